# The daily summary, and /summary.

about-summary = Was in den letzten 24 Stunden passiert ist
summary-quiet = 🟢 Ein ruhiger Tag · { $date }
summary-degraded = 🟠 Ruhig, aber nicht alles war immer überwacht · { $date }
summary-alarms = { $count ->
    [one] 🔴 Ein Alarm · { $date }
   *[other] 🔴 { $count } Alarme · { $date }
  }
summary-moment = { $date }, { $time }
summary-span = Vom { $from } bis zum { $to }.
summary-nothing = Nichts ist passiert.
summary-strangers = { $count ->
    [one] Eine fremde Person
   *[other] { $count } fremde Personen
  }
summary-unsure = { $count ->
    [one] Einmal unsicher, wer es war
   *[other] { $count }-mal unsicher, wer es war
  }
summary-movements = { $count ->
    [one] Einmal Bewegung
   *[other] { $count }-mal Bewegung
  }
summary-household = { $count ->
    [one] Einmal jemand aus dem Haushalt
   *[other] { $count }-mal jemand aus dem Haushalt
  }
summary-false = { $count ->
    [one] Ein Fehlalarm
   *[other] { $count } Fehlalarme
  }
summary-seen = Gesehen: { $people }
summary-person = { $name } { $from }–{ $to }
summary-person-once = { $name } { $from }
summary-cameras-well = { $count ->
    [one] Die Kamera war die ganze Zeit da.
   *[other] Alle { $count } Kameras waren die ganze Zeit da.
  }
summary-camera-lost = { $count ->
    [one] { $camera } war { $percent } % der Zeit da: einmal ausgefallen, { $span } lang.
   *[other] { $camera } war { $percent } % der Zeit da: { $count }-mal ausgefallen, insgesamt { $span } lang.
  }
summary-off = Ich lief { $span } lang nicht.
summary-evidence = Aufnahmen belegen { $used }.
summary-free = Auf der Festplatte sind { $free } frei.
summary-removed = { $count ->
    [one] Ein alter Vorfall wurde planmäßig gelöscht ({ $size }).
   *[other] { $count } alte Vorfälle wurden planmäßig gelöscht ({ $size }).
  }
summary-seal = Siegel { $head }, Eintrag { $number }. Lass diese Nachricht hier stehen: Sie beweist, was heute da war.
summary-button-events = Vorfälle zeigen
summary-button-verify = Prüfen
summary-button-time = Uhrzeit ändern
summary-button-now = Jetzt zeigen
summary-button-at = { $chosen ->
    [yes] • { $time } •
   *[no] { $time }
  }
summary-button-never = { $chosen ->
    [yes] • Nie •
   *[no] Nie
  }
summary-time = Der Tagesbericht kommt um { $time }, ohne Ton.
summary-time-never = Es kommt kein Tagesbericht. Mit einem stehen die neuesten Zeichen des Siegels jeden Tag in diesem Chat, wo niemand sie umschreiben kann.
