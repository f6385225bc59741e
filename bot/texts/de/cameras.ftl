# /cameras: which cameras there are, adding, pausing, removing them, and what their pictures are like.
about-cameras = Die Kameras: hinzufügen, umbenennen, pausieren, entfernen

cameras-head = { $count ->
    [one] Eine Kamera
   *[other] { $count } Kameras
  }
cameras-gone = Diese Kamera gibt es nicht mehr.
cameras-removed-line = ⚪ { $camera } · entfernt durch { $name }
cameras-address = Adresse: { $address }
cameras-default-name = Kamera { $number }

cameras-line-paused = ⚪ { $camera } · pausiert durch { $name } seit { $since }
cameras-line-paused-for = ⚪ { $camera } · pausiert durch { $name } seit { $since }, noch { $span }

## Names
cameras-rename-question = Wie soll diese Kamera heißen: { $camera }? Sende mir den neuen Namen.
cameras-rename-group = Sende ihn als Antwort auf diese Nachricht.
cameras-renamed = 🟢 { $old } heißt jetzt { $new }.
cameras-told-renamed = ⚪ { $name } hat eine Kamera umbenannt: { $old } heißt jetzt { $new }.
cameras-rename-given-up = Sie behält ihren Namen.
cameras-name-problem = { $problem ->
    [empty] Ein Name braucht mindestens einen sichtbaren Buchstaben.
    [too_long] Ein Name hat höchstens { $most } Buchstaben.
   *[taken] Eine andere Kamera heißt schon { $taken }.
  }

## Pausing
cameras-pause-question = { $camera } pausieren? Ich trenne die Verbindung, hole nichts mehr und vergesse die Bilder im Arbeitsspeicher. Aufnahmen bleiben. Alle hier erfahren es.
cameras-pause-armed = 🔒 Ich bin scharf geschaltet: Während der Pause bin ich dort blind.
cameras-paused = ⚪ { $camera } ist pausiert. Von dort wird nichts geholt oder behalten.
cameras-resumed = 🟢 { $camera } wird wieder überwacht.
cameras-told-paused = ⚪ { $camera } ist pausiert durch { $name }: Ich sehe dort nichts, bis jemand sie fortsetzt.
cameras-told-paused-for = ⚪ { $camera } ist pausiert durch { $name }: Ich sehe dort { $span } lang nichts.
cameras-told-resumed = 🟢 { $camera } wird wieder überwacht, sagt { $name }.
cameras-pause-over = 🟢 { $camera } wird wieder überwacht: Die Pause ist vorbei.
cameras-late-pause = ⚪ Du wolltest vorhin { $camera } pausieren; da war ich offline. Jetzt pausieren?
cameras-late-remove = ⚪ Du wolltest vorhin { $camera } entfernen; da war ich offline. Jetzt entfernen?

## Removing
cameras-remove-question = Wirklich { $camera } entfernen? Ich überwache sie dann nicht mehr. Was aufgenommen wurde, bleibt.
cameras-removed = ⚪ { $camera } ist entfernt. Du kannst sie noch { $span } lang zurückholen.
cameras-removed-env = ⚪ { $camera } ist entfernt. Du kannst sie hier jederzeit zurückholen.
cameras-restored = 🟢 { $camera } ist wieder da.
cameras-not-restored = Sie ist endgültig weg. Füg sie mit ihrer Adresse neu hinzu.
cameras-told-removed = ⚪ { $name } hat eine Kamera entfernt: { $camera }.
cameras-told-restored = 🟢 { $name } hat eine Kamera zurückgeholt: { $camera }.
cameras-told-added = 🟢 { $name } hat eine Kamera hinzugefügt: { $camera }.

## Adding
cameras-add-question = Füg hier die Adresse der Kamera ein. Steht ein Passwort darin, lösche ich deine Nachricht sofort.
    <code>rtsp://user:password@192.168.1.17/stream1</code>
    <code>http://192.168.1.17:8080/video</code>
    <code>/dev/video0</code>
