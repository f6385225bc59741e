# Alerts: what a person reads on the lock screen. The first line alone says what, where, when.

alert-headline = { $what ->
    [stranger] 🔴 Чужой: { $camera } · { $when }
    [unsure] 🟠 Не уверен, кто это: { $camera } · { $when }
    [no_face] 🔴 Движение, лица не видно: { $camera } · { $when }
    [entry] 🟠 Кто-то вошёл: { $camera } · { $when }
   *[movement] 🔴 Движение: { $camera } · { $when }
  }
alert-when-span = { $from }–{ $to }
alert-when-going-on = { $from }–…
alert-part = { $what ->
    [stranger] 🔴 Чужой: { $camera } · часть { $part } · { $when }
    [unsure] 🟠 Не уверен, кто это: { $camera } · часть { $part } · { $when }
    [household] 🟢 Свои: { $camera } · часть { $part } · { $when }
    [entry] 🟠 Кто-то вошёл: { $camera } · часть { $part } · { $when }
    [in_time] 🟢 Вовремя снято с охраны: { $camera } · часть { $part } · { $when }
   *[movement] 🔴 Движение: { $camera } · часть { $part } · { $when }
  }
alert-part-continued = { $what ->
    [unsure] 🟠 Продолжение: { $camera } · { $when }
    [household] 🟢 Продолжение: { $camera } · { $when }
    [entry] 🟠 Продолжение: { $camera } · { $when }
    [in_time] 🟢 Продолжение: { $camera } · { $when }
   *[movement] 🔴 Продолжение: { $camera } · { $when }
  }

alert-it-was = 🟢 Это { $names } · { $camera } · { $time }
alert-reported = В { $time } я сообщил: { $what ->
    [stranger] чужой
    [unsure] не уверен, кто это
    [entry] кто-то вошёл
   *[movement] движение
  }{ $clip ->
    [kept] ; ролик остаётся.
   *[none] .
  }
alert-all-well = 🟢 Всё хорошо, это { $names }.
alert-came-home = 🟢 Дома: { $names } · { $camera } · { $time }
alert-forgotten = кто-то из прежних знакомых

alert-zones = Зоны: { $zones }
# Presence had armed: these phones have come back.
alert-phones-home = В домашней сети: { $phones }.
alert-looking = Ищу лицо…
alert-face-known = { $name } ({ $score })
alert-face-unsure = Возможно, { $name } ({ $score }), но я не уверен.
alert-face-unsure-nobody = Есть лицо, но чьё, наверняка сказать не могу.
alert-face-too-small = Есть лицо, но слишком далеко, чтобы понять чьё.
alert-stranger-seen = В кадре { $seconds } с.
alert-stranger-not = Не { $name } ({ $score })
alert-stranger-nor = не { $name } ({ $score })
alert-waited-no-verdict = Лицо было, но видно слишком плохо, чтобы понять чьё.
alert-waited-camera-lost = Связь с камерой пропала раньше, чем я понял, кто это.
alert-waited-faces-off = Сейчас я не могу различать лица.
alert-waited-shutdown = Меня остановили раньше, чем я понял, кто это.

# The entry delay: who comes home has time to disarm.
alert-entry-waiting = Тревога в { $time }, если никто не снимет с охраны.
alert-entry-over = Время на снятие с охраны вышло в { $time }.
alert-entry-raised = Никто вовремя не снял с охраны: тревога в { $time }.
alert-entry-raised-early = Это точно чужой: тревога в { $time }.
alert-in-time = { $who ->
    [known] 🟢 Вовремя снято с охраны · { $name } · { $camera } · { $time }
   *[nobody_known] 🟢 Вовремя снято с охраны · { $camera } · { $time }
  }
alert-raised = 🔴 Тревога: { $camera } · { $time }
alert-raised-nobody = За { $span } никто не снял с охраны.
alert-raised-stranger = Я уверен, что это чужой.

alert-lost = 🟠 { $camera }: связь потеряна · { $time }
alert-back = 🟢 { $camera }: снова на связи · не было { $gone }
alert-lost-trying = Последний кадр снят в { $time }. Продолжаю попытки.
alert-lost-ended = Последний кадр снят в { $time }.
alert-lost-span = Связи не было с { $from } до { $to }.
alert-lost-why = Причина: { $reason }

