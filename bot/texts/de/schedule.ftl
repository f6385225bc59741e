# /schedule: arming and disarming by itself, reminders, and the household's phones.
# Dates end with a full stop ("So., 22. Nov."), so none stands at the end of a sentence.

about-schedule = Nach Wochentag und Uhrzeit scharf und unscharf schalten

# What an entry wants, as a label.
schedule-wanted = { $wanted ->
    [armed_home] Zuhause
    [armed_night] Nacht
    [armed_away] Abwesend
   *[disarmed] Unscharf
  }
schedule-entry = { $days } { $time } · { schedule-wanted }
schedule-entry-off = ⚪ { schedule-entry } · aus
schedule-entry-skipped = { schedule-entry } · nicht am { $date }
schedule-every-day = täglich
schedule-no-day = kein Tag

## The list
schedule-head = Zeitplan · Zeitzone { $timezone }
schedule-none = Noch wird nichts von selbst scharf oder unscharf geschaltet.
schedule-next = Als Nächstes: { $date } { $time } · { schedule-wanted }
schedule-next-none = Als Nächstes kommt nichts.
schedule-remind = { $minutes ->
    [0] Ich erinnere dich nicht, bevor ich von selbst scharf schalte.
   *[other] Ich erinnere dich { $minutes } min, bevor ich von selbst scharf schalte.
  }
schedule-full = 🟠 Es gibt { $most } Einträge, mehr passen nicht. Lösch zuerst einen.
schedule-gone = ⚪ Diesen Eintrag gibt es nicht mehr.
schedule-late = 🟠 Dein Tippen kam zu spät bei mir an, darum habe ich nichts geändert. Tippe noch einmal, wenn du es noch willst.
schedule-zone-unknown = 🟠 Ich kenne die Zeitzone { $timezone } nicht, darum kann ich dem Zeitplan nicht folgen. Der Alarm bleibt, wie er ist; wähl in /settings eine andere Zeitzone.

## One entry
schedule-page-off = ⚪ Er ist ausgeschaltet und tut nichts.
schedule-page-skipped = ⚪ Am { $date } tut er nichts.
schedule-delete-question = Diesen Eintrag wirklich löschen? { schedule-entry }
schedule-deleted = ⚪ Gelöscht: { schedule-entry }
schedule-saved = 🟢 Gespeichert.
schedule-skip-over = ⚪ Dafür ist es zu spät: { $date } { $time } ist vorbei.

## Making an entry
schedule-form-new = Neu: { schedule-entry }
schedule-form-change = Ändern in: { schedule-entry }
schedule-form-help = Wähl, was geschehen soll, an welchen Tagen und wann. Die Zeitzone ist { $timezone }.
schedule-form-no-day = 🟠 Wähl mindestens einen Tag.
schedule-time-question = Um wie viel Uhr? Sende es zum Beispiel so: 23:15, oder /cancel.
schedule-time-question-group = Um wie viel Uhr? Antworte auf diese Nachricht, zum Beispiel so: 23:15.
schedule-time-wrong = 🟠 Das kann ich nicht als Uhrzeit lesen.

## What happens by itself
schedule-reminder = 🔒 Ich schalte um { $time } scharf ({ alarm-mode }), in { $span }.
schedule-skipped-note = ⚪ { $date }: Ich schalte um { $time } nicht scharf.
schedule-changed-late = { $why ->
    [off] Ich war { $when } ausgeschaltet, als es fällig war.
    [clock] Die Uhr dieses Rechners ist gesprungen, darum habe ich die Zeit verpasst: fällig war es { $when }.
   *[disk] Meine Festplatte ließ sich { $when } nicht beschreiben, darum kommt es spät.
  }
schedule-ask-late = 🟠 { $why ->
    [off] Ich war { $when } ausgeschaltet, als ich unscharf schalten sollte.
    [clock] Die Uhr dieses Rechners hat die Zeit übersprungen, zu der ich unscharf schalten sollte: { $when }.
   *[disk] Meine Festplatte ließ sich { $when } nicht beschreiben, als ich unscharf schalten sollte.
  }
    Ich bin noch scharf geschaltet. Jetzt unscharf schalten?
schedule-ask-alarm = 🔴 Ich soll { $when } unscharf schalten, aber der Alarm läuft.
    Vielleicht ist jemand drinnen, darum lasse ich ihn an. Jetzt unscharf schalten?
schedule-failed = 🟠 Ich konnte { $when } nicht { $wanted ->
    [disarmed] unscharf schalten
   *[other] scharf schalten
  }: Meine Festplatte ließ sich nicht beschreiben. Ich versuche es weiter.
presence-failed = 🟠 Alle Handys sind weg, aber ich konnte nicht scharf schalten: Meine Festplatte ließ sich nicht beschreiben. Ich versuche es weiter.