cameras-add-given-up = ⚪ Keine Kamera wurde hinzugefügt.
cameras-add-this = Das als Kamera hinzufügen? { $address }
cameras-private-only = In der Adresse einer Kamera kann ein Passwort stehen, darum nehme ich sie nur im privaten Chat an.
cameras-owner-only = Nur der Besitzer kann Kameras hinzufügen. Bitte ihn darum.
cameras-deleted = Ich habe deine Nachricht gelöscht, weil ein Passwort darin stand.
cameras-delete-yourself = 🟠 In deiner Nachricht stand ein Passwort, und Telegram lässt mich sie nicht löschen. Bitte lösch sie selbst.
cameras-group-deleted = 🟠 In einer Nachricht von { $name } stand das Passwort einer Kamera; ich habe sie gelöscht. Wer diese Gruppe liest, hat es vielleicht gesehen: Ändere es besser.
cameras-group-delete-yourself = 🟠 In der Nachricht von { $name } steht das Passwort einer Kamera, und Telegram lässt mich sie nicht löschen. Bitte lösch sie selbst und ändere besser das Passwort.
cameras-not-an-address = Das ist keine Adresse, die ich kenne. Sie beginnt mit rtsp:// oder http://, oder sie ist /dev/video0 oder eine Videodatei.
cameras-pipe = Eine Adresse mit pipe: startet ein Programm auf meinem Rechner, darum nehme ich sie nur aus der Datei .env.
cameras-no-file = Auf meinem Rechner gibt es das nicht: { $place }. Schau, ob es eingesteckt ist und wie es geschrieben wird.
cameras-trying = Ich versuche { $address } … Eine langsame Kamera braucht eine halbe Minute.
cameras-works = 🟢 Ich sehe ein Bild von { $address }.
cameras-facts = { $codec }, { $width } × { $height }
cameras-facts-rate = { $codec }, { $width } × { $height } · { $rate ->
    [one] 1 Bild pro Sekunde
   *[other] { $rate } Bilder pro Sekunde
  }
cameras-keyframes-often = Alle { $seconds } s ein Schlüsselbild: Solange es ruhig ist, sehe ich mir nur diese an, das kostet wenig.
cameras-keyframes-rare = Mehr als { $seconds } s von Schlüsselbild zu Schlüsselbild: Ich muss mir jedes Bild ansehen, das kostet mehr. Besser stellst du in der Kamera alle 2 s ein Schlüsselbild ein.
cameras-jpeg = Jedes ihrer Bilder steht für sich. Clips werden für Telegram in H.264 umgewandelt und kommen ein paar Sekunden später als andere.
cameras-hevc = Clips in H.265 werden für Telegram in H.264 umgewandelt und kommen ein paar Sekunden später als andere. Kann sie H.264 senden, wähl das.
cameras-failed = 🟠 { $address } zeigt nichts: { $why }.
cameras-advice = { $kind ->
    [wrong_password] Sende mir Benutzername und Passwort. In ihrer App heißen sie Kamerakonto, RTSP- oder ONVIF-Benutzer.
    [forbidden] Erlaube es in den Einstellungen der Kamera, oder nimm einen anderen ihrer Benutzer.
    [unreachable] Schau, ob sie eingeschaltet und in diesem Netzwerk ist und ob die Nummer stimmt.
    [name_unknown] Sende statt des Namens ihre Nummer, zum Beispiel 192.168.1.17.
    [not_a_video] Ihr Pfad oder Port ist ein anderer. Der Knopf unten zeigt die üblichen.
    [not_found] Ihr Pfad ist ein anderer. Der Knopf unten zeigt die üblichen.
    [busy] Schließ andere Programme, die sie ansehen, oder sende die Adresse ihres zweiten Streams.
    [unsupported] Stell sie in den Einstellungen der Kamera auf H.264 und versuch es noch einmal.
    [undecodable] Stell sie in den Einstellungen der Kamera auf H.264 und versuch es noch einmal.
    [silent] Starte die Kamera neu, oder sende die Adresse eines anderen ihrer Streams.
   *[other] Versuch es in einer Minute noch einmal. Bleibt es dabei, starte die Kamera neu.
  }
