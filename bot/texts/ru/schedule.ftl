# /schedule: arming and disarming by itself, reminders, and the household's phones.
# $date ends in a full stop ("вс, 22 нояб."): none may follow.

about-schedule = Ставить на охрану и снимать с неё по дням и часам

# What an entry wants, as a label.
schedule-wanted = { $wanted ->
    [armed_home] Дома
    [armed_night] Ночь
    [armed_away] Не дома
   *[disarmed] Снять с охраны
  }
schedule-entry = { $days } { $time } · { schedule-wanted }
schedule-entry-off = ⚪ { schedule-entry } · выключено
schedule-entry-skipped = { schedule-entry } · пропуск { $date }
schedule-every-day = каждый день
schedule-no-day = ни в один день

## The list
schedule-head = Расписание · часовой пояс { $timezone }
schedule-none = Пока по расписанию ничего не ставится на охрану и не снимается с неё.
schedule-next = Дальше: { $date } в { $time } · { schedule-wanted }
schedule-next-none = Дальше ничего.
schedule-remind = { $minutes ->
    [0] Перед охраной по расписанию не напоминаю.
   *[other] Напоминаю за { $minutes } мин до охраны по расписанию.
  }
schedule-full = 🟠 Записей уже { $most }, больше не помещается. Сначала удали одну.
schedule-gone = ⚪ Этой записи больше нет.
schedule-late = 🟠 Нажатие дошло до меня слишком поздно, и я ничего не изменил. Если ещё нужно, нажми снова.
schedule-zone-unknown = 🟠 Часового пояса { $timezone } я не знаю и не могу следовать расписанию. Охрана остаётся как есть; выбери другой часовой пояс в /settings.

## One entry
schedule-page-off = ⚪ Запись выключена и ничего не делает.
schedule-page-skipped = ⚪ Пропуск: { $date }
schedule-delete-question = Точно удалить: { schedule-entry }?
schedule-deleted = ⚪ Удалено: { schedule-entry }
schedule-saved = 🟢 Сохранено.
schedule-skip-over = ⚪ Уже поздно: { $date } в { $time } — это время прошло.

## Making an entry
schedule-form-new = Новая запись: { schedule-entry }
schedule-form-change = Изменить на: { schedule-entry }
schedule-form-help = Выбери, что делать, в какие дни и когда. Часовой пояс: { $timezone }.
schedule-form-no-day = 🟠 Выбери хотя бы один день.
schedule-time-question = В какое время? Пришли его, например 23:15, или /cancel.
schedule-time-question-group = В какое время? Пришли его ответом на это сообщение, например 23:15.
schedule-time-wrong = 🟠 Это не похоже на время суток.

## What happens by itself
schedule-reminder = 🔒 В { $time }, через { $span }, поставлю на охрану ({ alarm-mode }).
schedule-skipped-note = ⚪ { $date } в { $time } на охрану не поставлю.
schedule-changed-late = { $why ->
    [off] С опозданием: { $when }, когда было пора, я был выключен.
    [clock] С опозданием: часы этого компьютера перескочили то время, когда было пора ({ $when }).
   *[disk] С опозданием: { $when }, когда было пора, диск отказал.
  }
schedule-ask-late = 🟠 { $why ->
    [off] Я был выключен { $when }, когда было пора снять с охраны.
    [clock] Часы этого компьютера перескочили то время, когда было пора снять с охраны ({ $when }).
   *[disk] Диск отказал { $when }, когда было пора снять с охраны.
  }
    Я всё ещё охраняю. Снять с охраны сейчас?
schedule-ask-alarm = 🔴 По расписанию { $when } пора снять с охраны, но идёт тревога.
    Возможно, кто-то внутри, поэтому охрану я не снимаю. Снять сейчас?
schedule-failed = 🟠 Не удалось { $wanted ->
    [disarmed] снять с охраны
   *[other] поставить на охрану
  } { $when }: диск отказал. Продолжаю попытки.
presence-failed = 🟠 Дома нет ни одного телефона, но поставить на охрану не удалось: диск отказал. Продолжаю попытки.

