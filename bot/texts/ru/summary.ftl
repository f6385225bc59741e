# The daily summary, and /summary.
# A date ends in a full stop ("22 нояб. 2026 г."): none may follow.

about-summary = Что было за последние 24 часа
summary-quiet = 🟢 Спокойный день · { $date }
summary-degraded = 🟠 Спокойно, но следил я не за всем и не всё время · { $date }
summary-alarms = { $count ->
    [one] 🔴 { $count } тревога · { $date }
    [few] 🔴 { $count } тревоги · { $date }
    [many] 🔴 { $count } тревог · { $date }
   *[other] 🔴 { $count } тревоги · { $date }
  }
summary-moment = { $date }, { $time }
summary-span = { $from } – { $to }
summary-nothing = Ничего не произошло.
summary-strangers = { $count ->
    [one] { $count } чужой
   *[other] { $count } чужих
  }
summary-unsure = { $count ->
    [one] не уверен, кто это: { $count } раз
    [few] не уверен, кто это: { $count } раза
    [many] не уверен, кто это: { $count } раз
   *[other] не уверен, кто это: { $count } раза
  }
summary-movements = { $count ->
    [one] движение: { $count } раз
    [few] движение: { $count } раза
    [many] движение: { $count } раз
   *[other] движение: { $count } раза
  }
summary-household = { $count ->
    [one] свои: { $count } раз
    [few] свои: { $count } раза
    [many] свои: { $count } раз
   *[other] свои: { $count } раза
  }
summary-false = { $count ->
    [one] { $count } ложная тревога
    [few] { $count } ложные тревоги
    [many] { $count } ложных тревог
   *[other] { $count } ложной тревоги
  }
summary-seen = В кадре: { $people }
summary-person = { $name } { $from }–{ $to }
summary-person-once = { $name } { $from }
summary-cameras-well = { $count ->
    [1] Камера была на связи всё время.
    [2] Обе камеры были на связи всё время.
   *[other] Все камеры ({ $count }) были на связи всё время.
  }
summary-camera-lost = { $count ->
    [1] { $camera }: на связи { $percent } % времени. Связь пропадала один раз, на { $span }.
    [one] { $camera }: на связи { $percent } % времени. Связь пропадала { $count } раз, всего на { $span }.
    [few] { $camera }: на связи { $percent } % времени. Связь пропадала { $count } раза, всего на { $span }.
    [many] { $camera }: на связи { $percent } % времени. Связь пропадала { $count } раз, всего на { $span }.
   *[other] { $camera }: на связи { $percent } % времени. Связь пропадала { $count } раза, всего на { $span }.
  }
summary-off = Я не работал { $span }.
summary-evidence = Записи занимают { $used }.
summary-free = На диске свободно { $free }.
summary-removed = { $count ->
    [one] Удалено по правилам: { $count } старое происшествие ({ $size }).
    [few] Удалено по правилам: { $count } старых происшествия ({ $size }).
    [many] Удалено по правилам: { $count } старых происшествий ({ $size }).
   *[other] Удалено по правилам: { $count } старого происшествия ({ $size }).
  }
summary-seal = Печать { $head }, звено { $number }. Не удаляй это сообщение: оно доказывает, какие записи были к этому дню.
summary-button-events = Происшествия
summary-button-verify = Проверить
summary-button-time = Время
summary-button-now = Показать сейчас
summary-button-at = { $chosen ->
    [yes] • { $time } •
   *[no] { $time }
  }
summary-button-never = { $chosen ->
    [yes] • Никогда •
   *[no] Никогда
  }
summary-time = Ежедневная сводка приходит в { $time }, без звука.
summary-time-never = Ежедневная сводка не приходит. С ней последние знаки печати каждый день попадают в этот чат, где их никто не перепишет.
