# The household's faces: who is known, their photos, from which likeness on, and how movement counts.

## How far recognition is
knowing-off = ⚪ No reconozco caras. { $reason }
knowing-fetching = ⚪ Descargando lo que necesito para reconocer caras.
knowing-fetching-so-far = ⚪ Descargando lo que necesito para reconocer caras: { $progress }
knowing-starting = ⚪ El reconocimiento de caras está arrancando.
knowing-nobody = { $enroll ->
    [yes] ⚪ Aún no conozco a nadie de cara: /enroll
   *[no] ⚪ Aún no conozco a nadie de cara
  }
knowing-learning = 🟠 Aprendiendo caras, { $known } de { $total }
knowing-known = 🟢 Conozco a { $names }
knowing-known-only-strangers = { knowing-known } · solo los desconocidos disparan la alarma

## What movement does
armed-known = Conozco a { $names }.
armed-once = Cuando esté armada:
armed-nobody-known = { $enroll ->
    [yes] El movimiento dispara la alarma al instante hasta que conozca a alguien: /enroll
   *[no] El movimiento dispara la alarma al instante hasta que conozca a alguien.
  }
armed-movement-at-once = El movimiento dispara la alarma al instante mientras no pueda reconocer caras.
mode-late = ⚪ Antes me pediste que { $mode ->
    [only_strangers] solo vigilara a desconocidos
   *[everything] lo vigilara todo
  }, pero yo estaba sin conexión.
    ¿Lo hago ahora?
mode-changed = 🔒 { $mode ->
    [only_strangers] Solo los desconocidos disparan la alarma
   *[everything] Todo dispara la alarma
  }, a petición de { $name } · { $time }

## /people: the list
people-head = { $count ->
    [one] Conozco a 1 persona.
   *[other] Conozco a { $count } personas.
  }
people-head-page = Conozco a { $count } personas · página { $page } de { $pages }
people-line = { $number } · { $name } · { photos-count } · desde el { $since }
photos-count = { $count ->
    [0] sin fotos
    [one] 1 foto
   *[other] { $count } fotos
  }
people-nobody = ⚪ Aún no conozco a nadie de cara. Empieza por ti: /enroll pide un nombre y de 3 a 5 fotos.
people-more = { $count } más
people-gone = ⚪ Ya no conozco a esa persona.
people-late = ⚪ Pediste esto antes, mientras yo estaba sin conexión.
people-forget-question = ¿Olvidar de verdad a { $name }? { $count ->
    [0] Se borra el nombre de la lista de incidentes
    [one] Se borran la foto y el nombre de la lista de incidentes
   *[other] Se borran las { $count } fotos y el nombre de la lista de incidentes
  }; los clips se conservan.
people-forgotten = ⚪ Olvidé a { $name } ({ photos-count }) y borré el nombre de la lista de incidentes. Los clips se conservan, igual que lo que ya está en este chat: eso bórralo tú.
people-forgotten-later = 🟠 Olvidé a { $name }, pero todavía no pude quitar de mi disco { photos-count }. Lo intentaré de nuevo cuando vuelva a arrancar.
people-forgotten-by = ⚪ { $by } me hizo olvidar a { $name }.

## One person
person-head = { $name } · { photos-count } · desde el { $since }
person-no-photos = 🟠 Sin una foto no puedo reconocer a { $name }.
person-unreadable = 🟠 Las fotos de { $name } no se pueden leer. Añade otras.
person-alone = 🟢 No conozco a nadie más con quien confundir a { $name }.
person-apart = 🟢 Nadie más aquí se parece a { $name } (lo más cercano: { $other }, { $score }).
person-close = 🟠 { $other } se parece un poco a { $name } ({ $score }): puede que a veces tenga que preguntar.
person-confused = 🟠 Puedo confundir a { $name } con { $other } ({ $score }). Mira si alguna foto muestra a otra persona, o añade fotos de ambas.
person-photos-differ = 🟠 Las fotos no se parecen mucho entre sí (parecido desde { $score }). Mira si alguna muestra a otra persona.

## Photos
photos-how = Toca el número de una foto para ver de dónde viene o para borrarla.
photos-gone = ⚪ Esas fotos ya no están.
photos-take-back-question = { $count ->
    [one] ¿Borrar de verdad la última foto añadida de { $name } (número { $numbers })?
   *[other] ¿Borrar de verdad las últimas { $count } fotos añadidas de { $name } (números { $numbers })?
  }
photos-taken-back = { $count ->
    [one] ⚪ Se borró la última foto añadida.
   *[other] ⚪ Se borraron las últimas { $count } fotos añadidas.
  }
photo-head = Foto { $number } de { $count } · { $name }
photo-from-camera = Tomada por la cámara { $camera } { $when }.
photo-from-chat = Enviada en el chat { $when }.
photo-fits = 🟢 Se parece a las otras fotos ({ $score }).
photo-differs = 🟠 No se parece mucho a las otras fotos ({ $score }).
photo-gone = ⚪ Esa foto ya no está.
photo-delete-question = ¿Borrar de verdad la foto { $number } de { $name }?
photo-delete-last-question = ¿Borrar de verdad la única foto de { $name }? Sin ninguna no puedo reconocer a { $name }.
photo-deleted = ⚪ La foto { $number } se borró.

