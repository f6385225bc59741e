# /zones: the parts of each camera's picture that are watched or ignored.
about-zones = Какие части кадра считаются
follows-zones = [камера]

zones-which-camera = Зоны какой камеры?
zones-no-camera = Камер пока нет, так что делить на зоны нечего.
zones-in-private = Зоны рисуют в нашем личном чате: нажатий нужно больше, чем Telegram позволяет в группе.
zones-camera-gone = Этой камеры у меня больше нет.
zones-gone = Эту зону тем временем удалили.
zones-too-many = { $most } — больше зон у одной камеры быть не может. Сначала удали одну.
zones-late = ⚪ Нажатие пришло, пока я был не в сети, и я всё оставил как есть. Если ещё нужно, нажми снова.

## A camera's zones
zones-head = Зоны · { $camera }
zones-line = { $number } · { $name } · { $kind ->
    [watch] слежу
   *[ignore] не замечаю
  }
zones-line-empty = { $number } · { $name } · ничего не закрашено
zones-none = Зон нет: считается движение в любом месте кадра.
zones-share = Считается { $percent } % кадра.
zones-share-none = 🟠 Из кадра не считается ничего. Я сообщил бы, только если камеру закроют.
zones-blind = 🟠 { $cameras }: из кадра не считается ничего, он игнорируется целиком.
zones-picture-last = { $camera }: сейчас кадра нет; этот снят { $when }.
zones-picture-none = { $camera }: сейчас кадра нет, поэтому сетка пустая.
zones-new-kind = Для чего новая зона?
    Следить: когда такая зона есть, считается только движение в таких зонах.
    Не замечать: движение в ней никогда не считается, например улица или дерево.
zones-new-name = Зона { $number }
zones-removed = ⚪ { $name }: зона удалена.

## One zone
zone-head = { $camera } · { $number } · { $name } · { $kind ->
    [watch] слежу
   *[ignore] не замечаю
  }
zone-kind-watch = Слежу: считается только движение в таких зонах.
zone-kind-ignore = Не замечаю: движение здесь никогда не считается.
zone-empty = Пока ничего не закрашено, поэтому зона ничего не меняет.
zone-how-paint = Нажми клетку, чтобы закрасить её, ещё раз — чтобы очистить.
zone-how-rows = Нажми любую клетку, чтобы закрасить всю её строку.
zone-how-columns = Нажми любую клетку, чтобы закрасить весь её столбец.
zone-how-zoom = Нажми клетку, которую хочешь увидеть крупнее.
zone-enlarged = Крупно показана клетка { $cell }.
zone-undo-none = Это уже не отменить.
zone-remove-question = Точно удалить зону «{ $name }»? Её клетки будут считаться, как остальной кадр.
zone-name-question = Как назвать зону «{ $name }»? Пришли название, не больше { $most } знаков.
zone-name-empty = В названии должен быть хотя бы один видимый знак.
zone-name-long = Это название слишком длинное.
zone-name-kept = ⚪ Название осталось прежним: { $name }.
zone-named = ⚪ Зона «{ $old }» теперь называется «{ $name }».

## Told to the others
zones-painted-by = ⚪ { $by } меняет зону «{ $name }» · { $camera }
zones-kind-by = { $kind ->
    [watch] ⚪ Теперь слежу за зоной «{ $name }» · { $camera } · { $by }
   *[ignore] ⚪ Теперь не замечаю зону «{ $name }» · { $camera } · { $by }
  }
zones-removed-by = ⚪ Зона «{ $name }» удалена · { $camera } · { $by }

## Buttons
zones-button-add = Добавить зону
zones-button-watch = Следить
zones-button-ignore = Не замечать
zones-button-open-private = Открыть личный чат
zone-button-chosen = • { $label }
zone-button-paint = Закрасить
zone-button-rows = Строки
zone-button-columns = Столбцы
zone-button-zoom = Увеличить
zone-button-zoom-out = Уменьшить
zone-button-undo = Отменить
zone-button-all = Всё
zone-button-none = Ничего
zone-button-name = Назвать
zone-button-more = Ещё
zone-button-done = Готово
