# People with rights: who may do what, invitations, strangers, groups, and what each chooses alone.

## Refused
access-refused = { $needs ->
    [act] { $named ->
        [yes] Puedes mirar, pero no armar, desarmar ni valorar alarmas. Solo { $owner } puede cambiarlo.
       *[no] Puedes mirar, pero no armar, desarmar ni valorar alarmas. Solo quien es titular puede cambiarlo.
      }
   *[own] { $named ->
        [yes] Solo { $owner } puede cambiar esto.
       *[no] Solo quien es titular puede cambiar esto.
      }
  }

## Members
members-head = { $count ->
    [one] Este hogar tiene una persona:
   *[other] Este hogar tiene { $count } personas:
  }
members-line = { $role ->
    [owner] { $name } · titular · desde el { $since }
    [member] { $name } · miembro · desde el { $since }
   *[viewer] { $name } · observador · desde el { $since }
  }
members-may = { $role ->
    [owner] Puede mirar, armar, desarmar y cambiarlo todo.
    [member] Puede mirar, armar, desarmar y valorar alarmas. Recibe todos los avisos.
   *[viewer] Puede mirar y recibe todos los avisos. No puede armar, desarmar ni cambiar nada.
  }
members-owner-one = Titular solo hay uno. Para ceder el vigilante, elige a otra persona y hazla titular.
members-owner-fixed = Quién es titular lo dice OWNER_ID en mi .env. Aquí no se puede cambiar.
members-gone = ⚪ Esta persona ya no está en el hogar.
members-group-gone = ⚪ Los avisos ya no van a ese grupo.
members-invitation-open = { $role ->
    [member] Invitación { $number } para un miembro, de { $name }, caduca { $until }
   *[viewer] Invitación { $number } para un observador, de { $name }, caduca { $until }
  }
members-alerts-private = Los avisos llegan a cada uno en privado. Para enviarlos a un grupo, escribe ahí /alertshere.
members-alerts-group = { $place ->
    [topic] Los avisos van a un tema de { $group }, elegido por { $name }
   *[group] Los avisos van a { $group }, elegido por { $name }
  }
members-alerts-env = Los avisos van al chat que indica CHAT_ID en mi .env
members-ask-remove = ¿Quitar de verdad a { $name }? No recibirá más avisos ni más respuestas.
members-ask-remove-groups = 🟠 Si está en un grupo que recibe avisos, los seguirá viendo: quítala también de ese grupo en Telegram.
members-ask-owner = ¿Hacer de verdad titular a { $name }? Tú pasas a ser miembro: puedes armar y desarmar, pero no cambiar nada ni deshacer esto.
members-ask-stop = ¿Detener de verdad los avisos en { $group }? Si no queda ningún grupo, llegan a cada uno en privado.
members-removed = ⚪ { $by } quitó a { $name } del hogar.
members-handed-over = 🟢 { $name } es titular ahora, y tú eres miembro.
members-you-are-out = ⚪ { $name } te quitó de este hogar. No recibirás más avisos ni más respuestas.
members-role-changed = { $role ->
    [owner] ⚪ { $by } hizo titular a { $name }.
    [member] ⚪ { $by } hizo miembro a { $name }.
   *[viewer] ⚪ { $by } hizo observador a { $name }.
  }
members-your-role = { $role ->
    [owner] 🟢 { $name } te hizo titular. Puedes mirar, armar, desarmar y cambiarlo todo. /help muestra lo que sé hacer.
    [member] 🟢 { $name } te hizo miembro. Puedes mirar, armar, desarmar y valorar alarmas. /help muestra lo que sé hacer.
   *[viewer] ⚪ { $name } te dio el papel de observador. Puedes mirar y recibes todos los avisos. /help muestra lo que sé hacer.
  }
members-let-in = 🟢 { $by } dejó entrar a { $name } como observador.
members-stopped = ⚪ { $name } detuvo los avisos en { $group }.
members-revoked = ⚪ Esa invitación se retiró. Su enlace ya no sirve.
members-invitation = { $role ->
    [member] 🟢 { $name } te invita a usar este vigilante como miembro: mirar, armar y desarmar.
   *[viewer] 🟢 { $name } te invita a usar este vigilante como observador: mirar y recibir sus avisos.
  }
    Abre este enlace y toca Iniciar: { $link }

    Envía este mensaje a una sola persona. El enlace sirve una vez y caduca { $until }.
members-button-invite-member = Invitar a un miembro
members-button-invite-viewer = Invitar a un observador
members-button-revoke = Retirarla
members-button-revoke-open = Retirar la invitación { $number }
members-button-stop-at = Detener avisos en { $group }
members-button-stop = Detener los avisos ahí
members-button-go-on = Seguir
members-button-make = { $role ->
    [owner] Hacer titular
    [member] Hacer miembro
   *[viewer] Hacer observador
  }
