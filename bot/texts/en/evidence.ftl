# /evidence: how long what I record is kept, what it takes, and what goes.

about-evidence = How long evidence is kept, and what it takes
evidence-menu = Evidence

evidence-none = No evidence yet.
evidence-takes = Evidence takes { $used }: { $count ->
    [one] 1 incident of { $oldest }.
   *[other] { $count } incidents, the oldest of { $oldest }.
  }
evidence-pinned = { $size } of it is saved forever.
evidence-disk = { $free } of the disk’s { $size } are free.
evidence-fits = At the present rate { $days ->
    [0] less than a day of evidence fits
    [one] about 1 day of evidence fits
   *[other] about { $days } days of evidence fit
  }.
evidence-rules = { $days ->
    [0] Kept forever
    [365] Kept for 1 year
    [one] Kept for 1 day
   *[other] Kept for { $days } days
  }, { $room ->
    [none] as much as the disk holds
   *[some] at most { $most }
  }. { $free } of the disk stays free.
evidence-used = { $used } of { $most }
evidence-used-gb = { $used } of { $most } GB

## What is chosen: days 0 and room "none" are no limit
evidence-days = { $days ->
    [0] Evidence is kept forever, as long as there is room.
    [365] Evidence is kept for 1 year. What is older goes by itself; what is saved forever stays.
    [one] Evidence is kept for 1 day. What is older goes by itself; what is saved forever stays.
   *[other] Evidence is kept for { $days } days. What is older goes by itself; what is saved forever stays.
  }
evidence-room = { $room ->
    [none] Evidence may take what the disk holds.
   *[some] Evidence may take { $most }.
  } When that is full, the oldest goes, false alarms first. What is saved forever stays.
evidence-free = { $free } of the disk stays free. If it gets less, the oldest evidence goes, false alarms first. What is saved forever stays, and so do the newest 2 GB of the last day.

evidence-button-keep = { $days ->
    [0] Kept forever
    [365] Kept for 1 year
    [one] Kept for 1 day
   *[other] Kept for { $days } days
  }
evidence-button-most = { $room ->
    [none] All the disk holds
   *[some] At most { $most }
  }
evidence-button-free = { $free } stay free
evidence-button-days = { $days ->
    [0] Forever
    [365] 1 year
    [one] 1 day
   *[other] { $days } days
  }
evidence-button-room = { $room ->
    [none] What the disk holds
   *[some] { $most }
  }
evidence-button-size = { $free }
evidence-button-chosen = ✓ { $label }
evidence-button-plan = What would go
evidence-button-pin = Save what must stay
evidence-button-pinned = What is saved
evidence-button-more = Keep more
evidence-button-evidence = Evidence
evidence-button-undo = Undo
evidence-button-remove = Remove them
evidence-button-leave = Keep it as it was

## "older than 7 days"
evidence-age = { $days ->
    [365] 1 year
    [one] 1 day
   *[other] { $days } days
  }
evidence-ask = { $limit ->
    [days] { $count ->
        [one] This removes 1 incident older than { evidence-age } now ({ $dates }, { $size }).
       *[other] This removes { $count } incidents older than { evidence-age } now ({ $dates }, { $size }).
    }
   *[other] { $count ->
        [one] This removes 1 incident now ({ $dates }, { $size }).
       *[other] This removes { $count } incidents now, false alarms and the oldest first ({ $dates }, { $size }).
    }
  }
evidence-agreed = { $count ->
    [one] 1 incident ({ $dates }, { $size }) goes in a minute.
   *[other] { $count } incidents ({ $dates }, { $size }) go in a minute.
  }
evidence-told = { $name } changed how long evidence is kept. { $count ->
    [one] 1 incident ({ $dates }, { $size }) goes in a minute.
   *[other] { $count } incidents ({ $dates }, { $size }) go in a minute.
  }

## What would go
evidence-plan-now = { $count ->
    [one] 1 incident ({ $dates }, { $size }) goes within ten minutes.
   *[other] { $count } incidents ({ $dates }, { $size }) go within ten minutes.
  }
evidence-plan-nothing = Nothing has to go now.
evidence-plan-first = If room runs short, this goes first:
evidence-plan-more = and then { $count ->
    [one] 1 more.
   *[other] { $count } more, the oldest first.
  }

## By itself, to owners
evidence-near-room = 🟠 Evidence takes { $used }. { $when ->
    [soon] Soon
   *[later] In about { $span }
  } I begin to remove the oldest.
evidence-near-disk = 🟠 The disk fills up: { $free } are free, and { $minimum } shall stay so. { $when ->
    [soon] Soon
   *[later] In about { $span }
  } I begin to remove the oldest evidence.
evidence-near-order = False alarms go first; what is saved forever stays.
evidence-removed = { $reason ->
    [too_much] { $count ->
        [one] Removed 1 incident of { $dates } to stay under { $most }.
       *[other] Removed { $count } incidents of { $dates } to stay under { $most }.
    }
   *[disk_full] { $count ->
        [one] Removed 1 incident of { $dates } to keep { $free } of the disk free.
       *[other] Removed { $count } incidents of { $dates } to keep { $free } of the disk free.
    }
  }
evidence-full = 🟠 The disk is full: { $free } are left, and no evidence can go to make room.
    Alerts still come, but soon without evidence on the disk. Evidence takes { $used } of its { $size }: free some space on this machine, or let go of what need not stay.
evidence-pins = 🟠 What is saved forever takes { $size }, and all evidence may take { $most }: nothing else goes to make room.
    Let go of what need not stay, or keep more.
evidence-stuck-pinned = 🟠 What is saved forever fills the room, so nothing else goes to make room.
evidence-stuck-disk = 🟠 The disk is full: { $free } are left, and no evidence can go to make room.
evidence-trouble-disk = The disk is nearly full: { $free } are left. Alerts still come, but what I record may not be kept.
evidence-button-summary = Daily summary
