# What /enroll and /who say. Scores are how alike two faces are: 1 is the same picture.

## When faces can't be looked at
faces-missing = 🟠 Ich kann hier keine Gesichter erkennen: Ich wurde ohne diesen Teil gestartet. Bewegung überwache ich wie immer.
faces-off = 🟠 Ich kann gerade keine Gesichter erkennen: { $reason }
faces-fetching = 🟠 Ich lade noch, was ich zum Erkennen von Gesichtern brauche. Versuch es in ein paar Minuten noch einmal.
faces-fetching-progress = 🟠 Ich lade noch, was ich zum Erkennen von Gesichtern brauche: { $progress }. Versuch es dann noch einmal.
faces-starting = 🟠 Ich mache mich gerade bereit, Gesichter zu erkennen. Versuch es gleich noch einmal.
faces-learning = 🟠 Ich lerne noch die Gesichter, die ich kenne: { $known } von { $total }. Versuch es gleich noch einmal.
faces-failed = 🟠 Ich konnte mir dieses Foto gerade nicht ansehen. Sende es noch einmal; bleibt es dabei, schau in mein Protokoll.

## Enrolling: the name
enroll-in-private = Gesichter zeigt man mir privat, nicht hier. Tippe, um dorthin zu gehen.
enroll-name-ask = Wessen Gesicht ist es? Sende mir einen Namen.
enroll-name-first = Bitte zuerst der Name: Wessen Gesicht ist es?
enroll-name-empty = Ein Name braucht mindestens ein sichtbares Zeichen. Sende mir einen anderen.
enroll-name-too-long = Das ist zu lang für einen Namen: höchstens { $most } Zeichen. Sende mir einen kürzeren.
enroll-name-command = Ein Name mit einem Befehl darin würde uns nur verwirren. Sende mir nur den Namen.
enroll-name-taken = Ich kenne schon jemanden namens { $name }. Sind das weitere Fotos von { $name }, oder ist es jemand anderes?
enroll-name-taken-meanwhile = 🟠 Inzwischen hat mir jemand anderes eine Person namens { $name } vorgestellt. Zeigen deine Fotos dieselbe Person oder eine andere? Von deinen geht nichts verloren.

## Enrolling: the photos
enroll-photos-ask = Jetzt 3 bis 5 Fotos von { $name }: Gesicht gut beleuchtet, Blick in die Kamera, auf einem etwas nach links, auf einem nach rechts. Niemand sonst darauf.
enroll-photos-ask-more = Jetzt weitere Fotos von { $name }: anderes Licht, andere Brille, andere Frisur als bisher. Niemand sonst darauf.
enroll-consent = Von jedem behalte ich nur das Gesicht, 112 Pixel breit, auf diesem Rechner und nirgends sonst, damit ich { $name } erkenne. Tu es nur, wenn { $name } einverstanden ist; /people löscht es wieder.
enroll-going-on = Ich warte auf Fotos von { $name }. Sende welche, oder /cancel.
enroll-only-photos = Ich brauche Fotos von { $name }: als Fotos oder als Dateien in JPEG, PNG oder WebP.
enroll-head = { $name } · { $accepted } von { $wanted }
enroll-head-enough = { $name } · { $accepted } gut
enroll-earlier = { $count ->
    [one] und 1 Foto von früher
   *[other] und { $count } Fotos von früher
  }
