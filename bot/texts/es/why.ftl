# What the rooms below the chat have to say (storage/words.ts): why something is not as it should be.

why-words-of-others = { $text }

## Why a camera shows nothing: clauses in lower case without a full stop, to stand behind
## "Garden · lost for 4 min: " and alone as "Why: …". { $place } is an address, a file or a device.
why-the-command = el comando de la cámara
why-wrong-password = contraseña incorrecta
why-wants-password = pide nombre de usuario y contraseña
why-nobody-answers = nadie responde en { $place }
why-no-way = la red no llega hasta { $place }
why-name-unknown = nadie se llama { $name } en la red
why-no-lookup = el nombre { $name } no se puede consultar ahora; ¿está caída la red?
why-not-there = { $kind ->
    [device] no hay ninguna cámara en { $place }
    [file] no existe el archivo { $place }
    [command] no está el programa del comando de la cámara
   *[network] no hay ninguna transmisión en { $place }
  }
why-device-busy = otro programa está usando { $place }
why-may-not-open = no tengo permiso para abrir { $place }
why-no-video = { $kind ->
    [file] { $place } no es un video
   *[network] lo que envía { $place } no es un video
  }
why-unknown-codec = { $place } no envía H.264, H.265 ni MJPEG; elige uno de ellos en la cámara
why-unsupported-codec = la cámara envía “{ $codec }”, pero solo puedo usar H.264, H.265 y MJPEG
why-old-ffmpeg = el ffmpeg de este equipo no puede abrir { $place }
why-ffmpeg-ended = algo externo detuvo ffmpeg
why-ffmpeg-not-started = no se pudo iniciar ffmpeg
why-status = { $why ->
    [forbidden] la cámara se niega a mostrar esta transmisión
    [not_found] no hay ninguna transmisión en esa ruta
    [busy] la cámara no admite a nadie más mirando
    [no_tcp] la cámara no envía su transmisión por TCP
    [own_error] la cámara comunica un error propio
   *[odd] { $place } responde, pero no con un video
  }
why-web-page = esta dirección es una página web, no un video
why-web-server = en { $place } hay un servidor web, no un video (RTSP suele estar en el puerto 554)
why-other-type = esta dirección entrega { $type }, no un video
why-no-rtsp = { $place } está ahí, pero no es una cámara RTSP
why-no-http = { $place } no habla HTTP, así que no es una cámara de ese tipo
why-not-secure = no se pudo establecer una conexión segura con { $place }
why-sent-around = nos manda de una dirección a otra
why-mute = { $place } está ahí, pero no dice nada desde hace { $seconds } s
why-no-answer-in-time = { $place } no responde a tiempo
why-says-nothing = { $place } no dice dónde está su video
why-video-elsewhere = su video está en { $address }, que no es RTSP
why-hangs-up = { $place } corta al instante
why-broken-off = la cámara cortó la conexión
why-connection-failed = la conexión falló ({ $message })
why-ended = { $kind ->
    [device] { $place } se desenchufó o se detuvo
    [file] el archivo { $place } se acabó
    [command] el comando de la cámara terminó
   *[network] la cámara cerró la conexión
  }
why-ended-early = { $place } terminó antes de que llegara una imagen
why-silent = { $why ->
    [none] no llegó ninguna imagen en { $seconds } s
    [no_picture] envía algo, pero desde hace { $seconds } s no se puede sacar de ello ninguna imagen
   *[no_more] hay conexión, pero ninguna imagen desde hace { $seconds } s
  }
why-sent-nothing = { $place } no envió ninguna imagen en { $seconds } s
why-no-picture-yet = aún no ha llegado ninguna imagen
why-frozen = la imagen no ha cambiado en absoluto desde hace { $seconds } s
why-undecodable = lo que envía no se puede convertir en imagen
why-cannot-decode = hay conexión, pero su video no se puede decodificar
why-bad-pictures = sus imágenes no se pueden leer
why-other-size = la cámara cambió el tamaño de su imagen
why-no-jpeg = no contiene imágenes JPEG
why-picture-too-large = envía una imagen de más de { $megabytes } MB
why-picture-broken-off = la cámara cortó una imagen a la mitad
why-stream-unreadable = su transmisión no se pudo leer
why-command-not-found = no se encontró el comando de la cámara
why-command-failed = el comando de la cámara falló
why-command-failed-saying = el comando de la cámara falló: { $said }
why-smaller-stream = se cortó la transmisión pequeña que vigilo ({ $reason })
why-fault-of-ours = algo salió mal dentro de mí; mi registro de eventos dice más

## Why every picture is looked at, also while nothing moves: behind "looking at every picture: ".
why-every-frame = { $why ->
    [asked] como pediste
    [video] su tipo de video lo necesita
    [unknown] aún no se sabe cada cuánto llega un fotograma clave
   *[rare] solo llega un fotograma clave cada { $seconds } s
  }