cameras-trial-stopped = ⚪ Ich habe den Versuch abgebrochen. Nichts wurde hinzugefügt.
cameras-offer = Was soll aus dieser Kamera werden: { $address }?
cameras-discarded = ⚪ Die Adresse ist vergessen.
cameras-decided = Das ist schon entschieden oder eine Stunde alt. Sende die Adresse noch einmal, wenn du es noch willst.
cameras-name-question = Wie soll sie heißen? Sende mir einen Namen, zum Beispiel Haustür.
cameras-kept = 🟢 { $camera } ist jetzt eine meiner Kameras. Ich überwache sie.
cameras-help = Ein altes Android-Handy: Seine App IP Webcam zeigt sie.
    <code>http://192.168.1.20:8080/video</code>
    Hikvision, Annke:
    <code>rtsp://192.168.1.20:554/Streaming/Channels/101</code>
    Dahua, Amcrest, Lorex:
    <code>rtsp://192.168.1.20:554/cam/realmonitor?channel=1&amp;subtype=0</code>
    TP-Link Tapo, VIGI (leg zuerst in der App ein Kamerakonto an):
    <code>rtsp://192.168.1.20:554/stream1</code>
    Reolink (schalte in der App RTSP ein):
    <code>rtsp://192.168.1.20:554/h264Preview_01_main</code>
    Axis:
    <code>rtsp://192.168.1.20:554/axis-media/media.amp</code>
    Eine USB-Kamera:
    <code>/dev/video0</code>
    Benutzername und Passwort stehen vor der Nummer: <code>rtsp://user:password@192.168.1.20</code>. Die Nummer steht in der App der Kamera oder in der Geräteliste deines Routers.

## A smaller stream: movement is looked for in one stream, pictures and clips come from another
cameras-smaller-question = Die meisten Kameras senden noch ein zweites, kleineres Bild. Ich habe viel weniger zu tun, wenn ich Bewegung und Gesichter darin suche; Fotos und Clips kommen weiter aus dem Hauptstream. Unter welcher Adresse finde ich es: { $camera }? Steht ein Passwort darin, lösche ich deine Nachricht sofort.
cameras-smaller-set = { $use ->
    [kept] { $camera } hat zwei Streams: Fotos und Clips kommen von { $address }, überwacht wird der kleinere.
   *[watched] { $camera } hat zwei Streams: Überwacht wird { $address }, Fotos und Clips kommen aus dem Hauptstream.
  }
cameras-smaller-sizes = Überwacht: { $watched } · aufgenommen: { $kept }
cameras-smaller-compare = { $why ->
    [larger] 🟠 Er ist größer als der, den ich habe. Ich kann Fotos und Clips daraus nehmen und den überwachen, den ich habe.
    [same] 🟠 Er ist so groß wie der, den ich habe, spart also nichts.
   *[unknown] Ich sehe den Hauptstream gerade nicht und kann darum nicht sagen, welcher größer ist.
  }
cameras-smaller-used = 🟢 { $camera } wird jetzt im kleineren Stream überwacht. Fotos und Clips kommen aus dem größeren.
cameras-smaller-stopped = ⚪ { $camera } wird wieder im Hauptstream überwacht.
cameras-smaller-unchanged = ⚪ { $camera }: Die Streams bleiben, wie sie sind.
cameras-told-smaller = ⚪ { $camera } wird jetzt in einem kleineren Stream überwacht, sagt { $name }.
cameras-told-smaller-stopped = ⚪ { $camera } wird wieder im Hauptstream überwacht, sagt { $name }.
cameras-line-main-lost = 🟠 { $camera } · Hauptstream ausgefallen; ich nehme den kleineren auf
cameras-detail-no-main = Überwacht: { $watched } · Hauptstream: { $reason }

