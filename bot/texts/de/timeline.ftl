# A day as one picture.

timeline-head = <b>Zeitleiste</b> · { $day }
timeline-count = { $what ->
    [stranger] 🔴 rot: { $count ->
        [one] eine fremde Person
       *[other] fremde Personen, { $count }-mal
      }
    [unsure] 🟠 orange: { $count ->
        [one] unsicher, wer es ist
       *[other] unsicher, wer es ist, { $count }-mal
      }
    [household] 🟢 grün: { $count ->
        [one] der Haushalt
       *[other] der Haushalt, { $count }-mal
      }
    [camera_lost] gestreift: { $count ->
        [one] eine Kamera war ausgefallen
       *[other] eine Kamera war ausgefallen, { $count }-mal
      }
   *[movement] grau: { $count ->
        [one] Bewegung
       *[other] Bewegung, { $count }-mal
      }
  }
timeline-false = nur umrandet: { $count ->
    [one] ein Fehlalarm
   *[other] { $count } Fehlalarme
  }
timeline-label = { $label } ist { $camera }.
timeline-left-out = { $count ->
    [one] Für eine weitere Kamera ist im Bild kein Platz.
   *[other] Für { $count } weitere Kameras ist im Bild kein Platz.
  }
timeline-nothing = An diesem Tag ist nichts passiert.

timeline-button-earlier = Früherer Tag
timeline-button-later = Späterer Tag
timeline-button-hours = { $from }–{ $to } Uhr · { $count }
