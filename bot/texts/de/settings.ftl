# /settings: one message, edited in place.

about-settings = Kameras, Erkennung, Zonen, Modi, Personen und Sprache

settings-root = Was soll ich anders machen?
settings-menu-cameras = Kameras
settings-menu-detection = Erkennung und Meldungen
settings-menu-zones = Zonen
settings-menu-modes = Modi
settings-menu-schedule = Zeitplan
settings-menu-faces = Bekannte Gesichter
settings-menu-members = Personen mit Zugang
settings-menu-household = Haushalt
settings-menu-me = Nur für mich

settings-where = Erkennung und Meldungen: für alle Kameras oder für eine?
settings-camera-gone = Diese Kamera gibt es nicht mehr.
settings-button-all = Alle Kameras

## The settings of a camera, or of all
settings-list-camera = Erkennung und Meldungen · { $camera }
settings-list-all = Erkennung und Meldungen · Alle Kameras
settings-list-camera-about = Ohne eigenen Wert gilt, was für alle Kameras gilt.
settings-list-all-about = Eine Kamera mit eigenem Wert behält ihn.
settings-name = { $setting ->
    [sensitivity] Empfindlichkeit
    [minimumArea] Mindestfläche
    [backgroundAlpha] Gewöhnungstempo
    [cooldownMs] Ruhe nach einer Meldung
    [preRollMs] Vorlauf im Clip
    [postMotionMs] Meldung endet nach
    [unknownMs] Fremd nach
    [framesPerSecond] Bilder pro Sekunde
    [idleLook] Solange es ruhig ist
   *[alertStyle] Eine Meldung zeigt
  }
settings-line = { settings-name }: { $value }
settings-line-own = { settings-name }: { $value } (eigener Wert)
settings-line-others = { settings-name }: { $value } ({ $others })
settings-other = { $camera }: { $value }
settings-value = { $setting ->
    [sensitivity] { $number }
    [minimumArea] { $number } px, { $percent } % des Bildes
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
    [idleLook] { $choice ->
        [keyframes] nur Schlüsselbilder
       *[every_frame] so genau wie immer
    }
    [alertStyle] { $choice ->
        [photo] ein Foto
       *[photo_then_clip] ein Foto, dann der Clip
    }
   *[other] { $span }
  }
settings-value-short = { $setting ->
    [minimumArea] { $number }
    [sensitivity] { $number }
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
   *[other] { $span }
  }
settings-seconds = { $number } s
settings-minutes = { $number } min

## One setting
settings-head-camera = { settings-name } · { $camera }
settings-head-all = { settings-name } · Alle Kameras
settings-now = { $setting ->
    [sensitivity] Jetzt { $number }: Ein Bildpunkt, der um so viel heller oder dunkler wird (von 255), gilt als verändert. Niedriger sieht mehr und gibt öfter falschen Alarm.
    [minimumArea] Jetzt { $number } px, { $percent } % des Bildes: So groß muss mindestens sein, was sich bewegt. Niedriger sieht auch Kleines oder Fernes und gibt öfter falschen Alarm.
    [backgroundAlpha] Jetzt { $number }: So schnell gewöhne ich mich an das, was sich verändert hat. Höher vergisst ein geparktes Auto eher, übersieht aber vielleicht jemanden, der langsam ist.
    [cooldownMs] Jetzt { $span }: Bewegt sich so bald nach einer Meldung etwas, geht die Meldung ohne Ton weiter. Niedriger gibt öfter einen Ton.
    [preRollMs] Jetzt { $span }: So viel von der Zeit vor der Bewegung ist im Clip. Höher zeigt mehr davon, wie es anfing.
    [postMotionMs] Jetzt { $span }: Hat sich so lange nichts bewegt, ist die Meldung vorbei. Höher macht weniger und längere Clips.
    [unknownMs] Jetzt { $span }: So lange sehe ich mir ein Gesicht an, das hier niemand hat, ehe ich es fremd nenne. Niedriger ist schneller und irrt öfter.
    [framesPerSecond] Jetzt { $number }: So viele Bilder pro Sekunde sehe ich mir an, während sich etwas bewegt. Höher verpasst weniger Schnelles und macht diesem Rechner mehr Arbeit.
    [idleLook] { $choice ->
        [keyframes] Jetzt nur Schlüsselbilder: Solange sich nichts bewegt, sehe ich mir alle ein bis zwei Sekunden ein Bild an, das ist ein Drittel der Arbeit. Was dazwischen kommt und geht, entgeht mir.
       *[every_frame] Jetzt so genau wie immer: Ich sehe mir jedes Bild an, das ich kann, auch solange sich nichts bewegt. Nichts entgeht mir, für die dreifache Arbeit.
    }
   *[alertStyle] { $choice ->
        [photo] Jetzt ein Foto: Der Clip wird trotzdem aufgenommen und kommt, wenn du auf „Clip zeigen“ tippst.
       *[photo_then_clip] Jetzt ein Foto, dann der Clip: Das Foto kommt sofort und wird zum Clip.
    }
  }