## Finding
cameras-finding = Ich suche Kameras in diesem Netzwerk …
cameras-find-stopped = ⚪ Ich habe die Suche abgebrochen.
cameras-found = { $count ->
    [one] Eine Kamera hat geantwortet. Welche ist deine?
   *[other] { $count } Kameras haben geantwortet. Welche ist es?
  }
cameras-found-none = Keine Kamera hat geantwortet. ONVIF ist oft ausgeschaltet, bis es jemand in der App der Kamera erlaubt, und Handys kennen es nicht. Die Adresse einzufügen geht bei jeder Kamera.
cameras-found-forgotten = An diese Suche erinnere ich mich nicht mehr. Such noch einmal.
cameras-login-question = { $place }: Sende Benutzername und Passwort in einer Nachricht, mit einem Leerzeichen dazwischen. Ich lösche sie sofort.
cameras-login-problem = Es müssen zwei Wörter sein: der Benutzername, ein Leerzeichen, das Passwort.
cameras-login-given-up = ⚪ Kein Passwort wurde gesendet.
cameras-asking = Ich frage { $place }, wo das Video ist …
cameras-asked-in-vain = 🟠 { $place } sagt nicht, wo das Video ist: { $why }.

## Would it see somebody at night?
cameras-night-looking = Ich sehe mir ein paar Sekunden lang das Bild an: { $camera } …
cameras-night-head = Nachttest · { $camera }
cameras-night = { $verdict ->
    [too_dark] 🟠 Zu dunkel: Ich würde niemanden sehen. Stell eine Lampe auf, oder schalte ihr Infrarotlicht ein.
    [restless] 🟠 Gerade bewegt sich etwas, oder das Bild flimmert so sehr, dass ich grundlos Alarm schlagen würde. Ist niemand da: Mach mehr Licht, oder erhöhe den Wert der Empfindlichkeit oder die Mindestfläche.
    [infrared] 🟢 Das Bild hat keine Farbe: Infrarotlicht oder eine graue Umgebung. Ich würde jemanden sehen.
    [dark] 🟢 Es ist dunkel, aber ich würde jemanden sehen.
   *[light] 🟢 Jetzt ist es hell, und ich sehe gut. Versuch es heute Nacht noch einmal.
  }
cameras-night-figures = Helligkeit { $light } von 255 · Flimmern { $noise } · größte Bewegung { $area }, ab { $least } würde sie zählen

## Buttons and toasts
cameras-button-rename = Umbenennen
cameras-button-pause = Pausieren
cameras-button-pause-hour = 1 h pausieren
cameras-button-pause-open = Bis auf Weiteres pausieren
cameras-button-resume = Fortsetzen
cameras-button-keep-watching = Weiter überwachen
cameras-button-zones = Zonen
cameras-button-settings = Einstellungen
cameras-button-night = Nachttest machen
cameras-button-remove = Entfernen
cameras-button-keep = Behalten
cameras-button-restore = { $camera } zurückholen
cameras-button-add = Kamera hinzufügen
cameras-button-find = Kameras suchen
cameras-button-find-again = Nochmal suchen
cameras-button-help = Wie finde ich die Adresse?
cameras-button-list = Alle Kameras
cameras-button-add-it = Hinzufügen
cameras-button-discard = Verwerfen
cameras-button-keep-as = Als „{ $camera }“ behalten
cameras-button-name-it = Benennen
cameras-button-another = Andere Adresse senden
cameras-button-login = Zugangsdaten senden
cameras-button-no-login = Es braucht keine
cameras-button-go-on = Weiter mit { $address }
cameras-button-smaller = Kleinerer Stream
cameras-button-use-it = Verwenden
cameras-button-swap = Für Fotos und Clips nehmen
cameras-button-stop-smaller = Nicht mehr verwenden
cameras-button-private = Privaten Chat öffnen
cameras-toast-trying = Ich versuche es schon.
