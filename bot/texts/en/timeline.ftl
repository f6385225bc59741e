# A day as one picture.

timeline-head = <b>Timeline</b> · { $day }
timeline-count = { $what ->
    [stranger] 🔴 red: { $count ->
        [one] a stranger
       *[other] strangers, { $count } times
      }
    [unsure] 🟠 orange: { $count ->
        [one] not sure who
       *[other] not sure who, { $count } times
      }
    [household] 🟢 green: { $count ->
        [one] the household
       *[other] the household, { $count } times
      }
    [camera_lost] striped: { $count ->
        [one] a camera was lost
       *[other] a camera was lost, { $count } times
      }
   *[movement] grey: { $count ->
        [one] movement
       *[other] movement, { $count } times
      }
  }
timeline-false = hollow: { $count ->
    [one] a false alarm
   *[other] false alarms, { $count }
  }
timeline-label = { $label } is { $camera }.
timeline-left-out = { $count ->
    [one] One camera more has no room in the picture.
   *[other] { $count } cameras more have no room in the picture.
  }
timeline-nothing = Nothing happened that day.

timeline-button-earlier = Earlier day
timeline-button-later = Later day
timeline-button-hours = { $from }–{ $to } h · { $count }
