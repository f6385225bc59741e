# /schedule: arming and disarming by itself, reminders, and the household's phones.

about-schedule = Armar y desarmar según el día y la hora

# What an entry wants, as a label.
schedule-wanted = { $wanted ->
    [armed_home] En casa
    [armed_night] Noche
    [armed_away] Fuera
   *[disarmed] Desarmar
  }
schedule-entry = { $days } { $time } · { schedule-wanted }
schedule-entry-off = ⚪ { schedule-entry } · desactivada
schedule-entry-skipped = { schedule-entry } · no el { $date }
schedule-every-day = todos los días
schedule-no-day = ningún día

## The list
schedule-head = Horario · horas de { $timezone }
schedule-none = Aún no armo ni desarmo nada por mi cuenta.
schedule-next = Próximo: { $date } { $time } · { schedule-wanted }
schedule-next-none = No hay nada próximo.
schedule-remind = { $minutes ->
    [0] No te lo recuerdo antes de armar por mi cuenta.
   *[other] Te lo recuerdo { $minutes } min antes de armar por mi cuenta.
  }
schedule-full = 🟠 Hay { $most } entradas y no caben más. Borra antes una.
schedule-gone = ⚪ Esa entrada ya no está.
schedule-late = 🟠 Tu toque me llegó demasiado tarde, así que no cambié nada. Toca otra vez si aún lo quieres.
schedule-zone-unknown = 🟠 No conozco la zona horaria { $timezone }, así que no puedo seguir el horario. La alarma queda como está; elige otra zona horaria en /settings.

## One entry
schedule-page-off = ⚪ Está desactivada y no hace nada.
schedule-page-skipped = ⚪ No hace nada el { $date }.
schedule-delete-question = ¿Borrar de verdad { schedule-entry }?
schedule-deleted = ⚪ Borrada: { schedule-entry }
schedule-saved = 🟢 Guardado.
schedule-skip-over = ⚪ Es demasiado tarde para eso: { $date } { $time } ya pasó.

## Making an entry
schedule-form-new = Nueva: { schedule-entry }
schedule-form-change = Cambiar a: { schedule-entry }
schedule-form-help = Elige qué hacer, qué días y a qué hora. Las horas son las de { $timezone }.
schedule-form-no-day = 🟠 Elige al menos un día.
schedule-time-question = ¿A qué hora? Envíala como 23:15, o /cancel.
schedule-time-question-group = ¿A qué hora? Responde a este mensaje con ella, como 23:15.
schedule-time-wrong = 🟠 No puedo leer eso como una hora.

## What happens by itself
schedule-reminder = 🔒 Armaré ({ alarm-mode }) a las { $time }, dentro de { $span }.
schedule-skipped-note = ⚪ { $date }: no armaré a las { $time }.
schedule-changed-late = { $why ->
    [off] Debía hacerlo { $when }, pero estaba apagado.
    [clock] Debía hacerlo { $when }, pero el reloj de este equipo se saltó ese momento.
   *[disk] Debía hacerlo { $when }, pero mi disco falló; por eso va con retraso.
  }
schedule-ask-late = 🟠 { $why ->
    [off] Debía desarmar { $when }, pero estaba apagado.
    [clock] Debía desarmar { $when }, pero el reloj de este equipo se saltó ese momento.
   *[disk] Debía desarmar { $when }, pero mi disco falló.
  }
    La alarma sigue armada. ¿La desarmo ahora?
schedule-ask-alarm = 🔴 Debía desarmar { $when }, pero hay una alarma en curso.
    Puede haber alguien dentro, así que la mantengo. ¿Desarmo ahora?
schedule-failed = 🟠 No pude { $wanted ->
    [disarmed] desarmar
   *[other] armar
  } { $when }: mi disco falló. Sigo intentándolo.
presence-failed = 🟠 Todos los teléfonos se fueron, pero no pude armar: mi disco falló. Sigo intentándolo.

## What the others are told
schedule-told = { $what ->
    [added] { $name } añadió al horario: { schedule-entry }
    [changed] { $name } cambió en el horario: { schedule-entry }
    [on] { $name } activó en el horario: { schedule-entry }
    [off] ⚪ { $name } desactivó en el horario: { schedule-entry }
   *[removed] ⚪ { $name } borró del horario: { schedule-entry }
  }
