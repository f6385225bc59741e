# /cameras: which cameras there are, adding, pausing, removing them, and what their pictures are like.
about-cameras = Las cámaras: añadir, cambiar nombre, pausar, quitar

cameras-head = { $count ->
    [one] Una cámara
   *[other] { $count } cámaras
  }
cameras-gone = Esta cámara ya no está.
cameras-removed-line = ⚪ { $camera } · la quitó { $name }
cameras-address = En { $address }
cameras-default-name = Cámara { $number }

cameras-line-paused = ⚪ { $camera } · en pausa por { $name } · desde { $since }
cameras-line-paused-for = ⚪ { $camera } · en pausa por { $name } · desde { $since }, faltan { $span }

## Names
cameras-rename-question = ¿Cómo se va a llamar { $camera }? Envíame su nombre nuevo.
cameras-rename-group = Envíalo como respuesta a este mensaje.
cameras-renamed = 🟢 { $old } se llama ahora { $new }.
cameras-told-renamed = ⚪ { $name } cambió el nombre de la cámara { $old }: ahora es { $new }.
cameras-rename-given-up = Conserva su nombre.
cameras-name-problem = { $problem ->
    [empty] Un nombre necesita al menos una letra visible.
    [too_long] Un nombre tiene { $most } letras como máximo.
   *[taken] Otra cámara ya se llama { $taken }.
  }

## Pausing
cameras-pause-question = ¿Pausar { $camera }? La suelto, no recibo nada de ella y olvido las imágenes que tengo en memoria. Las grabaciones se conservan. Se avisa a todos aquí.
cameras-pause-armed = 🔒 La alarma está armada: mientras dure la pausa no veo nada ahí.
cameras-paused = ⚪ { $camera } está en pausa. No recibo ni guardo nada de ella.
cameras-resumed = 🟢 Vuelvo a vigilar { $camera }.
cameras-told-paused = ⚪ { $name } puso { $camera } en pausa: no veo nada ahí hasta que alguien la reanude.
cameras-told-paused-for = ⚪ { $name } puso { $camera } en pausa: no veo nada ahí durante { $span }.
cameras-told-resumed = 🟢 { $name } reanudó { $camera }: vuelvo a vigilarla.
cameras-pause-over = 🟢 Terminó la pausa de { $camera }: vuelvo a vigilarla.
cameras-late-pause = ⚪ Antes quisiste pausar { $camera }, pero yo estaba sin conexión. ¿La pauso ahora?
cameras-late-remove = ⚪ Antes quisiste quitar { $camera }, pero yo estaba sin conexión. ¿La quito ahora?

## Removing
cameras-remove-question = ¿Quitar de verdad { $camera }? Dejo de vigilarla. Lo grabado se conserva.
cameras-removed = ⚪ Cámara quitada: { $camera }. Puedes recuperarla durante { $span }.
cameras-removed-env = ⚪ Cámara quitada: { $camera }. Puedes recuperarla aquí cuando quieras.
cameras-restored = 🟢 { $camera } está de vuelta.
cameras-not-restored = Se fue para siempre. Añádela de nuevo con su dirección.
cameras-told-removed = ⚪ { $name } quitó la cámara { $camera }.
cameras-told-restored = 🟢 { $name } recuperó la cámara { $camera }.
cameras-told-added = 🟢 { $name } añadió una cámara: { $camera }.

## Adding
cameras-add-question = Pega aquí la dirección de la cámara. Si lleva una contraseña, borro tu mensaje al instante.
    <code>rtsp://user:password@192.168.1.17/stream1</code>
    <code>http://192.168.1.17:8080/video</code>
    <code>/dev/video0</code>
cameras-add-given-up = ⚪ No se añadió ninguna cámara.
cameras-add-this = ¿Añado esto como cámara? { $address }
cameras-private-only = La dirección de una cámara puede llevar contraseña, así que solo la acepto en el chat privado.
cameras-owner-only = Solo quien es titular puede añadir cámaras. Pídeselo.
cameras-deleted = Borré tu mensaje porque llevaba una contraseña.
cameras-delete-yourself = 🟠 Tu mensaje llevaba una contraseña, y Telegram no me deja borrarlo. Bórralo tú, por favor.
cameras-group-deleted = 🟠 Un mensaje de { $name } llevaba la contraseña de una cámara; lo borré. Quien lee este grupo puede haberla visto: mejor cámbiala.
cameras-group-delete-yourself = 🟠 El mensaje de { $name } lleva la contraseña de una cámara, y Telegram no me deja borrarlo. Bórralo tú, por favor, y mejor cambia la contraseña.
cameras-not-an-address = No conozco ese tipo de dirección. Empieza por rtsp:// o http://, o es /dev/video0 o un archivo de video.
cameras-pipe = Una dirección con pipe: ejecuta un programa en mi equipo, así que solo la acepto del archivo .env.
cameras-no-file = No hay ningún { $place } en mi equipo. Mira si está conectado y cómo se escribe.
cameras-trying = Probando { $address }… Una cámara lenta tarda medio minuto.
cameras-works = 🟢 Veo una imagen de { $address }.
cameras-facts = { $codec }, { $width } × { $height }
cameras-facts-rate = { $codec }, { $width } × { $height } · { $rate ->
    [one] 1 imagen por segundo
   *[other] { $rate } imágenes por segundo
  }
