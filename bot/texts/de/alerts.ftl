# Alerts: what a person reads on the lock screen. The first line alone says what, where, when.

alert-headline = { $what ->
    [stranger] 🔴 Fremde Person: { $camera } · { $when }
    [unsure] 🟠 Unsicher, wer es ist: { $camera } · { $when }
    [no_face] 🔴 Bewegung, kein Gesicht zu sehen: { $camera } · { $when }
    [entry] 🟠 Jemand ist drinnen: { $camera } · { $when }
   *[movement] 🔴 Bewegung: { $camera } · { $when }
  }
alert-when-span = { $from }–{ $to }
alert-when-going-on = { $from }–…
alert-part = { $what ->
    [stranger] 🔴 Fremde Person: { $camera } · Teil { $part } · { $when }
    [unsure] 🟠 Unsicher, wer es ist: { $camera } · Teil { $part } · { $when }
    [household] 🟢 Jemand aus dem Haushalt: { $camera } · Teil { $part } · { $when }
    [entry] 🟠 Jemand ist drinnen: { $camera } · Teil { $part } · { $when }
    [in_time] 🟢 Rechtzeitig unscharf: { $camera } · Teil { $part } · { $when }
   *[movement] 🔴 Bewegung: { $camera } · Teil { $part } · { $when }
  }
alert-part-continued = { $what ->
    [unsure] 🟠 Es ging weiter: { $camera } · { $when }
    [household] 🟢 Es ging weiter: { $camera } · { $when }
    [entry] 🟠 Es ging weiter: { $camera } · { $when }
    [in_time] 🟢 Es ging weiter: { $camera } · { $when }
   *[movement] 🔴 Es ging weiter: { $camera } · { $when }
  }

alert-it-was = 🟢 Erkannt: { $names } · { $camera } · { $time }
alert-reported = Um { $time } gemeldet als { $what ->
    [stranger] fremde Person
    [unsure] jemand, bei dem ich unsicher war
    [entry] jemand, der hereinkommt
   *[movement] Bewegung
  }{ $clip ->
    [kept] ; der Clip bleibt.
   *[none] .
  }
alert-all-well = 🟢 Alles gut. Erkannt: { $names }.
alert-came-home = 🟢 Nach Hause gekommen: { $names } · { $camera } · { $time }
alert-forgotten = eine damals bekannte Person

alert-zones = In: { $zones }
# Presence had armed: these phones have come back.
alert-phones-home = Zuhause im Netzwerk: { $phones }.
alert-looking = Ich suche nach einem Gesicht …
alert-face-known = { $name } ({ $score })
alert-face-unsure = Vielleicht { $name } ({ $score }), aber ich bin nicht sicher.
alert-face-unsure-nobody = Ein Gesicht, das ich nicht sicher zuordnen kann.
alert-face-too-small = Ein Gesicht, aber zu weit weg, um zu sagen, wessen.
alert-stranger-seen = { $seconds } s lang im Bild.
alert-stranger-not = Nicht { $name } ({ $score })
alert-stranger-nor = nicht { $name } ({ $score })
alert-waited-no-verdict = Da war ein Gesicht, aber nicht gut genug zu sehen, um zu sagen, wessen.
alert-waited-camera-lost = Die Kamera fiel aus, bevor ich sagen konnte, wer es war.
alert-waited-faces-off = Ich kann im Moment keine Gesichter unterscheiden.
alert-waited-shutdown = Ich wurde angehalten, bevor ich sagen konnte, wer es war.

# The entry delay: who comes home has time to disarm.
alert-entry-waiting = Alarm um { $time }, wenn niemand unscharf schaltet.
alert-entry-over = Die Zeit zum Unscharfschalten war um { $time } vorbei.
alert-entry-raised = Niemand hat rechtzeitig unscharf geschaltet: Alarm um { $time }.
alert-entry-raised-early = Es war sicher eine fremde Person: Alarm um { $time }.
alert-in-time = { $who ->
    [known] 🟢 Rechtzeitig unscharf durch { $name } · { $camera } · { $time }
   *[nobody_known] 🟢 Rechtzeitig unscharf · { $camera } · { $time }
  }