schedule-told-skipped = ⚪ { $name } dijo: no el { $date }. No voy a { $wanted ->
    [disarmed] desarmar
   *[other] armar
  } a las { $time }.
schedule-told-unskipped = 🔒 { $name } dijo: como estaba previsto. Voy a { $wanted ->
    [disarmed] desarmar
   *[other] armar
  } a las { $time } el { $date }.
presence-told = { $enabled ->
    [yes] 🔒 { $name } lo activó: armo cuando todos los teléfonos se han ido.
   *[no] ⚪ { $name } lo desactivó: ya no armo cuando todos los teléfonos se han ido.
  }
presence-told-phone = { $what ->
    [added] { $name } añadió un teléfono que busco: { $phone }
   *[removed] { $name } quitó un teléfono que buscaba: { $phone }
  }

## Phones
presence-head = Teléfonos · armar cuando todos se han ido
presence-off = ⚪ Desactivado.
presence-on = 🔒 Activado: cuando ningún teléfono responde durante { $span }, armo (fuera). Nunca desarmo por mi cuenta.
presence-none = Añade antes los teléfonos del hogar. Cada uno necesita una dirección que no cambie.
presence-place = { $place ->
    [home] 🟢 { $phone } ({ $address }) · en casa desde hace { $span }
    [away] ⚪ { $phone } ({ $address }) · fuera desde hace { $span }
   *[unknown] 🟠 { $phone } ({ $address }) · aún no se sabe
  }
presence-phone = { $phone } ({ $address })
presence-not-seen = Solo armo después de haber visto una vez un teléfono en casa.
presence-question = ¿De quién es el teléfono y cuál es su dirección? Envíame un nombre y la dirección, como { $example }, o /cancel.
presence-question-group = ¿De quién es el teléfono y cuál es su dirección? Responde a este mensaje con un nombre y la dirección, como { $example }.
presence-question-name = ¿De quién es el teléfono { $address }? Envíame un nombre, o /cancel.
presence-question-name-group = ¿De quién es el teléfono { $address }? Responde a este mensaje con un nombre.
presence-suggested = Estos respondieron hace poco en tu red:
presence-wrong = { $problem ->
    [no_address] 🟠 Falta la dirección.
    [no_name] 🟠 Falta el nombre.
    [long_name] 🟠 Ese nombre es demasiado largo.
    [own_address] 🟠 Esa no es la dirección de un teléfono.
    [there_already] 🟠 Ya hay un teléfono con esa dirección, o hay demasiados.
   *[bad_address] 🟠 Eso no es una dirección: es como 192.168.1.23, o como un nombre de tu red.
  }
presence-added = 🟢 Ahora busco este teléfono: { $phone }.
presence-remove-question = ¿Dejar de verdad de buscar este teléfono: { $phone }?
presence-removed = ⚪ Ya no busco este teléfono: { $phone }.
presence-phone-gone = ⚪ Ese teléfono ya no está.

## Buttons
schedule-button-add = Añadir
schedule-button-phones = Teléfonos
schedule-button-edit = Editar
schedule-button-on = Activar
schedule-button-off = Desactivar
schedule-button-skip = No el { $date }
schedule-button-unskip = De nuevo el { $date }
schedule-button-not-tonight = Esta noche no
schedule-button-not-today = Hoy no
schedule-button-ok = De acuerdo
schedule-button-undo = Deshacer
schedule-button-show = Ver horario
schedule-button-save = Guardar
schedule-button-hour-less = −1 h
schedule-button-hour-more = +1 h
schedule-button-weekdays = Lun–vie
schedule-button-weekend = Sáb–dom
schedule-button-every-day = A diario
schedule-button-chosen = ✓ { $label }
schedule-button-reminder = { $minutes ->
    [0] Sin recordatorio
   *[other] { $minutes } min
  }
presence-button-after = Tras { $minutes } min
presence-button-add = Añadir un teléfono
presence-button-remove = Quitar { $phone }
