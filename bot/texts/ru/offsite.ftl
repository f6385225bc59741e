# /offsite: the second copy of all evidence, somewhere else (S3, WebDAV, Google Drive …).
# $ago: "12 мин назад", "в 03:12", "22 нояб. 2026 г. в 03:12".

about-offsite = Копия всех записей в другом месте
follows-offsite = [test]

## Why it fails: a clause without a full stop.
why-offsite = { $why ->
    [no_program] на этом компьютере нет rclone
    [unknown_remote] rclone не знает места с таким именем
    [not_obscured] пароль в BACKUP_REMOTE записан не так, как нужно rclone
    [locked_config] настройки rclone закрыты паролем
    [login] хранилище отклоняет вход
    [no_room] в хранилище не осталось места
    [certificate] сертификату хранилища нет доверия
    [no_network] хранилище не отвечает
    [stalled] хранилище больше ничего не принимает
   *[other] rclone не справляется
  }

## What to do about it: a sentence of its own.
offsite-advice = { $why ->
    [no_program] Установи его там или задай RCLONE_PATH в .env.
    [unknown_remote] Посмотри, что покажет на компьютере rclone listremotes и что стоит в BACKUP_REMOTE в .env.
    [not_obscured] Запусти на компьютере rclone obscure и впиши то, что он напечатает, в BACKUP_REMOTE.
    [locked_config] Передай мне этот пароль как RCLONE_CONFIG_PASS в окружении, в котором меня запускают.
    [login] Обнови вход на компьютере через rclone config или исправь BACKUP_REMOTE в .env.
    [no_room] Освободи его там или возьми хранилище побольше.
    [certificate] Проверь адрес хранилища и часы этого компьютера.
    [no_network] Продолжаю попытки. Включено ли хранилище, есть ли сеть?
    [stalled] Продолжаю попытки. Есть ли сеть?
   *[other] Продолжаю попытки. Что говорит сам rclone, есть в моём журнале на компьютере.
  }

## The page
offsite-none =
    ⚪ Внешней копии нет.
    С ней вор, который унесёт этот компьютер, не унесёт записи: они уходят в другое место, начиная с первого фото. Установи на этот компьютер rclone и запусти rclone config, чтобы назвать место: хранилище S3, WebDAV, Google Drive и многие другие. Потом впиши в .env строку вроде BACKUP_REMOTE=gdrive:vigil и перезапусти меня.
offsite-well = 🟢 Внешняя копия · { $name }
offsite-never = ⚪ Внешняя копия · { $name }
offsite-failing = 🟠 Внешняя копия · { $name }
offsite-why = Не работает уже { $span }: { $why }. { $advice }
offsite-last = Последнее скопировано { $ago }.
offsite-nothing-yet = Пока ничего не скопировано.
offsite-waiting = { $files ->
    [0] Всё скопировано, ничего не ждёт.
    [one] Ждёт копирования { $files } файл ({ $size }).
    [few] Ждут копирования { $files } файла ({ $size }).
    [many] Ждут копирования { $files } файлов ({ $size }).
   *[other] Ждут копирования { $files } файла ({ $size }).
  }
offsite-unexamined = { $count ->
    [one] Осталось просмотреть ещё { $count } происшествие.
    [few] Осталось просмотреть ещё { $count } происшествия.
    [many] Осталось просмотреть ещё { $count } происшествий.
   *[other] Осталось просмотреть ещё { $count } происшествия.
  }
offsite-removals = { $count ->
    [one] Осталось выполнить там { $count } удаление.
    [few] Осталось выполнить там { $count } удаления.
    [many] Осталось выполнить там { $count } удалений.
   *[other] Осталось выполнить там { $count } удаления.
  }
offsite-encrypted = 🔒 Шифруется ещё до отправки.
offsite-plain = Не шифруется: кто может заглянуть в хранилище, видит всё.
offsite-bandwidth = Не больше { $bandwidth } в секунду.
offsite-everything-copying = Копирую то, что сохранено раньше: { $done ->
    [0] пока ни одного дня из { $days }.
   *[other] готово дней: { $done } из { $days }.
  }
offsite-everything-done = То, что сохранено раньше, тоже уже там.
offsite-everything-differing = { $count ->
    [one] { $count } файл там отличается от моего; я оставил его как есть.
    [few] { $count } файла там отличаются от моих; я оставил их как есть.
    [many] { $count } файлов там отличаются от моих; я оставил их как есть.
   *[other] { $count } файла там отличаются от моих; я оставил их как есть.
  }
offsite-button-test = Проверить
offsite-button-everything = Скопировать всё сейчас
offsite-button-cancel = Прекратить копировать всё
offsite-button-page = Внешняя копия

## The test
offsite-test-begun = Проверяю внешнюю копию…
offsite-test-well = 🟢 Внешняя копия работает.
offsite-test-failed = 🟠 Внешняя копия не работает: { $why }. { $advice }
offsite-test-wrong = 🟠 Хранилище возвращает не то, что я туда положил. Возьми другое.
offsite-test-stopped = ⚪ Проверка остановлена.
offsite-test-step = { $outcome ->
    [well] 🟢
   *[failed] 🟠
  } { $step ->
    [write] Запись небольшого файла
    [read] Чтение и сравнение
    [list] Поиск в списке
   *[remove] Удаление
  } · { $seconds } с
offsite-test-running = Проверка уже идёт.

## In /status
offsite-status-copied = внешняя копия { $ago }
offsite-status-nothing = внешней копии пока нет
offsite-status-waiting = { $files ->
    [one] копировать { $files } файл
    [few] копировать { $files } файла
    [many] копировать { $files } файлов
   *[other] копировать { $files } файла
  }
offsite-status-failing = Внешняя копия не работает уже { $span }: { $why }. { $files ->
    [0] Ничего не ждёт.
    [one] Ждёт { $files } файл.
    [few] Ждут { $files } файла.
    [many] Ждут { $files } файлов.
   *[other] Ждут { $files } файла.
  }

## To the owner, once, and resolved in place
offsite-notice-failing = 🟠 Внешняя копия не работает уже { $span }: { $why }.
    { $advice }
offsite-notice-over = 🟢 Внешняя копия снова работает · не работала { $span }
