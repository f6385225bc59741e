# Strangers who come again: in alerts, on an incident's page, and on the page of their visits.
# A date ends in a full stop ("22 нояб. 2026 г."): it stands in brackets.

strangers-never = Этого лица я раньше не видел.
strangers-still-looking = Ещё проверяю, видел ли я это лицо раньше.
strangers-seen = Это лицо я уже видел { $times ->
    [one] { $times } раз ({ $when })
    [few] { $times } раза ({ $when })
    [many] { $times } раз ({ $when })
   *[other] { $times } раза ({ $when })
  }.
strangers-seen-so-far = Это лицо я уже видел { $times ->
    [one] { $times } раз ({ $when })
    [few] { $times } раза ({ $when })
    [many] { $times } раз ({ $when })
   *[other] { $times } раза ({ $when })
  } и ещё проверяю.
strangers-seen-again = Потом я видел это лицо ещё { $times ->
    [one] { $times } раз ({ $when })
    [few] { $times } раза ({ $when })
    [many] { $times } раз ({ $when })
   *[other] { $times } раза ({ $when })
  }.
strangers-on-time = в { $time }
strangers-on-date = { $date }
# $day: 1 is Monday, 7 is Sunday.
strangers-on-weekday = { $day ->
    [1] в понедельник
    [2] во вторник
    [3] в среду
    [4] в четверг
    [5] в пятницу
    [6] в субботу
   *[7] в воскресенье
  }
strangers-since-time = с { $time }
strangers-since-date = с { $date }
strangers-since-weekday = { $day ->
    [1] с понедельника
    [2] со вторника
    [3] со среды
    [4] с четверга
    [5] с пятницы
    [6] с субботы
   *[7] с воскресенья
  }

strangers-status = Чужие: просмотрено лиц { $known } из { $total }

# The page of the visits.
strangers-button-visits = { $when ->
    [earlier] Прошлые визиты
    [later] Более поздние визиты
   *[both] Другие визиты
  }
strangers-button-forget = Забыть чужого
strangers-page-head = { $count ->
    [1] Ещё один визит этого чужого
    [one] Ещё { $count } визит этого чужого
    [few] Ещё { $count } визита этого чужого
    [many] Ещё { $count } визитов этого чужого
   *[other] Ещё { $count } визита этого чужого
  }
strangers-page-newest = Самые новые из них ({ $count }), по лицу, не по имени:
strangers-page-all = По лицу, не по имени:
strangers-page-visit = { $number }. { $camera } · { $day } · { $time }
strangers-page-none = О других визитах этого чужого я не знаю. Лица я сравниваю за 30 дней, и не больше 2000 лиц.
strangers-page-looking = Я ещё просматриваю лица прошлых дней: { $known } из { $total }. Визитов может стать больше; загляни через несколько минут.
strangers-page-off = Чужих я различаю, когда знаю в лицо хотя бы кого-то и могу читать лица. Подробнее скажет /status.
# Forgetting.
strangers-forget-question = Точно забыть этого чужого? Насовсем пропадут снимки лица: { $faces } ({ $incidents ->
    [one] из { $incidents } происшествия
   *[other] из { $incidents } происшествий
  }).
  Фото и ролики останутся, даже те, где видно это лицо. Чтобы убрать и их, удали сами происшествия: открой каждое и нажми «Удалить».
strangers-forget-nothing = Лица этого чужого у меня нет. Фото и ролики остаются, пока не удалить происшествие.
strangers-forget-later = Я ещё просматриваю лица прошлых дней и какие-то пропустил бы. Попробуй через несколько минут.
strangers-forgotten = ⚪ Чужой забыт. Удалено снимков лица: { $faces } ({ $incidents ->
    [one] из { $incidents } происшествия
   *[other] из { $incidents } происшествий
  }). Фото и ролики остаются.
strangers-forgotten-in-use = { $inUse ->
    [1] Одно происшествие ещё продолжается, или о нём сообщено только что, поэтому его снимки лица пока остаются.
   *[other] Есть происшествия ({ $inUse }), которые ещё продолжаются или о которых сообщено только что, поэтому их снимки лица пока остаются.
  } Попробуй ещё раз через 10 минут.
strangers-forgotten-by = ⚪ Чужой забыт по просьбе ({ $by }). Удалено снимков лица: { $faces } ({ $incidents ->
    [one] из { $incidents } происшествия
   *[other] из { $incidents } происшествий
  }). Фото и ролики остаются.
