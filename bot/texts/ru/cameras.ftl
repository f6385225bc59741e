# /cameras: which cameras there are, adding, pausing, removing them, and what their pictures are like.
about-cameras = Камеры: добавить, переименовать, поставить на паузу, убрать

cameras-head = { $count ->
    [one] { $count } камера
    [few] { $count } камеры
    [many] { $count } камер
   *[other] { $count } камеры
  }
cameras-gone = Этой камеры больше нет.
cameras-removed-line = ⚪ { $camera } · камера убрана · { $name }
cameras-address = Адрес: { $address }
cameras-default-name = Камера { $number }

cameras-line-paused = ⚪ { $camera } · на паузе с { $since } · { $name }
cameras-line-paused-for = ⚪ { $camera } · на паузе с { $since }, ещё { $span } · { $name }

## Names
cameras-rename-question = { $camera }: как назвать эту камеру? Пришли новое название.
cameras-rename-group = Пришли его ответом на это сообщение.
cameras-renamed = 🟢 Камера «{ $old }» теперь называется «{ $new }».
cameras-told-renamed = ⚪ Камера «{ $old }» теперь называется «{ $new }» · { $name }
cameras-rename-given-up = Название остаётся прежним.
cameras-name-problem = { $problem ->
    [empty] В названии должна быть хотя бы одна видимая буква.
    [too_long] В названии может быть не больше { $most } букв.
   *[taken] Так уже называется другая камера: { $taken }.
  }

## Pausing
cameras-pause-question = Поставить на паузу камеру «{ $camera }»? Я отключусь от неё, ничего не буду получать и забуду кадры, которые держу в памяти. Записи останутся. Все здесь об этом узнают.
cameras-pause-armed = 🔒 Сейчас под охраной: пока пауза, я там ничего не вижу.
cameras-paused = ⚪ { $camera }: на паузе. Ничего не получаю и не храню.
cameras-resumed = 🟢 { $camera }: снова слежу.
cameras-told-paused = ⚪ { $camera }: на паузе ({ $name }). Я ничего там не вижу, пока кто-нибудь не снимет с паузы.
cameras-told-paused-for = ⚪ { $camera }: на паузе ({ $name }). Я ничего там не вижу ещё { $span }.
cameras-told-resumed = 🟢 { $camera }: снова слежу · { $name }
cameras-pause-over = 🟢 { $camera }: пауза окончена, снова слежу.
cameras-late-pause = ⚪ Просьба о паузе отправлена раньше, когда я был не в сети: { $camera }. Поставить на паузу сейчас?
cameras-late-remove = ⚪ Просьба убрать камеру отправлена раньше, когда я был не в сети: { $camera }. Убрать сейчас?

## Removing
cameras-remove-question = Точно убрать камеру «{ $camera }»? Я перестану за ней следить. Записи останутся.
cameras-removed = ⚪ { $camera }: камера убрана. Вернуть её можно ещё { $span }.
cameras-removed-env = ⚪ { $camera }: камера убрана. Вернуть её можно здесь в любое время.
cameras-restored = 🟢 { $camera }: камера снова здесь.
cameras-not-restored = Её уже не вернуть. Добавь её снова по адресу.
cameras-told-removed = ⚪ Камера убрана: { $camera } · { $name }
cameras-told-restored = 🟢 Камера снова здесь: { $camera } · { $name }
cameras-told-added = 🟢 Новая камера: { $camera } · { $name }

## Adding
cameras-add-question = Вставь сюда адрес камеры. Если в нём есть пароль, я сразу удалю твоё сообщение.
    <code>rtsp://user:password@192.168.1.17/stream1</code>
    <code>http://192.168.1.17:8080/video</code>
    <code>/dev/video0</code>
cameras-add-given-up = ⚪ Камера не добавлена.
cameras-add-this = Добавить это как камеру? { $address }
cameras-private-only = В адресе камеры может быть пароль, поэтому я беру его только в личном чате.
cameras-owner-only = Добавлять камеры может только владелец. Попроси его.
cameras-deleted = Твоё сообщение я удалил: в нём был пароль.
cameras-delete-yourself = 🟠 В твоём сообщении был пароль, а Telegram не даёт мне его удалить. Пожалуйста, удали его вручную.
cameras-group-deleted = 🟠 { $name }: в сообщении был пароль камеры, я его удалил. Его могли увидеть все в этой группе: лучше смени пароль.
cameras-group-delete-yourself = 🟠 { $name }: в сообщении пароль камеры, а Telegram не даёт мне его удалить. Пожалуйста, удали его вручную и лучше смени пароль.
cameras-not-an-address = Такого адреса я не знаю. Он начинается с rtsp:// или http://, либо это /dev/video0 или видеофайл.
cameras-pipe = Адрес с pipe: запускает программу на моём компьютере, поэтому я беру его только из файла .env.
cameras-no-file = На моём компьютере этого нет: { $place }. Посмотри, подключена ли камера и верно ли написано.
cameras-trying = Пробую { $address }… Медленной камере нужно полминуты.
cameras-works = 🟢 Вижу кадр: { $address }.
cameras-facts = { $codec }, { $width } × { $height }
cameras-facts-rate = { $codec }, { $width } × { $height } · { $rate ->
    [one] { $rate } кадр в секунду
    [few] { $rate } кадра в секунду
    [many] { $rate } кадров в секунду
   *[other] { $rate } кадра в секунду
  }
