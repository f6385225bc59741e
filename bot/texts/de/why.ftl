# What the rooms below the chat have to say (storage/words.ts): why something is not as it should be.

why-words-of-others = { $text }

## Why a camera shows nothing: clauses without a full stop. { $place } is an address, a file, a
## device or why-the-command; it stands in the nominative wherever it may be that.
why-the-command = der Befehl der Kamera
why-wrong-password = falsches Passwort
why-wants-password = sie verlangt Benutzername und Passwort
why-nobody-answers = niemand antwortet unter { $place }
why-no-way = das Netzwerk führt nicht zu { $place }
why-name-unknown = niemand ist unter dem Namen { $name } bekannt
why-no-lookup = der Name { $name } lässt sich gerade nicht nachschlagen; ist das Netzwerk ausgefallen?
why-not-there = { $kind ->
    [device] an { $place } ist keine Kamera
    [file] die Datei { $place } gibt es nicht
    [command] das Programm aus dem Befehl der Kamera gibt es nicht
   *[network] unter { $place } gibt es keinen Stream
  }
why-device-busy = { $place } wird von einem anderen Programm benutzt
why-may-not-open = { $place } ist für mich nicht freigegeben
why-no-video = { $kind ->
    [file] { $place } ist kein Video
   *[network] was { $place } sendet, ist kein Video
  }
why-unknown-codec = { $place } sendet weder H.264 noch H.265 noch MJPEG; wähl eins davon in der Kamera
why-unsupported-codec = die Kamera sendet „{ $codec }“, aber ich kann nur H.264, H.265 und MJPEG verwenden
why-old-ffmpeg = { $place } lässt sich mit dem ffmpeg dieses Rechners nicht öffnen
why-ffmpeg-ended = ffmpeg wurde von außen beendet
why-ffmpeg-not-started = ffmpeg ließ sich nicht starten
why-status = { $why ->
    [forbidden] die Kamera weigert sich, diesen Stream zu zeigen
    [not_found] unter diesem Pfad gibt es keinen Stream
    [busy] die Kamera hat keinen Platz für einen weiteren Zuschauer
    [no_tcp] die Kamera sendet ihren Stream nicht über TCP
    [own_error] die Kamera meldet einen eigenen Fehler
   *[odd] { $place } antwortet, aber nicht mit einem Video
  }
why-web-page = diese Adresse ist eine Webseite, kein Video
why-web-server = unter { $place } ist ein Webserver, kein Video (RTSP ist meist an Port 554)
why-other-type = diese Adresse liefert { $type }, kein Video
why-no-rtsp = { $place } ist da, ist aber keine RTSP-Kamera
why-no-http = { $place } spricht kein HTTP, ist also keine solche Kamera
why-not-secure = mit { $place } kam keine sichere Verbindung zustande
why-sent-around = sie schickt mich von einer Adresse zur nächsten
why-mute = { $place } ist da, sagt aber { $seconds } s lang nichts
why-no-answer-in-time = { $place } antwortet nicht rechtzeitig
why-says-nothing = { $place } sagt nicht, wo das Video ist
why-video-elsewhere = ihr Video ist unter { $address }, und das ist kein RTSP
why-hangs-up = { $place } legt sofort auf
why-broken-off = die Kamera hat die Verbindung abgebrochen
why-connection-failed = die Verbindung ist gescheitert ({ $message })
why-ended = { $kind ->
    [device] { $place } wurde abgezogen oder angehalten
    [file] die Datei { $place } ist zu Ende
    [command] der Befehl der Kamera ist zu Ende
   *[network] die Kamera hat die Verbindung beendet
  }
why-ended-early = { $place } hat geendet, bevor ein Bild kam
why-silent = { $why ->
    [none] innerhalb von { $seconds } s kam kein Bild
    [no_picture] sie sendet etwas, aber { $seconds } s lang wurde kein Bild daraus
   *[no_more] verbunden, aber { $seconds } s lang kein Bild
  }
why-sent-nothing = { $place } hat { $seconds } s lang kein Bild gesendet
why-no-picture-yet = noch kam kein Bild
why-frozen = das Bild hat sich { $seconds } s lang überhaupt nicht verändert
why-undecodable = was sie sendet, lässt sich nicht in ein Bild verwandeln
why-cannot-decode = verbunden, aber ihr Video lässt sich nicht dekodieren
why-bad-pictures = ihre Bilder sind nicht lesbar
why-other-size = die Kamera hat die Größe ihres Bildes geändert
why-no-jpeg = es sind keine JPEG-Bilder darin
why-picture-too-large = sie sendet ein Bild von mehr als { $megabytes } MB
why-picture-broken-off = die Kamera hat ein Bild abgebrochen
why-stream-unreadable = ihr Stream war nicht lesbar
why-command-not-found = der Befehl der Kamera wurde nicht gefunden
why-command-failed = der Befehl der Kamera ist gescheitert
why-command-failed-saying = der Befehl der Kamera ist gescheitert: { $said }
why-smaller-stream = der kleinere Stream, den ich überwache, ist weg ({ $reason })
why-fault-of-ours = in mir ging etwas schief; mehr steht in meinem Protokoll

## Why every picture is looked at, also while nothing moves: behind "ich sehe mir jedes Bild an: ".
why-every-frame = { $why ->
    [asked] so wolltest du es
    [video] ihre Art von Video braucht es
    [unknown] der Abstand ihrer Schlüsselbilder ist noch nicht bekannt
   *[rare] nur alle { $seconds } s kommt ein Schlüsselbild
  }