## What the others are told
schedule-told = { $what ->
    [added] { $name } hat in den Zeitplan aufgenommen: { schedule-entry }
    [changed] { $name } hat im Zeitplan geändert: { schedule-entry }
    [on] { $name } hat im Zeitplan eingeschaltet: { schedule-entry }
    [off] ⚪ { $name } hat im Zeitplan ausgeschaltet: { schedule-entry }
   *[removed] ⚪ { $name } hat aus dem Zeitplan gelöscht: { schedule-entry }
  }
schedule-told-skipped = ⚪ { $name } sagt, am { $date } nicht: Ich schalte um { $time } nicht { $wanted ->
    [disarmed] unscharf
   *[other] scharf
  }.
schedule-told-unskipped = 🔒 { $name } sagt, wie geplant: Ich schalte am { $date } um { $time } { $wanted ->
    [disarmed] unscharf
   *[other] scharf
  }.
presence-told = { $enabled ->
    [yes] 🔒 { $name } hat eingeschaltet: Ich schalte scharf, wenn alle Handys weg sind.
   *[no] ⚪ { $name } hat ausgeschaltet: Ich schalte nicht mehr scharf, wenn alle Handys weg sind.
  }
presence-told-phone = { $what ->
    [added] { $name } hat ein Handy hinzugefügt, auf das ich achte: { $phone }
   *[removed] { $name } hat ein Handy entfernt, auf das ich geachtet habe: { $phone }
  }

## Phones
presence-head = Handys · scharf schalten, wenn alle weg sind
presence-off = ⚪ Aus.
presence-on = 🔒 An: Hat { $span } lang kein Handy geantwortet, schalte ich scharf (abwesend). Unscharf schalte ich nie von selbst.
presence-none = Füg zuerst die Handys des Haushalts hinzu. Jedes braucht eine Adresse, die gleich bleibt.
presence-place = { $place ->
    [home] 🟢 { $phone } ({ $address }) · schon { $span } zuhause
    [away] ⚪ { $phone } ({ $address }) · schon { $span } weg
   *[unknown] 🟠 { $phone } ({ $address }) · noch nicht bekannt
  }
presence-phone = { $phone } ({ $address })
presence-not-seen = Ich schalte erst scharf, wenn ich einmal ein Handy zuhause gesehen habe.
presence-question = Wessen Handy, und unter welcher Adresse? Sende mir einen Namen und die Adresse, zum Beispiel { $example }, oder /cancel.
presence-question-group = Wessen Handy, und unter welcher Adresse? Antworte auf diese Nachricht mit einem Namen und der Adresse, zum Beispiel { $example }.
presence-question-name = Wessen Handy ist { $address }? Sende mir einen Namen, oder /cancel.
presence-question-name-group = Wessen Handy ist { $address }? Antworte auf diese Nachricht mit einem Namen.
presence-suggested = Diese haben in letzter Zeit in deinem Netzwerk geantwortet:
presence-wrong = { $problem ->
    [no_address] 🟠 Die Adresse fehlt.
    [no_name] 🟠 Der Name fehlt.
    [long_name] 🟠 Dieser Name ist zu lang.
    [own_address] 🟠 Das ist nicht die Adresse eines Handys.
    [there_already] 🟠 Ein Handy mit dieser Adresse gibt es schon, oder es sind zu viele.
   *[bad_address] 🟠 Das ist keine Adresse: Sie sieht aus wie 192.168.1.23 oder wie ein Name in deinem Netzwerk.
  }
presence-added = 🟢 Ich achte jetzt auf dieses Handy: { $phone }.
presence-remove-question = Wirklich nicht mehr auf dieses Handy achten: { $phone }?
presence-removed = ⚪ Ich achte nicht mehr auf dieses Handy: { $phone }.
presence-phone-gone = ⚪ Dieses Handy gibt es nicht mehr.

## Buttons
schedule-button-add = Hinzufügen
schedule-button-phones = Handys
schedule-button-edit = Bearbeiten
schedule-button-on = Einschalten
schedule-button-off = Ausschalten
schedule-button-skip = Nicht am { $date }
schedule-button-unskip = Am { $date } doch
schedule-button-not-tonight = Heute Nacht nicht
schedule-button-not-today = Heute nicht
schedule-button-ok = OK
schedule-button-undo = Rückgängig machen
schedule-button-show = Zeitplan
schedule-button-save = Speichern
schedule-button-hour-less = −1 h
schedule-button-hour-more = +1 h
schedule-button-weekdays = Mo–Fr
schedule-button-weekend = Wochenende
schedule-button-every-day = Täglich
schedule-button-chosen = ✓ { $label }
schedule-button-reminder = { $minutes ->
    [0] Keine Erinnerung
   *[other] { $minutes } min
  }
presence-button-after = Nach { $minutes } min
presence-button-add = Handy hinzufügen
presence-button-remove = { $phone } entfernen
