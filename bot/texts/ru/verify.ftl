# /verify: whether the evidence is as it was sealed. Also printed by `npm run verify`.

about-verify = Проверить, что записи никто не менял
follows-verify = [восемь знаков печати]

# Stands at the end of a clip's caption, behind the date; $head is eight characters.
verify-caption = Печать { $head }

verify-begun = Сверяю все записи с печатью…
verify-progress = Проверяю записи: происшествие { $done } из { $of }, { $size }.
verify-cancelled = ⚪ Проверка отменена, поэтому ничего не выяснено.
verify-missing = Здесь ничего не опечатано.
verify-busy = Я уже проверяю записи.
verify-toast-over = Эта проверка уже окончена.
verify-button-again = Проверить ещё раз
verify-button-all = Проверить все записи
verify-not-eight = После /verify нужны восемь знаков, которые стоят за словом «Печать» под роликом или в сводке: цифры и латинские буквы от a до f.

verify-well = 🟢 Все записи такие же, как были опечатаны.
verify-wrong = 🔴 Не все записи такие же, как были опечатаны.
# What was found first comes behind it, as a sentence of its own.
verify-first = Первое, что найдено:
verify-file = { $kind ->
    [changed] файл { $file } ({ $camera }, { $when }) изменён.
    [grown] в файле { $file } ({ $camera }, { $when }) есть строки, которых не опечатывали.
    [replaced] файл { $file } ({ $camera }, { $when }) опечатан дважды, с разным содержимым.
    [changed_before] файл { $file } ({ $camera }, { $when }) был изменён ещё до удаления по правилам.
    [missing] файла { $file } ({ $camera }, { $when }) нет, и никакое правило его не удаляло.
    [set_aside] файл { $file } ({ $camera }, { $when }) не удалось прочитать, и он отложен.
    [incident_missing] происшествия ({ $camera }, { $when }) нет целиком, и никакое правило его не удаляло.
    [added] файл { $file } ({ $camera }, { $when }) добавлен: его никогда не опечатывали.
    [incident_added] происшествие ({ $camera }, { $when }) добавлено целиком: его никогда не опечатывали.
   *[unreadable] файл { $file } ({ $camera }, { $when }) не читается с диска.
  }
verify-in-all = Всего: { $counts }.
verify-count = { $kind ->
    [changed] изменено { $count }
    [grown] с лишними строками { $count }
    [replaced] опечатано дважды { $count }
    [changed_before] изменено до удаления { $count }
    [missing] пропало { $count }
    [set_aside] отложено { $count }
    [incident_missing] пропало происшествий целиком { $count }
    [added] добавлено { $count }
    [incident_added] добавлено происшествий целиком { $count }
   *[unreadable] не читается { $count }
  }
# "звено" is an entry: the seal is a chain.
verify-chain = { $kind ->
    [edited] Изменена сама печать, её звено { $number }.
    [gap] В печати не хватает звеньев, начиная со звена { $number }.
    [no_beginning] У печати нет начала.
    [order] Звенья печати идут не по порядку: звено { $number }.
    [damaged] Печать пришлось начать заново, со звена { $number } ({ $when }): её конец изменён, или секрет был другим.
    [secret_lost] Секрет печати потерян раньше, чем началась новая ({ $when }). Более старое сходится, но доказать это уже нельзя.
    [cut] Печать обрезана или переписана: того, что было в чате ({ $when }), в ней нет.
    [no_secret] Секрета печати здесь нет, или он не тот: доказать ничего нельзя.
   *[none] Печати здесь нет.
  }
verify-checked = Сходится с печатью (с { $since }): { $files ->
    [one] { $files } файл
    [few] { $files } файла
    [many] { $files } файлов
   *[other] { $files } файла
  } из { $incidents ->
    [one] { $incidents } происшествия
   *[other] { $incidents } происшествий
  } ({ $size }).
verify-removed = Удалено по правилам, как говорит печать: { $count ->
    [one] { $count } файл
    [few] { $count } файла
    [many] { $count } файлов
   *[other] { $count } файла
  }, { $incidents ->
    [one] { $incidents } происшествие целиком
    [few] { $incidents } происшествия целиком
    [many] { $incidents } происшествий целиком
   *[other] { $incidents } происшествия целиком
  }.
verify-older = { $count ->
    [one] { $count } происшествие старше печати.
    [few] { $count } происшествия старше печати.
    [many] { $count } происшествий старше печати.
   *[other] { $count } происшествия старше печати.
  }
verify-waiting = { $count ->
    [one] { $count } файл пока не опечатан: это ещё продолжается.
    [few] { $count } файла пока не опечатаны: это ещё продолжается.
    [many] { $count } файлов пока не опечатаны: это ещё продолжается.
   *[other] { $count } файла пока не опечатаны: это ещё продолжается.
  }
verify-after-restart = { $count ->
    [one] { $count } файл опечатан только после перезапуска.
    [few] { $count } файла опечатаны только после перезапуска.
    [many] { $count } файлов опечатаны только после перезапуска.
   *[other] { $count } файла опечатаны только после перезапуска.
  }
verify-unproven = { $count ->
    [one] { $count } файл сходится с печатью, секрета которой здесь нет.
    [few] { $count } файла сходятся с печатью, секрета которой здесь нет.
    [many] { $count } файлов сходятся с печатью, секрета которой здесь нет.
   *[other] { $count } файла сходятся с печатью, секрета которой здесь нет.
  }
verify-recordings = { $count ->
    [1] { $count } видеозапись без ролика не опечатана: { $file } ({ $camera }, { $when }).
    [one] { $count } видеозапись без ролика не опечатана. Первая: { $file } ({ $camera }, { $when }).
    [few] { $count } видеозаписи без ролика не опечатаны. Первая: { $file } ({ $camera }, { $when }).
    [many] { $count } видеозаписей без ролика не опечатаны. Первая: { $file } ({ $camera }, { $when }).
   *[other] { $count } видеозаписи без ролика не опечатаны. Первая: { $file } ({ $camera }, { $when }).
  }
verify-head = Печать { $head }, звено { $number }.

verify-found = 🟢 { $head } есть в печати: звено { $number }, { $when }.
verify-found-begun = С него печать началась.
verify-found-what = { $kind ->
    [removed] Оно говорит, что удалено по правилам: { $files } ({ $camera }, { $when }).
   *[sealed] Им опечатано: { $files } ({ $camera }, { $when }).
  }
verify-found-changed = 🔴 { $head } есть в печати, но доказать это звено нельзя: { $number } ({ $when }).
verify-not-found = 🔴 { $head } — таких знаков в печати нет. Если они верные, печать с тех пор обрезана или переписана.

trouble-seal = Записи сейчас не опечатываются: печать не удаётся записать. Проверь, пожалуйста, диск.
verify-anew = { $because ->
    [secret_lost] 🟠 Секрет моей печати пропал, поэтому я начал новую.
      Что старше неё, доказать уже нельзя; /verify по-прежнему сверяет и это.
   *[damaged] 🟠 Конец моей печати не такой, каким я его записал, поэтому я начал новую.
      Кто-то или что-то изменило его, пока я не работал. Что именно, покажет /verify.
  }
