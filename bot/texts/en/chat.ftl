# What the control side says. Signs: 🔴 alarm · 🟠 unsure or degraded · 🟢 all well · ⚪ off · 🔒 armed.

## The alarm
alarm-state = { $state ->
    [disarmed] ⚪ Disarmed
    [arming] 🔒 Arming
    [armed_home] 🔒 Armed (home)
    [armed_night] 🔒 Armed (night)
    [armed_away] 🔒 Armed (away)
    [pending] 🟠 About to raise the alarm
   *[triggered] 🔴 Alarm
  }
alarm-state-by = { alarm-state } by { $name }
alarm-since = { alarm-state } since { $since }
alarm-since-by = { alarm-state } since { $since } by { $name }
alarm-changed = { alarm-state } by { $name } · { $time }

arm-no-camera = 🟠 Not armed: I have no camera. Put its address into .env as CAMERA_URL and start me again.
arm-question = 🟠 Not armed yet:
arm-question-none-left = No camera shows me anything now. Armed like this I would watch each one as soon as it is there.
armed-movement = Movement alarms.
armed-without = 🟠 Not yet watching:
missing-lost = { $camera } has been lost for { $span }.
missing-connecting = { $camera } is still connecting, for { $span } now.

## Asked back
late-disarm = ⚪ You asked me to disarm { $when }, while I was offline.
    I am still armed. Disarm now?
late-arm = ⚪ You asked me to arm { $when }, while I was offline.
    I am still disarmed. Arm now?
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
no-camera = No camera yet. Put its address (rtsp://… or http://…) into .env as CAMERA_URL and start me again.
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
about-arm = Watch, and raise the alarm at movement
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
toast-camera-gone = This camera isn't in my .env any more.
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