cameras-keyframes-often = Un fotograma clave cada { $seconds } s: mientras todo está quieto miro solo esos, lo que cuesta poco.
cameras-keyframes-rare = Más de { $seconds } s entre fotogramas clave: tengo que mirar todas las imágenes, lo que cuesta más. Es mejor poner en la cámara un fotograma clave cada 2 s.
cameras-jpeg = Cada una de sus imágenes va por separado. Los clips se convierten a H.264 para Telegram, unos segundos más tarde que otros.
cameras-hevc = Los clips en H.265 se convierten a H.264 para Telegram, unos segundos más tarde que otros. Si puede enviar H.264, elige eso.
cameras-failed = 🟠 { $address } no muestra nada: { $why }.
cameras-advice = { $kind ->
    [wrong_password] Envíame el usuario y la contraseña que su app llama cuenta de cámara, usuario RTSP o usuario ONVIF.
    [forbidden] Permítelo en los ajustes de la cámara, o usa otro de sus usuarios.
    [unreachable] Mira si está encendida, si está en esta red y si su número es correcto.
    [name_unknown] Envía su número, como 192.168.1.17, en lugar del nombre.
    [not_a_video] Su ruta o su puerto es otro. El botón de abajo muestra los habituales.
    [not_found] Su ruta es otra. El botón de abajo muestra las habituales.
    [busy] Cierra otros programas que la estén mirando, o envía la dirección de su segunda transmisión.
    [unsupported] Ponla en H.264 en los ajustes de la cámara y prueba otra vez.
    [undecodable] Ponla en H.264 en los ajustes de la cámara y prueba otra vez.
    [silent] Reinicia la cámara, o envía la dirección de otra de sus transmisiones.
   *[other] Prueba otra vez en un minuto. Si sigue igual, reinicia la cámara.
  }
cameras-trial-stopped = ⚪ Dejé de probar. No se añadió nada.
cameras-offer = ¿Qué hago con la cámara en { $address }?
cameras-discarded = ⚪ Olvidé la dirección.
cameras-decided = Eso ya está decidido, o tiene más de una hora. Envía la dirección otra vez si aún lo quieres.
cameras-name-question = ¿Cómo se va a llamar? Envíame un nombre, como Puerta principal.
cameras-kept = 🟢 { $camera } ya es una de mis cámaras. La estoy vigilando.
cameras-help = Un teléfono Android viejo: su app IP Webcam la muestra.
    <code>http://192.168.1.20:8080/video</code>
    Hikvision, Annke:
    <code>rtsp://192.168.1.20:554/Streaming/Channels/101</code>
    Dahua, Amcrest, Lorex:
    <code>rtsp://192.168.1.20:554/cam/realmonitor?channel=1&amp;subtype=0</code>
    TP-Link Tapo, VIGI (crea antes una cuenta de cámara en su app):
    <code>rtsp://192.168.1.20:554/stream1</code>
    Reolink (activa RTSP en su app):
    <code>rtsp://192.168.1.20:554/h264Preview_01_main</code>
    Axis:
    <code>rtsp://192.168.1.20:554/axis-media/media.amp</code>
    Una cámara USB:
    <code>/dev/video0</code>
    El usuario y la contraseña van antes del número: <code>rtsp://user:password@192.168.1.20</code>. El número está en la app de la cámara o en la lista de dispositivos de tu router.

## A smaller stream: movement is looked for in one stream, pictures and clips come from another
cameras-smaller-question = La mayoría de las cámaras envían una segunda imagen, más pequeña. Tengo mucho menos trabajo si busco en ella el movimiento y las caras, mientras las fotos y los clips siguen saliendo de la principal. ¿Cuál es su dirección en { $camera }? Si lleva una contraseña, borro tu mensaje al instante.
cameras-smaller-set = { $use ->
    [kept] { $camera } tiene dos transmisiones: las fotos y los clips salen de { $address }, y vigilo la pequeña.
   *[watched] { $camera } tiene dos transmisiones: vigilo { $address }, y las fotos y los clips salen de la principal.
  }
