# /verify: whether the evidence is as it was sealed. Also printed by `npm run verify`.

about-verify = Prüfen, dass keine Aufnahme verändert wurde
follows-verify = [acht Zeichen eines Siegels]

# Stands at the end of a clip's caption, behind the date; $head is eight characters.
verify-caption = Siegel { $head }

verify-begun = Ich prüfe alle Aufnahmen anhand des Siegels …
verify-progress = Ich prüfe die Aufnahmen: { $done } von { $of } Vorfällen, { $size }.
verify-cancelled = ⚪ Die Prüfung wurde abgebrochen, darum kam nichts heraus.
verify-missing = Hier ist nichts versiegelt.
verify-busy = Ich prüfe die Aufnahmen schon.
verify-toast-over = Diese Prüfung ist vorbei.
verify-button-again = Nochmal prüfen
verify-button-all = Alle Aufnahmen prüfen
verify-not-eight = Hinter /verify gehören die acht Zeichen, die unter einem Clip oder in einem Tagesbericht hinter „Siegel“ stehen: Ziffern und Buchstaben von a bis f.

verify-well = 🟢 Alle Aufnahmen sind so, wie sie versiegelt wurden.
verify-wrong = 🔴 Nicht alle Aufnahmen sind so, wie sie versiegelt wurden.
# What was found first comes behind it, as a sentence of its own.
verify-first = Zuerst gefunden:
verify-file = { $kind ->
    [changed] { $file } ({ $camera }, { $when }) wurde verändert.
    [grown] { $file } ({ $camera }, { $when }) hat Zeilen, die nicht versiegelt wurden.
    [replaced] { $file } ({ $camera }, { $when }) wurde zweimal versiegelt, mit verschiedenem Inhalt.
    [changed_before] { $file } ({ $camera }, { $when }) war schon verändert, als die Datei ordnungsgemäß gelöscht wurde.
    [missing] { $file } ({ $camera }, { $when }) fehlt und wurde nicht ordnungsgemäß gelöscht.
    [set_aside] { $file } ({ $camera }, { $when }) war nicht lesbar und wurde beiseitegelegt.
    [incident_missing] Der ganze Vorfall ({ $camera }, { $when }) fehlt und wurde nicht ordnungsgemäß gelöscht.
    [added] { $file } ({ $camera }, { $when }) wurde hinzugefügt: Versiegelt war das nie.
    [incident_added] Der ganze Vorfall ({ $camera }, { $when }) wurde hinzugefügt: Versiegelt war er nie.
   *[unreadable] { $file } ({ $camera }, { $when }) lässt sich nicht von der Festplatte lesen.
  }
verify-in-all = Insgesamt: { $counts }.
verify-count = { $kind ->
    [changed] { $count } verändert
    [grown] { $count } länger als versiegelt
    [replaced] { $count } zweimal versiegelt
    [changed_before] { $count } vor dem Löschen verändert
    [missing] { $count } fehlend
    [set_aside] { $count } beiseitegelegt
    [incident_missing] { $count ->
        [one] 1 ganzer Vorfall fehlend
       *[other] { $count } ganze Vorfälle fehlend
    }
    [added] { $count } hinzugefügt
    [incident_added] { $count ->
        [one] 1 ganzer Vorfall hinzugefügt
       *[other] { $count } ganze Vorfälle hinzugefügt
    }
   *[unreadable] { $count } nicht lesbar
  }
verify-chain = { $kind ->
    [edited] Das Siegel selbst wurde verändert, an seinem Eintrag { $number }.
    [gap] Einträge des Siegels fehlen, von { $number } an.
    [no_beginning] Der Anfang des Siegels fehlt.
    [order] Die Einträge des Siegels sind bei { $number } nicht in der richtigen Reihenfolge.
    [damaged] Das Siegel musste bei Eintrag { $number } ({ $when }) neu beginnen: Sein Ende war verändert, oder sein Schlüssel war ein anderer.
    [secret_lost] Der Schlüssel des Siegels ging verloren ({ $when }). Was davor war, passt, lässt sich aber nicht mehr beweisen.
    [cut] Das Siegel wurde gekürzt oder umgeschrieben: Was im Chat stand ({ $when }), ist nicht darin.
    [no_secret] Der richtige Schlüssel des Siegels ist nicht hier: Nichts lässt sich beweisen.
   *[none] Hier gibt es kein Siegel.
  }
verify-checked = So, wie seit dem { $since } versiegelt: { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
  } aus { $incidents ->
    [one] { $incidents } Vorfall
   *[other] { $incidents } Vorfällen
  } ({ $size }).
verify-removed = Laut Siegel ordnungsgemäß gelöscht: { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
  }, { $incidents ->
    [one] { $incidents } ganzer Vorfall
   *[other] { $incidents } ganze Vorfälle
  }.
verify-older = { $count ->
    [one] { $count } Vorfall ist älter als das Siegel.
   *[other] { $count } Vorfälle sind älter als das Siegel.
  }
verify-waiting = { $count ->
    [one] { $count } Datei von dem, was noch andauert, ist noch nicht versiegelt.
   *[other] { $count } Dateien von dem, was noch andauert, sind noch nicht versiegelt.
  }
verify-after-restart = { $count ->
    [one] { $count } Datei wurde erst nach einem Neustart versiegelt.
   *[other] { $count } Dateien wurden erst nach einem Neustart versiegelt.
  }
verify-unproven = { $count ->
    [one] { $count } Datei passt zu einem Siegel, dessen Schlüssel nicht hier ist.
   *[other] { $count } Dateien passen zu einem Siegel, dessen Schlüssel nicht hier ist.
  }
verify-recordings = { $count ->
    [one] { $count } Aufnahme ohne Clip ist nicht versiegelt: { $file } ({ $camera }, { $when }).
   *[other] { $count } Aufnahmen ohne Clip sind nicht versiegelt. Zuerst gefunden: { $file } ({ $camera }, { $when }).
  }
verify-head = Siegel { $head }, Eintrag { $number }.

verify-found = 🟢 { $head } steht im Siegel: Eintrag { $number }, { $when }.
verify-found-begun = Mit diesem Eintrag begann das Siegel.
verify-found-what = { $kind ->
    [removed] Dieser Eintrag sagt, dass das ordnungsgemäß gelöscht wurde: { $files } ({ $camera }, { $when }).
   *[sealed] Dieser Eintrag versiegelt: { $files } ({ $camera }, { $when }).
  }
verify-found-changed = 🔴 { $head } steht im Siegel, aber Eintrag { $number } ({ $when }) lässt sich nicht beweisen.
verify-not-found = 🔴 { $head } steht nicht im Siegel. Sind es die richtigen Zeichen, wurde das Siegel seitdem gekürzt oder umgeschrieben.

trouble-seal = Was ich aufnehme, lässt sich gerade nicht versiegeln: Das Siegel lässt sich nicht schreiben. Bitte sieh nach der Festplatte.
verify-anew = { $because ->
    [secret_lost] 🟠 Der Schlüssel meines Siegels war weg, darum habe ich ein neues Siegel begonnen.
      Was älter ist, lässt sich nicht mehr beweisen; /verify vergleicht es weiterhin.
   *[damaged] 🟠 Das Ende meines Siegels ist nicht so, wie ich es geschrieben habe, darum habe ich ein neues begonnen.
      Jemand oder etwas hat es verändert, während ich nicht lief. Sende /verify, um zu sehen, was.
  }
