# /evidence: how long what I record is kept, what it takes, and what goes.
# Dates end in a full stop ("5 окт."): none may follow.

about-evidence = Сколько хранятся записи и сколько места занимают
evidence-menu = Записи

evidence-none = Записей пока нет.
evidence-takes = Записи занимают { $used }: { $count ->
    [1] 1 происшествие, { $oldest }
    [one] { $count } происшествие, самое раннее — { $oldest }
    [few] { $count } происшествия, самое раннее — { $oldest }
    [many] { $count } происшествий, самое раннее — { $oldest }
   *[other] { $count } происшествия, самое раннее — { $oldest }
  }
evidence-pinned = Из них сохранено навсегда: { $size }.
evidence-disk = На диске свободно { $free } из { $size }.
evidence-fits = При нынешнем темпе места хватит { $days ->
    [0] меньше чем на день
    [one] примерно на { $days } день
    [few] примерно на { $days } дня
    [many] примерно на { $days } дней
   *[other] примерно на { $days } дня
  }.
evidence-rules = { $days ->
    [0] Храню бессрочно
    [365] Храню 1 год
    [one] Храню { $days } день
    [few] Храню { $days } дня
    [many] Храню { $days } дней
   *[other] Храню { $days } дня
  }, { $room ->
    [none] сколько вместит диск
   *[some] не больше { $most }
  }. На диске всегда свободно не меньше { $free }.
evidence-used = { $used } из { $most }
evidence-used-gb = { $used } из { $most } ГБ

## What is chosen: days 0 and room "none" are no limit
evidence-days = { $days ->
    [0] Записи хранятся бессрочно, пока есть место.
    [365] Записи хранятся 1 год. Что старше, удаляется само; сохранённое навсегда остаётся.
    [one] Записи хранятся { $days } день. Что старше, удаляется само; сохранённое навсегда остаётся.
    [few] Записи хранятся { $days } дня. Что старше, удаляется само; сохранённое навсегда остаётся.
    [many] Записи хранятся { $days } дней. Что старше, удаляется само; сохранённое навсегда остаётся.
   *[other] Записи хранятся { $days } дня. Что старше, удаляется само; сохранённое навсегда остаётся.
  }
evidence-room = { $room ->
    [none] Записи могут занять столько, сколько вместит диск.
   *[some] Записи могут занять { $most }.
  } Когда место кончится, удаляется самое старое, сначала ложные тревоги. Сохранённое навсегда остаётся.
evidence-free = На диске всегда остаётся свободно не меньше { $free }. Если станет меньше, удаляются самые старые записи, сначала ложные тревоги. Остаются сохранённое навсегда и самые новые 2 ГБ за последние сутки.

evidence-button-keep = { $days ->
    [0] Хранить бессрочно
    [365] Хранить 1 год
    [one] Хранить { $days } день
    [few] Хранить { $days } дня
    [many] Хранить { $days } дней
   *[other] Хранить { $days } дня
  }
evidence-button-most = { $room ->
    [none] Сколько вместит диск
   *[some] Не больше { $most }
  }
evidence-button-free = Оставлять { $free }
evidence-button-days = { $days ->
    [0] Бессрочно
    [365] 1 год
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
  }
evidence-button-room = { $room ->
    [none] Сколько вместит диск
   *[some] { $most }
  }
evidence-button-size = { $free }
evidence-button-chosen = ✓ { $label }
evidence-button-plan = Что будет удалено
evidence-button-pin = Сохранить нужное
evidence-button-pinned = Сохранённое навсегда
evidence-button-more = Хранить больше
evidence-button-evidence = Записи
evidence-button-undo = Отменить
evidence-button-remove = Удалить
evidence-button-leave = Оставить как было

## "older than 7 days": behind "старше", in the genitive.
evidence-age = { $days ->
    [365] 1 года
    [one] { $days } дня
   *[other] { $days } дней
  }
evidence-ask = { $limit ->
    [days] { $count ->
        [one] Сейчас будет удалено { $count } происшествие старше { evidence-age } ({ $dates }, { $size }).
        [few] Сейчас будут удалены { $count } происшествия старше { evidence-age } ({ $dates }, { $size }).
        [many] Сейчас будут удалены { $count } происшествий старше { evidence-age } ({ $dates }, { $size }).
       *[other] Сейчас будут удалены { $count } происшествия старше { evidence-age } ({ $dates }, { $size }).
    }
   *[other] { $count ->
        [1] Сейчас будет удалено 1 происшествие ({ $dates }, { $size }).
        [one] Сейчас будет удалено { $count } происшествие, сначала ложные тревоги и самые старые ({ $dates }, { $size }).
        [few] Сейчас будут удалены { $count } происшествия, сначала ложные тревоги и самые старые ({ $dates }, { $size }).
        [many] Сейчас будут удалены { $count } происшествий, сначала ложные тревоги и самые старые ({ $dates }, { $size }).
       *[other] Сейчас будут удалены { $count } происшествия, сначала ложные тревоги и самые старые ({ $dates }, { $size }).
    }
  }
