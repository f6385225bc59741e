# /events and /intruders: what happened, newest first.

history-head = <b>{ $what }</b> · { $count ->
    [one] 1 incidente
   *[other] { $count } incidentes
  }
history-day = <b>{ $day }</b>
# $sign: alarm: somebody was alarmed; own: it has its sign anyway; none: nobody was.
history-what = { $what ->
    [stranger] { history-sign } Desconocido
    [unsure] 🟠 No estoy seguro de quién es
    [household] 🟢 { $names }
    [camera_lost] 🟠 Cámara sin señal
   *[movement] { history-sign } Movimiento
  }
history-sign = { $sign ->
    [alarm] 🔴
   *[none] ⚪
  }
history-household = Gente de casa
history-where = { $camera } · { $time }
history-camera = { $camera }
history-mark-false = falsa alarma
history-mark-saved = guardado
history-going-on = sigue en curso
history-nothing-there = ⚪ Ahí ya no queda nada. Estos son los más recientes.
history-gone = ⚪ Este incidente ya no está: lo borraron o venció su plazo.
history-not-understood = ⚪ Eso no es ningún día, ninguna cámara ni nadie que conozca, así que aquí está todo.
history-empty = { $kind ->
    [intruders] 🟢 Ningún intruso hasta ahora.
   *[events] ⚪ Aún no ha pasado nada. Aquí aparecerá lo que se mueva delante de una cámara.
  }
history-empty-filter = ⚪ No hay nada de eso: { $what }.

# The choice of what is shown.
history-filter = ¿Qué te muestro?
  <b>{ $what }</b> · { $count ->
    [one] 1 incidente
   *[other] { $count } incidentes
  }
history-choose-person = ¿Las visitas de quién te muestro?
history-choose-camera = ¿Qué cámara?
history-camera-gone = una cámara que ya no está
history-calendar = <b>{ $month }</b>
  { $purpose ->
    [only] ¿Qué día te muestro?
   *[jump] ¿Por qué día empiezo?
  }
history-date-question = Envíame una fecha como 21 nov, ayer o 2026-11-21.
history-date-unknown = 🟠 No puedo leer eso como una fecha.

# One incident.
history-mode = { $state ->
    [disarmed] La alarma estaba desarmada.
    [arming] La alarma se estaba armando.
    [armed_home] La alarma estaba armada (en casa).
    [armed_night] La alarma estaba armada (noche).
    [armed_away] La alarma estaba armada (fuera).
    [pending] Alguien acababa de entrar.
   *[triggered] Ya había una alarma.
  }
history-disarmed = Desarmada por { $name }.
history-told = Avisé a: { $names }.
history-told-one = { $name } a las { $time }
history-told-waiting = Aún sin avisar: { $names }.
history-told-unreached = No pude avisar a: { $names }.
history-told-nobody = No avisé a nadie; solo lo grabé.
history-told-group = un grupo
history-told-former = alguien que ya no está
history-seal = Sello: { $seal }
history-delete-question = ¿Borrar de verdad este incidente? Sus imágenes y clips ({ $size }) se borran para siempre. { $saved ->
    [yes] Está guardado para siempre.{" "}
   *[no] {""}
  }Los mensajes de los chats se quedan.
history-delete-late = ⚪ Antes me pediste borrar esto, pero yo estaba sin conexión.
history-delete-in-use = 🟠 Sigue en curso, o todavía estoy avisando de él, así que ahora no puedo borrarlo. Prueba otra vez en unos minutos.
history-deleted = ⚪ Borrado:
history-deleted-by = ⚪ { $name } borró un incidente:

history-button-kind = { $kind ->
    [events] Todo
    [intruders] Intrusos
    [stranger] Desconocidos
    [unsure] Dudosos
    [household] Gente de casa
    [movement] Movimiento
    [camera_lost] Sin señal
    [false_alarm] Falsas alarmas
   *[pinned] Guardados
  }
history-button-older = ‹ Anteriores
history-button-newer = Posteriores ›
history-button-newest = Más recientes
history-button-filter = Filtrar
history-button-jump = Ir a una fecha
history-button-timeline = Cronología
history-button-export-day = Exportar este día
history-button-export-month = Exportarlo todo
history-button-causes = Ver qué las causó
history-button-all = Mostrar todo
history-button-change = Cambiar el filtro
history-button-person = Quién
history-button-anybody = Cualquier persona
history-button-camera = Cámara
history-button-any-camera = Cualquier cámara
history-button-day = Día
history-button-any-day = Cualquier día
history-button-show = Mostrar { $count }
history-button-clear = Quitar el filtro
history-button-type = Escribir una fecha
history-button-clip = Ver el clip
history-button-export = Exportar
history-button-earlier = ‹ Anterior
history-button-later = Siguiente ›
history-button-list = Volver a la lista

about-events = Qué pasó, lo más reciente primero
about-intruders = Quién estuvo aquí sin deber estar
follows-events = [fecha, nombre o cámara]