cameras-keyframes-often = Ключевой кадр каждые { $seconds } с: пока тихо, я смотрю только их, это почти без нагрузки.
cameras-keyframes-rare = Между ключевыми кадрами больше { $seconds } с: приходится смотреть каждый кадр, это большая нагрузка. Лучше настроить в камере ключевой кадр каждые 2 с.
cameras-jpeg = Каждый её кадр самостоятельный. Ролики перекодируются в H.264 для Telegram и приходят на несколько секунд позже.
cameras-hevc = Ролики из H.265 перекодируются в H.264 для Telegram и приходят на несколько секунд позже. Если камера умеет H.264, выбери его.
cameras-failed = 🟠 { $address } ничего не показывает: { $why }.
cameras-advice = { $kind ->
    [wrong_password] Пришли имя и пароль, которые в приложении камеры называются «учётная запись камеры», «RTSP» или «пользователь ONVIF».
    [forbidden] Разреши это в настройках камеры или возьми другого её пользователя.
    [unreachable] Посмотри, включена ли она, в этой ли сети и верен ли её номер.
    [name_unknown] Вместо имени пришли её номер, например 192.168.1.17.
    [not_a_video] У неё другой путь или порт. Обычные покажет кнопка ниже.
    [not_found] У неё другой путь. Обычные покажет кнопка ниже.
    [busy] Закрой другие программы, которые её смотрят, или пришли адрес её второго потока.
    [unsupported] Выбери H.264 в настройках камеры и попробуй ещё раз.
    [undecodable] Выбери H.264 в настройках камеры и попробуй ещё раз.
    [silent] Перезапусти камеру или пришли адрес другого её потока.
   *[other] Попробуй ещё раз через минуту. Если не поможет, перезапусти камеру.
  }
cameras-trial-stopped = ⚪ Я перестал пробовать. Ничего не добавлено.
cameras-offer = Что делать с камерой по адресу { $address }?
cameras-discarded = ⚪ Адрес забыт.
cameras-decided = Это уже решено, или прошёл час. Если ещё нужно, пришли адрес снова.
cameras-name-question = Как её назвать? Пришли название, например «Вход».
cameras-kept = 🟢 { $camera }: теперь это одна из моих камер. Я за ней слежу.
cameras-help = Старый телефон Android: адрес покажет приложение IP Webcam.
    <code>http://192.168.1.20:8080/video</code>
    Hikvision, Annke:
    <code>rtsp://192.168.1.20:554/Streaming/Channels/101</code>
    Dahua, Amcrest, Lorex:
    <code>rtsp://192.168.1.20:554/cam/realmonitor?channel=1&amp;subtype=0</code>
    TP-Link Tapo, VIGI (сначала создай учётную запись камеры в приложении):
    <code>rtsp://192.168.1.20:554/stream1</code>
    Reolink (включи RTSP в приложении):
    <code>rtsp://192.168.1.20:554/h264Preview_01_main</code>
    Axis:
    <code>rtsp://192.168.1.20:554/axis-media/media.amp</code>
    Камера USB:
    <code>/dev/video0</code>
    Имя и пароль пишут перед номером: <code>rtsp://user:password@192.168.1.20</code>. Номер есть в приложении камеры или в списке устройств твоего роутера.

## A smaller stream: movement is looked for in one stream, pictures and clips come from another
cameras-smaller-question = { $camera }: большинство камер отдаёт и второй поток, с кадром поменьше. Мне гораздо меньше работы, если искать движение и лица в нём, а фото и ролики по-прежнему брать из основного. Какой у него адрес? Если в нём есть пароль, я сразу удалю твоё сообщение.
cameras-smaller-set = { $use ->
    [kept] { $camera }: два потока. Фото и ролики берутся из { $address }, а слежу я в малом.
   *[watched] { $camera }: два потока. Слежу я в { $address }, а фото и ролики берутся из основного.
  }
