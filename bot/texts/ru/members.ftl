# People with rights: who may do what, invitations, strangers, groups, and what each chooses alone.

## Refused
access-refused = { $needs ->
    [act] { $named ->
        [yes] Тебе можно смотреть, но не ставить на охрану, не снимать с неё и не оценивать тревоги. Изменить это может только { $owner }.
       *[no] Тебе можно смотреть, но не ставить на охрану, не снимать с неё и не оценивать тревоги. Изменить это может только владелец.
      }
   *[own] { $named ->
        [yes] Менять это может только { $owner }.
       *[no] Менять это может только владелец.
      }
  }

## Members
members-head = { $count ->
    [one] К этому дому относится { $count } человек:
    [few] К этому дому относятся { $count } человека:
    [many] К этому дому относятся { $count } человек:
   *[other] К этому дому относятся { $count } человека:
  }
members-line = { $role ->
    [owner] { $name } · владелец · с { $since }
    [member] { $name } · участник · с { $since }
   *[viewer] { $name } · наблюдатель · с { $since }
  }
members-may = { $role ->
    [owner] Можно смотреть, ставить на охрану, снимать с неё и менять всё.
    [member] Можно смотреть, ставить на охрану, снимать с неё и оценивать тревоги. Приходят все оповещения.
   *[viewer] Можно смотреть; приходят все оповещения. Нельзя ставить на охрану, снимать с неё и что-то менять.
  }
members-owner-one = Владелец один. Чтобы передать охрану, открой страницу другого человека и сделай его владельцем.
members-owner-fixed = Кто владелец, задаёт OWNER_ID в моём .env. Здесь это не изменить.
members-gone = ⚪ Этот человек больше не относится к дому.
members-group-gone = ⚪ В эту группу оповещения больше не приходят.
members-invitation-open = { $role ->
    [member] Приглашение { $number } для участника, от: { $name }, истекает { $until }
   *[viewer] Приглашение { $number } для наблюдателя, от: { $name }, истекает { $until }
  }
members-alerts-private = Оповещения приходят каждому лично. Чтобы они шли в группу, напиши там /alertshere.
members-alerts-group = { $place ->
    [topic] Оповещения идут в тему группы «{ $group }» · { $name }
   *[group] Оповещения идут в группу «{ $group }» · { $name }
  }
members-alerts-env = Оповещения идут в чат, который задаёт CHAT_ID в моём .env
members-ask-remove = Точно убрать: { $name }? Этот человек больше не получит ни оповещений, ни ответов.
members-ask-remove-groups = 🟠 В группе, куда приходят оповещения, этот человек их по-прежнему увидит: уберите его в Telegram и оттуда.
members-ask-owner = Точно сделать владельцем: { $name }? Ты станешь участником: сможешь ставить на охрану и снимать с неё, но не сможешь ничего менять и отменить это.
members-ask-stop = Точно больше не слать оповещения в группу «{ $group }»? Если групп не останется, они пойдут каждому лично.
members-removed = ⚪ { $name } больше не относится к дому (решение: { $by }).
members-handed-over = 🟢 { $name } — теперь владелец, а ты участник.
members-you-are-out = ⚪ Ты больше не относишься к этому дому (решение: { $name }). Оповещений и ответов больше не будет.
members-role-changed = { $role ->
    [owner] ⚪ { $name } — теперь владелец (решение: { $by }).
    [member] ⚪ { $name } — теперь участник (решение: { $by }).
   *[viewer] ⚪ { $name } — теперь наблюдатель (решение: { $by }).
  }
members-your-role = { $role ->
    [owner] 🟢 { $name } делает тебя владельцем. Можно смотреть, ставить на охрану, снимать с неё и менять всё. /help покажет, что я умею.
    [member] 🟢 { $name } делает тебя участником. Можно смотреть, ставить на охрану, снимать с неё и оценивать тревоги. /help покажет, что я умею.
   *[viewer] ⚪ { $name } делает тебя наблюдателем. Можно смотреть; приходят все оповещения. /help покажет, что я умею.
  }
members-let-in = 🟢 Новый наблюдатель: { $name } (приглашает { $by }).
members-stopped = ⚪ В группу «{ $group }» оповещения больше не идут · { $name }
members-revoked = ⚪ Приглашение отозвано. Его ссылка больше не работает.
members-invitation = { $role ->
    [member] 🟢 { $name } приглашает тебя к охране дома, роль — участник: смотреть, ставить на охрану и снимать с неё.
   *[viewer] 🟢 { $name } приглашает тебя к охране дома, роль — наблюдатель: смотреть и получать оповещения.
  }
    Открой ссылку и нажми «Запустить» (Start): { $link }

    Отправь это сообщение одному человеку. Ссылка сработает один раз и истекает { $until }.
members-button-invite-member = Пригласить участника
members-button-invite-viewer = Пригласить наблюдателя
members-button-revoke = Отозвать
members-button-revoke-open = Отозвать приглашение { $number }
members-button-stop-at = Не слать в «{ $group }»
members-button-stop = Не слать туда
members-button-go-on = Слать дальше
members-button-make = { $role ->
    [owner] Сделать владельцем
    [member] Сделать участником
   *[viewer] Сделать наблюдателем
  }
