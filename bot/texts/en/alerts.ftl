# Alerts: what a person reads on the lock screen. The first line alone says what, where, when.

alert-headline = { $what ->
    [stranger] 🔴 Stranger at { $camera } · { $when }
    [unsure] 🟠 Somebody I am not sure about at { $camera } · { $when }
    [no_face] 🔴 Movement at { $camera }, no face to be seen · { $when }
    [entry] 🟠 Somebody is in: { $camera } · { $when }
   *[movement] 🔴 Movement at { $camera } · { $when }
  }
alert-when-span = { $from }–{ $to }
alert-when-going-on = { $from }–…
alert-part = { $what ->
    [stranger] 🔴 Stranger at { $camera } · part { $part } · { $when }
    [unsure] 🟠 Somebody I am not sure about at { $camera } · part { $part } · { $when }
    [household] 🟢 The household at { $camera } · part { $part } · { $when }
    [entry] 🟠 Somebody is in: { $camera } · part { $part } · { $when }
    [in_time] 🟢 Disarmed in time: { $camera } · part { $part } · { $when }
   *[movement] 🔴 Movement at { $camera } · part { $part } · { $when }
  }
alert-part-continued = { $what ->
    [unsure] 🟠 It went on at { $camera } · { $when }
    [household] 🟢 It went on at { $camera } · { $when }
    [entry] 🟠 It went on at { $camera } · { $when }
    [in_time] 🟢 It went on at { $camera } · { $when }
   *[movement] 🔴 It went on at { $camera } · { $when }
  }

alert-it-was = 🟢 It was { $names } at { $camera } · { $time }
alert-reported = Reported as { $what ->
    [stranger] a stranger
    [unsure] somebody I was not sure about
    [entry] somebody coming in
   *[movement] movement
  } at { $time }{ $clip ->
    [kept] ; the clip stays.
   *[none] .
  }
alert-all-well = 🟢 All well: it was { $names }.
alert-came-home = 🟢 { $names } came home · { $camera } · { $time }
alert-forgotten = somebody I knew then

alert-zones = In: { $zones }
# Presence had armed: these phones have come back.
alert-phones-home = On the network at home: { $phones }.
alert-looking = Looking for a face…
alert-face-known = { $name } ({ $score })
alert-face-unsure = Perhaps { $name } ({ $score }), but I am not sure.
alert-face-unsure-nobody = A face that I cannot tell for sure.
alert-face-too-small = A face, but too far away to tell whose.
alert-stranger-seen = In view for { $seconds } s.
alert-stranger-not = Not { $name } ({ $score })
alert-stranger-nor = not { $name } ({ $score })
alert-waited-no-verdict = There was a face, but not well enough to tell whose.
alert-waited-camera-lost = The camera was lost before I could tell who it was.
alert-waited-faces-off = I cannot tell faces apart at the moment.
alert-waited-shutdown = I was stopped before I could tell who it was.

# The entry delay: who comes home has time to disarm.
alert-entry-waiting = Alarm at { $time } unless somebody disarms.
alert-entry-over = The time to disarm was over at { $time }.
alert-entry-raised = Nobody disarmed in time: alarm at { $time }.
alert-entry-raised-early = A stranger was certain: alarm at { $time }.
alert-in-time = { $who ->
    [known] 🟢 Disarmed in time by { $name } · { $camera } · { $time }
   *[nobody_known] 🟢 Disarmed in time · { $camera } · { $time }
  }
alert-raised = 🔴 Alarm: { $camera } · { $time }
alert-raised-nobody = Nobody disarmed within { $span }.
alert-raised-stranger = I am certain that it is a stranger.

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
alert-ended-shutdown = Ended because I, or this camera, was switched off.
alert-told-late = Told late, at { $time }: I could not reach you in between.
alert-false-alarm = A false alarm, says { $name }.
alert-pinned = Saved forever by { $name }.
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
alert-button-pin = Save forever
alert-button-unpin = Let it go again
alert-button-clip-again = Clip again
alert-button-show-clip = Show clip
alert-button-know-them = I know them

alert-tap-mute-late = ⚪ You asked me to mute { $camera } earlier, while I was offline.
  It still makes a sound here. Mute it now?
alert-button-keep-sound = Keep the sound
alert-tap-muted = { $camera } makes no sound here until { $time }. I go on watching.
alert-tap-unmuted = { $camera } makes a sound here again.
alert-tap-muted-privately = Your private alerts from { $camera } make no sound until { $time }. This group still gets all of them.
alert-tap-unmuted-privately = Your private alerts from { $camera } make a sound again.
alert-tap-marked = Marked as a false alarm.
alert-tap-unmarked = No longer a false alarm.
alert-tap-pinned = Saved forever: I never delete it by myself.
alert-tap-unpinned = No longer saved forever: it goes when its time comes.
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
alert-tag-stranger = stranger
alert-tag-unsure = unsure
alert-tag-household = household
alert-tag-lost = lost

# [I know them]: whose face a camera saw.

know-which = Which of them do you know?
  Seen at { $camera } at { $list }
know-who = { $number ->
    [0] Who is this?
   *[other] Who is number { $number }?
  }
  Seen at { $camera } at { $time }.
