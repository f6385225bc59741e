# /settings: one message, edited in place.

about-settings = Камеры, обнаружение, зоны, режимы, люди и язык

settings-root = Что мне делать иначе?
settings-menu-cameras = Камеры
settings-menu-detection = Обнаружение и оповещения
settings-menu-zones = Зоны
settings-menu-modes = Режимы
settings-menu-schedule = Расписание
settings-menu-faces = Знакомые лица
settings-menu-members = Люди с доступом
settings-menu-household = Дом
settings-menu-me = Только для меня

settings-where = Обнаружение и оповещения: для всех камер или для одной?
settings-camera-gone = Этой камеры больше нет.
settings-button-all = Все камеры

## The settings of a camera, or of all
settings-list-camera = Обнаружение и оповещения · { $camera }
settings-list-all = Обнаружение и оповещения · Все камеры
settings-list-camera-about = Где нет своего значения, действует общее.
settings-list-all-about = Камера со своим значением сохраняет его.
settings-name = { $setting ->
    [sensitivity] Чувствительность
    [minimumArea] Наименьшая площадь
    [backgroundAlpha] Скорость фона
    [cooldownMs] Тишина после оповещения
    [preRollMs] Ролик до движения
    [postMotionMs] Конец после движения
    [unknownMs] Чужой после
    [framesPerSecond] Кадров в секунду
    [idleLook] Пока тихо
   *[alertStyle] Что показывает оповещение
  }
settings-line = { settings-name }: { $value }
settings-line-own = { settings-name }: { $value } (своё)
settings-line-others = { settings-name }: { $value } ({ $others })
settings-other = { $camera }: { $value }
settings-value = { $setting ->
    [sensitivity] { $number }
    [minimumArea] { $number } пкс, { $percent } % кадра
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
    [idleLook] { $choice ->
        [keyframes] только ключевые кадры
       *[every_frame] все кадры
    }
    [alertStyle] { $choice ->
        [photo] фото
       *[photo_then_clip] фото, потом ролик
    }
   *[other] { $span }
  }
settings-value-short = { $setting ->
    [minimumArea] { $number }
    [sensitivity] { $number }
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
   *[other] { $span }
  }
settings-seconds = { $number } с
settings-minutes = { $number } мин

## One setting
settings-head-camera = { settings-name } · { $camera }
settings-head-all = { settings-name } · Все камеры
settings-now = { $setting ->
    [sensitivity] Сейчас { $number }: если точка стала настолько светлее или темнее (из 255), она изменилась. Меньше — вижу больше, но чаще тревожу зря.
    [minimumArea] Сейчас { $number } пкс, { $percent } % кадра: движущееся должно быть не меньше. Меньше — вижу мелкое и далёкое, но чаще тревожу зря.
    [backgroundAlpha] Сейчас { $number }: так быстро я привыкаю к тому, что изменилось. Больше — раньше забываю припаркованную машину, но могу пропустить того, кто идёт медленно.
    [cooldownMs] Сейчас { $span }: если так скоро после оповещения снова что-то движется, оно продолжается без звука. Меньше — звук чаще.
    [preRollMs] Сейчас { $span }: столько времени до движения попадает в ролик. Больше — лучше видно, как всё началось.
    [postMotionMs] Сейчас { $span }: если столько времени ничего не движется, оповещение окончено. Больше — роликов меньше, но они длиннее.
    [unknownMs] Сейчас { $span }: столько я смотрю на незнакомое лицо, прежде чем назвать его чужим. Меньше — раньше, но чаще ошибаюсь.
    [framesPerSecond] Сейчас { $number }: столько кадров в секунду я смотрю, пока что-то движется. Больше — реже пропускаю быстрое, но компьютеру больше работы.
    [idleLook] { $choice ->
        [keyframes] Сейчас только ключевые кадры: пока ничего не движется, я смотрю один кадр в секунду-две, это втрое меньше работы. Что мелькнёт между ними, я пропущу.
       *[every_frame] Сейчас все кадры: я смотрю каждый, какой успеваю, даже когда ничего не движется. Ничего не пропущу, но работы втрое больше.
    }
   *[alertStyle] { $choice ->
        [photo] Сейчас фото: ролик всё равно записывается и придёт, если нажать «Показать ролик».
       *[photo_then_clip] Сейчас фото, потом ролик: фото приходит сразу и становится роликом.
    }
  }