alert-still-going-on = Ещё продолжается.
alert-starts-before = Начинается за { $seconds } с до этого.
alert-no-picture = Кадр вовремя получить не удалось.
alert-photo-missing = Кадра больше нет на диске.
alert-photo-refused = Telegram не принял кадр. Он хранится здесь, у меня.
alert-no-clip = Ролика нет: { $reason }
alert-no-part = Часть { $part } сделать не удалось: { $reason }
alert-clip-missing = Ролика больше нет на диске.
alert-clip-too-big = Ролик слишком большой для Telegram. Он хранится здесь, у меня.
alert-clip-refused = Telegram не принял ролик. Он хранится здесь, у меня.
alert-ended-disarmed = Окончено: снято с охраны.
alert-ended-camera-lost = Окончено: пропала связь с камерой.
alert-ended-restart = Окончено: я перезапустился.
alert-ended-shutdown = Окончено: меня или эту камеру выключили.
alert-told-late = Сообщаю поздно, в { $time }: раньше связаться не удавалось.
alert-false-alarm = Ложная тревога · { $name }
alert-pinned = Сохранено навсегда · { $name }
alert-chat-gone = ⚪ Telegram не даёт мне писать в чат оповещений: меня там нет или мне нельзя писать.
  Пока это не исправят, оповещения приходят сюда.
alert-topic-gone = ⚪ Темы для моих оповещений больше нет, теперь я пишу сюда.

alert-button-disarm = Снять с охраны
alert-button-mute = { $minutes ->
    [60] Без звука 1 ч
   *[other] Без звука { $minutes } мин
  }
alert-button-unmute = Включить звук
alert-button-false = Ложная тревога
alert-button-not-false = Не ложная тревога
alert-button-pin = Сохранить навсегда
alert-button-unpin = Не хранить навсегда
alert-button-clip-again = Ролик снова
alert-button-show-clip = Показать ролик
alert-button-know-them = Я знаю, кто это

alert-tap-mute-late = ⚪ Просьба выключить звук отправлена раньше, когда я был не в сети: { $camera }.
  Звук здесь ещё включён. Выключить сейчас?
alert-button-keep-sound = Оставить звук
alert-tap-muted = { $camera }: здесь без звука до { $time }. Слежу по-прежнему.
alert-tap-unmuted = { $camera }: звук здесь снова включён.
alert-tap-muted-privately = { $camera }: твои личные оповещения без звука до { $time }. В эту группу по-прежнему приходит всё.
alert-tap-unmuted-privately = { $camera }: твои личные оповещения снова со звуком.
alert-tap-marked = Отмечено как ложная тревога.
alert-tap-unmarked = Больше не ложная тревога.
alert-tap-pinned = Сохранено навсегда: сам я это никогда не удалю.
alert-tap-unpinned = Больше не хранится навсегда: удалится, когда выйдет срок.
alert-tap-clip-coming = Присылаю ещё раз…
alert-tap-clip-on-its-way = Уже отправляется.
alert-tap-unknown-incident = Этого происшествия у меня больше нет.
alert-tap-unknown-button = Эта кнопка от прежней моей версии. /help покажет, что я умею сейчас.
alert-tap-failed = Не получилось. Попробуй ещё раз; подробнее скажет /status.
alert-clip-not-kept = Ролик уже не хранится: { $camera }, { $date } { $time }
alert-clip-none = Ролика этого происшествия нет.
alert-clip-not-sent = Сейчас ролик отправить не удалось. Попробуй через несколько минут.
alert-clip-again = { $camera } · { $date } · { $from }–{ $to }

alert-tag-movement = движение
alert-tag-stranger = чужой
alert-tag-unsure = неясно
alert-tag-household = свои
alert-tag-lost = нетсвязи

# [I know them]: whose face a camera saw.

know-which = Кого из них ты знаешь?
  Камера { $camera }, время: { $list }
know-who = { $number ->
    [0] Кто это?
   *[other] Кто под номером { $number }?
  }
  Камера { $camera }, время: { $time }
know-name = <a href="tg://user?id={ $id }">{ $name }</a>, как зовут этого человека? Пришли мне имя или /cancel.
know-cancelled = Хорошо, ничего не добавлено.
know-added = 🟢 { $name }: это лицо теперь среди фото, всего их { $count }.
  Теперь я узнаю и по нему. Оповещение остаётся, каким было.
know-added-new = 🟢 Теперь я знаю это лицо: { $name }. Пока по одному этому фото.
  С этой минуты это не чужой. С новыми фото я буду увереннее.
know-unlike = Оно мало похоже на прежние фото ({ $score }). Если это кто-то другой, нажми «Отменить».
know-told-others = ⚪ { $by } говорит: лицо на камере «{ $camera }» — это { $name }. С этой минуты я узнаю и по нему.
know-already = Это фото уже есть: { $name }.
know-undone = ⚪ Отменено: этого фото больше нет ({ $name }).
know-undone-forgotten = ⚪ Отменено: этого лица я больше не знаю ({ $name }).
know-undone-already = ⚪ Это уже отменено.
know-undo-late = ⚪ Просьба убрать фото отправлена раньше, когда я был не в сети.
  Оно ещё здесь. Убрать сейчас?
know-like-another = Больше похоже, что это { $other } ({ $score }), а не { $name }. Чьё это лицо?
know-new-like-another = Похоже, это { $other } ({ $score }). Или всё-таки кто-то новый?
know-too-small = Это лицо слишком мелкое, чтобы по нему узнавать: ширина в пикселях { $value }, а нужно { $limit }.
  Ничего не добавлено. Лучше подойдут фото, присланные мне.
