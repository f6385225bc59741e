# What the control side says. Signs: 🔴 alarm · 🟠 unsure or degraded · 🟢 all well · ⚪ off · 🔒 armed.
# Spanish: the alarm is armed and disarmed (feminine); Vigil speaks of itself as "yo" (masculine).

## The alarm
alarm-state = { $state ->
    [disarmed] ⚪ Desarmada
    [arming] 🔒 Armando ({ alarm-mode })
    [armed_home] 🔒 Armada (en casa)
    [armed_night] 🔒 Armada (noche)
    [armed_away] 🔒 Armada (fuera)
    [pending] 🟠 Hay alguien dentro
   *[triggered] 🔴 Alarma ({ alarm-mode })
  }
# The mode as a word within a sentence.
alarm-mode = { $mode ->
    [armed_home] en casa
    [armed_night] noche
   *[armed_away] fuera
  }
# Who or what brought it there: $means.
alarm-by = { $means ->
    [person] { alarm-state } por { $name }
    [schedule] { alarm-state } por el horario
    [presence] { alarm-state }, porque no hay nadie en casa
   *[nobody] { alarm-state }
  }
alarm-since = { $means ->
    [person] { alarm-state } por { $name } · desde { $since }
    [schedule] { alarm-state } por el horario · desde { $since }
    [presence] { alarm-state }, porque no hay nadie en casa · desde { $since }
   *[nobody] { alarm-state } · desde { $since }
  }
alarm-changed = { $means ->
    [person] { alarm-state } por { $name } · { $time }
    [schedule] { alarm-state } por el horario · { $time }
    [presence] { alarm-state }, porque no hay nadie en casa · { $time }
   *[nobody] { alarm-state } · { $time }
  }
# While time runs: until it is armed, or until it is an alarm.
alarm-arming-left = { $means ->
    [person] { alarm-state } por { $name } · armada en { $span }
    [schedule] { alarm-state } por el horario · armada en { $span }
    [presence] { alarm-state }, porque no hay nadie en casa · armada en { $span }
   *[nobody] { alarm-state } · armada en { $span }
  }
alarm-arming-until = { $means ->
    [person] { alarm-state } por { $name } · armada a las { $time }
    [schedule] { alarm-state } por el horario · armada a las { $time }
    [presence] { alarm-state }, porque no hay nadie en casa · armada a las { $time }
   *[nobody] { alarm-state } · armada a las { $time }
  }
alarm-pending-left = { alarm-state } · alarma en { $span } si nadie desarma

arm-no-camera = 🟠 Sin armar: no hay nada que vigilar.
arm-question = 🟠 Todavía sin armar:
arm-question-none-left = Ahora mismo ninguna cámara me muestra nada. Si armo así, vigilaré cada una en cuanto aparezca.
armed-without = 🟠 Todavía sin vigilar:
missing-lost = { $camera }: sin señal desde hace { $span }.
missing-connecting = { $camera }: sigue conectando, desde hace { $span }.
missing-paused = { $camera }: en pausa.

## Asked back
late-disarm = ⚪ Me pediste { $when } que desarmara, pero yo estaba sin conexión.
    La alarma sigue armada. ¿La desarmo ahora?
late-arm = ⚪ Me pediste { $when } que armara{ $mode ->
        [armed_home] { " " }(en casa)
        [armed_night] { " " }(noche)
       *[armed_away] { "" }
    }, pero yo estaba sin conexión.
    La alarma sigue desarmada. ¿La armo ahora?
late-arm-otherwise = ⚪ Me pediste { $when } que armara { $mode ->
        [armed_home] (en casa)
        [armed_night] (noche)
       *[armed_away] (fuera)
    }, pero yo estaba sin conexión.
    La alarma está armada { $now ->
        [armed_home] (en casa)
        [armed_night] (noche)
       *[armed_away] (fuera)
    }. ¿La cambio?
late-disarmed-already = ⚪ Me pediste { $when } que desarmara, pero yo estaba sin conexión.
    La alarma ya está desarmada.
late-armed-already = 🔒 Me pediste { $when } que armara, pero yo estaba sin conexión.
    La alarma ya está armada.
late-earlier = antes

