# A day as one picture.

timeline-head = <b>Хронология</b> · { $day }
timeline-count = { $what ->
    [stranger] 🔴 красное: { $count ->
        [1] чужой
        [one] чужие, { $count } раз
        [few] чужие, { $count } раза
        [many] чужие, { $count } раз
       *[other] чужие, { $count } раза
      }
    [unsure] 🟠 оранжевое: { $count ->
        [1] не уверен, кто это
        [one] не уверен, кто это, { $count } раз
        [few] не уверен, кто это, { $count } раза
        [many] не уверен, кто это, { $count } раз
       *[other] не уверен, кто это, { $count } раза
      }
    [household] 🟢 зелёное: { $count ->
        [1] свои
        [one] свои, { $count } раз
        [few] свои, { $count } раза
        [many] свои, { $count } раз
       *[other] свои, { $count } раза
      }
    [camera_lost] полосатое: { $count ->
        [1] потеря связи с камерой
        [one] потеря связи с камерой, { $count } раз
        [few] потеря связи с камерой, { $count } раза
        [many] потеря связи с камерой, { $count } раз
       *[other] потеря связи с камерой, { $count } раза
      }
   *[movement] серое: { $count ->
        [1] движение
        [one] движение, { $count } раз
        [few] движение, { $count } раза
        [many] движение, { $count } раз
       *[other] движение, { $count } раза
      }
  }
timeline-false = один контур: { $count ->
    [1] ложная тревога
   *[other] ложные тревоги, всего { $count }
  }
timeline-label = { $label } — это { $camera }.
timeline-left-out = { $count ->
    [1] Ещё одна камера на картинке не помещается.
    [one] Ещё { $count } камера на картинке не помещается.
    [few] Ещё { $count } камеры на картинке не помещаются.
    [many] Ещё { $count } камер на картинке не помещаются.
   *[other] Ещё { $count } камеры на картинке не помещаются.
  }
timeline-nothing = В этот день ничего не произошло.

timeline-button-earlier = Предыдущий день
timeline-button-later = Следующий день
timeline-button-hours = { $from }–{ $to } ч · { $count }
