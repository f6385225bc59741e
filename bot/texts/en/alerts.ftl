# Alerts: what a person reads on the lock screen. The first line alone says what, where, when.

alert-movement = 🔴 Movement at { $camera } · { $time }
alert-movement-span = 🔴 Movement at { $camera } · { $from }–{ $to }
alert-movement-going-on = 🔴 Movement at { $camera } · { $from }–…
alert-part = 🔴 Movement at { $camera } · part { $part } · { $from }–{ $to }
alert-part-continued = 🔴 It went on at { $camera } · { $from }–{ $to }

alert-lost = 🟠 { $camera } is lost · { $time }
alert-back = 🟢 { $camera } is back · gone for { $gone }
alert-lost-trying = Last picture from { $time }. I keep trying.
alert-lost-ended = Last picture from { $time }.
alert-lost-span = It was lost from { $from } to { $to }.
alert-lost-why = Why: { $reason }

alert-still-going-on = Still going on.
alert-starts-before = Starts { $seconds } s before.
alert-no-picture = No picture could be made in time.
alert-photo-missing = The picture is gone from my disk.
alert-photo-refused = Telegram did not take the picture. It is kept here with me.
alert-no-clip = There is no clip: { $reason }
alert-no-part = Part { $part } could not be made: { $reason }
alert-clip-missing = The clip is gone from my disk.
alert-clip-too-big = The clip is too big for Telegram. It is kept here with me.
alert-clip-refused = Telegram did not take the clip. It is kept here with me.
alert-ended-disarmed = Ended because the alarm was disarmed.
alert-ended-camera-lost = Ended because the camera was lost.
alert-ended-restart = Ended by a restart of mine.
alert-ended-shutdown = Ended because I was switched off.
alert-told-late = Told late, at { $time }: I could not reach you in between.
alert-false-alarm = A false alarm, says { $name }.
alert-chat-gone = ⚪ Telegram does not let me write to the alert chat: I am not in it, or may not write there.
  Until that is put right, alerts come here.
alert-topic-gone = ⚪ The topic for my alerts is gone, so I write here from now on.

alert-button-disarm = Disarm
alert-button-mute = { $minutes ->
    [60] Mute 1 h
   *[other] Mute { $minutes } min
  }
alert-button-unmute = Unmute
alert-button-false = False alarm
alert-button-not-false = Not a false alarm
alert-button-clip-again = Clip again

alert-tap-mute-late = ⚪ You asked me to mute { $camera } earlier, while I was offline.
  It still makes a sound here. Mute it now?
alert-button-keep-sound = Keep the sound
alert-tap-muted = { $camera } makes no sound here until { $time }. I go on watching.
alert-tap-unmuted = { $camera } makes a sound here again.
alert-tap-marked = Marked as a false alarm.
alert-tap-unmarked = No longer a false alarm.
alert-tap-clip-coming = Here it comes again…
alert-tap-clip-on-its-way = It is on its way already.
alert-tap-unknown-incident = I no longer have this incident.
alert-tap-unknown-button = This button is from an older version of me. Send /help to see what I can do now.
alert-tap-failed = That did not work. Please try again; /status says more.
alert-clip-not-kept = The clip of { $camera }, { $date } { $time }, is no longer kept.
alert-clip-none = There is no clip of this incident.
alert-clip-not-sent = The clip could not be sent now. Please try again in a few minutes.
alert-clip-again = { $camera } · { $date } · { $from }–{ $to }

alert-tag-movement = movement
alert-tag-lost = lost
