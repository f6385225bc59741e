# /schedule: arming and disarming by itself, reminders, and the household's phones.

about-schedule = Arm and disarm by weekday and time

# What an entry wants, as a label.
schedule-wanted = { $wanted ->
    [armed_home] Home
    [armed_night] Night
    [armed_away] Away
   *[disarmed] Disarm
  }
schedule-entry = { $days } { $time } · { schedule-wanted }
schedule-entry-off = ⚪ { schedule-entry } · off
schedule-entry-skipped = { schedule-entry } · not on { $date }
schedule-every-day = every day
schedule-no-day = no day

## The list
schedule-head = Schedule · times in { $timezone }
schedule-none = Nothing is armed or disarmed by itself yet.
schedule-next = Next: { $date } { $time } · { schedule-wanted }
schedule-next-none = Nothing comes next.
schedule-remind = { $minutes ->
    [0] I do not remind you before I arm by myself.
   *[other] I remind you { $minutes } min before I arm by myself.
  }
schedule-full = 🟠 There are { $most } entries, and more do not fit. Delete one first.
schedule-gone = ⚪ That entry is not there any more.
schedule-late = 🟠 Your tap reached me too late, so I changed nothing. Tap again if you still want it.
schedule-zone-unknown = 🟠 I do not know the timezone { $timezone }, so I can't follow the schedule. The alarm stays as it is; choose another timezone in /settings.

## One entry
schedule-page-off = ⚪ It is switched off and does nothing.
schedule-page-skipped = ⚪ It does nothing on { $date }.
schedule-delete-question = Really delete { schedule-entry }?
schedule-deleted = ⚪ Deleted: { schedule-entry }
schedule-saved = 🟢 Saved.
schedule-skip-over = ⚪ It is too late for that: { $date } { $time } is over.

## Making an entry
schedule-form-new = New: { schedule-entry }
schedule-form-change = Change to: { schedule-entry }
schedule-form-help = Choose what to do, on which days, and when. Times are in { $timezone }.
schedule-form-no-day = 🟠 Choose at least one day.
schedule-time-question = At what time? Send it like 23:15, or /cancel.
schedule-time-question-group = At what time? Reply to this message with it, like 23:15.
schedule-time-wrong = 🟠 I can't read that as a time of day.

## What happens by itself
schedule-reminder = 🔒 I will arm ({ alarm-mode }) at { $time }, in { $span }.
schedule-skipped-note = ⚪ { $date }: I will not arm at { $time }.
schedule-changed-late = { $why ->
    [off] I was off { $when }, when I should have done it.
    [clock] This machine's clock jumped, so I missed the time { $when }.
   *[disk] My disk refused { $when }, so it is late.
  }
schedule-ask-late = 🟠 { $why ->
    [off] I was off { $when }, when I should have disarmed.
    [clock] This machine's clock jumped over the time { $when }, when I should have disarmed.
   *[disk] My disk refused { $when }, when I should have disarmed.
  }
    I am still armed. Disarm now?
schedule-ask-alarm = 🔴 I should disarm { $when }, but the alarm is going on.
    Somebody may be in, so I leave it on. Disarm now?
schedule-failed = 🟠 I could not { $wanted ->
    [disarmed] disarm
   *[other] arm
  } { $when }: my disk refused. I keep trying.
presence-failed = 🟠 All phones have left, but I could not arm: my disk refused. I keep trying.

## What the others are told
schedule-told = { $what ->
    [added] { $name } added to the schedule: { schedule-entry }
    [changed] { $name } changed the schedule: { schedule-entry }
    [on] { $name } switched on in the schedule: { schedule-entry }
    [off] ⚪ { $name } switched off in the schedule: { schedule-entry }
   *[removed] ⚪ { $name } deleted from the schedule: { schedule-entry }
  }
schedule-told-skipped = ⚪ { $name } said: not on { $date }. I will not { $wanted ->
    [disarmed] disarm
   *[other] arm
  } at { $time }.
schedule-told-unskipped = 🔒 { $name } said: as planned. I will { $wanted ->
    [disarmed] disarm
   *[other] arm
  } at { $time } on { $date }.
presence-told = { $enabled ->
    [yes] 🔒 { $name } switched on: I arm when all phones have left.
   *[no] ⚪ { $name } switched off: I do not arm any more when all phones have left.
  }
presence-told-phone = { $what ->
    [added] { $name } added a phone that I look for: { $phone }
   *[removed] { $name } removed a phone that I looked for: { $phone }
  }

## Phones
presence-head = Phones · arming when everybody has left
presence-off = ⚪ Off.
presence-on = 🔒 On: when no phone has answered for { $span }, I arm (away). I never disarm by myself.
presence-none = Add the phones of the household first. Each needs an address that stays the same.
presence-place = { $place ->
    [home] 🟢 { $phone } ({ $address }) · at home for { $span }
    [away] ⚪ { $phone } ({ $address }) · away for { $span }
   *[unknown] 🟠 { $phone } ({ $address }) · not known yet
  }
presence-phone = { $phone } ({ $address })
presence-not-seen = I arm only after I have seen a phone at home once.
presence-question = Whose phone, and at which address? Send me a name and the address, like { $example }, or /cancel.
presence-question-group = Whose phone, and at which address? Reply to this message with a name and the address, like { $example }.
presence-question-name = Whose phone is { $address }? Send me a name, or /cancel.
presence-question-name-group = Whose phone is { $address }? Reply to this message with a name.
presence-suggested = These answered on your network lately:
presence-wrong = { $problem ->
    [no_address] 🟠 The address is missing.
    [no_name] 🟠 The name is missing.
    [long_name] 🟠 That name is too long.
    [own_address] 🟠 That is no address of a phone.
    [there_already] 🟠 There is a phone with that address already, or there are too many.
   *[bad_address] 🟠 That is no address: it looks like 192.168.1.23, or like a name on your network.
  }
presence-added = 🟢 I look for { $phone } now.
presence-remove-question = Really stop looking for { $phone }?
presence-removed = ⚪ I do not look for { $phone } any more.
presence-phone-gone = ⚪ That phone is not there any more.

## Buttons
schedule-button-add = Add
schedule-button-phones = Phones
schedule-button-edit = Edit
schedule-button-on = Switch on
schedule-button-off = Switch off
schedule-button-skip = Not on { $date }
schedule-button-unskip = On { $date } again
schedule-button-not-tonight = Not tonight
schedule-button-not-today = Not today
schedule-button-ok = OK
schedule-button-undo = Undo
schedule-button-show = Schedule
schedule-button-save = Save
schedule-button-hour-less = −1 h
schedule-button-hour-more = +1 h
schedule-button-weekdays = Weekdays
schedule-button-weekend = Weekend
schedule-button-every-day = Every day
schedule-button-chosen = ✓ { $label }
schedule-button-reminder = { $minutes ->
    [0] No reminder
   *[other] { $minutes } min
  }
presence-button-after = After { $minutes } min
presence-button-add = Add a phone
presence-button-remove = Remove { $phone }