settings-own = Своё значение. Для всех камер: { $value }.
settings-as-all = Как для всех камер.
settings-others = Со своим значением: { $others }
settings-most = Больше нельзя.
settings-least = Меньше нельзя.
settings-memory-most = { $value } — это предел: память этой камеры вмещает { $held }.
settings-memory-short = 🟠 Память этой камеры сейчас вмещает только { $held }; раньше ролик начаться не может.
settings-same-done = Теперь у всех камер: { $value }.
settings-same-done-before = Теперь у всех камер: { $value }. Раньше: { $before }
settings-reset-done = Сброшено. Раньше: { $before }.
settings-late = ⚪ Просьба отправлена, когда я был не в сети: { $wanted }. Сейчас по-прежнему: { $now }.

settings-button-less = −{ $unit ->
    [minutes] { $by } мин
   *[plain] { $by }
  }
settings-button-more = +{ $unit ->
    [minutes] { $by } мин
   *[plain] { $by }
  }
settings-button-choice = { $setting ->
    [idleLook] { $choice ->
        [keyframes] Только ключевые кадры
       *[every_frame] Все кадры
    }
   *[alertStyle] { $choice ->
        [photo] Фото
       *[photo_then_clip] Фото, потом ролик
    }
  }
settings-button-chosen = ✓ { settings-button-choice }
settings-button-preview = Показать, что движется
settings-button-same = Так для всех камер
settings-button-reset = Сбросить
settings-button-set = Поставить: { $value }
settings-button-leave = Оставить как есть

## What moves now
settings-preview-where = С какой камеры кадр?
settings-preview-none = 🟠 { $message }
settings-preview-head = { $camera } · { $time }
settings-preview-value = { settings-name }: { settings-value }
settings-preview-learning = Я ещё запоминаю, что здесь есть всегда. Взгляни снова через несколько секунд.
settings-preview-light = Свет изменился во всём кадре, это не считается движением.
settings-preview-moving = Это считается движением: наибольшее изменение сейчас { $largest } пкс, а нужно не меньше { $minimum }.
settings-preview-small = Ничего значимого не движется: наибольшее изменение сейчас { $largest } пкс, а нужно не меньше { $minimum }.
settings-preview-still = Ничего не движется: все изменения сейчас меньше { $smallest } пкс, а нужно не меньше { $minimum }.
settings-preview-slowly = Что изменишь здесь, будет видно на следующих кадрах, не на этом.
settings-preview-legend = Синее: изменилось. Толстая красная рамка: считается движением. Тонкая белая рамка: слишком мало.

## The household
settings-household = Дом
settings-household-language = Язык: { $language } — для групп и для всех, у кого Telegram на языке, которого я не знаю.
settings-household-timezone = Часовой пояс: { $timezone }, там сейчас { $time }.
settings-household-known = { $state ->
    [on] Когда приходит домой кто-то знакомый, об этом говорит тихая строка.
   *[off] Когда приходит домой кто-то знакомый, я никому не говорю.
  }
settings-button-language = { $language }
settings-button-language-chosen = ✓ { $language }
settings-button-timezone = Часовой пояс
settings-button-known = { $state ->
    [on] Не говорить, кто пришёл
   *[off] Говорить, кто пришёл
  }
settings-timezone = Часовой пояс: { $timezone }, там сейчас { $time }.
    По нему я называю время и следую расписанию.
settings-button-city = { $city } · { $time }
settings-button-type = Другой город
settings-timezone-question = В каком городе ты живёшь? Подойдёт и самый большой в твоём часовом поясе. Пришли его название по-английски, например Berlin или New York.
settings-timezone-question-group = В каком городе ты живёшь? Подойдёт и самый большой в твоём часовом поясе. Пришли его название по-английски, например Berlin или New York, ответом на это сообщение.
settings-timezone-unknown = Часового пояса «{ $asked }» я не знаю.
settings-menu-backup = Резервная копия
