# /arm: what may follow it, when it is doubtful, when it is refused.

# Words that may be typed, in small letters, separated by commas. Each is one word.
arm-words-away = ушли, ушёл, ушел, ушла, уехали, уехал, уехала, ухожу, уходим, недома
arm-words-home = дома, дом
arm-words-night = ночь, ночью, ночной
arm-words-seconds = с, сек, секунд, секунда, секунды, секунду
arm-words-minutes = м, мин, минут, минута, минуты, минуту

arm-not-understood = 🟠 Не понимаю «{ $word }» после /arm, поэтому ничего не изменилось.
    Нажми нужный режим или пришли, например, /arm { $example }.
arm-too-long = 🟠 На выход можно дать самое большее { $most }, поэтому ничего не изменилось.
    Нажми нужный режим или пришли, например, /arm { $example }.
arm-deaf = 🟠 Охраны нет: в режиме «{ alarm-mode }» ничто не подняло бы тревогу. { $why ->
    [cameras] Ни одна камера там не считается.
   *[triggers] Движение и лица там выключены.
  }
    Измени, что поднимает там тревогу, или выбери другой режим.
arm-moving = { $camera }: там ещё движение.

# The disk refused to keep what somebody wished for.
alarm-unsaved = { $what ->
    [disarmed] 🟠 Но записать это не удалось: после перезапуска я снова буду охранять. Освободи место на моём диске.
   *[armed] 🟠 Но записать это не удалось: после перезапуска такой охраны не будет. Освободи место на моём диске.
  }
