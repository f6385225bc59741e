# What the control side says. Signs: 🔴 alarm · 🟠 unsure or degraded · 🟢 all well · ⚪ off · 🔒 armed.

## The alarm
alarm-state = { $state ->
    [disarmed] ⚪ Disarmed
    [arming] 🔒 Arming ({ alarm-mode })
    [armed_home] 🔒 Armed (home)
    [armed_night] 🔒 Armed (night)
    [armed_away] 🔒 Armed (away)
    [pending] 🟠 Somebody is in
   *[triggered] 🔴 Alarm ({ alarm-mode })
  }
# The mode as a word within a sentence.
alarm-mode = { $mode ->
    [armed_home] home
    [armed_night] night
   *[armed_away] away
  }
# Who or what brought it there: $means.
alarm-by = { $means ->
    [person] { alarm-state } by { $name }
    [schedule] { alarm-state } by the schedule
    [presence] { alarm-state }, because nobody is at home
   *[nobody] { alarm-state }
  }
alarm-since = { $means ->
    [person] { alarm-state } since { $since } by { $name }
    [schedule] { alarm-state } since { $since } by the schedule
    [presence] { alarm-state } since { $since }, because nobody is at home
   *[nobody] { alarm-state } since { $since }
  }
alarm-changed = { $means ->
    [person] { alarm-state } by { $name } · { $time }
    [schedule] { alarm-state } by the schedule · { $time }
    [presence] { alarm-state }, because nobody is at home · { $time }
   *[nobody] { alarm-state } · { $time }
  }
# While time runs: until it is armed, or until it is an alarm.
alarm-arming-left = { $means ->
    [person] { alarm-state } by { $name } · armed in { $span }
    [schedule] { alarm-state } by the schedule · armed in { $span }
    [presence] { alarm-state }, because nobody is at home · armed in { $span }
   *[nobody] { alarm-state } · armed in { $span }
  }
alarm-arming-until = { $means ->
    [person] { alarm-state } by { $name } · armed at { $time }
    [schedule] { alarm-state } by the schedule · armed at { $time }
    [presence] { alarm-state }, because nobody is at home · armed at { $time }
   *[nobody] { alarm-state } · armed at { $time }
  }
alarm-pending-left = { alarm-state } · alarm in { $span } unless somebody disarms

arm-no-camera = 🟠 Not armed: there is nothing to watch.
arm-question = 🟠 Not armed yet:
arm-question-none-left = No camera shows me anything now. Armed like this I would watch each one as soon as it is there.
armed-without = 🟠 Not yet watching:
missing-lost = { $camera } has been lost for { $span }.
missing-connecting = { $camera } is still connecting, for { $span } now.
missing-paused = { $camera } is paused.

## Asked back
late-disarm = ⚪ You asked me to disarm { $when }, while I was offline.
    I am still armed. Disarm now?
late-arm = ⚪ You asked me to { $mode ->
        [armed_home] arm (home)
        [armed_night] arm (night)
       *[armed_away] arm
    } { $when }, while I was offline.
    I am still disarmed. Arm now?
late-arm-otherwise = ⚪ You asked me to { $mode ->
        [armed_home] arm (home)
        [armed_night] arm (night)
       *[armed_away] arm (away)
    } { $when }, while I was offline.
    I am { $now ->
        [armed_home] armed (home)
        [armed_night] armed (night)
       *[armed_away] armed (away)
    } now. Change it?
late-disarmed-already = ⚪ You asked me to disarm { $when }, while I was offline.
    I am disarmed.
late-armed-already = 🔒 You asked me to arm { $when }, while I was offline.
    I am armed.
late-earlier = earlier

