# What the control side says. Signs: 🔴 alarm · 🟠 unsure or degraded · 🟢 all well · ⚪ off · 🔒 armed.
# Names stay in the nominative, and nobody's past tense is said: it would need to know who is he or she.

## The alarm
alarm-state = { $state ->
    [disarmed] ⚪ Снято с охраны
    [arming] 🔒 Ставлю на охрану ({ alarm-mode })
    [armed_home] 🔒 Под охраной (дома)
    [armed_night] 🔒 Под охраной (ночь)
    [armed_away] 🔒 Под охраной (не дома)
    [pending] 🟠 Кто-то вошёл
   *[triggered] 🔴 Тревога (режим «{ alarm-mode }»)
  }
# The mode as a word within a sentence: always in brackets.
alarm-mode = { $mode ->
    [armed_home] дома
    [armed_night] ночь
   *[armed_away] не дома
  }
# Who or what brought it there: $means.
alarm-by = { $means ->
    [person] { alarm-state } · { $name }
    [schedule] { alarm-state } по расписанию
    [presence] { alarm-state }, потому что дома никого
   *[nobody] { alarm-state }
  }
alarm-since = { $means ->
    [person] { alarm-state } с { $since } · { $name }
    [schedule] { alarm-state } с { $since } по расписанию
    [presence] { alarm-state } с { $since }, потому что дома никого
   *[nobody] { alarm-state } с { $since }
  }
alarm-changed = { $means ->
    [person] { alarm-state } · { $name } · { $time }
    [schedule] { alarm-state } по расписанию · { $time }
    [presence] { alarm-state }, потому что дома никого · { $time }
   *[nobody] { alarm-state } · { $time }
  }
# While time runs: until it is armed, or until it is an alarm.
alarm-arming-left = { $means ->
    [person] { alarm-state } · { $name } · охрана через { $span }
    [schedule] { alarm-state } по расписанию · охрана через { $span }
    [presence] { alarm-state }, потому что дома никого · охрана через { $span }
   *[nobody] { alarm-state } · охрана через { $span }
  }
alarm-arming-until = { $means ->
    [person] { alarm-state } · { $name } · охрана с { $time }
    [schedule] { alarm-state } по расписанию · охрана с { $time }
    [presence] { alarm-state }, потому что дома никого · охрана с { $time }
   *[nobody] { alarm-state } · охрана с { $time }
  }
alarm-pending-left = { alarm-state } · тревога через { $span }, если никто не снимет с охраны

arm-no-camera = 🟠 Охраны нет: мне не за чем следить.
arm-question = 🟠 Охраны пока нет.
arm-question-none-left = Сейчас ни одна камера ничего не показывает. Под такой охраной я буду следить за каждой, как только она появится.
armed-without = 🟠 Пока слежу не за всем.
missing-lost = { $camera }: связи нет уже { $span }.
missing-connecting = { $camera }: ещё подключаюсь, уже { $span }.
missing-paused = { $camera }: на паузе.

## Asked back
late-disarm = ⚪ Просьба снять с охраны отправлена { $when }, когда я был не в сети.
    Я всё ещё охраняю. Снять с охраны сейчас?
late-arm = ⚪ Просьба { $mode ->
        [armed_home] поставить на охрану (дома)
        [armed_night] поставить на охрану (ночь)
       *[armed_away] поставить на охрану
    } отправлена { $when }, когда я был не в сети.
    Пока снято с охраны. Поставить сейчас?
late-arm-otherwise = ⚪ Просьба { $mode ->
        [armed_home] поставить на охрану (дома)
        [armed_night] поставить на охрану (ночь)
       *[armed_away] поставить на охрану (не дома)
    } отправлена { $when }, когда я был не в сети.
    Сейчас всё { $now ->
        [armed_home] под охраной (дома)
        [armed_night] под охраной (ночь)
       *[armed_away] под охраной (не дома)
    }. Сменить?
late-disarmed-already = ⚪ Просьба снять с охраны отправлена { $when }, когда я был не в сети.
    Уже снято с охраны.
late-armed-already = 🔒 Просьба поставить на охрану отправлена { $when }, когда я был не в сети.
    Уже под охраной.
late-earlier = раньше

