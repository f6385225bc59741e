# What /enroll and /who say. Scores are how alike two faces are: 1 is the same picture.

## When faces can't be looked at
faces-missing = 🟠 Aquí no puedo reconocer caras: arranqué sin esa parte. El movimiento se vigila como siempre.
faces-off = 🟠 Ahora no puedo reconocer caras. { $reason }
faces-fetching = 🟠 Todavía estoy descargando lo que necesito para reconocer caras. Prueba otra vez en unos minutos.
faces-fetching-progress = 🟠 Todavía estoy descargando lo que necesito para reconocer caras: { $progress }. Prueba otra vez después.
faces-starting = 🟠 Me estoy preparando para reconocer caras. Prueba otra vez en un momento.
faces-learning = 🟠 Todavía estoy aprendiendo las caras que conozco: { $known } de { $total }. Prueba otra vez en un momento.
faces-failed = 🟠 No pude examinar esta foto. Envíala otra vez; si sigue igual, mira mi registro de eventos.

## Enrolling: the name
enroll-in-private = Las caras se me muestran en privado, no aquí. Toca para ir allí.
enroll-name-ask = ¿De quién es la cara? Envíame un nombre.
enroll-name-first = Primero el nombre, por favor: ¿de quién es la cara?
enroll-name-empty = Un nombre necesita al menos un carácter visible. Envíame otro.
enroll-name-too-long = Es demasiado largo para un nombre: { $most } caracteres como máximo. Envíame uno más corto.
enroll-name-command = Un nombre con un comando dentro solo nos confundiría. Envíame solo el nombre.
enroll-name-taken = Ya conozco a alguien que se llama { $name }. ¿Son más fotos de { $name } o se trata de otra persona?
enroll-name-taken-meanwhile = 🟠 Entretanto alguien registró a { $name }. ¿Estas fotos son de la misma persona o de otra? No se pierde nada de lo tuyo.

## Enrolling: the photos
enroll-photos-ask = Ahora de 3 a 5 fotos de { $name }: la cara bien iluminada y mirándote, una un poco hacia la izquierda, otra hacia la derecha. Que no salga nadie más.
enroll-photos-ask-more = Ahora más fotos de { $name }: con otra luz, otras gafas u otro peinado que antes. Que no salga nadie más.
enroll-consent = De cada una guardo solo la cara, de 112 píxeles de ancho, en este equipo y en ningún otro sitio, para poder reconocer a { $name }. Hazlo solo si { $name } está de acuerdo; con /people se borra.
enroll-going-on = Espero fotos de { $name }. Envía algunas, o /cancel.
enroll-only-photos = Necesito fotos de { $name }: como fotos, o como archivos JPEG, PNG o WebP.
enroll-head = { $name } · { $accepted } de { $wanted }
enroll-head-enough = { $name } · buenas: { $accepted }
enroll-earlier = { $count ->
    [one] y 1 foto anterior
   *[other] y { $count } fotos anteriores
  }
enroll-photo-waiting = { $number } la estoy examinando…
enroll-photo-accepted = { $number } buena
enroll-photo-left-out = { $number } descartada
enroll-photo-no-face = { $number } sin cara: que ocupe un tercio de la imagen y mire hacia ti.
enroll-photo-too-small = { $number } demasiado pequeña: la cara mide { $value } píxeles de ancho y necesito { $limit }. Acércate más.
enroll-photo-too-dark = { $number } demasiado oscura: encuentro la cara, pero no la distingo. Prueba junto a una ventana.
enroll-photo-too-bright = { $number } demasiado clara: la cara está quemada por la luz. Prueba sin luz directa en la cara.
enroll-photo-blurred = { $number } borrosa: no muevas el teléfono y limpia el objetivo.
enroll-photo-profile = { $number } demasiado girada: que mire a la cámara o apenas a un lado.
enroll-photo-several-faces = { $number } varias caras: ¿cuál es { $name }?
enroll-photo-looks-like-another = { $number } se parece a { $other } ({ $score }). ¿Es { $name }?
enroll-photo-unlike-previous = { $number } no se parece a las otras fotos ({ $score }). ¿Es { $name }?
enroll-photo-not-a-picture = { $number } no es una imagen: envía una foto o un archivo JPEG, PNG o WebP.
enroll-photo-heic = { $number } es HEIC, y no puedo leerlo: envíala como foto.
enroll-photo-too-large-file = { $number } pasa de 20 MB, y Telegram no me la da: envíala como foto.
enroll-photo-not-fetched = { $number } no llegó desde Telegram: envíala otra vez.
enroll-photo-failed = { $number } no se pudo examinar: envíala otra vez.
enroll-photo-enough = { $number } no hace falta: ya tengo suficientes.
enroll-photo-unreadable = { $number } { $message }
enroll-more-is-better = { $missing ->
    [one] Con una más, desde otro lado, me equivocaré menos.
   *[other] Con { $missing } más, desde otros lados, me equivocaré menos.
  }
enroll-enough = Es suficiente. Toca Listo.
enroll-storing = { $name } · guardando { $accepted ->
    [one] 1 foto
   *[other] { $accepted } fotos
  }…

