# /arm: what may follow it, when it is doubtful, when it is refused.

# Words that may be typed, in small letters, separated by commas.
arm-words-away = away, out
arm-words-home = home, in
arm-words-night = night
arm-words-seconds = s, sec, second, seconds
arm-words-minutes = m, min, minute, minutes

arm-not-understood = 🟠 I don't know what “{ $word }” means after /arm, so I changed nothing.
    Tap a way to arm, or send for example /arm { $example }.
arm-too-long = 🟠 You have { $most } at most to leave, so I changed nothing.
    Tap a way to arm, or send for example /arm { $example }.
arm-deaf = 🟠 Not armed: nothing would alarm ({ alarm-mode }). { $why ->
    [cameras] No camera counts there.
   *[triggers] Movement and faces are all switched off there.
  }
    Change what alarms there, or arm in another way.
arm-moving = { $camera } still sees movement.

# The disk refused to keep what somebody wished for.
alarm-unsaved = { $what ->
    [disarmed] 🟠 But I could not write it down: after a restart I would be armed again. Free some space on my disk.
   *[armed] 🟠 But I could not write it down: after a restart I would not be armed like this. Free some space on my disk.
  }
