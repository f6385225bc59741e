# The household's faces: who is known, their photos, from which likeness on, and how movement counts.

## How far recognition is
knowing-off = ⚪ Лица я не узнаю. { $reason }
knowing-fetching = ⚪ Загружаю то, что нужно, чтобы узнавать лица.
knowing-fetching-so-far = ⚪ Загружаю то, что нужно, чтобы узнавать лица: { $progress }
knowing-starting = ⚪ Узнавание лиц запускается.
knowing-nobody = { $enroll ->
    [yes] ⚪ Я пока никого не знаю в лицо: /enroll
   *[no] ⚪ Я пока никого не знаю в лицо
  }
knowing-learning = 🟠 Запоминаю лица: { $known } из { $total }
knowing-known = 🟢 Знаю в лицо: { $names }
knowing-known-only-strangers = { knowing-known } · тревога только из-за чужих

## What movement does
armed-known = Знаю в лицо: { $names }.
armed-once = Под охраной будет так.
armed-nobody-known = { $enroll ->
    [yes] Пока я никого не знаю в лицо, движение сразу поднимает тревогу: /enroll
   *[no] Пока я никого не знаю в лицо, движение сразу поднимает тревогу.
  }
armed-movement-at-once = Пока я не могу узнавать лица, движение сразу поднимает тревогу.
mode-late = ⚪ Просьба поднимать тревогу { $mode ->
    [only_strangers] только из-за чужих
   *[everything] из-за всего
  } отправлена раньше, когда я был не в сети.
    Сделать это сейчас?
mode-changed = 🔒 { $mode ->
    [only_strangers] Тревога только из-за чужих
   *[everything] Тревога из-за всего
  } · { $name } · { $time }

## /people: the list
people-head = { $count ->
    [one] Я знаю { $count } человека.
    [few] Я знаю { $count } человек.
    [many] Я знаю { $count } человек.
   *[other] Я знаю { $count } человека.
  }
people-head-page = Знаю в лицо: { $count } · страница { $page } из { $pages }
people-line = { $number } · { $name } · { photos-count } · с { $since }
# "фото" has one form for all.
photos-count = { $count ->
    [0] без фото
    [one] { $count } фото
   *[other] { $count } фото
  }
people-nobody = ⚪ Я пока никого не знаю в лицо. Начни с себя: /enroll спросит имя и от 3 до 5 фото.
people-more = ещё { $count }
people-gone = ⚪ Этого человека я больше не знаю.
people-late = ⚪ Просьба отправлена раньше, когда я был не в сети.
people-forget-question = Точно забыть: { $name }? { $count ->
    [0] Пропадёт имя в списке происшествий
    [one] Пропадут { $count } фото и имя в списке происшествий
   *[other] Пропадут { $count } фото и имя в списке происшествий
  }; ролики останутся.
people-forgotten = ⚪ Забыто: { $name } ({ photos-count }) и имя в списке происшествий. Ролики остаются, как и то, что уже есть в этом чате: это удали вручную.
people-forgotten-later = 🟠 Забыто: { $name }, но с диска пока не удалось убрать: { photos-count }. Попробую ещё раз при следующем запуске.
people-forgotten-by = ⚪ Забыто по просьбе ({ $by }): { $name }

## One person
person-head = { $name } · { photos-count } · с { $since }
person-no-photos = 🟠 Без фото я не могу узнавать этого человека: { $name }.
person-unreadable = 🟠 Фото не читаются: { $name }. Добавь другие.
person-alone = 🟢 { $name }: спутать не с кем, больше я никого не знаю.
person-apart = 🟢 { $name }: похожих здесь нет (ближе всех { $other }, { $score }).
person-close = 🟠 Немного похожи: { $other } и { $name } ({ $score }). Иногда, возможно, придётся спросить.
person-confused = 🟠 Могу спутать: { $name } и { $other } ({ $score }). Посмотри, нет ли на каком-то фото другого человека, или добавь фото обоих.
person-photos-differ = 🟠 Фото не очень похожи друг на друга (от { $score }). Посмотри, нет ли на каком-то другого человека.

## Photos
photos-how = Нажми номер фото, чтобы увидеть, откуда оно, или удалить его.
photos-gone = ⚪ Этих фото уже нет.
photos-take-back-question = { $count ->
    [one] Точно удалить фото, добавленное последним ({ $name }, номер { $numbers })?
   *[other] Точно удалить { $count } фото, добавленные последними ({ $name }, номера { $numbers })?
  }
photos-taken-back = { $count ->
    [one] ⚪ Фото, добавленное последним, удалено.
   *[other] ⚪ Удалены { $count } фото, добавленные последними.
  }
photo-head = Фото { $number } из { $count } · { $name }
photo-from-camera = Снято камерой «{ $camera }» { $when }.
photo-from-chat = Прислано в чате { $when }.
photo-fits = 🟢 Похоже на остальные фото ({ $score }).
photo-differs = 🟠 Не очень похоже на остальные фото ({ $score }).
photo-gone = ⚪ Этого фото уже нет.
photo-delete-question = Точно удалить фото { $number } ({ $name })?
photo-delete-last-question = Точно удалить единственное фото ({ $name })? Без него я не смогу узнавать этого человека.
photo-deleted = ⚪ Фото { $number } удалено.

