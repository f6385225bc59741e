# /arm: what may follow it, when it is doubtful, when it is refused.

# Words that may be typed, in small letters, separated by commas.
arm-words-away = abwesend, weg, unterwegs, fort
arm-words-home = zuhause, daheim, anwesend, da
arm-words-night = nacht, nachts
arm-words-seconds = s, sek, sekunde, sekunden
arm-words-minutes = m, min, minute, minuten

arm-not-understood = 🟠 Ich weiß nicht, was „{ $word }“ nach /arm bedeutet, darum habe ich nichts geändert.
    Tippe auf einen Modus, oder sende zum Beispiel /arm { $example }.
arm-too-long = 🟠 Zum Gehen hast du höchstens { $most }, darum habe ich nichts geändert.
    Tippe auf einen Modus, oder sende zum Beispiel /arm { $example }.
arm-deaf = 🟠 Nicht scharf: Nichts würde Alarm auslösen ({ alarm-mode }). { $why ->
    [cameras] Keine Kamera zählt dort.
   *[triggers] Bewegung und Gesichter sind dort alle ausgeschaltet.
  }
    Ändere, was dort Alarm auslöst, oder schalte anders scharf.
arm-moving = { $camera } sieht noch Bewegung.

# The disk refused to keep what somebody wished for.
alarm-unsaved = { $what ->
    [disarmed] 🟠 Aber ich konnte es nicht speichern: Nach einem Neustart wäre ich wieder scharf geschaltet. Schaff etwas Platz auf meiner Festplatte.
   *[armed] 🟠 Aber ich konnte es nicht speichern: Nach einem Neustart wäre ich nicht so scharf geschaltet. Schaff etwas Platz auf meiner Festplatte.
  }
