# Alerts: what a person reads on the lock screen. The first line alone says what, where, when.

alert-headline = { $what ->
    [stranger] 🔴 Desconocido en { $camera } · { $when }
    [unsure] 🟠 No estoy seguro de quién es: { $camera } · { $when }
    [no_face] 🔴 Movimiento en { $camera }, no se ve ninguna cara · { $when }
    [entry] 🟠 Hay alguien dentro: { $camera } · { $when }
   *[movement] 🔴 Movimiento en { $camera } · { $when }
  }
alert-when-span = { $from }–{ $to }
alert-when-going-on = { $from }–…
alert-part = { $what ->
    [stranger] 🔴 Desconocido en { $camera } · parte { $part } · { $when }
    [unsure] 🟠 No estoy seguro de quién es: { $camera } · parte { $part } · { $when }
    [household] 🟢 Gente de casa en { $camera } · parte { $part } · { $when }
    [entry] 🟠 Hay alguien dentro: { $camera } · parte { $part } · { $when }
    [in_time] 🟢 Desarmada a tiempo: { $camera } · parte { $part } · { $when }
   *[movement] 🔴 Movimiento en { $camera } · parte { $part } · { $when }
  }
alert-part-continued = { $what ->
    [unsure] 🟠 Siguió en { $camera } · { $when }
    [household] 🟢 Siguió en { $camera } · { $when }
    [entry] 🟠 Siguió en { $camera } · { $when }
    [in_time] 🟢 Siguió en { $camera } · { $when }
   *[movement] 🔴 Siguió en { $camera } · { $when }
  }

# "Se trataba de" holds for one and for several.
alert-it-was = 🟢 Se trataba de { $names } en { $camera } · { $time }
alert-reported = A las { $time } avisé de { $what ->
    [stranger] un desconocido
    [unsure] alguien de quien no estaba seguro
    [entry] alguien que entraba
   *[movement] movimiento
  }{ $clip ->
    [kept] ; el clip se conserva.
   *[none] .
  }
alert-all-well = 🟢 Todo bien: se trataba de { $names }.
alert-came-home = 🟢 De vuelta en casa: { $names } · { $camera } · { $time }
alert-forgotten = alguien que entonces conocía

alert-zones = En: { $zones }
# Presence had armed: these phones have come back.
alert-phones-home = En la red de casa: { $phones }.
alert-looking = Buscando una cara…
alert-face-known = { $name } ({ $score })
alert-face-unsure = Quizá { $name } ({ $score }), pero no estoy seguro.
alert-face-unsure-nobody = Una cara que no distingo con seguridad.
alert-face-too-small = Una cara, pero demasiado lejos para saber de quién.
alert-stranger-seen = A la vista durante { $seconds } s.
alert-stranger-not = No es { $name } ({ $score })
alert-stranger-nor = ni { $name } ({ $score })
alert-waited-no-verdict = Había una cara, pero no se veía lo bastante bien para saber de quién.
alert-waited-camera-lost = La cámara se quedó sin señal antes de que pudiera saber quién era.
alert-waited-faces-off = En este momento no puedo distinguir caras.
alert-waited-shutdown = Me detuvieron antes de que pudiera saber quién era.

# The entry delay: who comes home has time to disarm.
alert-entry-waiting = Alarma a las { $time } si nadie desarma.
alert-entry-over = El tiempo para desarmar terminó a las { $time }.
alert-entry-raised = Nadie desarmó a tiempo: alarma a las { $time }.
alert-entry-raised-early = Era un desconocido, con seguridad: alarma a las { $time }.
alert-in-time = { $who ->
    [known] 🟢 Desarmada a tiempo por { $name } · { $camera } · { $time }
   *[nobody_known] 🟢 Desarmada a tiempo · { $camera } · { $time }
  }
alert-raised = 🔴 Alarma: { $camera } · { $time }
alert-raised-nobody = Nadie desarmó en { $span }.
alert-raised-stranger = Estoy seguro de que es un desconocido.

alert-lost = 🟠 Sin señal: { $camera } · { $time }
alert-back = 🟢 { $camera } está de vuelta · { $gone } sin señal
alert-lost-trying = Última imagen de las { $time }. Sigo intentándolo.
alert-lost-ended = Última imagen de las { $time }.
alert-lost-span = Estuvo sin señal de { $from } a { $to }.
alert-lost-why = Motivo: { $reason }