cameras-smaller-sizes = Слежу: { $watched } · храню: { $kept }
cameras-smaller-compare = { $why ->
    [larger] 🟠 Он больше того, что у меня есть. Могу брать из него фото и ролики, а следить в том, что есть.
    [same] 🟠 Он такой же, как тот, что у меня есть, и ничего не сэкономит.
   *[unknown] Основного потока я сейчас не вижу и не могу сказать, какой больше.
  }
cameras-smaller-used = 🟢 { $camera }: теперь слежу в малом потоке. Фото и ролики берутся из большего.
cameras-smaller-stopped = ⚪ { $camera }: снова слежу в основном потоке.
cameras-smaller-unchanged = ⚪ { $camera }: потоки остаются как были.
cameras-told-smaller = ⚪ { $camera }: теперь слежу в малом потоке · { $name }
cameras-told-smaller-stopped = ⚪ { $camera }: снова слежу в основном потоке · { $name }
cameras-line-main-lost = 🟠 { $camera } · нет связи с основным потоком; записываю малый
cameras-detail-no-main = Слежу: { $watched } · основной поток: { $reason }

## Finding
cameras-finding = Ищу камеры в этой сети…
cameras-find-stopped = ⚪ Я перестал искать.
cameras-found = { $count ->
    [one] Ответила { $count } камера. Какая твоя?
    [few] Ответили { $count } камеры. Какая твоя?
    [many] Ответили { $count } камер. Какая твоя?
   *[other] Ответили { $count } камеры. Какая твоя?
  }
cameras-found-none = Ни одна камера не ответила. ONVIF часто выключен, пока его не разрешат в приложении камеры, а телефоны его не знают. Вставить адрес можно для любой камеры.
cameras-found-forgotten = Этого поиска я уже не помню. Поищи ещё раз.
cameras-login-question = { $place }: пришли имя пользователя и пароль одним сообщением, через пробел. Я сразу его удалю.
cameras-login-problem = Нужны два слова: имя пользователя, пробел, пароль.
cameras-login-given-up = ⚪ Пароля не было.
cameras-asking = Спрашиваю, где видео: { $place }…
cameras-asked-in-vain = 🟠 { $place } не говорит, где видео: { $why }.

## Would it see somebody at night?
cameras-night-looking = { $camera }: смотрю несколько секунд…
cameras-night-head = Проверка ночью · { $camera }
cameras-night = { $verdict ->
    [too_dark] 🟠 Слишком темно: я никого не увижу. Добавь лампу или включи инфракрасную подсветку.
    [restless] 🟠 Там сейчас что-то движется или так мерцает, что я поднял бы тревогу зря. Если никого нет, добавь света или увеличь число «Чувствительность» или «Наименьшая площадь».
    [infrared] 🟢 Цвета нет: инфракрасный свет или серая сцена. Человека я увижу.
    [dark] 🟢 Темно, но человека я увижу.
   *[light] 🟢 Сейчас светло, и вижу я хорошо. Проверь ещё раз ночью.
  }
cameras-night-figures = Яркость { $light } из 255 · мерцание { $noise } · наибольшее движение { $area }, а считается от { $least }

## Buttons and toasts
cameras-button-rename = Переименовать
cameras-button-pause = Поставить на паузу
cameras-button-pause-hour = Пауза на 1 ч
cameras-button-pause-open = Пауза, пока не сниму
cameras-button-resume = Снять с паузы
cameras-button-keep-watching = Следить дальше
cameras-button-zones = Зоны
cameras-button-settings = Настройки
cameras-button-night = Проверить ночь
cameras-button-remove = Убрать
cameras-button-keep = Оставить
cameras-button-restore = Вернуть: { $camera }
cameras-button-add = Добавить камеру
cameras-button-find = Найти камеры
cameras-button-find-again = Поискать ещё раз
cameras-button-help = Как узнать адрес?
cameras-button-list = Все камеры
cameras-button-add-it = Добавить
cameras-button-discard = Не нужно
cameras-button-keep-as = Оставить как «{ $camera }»
cameras-button-name-it = Назвать
cameras-button-another = Прислать другой адрес
cameras-button-login = Прислать имя и пароль
cameras-button-no-login = Пароль не нужен
cameras-button-go-on = Продолжить: { $address }
cameras-button-smaller = Малый поток
cameras-button-use-it = Использовать
cameras-button-swap = Для фото и роликов
cameras-button-stop-smaller = Отключить малый поток
cameras-button-private = Открыть личный чат
cameras-toast-trying = Я уже пробую.
