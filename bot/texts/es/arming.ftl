# /arm: what may follow it, when it is doubtful, when it is refused.

# Words that may be typed, in small letters, separated by commas.
arm-words-away = fuera, ausente
arm-words-home = casa, dentro
arm-words-night = noche
arm-words-seconds = s, seg, segundo, segundos
arm-words-minutes = m, min, minuto, minutos

arm-not-understood = 🟠 No sé qué significa “{ $word }” después de /arm, así que no cambié nada.
    Toca una forma de armar, o envía por ejemplo /arm { $example }.
arm-too-long = 🟠 Tienes { $most } como máximo para salir, así que no cambié nada.
    Toca una forma de armar, o envía por ejemplo /arm { $example }.
arm-deaf = 🟠 Sin armar: nada dispararía la alarma ({ alarm-mode }). { $why ->
    [cameras] Ahí no cuenta ninguna cámara.
   *[triggers] Ahí el movimiento y las caras están desactivados.
  }
    Cambia qué dispara la alarma ahí, o arma de otra manera.
arm-moving = { $camera }: todavía veo movimiento.

# The disk refused to keep what somebody wished for.
alarm-unsaved = { $what ->
    [disarmed] 🟠 Pero no pude guardarlo: tras un reinicio la alarma volvería a estar armada. Libera espacio en mi disco.
   *[armed] 🟠 Pero no pude guardarlo: tras un reinicio la alarma no estaría armada así. Libera espacio en mi disco.
  }
