# The daily summary, and /summary.

about-summary = What happened in the last 24 hours
summary-quiet = 🟢 A quiet day · { $date }
summary-degraded = 🟠 Quiet, but not all was watched all the time · { $date }
summary-alarms = { $count ->
    [one] 🔴 One alarm · { $date }
   *[other] 🔴 { $count } alarms · { $date }
  }
summary-moment = { $date }, { $time }
summary-span = From { $from } to { $to }.
summary-nothing = Nothing happened.
summary-strangers = { $count ->
    [one] one stranger
   *[other] { $count } strangers
  }
summary-unsure = { $count ->
    [one] once unsure who it was
   *[other] { $count } times unsure who it was
  }
summary-movements = { $count ->
    [one] movement once
   *[other] movement { $count } times
  }
summary-household = { $count ->
    [one] the household once
   *[other] the household { $count } times
  }
summary-false = { $count ->
    [one] one false alarm
   *[other] { $count } false alarms
  }
summary-seen = Seen: { $people }
summary-person = { $name } { $from }–{ $to }
summary-person-once = { $name } { $from }
summary-cameras-well = { $count ->
    [one] The camera was there all the time.
    [2] Both cameras were there all the time.
    [2] Both cameras were there all the time.
   *[other] All { $count } cameras were there all the time.
  }
summary-camera-lost = { $count ->
    [one] { $camera } was there { $percent } % of the time: lost once, for { $span }.
   *[other] { $camera } was there { $percent } % of the time: lost { $count } times, for { $span } in all.
  }
summary-off = I was not running for { $span }.
summary-evidence = Evidence takes { $used }.
summary-free = { $free } of the disk are free.
summary-removed = { $count ->
    [one] One old incident was removed by rule ({ $size }).
   *[other] { $count } old incidents were removed by rule ({ $size }).
  }
summary-seal = Seal { $head }, entry { $number }. Leave this message here: it proves what was there today.
summary-button-events = Events
summary-button-verify = Verify
summary-button-time = When
summary-button-now = Show it now
summary-button-at = { $chosen ->
    [yes] • { $time } •
   *[no] { $time }
  }
summary-button-never = { $chosen ->
    [yes] • Never •
   *[no] Never
  }
summary-time = The daily summary comes at { $time }, without a sound.
summary-time-never = No daily summary comes. With one, the seal's newest characters stand in this chat every day, where nobody can rewrite them.