alert-raised = 🔴 Alarm: { $camera } · { $time }
alert-raised-nobody = { $span } lang hat niemand unscharf geschaltet.
alert-raised-stranger = Ich bin sicher, dass es eine fremde Person ist.

alert-lost = 🟠 { $camera } ist ausgefallen · { $time }
alert-back = 🟢 { $camera } ist wieder da · war { $gone } weg
alert-lost-trying = Letztes Bild von { $time }. Ich versuche es weiter.
alert-lost-ended = Letztes Bild von { $time }.
alert-lost-span = Ausgefallen von { $from } bis { $to }.
alert-lost-why = Grund: { $reason }

alert-still-going-on = Es dauert an.
alert-starts-before = Beginnt { $seconds } s vorher.
alert-no-picture = Es ließ sich rechtzeitig kein Bild machen.
alert-photo-missing = Das Bild ist nicht mehr auf meiner Festplatte.
alert-photo-refused = Telegram hat das Bild nicht angenommen. Ich bewahre es hier auf.
alert-no-clip = Es gibt keinen Clip: { $reason }
alert-no-part = Teil { $part } ließ sich nicht machen: { $reason }
alert-clip-missing = Der Clip ist nicht mehr auf meiner Festplatte.
alert-clip-too-big = Der Clip ist zu groß für Telegram. Ich bewahre ihn hier auf.
alert-clip-refused = Telegram hat den Clip nicht angenommen. Ich bewahre ihn hier auf.
alert-ended-disarmed = Beendet, weil unscharf geschaltet wurde.
alert-ended-camera-lost = Beendet, weil die Kamera ausfiel.
alert-ended-restart = Beendet, weil ich neu gestartet bin.
alert-ended-shutdown = Beendet, weil ich oder diese Kamera ausgeschaltet wurde.
alert-told-late = Spät gemeldet, um { $time }: Vorher konnte ich dich nicht erreichen.
alert-false-alarm = Ein Fehlalarm, sagt { $name }.
alert-pinned = Für immer gespeichert durch { $name }.
alert-chat-gone = ⚪ Telegram lässt mich nicht in den Chat für Meldungen schreiben: Ich bin nicht darin oder darf dort nicht schreiben.
  Bis das behoben ist, kommen Meldungen hierher.
alert-topic-gone = ⚪ Das Thema für meine Meldungen ist weg, darum schreibe ich von jetzt an hier.

alert-button-disarm = Unscharf schalten
alert-button-mute = { $minutes ->
    [60] 1 h stumm
   *[other] { $minutes } min stumm
  }
alert-button-unmute = Ton an
alert-button-false = Fehlalarm
alert-button-not-false = Kein Fehlalarm
alert-button-pin = Für immer speichern
alert-button-unpin = Wieder freigeben
alert-button-clip-again = Clip nochmal
alert-button-show-clip = Clip zeigen
alert-button-know-them = Kenne ich

alert-tap-mute-late = ⚪ Du wolltest vorhin, dass ich eine Kamera stummschalte: { $camera }. Da war ich offline.
  Hier meldet sie sich noch hörbar. Jetzt stummschalten?
alert-button-keep-sound = Ton behalten
alert-tap-muted = { $camera } ist hier bis { $time } stumm. Ich wache weiter.
alert-tap-unmuted = { $camera } meldet sich hier wieder hörbar.
alert-tap-muted-privately = Deine privaten Meldungen sind bis { $time } stumm: { $camera }. Diese Gruppe bekommt weiter alle.
alert-tap-unmuted-privately = Deine privaten Meldungen kommen wieder mit Ton: { $camera }.
alert-tap-marked = Als Fehlalarm vermerkt.
alert-tap-unmarked = Kein Fehlalarm mehr.
alert-tap-pinned = Für immer gespeichert: Von selbst lösche ich diesen Vorfall nie.
alert-tap-unpinned = Nicht mehr für immer gespeichert: Ist seine Zeit um, lösche ich diesen Vorfall.
alert-tap-clip-coming = Hier kommt er noch einmal …
alert-tap-clip-on-its-way = Er ist schon unterwegs.
alert-tap-unknown-incident = Diesen Vorfall habe ich nicht mehr.
alert-tap-unknown-button = Dieser Knopf ist von einer älteren Version von mir. Sende /help, um zu sehen, was ich jetzt kann.
alert-tap-failed = Das hat nicht geklappt. Bitte versuch es noch einmal; /status sagt mehr.
alert-clip-not-kept = Diesen Clip habe ich nicht mehr: { $camera }, { $date } { $time }.
alert-clip-none = Zu diesem Vorfall gibt es keinen Clip.
alert-clip-not-sent = Der Clip ließ sich jetzt nicht senden. Bitte versuch es in ein paar Minuten noch einmal.
alert-clip-again = { $camera } · { $date } · { $from }–{ $to }