members-button-remove = Quitar
members-button-remove-name = Quitar a { $name }
members-button-keep = Dejarlo así
members-button-owner-name = Hacer titular a { $name }
members-button-keep-mine = Seguir como titular
members-button-undo = Deshacer
members-button-open = Ver personas
toast-members-undo-late = Pasó demasiado tiempo. Envía una invitación en su lugar.
toast-members-privately = Te envío el enlace en privado.
toast-members-invitation-over = Esa invitación ya se usó o caducó.
about-members = Quién puede hacer qué, invitaciones y adónde van los avisos

## Joining
join-welcome = { $role ->
    [member] 🟢 Te doy la bienvenida, { $name }. { $by } te deja mirar, armar, desarmar y valorar alarmas, y recibes todos los avisos.
   *[viewer] 🟢 Te doy la bienvenida, { $name }. { $by } te deja mirar, y recibes todos los avisos.
  }
join-already = Ya estás en este hogar; la invitación queda como estaba.
join-over = Esta invitación ya se usó o caducó. Pide una nueva a quien te la envió.
join-told = { $role ->
    [member] 🟢 { $name } usó una invitación y ahora es miembro.
   *[viewer] 🟢 { $name } usó una invitación y ahora es observador.
  }

## Strangers
stranger-wrote = { $count ->
    [0] ⚪ Me escribió alguien que no es de este hogar: { $name }.
    [one] ⚪ Me escribió alguien que no es de este hogar: { $name }. También otra persona desde mi último aviso.
   *[other] ⚪ Me escribió alguien que no es de este hogar: { $name }. También otras { $count } personas desde mi último aviso.
  }
stranger-ignored = ⚪ No te avisaré más de esta persona. Sigue sin recibir respuesta.
stranger-heard = ⚪ Te avisaré de nuevo cuando escriba. Sigue sin recibir respuesta.
stranger-button-ignore = Ignorar
stranger-button-invite = Invitar como observador
stranger-button-hear = Avisarme de nuevo
toast-stranger-gone = Telegram ya no conoce a esta persona. Envía una invitación en su lugar.

## Groups
groups-how-to = Los avisos pueden ir a un grupo. Añádeme a él y escribe /alertshere ahí, o en el tema que quieras.
groups-chosen = { $place ->
    [topic] 🟢 Los avisos llegan ahora a este tema.
   *[group] 🟢 Los avisos llegan ahora a este grupo.
  }
groups-chosen-by = { $place ->
    [topic] 🟢 { $name } eligió un tema de { $group } para los avisos.
   *[group] 🟢 { $name } eligió { $group } para los avisos.
  }
groups-added = ¿Quieres que mis avisos lleguen a este grupo? Para un solo tema, escribe /alertshere en él.
groups-removed = { $others ->
    [yes] 🟠 Me quitaron de { $group }. Los avisos siguen llegando a los otros grupos.
   *[no] 🟠 Me quitaron de { $group }. Los avisos llegan ahora a cada uno en privado.
  }
groups-topic-gone = 🟠 El tema para mis avisos en { $group } ya no está o se cerró. Ahora llegan a su tema General.
groups-topic-gone-env = 🟠 El tema para mis avisos que indica CHAT_THREAD en mi .env ya no está o se cerró. Ahora llegan al tema General del grupo.
groups-button-here = Avisar aquí
groups-button-stop = Dejar de avisar aquí
groups-button-add = Añadirme a un grupo
about-alertshere = Enviar los avisos a este grupo o tema

## Me
me-head = { $role ->
    [owner] { $name } · titular
    [member] { $name } · miembro
   *[viewer] { $name } · observador
  }
me-language-chosen = Idioma: { $language }
me-language-telegram = Idioma: { $language }, como dice Telegram
me-language-household = Idioma: { $language }, como el hogar
me-language-about = En él te escribo en privado. Los grupos leen el del hogar.
me-quiet-off = Horas de silencio: no
me-quiet-hours = Horas de silencio: de { $from } a { $to }
me-quiet-about = En tus horas de silencio todo te llega sin sonido, también un desconocido o una cámara sin señal. Los demás lo oyen como siempre. Las horas son las de { $timezone }.
me-quiet-now = ⚪ Ahora están en curso.
me-muted = ⚪ { $camera } · sin sonido para ti durante { $span }
me-privately-too = Los avisos llegan al grupo, y también a ti en privado.
me-privately-not = Los avisos llegan solo al grupo.
me-button-language = Cambiar idioma
me-button-quiet = Horas de silencio
me-button-telegram = Como dice Telegram
me-button-quiet-on = Activar, de { $from } a { $to }
me-button-quiet-off = Desactivar
me-button-quiet-earlier = { $end ->
    [from] Desde { $time } −
   *[to] Hasta { $time } −
  }
me-button-quiet-later = { $end ->
    [from] Desde { $time } +
   *[to] Hasta { $time } +
  }
me-button-unmute = Activar sonido: { $camera }
me-button-privately-too = También en privado
me-button-groups-only = Solo al grupo
about-me = Tu idioma, tus horas de silencio y tus cámaras silenciadas

## Not understood
fallback-meant = ¿{ $asked }? ¿Querías decir { $command }?
