# /modes: what alarms in each way to be armed.

about-modes = What alarms away, at home, at night

mode-alarms = { $movement ->
    [at_once] { $unknown ->
        [on] Movement or a strange face alarms.
       *[off] Movement alarms.
      }
    [unless_known] { $unknown ->
        [on] Movement waits up to 8 s for a face; family alone is silent; no face or a stranger alarms.
       *[off] Movement waits up to 8 s for a face; family alone is silent; no face alarms.
      }
   *[never] { $unknown ->
        [on] Only a strange face alarms; movement alone is silent.
       *[off] { $unsure ->
            [on] { $mode ->
                [armed_away] Only a face I am not sure about alarms; movement alone is silent.
               *[other] A face I am not sure about is told without a sound; everything else is silent.
              }
           *[off] Movement and faces are silent.
          }
      }
  }
mode-alarms-unsure = { $mode ->
    [armed_away] A face I am not sure about alarms, too.
   *[other] A face I am not sure about is told without a sound.
  }
armed-movement = Movement alarms.

## The list
modes-head = What alarms when I am armed:
modes-line = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · { $what }
   *[no] <b>{ modes-name }</b> · { $what }
  }
modes-line-deaf = 🟠 <b>{ modes-name }</b> · Nothing would alarm in this mode.
modes-name = { $mode ->
    [armed_home] Home
    [armed_night] Night
   *[armed_away] Away
  }

## One mode
modes-mode-head = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · armed like this now
   *[no] <b>{ modes-name }</b>
  }
modes-deaf = 🟠 Nothing would alarm in this mode: { $why ->
    [cameras] no camera counts.
   *[triggers] movement and faces are all silent.
  }
modes-no-faces = As long as I recognise nobody by face, movement alarms at once in every mode.
modes-cameras = Cameras that count: { $cameras }.
modes-cameras-off = Cameras that don't count here: { $cameras }.
modes-zones-off = Zones that don't count here: { $zones }.
modes-exit = { $delay ->
    [none] It is armed at once.
   *[some] After arming you have { $span } to leave.
  }
modes-entry = { $delay ->
    [none] What alarms does so at once.
   *[some] Who comes in has { $span } to disarm before it alarms.
  }
modes-reset-done = ⚪ { modes-name } is as it was in the beginning.
modes-undone = 🟢 { modes-name } is as it was before.
modes-undo-gone = ⚪ There is nothing left to undo.
modes-deaf-question = 🟠 I am armed ({ alarm-mode }). With this nothing would alarm any more. Change it all the same?
modes-late = ⚪ You changed this earlier, while I was offline, so I left it as it is:
modes-changed = ⚪ { $name } changed what alarms ({ alarm-mode }).

## Cameras and zones of a mode
modes-cameras-head = <b>{ modes-name }</b> · which cameras count
    Those that are off record and tell nothing here.
modes-no-camera = There is no camera yet.
modes-zones-head = <b>{ modes-name }</b> · which zones count
modes-zones-which = <b>{ modes-name }</b> · the zones of which camera?
modes-zones-of = { $camera }: a zone that is off is treated here as if it were not drawn.
modes-no-zones = No camera has zones: /zones draws some.

## Buttons
button-modes = What alarms
button-mode-name = { modes-name }
button-movement = { $movement ->
    [at_once] At once
    [unless_known] Unless known
   *[never] Never
  }
button-movement-now = ✓ { button-movement }
button-unknown = { $value ->
    [on] Strangers: on
   *[off] Strangers: off
  }
button-unsure = { $value ->
    [on] Unsure faces: on
   *[off] Unsure faces: off
  }
button-mode-cameras = Cameras: { $count } of { $total }
button-mode-zones = Zones
button-counts = { $value ->
    [on] ✓ { $name }
   *[off] { $name }: off
  }
button-exit = Exit: { $span }
button-entry = Entry: { $span }
button-modes-less = −
button-modes-more = +
button-modes-reset = Reset
button-modes-undo = Undo
button-modes-change = Change it
button-modes-keep = Keep it
