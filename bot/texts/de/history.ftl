# /events and /intruders: what happened, newest first.

history-head = <b>{ $what }</b> · { $count ->
    [one] 1 Vorfall
   *[other] { $count } Vorfälle
  }
history-day = <b>{ $day }</b>
# $sign: alarm: somebody was alarmed; own: it has its sign anyway; none: nobody was.
history-what = { $what ->
    [stranger] { history-sign } Fremde Person
    [unsure] 🟠 Unsicher, wer es ist
    [household] 🟢 { $names }
    [camera_lost] 🟠 Kamera ausgefallen
   *[movement] { history-sign } Bewegung
  }
history-sign = { $sign ->
    [alarm] 🔴
   *[none] ⚪
  }
history-household = Jemand aus dem Haushalt
history-where = { $camera } · { $time }
history-camera = { $camera }
history-mark-false = Fehlalarm
history-mark-saved = gespeichert
history-going-on = dauert an
history-nothing-there = ⚪ Dort ist nichts mehr. Das sind die neuesten.
history-gone = ⚪ Diesen Vorfall gibt es nicht mehr: Er wurde gelöscht, oder seine Zeit war um.
history-not-understood = ⚪ Das ist kein Tag, keine Kamera und niemand, den ich kenne, darum steht hier alles.
history-empty = { $kind ->
    [intruders] 🟢 Bisher keine Eindringlinge.
   *[events] ⚪ Bisher ist nichts passiert. Was sich vor einer Kamera bewegt, wird hier stehen.
  }
history-empty-filter = ⚪ Dazu gibt es nichts: { $what }.

# The choice of what is shown.
history-filter = Was soll ich zeigen?
  <b>{ $what }</b> · { $count ->
    [one] 1 Vorfall
   *[other] { $count } Vorfälle
  }
history-choose-person = Wessen Besuche soll ich zeigen?
history-choose-camera = Welche Kamera?
history-camera-gone = eine Kamera, die es nicht mehr gibt
history-calendar = <b>{ $month }</b>
  { $purpose ->
    [only] Welchen Tag soll ich zeigen?
   *[jump] Wo soll ich anfangen?
  }
history-date-question = Sende mir ein Datum, zum Beispiel 21. Nov., gestern oder 2026-11-21.
history-date-unknown = 🟠 Das kann ich nicht als Datum lesen.

# One incident.
history-mode = { $state ->
    [disarmed] Ich war unscharf geschaltet.
    [arming] Ich wurde gerade scharf.
    [armed_home] Ich war scharf geschaltet (zuhause).
    [armed_night] Ich war scharf geschaltet (Nacht).
    [armed_away] Ich war scharf geschaltet (abwesend).
    [pending] Gerade war jemand hereingekommen.
   *[triggered] Es war schon Alarm.
  }
history-disarmed = Unscharf geschaltet durch { $name }.
history-told = Gemeldet an: { $names }.
history-told-one = { $name } um { $time }
history-told-waiting = Noch nicht gemeldet an: { $names }.
history-told-unreached = Nicht zu erreichen: { $names }.
history-told-nobody = Niemandem gemeldet; ich habe nur aufgenommen.
history-told-group = eine Gruppe
history-told-former = ein früheres Mitglied
history-seal = Siegel: { $seal }
history-delete-question = Wirklich diesen Vorfall löschen? Seine Bilder und Clips ({ $size }) sind dann endgültig weg. { $saved ->
    [yes] Er ist für immer gespeichert.{" "}
   *[no] {""}
  }Die Nachrichten in den Chats bleiben.
history-delete-late = ⚪ Du wolltest das vorhin löschen; da war ich offline.
history-delete-in-use = 🟠 Er dauert noch an oder wird gerade gemeldet, darum kann ich ihn jetzt nicht löschen. Versuch es in ein paar Minuten noch einmal.
history-deleted = ⚪ Gelöscht:
history-deleted-by = ⚪ { $name } hat einen Vorfall gelöscht:

history-button-kind = { $kind ->
    [events] Alles
    [intruders] Eindringlinge
    [stranger] Fremde
    [unsure] Unsicher
    [household] Haushalt
    [movement] Bewegung
    [camera_lost] Ausfälle
    [false_alarm] Fehlalarme
   *[pinned] Gespeichert
  }
history-button-older = ‹ Ältere
history-button-newer = Neuere ›
history-button-newest = Neueste
history-button-filter = Filtern
history-button-jump = Zum Datum
history-button-timeline = Zeitleiste
history-button-export-day = Diesen Tag exportieren
history-button-export-month = Alles exportieren
history-button-causes = Was sie ausgelöst hat
history-button-all = Alles
history-button-change = Filter ändern
history-button-person = Wer
history-button-anybody = Alle Personen
history-button-camera = Kamera
history-button-any-camera = Alle Kameras
history-button-day = Tag
history-button-any-day = Alle Tage
history-button-show = { $count } zeigen
history-button-clear = Filter aufheben
history-button-type = Datum eingeben
history-button-clip = Clip zeigen
history-button-export = Exportieren
history-button-earlier = ‹ Früher
history-button-later = Später ›
history-button-list = Zur Liste

about-events = Was passiert ist, das Neueste zuerst
about-intruders = Wer hier war und es nicht hätte sein sollen
follows-events = [Datum, Name oder Kamera]
