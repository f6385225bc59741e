# What caused false alarms, and the setting that would have stopped each.

causes-head = <b>What caused your false alarms</b>
causes-count = { $count ->
    [one] 1 in the last { $days } days.
   *[other] { $count } in the last { $days } days.
  }
causes-none = 🟢 No false alarm in the last { $days } days. Tap [False alarm] below an alert that was none, and I look for what they have in common.
causes-small = { $camera }: { $count ->
    [one] 1 was small, { $largest } px at most.
   *[other] { $count } were small, { $largest } px at most.
  } What has { $now } px counts now; { $to } px would have stopped { $count ->
    [one] it.
   *[other] them.
  }
causes-small-costs = { $camera }: { $count ->
    [one] 1 was small, { $largest } px at most.
   *[other] { $count } were small, { $largest } px at most.
  } { $to } px would also have stopped { $loses ->
    [one] a real alarm, so I leave it.
   *[other] { $loses } real alarms, so I leave it.
  }
causes-place = { $camera }: { $count ->
    [one] 1 was
   *[other] { $count } were always
  } { $row ->
    [upper] { $column ->
        [left] in the upper left.
        [right] in the upper right.
       *[middle] in the upper middle.
      }
    [lower] { $column ->
        [left] in the lower left.
        [right] in the lower right.
       *[middle] in the lower middle.
      }
   *[middle] { $column ->
        [left] on the left.
        [right] on the right.
       *[middle] in the middle.
      }
  } No real alarm was there alone.
causes-household = { $camera }: { $count ->
    [one] 1 was the household, { causes-mode }.
   *[other] { $count } were the household, { causes-mode }.
  } Movement could wait for a face.
causes-mode = { $mode ->
    [armed_home] armed home
    [armed_night] armed at night
   *[armed_away] armed away
  }
causes-unchecked = { $count ->
    [one] Of 1 real alarm I cannot tell.
   *[other] Of { $count } real alarms I cannot tell.
  }
causes-hours = { $camera }: { $count } of { $of } came between { $from } and { $to }.
causes-stopped = { $count ->
    [one] 1 would not come any more, as I am set now.
   *[other] { $count } would not come any more, as I am set now.
  }
causes-unexplained = { $count ->
    [one] 1 would have come with any setting.
   *[other] { $count } would have come with any setting.
  }
causes-gone = { $count ->
    [one] 1 was on a camera that is gone.
   *[other] { $count } were on cameras that are gone.
  }

# After a tap.
causes-area-set = 🟢 { $camera }: what has { $to } px counts now. It was { $before } px.
causes-area-back = ⚪ { $camera }: what has { $to } px counts again.
causes-ignored = 🟢 { $camera }: that part of the picture is ignored now.
causes-ignored-already = ⚪ { $camera }: that part of the picture is ignored already.
causes-watched-again = ⚪ { $camera }: that part of the picture counts again.
causes-camera-gone = ⚪ This camera is gone.
causes-zone-name = False alarms

causes-button-area = Set { $value } for { $camera }
causes-button-place = Ignore it at { $camera }
causes-button-household = Wait for a face
causes-button-area-back = Back to { $value }
causes-button-watch = Let it count again
causes-button-show = Show it
