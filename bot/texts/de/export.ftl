# Evidence as ZIP files: /export, and the buttons below incidents and days.

about-export = Aufnahmen als ZIP-Datei, für die Polizei oder zum Aufheben
follows-export = [Tag] oder [Tag - Tag]

export-head = <b>Export</b> · { $days }
export-days = { $from } – { $to }
export-files = { $count ->
    [one] eine Datei
   *[other] { $count } Dateien
  }
export-size = { $incidents ->
    [one] 1 Vorfall, { $size }, { export-files }.
   *[other] { $incidents } Vorfälle, { $size }, { export-files }.
  }
export-how = Fotos, Clips und was ich notiert habe, jeweils mit Prüfsumme. Die Dateien kommen in diesen Chat.
export-nothing = Aus dieser Zeit ist nichts gespeichert.
export-too-much = { $incidents ->
    [one] 1 Vorfall, { $size }: mehr, als ich über Telegram sende ({ $most }).
   *[other] { $incidents } Vorfälle, { $size }: mehr, als ich über Telegram sende ({ $most }).
  }
  Nimm weniger Tage, oder kopiere den Ordner „incidents“ von der Festplatte des Rechners, auf dem ich laufe.
export-gone = ⚪ Diesen Vorfall gibt es nicht mehr: Er wurde gelöscht, oder seine Zeit war um.
export-not-understood = 🟠 Das kann ich nicht als Tage lesen, darum steht hier der heutige.
export-question = Welche Tage? Sende mir einen, zum Beispiel 21. Nov., oder zwei, zum Beispiel 20. Nov. bis 22. Nov.
export-days-unknown = 🟠 Das kann ich nicht als Tag lesen.

# While it is made and sent.
export-packing = { $incidents ->
    [one] Ich packe 1 Vorfall …
   *[other] Ich packe { $incidents } Vorfälle …
  }
export-progress = { $done } von { $of ->
    [one] 1 Vorfall, { $size }
   *[other] { $of } Vorfällen, { $size }
  }
export-sending = { $parts ->
    [one] Ich sende die Datei, { $size } …
   *[other] Ich sende Datei { $part } von { $parts }, { $size } …
  }
export-sent = { $incidents ->
    [one] 🟢 Exportiert: 1 Vorfall, { $size }, { export-files }.
   *[other] 🟢 Exportiert: { $incidents } Vorfälle, { $size }, { export-files }.
  }
export-left-out = { $count ->
    [one] Eine Aufnahme ist größer, als Telegram annimmt, und bleibt auf meiner Festplatte.
   *[other] { $count } Aufnahmen sind größer, als Telegram annimmt, und bleiben auf meiner Festplatte.
  }
export-cancelled = { $sent ->
    [0] ⚪ Export abgebrochen. Nichts wurde gesendet.
    [one] ⚪ Export abgebrochen. Eine Datei war schon gesendet.
   *[other] ⚪ Export abgebrochen. { $sent } Dateien waren schon gesendet.
  }
export-no-room = 🟠 Auf der Festplatte ist zu wenig Platz, um das zu packen: Es fehlen { $size }. Schaff etwas Platz, oder nimm weniger Tage.
export-not-sent = 🟠 Telegram hat die Datei nicht angenommen. Bitte versuch es noch einmal, wenn die Verbindung besser ist.
export-over = ⚪ Dieser Export ist vorbei.

# Below each file.
export-caption = <b>Aufnahmen</b> · { $what }
export-caption-part = Teil { $part } von { $parts }
export-caption-incidents = { $incidents ->
    [one] 1 Vorfall
   *[other] { $incidents } Vorfälle
  }
export-caption-hash = SHA-256 <code>{ $hash }</code>
export-told = { $incidents ->
    [one] ⚪ { $name } hat 1 Vorfall exportiert · { $what }
   *[other] ⚪ { $name } hat { $incidents } Vorfälle exportiert · { $what }
  }

export-button-go = { $files ->
    [one] Exportieren
   *[other] { $files } Dateien exportieren
  }
export-button-today = Heute
export-button-yesterday = Gestern
export-button-week = 7 Tage
export-button-other = Andere Tage …
export-toast-busy = Ich packe schon einen Export.

