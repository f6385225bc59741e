# The daily summary, and /summary.

about-summary = Qué pasó en las últimas 24 horas
summary-quiet = 🟢 Un día tranquilo · { $date }
summary-degraded = 🟠 Tranquilo, pero no se vigiló todo sin interrupción · { $date }
summary-alarms = { $count ->
    [one] 🔴 Una alarma · { $date }
   *[other] 🔴 { $count } alarmas · { $date }
  }
summary-moment = { $date }, { $time }
summary-span = Del { $from } al { $to }.
summary-nothing = No pasó nada.
summary-strangers = { $count ->
    [one] un desconocido
   *[other] { $count } desconocidos
  }
summary-unsure = { $count ->
    [one] una vez sin estar seguro de quién era
   *[other] { $count } veces sin estar seguro de quién era
  }
summary-movements = { $count ->
    [one] movimiento una vez
   *[other] movimiento { $count } veces
  }
summary-household = { $count ->
    [one] gente de casa una vez
   *[other] gente de casa { $count } veces
  }
summary-false = { $count ->
    [one] una falsa alarma
   *[other] { $count } falsas alarmas
  }
summary-seen = Vi a: { $people }
summary-person = { $name } { $from }–{ $to }
summary-person-once = { $name } { $from }
summary-cameras-well = { $count ->
    [one] La cámara tuvo señal todo el tiempo.
   *[other] Las { $count } cámaras tuvieron señal todo el tiempo.
  }
summary-camera-lost = { $count ->
    [one] { $camera } tuvo señal el { $percent } % del tiempo: la perdió una vez, durante { $span }.
   *[other] { $camera } tuvo señal el { $percent } % del tiempo: la perdió { $count } veces, durante { $span } en total.
  }
summary-off = No estuve en marcha durante { $span }.
summary-evidence = Las grabaciones ocupan { $used }.
summary-free = En el disco quedan libres { $free }.
summary-removed = { $count ->
    [one] Se borró un incidente antiguo según las reglas ({ $size }).
   *[other] Se borraron { $count } incidentes antiguos según las reglas ({ $size }).
  }
summary-seal = Sello { $head }, entrada { $number }. Deja aquí este mensaje: demuestra lo que había hoy.
summary-button-events = Ver incidentes
summary-button-verify = Comprobar
summary-button-time = Elegir la hora
summary-button-now = Mostrarlo ahora
summary-button-at = { $chosen ->
    [yes] • { $time } •
   *[no] { $time }
  }
summary-button-never = { $chosen ->
    [yes] • Nunca •
   *[no] Nunca
  }
summary-time = El resumen diario llega a las { $time }, sin sonido.
summary-time-never = No llega ningún resumen diario. Con uno, los últimos caracteres del sello quedan cada día en este chat, donde nadie puede reescribirlos.
