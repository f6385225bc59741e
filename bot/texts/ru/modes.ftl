# /modes: what alarms in each way to be armed.

about-modes = Что поднимает тревогу: не дома, дома, ночью

mode-alarms = { $movement ->
    [at_once] { $unknown ->
        [on] Тревогу поднимает движение или чужое лицо.
       *[off] Тревогу поднимает движение.
      }
    [unless_known] { $unknown ->
        [on] При движении жду лица до 8 с: одни свои — тихо; лица нет или чужой — тревога.
       *[off] При движении жду лица до 8 с: одни свои — тихо; лица нет — тревога.
      }
   *[never] { $unknown ->
        [on] Тревогу поднимает только чужое лицо; одно движение — тихо.
       *[off] { $unsure ->
            [on] { $mode ->
                [armed_away] Тревогу поднимает только лицо, в котором я не уверен; одно движение — тихо.
               *[other] О лице, в котором я не уверен, сообщаю без звука; всё остальное — тихо.
              }
           *[off] Движение и лица тревоги не поднимают.
          }
      }
  }
mode-alarms-unsure = { $mode ->
    [armed_away] Лицо, в котором я не уверен, тоже поднимает тревогу.
   *[other] О лице, в котором я не уверен, сообщаю без звука.
  }
armed-movement = Тревогу поднимает движение.

## The list
modes-head = Что поднимает тревогу под охраной:
modes-line = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · { $what }
   *[no] <b>{ modes-name }</b> · { $what }
  }
modes-line-deaf = 🟠 <b>{ modes-name }</b> · В этом режиме ничто не подняло бы тревогу.
modes-name = { $mode ->
    [armed_home] Дома
    [armed_night] Ночь
   *[armed_away] Не дома
  }

## One mode
modes-mode-head = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · сейчас охрана в этом режиме
   *[no] <b>{ modes-name }</b>
  }
modes-deaf = 🟠 В этом режиме ничто не подняло бы тревогу: { $why ->
    [cameras] ни одна камера не считается.
   *[triggers] движение и лица выключены.
  }
modes-no-faces = Пока я никого не узнаю в лицо, движение сразу поднимает тревогу в любом режиме.
modes-cameras = Камеры, которые считаются: { $cameras }.
modes-cameras-off = Камеры, которые здесь не считаются: { $cameras }.
modes-zones-off = Зоны, которые здесь не считаются: { $zones }.
modes-exit = { $delay ->
    [none] Охрана начинается сразу.
   *[some] Время на выход: { $span }.
  }
modes-entry = { $delay ->
    [none] Тревога поднимается сразу.
   *[some] Время на вход, чтобы снять с охраны до тревоги: { $span }.
  }
modes-reset-done = ⚪ { modes-name }: всё как в самом начале.
modes-undone = 🟢 { modes-name }: всё как было раньше.
modes-undo-gone = ⚪ Отменять больше нечего.
modes-deaf-question = 🟠 Сейчас под охраной ({ alarm-mode }). С этим ничто больше не подняло бы тревогу. Всё равно изменить?
modes-late = ⚪ Это изменение отправлено раньше, когда я был не в сети, и я всё оставил как есть:
modes-changed = ⚪ Изменено, что поднимает тревогу в режиме «{ alarm-mode }» · { $name }

## Cameras and zones of a mode
modes-cameras-head = <b>{ modes-name }</b> · какие камеры считаются
    Выключенные здесь ничего не записывают и не сообщают.
modes-no-camera = Камер пока нет.
modes-zones-head = <b>{ modes-name }</b> · какие зоны считаются
modes-zones-which = <b>{ modes-name }</b> · зоны какой камеры?
modes-zones-of = { $camera }: выключенной зоны здесь как будто нет.
modes-no-zones = Ни у одной камеры нет зон: нарисовать их можно в /zones.

## Buttons
button-modes = Что поднимает тревогу
button-mode-name = { modes-name }
button-movement = { $movement ->
    [at_once] Сразу
    [unless_known] Кроме своих
   *[never] Никогда
  }
button-movement-now = ✓ { button-movement }
button-unknown = { $value ->
    [on] Чужие: да
   *[off] Чужие: нет
  }
button-unsure = { $value ->
    [on] Неясные лица: да
   *[off] Неясные лица: нет
  }
button-mode-cameras = Камеры: { $count } из { $total }
button-mode-zones = Зоны
button-counts = { $value ->
    [on] ✓ { $name }
   *[off] { $name }: нет
  }
button-exit = Выход: { $span }
button-entry = Вход: { $span }
button-modes-less = −
button-modes-more = +
button-modes-reset = Сбросить
button-modes-undo = Отменить
button-modes-change = Изменить
button-modes-keep = Оставить