enroll-photo-waiting = { $number } sehe ich mir gerade an …
enroll-photo-accepted = { $number } gut
enroll-photo-left-out = { $number } weggelassen
enroll-photo-no-face = { $number } kein Gesicht: Es sollte ein Drittel des Bildes füllen, Blick in die Kamera.
enroll-photo-too-small = { $number } zu klein: Das Gesicht ist { $value } Pixel breit, ich brauche { $limit }. Geh näher heran.
enroll-photo-too-dark = { $number } zu dunkel: Ich finde das Gesicht, kann es aber nicht unterscheiden. Versuch es an einem Fenster.
enroll-photo-too-bright = { $number } zu hell: Das Gesicht ist überstrahlt. Versuch es ohne direktes Licht.
enroll-photo-blurred = { $number } verwackelt: Halt still und wisch die Linse ab.
enroll-photo-profile = { $number } zu weit weggedreht: Schau in die Kamera oder nur knapp daran vorbei.
enroll-photo-several-faces = { $number } mehrere Gesichter: Welches ist { $name }?
enroll-photo-looks-like-another = { $number } ähnelt { $other } ({ $score }). Ist es { $name }?
enroll-photo-unlike-previous = { $number } ähnelt den anderen Fotos nicht ({ $score }). Ist es { $name }?
enroll-photo-not-a-picture = { $number } kein Bild: Sende ein Foto oder eine Datei in JPEG, PNG oder WebP.
enroll-photo-heic = { $number } HEIC, das kann ich nicht lesen: Sende es als Foto.
enroll-photo-too-large-file = { $number } größer als 20 MB, so etwas gibt mir Telegram nicht: Sende es als Foto.
enroll-photo-not-fetched = { $number } kam von Telegram nicht an: Sende es noch einmal.
enroll-photo-failed = { $number } konnte ich mir nicht ansehen: Sende es noch einmal.
enroll-photo-enough = { $number } nicht nötig: Ich habe genug.
enroll-photo-unreadable = { $number } { $message }
enroll-more-is-better = { $missing ->
    [one] Eins mehr macht mich sicherer, von einer anderen Seite.
   *[other] { $missing } mehr machen mich sicherer, von anderen Seiten.
  }
enroll-enough = Das genügt. Tippe auf Fertig.
enroll-storing = { $name } · ich speichere { $accepted ->
    [one] 1 Foto
   *[other] { $accepted } Fotos
  } …

## Enrolling: the end
enroll-refused = 🟠 { $message }
enroll-done = 🟢 Ich kenne jetzt { $name }.
enroll-done-alone = 🟢 Ich kenne jetzt { $name }. Sonst kenne ich noch niemanden.
enroll-done-good = 🟢 Ich kenne jetzt { $name }. Niemand sonst hier sieht ähnlich aus (am nächsten: { $other }, { $score }).
enroll-done-close = 🟠 Ich kenne jetzt { $name }, aber { $other } sieht ein wenig ähnlich aus ({ $score }). Vielleicht frage ich dich, wer es ist; mehr Fotos helfen.
enroll-done-confused = 🟠 Ich kenne jetzt { $name }, kann { $name } und { $other } aber nicht sicher unterscheiden ({ $score }). Füg von beiden Fotos in anderem Licht hinzu, oder mach es rückgängig.
enroll-done-photos = { $count ->
    [one] 1 Foto ist gespeichert.
   *[other] { $count } Fotos sind gespeichert.
  }
enroll-done-few = 🟠 Mit weniger als { $wanted } Fotos bin ich weniger sicher.
enroll-told-others = 🟢 { $by } hat mir { $name } vorgestellt: Ich erkenne { $name } jetzt.
enroll-cancelled = ⚪ Abgebrochen. Nichts wurde gespeichert.
enroll-timed-out = ⚪ Eine Stunde lang kam nichts, darum habe ich das beendet. Nichts wurde gespeichert.
enroll-undone-forgotten = ⚪ Rückgängig gemacht: Ich kenne { $name } nicht mehr, und die Fotos sind weg.
enroll-undone-photos = ⚪ Rückgängig gemacht: Die neuen Fotos von { $name } sind weg.
enroll-undo-gone = ⚪ Hier gibt es nichts mehr rückgängig zu machen: Es ist schon weg.
enroll-selfies-gone = { $count ->
    [one] Das Foto ist aus diesem Chat gelöscht.
   *[other] Die { $count } Fotos sind aus diesem Chat gelöscht.
  }
