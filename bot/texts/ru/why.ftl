# What the rooms below the chat have to say (storage/words.ts): why something is not as it should be.

why-words-of-others = { $text }

## Why a camera shows nothing: clauses in lower case without a full stop. { $place } is an address, a
## file, a device or why-the-command, and stays in the nominative.
why-the-command = команда камеры
why-wrong-password = неверный пароль
why-wants-password = нужны имя пользователя и пароль
why-nobody-answers = { $place } не отвечает
why-no-way = сеть не доходит до { $place }
why-name-unknown = имя { $name } никому не известно
why-no-lookup = имя { $name } сейчас не удаётся найти; может быть, нет сети?
why-not-there = { $kind ->
    [device] нет камеры { $place }
    [file] нет файла { $place }
    [command] программы из команды камеры здесь нет
   *[network] по адресу { $place } нет потока
  }
why-device-busy = другая программа уже использует { $place }
why-may-not-open = мне нельзя открыть { $place }
why-no-video = { $kind ->
    [file] { $place } — это не видео
   *[network] то, что шлёт { $place }, не видео
  }
why-unknown-codec = { $place } не шлёт ни H.264, ни H.265, ни MJPEG; выбери в камере что-то из них
why-unsupported-codec = камера шлёт «{ $codec }», а я понимаю только H.264, H.265 и MJPEG
why-old-ffmpeg = ffmpeg на этом компьютере не может открыть { $place }
why-ffmpeg-ended = ffmpeg был завершён извне
why-ffmpeg-not-started = ffmpeg не удалось запустить
why-status = { $why ->
    [forbidden] камера отказывается показывать этот поток
    [not_found] по этому пути потока нет
    [busy] у камеры нет места для ещё одного зрителя
    [no_tcp] камера не передаёт свой поток по TCP
    [own_error] камера сообщает о собственной ошибке
   *[odd] { $place } отвечает, но не видео
  }
why-web-page = по этому адресу веб-страница, а не видео
why-web-server = { $place } — это веб-сервер, а не видео (RTSP обычно на порту 554)
why-other-type = по этому адресу { $type }, а не видео
why-no-rtsp = { $place } на месте, но это не камера RTSP
why-no-http = { $place } не понимает HTTP, значит, это не такая камера
why-not-secure = не удалось установить защищённое соединение: { $place }
why-sent-around = нас отсылают с одного адреса на другой
why-mute = { $place } на месте, но молчит уже { $seconds } с
why-no-answer-in-time = { $place } не отвечает вовремя
why-says-nothing = { $place } не говорит, где видео
why-video-elsewhere = видео по адресу { $address }, а это не RTSP
why-hangs-up = { $place } сразу обрывает соединение
why-broken-off = камера оборвала соединение
why-connection-failed = соединиться не удалось ({ $message })
why-ended = { $kind ->
    [device] { $place }: устройство отключили или остановили
    [file] файл { $place } закончился
    [command] команда камеры завершилась
   *[network] камера завершила соединение
  }
why-ended-early = { $place }: закончилось, не дав ни кадра
why-silent = { $why ->
    [none] за { $seconds } с не пришло ни кадра
    [no_picture] что-то приходит, но уже { $seconds } с из этого не получается кадра
   *[no_more] соединение есть, но кадров нет уже { $seconds } с
  }
why-sent-nothing = { $place }: за { $seconds } с не пришло ни кадра
why-no-picture-yet = ещё не пришло ни кадра
why-frozen = кадр совсем не меняется уже { $seconds } с
why-undecodable = из того, что приходит, не получается кадра
why-cannot-decode = соединение есть, но видео не удаётся декодировать
why-bad-pictures = кадры не читаются
why-other-size = камера сменила размер кадра
why-no-jpeg = кадров JPEG там нет
why-picture-too-large = приходит кадр больше { $megabytes } МБ
why-picture-broken-off = камера оборвала кадр на середине
why-stream-unreadable = поток не удалось прочитать
why-command-not-found = команда камеры не найдена
why-command-failed = команда камеры не сработала
why-command-failed-saying = команда камеры не сработала: { $said }
why-fault-of-ours = что-то сломалось у меня внутри; подробности в моём журнале
why-smaller-stream = малого потока, в котором я слежу, больше нет ({ $reason })

## Why every picture is looked at, also while nothing moves: behind "смотрю каждый кадр: ".
why-every-frame = { $why ->
    [asked] так велено в настройках
    [video] так нужно для этого вида видео
    [unknown] ещё не знаю, как часто идут ключевые кадры
   *[rare] ключевой кадр приходит только каждые { $seconds } с
  }