## What the others are told
schedule-told = { $what ->
    [added] Новое в расписании: { schedule-entry } · { $name }
    [changed] Изменено в расписании: { schedule-entry } · { $name }
    [on] Включено в расписании: { schedule-entry } · { $name }
    [off] ⚪ Выключено в расписании: { schedule-entry } · { $name }
   *[removed] ⚪ Удалено из расписания: { schedule-entry } · { $name }
  }
schedule-told-skipped = ⚪ Пропуск по просьбе ({ $name }): { $date } в { $time } я не { $wanted ->
    [disarmed] сниму с охраны
   *[other] поставлю на охрану
  }.
schedule-told-unskipped = 🔒 Всё по расписанию ({ $name }): { $date } в { $time } я { $wanted ->
    [disarmed] сниму с охраны
   *[other] поставлю на охрану
  }.
presence-told = { $enabled ->
    [yes] 🔒 Включено: ставлю на охрану, когда дома нет ни одного телефона · { $name }
   *[no] ⚪ Выключено: больше не ставлю на охрану, когда дома нет ни одного телефона · { $name }
  }
presence-told-phone = { $what ->
    [added] Новый телефон, который я ищу: { $phone } · { $name }
   *[removed] Этот телефон я больше не ищу: { $phone } · { $name }
  }

## Phones
presence-head = Телефоны · охрана, когда все ушли
presence-off = ⚪ Выключено.
presence-on = 🔒 Включено: если ни один телефон не отвечает { $span }, ставлю на охрану (не дома). Сам с охраны никогда не снимаю.
presence-none = Сначала добавь телефоны домашних. Каждому нужен постоянный адрес.
presence-place = { $place ->
    [home] 🟢 { $phone } ({ $address }) · дома уже { $span }
    [away] ⚪ { $phone } ({ $address }) · нет дома уже { $span }
   *[unknown] 🟠 { $phone } ({ $address }) · пока не знаю
  }
presence-phone = { $phone } ({ $address })
presence-not-seen = Ставлю на охрану только после того, как хоть раз увижу телефон дома.
presence-question = Чей телефон и по какому адресу? Пришли имя и адрес, например { $example }, или /cancel.
presence-question-group = Чей телефон и по какому адресу? Пришли имя и адрес ответом на это сообщение, например { $example }.
presence-question-name = Чей это телефон: { $address }? Пришли имя или /cancel.
presence-question-name-group = Чей это телефон: { $address }? Пришли имя ответом на это сообщение.
presence-suggested = Недавно отвечали в твоей сети:
presence-wrong = { $problem ->
    [no_address] 🟠 Не хватает адреса.
    [no_name] 🟠 Не хватает имени.
    [long_name] 🟠 Это имя слишком длинное.
    [own_address] 🟠 Это не адрес телефона.
    [there_already] 🟠 Телефон с таким адресом уже есть, или телефонов слишком много.
   *[bad_address] 🟠 Это не адрес: он похож на 192.168.1.23 или на имя в твоей сети.
  }
presence-added = 🟢 Теперь ищу этот телефон: { $phone }.
presence-remove-question = Точно больше не искать этот телефон: { $phone }?
presence-removed = ⚪ Больше не ищу этот телефон: { $phone }.
presence-phone-gone = ⚪ Этого телефона больше нет.

## Buttons
schedule-button-add = Добавить
schedule-button-phones = Телефоны
schedule-button-edit = Изменить
schedule-button-on = Включить
schedule-button-off = Выключить
schedule-button-skip = Пропустить { $date }
schedule-button-unskip = Не пропускать { $date }
schedule-button-not-tonight = Сегодня ночью не надо
schedule-button-not-today = Сегодня не надо
schedule-button-ok = Хорошо
schedule-button-undo = Отменить
schedule-button-show = Расписание
schedule-button-save = Сохранить
schedule-button-hour-less = −1 ч
schedule-button-hour-more = +1 ч
schedule-button-weekdays = Будни
schedule-button-weekend = Выходные
schedule-button-every-day = Каждый день
schedule-button-chosen = ✓ { $label }
schedule-button-reminder = { $minutes ->
    [0] Без напоминания
   *[other] { $minutes } мин
  }
presence-button-after = Через { $minutes } мин
presence-button-add = Добавить телефон
presence-button-remove = Убрать: { $phone }