cameras-smaller-sizes = Vigilo: { $watched } · guardo: { $kept }
cameras-smaller-compare = { $why ->
    [larger] 🟠 Es más grande que la que tengo. Puedo sacar de ella las fotos y los clips, y vigilar la que tengo.
    [same] 🟠 Es igual de grande que la que tengo, así que no ahorra nada.
   *[unknown] Ahora mismo no veo la principal, así que no sé cuál es más grande.
  }
cameras-smaller-used = 🟢 Ahora vigilo { $camera } en su transmisión pequeña. Las fotos y los clips salen de la grande.
cameras-smaller-stopped = ⚪ Vuelvo a vigilar { $camera } en su transmisión principal.
cameras-smaller-unchanged = ⚪ Las transmisiones de { $camera } quedan como están.
cameras-told-smaller = ⚪ Ahora vigilo { $camera } en una transmisión pequeña, a petición de { $name }.
cameras-told-smaller-stopped = ⚪ Vuelvo a vigilar { $camera } en su transmisión principal, a petición de { $name }.
cameras-line-main-lost = 🟠 { $camera } · transmisión principal sin señal; grabo la pequeña
cameras-detail-no-main = Vigilo: { $watched } · la transmisión principal: { $reason }

## Finding
cameras-finding = Buscando cámaras en esta red…
cameras-find-stopped = ⚪ Dejé de buscar.
cameras-found = { $count ->
    [one] Respondió una cámara. ¿Es la tuya?
   *[other] Respondieron { $count } cámaras. ¿Cuál es?
  }
cameras-found-none = No respondió ninguna cámara. ONVIF suele estar apagado hasta que alguien lo permite en la app de la cámara, y los teléfonos no lo conocen. Pegar la dirección funciona con todas las cámaras.
cameras-found-forgotten = Ya no recuerdo esa búsqueda. Busca otra vez.
cameras-login-question = Envía el usuario y la contraseña de { $place } en un solo mensaje, con un espacio entre ambos. Lo borro al instante.
cameras-login-problem = Deben ser dos palabras: el usuario, un espacio, la contraseña.
cameras-login-given-up = ⚪ No se envió ninguna contraseña.
cameras-asking = Preguntando a { $place } dónde está su video…
cameras-asked-in-vain = 🟠 { $place } no dice dónde está su video: { $why }.

## Would it see somebody at night?
cameras-night-looking = Mirando { $camera } durante unos segundos…
cameras-night-head = Prueba nocturna · { $camera }
cameras-night = { $verdict ->
    [too_dark] 🟠 Demasiado oscuro: no vería a nadie. Añade una lámpara o enciende su luz infrarroja.
    [restless] 🟠 Algo se mueve ahora en la imagen, o parpadea tanto que daría la alarma por nada. Si no hay nadie: añade luz, o sube su número de sensibilidad o su área mínima.
    [infrared] 🟢 No hay color en la imagen: luz infrarroja, o una escena gris. Vería a alguien.
    [dark] 🟢 Está oscuro, pero vería a alguien.
   *[light] 🟢 Ahora hay luz y veo bien. Prueba otra vez esta noche.
  }
cameras-night-figures = Brillo { $light } de 255 · parpadeo { $noise } · mayor movimiento { $area }, y contaría desde { $least }

## Buttons and toasts
cameras-button-rename = Cambiar nombre
cameras-button-pause = Pausar
cameras-button-pause-hour = Pausar 1 h
cameras-button-pause-open = Pausar sin límite
cameras-button-resume = Reanudar
cameras-button-keep-watching = Seguir vigilando
cameras-button-zones = Zonas
cameras-button-settings = Ajustes
cameras-button-night = Probar la noche
cameras-button-remove = Quitar
cameras-button-keep = Conservar
cameras-button-restore = Recuperar { $camera }
cameras-button-add = Añadir una cámara
cameras-button-find = Buscar cámaras
cameras-button-find-again = Buscar otra vez
cameras-button-help = ¿Cómo sé la dirección?
cameras-button-list = Todas las cámaras
cameras-button-add-it = Añadirla
cameras-button-discard = Descartarla
cameras-button-keep-as = Guardarla como “{ $camera }”
cameras-button-name-it = Ponerle nombre
cameras-button-another = Enviar otra dirección
cameras-button-login = Enviar usuario y contraseña
cameras-button-no-login = No necesita
cameras-button-go-on = Seguir con { $address }
cameras-button-private = Abrir el chat privado
cameras-button-smaller = Usar transmisión pequeña
cameras-button-use-it = Usarla
cameras-button-swap = Usarla para fotos y clips
cameras-button-stop-smaller = Dejar de usarla
cameras-toast-trying = Ya la estoy probando.