members-button-remove = Убрать
members-button-remove-name = Убрать: { $name }
members-button-keep = Оставить
members-button-owner-name = Новый владелец: { $name }
members-button-keep-mine = Остаться владельцем
members-button-undo = Отменить
members-button-open = Люди с доступом
toast-members-undo-late = Это было слишком давно. Отправь новое приглашение.
toast-members-privately = Ссылку я пришлю тебе лично.
toast-members-invitation-over = Это приглашение уже использовано или истекло.
about-members = Кому что можно, приглашения и куда идут оповещения

## Joining
join-welcome = { $role ->
    [member] 🟢 Добро пожаловать, { $name }. Тебя приглашает { $by }: можно смотреть, ставить на охрану, снимать с неё и оценивать тревоги; приходят все оповещения.
   *[viewer] 🟢 Добро пожаловать, { $name }. Тебя приглашает { $by }: можно смотреть; приходят все оповещения.
  }
join-already = Ты уже относишься к этому дому; приглашение остаётся как было.
join-over = Это приглашение уже использовано или истекло. Попроси новое у того, кто его прислал.
join-told = { $role ->
    [member] 🟢 { $name } — теперь участник, по приглашению.
   *[viewer] 🟢 { $name } — теперь наблюдатель, по приглашению.
  }

## Strangers
stranger-wrote = { $count ->
    [0] ⚪ Мне пишет кто-то посторонний: { $name }.
    [one] ⚪ Мне пишет кто-то посторонний: { $name }. С прошлого раза писал ещё { $count } человек.
    [few] ⚪ Мне пишет кто-то посторонний: { $name }. С прошлого раза писали ещё { $count } человека.
    [many] ⚪ Мне пишет кто-то посторонний: { $name }. С прошлого раза писали ещё { $count } человек.
   *[other] ⚪ Мне пишет кто-то посторонний: { $name }. С прошлого раза писали ещё { $count } человека.
  }
stranger-ignored = ⚪ Больше не буду сообщать об этом человеке. Отвечать ему я не стану, как и раньше.
stranger-heard = ⚪ Сообщу, когда этот человек напишет снова. Отвечать ему я не стану, как и раньше.
stranger-button-ignore = Не замечать
stranger-button-invite = Пригласить наблюдателем
stranger-button-hear = Снова сообщать
toast-stranger-gone = Telegram больше не знает этого человека. Отправь ему приглашение.

## Groups
groups-how-to = Оповещения могут идти в группу. Добавь меня туда и напиши /alertshere там или в нужной теме.
groups-chosen = { $place ->
    [topic] 🟢 Оповещения теперь идут в эту тему.
   *[group] 🟢 Оповещения теперь идут в эту группу.
  }
groups-chosen-by = { $place ->
    [topic] 🟢 Оповещения теперь идут в тему группы «{ $group }» · { $name }
   *[group] 🟢 Оповещения теперь идут в группу «{ $group }» · { $name }
  }
groups-added = Слать оповещения в эту группу? Если только в одну тему, напиши в ней /alertshere.
groups-removed = { $others ->
    [yes] 🟠 Меня убрали из группы «{ $group }». В остальные группы оповещения идут как прежде.
   *[no] 🟠 Меня убрали из группы «{ $group }». Оповещения теперь идут каждому лично.
  }
groups-topic-gone = 🟠 Тема для моих оповещений в группе «{ $group }» удалена или закрыта. Теперь они идут в её General.
groups-topic-gone-env = 🟠 Тема для моих оповещений, заданная в CHAT_THREAD в моём .env, удалена или закрыта. Теперь они идут в General этой группы.
groups-button-here = Слать сюда
groups-button-stop = Не слать сюда
groups-button-add = Добавить меня в группу
about-alertshere = Слать оповещения в эту группу или тему

## Me
me-head = { $role ->
    [owner] { $name } · владелец
    [member] { $name } · участник
   *[viewer] { $name } · наблюдатель
  }
me-language-chosen = Язык: { $language }
me-language-telegram = Язык: { $language }, как в Telegram
me-language-household = Язык: { $language }, как у всего дома
me-language-about = На нём я пишу тебе лично. В группах — на языке дома.
me-quiet-off = Тихие часы: выключены
me-quiet-hours = Тихие часы: с { $from } до { $to }
me-quiet-about = В твои тихие часы всё приходит тебе без звука, даже чужой или потерянная связь с камерой. У других всё как обычно. Часовой пояс: { $timezone }.
me-quiet-now = ⚪ Сейчас тихие часы.
me-muted = ⚪ { $camera }: для тебя без звука ещё { $span }
me-privately-too = Оповещения приходят в группу и ещё тебе лично.
me-privately-not = Оповещения приходят только в группу.
me-button-language = Язык
me-button-quiet = Тихие часы
me-button-telegram = Как в Telegram
me-button-quiet-on = Включить, { $from }–{ $to }
me-button-quiet-off = Выключить
me-button-quiet-earlier = { $end ->
    [from] С { $time } −
   *[to] До { $time } −
  }
me-button-quiet-later = { $end ->
    [from] С { $time } +
   *[to] До { $time } +
  }
me-button-unmute = Включить звук: { $camera }
me-button-privately-too = Слать и лично
me-button-groups-only = Слать только в группу
about-me = Твой язык, тихие часы и где нет звука

## Not understood
fallback-meant = { $asked }? Может быть, { $command }?
