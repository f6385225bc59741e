# Evidence as ZIP files: /export, and the buttons below incidents and days.

about-export = Grabaciones en un archivo ZIP, para la policía o para ti
follows-export = [día] o [día - día]

export-head = <b>Exportar</b> · { $days }
export-days = { $from } – { $to }
export-files = { $count ->
    [one] un archivo
   *[other] { $count } archivos
  }
export-size = { $incidents ->
    [one] 1 incidente, { $size }, { export-files }.
   *[other] { $incidents } incidentes, { $size }, { export-files }.
  }
export-how = Fotos, clips y lo que anoté, cada cosa con su hash. Los archivos llegan a este chat.
export-nothing = De ese tiempo no se conserva nada.
export-too-much = { $incidents ->
    [one] 1 incidente, { $size }: más de lo que envío por Telegram ({ $most }).
   *[other] { $incidents } incidentes, { $size }: más de lo que envío por Telegram ({ $most }).
  }
  Elige menos días, o copia la carpeta “incidents” del disco de mi equipo.
export-gone = ⚪ Este incidente ya no está: lo borraron o venció su plazo.
export-not-understood = 🟠 No puedo leer eso como días, así que aquí está hoy.
export-question = ¿Qué días? Envíame uno, como 21 nov, o dos, como 20 nov - 22 nov.
export-days-unknown = 🟠 No puedo leer eso como un día.

# While it is made and sent.
export-packing = { $incidents ->
    [one] Empaquetando 1 incidente…
   *[other] Empaquetando { $incidents } incidentes…
  }
export-progress = { $done } de { $of ->
    [one] 1 incidente, { $size }
   *[other] { $of } incidentes, { $size }
  }
export-sending = { $parts ->
    [one] Enviando el archivo, { $size }…
   *[other] Enviando el archivo { $part } de { $parts }, { $size }…
  }
export-sent = { $incidents ->
    [one] 🟢 Exportado: 1 incidente, { $size }, { export-files }.
   *[other] 🟢 Exportado: { $incidents } incidentes, { $size }, { export-files }.
  }
export-left-out = { $count ->
    [one] Una grabación es mayor de lo que Telegram acepta y se queda en mi disco.
   *[other] { $count } grabaciones son mayores de lo que Telegram acepta y se quedan en mi disco.
  }
export-cancelled = { $sent ->
    [0] ⚪ Exportación cancelada. No se envió nada.
    [one] ⚪ Exportación cancelada. Ya se había enviado un archivo.
   *[other] ⚪ Exportación cancelada. Ya se habían enviado { $sent } archivos.
  }
export-no-room = 🟠 Hay muy poco espacio en el disco para empaquetar esto: faltan { $size }. Libera espacio, o elige menos días.
export-not-sent = 🟠 Telegram no aceptó el archivo. Prueba otra vez cuando la conexión sea mejor, por favor.
export-over = ⚪ Esta exportación terminó.

# Below each file.
export-caption = <b>Grabaciones</b> · { $what }
export-caption-part = Parte { $part } de { $parts }
export-caption-incidents = { $incidents ->
    [one] 1 incidente
   *[other] { $incidents } incidentes
  }
export-caption-hash = SHA-256 <code>{ $hash }</code>
export-told = { $incidents ->
    [one] ⚪ { $name } exportó 1 incidente · { $what }
   *[other] ⚪ { $name } exportó { $incidents } incidentes · { $what }
  }

export-button-go = { $files ->
    [one] Exportar
   *[other] Exportar { $files } archivos
  }
export-button-today = Hoy
export-button-yesterday = Ayer
export-button-week = 7 días
export-button-other = Elegir otros días…
export-toast-busy = Ya estoy empaquetando una exportación.

# README.txt in every export: for somebody who does not know Vigil, like a police officer.
export-readme =
    GRABACIONES DE VIGIL
    ====================

    { export-readme-part }
    Exportado por { $by } ({ $at }) con Vigil { $version }.
    Vigil es un programa que vigila las cámaras de un hogar y graba cuando algo se mueve.

    QUÉ CONTIENE
    ------------
    Una carpeta por cada incidente. Su nombre es la fecha y la hora locales en que Vigil notó
    algo, y el número de la cámara: 20261122-140211-c1 es el 22 de noviembre de 2026 a las
    14:02:11, cámara 1. Dentro están:

      originals   Fotos y videos tal como se grabaron. Los videos de cámaras que envían un formato
                  distinto de H.264 se convirtieron una vez, al grabarlos.
      annotated   Copias en las que Vigil marcó una cara, caras recortadas de una imagen e imágenes
                  pequeñas de los videos. Ayudan a encontrar algo; la prueba son los originales.
      records     Lo que Vigil anotó: incident.json (dónde y cuándo), events.jsonl (qué pasó, una
                  línea por hecho, en orden), movement.json (cuándo se movió algo y en qué parte
                  de la imagen), story.json (todo junto, cuando había terminado).

    manifest.json dice de cada incidente qué pasó, cuándo, en qué cámara y qué creyó Vigil que
    era; y de cada archivo, su tamaño y su hash SHA-256. "verdict" es el dictamen del propio
    Vigil: "stranger" es alguien cuya cara no conocía. Los nombres son los que el hogar usa hoy.

    HORAS
    -----
    Las horas de manifest.json son locales, seguidas de la diferencia con UTC, como
    2026-11-22T14:02:11+01:00. La zona horaria es { $timezone }. Las horas de la carpeta "records"
    son milisegundos desde 1970-01-01 00:00 UTC. Todas vienen del reloj del equipo en el que
    funciona Vigil; las de los videos, del momento en que las imágenes llegaron a él.

    CÓMO COMPROBAR LOS ARCHIVOS
    ---------------------------
    El hash SHA-256 de un archivo debe ser el que figura en manifest.json:
      Windows:  certutil -hashfile ARCHIVO SHA256
      macOS:    shasum -a 256 ARCHIVO
      Linux:    sha256sum ARCHIVO
    El hash de este ZIP en conjunto está en el chat, debajo del mensaje con el que llegó.

    QUÉ DEMUESTRA EL SELLO
    ----------------------
    En cuanto Vigil escribe un archivo, añade su hash a una cadena de entradas que solo puede
    crecer: cada entrada contiene el código de la anterior. seal-lines.jsonl tiene las entradas de
    estos incidentes, y manifest.json dice de cada archivo en qué entrada está ("seal"). Los
    primeros caracteres del último código de la cadena se envían al chat del hogar con cada video y
    cada día, y allí llevan la hora de Telegram.
    Así, quien tenga el equipo de Vigil puede demostrar con "npm run verify" que desde entonces
    ningún archivo se ha modificado, borrado ni añadido. El sello no puede demostrar que una cámara
    filmó lo que había de verdad, y quien tenga el equipo y su secreto podría hacer otra cadena,
    pero no una que coincida con lo que ya está en el chat.
export-readme-part = { $parts ->
    [one] Esta es la exportación completa.
   *[other] Esta es la parte { $part } de { $parts }. Cada parte se puede abrir por separado.
  } Incidentes: { $incidents }. Archivos: { $files }.