alert-tag-movement = bewegung
alert-tag-stranger = fremd
alert-tag-unsure = unsicher
alert-tag-household = haushalt
alert-tag-lost = ausgefallen

# [I know them]: whose face a camera saw.

know-which = Wen davon kennst du?
  Gesehen: { $camera } · { $list }
know-who = { $number ->
    [0] Wer ist das?
   *[other] Wer ist Nummer { $number }?
  }
  Gesehen: { $camera } · { $time }
know-name = <a href="tg://user?id={ $id }">{ $name }</a>, wie heißt diese Person? Sende mir den Namen, oder /cancel.
know-cancelled = In Ordnung, nichts wurde hinzugefügt.
know-added = 🟢 Dieses Gesicht gehört jetzt zu den Fotos von { $name }, insgesamt { $count }.
  Ich erkenne { $name } von jetzt an auch daran. Die Meldung bleibt, wie sie war.
know-added-new = 🟢 Ich kenne jetzt { $name }, von diesem einen Foto.
  Von jetzt an ist { $name } hier nicht mehr fremd. Mehr Fotos machen mich sicherer.
know-unlike = Es ähnelt den Fotos davor wenig ({ $score }). Wenn es jemand anderes ist, tippe auf Rückgängig.
know-told-others = ⚪ { $by } sagt: Ein Gesicht ({ $camera }) war { $name }. Ich erkenne { $name } von jetzt an auch daran.
know-already = Dieses Foto gehört schon zu denen von { $name }.
know-undone = ⚪ Zurückgenommen: Dieses Foto von { $name } ist weg.
know-undone-forgotten = ⚪ Zurückgenommen: Ich kenne { $name } nicht mehr.
know-undone-already = ⚪ Das war schon zurückgenommen.
know-undo-late = ⚪ Du wolltest vorhin, dass ich ein Foto zurücknehme; da war ich offline.
  Es ist noch da. Jetzt zurücknehmen?
know-like-another = Dieses Gesicht ähnelt eher { $other } ({ $score }) als { $name }. Wessen ist es?
know-new-like-another = Dieses Gesicht ähnelt { $other } ({ $score }). Ist es trotzdem jemand Neues?
know-too-small = Dieses Gesicht ist zu klein, um jemanden daran zu erkennen: { $value } Pixel breit, nötig sind { $limit }.
  Nichts wurde hinzugefügt. Besser gehen Fotos, die du mir sendest.
know-too-dark = Dieses Gesicht ist zu dunkel, um jemanden daran zu erkennen.
  Nichts wurde hinzugefügt. Besser gehen Fotos, die du mir sendest.
know-too-bright = Dieses Gesicht ist zu hell, um jemanden daran zu erkennen.
  Nichts wurde hinzugefügt. Besser gehen Fotos, die du mir sendest.
know-blurred = Dieses Gesicht ist zu verwischt, um jemanden daran zu erkennen.
  Nichts wurde hinzugefügt. Besser gehen Fotos, die du mir sendest.
know-no-face = Ich sehe dieses Gesicht nicht deutlich genug, um jemanden daran zu erkennen.
  Nichts wurde hinzugefügt. Besser gehen Fotos, die du mir sendest.
