# Evidence as ZIP files: /export, and the buttons below incidents and days.
# A day ends in a full stop ("вс, 22 нояб. 2026 г."): none may follow.

about-export = Записи в ZIP-файле: для полиции или на хранение
follows-export = [день] или [день - день]

export-head = <b>Экспорт</b> · { $days }
export-days = { $from } – { $to }
export-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
    [many] { $count } файлов
   *[other] { $count } файла
  }
export-size = { $incidents ->
    [one] { $incidents } происшествие, { $size }, { export-files }.
    [few] { $incidents } происшествия, { $size }, { export-files }.
    [many] { $incidents } происшествий, { $size }, { export-files }.
   *[other] { $incidents } происшествия, { $size }, { export-files }.
  }
export-how = Фото, ролики и то, что я записал о них, с хешем каждого файла. Файлы придут в этот чат.
export-nothing = За это время ничего не сохранено.
export-too-much = { $incidents ->
    [one] { $incidents } происшествие, { $size }: больше, чем я отправляю через Telegram ({ $most }).
    [few] { $incidents } происшествия, { $size }: больше, чем я отправляю через Telegram ({ $most }).
    [many] { $incidents } происшествий, { $size }: больше, чем я отправляю через Telegram ({ $most }).
   *[other] { $incidents } происшествия, { $size }: больше, чем я отправляю через Telegram ({ $most }).
  }
  Выбери меньше дней или скопируй папку «incidents» с диска компьютера, на котором я работаю.
export-gone = ⚪ Этого происшествия больше нет: его удалили, или вышел его срок.
export-not-understood = 🟠 Это не похоже на дни, поэтому вот сегодняшний.
export-question = За какие дни? Пришли один, например 21 ноября, или два, например 20 ноября - 22 ноября.
export-days-unknown = 🟠 Это не похоже на день.

# While it is made and sent.
export-packing = { $incidents ->
    [one] Упаковываю { $incidents } происшествие…
    [few] Упаковываю { $incidents } происшествия…
    [many] Упаковываю { $incidents } происшествий…
   *[other] Упаковываю { $incidents } происшествия…
  }
export-progress = { $done } из { $of ->
    [one] { $of } происшествия, { $size }
   *[other] { $of } происшествий, { $size }
  }
export-sending = { $parts ->
    [1] Отправляю файл, { $size }…
   *[other] Отправляю файл { $part } из { $parts }, { $size }…
  }
export-sent = { $incidents ->
    [one] 🟢 Экспорт готов: { $incidents } происшествие, { $size }, { export-files }.
    [few] 🟢 Экспорт готов: { $incidents } происшествия, { $size }, { export-files }.
    [many] 🟢 Экспорт готов: { $incidents } происшествий, { $size }, { export-files }.
   *[other] 🟢 Экспорт готов: { $incidents } происшествия, { $size }, { export-files }.
  }
export-left-out = { $count ->
    [one] { $count } видеозапись слишком большая для Telegram и остаётся на моём диске.
    [few] { $count } видеозаписи слишком большие для Telegram и остаются на моём диске.
    [many] { $count } видеозаписей слишком большие для Telegram и остаются на моём диске.
   *[other] { $count } видеозаписи слишком большие для Telegram и остаются на моём диске.
  }
export-cancelled = { $sent ->
    [0] ⚪ Экспорт отменён. Ничего не отправлено.
    [one] ⚪ Экспорт отменён. { $sent } файл уже отправлен.
    [few] ⚪ Экспорт отменён. { $sent } файла уже отправлены.
    [many] ⚪ Экспорт отменён. { $sent } файлов уже отправлены.
   *[other] ⚪ Экспорт отменён. { $sent } файла уже отправлены.
  }
export-no-room = 🟠 На диске слишком мало места, чтобы это упаковать: нужно ещё { $size }. Освободи место или выбери меньше дней.
export-not-sent = 🟠 Telegram не принял файл. Попробуй ещё раз, когда связь станет лучше.
export-over = ⚪ Этот экспорт уже окончен.

# Below each file.
export-caption = <b>Записи</b> · { $what }
export-caption-part = Часть { $part } из { $parts }
export-caption-incidents = { $incidents ->
    [one] { $incidents } происшествие
    [few] { $incidents } происшествия
    [many] { $incidents } происшествий
   *[other] { $incidents } происшествия
  }
