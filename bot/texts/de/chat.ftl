# What the control side says. Signs: 🔴 alarm · 🟠 unsure or degraded · 🟢 all well · ⚪ off · 🔒 armed.

## The alarm
alarm-state = { $state ->
    [disarmed] ⚪ Unscharf
    [arming] 🔒 Wird scharf ({ alarm-mode })
    [armed_home] 🔒 Scharf (zuhause)
    [armed_night] 🔒 Scharf (Nacht)
    [armed_away] 🔒 Scharf (abwesend)
    [pending] 🟠 Jemand ist drinnen
   *[triggered] 🔴 Alarm ({ alarm-mode })
  }
# The mode as a word within a sentence.
alarm-mode = { $mode ->
    [armed_home] zuhause
    [armed_night] Nacht
   *[armed_away] abwesend
  }
# Who or what brought it there: $means.
alarm-by = { $means ->
    [person] { alarm-state } durch { $name }
    [schedule] { alarm-state } durch den Zeitplan
    [presence] { alarm-state }, weil niemand zuhause ist
   *[nobody] { alarm-state }
  }
alarm-since = { $means ->
    [person] { alarm-state } seit { $since } durch { $name }
    [schedule] { alarm-state } seit { $since } durch den Zeitplan
    [presence] { alarm-state } seit { $since }, weil niemand zuhause ist
   *[nobody] { alarm-state } seit { $since }
  }
alarm-changed = { $means ->
    [person] { alarm-state } durch { $name } · { $time }
    [schedule] { alarm-state } durch den Zeitplan · { $time }
    [presence] { alarm-state }, weil niemand zuhause ist · { $time }
   *[nobody] { alarm-state } · { $time }
  }
# While time runs: until it is armed, or until it is an alarm.
alarm-arming-left = { $means ->
    [person] { alarm-state } durch { $name } · scharf in { $span }
    [schedule] { alarm-state } durch den Zeitplan · scharf in { $span }
    [presence] { alarm-state }, weil niemand zuhause ist · scharf in { $span }
   *[nobody] { alarm-state } · scharf in { $span }
  }
alarm-arming-until = { $means ->
    [person] { alarm-state } durch { $name } · scharf um { $time }
    [schedule] { alarm-state } durch den Zeitplan · scharf um { $time }
    [presence] { alarm-state }, weil niemand zuhause ist · scharf um { $time }
   *[nobody] { alarm-state } · scharf um { $time }
  }
alarm-pending-left = { alarm-state } · Alarm in { $span }, wenn niemand unscharf schaltet

arm-no-camera = 🟠 Nicht scharf: Es gibt nichts zu überwachen.
arm-question = 🟠 Noch nicht scharf:
arm-question-none-left = Gerade zeigt mir keine Kamera etwas. So scharf geschaltet, würde ich jede überwachen, sobald sie da ist.
armed-without = 🟠 Noch nicht im Blick:
missing-lost = { $camera } ist schon { $span } ausgefallen.
missing-connecting = { $camera } ist schon { $span } dabei, sich zu verbinden.
missing-paused = { $camera } ist pausiert.

## Asked back
late-disarm = ⚪ Du hast mich { $when } gebeten, unscharf zu schalten; da war ich offline.
    Ich bin noch scharf geschaltet. Jetzt unscharf schalten?
late-arm = ⚪ Du hast mich { $when } gebeten, { $mode ->
        [armed_home] scharf zu schalten (zuhause)
        [armed_night] scharf zu schalten (Nacht)
       *[armed_away] scharf zu schalten
    }; da war ich offline.
    Ich bin noch unscharf geschaltet. Jetzt scharf schalten?
late-arm-otherwise = ⚪ Du hast mich { $when } gebeten, { $mode ->
        [armed_home] scharf zu schalten (zuhause)
        [armed_night] scharf zu schalten (Nacht)
       *[armed_away] scharf zu schalten (abwesend)
    }; da war ich offline.
    Jetzt bin ich { $now ->
        [armed_home] scharf geschaltet (zuhause)
        [armed_night] scharf geschaltet (Nacht)
       *[armed_away] scharf geschaltet (abwesend)
    }. Ändern?