## What a camera could not do: whole sentences.
why-shows-nothing = { $camera } zeigt im Moment kein Bild. Ich versuche es weiter.
why-shows-nothing-because = { $camera } zeigt im Moment kein Bild: { $reason }. Ich versuche es weiter.
why-paused = { $camera } ist pausiert durch { $by }; ich sehe dort nichts.
why-moment-gone = { $camera } hat kein Bild mehr von diesem Moment.
why-not-made = { $camera }: { $reason }
why-not-drawn = { $camera }: In das Bild ließ sich nichts einzeichnen. Versuch es noch einmal.
why-not-looked-at = { $camera }: Das ließ sich nicht ansehen. Versuch es in ein paar Sekunden noch einmal.
why-too-few-pictures = { $camera } hat noch zu wenige Bilder gezeigt. Versuch es in ein paar Sekunden noch einmal.
why-camera-gone = Diese Kamera gibt es nicht mehr.
why-still-none = Von diesem Moment gibt es kein Bild.
why-still-damaged = Das Bild der Kamera von diesem Moment ist beschädigt.

## Why there is no clip: whole sentences; $why is one of the clauses below.
why-no-clip = Es ließ sich kein Clip machen: { $why }.
why-nothing-recorded = In dieser Zeit wurde kein Bild aufgenommen.
why-cut-off-early = Die Aufnahme brach ab, bevor ein Bild auf der Festplatte war.
why-part-missing = Ein Teil von dem, was geschah, fehlt in der Aufnahme: { $why }.
why-clip = { $why ->
    [too_large] die Bilder sind zu groß
    [no_encoder] dieses ffmpeg wurde ohne einen H.264-Encoder gebaut (libx264)
    [undecodable] keins der Bilder ließ sich dekodieren
   *[damaged] die Aufnahme ist beschädigt
  }
why-disk = { $why ->
    [full] die Festplatte ist voll
    [read_only] die Festplatte ist schreibgeschützt
    [no_folder] der Ordner dafür ist weg
    [taken] eine Datei dieses Namens gibt es schon
    [failing] die Festplatte versagt
    [too_many_open] zu viele Dateien sind offen
    [slow] die Festplatte ist zu langsam
   *[no_file] es gibt keine Datei dafür
  }

## Faces: whole sentences.
why-faces-off = { $why ->
    [not_begun] Die Gesichtserkennung hat noch nicht angefangen.
    [crashed] Der Teil von mir, der Gesichter liest, ist zweimal abgestürzt. Er bleibt aus, bis man mich neu startet.
   *[models] Die Modelle, die Gesichter lesen, lassen sich nicht verwenden. Warum, steht in meinem Protokoll.
  }
why-models-not-fetched = { $why ->
    [unreachable] Die Modelle, die Gesichter lesen, ließen sich nicht laden: Die Registry von npm ist nicht erreichbar. Ist dieser Rechner online? Ich versuche es jede halbe Stunde wieder.
    [stalled] Die Modelle, die Gesichter lesen, ließen sich nicht laden: Die Registry sendet nicht weiter. Ich versuche es jede halbe Stunde wieder.
    [broken_off] Die Modelle, die Gesichter lesen, ließen sich nicht laden: Die Verbindung brach immer wieder ab. Ich versuche es jede halbe Stunde wieder.
    [not_found] Die Registry hat die Modelle nicht, die Gesichter lesen. Ist sie ein Spiegel ohne sie?
    [refused] Die Registry oder ein Proxy davor lässt mich die Modelle, die Gesichter lesen, nicht laden. Schau in die Einstellungen von npm.
    [server] Die Registry hat mit einem Fehler geantwortet, darum fehlen die Modelle, die Gesichter lesen. Ich versuche es jede halbe Stunde wieder.
    [untrusted] Dem Zertifikat der Registry wird nicht vertraut, darum sind die Modelle, die Gesichter lesen, nicht geladen. Schau in die Einstellungen von npm.
    [wrong_content] Was die Registry gesendet hat, sind nicht die Modelle, die ich erwarte; nichts davon wurde behalten. Ich versuche es jede halbe Stunde wieder.
    [web_page] Statt der Modelle, die Gesichter lesen, kam eine Webseite. Verlangt dieses Netzwerk zuerst eine Anmeldung?
    [disk] Die Modelle, die Gesichter lesen, ließen sich nicht auf meine Festplatte schreiben. Ist sie voll?
    [settings] Die Einstellungen von npm sind nicht brauchbar, darum sind die Modelle, die Gesichter lesen, nicht geladen. Schau in .npmrc.
   *[unexpected] Die Modelle, die Gesichter lesen, ließen sich nicht laden. Warum, steht in meinem Protokoll; ich versuche es jede halbe Stunde wieder.
  }
why-photo = { $why ->
    [heic] Bilder im Format HEIC sind hier nicht lesbar. Sende es als Foto.
    [empty] Dieses Bild ist leer. Sende ein anderes.
    [no_picture] Das ist kein Bild, das ich hier lesen kann. Sende ein JPEG oder PNG.
   *[damaged] Dieses Bild ist beschädigt. Sende es noch einmal oder ein anderes.
  }
why-photo-too-large = Dieses Bild ist zu groß ({ $size }). Sende ein kleineres.
why-name = { $why ->
    [empty] Ein Name braucht mindestens ein sichtbares Zeichen.
    [too_long] Ein Name hat höchstens { $longest } Zeichen.
   *[taken] Es gibt schon jemanden namens { $name }. Wähl einen anderen Namen, zum Beispiel „{ $name } 2“.
  }
why-enough-photos = { $name } hat { $most } Fotos, das genügt. Lösch eins, bevor du noch eins hinzufügst.