## Who is who
start-paired = Te doy la bienvenida. Desde ahora eres titular de este vigilante; a nadie más le respondo.
setup-goes-on = La configuración sigue en la terminal. Cuando esté en marcha, /help muestra lo que sé hacer.
setup-picture = Cámara { $camera }: esto es lo que ve.
start-known = Aquí estoy, { $name }. /help muestra lo que sé hacer.
start-cameras = Cámaras: { $cameras }
no-camera = { $reader ->
    [owner] Aún no hay ninguna cámara. Pega aquí su dirección (rtsp://… o http://…) o búscala en la red.
    [group] Aún no hay ninguna cámara. Quien es titular la añade en el chat privado conmigo: una dirección puede llevar contraseña.
   *[other] Aún no hay ninguna cámara. Quien es titular puede añadirla.
  }
refused-anonymous = No puedo ver quién eres, porque escribes en nombre de un grupo o canal. Desactiva “Permanecer anónimo” o escríbeme en privado.

## Cameras
camera-which = ¿Qué cámara?
camera-unknown = No conozco ninguna cámara “{ $asked }”. ¿Cuál quieres?
camera-live = 🟢 { $camera }
camera-connecting = 🟠 { $camera } · conectando desde hace { $span }
camera-lost = 🔴 { $camera } · sin señal desde hace { $span }
camera-lost-because = 🔴 { $camera } · sin señal desde hace { $span }: { $reason }
camera-rate = { $rate } fps
camera-movement = último movimiento { $ago }
camera-no-movement = sin movimiento hasta ahora
camera-every-frame-because = miro todas las imágenes: { $reason }
camera-muted = sin sonido aquí durante { $span }
detail-picture = { $codec }, { $size }
detail-keyframes = Un fotograma clave cada { $seconds } s
detail-watching-keyframes = Mientras todo está quieto miro solo los fotogramas clave
detail-watching-every-frame = Miro todas las imágenes
detail-watching-nothing = Ahora no miro ninguna imagen
detail-last-picture = Última imagen { $ago }
detail-ring = Guardo en memoria los últimos { $span } ({ $size })
camera-unmuted = 🟢 { $camera } vuelve a sonar aquí.

## Pictures and clips
picture-caption = { $camera } · { $moment }
    { $tag }
clip-progress = Grabando { $camera } · { $recorded } de { $of } s
clip-sending = Enviando el clip de { $camera }…
clip-part = Parte { $part } de { $parts }
clip-cancelled = ⚪ El clip de { $camera } se canceló; no se guardó nada.
clip-busy = Ya estoy grabando un clip de { $camera }. Llega enseguida.
clip-over = ⚪ Esta grabación terminó.
clip-wrong-length = Un clip dura de 1 a { $most } segundos enteros. Envía por ejemplo /clip { $example }, o toca para { $example } s.
live-ended = ⚪ La emisión en vivo terminó.
live-too-large = 🟠 Las imágenes de { $camera } son demasiado grandes para verlas en vivo. /snapshot envía una como archivo.

## Status
status-trouble = 🟠 { $trouble }
status-evidence = Grabaciones: { $size }
status-waiting = { $count ->
    [0] nada pendiente de envío
    [one] 1 mensaje pendiente de envío
   *[other] { $count } mensajes pendientes de envío
  }
status-last-sent = último envío { $ago }
status-parked = { $count ->
    [one] 1 mensaje no se pudo enviar
   *[other] { $count } mensajes no se pudieron enviar
  }

## Help
help-head = Vigilo tus cámaras y te aviso aquí cuando algo se mueve con la alarma armada.
help-foot = Si no nombras una cámara, te pregunto cuál o uso todas. Basta el comienzo del nombre o su número.
about-arm = Vigilar y dar la alarma
follows-arm = [casa|noche|fuera] [30s]
about-disarm = Dejar de dar la alarma
about-snapshot = Lo que ven las cámaras ahora
about-clip = Un clip de hasta 60 s que empieza 5 s antes
about-live = Una imagen que se renueva durante un minuto
about-status = Alarma, cámaras y envíos pendientes de un vistazo
about-help = Lo que sé hacer
about-start = Saludar
follows-snapshot = [cámara]
follows-clip = [segundos] [cámara]
follows-live = [cámara]

## When something goes wrong
failure-camera = 🟠 { $message }
failure-disk = 🟠 No pude escribir en mi disco, así que no cambió nada. Mira mi registro de eventos: dice qué archivo y por qué. { failure-until-then }
failure-disk-full = 🟠 Mi disco está lleno, así que no cambió nada. Libera espacio y prueba otra vez. { failure-until-then }
failure-until-then = Si las alarmas no te dejan esperar, silencia este chat en Telegram o detenme en mi equipo.
failure-unexpected = 🟠 Algo salió mal, y no es culpa tuya. Prueba otra vez; si sigue igual, mira mi registro de eventos.
not-understood = No entendí eso. /help muestra lo que sé hacer.
no-words = Entiendo comandos y botones, pero no imágenes, archivos ni mensajes de voz. /help muestra lo que sé hacer.

## Toasts: at most 200 characters
toast-camera-gone = Esta cámara ya no está.
toast-recording = Ya estoy grabando { $camera }.
toast-clip-over = Esa grabación ya terminó.
toast-live-over = Ya terminó.
toast-unknown-button = Este botón ya no funciona. /help muestra lo que sé hacer.

## This machine
clock-jumped = 🟠 El reloj de este equipo saltó { $direction ->
        [forwards] hacia adelante
       *[backwards] hacia atrás
    }: { $span }.
    Las horas que di antes pueden ser erróneas. Nada se armó ni se desarmó por ello.
trouble-evidence = Lo que grabo no se puede escribir en el disco. Los avisos siguen saliendo; revisa el disco, por favor.
trouble-outbox = Lo que espera para enviarse no se puede escribir en el disco. Un reinicio ahora podría perderlo.
trouble-recording = { $camera }: { $why }
state-repaired = 🟠 Mi archivo de ajustes estaba dañado; empecé { $from ->
        [copy] con su última copia buena
       *[nothing] desde cero
    }: comprueba que la alarma está como la quieres.

## Buttons
button-arm = Armar
button-arm-mode = { $mode ->
    [armed_home] En casa
    [armed_night] Noche
   *[armed_away] Fuera
  }
button-arm-now = Armar ahora
button-arm-in = Armar en { $seconds } s
button-mode-rules = Qué dispara la alarma ahí
button-arm-anyway = Armar igualmente
button-arm-without = Armar sin { $cameras }
button-disarm = Desarmar
button-stay-armed = Dejar armada
button-stay-disarmed = Dejar desarmada
button-cancel = Cancelar
button-show = Mostrar lo que veo
button-again = Otra vez
button-try-again = Probar otra vez
button-stop = Parar
button-live = Ver en vivo
button-live-again = Ver en vivo otra vez
button-snapshot = Tomar foto
button-clip = Grabar { $seconds } s
button-status = Ver estado
button-refresh = Actualizar
button-unmute = Activar sonido
