# Strangers who come again: in alerts, on an incident's page, and on the page of their visits.

# $when is one of the strangers-on- or strangers-since- texts: "einmal, am Dienstag", "3-mal seit Dienstag".
strangers-never = Noch nie zuvor gesehen.
strangers-still-looking = Ob ich die Person schon einmal gesehen habe, prüfe ich noch.
strangers-seen = Schon gesehen: { $times ->
    [one] einmal, { $when }
   *[other] { $times }-mal { $when }
  }.
strangers-seen-so-far = Schon gesehen: { $times ->
    [one] einmal, { $when }
   *[other] { $times }-mal { $when }
  }; ich suche noch weiter.
strangers-seen-again = Wieder gesehen: { $times ->
    [one] einmal, { $when }
   *[other] { $times }-mal { $when }
  }.
strangers-on-time = um { $time }
strangers-on-date = am { $date }
# $day: 1 is Monday, 7 is Sunday.
strangers-on-weekday = { $day ->
    [1] am Montag
    [2] am Dienstag
    [3] am Mittwoch
    [4] am Donnerstag
    [5] am Freitag
    [6] am Samstag
   *[7] am Sonntag
  }
strangers-since-time = seit { $time }
strangers-since-date = seit dem { $date }
strangers-since-weekday = { $day ->
    [1] seit Montag
    [2] seit Dienstag
    [3] seit Mittwoch
    [4] seit Donnerstag
    [5] seit Freitag
    [6] seit Samstag
   *[7] seit Sonntag
  }

strangers-status = Fremde: { $known } von { $total } Gesichtern durchgesehen

# The page of the visits.
strangers-button-visits = { $when ->
    [earlier] Frühere Besuche
    [later] Spätere Besuche
   *[both] Andere Besuche
  }
strangers-button-forget = Diese Person vergessen
strangers-page-head = { $count ->
    [one] Ein weiterer Besuch dieser fremden Person
   *[other] { $count } weitere Besuche dieser fremden Person
  }
strangers-page-newest = Die neuesten { $count } davon, nach dem Gesicht, nicht nach dem Namen:
strangers-page-all = Nach dem Gesicht, nicht nach dem Namen:
strangers-page-visit = { $number }. { $camera } · { $day } · { $time }
strangers-page-none = Ich weiß von keinem weiteren Besuch dieser fremden Person. Ich vergleiche Gesichter aus 30 Tagen, höchstens 2.000.
strangers-page-looking = Ich sehe noch Gesichter früherer Tage durch, { $known } von { $total }. Vielleicht finde ich mehr; schau in ein paar Minuten noch einmal.
strangers-page-off = Fremde unterscheide ich erst, wenn ich jemanden kenne und Gesichter lesen kann. /status sagt mehr.
# Forgetting.
strangers-forget-question = Wirklich diese fremde Person vergessen? Das löscht endgültig { $faces ->
    [one] 1 Gesichtsbild
   *[other] { $faces } Gesichtsbilder
  } aus { $incidents ->
    [one] 1 Vorfall
   *[other] { $incidents } Vorfällen
  }.
  Fotos und Clips bleiben, auch die, auf denen das Gesicht zu sehen ist. Sollen auch sie weg, lösch die Vorfälle selbst: Öffne jeden und tippe auf „Löschen“.
strangers-forget-nothing = Vom Gesicht dieser fremden Person ist nichts gespeichert. Fotos und Clips bleiben, bis du den Vorfall löschst.
strangers-forget-later = Ich sehe noch Gesichter früherer Tage durch und würde welche übersehen. Versuch es in ein paar Minuten noch einmal.
strangers-forgotten = ⚪ Vergessen: { $faces ->
    [one] 1 Gesichtsbild
   *[other] { $faces } Gesichtsbilder
  } aus { $incidents ->
    [one] 1 Vorfall
   *[other] { $incidents } Vorfällen
  } gelöscht. Fotos und Clips bleiben.
strangers-forgotten-in-use = { $inUse ->
    [one] Ein Vorfall dauert an oder wurde erst vor wenigen Minuten gemeldet, darum bleiben seine Gesichtsbilder vorerst.
   *[other] { $inUse } Vorfälle dauern an oder wurden erst vor wenigen Minuten gemeldet, darum bleiben ihre Gesichtsbilder vorerst.
  } Versuch es in 10 Minuten noch einmal.
strangers-forgotten-by = ⚪ Auf Wunsch von { $by } habe ich eine fremde Person vergessen: { $faces ->
    [one] 1 Gesichtsbild
   *[other] { $faces } Gesichtsbilder
  } aus { $incidents ->
    [one] 1 Vorfall
   *[other] { $incidents } Vorfällen
  } gelöscht. Fotos und Clips bleiben.
