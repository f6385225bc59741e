# /evidence: how long what I record is kept, what it takes, and what goes.
# Dates may end with a full stop ("5. Okt."), so none stands at the end of a sentence.

about-evidence = Wie lange ich Aufnahmen behalte und was sie belegen
evidence-menu = Aufnahmen

evidence-none = Noch keine Aufnahmen.
evidence-takes = Aufnahmen belegen { $used }: { $count ->
    [one] 1 Vorfall ({ $oldest }).
   *[other] { $count } Vorfälle (der älteste: { $oldest }).
  }
evidence-pinned = Davon sind { $size } für immer gespeichert und bleiben.
evidence-disk = Auf der Festplatte sind { $free } von { $size } frei.
evidence-fits = Geht es so weiter, reicht der Platz für { $days ->
    [0] weniger als einen Tag
    [one] etwa 1 Tag
   *[other] etwa { $days } Tage
  }.
evidence-rules = Aufbewahrung: { $days ->
    [0] unbegrenzt
    [365] 1 Jahr
    [one] 1 Tag
   *[other] { $days } Tage
  }, { $room ->
    [none] so viel auf die Festplatte passt
   *[some] höchstens { $most }
  }. Auf der Festplatte bleiben { $free } frei.
evidence-used = { $used } von { $most }
evidence-used-gb = { $used } von { $most } GB

## What is chosen: days 0 and room "none" are no limit
evidence-days = { $days ->
    [0] Aufnahmen bewahre ich unbegrenzt auf, solange Platz ist.
    [365] Aufnahmen bewahre ich 1 Jahr lang auf. Was älter ist, lösche ich von selbst; was für immer gespeichert ist, bleibt.
    [one] Aufnahmen bewahre ich 1 Tag lang auf. Was älter ist, lösche ich von selbst; was für immer gespeichert ist, bleibt.
   *[other] Aufnahmen bewahre ich { $days } Tage lang auf. Was älter ist, lösche ich von selbst; was für immer gespeichert ist, bleibt.
  }
evidence-room = { $room ->
    [none] Aufnahmen dürfen so viel belegen, wie auf die Festplatte passt.
   *[some] Aufnahmen dürfen { $most } belegen.
  } Ist das voll, lösche ich die ältesten, Fehlalarme zuerst. Was für immer gespeichert ist, bleibt.
evidence-free = Auf der Festplatte bleiben { $free } frei. Wird es weniger, lösche ich die ältesten Aufnahmen, Fehlalarme zuerst. Was für immer gespeichert ist, bleibt, ebenso die neuesten 2 GB des letzten Tages.

evidence-button-keep = { $days ->
    [0] Unbegrenzt aufbewahren
    [365] 1 Jahr aufbewahren
    [one] 1 Tag aufbewahren
   *[other] { $days } Tage aufbewahren
  }
evidence-button-most = { $room ->
    [none] Ohne Obergrenze
   *[some] Höchstens { $most }
  }
evidence-button-free = { $free } frei lassen
evidence-button-days = { $days ->
    [0] Unbegrenzt
    [365] 1 Jahr
    [one] 1 Tag
   *[other] { $days } Tage
  }
evidence-button-room = { $room ->
    [none] Ohne Obergrenze
   *[some] { $most }
  }
evidence-button-size = { $free }
evidence-button-chosen = ✓ { $label }
evidence-button-plan = Was gelöscht würde
evidence-button-pin = Auswählen, was bleibt
evidence-button-pinned = Gespeicherte zeigen
evidence-button-more = Mehr aufbewahren
evidence-button-evidence = Aufnahmen
evidence-button-undo = Rückgängig machen
evidence-button-remove = Löschen
evidence-button-leave = Lassen, wie es war

## "older than 7 days"
evidence-age = { $days ->
    [365] 1 Jahr
    [one] 1 Tag
   *[other] { $days } Tage
  }