late-disarmed-already = ⚪ Du hast mich { $when } gebeten, unscharf zu schalten; da war ich offline.
    Ich bin unscharf geschaltet.
late-armed-already = 🔒 Du hast mich { $when } gebeten, scharf zu schalten; da war ich offline.
    Ich bin scharf geschaltet.
late-earlier = vorhin

## Who is who
start-paired = Willkommen. Dieser Wächter gehört jetzt dir; sonst bekommt niemand eine Antwort von mir.
setup-goes-on = Die Einrichtung geht im Terminal weiter. Sobald ich laufe, zeigt /help, was ich kann.
setup-picture = Das zeigt { $camera }.
start-known = Ich bin da, { $name }. /help zeigt, was ich kann.
start-cameras = Kameras: { $cameras }
no-camera = { $reader ->
    [owner] Noch keine Kamera. Füg hier ihre Adresse ein (rtsp://… oder http://…), oder such eine im Netzwerk.
    [group] Noch keine Kamera. Der Besitzer fügt sie im privaten Chat mit mir hinzu: In einer Adresse kann ein Passwort stehen.
   *[other] Noch keine Kamera. Der Besitzer kann eine hinzufügen.
  }
refused-anonymous = Ich kann nicht sehen, wer du bist, weil du im Namen einer Gruppe oder eines Kanals schreibst. Schalte „Anonym bleiben“ aus, oder schreib mir privat.

## Cameras
camera-which = Welche Kamera?
camera-unknown = Ich kenne keine Kamera „{ $asked }“. Welche meinst du?
camera-live = 🟢 { $camera }
camera-connecting = 🟠 { $camera } · verbindet sich, schon { $span }
camera-lost = 🔴 { $camera } · schon { $span } ausgefallen
camera-lost-because = 🔴 { $camera } · schon { $span } ausgefallen: { $reason }
camera-rate = { $rate } Bilder/s
camera-movement = letzte Bewegung { $ago }
camera-no-movement = bisher keine Bewegung
camera-every-frame-because = ich sehe mir jedes Bild an: { $reason }
camera-muted = hier noch { $span } stumm
detail-picture = { $codec }, { $size }
detail-keyframes = Alle { $seconds } s ein Schlüsselbild
detail-watching-keyframes = Solange es ruhig ist, sehe ich mir nur die Schlüsselbilder an
detail-watching-every-frame = Ich sehe mir jedes Bild an
detail-watching-nothing = Ich sehe mir gerade kein Bild an
detail-last-picture = Letztes Bild { $ago }
detail-ring = Die letzten { $span } sind im Arbeitsspeicher ({ $size })
camera-unmuted = 🟢 { $camera } darf sich hier wieder hörbar melden.

## Pictures and clips
picture-caption = { $camera } · { $moment }
    { $tag }
clip-progress = Aufnahme · { $camera } · { $recorded } von { $of } s
clip-sending = Ich sende den Clip: { $camera } …
clip-part = Teil { $part } von { $parts }
clip-cancelled = ⚪ Clip abgebrochen: { $camera }. Nichts davon wurde behalten.
clip-busy = Ich nehme gerade schon einen Clip auf: { $camera }. Er kommt gleich.
clip-over = ⚪ Diese Aufnahme ist vorbei.
clip-wrong-length = Ein Clip ist 1 bis { $most } ganze Sekunden lang. Sende zum Beispiel /clip { $example }, oder tippe für { $example } s.
live-ended = ⚪ Live ist beendet.
live-too-large = 🟠 Für Live sind diese Bilder zu groß: { $camera }. /snapshot sendet eines als Datei.

## Status
status-trouble = 🟠 { $trouble }
status-evidence = Aufnahmen { $size }
status-waiting = { $count ->
    [0] nichts wartet auf Versand
    [one] 1 Nachricht wartet auf Versand
   *[other] { $count } Nachrichten warten auf Versand
  }
status-last-sent = letzte gesendet { $ago }
status-parked = { $count ->
    [one] 1 Nachricht ließ sich nicht senden
   *[other] { $count } Nachrichten ließen sich nicht senden
  }

## Help
help-head = Ich überwache deine Kameras und sage dir hier Bescheid, wenn sich etwas bewegt, während ich scharf geschaltet bin.
help-foot = Ohne Namen einer Kamera frage ich nach oder nehme alle. Der Anfang des Namens oder die Nummer genügt.
about-arm = Scharf schalten: überwachen und Alarm schlagen
follows-arm = [zuhause|nacht|abwesend] [30s]
about-disarm = Unscharf schalten: kein Alarm mehr
about-snapshot = Was die Kameras jetzt sehen
about-clip = Ein Clip bis 60 s, der vor 5 s beginnt
about-live = Ein Bild, das sich eine Minute lang erneuert
about-status = Alarm, Kameras und was wartet, auf einen Blick
about-help = Was ich kann
about-start = Hallo sagen
follows-snapshot = [Kamera]
follows-clip = [Sekunden] [Kamera]
follows-live = [Kamera]

## When something goes wrong
failure-camera = 🟠 { $message }
failure-disk = 🟠 Ich konnte nicht auf meine Festplatte schreiben, darum ist nichts geändert. Schau in mein Protokoll: Da steht, welche Datei und warum. { failure-until-then }
failure-disk-full = 🟠 Meine Festplatte ist voll, darum ist nichts geändert. Schaff dort etwas Platz und versuch es noch einmal. { failure-until-then }
failure-until-then = Wenn dir die Alarme bis dahin keine Ruhe lassen: Schalte diesen Chat in Telegram stumm, oder halte mich auf meinem Rechner an.
failure-unexpected = 🟠 Das ging schief, und es liegt nicht an dir. Versuch es noch einmal; bleibt es dabei, schau in mein Protokoll.
not-understood = Das habe ich nicht verstanden. /help zeigt, was ich kann.
no-words = Ich verstehe Befehle und Knöpfe, aber keine Bilder, Dateien oder Sprachnachrichten. /help zeigt, was ich kann.

## Toasts: at most 200 characters
toast-camera-gone = Diese Kamera gibt es nicht mehr.
toast-recording = Ich nehme schon auf: { $camera }.
toast-clip-over = Diese Aufnahme ist schon vorbei.
toast-live-over = Es ist schon beendet.
toast-unknown-button = Dieser Knopf geht nicht mehr. /help zeigt, was ich kann.

## This machine
clock-jumped = 🟠 Die Uhr dieses Rechners ist um { $span } { $direction ->
        [forwards] vorgesprungen
       *[backwards] zurückgesprungen
    }.
    Zeiten, die ich vorher genannt habe, können falsch sein. Scharf oder unscharf geschaltet wurde dadurch nichts.
trouble-evidence = Was ich aufnehme, lässt sich nicht auf die Festplatte schreiben. Meldungen gehen weiter raus; bitte sieh nach der Festplatte.
trouble-outbox = Was auf den Versand wartet, lässt sich nicht auf die Festplatte schreiben. Ein Neustart jetzt könnte es verlieren.
trouble-recording = { $camera }: { $why }
state-repaired = 🟠 Meine Einstellungsdatei war kaputt; ich habe { $from ->
        [copy] mit der letzten guten Kopie
       *[nothing] ganz von vorn
    } angefangen. Prüf, ob der Alarm so ist, wie du ihn willst.

## Buttons
button-arm = Scharf schalten
button-arm-mode = { $mode ->
    [armed_home] Zuhause
    [armed_night] Nacht
   *[armed_away] Abwesend
  }
button-arm-now = Jetzt scharf schalten
button-arm-in = In { $seconds } s scharf schalten
button-mode-rules = Was dort Alarm auslöst
button-arm-anyway = Trotzdem scharf schalten
button-arm-without = Scharf ohne { $cameras }
button-disarm = Unscharf schalten
button-stay-armed = Scharf bleiben
button-stay-disarmed = Unscharf bleiben
button-cancel = Abbrechen
button-show = Zeigen, was ich sehe
button-again = Nochmal
button-try-again = Nochmal versuchen
button-stop = Stoppen
button-live = Live
button-live-again = Nochmal live
button-snapshot = Bild
button-clip = Clip { $seconds } s
button-status = Status
button-refresh = Aktualisieren
button-unmute = Ton an