export-caption-hash = SHA-256 <code>{ $hash }</code>
export-told = { $incidents ->
    [one] ⚪ Экспорт: { $incidents } происшествие ({ $name }) · { $what }
    [few] ⚪ Экспорт: { $incidents } происшествия ({ $name }) · { $what }
    [many] ⚪ Экспорт: { $incidents } происшествий ({ $name }) · { $what }
   *[other] ⚪ Экспорт: { $incidents } происшествия ({ $name }) · { $what }
  }

export-button-go = { $files ->
    [1] Экспортировать
    [one] Экспортировать { $files } файл
    [few] Экспортировать { $files } файла
    [many] Экспортировать { $files } файлов
   *[other] Экспортировать { $files } файла
  }
export-button-today = Сегодня
export-button-yesterday = Вчера
export-button-week = 7 дней
export-button-other = Другие дни…
export-toast-busy = Я уже упаковываю экспорт.

# README.txt in every export: for somebody who does not know Vigil, like a police officer.
export-readme =
    ЗАПИСИ, СДЕЛАННЫЕ ПРОГРАММОЙ VIGIL
    ==================================

    { export-readme-part }
    Экспорт: { $by }, { $at }, Vigil { $version }.
    Vigil — программа, которая следит за камерами дома и записывает, когда что-то движется.

    ЧТО ВНУТРИ
    ----------
    На каждое происшествие — одна папка. Её имя — местные дата и время, когда Vigil что-то заметил,
    и номер камеры: 20261122-140211-c1 — это 22 ноября 2026 года, 14:02:11, камера 1. В ней:

      originals   Фото и видео в том виде, в каком они записаны. Видео с камер, которые передают не
                  H.264, а другой формат, один раз преобразовано при записи.
      annotated   Копии, на которых Vigil отметил лицо, вырезанные из кадра лица и маленькие кадры из
                  видео. Они помогают что-то найти; доказательство — оригиналы.
      records     Что записал сам Vigil: incident.json (где и когда), events.jsonl (что произошло,
                  по строке на событие, по порядку), movement.json (когда и в какой части кадра
                  что-то двигалось), story.json (всё вместе, когда всё кончилось).

    В manifest.json о каждом происшествии сказано, что произошло, когда, на какой камере и за что
    Vigil это принял; о каждом файле — его размер и хеш SHA-256. "verdict" — это мнение самого Vigil:
    "stranger" — тот, чьего лица он не знал. Имена — те, которыми в доме пользуются сегодня.

    ВРЕМЯ
    -----
    Время в manifest.json местное, за ним стоит разница с UTC, например 2026-11-22T14:02:11+01:00.
    Часовой пояс: { $timezone }. Время в папке "records" — миллисекунды с 1970-01-01 00:00 UTC.
    Всё это время — по часам компьютера, на котором работает Vigil, а время видео — с того момента,
    когда кадры туда дошли.

    КАК ПРОВЕРИТЬ ФАЙЛЫ
    -------------------
    Хеш SHA-256 файла должен совпадать с тем, что указан в manifest.json:
      Windows:  certutil -hashfile FILE SHA256
      macOS:    shasum -a 256 FILE
      Linux:    sha256sum FILE
    Вместо FILE — имя файла. Хеш всего этого ZIP стоит в чате, под сообщением, с которым он пришёл.

    ЧТО ДОКАЗЫВАЕТ ПЕЧАТЬ
    ---------------------
    Как только Vigil записывает файл, он добавляет его хеш в цепочку, к которой можно только
    добавлять: каждое звено содержит код предыдущего. В seal-lines.jsonl — звенья об этих
    происшествиях, а в manifest.json у каждого файла указано его звено ("seal"). Первые знаки самого
    нового кода цепочки отправляются в чат дома с каждым видео и каждый день, и там при них стоит
    время Telegram.
    Поэтому тот, у кого есть компьютер с Vigil, может командой "npm run verify" показать, что с тех пор
    файл не изменён, не удалён и не добавлен. Печать не может показать, что камера снимала то, что было
    на самом деле; а у кого есть компьютер и его секрет, тот мог бы сделать другую цепочку, но не такую,
    которая сходится с тем, что уже стоит в чате.
export-readme-part = { $parts ->
    [1] Это весь экспорт.
   *[other] Это часть { $part } из { $parts }. Каждую часть можно открыть отдельно.
  } Происшествий: { $incidents }. Файлов: { $files }.