enroll-selfies-old = { $count ->
    [one] 1 Foto ist älter als 48 Stunden, und Telegram lässt es mich nicht löschen: Lösch es bitte selbst.
   *[other] { $count } Fotos sind älter als 48 Stunden, und Telegram lässt sie mich nicht löschen: Lösch sie bitte selbst.
  }
enroll-selfies-refused = 🟠 Telegram ließ mich die Fotos nicht löschen: Lösch sie bitte selbst.
enroll-tap-late = ⚪ Dein Tippen kam zu spät bei mir an, darum habe ich nichts getan. Tippe noch einmal, wenn du es noch willst.
cancel-nothing = ⚪ Es gibt nichts abzubrechen.

## Who is it?
who-ask = Sende mir das Foto, und ich sage, wer darauf ist.
who-ask-in-group = Sende das Foto mit /who als Bildunterschrift, oder antworte darauf mit /who.
who-no-photo = In dieser Nachricht ist kein Foto. Sende mir eins.
who-cancelled = ⚪ Abgebrochen.
who-no-face = Ich sehe auf diesem Foto kein Gesicht. Versuch es mit einem, das näher oder besser beleuchtet ist.
who-nobody-enrolled = Ich kenne noch niemanden. Mit /enroll stellst du mir jemanden vor.
who-known = { $number }: { $name } ({ $score })
who-unsure = { $number }: vielleicht { $name } ({ $score }), aber ich bin nicht sicher
who-unknown = { $number }: niemand, den ich kenne (am nächsten: { $name }, { $score })
who-nobody = { $number }: niemand, den ich kenne
who-too-small = { $number }: zu klein, um es zu sagen
who-then = danach
who-score = { $name } { $score }
who-more = { $count ->
    [one] und 1 weiteres Gesicht
   *[other] und { $count } weitere Gesichter
  }
who-scale = Bekannt ab { $known }, fremd unter { $unknown }.
who-trouble = 🟠 { $message }
who-file-too-large-file = 🟠 Diese Datei ist größer als 20 MB, so etwas gibt mir Telegram nicht. Sende sie als Foto.
who-file-heic = 🟠 HEIC-Bilder kann ich hier nicht lesen. Sende es als Foto.
who-file-not-a-picture = 🟠 Das ist kein Bild. Sende ein Foto oder eine Datei in JPEG, PNG oder WebP.
who-file-not-fetched = 🟠 Das Foto kam von Telegram nicht an. Sende es noch einmal.

## In the list of commands
about-enroll = Mir jemanden vorstellen, den ich erkennen soll
about-who = Wer auf einem Foto ist
about-cancel = Beenden, wonach ich dich gerade frage
follows-enroll = [Name]

## Toasts: at most 200 characters
toast-enrolment-over = Dieses Kennenlernen ist schon vorbei.
toast-name-first = Bitte zuerst der Name.
toast-still-looking = Ich sehe mir die Fotos noch an. Einen Moment.
toast-photo-decided = Das ist schon entschieden.
toast-selfies-unknown = Ich weiß nicht mehr, welche Fotos das waren. Lösch sie bitte selbst.

## Buttons
button-enroll-here = Privat vorstellen
button-add-to = Zu { $name } hinzufügen
button-another-name = Anderer Name
button-done = Fertig
button-use-anyway = Trotzdem nehmen
button-leave-out = Weglassen
button-delete-selfies = Die Fotos aus diesem Chat löschen
button-add-more = Weitere hinzufügen
button-add-somebody = Noch jemanden vorstellen
button-undo = Rückgängig machen
button-enroll = Jemanden vorstellen
button-start-again = Neu anfangen

## /refresh
about-refresh = Alle Gesichter neu lernen
refresh-begun = Ich lerne alle neu von ihren Fotos …
knowing-skipped = Gesichter: { $read } Bilder gelesen, { $skipped } übersprungen, weil neuere zuerst kamen