know-face-gone = Das Bild dieses Gesichts habe ich nicht mehr. Nichts wurde hinzugefügt.
know-person-gone = Diese Person kenne ich nicht mehr. Tippe unter der Meldung auf „Kenne ich“ und wähl noch einmal.
know-cannot-read = Ich kann im Moment keine Gesichter lesen. Bitte versuch es in einer Minute noch einmal; /status sagt mehr.
know-enough = Diese Person hat { $most } Fotos, das genügt. Lösch eins, bevor du noch eins hinzufügst.
know-name-empty = Ein Name braucht mindestens ein sichtbares Zeichen. Sende mir einen anderen.
know-name-too-long = Dieser Name ist zu lang. Sende mir einen kürzeren.
know-name-taken = So heißt schon jemand. Sende mir einen anderen Namen, oder wähl diese Person oben.
know-toast-nobody = Hier ist kein Gesicht mehr, das ich nicht kenne.
know-button-new = Jemand Neues
know-button-cancel = Abbrechen
know-button-back = ‹ Zurück
know-button-more = Weiter ›
know-button-it-is = Es ist { $name }
know-button-all-the-same = Trotzdem { $name }
know-button-new-all-the-same = Trotzdem jemand Neues
know-button-undo = Rückgängig
know-button-keep = Behalten

# A digest: many incidents in one message, because a chat could not be told for long.
digest-head = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $count ->
    [one] 1 Vorfall
   *[other] { $count } Vorfälle
  }{ $why ->
    [away] , während ich dich nicht erreichen konnte
   *[storm] {" "}in kurzer Zeit
  } · { $from }–{ $to }
digest-line = { $what ->
    [stranger] 🔴 Fremde Person
    [no_face] 🔴 Bewegung, kein Gesicht zu sehen
    [unsure] 🟠 Unsicher, wer es ist
    [entry] 🟠 Jemand kam herein
    [in_time] 🟢 Rechtzeitig unscharf
    [household] 🟢 Erkannt: { $names }
    [came_home] 🟢 Nach Hause gekommen: { $names }
    [false_alarm] 🟢 Fehlalarm
    [lost] 🟠 Kamera ausgefallen
    [back] 🟢 Kamera zeitweise ausgefallen
   *[movement] 🔴 Bewegung
  } · { $camera } · { $time }
digest-group = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $camera } · { $from }–{ $to }:
digest-count = { $what ->
    [stranger] fremde Person
    [no_face] Bewegung ohne sichtbares Gesicht
    [unsure] unsicher
    [entry] jemand kam herein
    [in_time] rechtzeitig unscharf
    [household] Haushalt
    [came_home] nach Hause gekommen
    [false_alarm] Fehlalarm
    [lost] Kamera ausgefallen
    [back] Kamera zeitweise ausgefallen
   *[movement] Bewegung
  }{ $count ->
    [1] {""}
   *[other] {" "}× { $count }
  }
digest-follow = { $count ->
    [one] Einer davon folgt als eigene Nachricht.
   *[other] { $count } davon folgen als eigene Nachrichten.
  }
digest-button-show = Vorfälle zeigen

# /status: chats that take no alerts from me. $chat is a name, a title, or one of the two below;
# why comes at the beginning of a sentence.
parked-why = { $why ->
    [blocked] { $chat } hat mich blockiert
    [not_in_it] { $chat }: Ich bin dort nicht mehr dabei
    [may_not_write] { $chat }: Ich darf dort nicht schreiben
    [not_found] { $chat }: Telegram lässt mich dort erst schreiben, wenn mir von dort jemand schreibt
    [gone] { $chat } ist nicht mehr auf Telegram
   *[unknown] { $chat }: Telegram hat nicht angenommen, was ich schrieb
  }
parked-line = 🟠 { $why }. { $count ->
    [one] 1 Nachricht wartet.
   *[other] { $count } Nachrichten warten.
  }
parked-somebody = Ein früheres Mitglied
parked-group = Der Chat für Meldungen
parked-told = 🟢 { $chat }: Dort kommen meine Nachrichten wieder an.
parked-refused = 🟠 Es hat nicht geklappt. { $why }.
parked-trying = 🟠 { $chat }: Von dort kam noch keine Antwort. Ich versuche es weiter.
parked-none = 🟢 Nichts wartet auf einen neuen Versuch.
parked-button-again = Nochmal versuchen

# Evidence that is in memory only, because the disk refuses.
alert-not-kept = { $why ->
    [full] Noch nicht auf der Festplatte gespeichert: Sie ist voll.
   *[refused] Noch nicht auf der Festplatte gespeichert: Sie lässt sich nicht beschreiben.
  }