settings-own = Eigener Wert. Für alle Kameras gilt: { $value }.
settings-as-all = Wie für alle Kameras.
settings-others = Mit eigenem Wert: { $others }
settings-most = Mehr geht nicht.
settings-least = Weniger geht nicht.
settings-memory-most = { $value } ist das Höchste: In den Speicher dieser Kamera passen { $held }.
settings-memory-short = 🟠 In den Speicher dieser Kamera passen jetzt nur { $held }; ein Clip kann nicht früher beginnen.
settings-same-done = Für alle Kameras gilt jetzt: { $value }.
settings-same-done-before = Für alle Kameras gilt jetzt: { $value }. Vorher: { $before }
settings-reset-done = Zurückgesetzt. Vorher: { $before }.
settings-late = ⚪ Du wolltest „{ $wanted }“; da war ich offline. Es gilt weiterhin: { $now }.

settings-button-less = −{ $unit ->
    [minutes] { $by } min
   *[plain] { $by }
  }
settings-button-more = +{ $unit ->
    [minutes] { $by } min
   *[plain] { $by }
  }
settings-button-choice = { $setting ->
    [idleLook] { $choice ->
        [keyframes] Nur Schlüsselbilder
       *[every_frame] So genau wie immer
    }
   *[alertStyle] { $choice ->
        [photo] Ein Foto
       *[photo_then_clip] Ein Foto, dann der Clip
    }
  }
settings-button-chosen = ✓ { settings-button-choice }
settings-button-preview = Zeigen, was sich bewegt
settings-button-same = Für alle Kameras gleich
settings-button-reset = Zurücksetzen
settings-button-set = Setzen: { $value }
settings-button-leave = So lassen

## What moves now
settings-preview-where = Das Bild welcher Kamera?
settings-preview-none = 🟠 { $message }
settings-preview-head = { $camera } · { $time }
settings-preview-value = { settings-name }: { settings-value }
settings-preview-learning = Ich lerne noch, was immer da ist. Schau in ein paar Sekunden noch einmal.
settings-preview-light = Das Licht hat sich im ganzen Bild verändert; das gilt nicht als Bewegung.
settings-preview-moving = Das gilt als Bewegung: Die größte Veränderung hat jetzt { $largest } px, nötig sind { $minimum }.
settings-preview-small = Nichts, was sich bewegt, zählt: Die größte Veränderung hat jetzt { $largest } px, nötig sind { $minimum }.
settings-preview-still = Nichts bewegt sich: Alle Veränderungen sind jetzt kleiner als { $smallest } px, nötig sind { $minimum }.
settings-preview-slowly = Was du hier änderst, zeigt sich in den nächsten Bildern, nicht in diesem.
settings-preview-legend = Blau: verändert. Dicker roter Rahmen: gilt als Bewegung. Dünner weißer Rahmen: zu klein.

## The household
settings-household = Haushalt
settings-household-language = Sprache: { $language }, für Gruppen und für alle, deren Telegram keine von meinen spricht.
settings-household-timezone = Zeitzone: { $timezone }, dort ist es jetzt { $time }.
settings-household-known = { $state ->
    [on] Kommt jemand nach Hause, den ich kenne, steht es hier in einer stillen Zeile.
   *[off] Kommt jemand nach Hause, den ich kenne, erfährt es niemand.
  }
settings-button-language = { $language }
settings-button-language-chosen = ✓ { $language }
settings-button-timezone = Zeitzone
settings-button-known = { $state ->
    [on] Heimkehr nicht melden
   *[off] Heimkehr melden
  }
settings-timezone = Zeitzone: { $timezone }, dort ist es jetzt { $time }.
    Alle Zeiten, die ich nenne, und der Zeitplan richten sich danach.
settings-button-city = { $city } · { $time }
settings-button-type = Andere Stadt
settings-timezone-question = In welcher Stadt lebst du, oder welche ist die größte in deiner Zeitzone? Sende mir ihren englischen Namen, zum Beispiel Berlin oder New York.
settings-timezone-question-group = In welcher Stadt lebst du, oder welche ist die größte in deiner Zeitzone? Antworte auf diese Nachricht mit ihrem englischen Namen, zum Beispiel Berlin oder New York.
settings-timezone-unknown = Ich kenne keine Zeitzone „{ $asked }“.
settings-menu-backup = Sicherung