## Who is who
start-paired = Welcome. You are this guard's owner now; nobody else gets an answer from me.
setup-goes-on = Set-up goes on in the terminal. Once I run, /help lists what I can do.
setup-picture = This is what { $camera } sees.
start-known = I am here, { $name }. /help lists what I can do.
start-cameras = Cameras: { $cameras }
no-camera = { $reader ->
    [owner] No camera yet. Paste its address here (rtsp://… or http://…), or look for one on the network.
    [group] No camera yet. The owner adds one in the private chat with me: an address may hold a password.
   *[other] No camera yet. The owner can add one.
  }
refused-anonymous = I can't see who you are, because you write in the name of a group or channel. Turn off "Remain anonymous", or write to me privately.

## Cameras
camera-which = Which camera?
camera-unknown = I know no camera "{ $asked }". Which one do you mean?
camera-live = 🟢 { $camera }
camera-connecting = 🟠 { $camera } · connecting for { $span }
camera-lost = 🔴 { $camera } · lost for { $span }
camera-lost-because = 🔴 { $camera } · lost for { $span }: { $reason }
camera-rate = { $rate } fps
camera-movement = last movement { $ago }
camera-no-movement = no movement so far
camera-every-frame-because = looking at every picture: { $reason }
camera-muted = muted here for { $span }
detail-picture = { $codec }, { $size }
detail-keyframes = A keyframe every { $seconds } s
detail-watching-keyframes = While it is quiet I look at the keyframes only
detail-watching-every-frame = I look at every picture
detail-watching-nothing = I look at no picture now
detail-last-picture = Last picture { $ago }
detail-ring = The last { $span } are kept in memory ({ $size })
camera-unmuted = 🟢 { $camera } may ring here again.

## Pictures and clips
picture-caption = { $camera } · { $moment }
    { $tag }
clip-progress = Recording { $camera } · { $recorded } of { $of } s
clip-sending = Sending the clip from { $camera }…
clip-part = Part { $part } of { $parts }
clip-cancelled = ⚪ The clip from { $camera } was cancelled; nothing was kept.
clip-busy = I am recording a clip from { $camera } already. It comes in a moment.
clip-over = ⚪ This recording is over.
clip-wrong-length = A clip is 1 to { $most } whole seconds long. Send for example /clip { $example }, or tap for { $example } s.
live-ended = ⚪ Live has ended.
live-too-large = 🟠 The pictures of { $camera } are too large to be shown live. /snapshot sends one as a file.

## Status
status-trouble = 🟠 { $trouble }
status-evidence = Evidence { $size }
status-waiting = { $count ->
    [0] nothing waiting to be sent
    [one] 1 message waiting to be sent
   *[other] { $count } messages waiting to be sent
  }
status-last-sent = last one sent { $ago }
status-parked = { $count ->
    [one] 1 message could not be sent
   *[other] { $count } messages could not be sent
  }

## Help
help-head = I watch your cameras and tell you here when something moves while I am armed.
help-foot = Without a camera's name I ask, or take all. A name's beginning or its number is enough.
about-arm = Watch, and raise the alarm
follows-arm = [home|night|away] [30s]
about-disarm = Stop alarming
about-snapshot = What the cameras see now
about-clip = A clip of up to 60 s that begins 5 s ago
about-live = A picture that renews itself for a minute
about-status = Alarm, cameras and what waits, at a glance
about-help = What I can do
about-start = Say hello
follows-snapshot = [camera]
follows-clip = [seconds] [camera]
follows-live = [camera]

## When something goes wrong
failure-camera = 🟠 { $message }
failure-disk = 🟠 I couldn't write to my disk, so nothing was changed. Look at my log: it says which file and why. { failure-until-then }
failure-disk-full = 🟠 My disk is full, so nothing was changed. Free some space on it and try again. { failure-until-then }
failure-until-then = If alarms won't let you wait, mute this chat in Telegram or stop me on my machine.
failure-unexpected = 🟠 That went wrong, and it is not your fault. Try again; if it stays so, look at my log.
not-understood = I didn't understand that. /help lists what I can do.
no-words = I understand commands and taps, but not pictures, files or voices. /help lists what I can do.

## Toasts: at most 200 characters
toast-camera-gone = This camera is gone.
toast-recording = I am recording { $camera } already.
toast-clip-over = That recording is over already.
toast-live-over = It has ended already.
toast-unknown-button = This button doesn't work any more. /help lists what I can do.

## This machine
clock-jumped = 🟠 This machine’s clock jumped { $direction ->
        [forwards] forwards
       *[backwards] backwards
    } by { $span }.
    Times I told before may be wrong. Nothing was armed or disarmed by it.
trouble-evidence = What I record can't be written to the disk. Alerts still go out; please look at the disk.
trouble-outbox = What waits to be sent can't be written to the disk. A restart now could lose it.
trouble-recording = { $camera }: { $why }
state-repaired = 🟠 My settings file was broken; I started { $from ->
        [copy] from its last good copy
       *[nothing] from nothing
    }: check that the alarm is as you want it.

## Buttons
button-arm = Arm
button-arm-mode = { $mode ->
    [armed_home] Home
    [armed_night] Night
   *[armed_away] Away
  }
button-arm-now = Arm now
button-arm-in = Arm in { $seconds } s
button-mode-rules = What alarms there
button-arm-anyway = Arm anyway
button-arm-without = Arm without { $cameras }
button-disarm = Disarm
button-stay-armed = Stay armed
button-stay-disarmed = Stay disarmed
button-cancel = Cancel
button-show = Show what I see
button-again = Again
button-try-again = Try again
button-stop = Stop
button-live = Live
button-live-again = Live again
button-snapshot = Snapshot
button-clip = Clip { $seconds } s
button-status = Status
button-refresh = Refresh
button-unmute = Unmute