## A new name
rename-question = { $name }: какое имя будет теперь? Пришли его или /cancel.
rename-question-group = { $name }: какое имя будет теперь? Пришли его ответом на это сообщение.
rename-done = 🟢 { $old }: теперь это { $name }.
rename-refused = 🟠 { $message }
rename-not = ⚪ Имя осталось прежним.
rename-too-long = ⚪ Я больше не жду имени; всё осталось как было.

## /threshold
threshold-head = Кто считается знакомым
threshold-now = Сейчас { $known }{ $preset ->
    [lenient] { " " }(мягкий порог)
    [normal] { " " }(обычный порог)
    [strict] { " " }(строгий порог)
    [low_light] { " " }(слабый свет)
    [own] { " " }(порог самого набора)
   *[hand] { " " }(задан вручную)
  }: настолько лицо должно быть похоже на фото, чтобы я назвал имя.
threshold-why = Выше: реже приму чужого за кого-то из вас, но и вас узнаю реже.
threshold-few = Если фото меньше 3, человек считается знакомым от { $few }.
threshold-proposed = <b>Предлагается: { $known }</b>{ $preset ->
    [lenient] , мягкий порог: скорее для лиц вдалеке. Примерно 1 чужой из 1000 настолько похож на какого-то одного человека.
    [normal] , обычный порог: для лиц на среднем расстоянии. Примерно 1 чужой из 10 000 настолько похож на какого-то одного человека.
    [strict] , строгий порог: для лиц вблизи. Примерно 1 чужой из 100 000 настолько похож на какого-то одного человека.
    [low_light] , слабый свет: имя я назову, когда сойдутся несколько кадров (нужно { $frames }, обычно { $usual }), потому что один тёмный мало о чём говорит.
    [own] , порог самого набора.
   *[hand] .
  }
threshold-unmeasured = 🟠 Насколько хорошо этот набор ({ $pack }) узнаёт лица, не измерено; его числа — осторожные догадки.
threshold-nobody = Проверить не на ком: я ещё никого не запомнил.
threshold-person = { $name }: по другим фото узнаю { $after } из { $photos }{ $change ->
    [none] { "" }
   *[changed] , до сих пор { $before }
  } (самое слабое { $weakest })
threshold-person-single = { $name }: одно фото, сравнить не с чем
threshold-people-more = { $count ->
    [one] Ещё { $count } человек: без изменений
    [few] Ещё { $count } человека: без изменений
    [many] Ещё { $count } человек: без изменений
   *[other] Ещё { $count } человека: без изменений
  }
threshold-people-more-change = и ещё { $count }, для кого это тоже изменится
threshold-recent-none = С моего запуска не было лиц, на которых это можно проверить.
threshold-recent = { $count ->
    [one] Из { $count } лица, увиденного { $since }:
   *[other] Из { $count } лиц, увиденных { $since }:
  }
threshold-since = с { $when }
threshold-since-yesterday = со вчерашнего дня
threshold-stay = { $count ->
    [one] { $count } — по-прежнему { $name }
   *[other] { $count } — по-прежнему { $name }
  } (самое слабое { $weakest })
threshold-unsure = { $count } — под вопросом, раньше { $name } ({ $score }): тревога, когда вас нет дома
threshold-stranger = { $count } — чужой, раньше { $name } ({ $score })
threshold-gained = { $count } — теперь тоже { $name } ({ $score })
threshold-rest = { $count } — по-прежнему чужие или под вопросом
threshold-frames-untried = Сколько кадров должно сойтись, на прошлых лицах не проверить.
threshold-used = 🟢 Действует с этой минуты.
threshold-same = ⚪ Так уже и есть.
threshold-late = ⚪ Нажатие отправлено раньше, когда я был не в сети; ничего не изменилось. Если ещё нужно, нажми снова.
threshold-other-pack = ⚪ Теперь у меня другой набор моделей, и это число больше ничего не значит.
threshold-changed-by = ⚪ Лицо теперь считается знакомым от { $known } · { $name } · { $time }

## Buttons
button-only-strangers = Только чужие
button-everything = Всё
button-enroll-more = Познакомить ещё
button-page-before = ‹ Назад
button-page-after = Дальше ›
button-add-photos = Добавить фото
button-photos = Фото
button-rename = Переименовать
button-forget = Забыть
button-keep = Оставить
button-everybody = Все знакомые
button-back = Назад
button-delete = Удалить
button-take-back = { $count ->
    [one] Удалить последнее фото
   *[other] Удалить последние { $count } фото
  }
button-use = Поставить { $known }
button-keep-value = Оставить { $known }
button-change = Изменить
button-lenient = Мягкий
button-normal = Обычный
button-strict = Строгий
button-low-light = Слабый свет
button-reset = Порог набора
about-people = Кого я знаю в лицо: фото, имена, удаление
about-threshold = Насколько похожее лицо считать знакомым
