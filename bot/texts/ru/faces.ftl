# What /enroll and /who say. Scores are how alike two faces are: 1 is the same picture.

## When faces can't be looked at
faces-missing = 🟠 Здесь я не узнаю лица: меня запустили без этой части. За движением слежу как всегда.
faces-off = 🟠 Сейчас я не узнаю лица. { $reason }
faces-fetching = 🟠 Я ещё загружаю то, что нужно, чтобы узнавать лица. Попробуй через несколько минут.
faces-fetching-progress = 🟠 Я ещё загружаю то, что нужно, чтобы узнавать лица: { $progress }. Попробуй после этого.
faces-starting = 🟠 Я как раз готовлюсь узнавать лица. Попробуй через минуту.
faces-learning = 🟠 Я ещё запоминаю знакомые лица: { $known } из { $total }. Попробуй через минуту.
faces-failed = 🟠 Сейчас не удалось рассмотреть это фото. Пришли его ещё раз; если не поможет, загляни в мой журнал.

## Enrolling: the name
enroll-in-private = Лица мне показывают в личном чате, не здесь. Нажми, чтобы перейти туда.
enroll-name-ask = Чьё это лицо? Пришли мне имя.
enroll-name-first = Сначала, пожалуйста, имя: чьё это лицо?
enroll-name-empty = В имени должен быть хотя бы один видимый знак. Пришли другое.
enroll-name-too-long = Это слишком длинно для имени, самое большее { $most } знаков. Пришли короче.
enroll-name-command = Имя с командой внутри нас только запутает. Пришли одно имя.
enroll-name-taken = С именем { $name } я уже кого-то знаю. Это ещё фото того же человека или кто-то другой?
enroll-name-taken-meanwhile = 🟠 Тем временем мне показали кого-то с именем { $name }. На этих фото тот же человек или кто-то другой? Из твоего ничего не пропало.

## Enrolling: the photos
enroll-photos-ask = { $name }: теперь пришли от 3 до 5 фото. Лицо хорошо освещено, взгляд в камеру, на одном чуть влево, на одном чуть вправо. Больше никого в кадре.
enroll-photos-ask-more = { $name }: теперь пришли ещё фото. Другой свет, другие очки, другая причёска. Больше никого в кадре.
enroll-consent = С каждого фото я храню только лицо, 112 пикселей в ширину, на этом компьютере и больше нигде, чтобы узнавать этого человека ({ $name }). Делай это только с его согласия; удалить всё можно в /people.
enroll-going-on = { $name }: жду фото. Пришли их или /cancel.
enroll-only-photos = { $name }: мне нужны фото — как фото или файлом JPEG, PNG или WebP.
enroll-head = { $name } · { $accepted } из { $wanted }
enroll-head-enough = { $name } · годятся: { $accepted }
enroll-earlier = и ещё { $count } фото раньше
enroll-photo-waiting = { $number }: рассматриваю…
enroll-photo-accepted = { $number }: годится
enroll-photo-left-out = { $number }: не взято
enroll-photo-no-face = { $number }: нет лица. Пусть оно займёт треть кадра и смотрит в камеру.
enroll-photo-too-small = { $number }: слишком мелко. Ширина лица в пикселях { $value }, а нужно { $limit }. Подойди ближе.
enroll-photo-too-dark = { $number }: слишком темно. Лицо я нахожу, но не различаю. Попробуй у окна.
enroll-photo-too-bright = { $number }: слишком светло, лицо засвечено. Попробуй без яркого света в лицо.
enroll-photo-blurred = { $number }: смазано. Не двигайся и протри объектив.
enroll-photo-profile = { $number }: лицо слишком отвёрнуто. Смотри в камеру или чуть мимо неё.
enroll-photo-several-faces = { $number }: несколько лиц. Которое из них { $name }?
enroll-photo-looks-like-another = { $number }: похоже, это { $other } ({ $score }). Это { $name }?
enroll-photo-unlike-previous = { $number }: не похоже на остальные фото ({ $score }). Это { $name }?
enroll-photo-not-a-picture = { $number }: не картинка. Пришли фото или файл JPEG, PNG или WebP.
enroll-photo-heic = { $number }: это HEIC, его я не читаю. Пришли как фото.
enroll-photo-too-large-file = { $number }: больше 20 МБ, таких файлов Telegram мне не даёт. Пришли как фото.
enroll-photo-not-fetched = { $number }: не дошло из Telegram. Пришли ещё раз.
enroll-photo-failed = { $number }: рассмотреть не удалось. Пришли ещё раз.
enroll-photo-enough = { $number }: не нужно, уже хватает.
enroll-photo-unreadable = { $number }: { $message }
enroll-more-is-better = { $missing ->
    [one] Ещё { $missing } фото с другой стороны, и я буду увереннее.
   *[other] Ещё { $missing } фото с других сторон, и я буду увереннее.
  }
enroll-enough = Этого хватит. Нажми «Готово».
enroll-storing = { $name } · сохраняю { $accepted } фото…