evidence-agreed = { $count ->
    [one] Через минуту будет удалено { $count } происшествие ({ $dates }, { $size }).
    [few] Через минуту будут удалены { $count } происшествия ({ $dates }, { $size }).
    [many] Через минуту будут удалены { $count } происшествий ({ $dates }, { $size }).
   *[other] Через минуту будут удалены { $count } происшествия ({ $dates }, { $size }).
  }
evidence-told = Изменено, как долго хранятся записи ({ $name }). { $count ->
    [one] Через минуту будет удалено { $count } происшествие ({ $dates }, { $size }).
    [few] Через минуту будут удалены { $count } происшествия ({ $dates }, { $size }).
    [many] Через минуту будут удалены { $count } происшествий ({ $dates }, { $size }).
   *[other] Через минуту будут удалены { $count } происшествия ({ $dates }, { $size }).
  }

## What would go
evidence-plan-now = { $count ->
    [one] В ближайшие десять минут будет удалено { $count } происшествие ({ $dates }, { $size }).
    [few] В ближайшие десять минут будут удалены { $count } происшествия ({ $dates }, { $size }).
    [many] В ближайшие десять минут будут удалены { $count } происшествий ({ $dates }, { $size }).
   *[other] В ближайшие десять минут будут удалены { $count } происшествия ({ $dates }, { $size }).
  }
evidence-plan-nothing = Сейчас ничего удалять не нужно.
evidence-plan-first = Если места станет мало, сначала будет удалено:
evidence-plan-more = и потом { $count ->
    [1] ещё 1.
   *[other] ещё { $count }, сначала самые старые.
  }

## By itself, to owners
evidence-near-room = 🟠 Записи занимают { $used }. { $when ->
    [soon] Скоро
   *[later] Примерно через { $span }
  } я начну удалять самые старые.
evidence-near-disk = 🟠 Диск заполняется: свободно { $free }, а должно оставаться { $minimum }. { $when ->
    [soon] Скоро
   *[later] Примерно через { $span }
  } я начну удалять самые старые записи.
evidence-near-order = Сначала удаляются ложные тревоги; сохранённое навсегда остаётся.
evidence-removed = { $reason ->
    [too_much] { $count ->
        [one] Удалено { $count } происшествие за { $dates }, чтобы записи занимали не больше { $most }.
        [few] Удалены { $count } происшествия за { $dates }, чтобы записи занимали не больше { $most }.
        [many] Удалены { $count } происшествий за { $dates }, чтобы записи занимали не больше { $most }.
       *[other] Удалены { $count } происшествия за { $dates }, чтобы записи занимали не больше { $most }.
    }
   *[disk_full] { $count ->
        [one] Удалено { $count } происшествие за { $dates }, чтобы на диске было свободно { $free }.
        [few] Удалены { $count } происшествия за { $dates }, чтобы на диске было свободно { $free }.
        [many] Удалены { $count } происшествий за { $dates }, чтобы на диске было свободно { $free }.
       *[other] Удалены { $count } происшествия за { $dates }, чтобы на диске было свободно { $free }.
    }
  }
evidence-full = 🟠 Диск полон: осталось { $free }, а удалить ради места нечего.
    Оповещения по-прежнему приходят, но скоро записей на диске не будет. Записи занимают { $used }, а весь диск — { $size }: освободи место на этом компьютере или не храни навсегда то, что не нужно.
evidence-pins = 🟠 Сохранённое навсегда занимает { $size }, а все записи могут занять { $most }: больше удалить ради места нечего.
    Не храни навсегда то, что не нужно, или разреши хранить больше.
evidence-stuck-pinned = 🟠 Всё место занимает сохранённое навсегда, больше удалить ради места нечего.
evidence-stuck-disk = 🟠 Диск полон: осталось { $free }, а удалить ради места нечего.
evidence-trouble-disk = Диск почти полон: осталось { $free }. Оповещения по-прежнему приходят, но записи могут не сохраниться.
evidence-button-summary = Ежедневная сводка