## A new name
rename-question = ¿Cómo llamo a { $name } desde ahora? Envíame el nombre, o /cancel.
rename-question-group = ¿Cómo llamo a { $name } desde ahora? Responde a este mensaje con el nombre.
rename-done = 🟢 { $old } se llama ahora { $name }.
rename-refused = 🟠 { $message }
rename-not = ⚪ No se cambió ningún nombre.
rename-too-long = ⚪ Ya no espero un nombre; no se cambió nada.

## /threshold
threshold-head = Quién cuenta como conocido
threshold-now = Ahora { $known }{ $preset ->
    [lenient] { " " }(tolerante)
    [normal] { " " }(normal)
    [strict] { " " }(estricto)
    [low_light] { " " }(poca luz)
    [own] { " " }(el del paquete)
   *[hand] { " " }(puesto a mano)
  }: así de parecida a tus fotos debe ser una cara para que la llame por su nombre.
threshold-why = Más alto: es más difícil tomar a un desconocido por alguien de casa, pero también reconozco menos a los de casa.
threshold-few = Quien tiene menos de 3 fotos es conocido a partir de { $few }.
threshold-proposed = <b>Propuesto: { $known }</b>{ $preset ->
    [lenient] , tolerante: más bien para caras lejanas. Cerca de 1 desconocido de cada 1000 se parece tanto a una persona dada.
    [normal] , normal: para caras a media distancia. Cerca de 1 desconocido de cada 10 000 se parece tanto a una persona dada.
    [strict] , estricto: para caras cercanas. Cerca de 1 desconocido de cada 100 000 se parece tanto a una persona dada.
    [low_light] , poca luz: { $frames } imágenes deben coincidir antes de que diga un nombre (lo normal son { $usual }), porque una sola imagen oscura dice poco.
    [own] , el del paquete.
   *[hand] .
  }
threshold-unmeasured = 🟠 No se ha medido con qué acierto reconoce caras este paquete ({ $pack }); sus números son estimaciones prudentes.
threshold-nobody = No puedo probarlo: no hay nadie a quien haya aprendido.
threshold-person = { $name }: { $after } de { $photos } fotos reconocidas por las demás{ $change ->
    [none] { "" }
   *[changed] , hasta ahora { $before }
  } (la más débil { $weakest })
threshold-person-single = { $name }: una sola foto, así que no hay con qué compararla
threshold-people-more = { $count ->
    [one] 1 persona más: no cambia nada
   *[other] { $count } personas más: no cambia nada
  }
threshold-people-more-change = y { $count } más, para quienes también cambia
threshold-recent-none = Desde que arranqué no se vio ninguna cara con la que pudiera probarlo.
threshold-recent = { $count ->
    [one] De 1 cara vista { $since }:
   *[other] De { $count } caras vistas { $since }:
  }
threshold-since = desde { $when }
threshold-since-yesterday = desde ayer
threshold-stay = { $count ->
    [one] 1 sigue siendo { $name }
   *[other] { $count } siguen siendo { $name }
  } (la más débil { $weakest })
threshold-unsure = { $count ->
    [one] 1 pasaría de { $name } a dudosa
   *[other] { $count } pasarían de { $name } a dudosas
  } ({ $score }): una alarma mientras no estás
threshold-stranger = { $count ->
    [one] 1 pasaría de { $name } a desconocida
   *[other] { $count } pasarían de { $name } a desconocidas
  } ({ $score })
threshold-gained = { $count ->
    [one] 1 pasaría a ser { $name }
   *[other] { $count } pasarían a ser { $name }
  } ({ $score })
threshold-rest = { $count ->
    [one] 1 sigue desconocida o dudosa
   *[other] { $count } siguen desconocidas o dudosas
  }
threshold-frames-untried = Cuántas imágenes deben coincidir no se puede probar con caras del pasado.
threshold-used = 🟢 En uso desde ahora.
threshold-same = ⚪ Ya está así.
threshold-late = ⚪ Tocaste eso antes, mientras yo estaba sin conexión; no cambió nada. Toca otra vez si aún lo quieres.
threshold-other-pack = ⚪ Ahora uso otro paquete de modelos, así que ese número ya no significa nada.
threshold-changed-by = ⚪ Una cara cuenta como conocida a partir de { $known }, a petición de { $name } · { $time }

## Buttons
button-only-strangers = Solo desconocidos
button-everything = Todo
button-enroll-more = Añadir a alguien
button-page-before = ‹ Anterior
button-page-after = Más ›
button-add-photos = Añadir fotos
button-photos = Ver fotos
button-rename = Cambiar nombre
button-forget = Olvidar
button-keep = Conservar
button-everybody = Ver a todos
button-back = Volver
button-delete = Borrar
button-take-back = { $count ->
    [one] Borrar la última añadida
   *[other] Borrar las últimas { $count }
  }
button-use = Usar { $known }
button-keep-value = Dejar { $known }
button-change = Cambiar
button-lenient = Tolerante
button-normal = Normal
button-strict = Estricto
button-low-light = Poca luz
button-reset = Usar el del paquete
about-people = A quién conozco de cara: fotos, nombres, olvidar
about-threshold = Cuánto debe parecerse una cara para ser conocida