## Enrolling: the end
enroll-refused = 🟠 { $message }
enroll-done = 🟢 Ya conozco a { $name }.
enroll-done-alone = 🟢 Ya conozco a { $name }. De momento no hay nadie más.
enroll-done-good = 🟢 Ya conozco a { $name }. Nadie más aquí se le parece (lo más cercano: { $other }, { $score }).
enroll-done-close = 🟠 Ya conozco a { $name }, pero { $other } se le parece un poco ({ $score }). Puede que te pregunte quién es; más fotos ayudan.
enroll-done-confused = 🟠 Ya conozco a { $name }, pero no distingo con seguridad entre { $name } y { $other } ({ $score }). Añade fotos de ambas personas con otra luz, o deshaz esto.
enroll-done-photos = { $count ->
    [one] Se guarda 1 foto.
   *[other] Se guardan { $count } fotos.
  }
enroll-done-few = 🟠 Con menos de { $wanted } fotos estoy menos seguro.
enroll-told-others = 🟢 { $by } registró a { $name }: ya reconozco a { $name }.
enroll-cancelled = ⚪ Cancelado. No se guardó nada.
enroll-timed-out = ⚪ No llegó nada en una hora, así que lo di por terminado. No se guardó nada.
enroll-undone-forgotten = ⚪ Deshecho: ya no conozco a { $name } y las fotos se borraron.
enroll-undone-photos = ⚪ Deshecho: las fotos nuevas de { $name } se borraron.
enroll-undo-gone = ⚪ No queda nada que deshacer: ya no está.
enroll-selfies-gone = { $count ->
    [one] La foto se borró de este chat.
   *[other] Las { $count } fotos se borraron de este chat.
  }
enroll-selfies-old = { $count ->
    [one] 1 foto tiene más de 48 horas y Telegram no me deja borrarla: bórrala tú.
   *[other] { $count } fotos tienen más de 48 horas y Telegram no me deja borrarlas: bórralas tú.
  }
enroll-selfies-refused = 🟠 Telegram no me dejó borrar las fotos: bórralas tú.
enroll-tap-late = ⚪ Tu toque me llegó tarde, así que no hice nada. Toca otra vez si aún lo quieres.
cancel-nothing = ⚪ No hay nada que cancelar.

## Who is it?
who-ask = Envíame la foto y te digo quién sale en ella.
who-ask-in-group = Envía la foto con /who como pie de foto, o responde a ella con /who.
who-no-photo = No hay ninguna foto en ese mensaje. Envíame una.
who-cancelled = ⚪ Cancelado.
who-no-face = No veo ninguna cara en esta foto. Prueba con una más cercana o mejor iluminada.
who-nobody-enrolled = Aún no conozco a nadie. Con /enroll me muestras a alguien.
who-known = { $number }: { $name } ({ $score })
who-unsure = { $number }: quizá { $name } ({ $score }), pero no estoy seguro
who-unknown = { $number }: nadie que conozca (lo más cercano: { $name }, { $score })
who-nobody = { $number }: nadie que conozca
who-too-small = { $number }: demasiado pequeña para saberlo
who-then = después
who-score = { $name } { $score }
who-more = { $count ->
    [one] y 1 cara más
   *[other] y { $count } caras más
  }
who-scale = Conocido a partir de { $known }; desconocido por debajo de { $unknown }.
who-trouble = 🟠 { $message }
who-file-too-large-file = 🟠 Este archivo pasa de 20 MB y Telegram no me da archivos tan grandes. Envíalo como foto.
who-file-heic = 🟠 Aquí no se pueden leer imágenes HEIC. Envíala como foto.
who-file-not-a-picture = 🟠 Esto no es una imagen. Envía una foto o un archivo JPEG, PNG o WebP.
who-file-not-fetched = 🟠 La foto no llegó desde Telegram. Envíala otra vez.

## In the list of commands
about-enroll = Mostrarme una cara para reconocerla
about-who = Quién sale en una foto
about-cancel = Terminar lo que te estoy preguntando
follows-enroll = [nombre]

## Toasts: at most 200 characters
toast-enrolment-over = Este registro de cara ya terminó.
toast-name-first = Primero el nombre, por favor.
toast-still-looking = Todavía estoy examinando las fotos. Un momento.
toast-photo-decided = Eso ya está decidido.
toast-selfies-unknown = Ya no sé qué fotos eran. Bórralas tú, por favor.

## Buttons
button-enroll-here = Registrar en privado
button-add-to = Añadir fotos de { $name }
button-another-name = Poner otro nombre
button-done = Listo
button-use-anyway = Usarla igualmente
button-leave-out = Descartarla
button-delete-selfies = Borrar las fotos de este chat
button-add-more = Añadir más
button-add-somebody = Añadir a otra persona
button-undo = Deshacer
button-enroll = Registrar a alguien
button-start-again = Empezar de nuevo

## /refresh
about-refresh = Aprender de nuevo todas las caras
refresh-begun = Aprendiendo de nuevo a todos a partir de sus fotos…
knowing-skipped = Caras: { $read } imágenes leídas, { $skipped } omitidas porque llegaron otras más nuevas