## Who is who
start-paired = Добро пожаловать. Теперь ты владелец этой охраны; никому другому я не отвечаю.
setup-goes-on = Настройка продолжается в терминале. Когда я заработаю, /help покажет, что я умею.
setup-picture = Вот что видит камера: { $camera }.
start-known = Я на посту, { $name }. /help покажет, что я умею.
start-cameras = Камеры: { $cameras }
no-camera = { $reader ->
    [owner] Камер пока нет. Вставь сюда адрес камеры (rtsp://… или http://…) или поищи её в сети.
    [group] Камер пока нет. Добавляет их владелец в личном чате со мной: в адресе может быть пароль.
   *[other] Камер пока нет. Добавить может владелец.
  }
refused-anonymous = Мне не видно, кто ты: сообщение отправлено от имени группы или канала. Выключи «Анонимность» или напиши мне лично.

## Cameras
camera-which = Какая камера?
camera-unknown = Камеры «{ $asked }» я не знаю. О какой речь?
camera-live = 🟢 { $camera }
camera-connecting = 🟠 { $camera } · подключаюсь уже { $span }
camera-lost = 🔴 { $camera } · нет связи { $span }
camera-lost-because = 🔴 { $camera } · нет связи { $span }: { $reason }
camera-rate = { $rate } кадр/с
camera-movement = последнее движение { $ago }
camera-no-movement = движения пока не было
camera-every-frame-because = смотрю каждый кадр: { $reason }
camera-muted = без звука здесь ещё { $span }
detail-picture = { $codec }, { $size }
detail-keyframes = Ключевой кадр каждые { $seconds } с
detail-watching-keyframes = Пока тихо, смотрю только ключевые кадры
detail-watching-every-frame = Смотрю каждый кадр
detail-watching-nothing = Сейчас не смотрю ни одного кадра
detail-last-picture = Последний кадр { $ago }
detail-ring = В памяти последние { $span } ({ $size })
camera-unmuted = 🟢 { $camera }: звук здесь снова включён.

## Pictures and clips
picture-caption = { $camera } · { $moment }
    { $tag }
clip-progress = Записываю: { $camera } · { $recorded } из { $of } с
clip-sending = Отправляю ролик: { $camera }…
clip-part = Часть { $part } из { $parts }
clip-cancelled = ⚪ Запись отменена: { $camera }. Ничего не сохранено.
clip-busy = Я уже записываю ролик: { $camera }. Скоро пришлю.
clip-over = ⚪ Эта запись окончена.
clip-wrong-length = Длина ролика — целое число секунд, от 1 до { $most }. Пришли, например, /clip { $example } или нажми кнопку на { $example } с.
live-ended = ⚪ Прямой эфир окончен.
live-too-large = 🟠 Кадры слишком большие для прямого эфира: { $camera }. /snapshot пришлёт кадр файлом.

## Status
status-trouble = 🟠 { $trouble }
status-evidence = Записи: { $size }
status-waiting = { $count ->
    [0] отправлять нечего
    [one] { $count } сообщение ждёт отправки
    [few] { $count } сообщения ждут отправки
    [many] { $count } сообщений ждут отправки
   *[other] { $count } сообщения ждут отправки
  }
status-last-sent = последнее отправлено { $ago }
status-parked = { $count ->
    [one] { $count } сообщение не удалось отправить
    [few] { $count } сообщения не удалось отправить
    [many] { $count } сообщений не удалось отправить
   *[other] { $count } сообщения не удалось отправить
  }

## Help
help-head = Я слежу за твоими камерами и пишу сюда, если под охраной что-то движется.
help-foot = Без названия камеры я спрошу или возьму все. Хватит начала названия или номера.
about-arm = Следить и поднимать тревогу
follows-arm = [дома|ночь|ушли] [30с]
about-disarm = Больше не поднимать тревогу
about-snapshot = Что камеры видят сейчас
about-clip = Ролик до 60 с, который начинается 5 с назад
about-live = Картинка, которая минуту обновляется сама
about-status = Охрана, камеры и очередь: всё сразу
about-help = Что я умею
about-start = Поздороваться
follows-snapshot = [камера]
follows-clip = [секунды] [камера]
follows-live = [камера]

## When something goes wrong
failure-camera = 🟠 { $message }
failure-disk = 🟠 Не удалось записать на диск, поэтому ничего не изменилось. Загляни в мой журнал: там сказано, какой файл и почему. { failure-until-then }
failure-disk-full = 🟠 Диск полон, поэтому ничего не изменилось. Освободи место и попробуй ещё раз. { failure-until-then }
failure-until-then = Если тревоги не дают покоя, выключи звук этого чата в Telegram или останови меня на моём компьютере.
failure-unexpected = 🟠 Что-то пошло не так, и ты тут ни при чём. Попробуй ещё раз; если не поможет, загляни в мой журнал.
not-understood = Не понимаю. /help покажет, что я умею.
no-words = Я понимаю команды и кнопки, но не картинки, файлы и голос. /help покажет, что я умею.

## Toasts: at most 200 characters
toast-camera-gone = Этой камеры больше нет.
toast-recording = Я уже записываю: { $camera }.
toast-clip-over = Эта запись уже окончена.
toast-live-over = Эфир уже окончен.
toast-unknown-button = Эта кнопка больше не работает. /help покажет, что я умею.

## This machine
clock-jumped = 🟠 Часы этого компьютера перескочили { $direction ->
        [forwards] вперёд
       *[backwards] назад
    } на { $span }.
    Время в прежних сообщениях может быть неверным. Охрану это не включило и не сняло.
trouble-evidence = Записи не удаётся сохранить на диск. Оповещения по-прежнему приходят; проверь, пожалуйста, диск.
trouble-outbox = Очередь отправки не удаётся сохранить на диск. При перезапуске она может пропасть.
trouble-recording = { $camera }: { $why }
state-repaired = 🟠 Файл моих настроек был испорчен; я начал { $from ->
        [copy] с его последней исправной копии
       *[nothing] с нуля
    }: проверь, что охрана такая, как тебе нужно.

## Buttons
button-arm = Поставить на охрану
button-arm-mode = { $mode ->
    [armed_home] Дома
    [armed_night] Ночь
   *[armed_away] Не дома
  }
button-arm-now = Поставить сейчас
button-arm-in = Поставить через { $seconds } с
button-mode-rules = Что поднимает тревогу
button-arm-anyway = Всё равно поставить
button-arm-without = Поставить без: { $cameras }
button-disarm = Снять с охраны
button-stay-armed = Оставить под охраной
button-stay-disarmed = Оставить без охраны
button-cancel = Отмена
button-show = Показать, что вижу
button-again = Ещё раз
button-try-again = Попробовать ещё раз
button-stop = Остановить
button-live = Прямой эфир
button-live-again = Снова в эфир
button-snapshot = Снимок
button-clip = Ролик { $seconds } с
button-status = Состояние
button-refresh = Обновить
button-unmute = Включить звук