## Enrolling: the end
enroll-refused = 🟠 { $message }
enroll-done = 🟢 Теперь я знаю это лицо: { $name }.
enroll-done-alone = 🟢 Теперь я знаю это лицо: { $name }. Больше я пока никого не знаю.
enroll-done-good = 🟢 Теперь я знаю это лицо: { $name }. Похожих здесь нет (ближе всех { $other }, { $score }).
enroll-done-close = 🟠 Теперь я знаю это лицо: { $name }, но есть немного похожее: { $other } ({ $score }). Иногда я могу спросить, кто это; помогут ещё фото.
enroll-done-confused = 🟠 Теперь я знаю это лицо, но не различаю наверняка: { $name } и { $other } ({ $score }). Добавь фото обоих при другом свете или отмени это.
enroll-done-photos = Сохранено { $count } фото.
enroll-done-few = 🟠 Если фото меньше { $wanted }, я не так уверен.
enroll-told-others = 🟢 Новое знакомое лицо: { $name } (показывает { $by })
enroll-cancelled = ⚪ Отменено. Ничего не сохранено.
enroll-timed-out = ⚪ Целый час ничего не приходило, и я закончил. Ничего не сохранено.
enroll-undone-forgotten = ⚪ Отменено: этого лица я больше не знаю ({ $name }), фото удалены.
enroll-undone-photos = ⚪ Отменено: новые фото удалены ({ $name }).
enroll-undo-gone = ⚪ Отменять больше нечего: этого уже нет.
enroll-selfies-gone = { $count ->
    [one] { $count } фото удалено из этого чата.
   *[other] { $count } фото удалены из этого чата.
  }
enroll-selfies-old = { $count ->
    [one] { $count } фото старше 48 часов, Telegram не даёт мне его удалить: удали его вручную.
   *[other] { $count } фото старше 48 часов, Telegram не даёт мне их удалить: удали их вручную.
  }
enroll-selfies-refused = 🟠 Telegram не дал мне удалить эти фото: удали их вручную.
enroll-tap-late = ⚪ Нажатие дошло до меня поздно, и я ничего не сделал. Если ещё нужно, нажми снова.
cancel-nothing = ⚪ Отменять нечего.

## Who is it?
who-ask = Пришли мне фото, и я скажу, кто на нём.
who-ask-in-group = Пришли фото с подписью /who или ответь на него командой /who.
who-no-photo = В этом сообщении нет фото. Пришли его.
who-cancelled = ⚪ Отменено.
who-no-face = На этом фото я не вижу лица. Попробуй ближе или при лучшем свете.
who-nobody-enrolled = Я пока никого не знаю в лицо. Познакомить: /enroll
who-known = { $number }: { $name } ({ $score })
who-unsure = { $number }: возможно, { $name } ({ $score }), но я не уверен
who-unknown = { $number }: никто из знакомых (ближе всех { $name }, { $score })
who-nobody = { $number }: никто из знакомых
who-too-small = { $number }: слишком мелко, не разобрать
who-then = дальше
who-score = { $name } { $score }
who-more = { $count ->
    [one] и ещё { $count } лицо
    [few] и ещё { $count } лица
    [many] и ещё { $count } лиц
   *[other] и ещё { $count } лица
  }
who-scale = Знакомое лицо — от { $known }, чужое — ниже { $unknown }.
who-trouble = 🟠 { $message }
who-file-too-large-file = 🟠 Этот файл больше 20 МБ, таких Telegram мне не даёт. Пришли его как фото.
who-file-heic = 🟠 Картинки HEIC я не читаю. Пришли её как фото.
who-file-not-a-picture = 🟠 Это не картинка. Пришли фото или файл JPEG, PNG или WebP.
who-file-not-fetched = 🟠 Фото не дошло из Telegram. Пришли его ещё раз.

## In the list of commands
about-enroll = Познакомить меня с чьим-то лицом
about-who = Кто на фото
about-cancel = Закончить то, о чём я спрашиваю
follows-enroll = [имя]

## Toasts: at most 200 characters
toast-enrolment-over = Это знакомство уже окончено.
toast-name-first = Сначала, пожалуйста, имя.
toast-still-looking = Я ещё рассматриваю фото. Минутку.
toast-photo-decided = Это уже решено.
toast-selfies-unknown = Я уже не знаю, какие это были фото. Пожалуйста, удали их вручную.

## Buttons
button-enroll-here = Познакомить лично
button-add-to = Добавить: { $name }
button-another-name = Выбрать другое имя
button-done = Готово
button-use-anyway = Всё равно взять
button-leave-out = Не брать
button-delete-selfies = Удалить фото из этого чата
button-add-more = Добавить ещё
button-add-somebody = Познакомить с другим
button-undo = Отменить
button-enroll = Познакомить с кем-то
button-start-again = Начать заново

## /refresh
about-refresh = Запомнить все лица заново
refresh-begun = Запоминаю все лица заново по их фото…
knowing-skipped = Лица: просмотрено кадров { $read }, пропущено { $skipped }, потому что раньше пришли более новые