alert-still-going-on = Sigue en curso.
alert-starts-before = Empieza { $seconds } s antes.
alert-no-picture = No se pudo hacer una imagen a tiempo.
alert-photo-missing = La imagen ya no está en mi disco.
alert-photo-refused = Telegram no aceptó la imagen. La guardo yo aquí.
alert-no-clip = No hay clip: { $reason }
alert-no-part = No se pudo hacer la parte { $part }: { $reason }
alert-clip-missing = El clip ya no está en mi disco.
alert-clip-too-big = El clip es demasiado grande para Telegram. Lo guardo yo aquí.
alert-clip-refused = Telegram no aceptó el clip. Lo guardo yo aquí.
alert-ended-disarmed = Terminó porque se desarmó la alarma.
alert-ended-camera-lost = Terminó porque la cámara se quedó sin señal.
alert-ended-restart = Terminó porque me reinicié.
alert-ended-shutdown = Terminó porque me apagaron, o apagaron esta cámara.
alert-told-late = Avisado tarde, a las { $time }: antes no pude comunicarme contigo.
alert-false-alarm = Falsa alarma, según { $name }.
alert-pinned = Guardado para siempre por { $name }.
alert-chat-gone = ⚪ Telegram no me deja escribir en el chat de avisos: no estoy en él o no puedo escribir ahí.
  Hasta que eso se arregle, los avisos llegan aquí.
alert-topic-gone = ⚪ El tema para mis avisos ya no está, así que desde ahora escribo aquí.

alert-button-disarm = Desarmar
alert-button-mute = { $minutes ->
    [60] Silenciar 1 h
   *[other] Silenciar { $minutes } min
  }
alert-button-unmute = Activar sonido
alert-button-false = Falsa alarma
alert-button-not-false = No es falsa alarma
alert-button-pin = Guardar para siempre
alert-button-unpin = No guardar para siempre
alert-button-clip-again = Repetir clip
alert-button-show-clip = Ver clip
alert-button-know-them = Sé quién es

alert-tap-mute-late = ⚪ Antes me pediste silenciar { $camera }, pero yo estaba sin conexión.
  Todavía suena aquí. ¿La silencio ahora?
alert-button-keep-sound = Dejar el sonido
alert-tap-muted = { $camera } no suena aquí hasta las { $time }. Sigo vigilando.
alert-tap-unmuted = { $camera } vuelve a sonar aquí.
alert-tap-muted-privately = Tus avisos privados de { $camera } no suenan hasta las { $time }. Este grupo los sigue recibiendo todos.
alert-tap-unmuted-privately = Tus avisos privados de { $camera } vuelven a sonar.
alert-tap-marked = Marcado como falsa alarma.
alert-tap-unmarked = Ya no es una falsa alarma.
alert-tap-pinned = Guardado para siempre: nunca lo borro por mi cuenta.
alert-tap-unpinned = Ya no está guardado para siempre: se borra cuando venza su plazo.
alert-tap-clip-coming = Aquí viene otra vez…
alert-tap-clip-on-its-way = Ya está en camino.
alert-tap-unknown-incident = Ya no tengo este incidente.
alert-tap-unknown-button = Este botón es de una versión anterior de mí. Envía /help para ver lo que sé hacer ahora.
alert-tap-failed = Eso no funcionó. Prueba otra vez, por favor; /status dice más.
alert-clip-not-kept = El clip de { $camera }, { $date } { $time }, ya no se conserva.
alert-clip-none = No hay clip de este incidente.
alert-clip-not-sent = El clip no se pudo enviar ahora. Prueba otra vez en unos minutos, por favor.
alert-clip-again = { $camera } · { $date } · { $from }–{ $to }

alert-tag-movement = movimiento
alert-tag-stranger = desconocido
alert-tag-unsure = dudoso
alert-tag-household = hogar
alert-tag-lost = sinseñal

# [I know them]: whose face a camera saw.

know-which = ¿A cuál de estas personas conoces?
  En { $camera } a las { $list }
know-who = { $number ->
    [0] ¿Quién es?
   *[other] ¿Quién es el número { $number }?
  }
  En { $camera } a las { $time }.
know-name = <a href="tg://user?id={ $id }">{ $name }</a>, ¿cómo se llama esta persona? Envíame el nombre, o /cancel.
know-cancelled = De acuerdo, no se añadió nada.
know-added = 🟢 Esta cara es ahora una de las fotos de { $name }, { $count } en total.
  Desde ahora reconozco a { $name } por ella. El aviso queda como se dio.
know-added-new = 🟢 Ya conozco a { $name }, por esta única foto.
  Desde ahora { $name } cuenta como persona conocida. Con más fotos me equivocaré menos.
know-unlike = Se parecía poco a las fotos anteriores ({ $score }). Si es otra persona, toca Deshacer.
know-told-others = ⚪ { $by } dice que una cara en { $camera } era de { $name }. Desde ahora reconozco a { $name } por ella.
know-already = Esta foto ya es una de las de { $name }.
know-undone = ⚪ Deshecho: esa foto de { $name } ya no está.
know-undone-forgotten = ⚪ Deshecho: ya no conozco a { $name }.
know-undone-already = ⚪ Eso ya estaba deshecho.
know-undo-late = ⚪ Antes me pediste retirar una foto, pero yo estaba sin conexión.
  Todavía está. ¿La retiro ahora?