## What a camera could not do: whole sentences.
why-shows-nothing = { $camera } no muestra imagen en este momento. Sigo intentándolo.
why-shows-nothing-because = { $camera } no muestra imagen en este momento: { $reason }. Sigo intentándolo.
why-paused = { $by } puso { $camera } en pausa; de ahí no se ve nada.
why-moment-gone = { $camera } ya no tiene ninguna imagen de ese momento.
why-not-made = { $camera }: { $reason }
why-not-drawn = { $camera }: no se pudo dibujar sobre la imagen. Prueba otra vez.
why-not-looked-at = { $camera }: no se pudo examinar la imagen. Prueba otra vez en unos segundos.
why-too-few-pictures = { $camera } ha mostrado aún muy pocas imágenes. Prueba otra vez en unos segundos.
why-camera-gone = Esta cámara ya no está.
why-still-none = No hay ninguna imagen de ese momento.
why-still-damaged = La imagen de la cámara de ese momento está dañada.

## Why there is no clip: whole sentences; $why is one of the clauses below.
why-no-clip = No se pudo hacer ningún clip: { $why }.
why-nothing-recorded = No se grabó ninguna imagen en ese tiempo.
why-cut-off-early = La grabación se cortó antes de que hubiera una imagen en el disco.
why-part-missing = A la grabación le falta una parte de lo que pasó: { $why }.
why-clip = { $why ->
    [too_large] sus imágenes son demasiado grandes
    [no_encoder] este ffmpeg se compiló sin codificador H.264 (libx264)
    [undecodable] no se pudo decodificar ninguna de sus imágenes
   *[damaged] la grabación está dañada
  }
why-disk = { $why ->
    [full] el disco está lleno
    [read_only] no se permite escribir en el disco
    [no_folder] su carpeta ya no está
    [taken] ya hay un archivo con ese nombre
    [failing] el disco está fallando
    [too_many_open] hay demasiados archivos abiertos
    [slow] el disco es demasiado lento
   *[no_file] no hay archivo para ello
  }

## Faces: whole sentences.
why-faces-off = { $why ->
    [not_begun] El reconocimiento de caras aún no ha empezado.
    [crashed] La parte de mí que lee caras falló dos veces, así que queda apagada hasta que me inicien de nuevo.
   *[models] Los modelos que leen caras no se pueden usar. Mi registro de eventos dice por qué.
  }
why-models-not-fetched = { $why ->
    [unreachable] No se pudieron descargar los modelos que leen caras: no se llega al registro de npm. ¿Está este equipo en línea? Lo intento otra vez cada media hora.
    [stalled] No se pudieron descargar los modelos que leen caras: el registro de npm dejó de enviar. Lo intento otra vez cada media hora.
    [broken_off] No se pudieron descargar los modelos que leen caras: la conexión se cortaba una y otra vez. Lo intento otra vez cada media hora.
    [not_found] El registro de npm no tiene los modelos que leen caras. ¿Es una réplica sin ellos?
    [refused] El registro de npm, o un proxy intermedio, no me deja descargar los modelos que leen caras. Mira los ajustes de npm.
    [server] El registro de npm respondió con un error, así que los modelos que leen caras no están aquí. Lo intento otra vez cada media hora.
    [untrusted] El certificado del registro de npm no es de confianza, así que no se descargaron los modelos que leen caras. Mira los ajustes de npm.
    [wrong_content] Lo que envió el registro de npm no son los modelos que espero, así que no se guardó nada. Lo intento otra vez cada media hora.
    [web_page] Llegó una página web en lugar de los modelos que leen caras. ¿Pide esta red iniciar sesión antes?
    [disk] Los modelos que leen caras no se pudieron escribir en mi disco. ¿Está lleno?
    [settings] Los ajustes de npm no se pueden usar, así que no se descargaron los modelos que leen caras. Mira .npmrc.
   *[unexpected] No se pudieron descargar los modelos que leen caras. Mi registro de eventos dice por qué; lo intento otra vez cada media hora.
  }
why-photo = { $why ->
    [heic] Aquí no se pueden leer imágenes en formato HEIC. Envíala como foto.
    [empty] Esta imagen está vacía. Envía otra.
    [no_picture] Esto no es una imagen que se pueda leer aquí. Envía un JPEG o PNG.
   *[damaged] Esta imagen está dañada. Envíala otra vez, o envía otra.
  }
why-photo-too-large = Esta imagen es demasiado grande ({ $size }). Envía una más pequeña.
why-name = { $why ->
    [empty] Un nombre necesita al menos un carácter visible.
    [too_long] Un nombre tiene { $longest } caracteres como máximo.
   *[taken] Alguien ya se llama { $name }. Elige otro nombre, como “{ $name } 2”.
  }
why-enough-photos = { $name } ya tiene { $most } fotos, y son suficientes. Borra una antes de añadir otra.
