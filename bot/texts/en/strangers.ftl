# Strangers who come again: in alerts, on an incident's page, and on the page of their visits.

# $when is one of the strangers-on- or strangers-since- texts: "once, on Tuesday", "3 times since Tuesday".
strangers-never = Never seen before.
strangers-still-looking = Still looking whether seen before.
strangers-seen = Seen before: { $times ->
    [one] once, { $when }
   *[other] { $times } times { $when }
  }.
strangers-seen-so-far = Seen before: { $times ->
    [one] once, { $when }
   *[other] { $times } times { $when }
  }, and still looking.
strangers-seen-again = Seen again: { $times ->
    [one] once, { $when }
   *[other] { $times } times { $when }
  }.
strangers-on-time = at { $time }
strangers-on-date = on { $date }
# $day: 1 is Monday, 7 is Sunday.
strangers-on-weekday = { $day ->
    [1] on Monday
    [2] on Tuesday
    [3] on Wednesday
    [4] on Thursday
    [5] on Friday
    [6] on Saturday
   *[7] on Sunday
  }
strangers-since-time = since { $time }
strangers-since-date = since { $date }
strangers-since-weekday = { $day ->
    [1] since Monday
    [2] since Tuesday
    [3] since Wednesday
    [4] since Thursday
    [5] since Friday
    [6] since Saturday
   *[7] since Sunday
  }

strangers-status = Strangers: looking through { $known } of { $total } faces

# The page of the visits.
strangers-button-visits = { $when ->
    [earlier] Earlier visits
    [later] Later visits
   *[both] Other visits
  }
strangers-button-forget = Forget this stranger
strangers-page-head = { $count ->
    [one] Another visit of this stranger
   *[other] { $count } other visits of this stranger
  }
strangers-page-newest = The newest { $count } of them, by face, not by name:
strangers-page-all = By face, not by name:
strangers-page-visit = { $number }. { $camera } · { $day } · { $time }
strangers-page-none = I know of no other visit of this stranger. Faces are compared for 30 days, and at most 2,000 of them.
strangers-page-looking = I am still looking through { $known } of { $total } faces of earlier days. There may be more; come back in some minutes.
strangers-page-off = Strangers are told apart once somebody is enrolled and I can read faces. /status says more.
# Forgetting.
strangers-forget-question = Really forget this stranger? It removes { $faces ->
    [one] 1 face picture
   *[other] { $faces } face pictures
  } of { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
  } for good.
  Photos and clips stay, also those that show the face. To remove them, too, delete the incidents themselves: open each one and tap “Delete”.
strangers-forget-nothing = Nothing is kept of this stranger's face. Photos and clips stay until you delete the incident.
strangers-forget-later = I am still looking through faces of earlier days, and would miss some. Try again in some minutes.
strangers-forgotten = ⚪ Forgotten: { $faces ->
    [one] 1 face picture
   *[other] { $faces } face pictures
  } of { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
  } removed. Photos and clips stay.
strangers-forgotten-in-use = { $inUse ->
    [one] One incident goes on or was told only minutes ago, so its face pictures stay for now.
   *[other] { $inUse } incidents go on or were told only minutes ago, so their face pictures stay for now.
  } Try again in 10 minutes.
strangers-forgotten-by = ⚪ { $by } had me forget a stranger: { $faces ->
    [one] 1 face picture
   *[other] { $faces } face pictures
  } of { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
  } removed. Photos and clips stay.