evidence-ask = { $limit ->
    [days] { $count ->
        [one] Damit wird jetzt 1 Vorfall gelöscht, der älter als { evidence-age } ist ({ $dates }, { $size }).
       *[other] Damit werden jetzt { $count } Vorfälle gelöscht, die älter als { evidence-age } sind ({ $dates }, { $size }).
    }
   *[other] { $count ->
        [one] Damit wird jetzt 1 Vorfall gelöscht ({ $dates }, { $size }).
       *[other] Damit werden jetzt { $count } Vorfälle gelöscht, Fehlalarme und die ältesten zuerst ({ $dates }, { $size }).
    }
  }
evidence-agreed = { $count ->
    [one] 1 Vorfall ({ $dates }, { $size }) wird in einer Minute gelöscht.
   *[other] { $count } Vorfälle ({ $dates }, { $size }) werden in einer Minute gelöscht.
  }
evidence-told = { $name } hat geändert, wie lange ich Aufnahmen aufbewahre. { $count ->
    [one] 1 Vorfall ({ $dates }, { $size }) wird in einer Minute gelöscht.
   *[other] { $count } Vorfälle ({ $dates }, { $size }) werden in einer Minute gelöscht.
  }

## What would go
evidence-plan-now = { $count ->
    [one] 1 Vorfall ({ $dates }, { $size }) wird in den nächsten zehn Minuten gelöscht.
   *[other] { $count } Vorfälle ({ $dates }, { $size }) werden in den nächsten zehn Minuten gelöscht.
  }
evidence-plan-nothing = Jetzt muss nichts gelöscht werden.
evidence-plan-first = Wird der Platz knapp, lösche ich zuerst:
evidence-plan-more = und dann { $count ->
    [one] 1 weiteren.
   *[other] { $count } weitere, die ältesten zuerst.
  }

## By itself, to owners
evidence-near-room = 🟠 Aufnahmen belegen { $used }. { $when ->
    [soon] Bald
   *[later] Noch etwa { $span }, dann
  } lösche ich die ältesten.
evidence-near-disk = 🟠 Die Festplatte füllt sich: { $free } sind frei, { $minimum } sollen es bleiben. { $when ->
    [soon] Bald
   *[later] Noch etwa { $span }, dann
  } lösche ich die ältesten Aufnahmen.
evidence-near-order = Fehlalarme zuerst; was für immer gespeichert ist, bleibt.
evidence-removed = { $reason ->
    [too_much] { $count ->
        [one] 1 Vorfall ({ $dates }) ist gelöscht, damit Aufnahmen unter { $most } bleiben.
       *[other] { $count } Vorfälle ({ $dates }) sind gelöscht, damit Aufnahmen unter { $most } bleiben.
    }
   *[disk_full] { $count ->
        [one] 1 Vorfall ({ $dates }) ist gelöscht, damit auf der Festplatte { $free } frei bleiben.
       *[other] { $count } Vorfälle ({ $dates }) sind gelöscht, damit auf der Festplatte { $free } frei bleiben.
    }
  }
evidence-full = 🟠 Die Festplatte ist voll: { $free } sind noch frei, und ich darf keine Aufnahmen löschen, um Platz zu schaffen.
    Meldungen kommen weiter, aber bald ohne Aufnahmen auf der Festplatte. Aufnahmen belegen { $used } von { $size }: Schaff Platz auf diesem Rechner, oder gib frei, was nicht bleiben muss.
evidence-pins = 🟠 Was für immer gespeichert ist, belegt { $size }, und alle Aufnahmen zusammen dürfen { $most } belegen: Anderes lösche ich dafür nicht.
    Gib frei, was nicht bleiben muss, oder bewahre mehr auf.
evidence-stuck-pinned = 🟠 Was für immer gespeichert ist, füllt den Platz; anderes lösche ich dafür nicht.
evidence-stuck-disk = 🟠 Die Festplatte ist voll: { $free } sind noch frei, und ich darf keine Aufnahmen löschen, um Platz zu schaffen.
evidence-trouble-disk = Die Festplatte ist fast voll: { $free } sind noch frei. Meldungen kommen weiter, aber was ich aufnehme, geht vielleicht verloren.
evidence-button-summary = Tagesbericht