## What a camera could not do: whole sentences.
why-shows-nothing = { $camera }: сейчас кадра нет. Продолжаю попытки.
why-shows-nothing-because = { $camera }: сейчас кадра нет: { $reason }. Продолжаю попытки.
why-paused = { $camera }: на паузе ({ $by }); там ничего не видно.
why-moment-gone = { $camera }: кадра того момента уже нет.
why-not-made = { $camera }: { $reason }
why-not-drawn = { $camera }: на кадре не удалось рисовать. Попробуй ещё раз.
why-not-looked-at = { $camera }: не удалось рассмотреть. Попробуй ещё раз через несколько секунд.
why-too-few-pictures = { $camera }: кадров пока слишком мало. Попробуй ещё раз через несколько секунд.
why-camera-gone = Этой камеры больше нет.
why-still-none = Кадра того момента нет.
why-still-damaged = Кадр того момента повреждён.

## Why there is no clip: whole sentences; $why is one of the clauses below.
why-no-clip = Ролик сделать не удалось: { $why }.
why-nothing-recorded = За это время не записано ни кадра.
why-cut-off-early = Запись оборвалась раньше, чем хоть один кадр попал на диск.
why-part-missing = Часть того, что было, в запись не попала: { $why }.
why-clip = { $why ->
    [too_large] его кадры слишком большие
    [no_encoder] этот ffmpeg собран без кодировщика H.264 (libx264)
    [undecodable] ни один его кадр не удалось декодировать
   *[damaged] запись повреждена
  }
why-disk = { $why ->
    [full] диск полон
    [read_only] на диск нельзя писать
    [no_folder] папки больше нет
    [taken] файл с таким именем уже есть
    [failing] диск неисправен
    [too_many_open] открыто слишком много файлов
    [slow] диск слишком медленный
   *[no_file] нет файла для записи
  }

## Faces: whole sentences.
why-faces-off = { $why ->
    [not_begun] Узнавание лиц ещё не началось.
    [crashed] Моя часть, которая читает лица, дважды отказала и не включится, пока меня не перезапустят.
   *[models] Модели для чтения лиц использовать не удаётся. Почему — в моём журнале.
  }
why-models-not-fetched = { $why ->
    [unreachable] Модели для чтения лиц загрузить не удалось: реестр npm недоступен. Есть ли у этого компьютера интернет? Я пробую снова каждые полчаса.
    [stalled] Модели для чтения лиц загрузить не удалось: реестр перестал передавать. Я пробую снова каждые полчаса.
    [broken_off] Модели для чтения лиц загрузить не удалось: соединение всё время обрывалось. Я пробую снова каждые полчаса.
    [not_found] В реестре нет моделей для чтения лиц. Может быть, это зеркало без них?
    [refused] Реестр или прокси перед ним не даёт мне загрузить модели для чтения лиц. Проверь настройки npm.
    [server] Реестр ответил ошибкой, поэтому моделей для чтения лиц здесь нет. Я пробую снова каждые полчаса.
    [untrusted] Сертификату реестра нет доверия, поэтому модели для чтения лиц не загружены. Проверь настройки npm.
    [wrong_content] Реестр прислал не те модели, которых я жду, поэтому ничего не сохранено. Я пробую снова каждые полчаса.
    [web_page] Вместо моделей для чтения лиц пришла веб-страница. Может быть, эта сеть сначала просит войти?
    [disk] Модели для чтения лиц не удалось записать на диск. Может быть, он полон?
    [settings] Настройки npm не годятся, поэтому модели для чтения лиц не загружены. Проверь .npmrc.
   *[unexpected] Модели для чтения лиц загрузить не удалось. Почему — в моём журнале; я пробую снова каждые полчаса.
  }
why-photo = { $why ->
    [heic] Картинки HEIC я не читаю. Пришли её как фото.
    [empty] Эта картинка пустая. Пришли другую.
    [no_picture] Такую картинку я не могу прочитать. Пришли JPEG или PNG.
   *[damaged] Эта картинка повреждена. Пришли её ещё раз или другую.
  }
why-photo-too-large = Эта картинка слишком большая ({ $size }). Пришли поменьше.
why-name = { $why ->
    [empty] В имени должен быть хотя бы один видимый знак.
    [too_long] В имени может быть не больше { $longest } знаков.
   *[taken] Имя { $name } уже занято. Выбери другое, например «{ $name } 2».
  }
why-enough-photos = { $name }: фото уже { $most }, этого хватит. Удали одно, прежде чем добавить другое.