know-too-dark = Это лицо слишком тёмное, чтобы по нему узнавать.
  Ничего не добавлено. Лучше подойдут фото, присланные мне.
know-too-bright = Это лицо слишком светлое, чтобы по нему узнавать.
  Ничего не добавлено. Лучше подойдут фото, присланные мне.
know-blurred = Это лицо слишком смазано, чтобы по нему узнавать.
  Ничего не добавлено. Лучше подойдут фото, присланные мне.
know-no-face = Это лицо видно слишком плохо, чтобы по нему узнавать.
  Ничего не добавлено. Лучше подойдут фото, присланные мне.
know-face-gone = Кадр с этим лицом уже не хранится. Ничего не добавлено.
know-person-gone = Этого человека я больше не знаю. Нажми «Я знаю, кто это» под оповещением и выбери снова.
know-cannot-read = Сейчас я не могу читать лица. Попробуй через минуту; подробнее скажет /status.
know-enough = Фото этого человека уже { $most }, этого хватит. Удали одно, прежде чем добавить другое.
know-name-empty = В имени должен быть хотя бы один видимый знак. Пришли другое.
know-name-too-long = Это имя слишком длинное. Пришли короче.
know-name-taken = Такое имя уже есть. Пришли другое или выбери этого человека выше.
know-toast-nobody = Здесь уже нет лица, которого я не знаю.
know-button-new = Кто-то новый
know-button-cancel = Отмена
know-button-back = ‹ Назад
know-button-more = Дальше ›
know-button-it-is = Это { $name }
know-button-all-the-same = Всё-таки { $name }
know-button-new-all-the-same = Всё-таки кто-то новый
know-button-undo = Отменить
know-button-keep = Оставить

# A digest: many incidents in one message, because a chat could not be told for long.
digest-head = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $count ->
    [one] { $count } происшествие
    [few] { $count } происшествия
    [many] { $count } происшествий
   *[other] { $count } происшествия
  }{ $why ->
    [away] , пока связаться не удавалось
   *[storm] {" "}за короткое время
  }, { $from }–{ $to }
digest-line = { $what ->
    [stranger] 🔴 Чужой
    [no_face] 🔴 Движение, лица не видно
    [unsure] 🟠 Не уверен, кто это
    [entry] 🟠 Кто-то вошёл
    [in_time] 🟢 Вовремя снято с охраны
    [household] 🟢 Это { $names }
    [came_home] 🟢 Дома: { $names }
    [false_alarm] 🟢 Ложная тревога
    [lost] 🟠 Связь потеряна
    [back] 🟢 Связь пропадала на время
   *[movement] 🔴 Движение
  } · { $camera } · { $time }
digest-group = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $camera } · { $from }–{ $to }:
digest-count = { $what ->
    [stranger] чужой
    [no_face] движение (лица не видно)
    [unsure] неясно, кто
    [entry] кто-то вошёл
    [in_time] вовремя снято с охраны
    [household] свои
    [came_home] приход домой
    [false_alarm] ложная тревога
    [lost] потеря связи
    [back] потеря связи на время
   *[movement] движение
  }{ $count ->
    [1] {""}
   *[other] {" "}× { $count }
  }
digest-follow = { $count ->
    [one] { $count } из них придёт отдельным сообщением.
   *[other] { $count } из них придут отдельными сообщениями.
  }
digest-button-show = Показать их

# /status: chats that take no alerts from me. $chat begins the sentence.
parked-why = { $why ->
    [blocked] { $chat } блокирует меня
    [not_in_it] { $chat }: меня там больше нет
    [may_not_write] { $chat }: мне нельзя туда писать
    [not_found] { $chat }: Telegram не даёт мне писать туда, пока оттуда кто-нибудь не напишет мне
    [gone] { $chat }: в Telegram этого больше нет
   *[unknown] { $chat }: Telegram не принял то, что я отправлял туда
  }
parked-line = 🟠 { $why }. { $count ->
    [one] Ждёт { $count } сообщение.
    [few] Ждут { $count } сообщения.
    [many] Ждут { $count } сообщений.
   *[other] Ждут { $count } сообщения.
  }
parked-somebody = Кто-то из прежних участников
parked-group = Чат оповещений
parked-told = 🟢 { $chat }: мои сообщения снова доходят.
parked-refused = 🟠 Не получилось. { $why }.
parked-trying = 🟠 { $chat }: ответа пока нет. Продолжаю попытки.
parked-none = 🟢 Больше ничего не ждёт новой попытки.
parked-button-again = Попробовать ещё раз

# Evidence that is in memory only, because the disk refuses.
alert-not-kept = { $why ->
    [full] На диск пока не сохранено: он полон.
   *[refused] На диск пока не сохранено: на него нельзя писать.
  }
