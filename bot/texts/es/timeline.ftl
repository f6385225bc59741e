# A day as one picture.

timeline-head = <b>Cronología</b> · { $day }
timeline-count = { $what ->
    [stranger] 🔴 rojo: { $count ->
        [one] un desconocido
       *[other] desconocidos, { $count } veces
      }
    [unsure] 🟠 naranja: { $count ->
        [one] sin estar seguro de quién
       *[other] sin estar seguro de quién, { $count } veces
      }
    [household] 🟢 verde: { $count ->
        [one] gente de casa
       *[other] gente de casa, { $count } veces
      }
    [camera_lost] a rayas: { $count ->
        [one] una cámara sin señal
       *[other] una cámara sin señal, { $count } veces
      }
   *[movement] gris: { $count ->
        [one] movimiento
       *[other] movimiento, { $count } veces
      }
  }
timeline-false = hueco: { $count ->
    [one] una falsa alarma
   *[other] falsas alarmas, { $count }
  }
timeline-label = { $label } es { $camera }.
timeline-left-out = { $count ->
    [one] Otra cámara no cabe en la imagen.
   *[other] Otras { $count } cámaras no caben en la imagen.
  }
timeline-nothing = Ese día no pasó nada.

timeline-button-earlier = Día anterior
timeline-button-later = Día siguiente
timeline-button-hours = { $from }–{ $to } h · { $count }