# README.txt in every export: for somebody who does not know Vigil, like a police officer.
export-readme =
    AUFNAHMEN VON VIGIL
    ===================

    { export-readme-part }
    Exportiert durch { $by } am { $at } mit Vigil { $version }.
    Vigil ist ein Programm, das die Kameras eines Haushalts überwacht und aufnimmt, wenn sich etwas
    bewegt.

    WAS DARIN IST
    -------------
    Für jeden Vorfall ein Ordner. Sein Name besteht aus dem Datum und der Ortszeit, zu der Vigil etwas
    bemerkt hat, und der Nummer der Kamera: 20261122-140211-c1 ist der 22. November 2026, 14:02:11,
    Kamera 1. Darin:

      originals   Fotos und Filme, wie sie aufgenommen wurden. Filme von Kameras, die ein anderes
                  Format als H.264 senden, wurden bei der Aufnahme einmal umgewandelt.
      annotated   Kopien, in denen Vigil ein Gesicht markiert hat, aus einem Bild ausgeschnittene
                  Gesichter und kleine Bilder der Filme. Sie helfen, etwas zu finden; Beweise sind
                  die Originale.
      records     Was Vigil notiert hat: incident.json (wo und wann), events.jsonl (was geschah, je
                  eine Zeile, der Reihe nach), movement.json (wann sich etwas bewegt hat und wo im
                  Bild), story.json (alles zusammen, als es vorbei war).

    manifest.json nennt zu jedem Vorfall, was geschah, wann, auf welcher Kamera und wofür Vigil es
    hielt; zu jeder Datei ihre Größe und ihre SHA-256-Prüfsumme. „verdict“ ist Vigils eigenes Urteil:
    „stranger“ ist jemand, dessen Gesicht es nicht kannte. Die Namen sind die, die der Haushalt heute
    verwendet.

    ZEITEN
    ------
    Zeiten in manifest.json sind Ortszeiten, dahinter der Abstand zu UTC, zum Beispiel
    2026-11-22T14:02:11+01:00. Die Zeitzone ist { $timezone }. Zeiten im Ordner „records“ sind
    Millisekunden seit dem 1. Januar 1970, 00:00 Uhr UTC. Alle stammen von der Uhr des Rechners, auf
    dem Vigil läuft, die der Filme von dem Moment, in dem die Bilder dort ankamen.

    WIE SICH DIE DATEIEN PRÜFEN LASSEN
    ----------------------------------
    Die SHA-256-Prüfsumme einer Datei muss die sein, die in manifest.json steht:
      Windows:  certutil -hashfile DATEI SHA256
      macOS:    shasum -a 256 DATEI
      Linux:    sha256sum DATEI
    Die Prüfsumme dieser ZIP-Datei als Ganzes steht im Chat, unter der Nachricht, mit der sie kam.

    WAS DAS SIEGEL BEWEIST
    ----------------------
    Sobald Vigil eine Datei schreibt, trägt es ihre Prüfsumme in eine Kette von Einträgen ein, an die
    immer nur angefügt wird: Jeder Eintrag enthält den Code des vorigen. In seal-lines.jsonl stehen
    die Einträge zu diesen Vorfällen, und manifest.json nennt zu jeder Datei, in welchem Eintrag sie
    steht („seal“). Die ersten Zeichen des neuesten Codes der Kette werden mit jedem Film und jeden
    Tag in den Chat des Haushalts gesendet, wo sie die Uhrzeit von Telegram tragen.
    Wer Vigils Rechner hat, kann darum mit „npm run verify“ zeigen, dass eine Datei seitdem nicht
    verändert, entfernt oder hinzugefügt wurde. Dass eine Kamera gefilmt hat, was wirklich da war,
    kann das Siegel nicht zeigen. Wer den Rechner und den geheimen Schlüssel des Siegels hat, könnte
    auch eine andere Kette herstellen, aber keine, die zu dem passt, was schon im Chat steht.
export-readme-part = { $parts ->
    [one] Das ist der ganze Export.
   *[other] Das ist Teil { $part } von { $parts }. Jeder Teil lässt sich für sich öffnen.
  } Vorfälle: { $incidents }. Dateien: { $files }.