know-name = <a href="tg://user?id={ $id }">{ $name }</a>, what is this person's name? Send it to me, or /cancel.
know-cancelled = All right, nothing was added.
know-added = 🟢 This face is one of { $name }'s photos now, { $count } in all.
  I know { $name } by it from now on. The alert stays as it was told.
know-added-new = 🟢 I know { $name } now, by this one photo.
  From now on { $name } is no stranger. More photos make me surer.
know-unlike = It looked little like the photos before it ({ $score }). If it is somebody else, tap Undo.
know-told-others = ⚪ { $by } says that a face at { $camera } was { $name }. I know { $name } by it from now on.
know-already = This photo is one of { $name }'s already.
know-undone = ⚪ Taken back: that photo of { $name } is gone.
know-undone-forgotten = ⚪ Taken back: I don't know { $name } any more.
know-undone-already = ⚪ That was taken back already.
know-undo-late = ⚪ You asked me to take a photo back earlier, while I was offline.
  It is still there. Take it back now?
know-like-another = This face looks more like { $other } ({ $score }) than like { $name }. Whose is it?
know-new-like-another = This face looks like { $other } ({ $score }). Is it somebody new all the same?
know-too-small = This face is too small to know anybody by: { $value } pixels wide, and it takes { $limit }.
  Nothing was added. Photos sent to me do better.
know-too-dark = This face is too dark to know anybody by.
  Nothing was added. Photos sent to me do better.
know-too-bright = This face is too bright to know anybody by.
  Nothing was added. Photos sent to me do better.
know-blurred = This face is too blurred to know anybody by.
  Nothing was added. Photos sent to me do better.
know-no-face = I cannot make this face out well enough to know anybody by it.
  Nothing was added. Photos sent to me do better.
know-face-gone = The picture of this face is not kept any more. Nothing was added.
know-person-gone = I don't know that person any more. Tap “I know them” below the alert and choose again.
know-cannot-read = I cannot read faces at the moment. Please try again in a minute; /status says more.
know-enough = That person has { $most } photos, which is enough. Delete one before you add another.
know-name-empty = A name needs at least one visible character. Send me another.
know-name-too-long = That name is too long. Send me a shorter one.
know-name-taken = Somebody is called that already. Send me another name, or choose that person above.
know-toast-nobody = There is no face here that I don't know by now.
know-button-new = Somebody new
know-button-cancel = Cancel
know-button-back = ‹ Back
know-button-more = More ›
know-button-it-is = It is { $name }
know-button-all-the-same = { $name } all the same
know-button-new-all-the-same = Somebody new all the same
know-button-undo = Undo
know-button-keep = Keep it

# A digest: many incidents in one message, because a chat could not be told for long.
digest-head = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $count ->
    [one] 1 incident
   *[other] { $count } incidents
  } { $why ->
    [away] while I could not reach you
   *[storm] in a short time
  }, { $from }–{ $to }
digest-line = { $what ->
    [stranger] 🔴 Stranger
    [no_face] 🔴 Movement, no face to be seen
    [unsure] 🟠 Somebody I am not sure about
    [entry] 🟠 Somebody came in
    [in_time] 🟢 Disarmed in time
    [household] 🟢 It was { $names }
    [came_home] 🟢 { $names } came home
    [false_alarm] 🟢 False alarm
    [lost] 🟠 Camera lost
    [back] 🟢 Camera lost for a while
   *[movement] 🔴 Movement
  } · { $camera } · { $time }
digest-group = { $worst ->
    [alarm] 🔴
    [doubt] 🟠
   *[fine] 🟢
  } { $camera } · { $from }–{ $to }:
digest-count = { $what ->
    [stranger] stranger
    [no_face] movement, no face to be seen
    [unsure] somebody I am not sure about
    [entry] somebody came in
    [in_time] disarmed in time
    [household] the household
    [came_home] came home
    [false_alarm] false alarm
    [lost] camera lost
    [back] camera lost for a while
   *[movement] movement
  }{ $count ->
    [1] {""}
   *[other] {" "}× { $count }
  }
digest-follow = { $count ->
    [one] One of them follows as a message of its own.
   *[other] { $count } of them follow as messages of their own.
  }
digest-button-show = Show them

# /status: chats that take no alerts from me.
parked-why = { $why ->
    [blocked] { $chat } has blocked me
    [not_in_it] I am not in { $chat } any more
    [may_not_write] I may not write in { $chat }
    [not_found] Telegram does not let me write to { $chat } before somebody writes to me there
    [gone] { $chat } is no longer on Telegram
   *[unknown] Telegram refused what I wrote to { $chat }
  }
parked-line = 🟠 { $why }: { $count ->
    [one] 1 message waits.
   *[other] { $count } messages wait.
  }
parked-somebody = somebody who has left
parked-group = the alert chat
parked-told = 🟢 { $chat } takes my messages again.
parked-refused = 🟠 It did not work: { $why }.
parked-trying = 🟠 No answer about { $chat } yet. I go on trying.
parked-none = 🟢 Nothing is waiting for another try.
parked-button-again = Try again

# Evidence that is in memory only, because the disk refuses.
alert-not-kept = { $why ->
    [full] Not kept on disk yet: it is full.
   *[refused] Not kept on disk yet: it cannot be written to.
  }