know-like-another = Esta cara se parece más a { $other } ({ $score }) que a { $name }. ¿De quién es?
know-new-like-another = Esta cara se parece a { $other } ({ $score }). ¿Aun así es alguien nuevo?
know-too-small = Esta cara es demasiado pequeña para reconocer a nadie: mide { $value } píxeles de ancho y hacen falta { $limit }.
  No se añadió nada. Es mejor enviarme fotos.
know-too-dark = Esta cara es demasiado oscura para reconocer a nadie.
  No se añadió nada. Es mejor enviarme fotos.
know-too-bright = Esta cara es demasiado clara para reconocer a nadie.
  No se añadió nada. Es mejor enviarme fotos.
know-blurred = Esta cara está demasiado borrosa para reconocer a nadie.
  No se añadió nada. Es mejor enviarme fotos.
know-no-face = No veo esta cara lo bastante bien para reconocer a nadie.
  No se añadió nada. Es mejor enviarme fotos.
know-face-gone = La imagen de esta cara ya no se conserva. No se añadió nada.
know-person-gone = Ya no conozco a esa persona. Toca “Sé quién es” debajo del aviso y elige otra vez.
know-cannot-read = En este momento no puedo leer caras. Prueba otra vez en un minuto, por favor; /status dice más.
know-enough = Esa persona ya tiene { $most } fotos, y son suficientes. Borra una antes de añadir otra.
know-name-empty = Un nombre necesita al menos un carácter visible. Envíame otro.
know-name-too-long = Ese nombre es demasiado largo. Envíame uno más corto.
know-name-taken = Alguien ya se llama así. Envíame otro nombre, o elige arriba a esa persona.
know-toast-nobody = Aquí no queda ninguna cara que no conozca ya.
know-button-new = Alguien nuevo
know-button-cancel = Cancelar
know-button-back = ‹ Volver
know-button-more = Más ›
know-button-it-is = Es { $name }
know-button-all-the-same = Aun así, { $name }
know-button-new-all-the-same = Aun así, alguien nuevo
know-button-undo = Deshacer
know-button-keep = Conservarla

# A digest: many incidents in one message, because a chat could not be told for long.
digest-head = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $count ->
    [one] 1 incidente
   *[other] { $count } incidentes
  } { $why ->
    [away] mientras no podía comunicarme contigo
   *[storm] en poco tiempo
  }, { $from }–{ $to }
digest-line = { $what ->
    [stranger] 🔴 Desconocido
    [no_face] 🔴 Movimiento, sin cara a la vista
    [unsure] 🟠 Alguien de quien no estoy seguro
    [entry] 🟠 Entró alguien
    [in_time] 🟢 Desarmada a tiempo
    [household] 🟢 Se trataba de { $names }
    [came_home] 🟢 De vuelta en casa: { $names }
    [false_alarm] 🟢 Falsa alarma
    [lost] 🟠 Cámara sin señal
    [back] 🟢 Cámara sin señal un rato
   *[movement] 🔴 Movimiento
  } · { $camera } · { $time }
digest-group = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $camera } · { $from }–{ $to }:
digest-count = { $what ->
    [stranger] desconocido
    [no_face] movimiento sin cara a la vista
    [unsure] alguien de quien no estoy seguro
    [entry] entró alguien
    [in_time] desarmada a tiempo
    [household] gente de casa
    [came_home] de vuelta en casa
    [false_alarm] falsa alarma
    [lost] cámara sin señal
    [back] cámara sin señal un rato
   *[movement] movimiento
  }{ $count ->
    [1] {""}
   *[other] {" "}× { $count }
  }
digest-follow = { $count ->
    [one] Uno de ellos llega aparte, en su propio mensaje.
   *[other] { $count } de ellos llegan aparte, cada uno en su propio mensaje.
  }
digest-button-show = Ver los incidentes

# /status: chats that take no alerts from me.
# Whole clauses with a capital; { $chat } is never behind "a" or "de" (no "a el chat de avisos").
parked-why = { $why ->
    [blocked] Me bloqueó { $chat }
    [not_in_it] Ya no estoy en { $chat }
    [may_not_write] No puedo escribir en { $chat }
    [not_found] Telegram no me deja escribir ahí hasta que alguien me escriba ({ $chat })
    [gone] Ya no está en Telegram { $chat }
   *[unknown] Telegram rechazó lo que escribí para { $chat }
  }
parked-line = 🟠 { $why } · { $count ->
    [one] 1 mensaje en espera
   *[other] { $count } mensajes en espera
  }
parked-somebody = alguien que ya no está
parked-group = el chat de avisos
parked-told = 🟢 Mis mensajes vuelven a llegar: { $chat }.
parked-refused = 🟠 No funcionó. { $why }.
parked-trying = 🟠 Aún sin respuesta: { $chat }. Sigo intentándolo.
parked-none = 🟢 No hay nada en espera de otro intento.
parked-button-again = Probar otra vez

# Evidence that is in memory only, because the disk refuses.
alert-not-kept = { $why ->
    [full] Aún no está guardado en el disco: está lleno.
   *[refused] Aún no está guardado en el disco: no se puede escribir en él.
  }
