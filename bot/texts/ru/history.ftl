# /events and /intruders: what happened, newest first.
# A day ends in a full stop ("вс, 22 нояб. 2026 г."): none may follow.

history-head = <b>{ $what }</b> · { $count ->
    [one] { $count } происшествие
    [few] { $count } происшествия
    [many] { $count } происшествий
   *[other] { $count } происшествия
  }
history-day = <b>{ $day }</b>
# $sign: alarm: somebody was alarmed; own: it has its sign anyway; none: nobody was.
history-what = { $what ->
    [stranger] { history-sign } Чужой
    [unsure] 🟠 Не уверен, кто это
    [household] 🟢 { $names }
    [camera_lost] 🟠 Нет связи с камерой
   *[movement] { history-sign } Движение
  }
history-sign = { $sign ->
    [alarm] 🔴
   *[none] ⚪
  }
history-household = Свои
history-where = { $camera } · { $time }
history-camera = { $camera }
history-mark-false = ложная тревога
history-mark-saved = сохранено навсегда
history-going-on = ещё продолжается
history-nothing-there = ⚪ Там больше ничего нет. Вот самые новые.
history-gone = ⚪ Этого происшествия больше нет: его удалили, или вышел его срок.
history-not-understood = ⚪ Ни дня, ни камеры, ни знакомого с таким именем я не нахожу, поэтому показываю всё.
history-empty = { $kind ->
    [intruders] 🟢 Посторонних пока не было.
   *[events] ⚪ Пока ничего не произошло. Здесь будет то, что движется перед камерами.
  }
history-empty-filter = ⚪ Такого нет: { $what }

# The choice of what is shown.
history-filter = Что показать?
  <b>{ $what }</b> · { $count ->
    [one] { $count } происшествие
    [few] { $count } происшествия
    [many] { $count } происшествий
   *[other] { $count } происшествия
  }
history-choose-person = Кого показать?
history-choose-camera = Какая камера?
history-camera-gone = камера, которой больше нет
history-calendar = <b>{ $month }</b>
  { $purpose ->
    [only] Какой день показать?
   *[jump] С какого дня начать?
  }
history-date-question = Пришли дату, например 21 ноября, вчера или 2026-11-21.
history-date-unknown = 🟠 Это не похоже на дату.

# One incident.
history-mode = { $state ->
    [disarmed] Охраны не было.
    [arming] Я как раз ставил на охрану.
    [armed_home] Было под охраной (дома).
    [armed_night] Было под охраной (ночь).
    [armed_away] Было под охраной (не дома).
    [pending] Кто-то как раз вошёл.
   *[triggered] Уже была тревога.
  }
history-disarmed = Снято с охраны · { $name }
history-told = Оповещены: { $names }.
history-told-one = { $name } в { $time }
history-told-waiting = Ещё не оповещены: { $names }.
history-told-unreached = Оповестить не удалось: { $names }.
history-told-nobody = Я никого не оповещал, только записал это.
history-told-group = группа
history-told-former = кто-то из прежних участников
history-seal = Печать: { $seal }
history-delete-question = Точно удалить это происшествие? Его фото и ролики ({ $size }) пропадут насовсем. { $saved ->
    [yes] Оно сохранено навсегда.{" "}
   *[no] {""}
  }Сообщения в чатах останутся.
history-delete-late = ⚪ Просьба удалить это отправлена раньше, когда я был не в сети.
history-delete-in-use = 🟠 Оно ещё продолжается, или я ещё сообщаю о нём, поэтому сейчас его не удалить. Попробуй через несколько минут.
history-deleted = ⚪ Удалено:
history-deleted-by = ⚪ Происшествие удалено ({ $name }):

history-button-kind = { $kind ->
    [events] Всё
    [intruders] Посторонние
    [stranger] Чужие
    [unsure] Неясно, кто
    [household] Свои
    [movement] Движение
    [camera_lost] Потеря связи
    [false_alarm] Ложные тревоги
   *[pinned] Сохранённое
  }
history-button-older = ‹ Раньше
history-button-newer = Позже ›
history-button-newest = Самые новые
history-button-filter = Фильтр
history-button-jump = Перейти к дате
history-button-timeline = Хронология
history-button-export-day = Экспортировать этот день
history-button-export-month = Экспортировать всё
history-button-causes = Что их вызвало
history-button-all = Показать всё
history-button-change = Изменить фильтр
history-button-person = Кто
history-button-anybody = Кто угодно
history-button-camera = Камера
history-button-any-camera = Любая камера
history-button-day = День
history-button-any-day = Любой день
history-button-show = Показать: { $count }
history-button-clear = Сбросить
history-button-type = Ввести дату
history-button-clip = Показать ролик
history-button-export = Экспортировать
history-button-earlier = ‹ Раньше
history-button-later = Позже ›
history-button-list = К списку

about-events = Что произошло, сначала самое новое
about-intruders = Кто здесь был, хотя не должен был
follows-events = [дата, имя или камера]
