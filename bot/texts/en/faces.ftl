# What /enroll and /who say. Scores are how alike two faces are: 1 is the same picture.

## When faces can't be looked at
faces-missing = 🟠 I can't recognise faces here: I was started without that part. Movement is watched as always.
faces-off = 🟠 I can't recognise faces now: { $reason }
faces-fetching = 🟠 I am still fetching what I need to recognise faces. Try again in a few minutes.
faces-fetching-progress = 🟠 I am still fetching what I need to recognise faces: { $progress }. Try again then.
faces-starting = 🟠 I am just getting ready to recognise faces. Try again in a moment.
faces-learning = 🟠 I am still learning the faces I know: { $known } of { $total }. Try again in a moment.
faces-failed = 🟠 I couldn't look at this photo just now. Send it again; if it stays so, look at my log.

## Enrolling: the name
enroll-in-private = Faces are shown to me in private, not here. Tap to go there.
enroll-name-ask = Whose face is it? Send me a name.
enroll-name-first = The name first, please: whose face is it?
enroll-name-empty = A name needs at least one character that can be seen. Send me another.
enroll-name-too-long = That is too long for a name: at most { $most } characters. Send me a shorter one.
enroll-name-command = A name with a command in it would only confuse us. Send me the name alone.
enroll-name-taken = I know somebody called { $name } already. Are these more photos of { $name }, or is it somebody else?
enroll-name-taken-meanwhile = 🟠 Somebody else enrolled a { $name } meanwhile. Are these photos of the same { $name }, or of somebody else? Nothing of yours is lost.

## Enrolling: the photos
enroll-photos-ask = Now 3 to 5 photos of { $name }: face well lit, looking at you, one a little to the left, one to the right. Nobody else in them.
enroll-photos-ask-more = Now more photos of { $name }: other light, other glasses, other hair than before. Nobody else in them.
enroll-consent = From each I keep the face alone, 112 pixels wide, on this machine and nowhere else, so that I can recognise { $name }. Do it only if { $name } agrees; /people deletes it again.
enroll-going-on = I am waiting for photos of { $name }. Send some, or /cancel.
enroll-only-photos = I need photos of { $name }: as photos, or as JPEG, PNG or WebP files.
enroll-head = { $name } · { $accepted } of { $wanted }
enroll-head-enough = { $name } · { $accepted } good
enroll-earlier = { $count ->
    [one] and 1 photo before
   *[other] and { $count } photos before
  }
enroll-photo-waiting = { $number } I am looking at it…
enroll-photo-accepted = { $number } good
enroll-photo-left-out = { $number } left out
enroll-photo-no-face = { $number } no face: let it fill a third of the picture, looking at you.
enroll-photo-too-small = { $number } too small: the face is { $value } pixels wide, I need { $limit }. Go closer.
enroll-photo-too-dark = { $number } too dark: I can find the face but not tell it apart. Try by a window.
enroll-photo-too-bright = { $number } too bright: the face is washed out. Try without the light in it.
enroll-photo-blurred = { $number } blurred: hold still, and wipe the lens.
enroll-photo-profile = { $number } turned too far away: look at the camera, or only a little past it.
enroll-photo-several-faces = { $number } several faces: which one is { $name }?
enroll-photo-looks-like-another = { $number } looks like { $other } ({ $score }). Is it { $name }?
enroll-photo-unlike-previous = { $number } looks unlike the other photos ({ $score }). Is it { $name }?
enroll-photo-not-a-picture = { $number } not a picture: send a photo, or a JPEG, PNG or WebP file.
enroll-photo-heic = { $number } HEIC, which I can't read: send it as a photo.
enroll-photo-too-large-file = { $number } larger than 20 MB, which Telegram doesn't give me: send it as a photo.
enroll-photo-not-fetched = { $number } didn't arrive from Telegram: send it again.
enroll-photo-failed = { $number } could not be looked at: send it again.
enroll-photo-enough = { $number } not needed: I have enough.
enroll-photo-unreadable = { $number } { $message }
enroll-more-is-better = { $missing ->
    [one] One more makes me surer, from another side.
   *[other] { $missing } more make me surer, from other sides.
  }
enroll-enough = That is enough. Tap Done.
enroll-storing = { $name } · keeping { $accepted ->
    [one] 1 photo
   *[other] { $accepted } photos
  }…

## Enrolling: the end
enroll-refused = 🟠 { $message }
enroll-done = 🟢 I know { $name } now.
enroll-done-alone = 🟢 I know { $name } now. Nobody else is enrolled yet.
enroll-done-good = 🟢 I know { $name } now. Nobody else here looks alike (closest: { $other }, { $score }).
enroll-done-close = 🟠 I know { $name } now, but { $other } looks a little alike ({ $score }). I may ask you who it is; more photos help.
enroll-done-confused = 🟠 I know { $name } now, but can't tell { $name } and { $other } apart for certain ({ $score }). Add photos of both in other light, or undo this.
enroll-done-photos = { $count ->
    [one] 1 photo is kept.
   *[other] { $count } photos are kept.
  }
enroll-done-few = 🟠 With fewer than { $wanted } photos I am less sure.
enroll-told-others = 🟢 { $by } enrolled { $name }: I recognise { $name } now.
enroll-cancelled = ⚪ Cancelled. Nothing was kept.
enroll-timed-out = ⚪ Nothing came for an hour, so I ended this. Nothing was kept.
enroll-undone-forgotten = ⚪ Undone: I don't know { $name } any more, and the photos are gone.
enroll-undone-photos = ⚪ Undone: the new photos of { $name } are gone.
enroll-undo-gone = ⚪ There is nothing left to undo: it is gone already.
enroll-selfies-gone = { $count ->
    [one] Its photo is deleted from this chat.
   *[other] The { $count } photos are deleted from this chat.
  }
enroll-selfies-old = { $count ->
    [one] 1 photo is older than 48 hours, and Telegram doesn't let me delete it: delete it yourself.
   *[other] { $count } photos are older than 48 hours, and Telegram doesn't let me delete them: delete them yourself.
  }
enroll-selfies-refused = 🟠 Telegram didn't let me delete the photos: delete them yourself.
enroll-tap-late = ⚪ Your tap reached me late, so I did nothing. Tap again if you still want it.
cancel-nothing = ⚪ There is nothing to cancel.

## Who is it?
who-ask = Send me the photo, and I say who is on it.
who-ask-in-group = Send the photo with /who as its caption, or answer to it with /who.
who-no-photo = There is no photo in that message. Send me one.
who-cancelled = ⚪ Cancelled.
who-no-face = I see no face in this photo. Try one that is closer, or better lit.
who-nobody-enrolled = Nobody is enrolled yet. /enroll shows me somebody.
who-known = { $number }: { $name } ({ $score })
who-unsure = { $number }: perhaps { $name } ({ $score }), but I am not sure
who-unknown = { $number }: nobody I know (closest: { $name }, { $score })
who-nobody = { $number }: nobody I know
who-too-small = { $number }: too small to tell
who-then = then
who-score = { $name } { $score }
who-more = { $count ->
    [one] and 1 more face
   *[other] and { $count } more faces
  }
who-scale = Known from { $known }, a stranger below { $unknown }.
who-trouble = 🟠 { $message }
who-file-too-large-file = 🟠 This file is larger than 20 MB, and Telegram doesn't give me such. Send it as a photo.
who-file-heic = 🟠 HEIC pictures can't be read here. Send it as a photo.
who-file-not-a-picture = 🟠 This is not a picture. Send a photo, or a JPEG, PNG or WebP file.
who-file-not-fetched = 🟠 The photo didn't arrive from Telegram. Send it again.

## In the list of commands
about-enroll = Show me a face to recognise
about-who = Who is on a photo
about-cancel = End what I am asking you
follows-enroll = [name]

## Toasts: at most 200 characters
toast-enrolment-over = This enrolment is over.
toast-name-first = The name first, please.
toast-still-looking = I am still looking at the photos. One moment.
toast-photo-decided = That is decided already.
toast-selfies-unknown = I don't know any more which photos these were. Please delete them yourself.

## Buttons
button-enroll-here = Enroll in private
button-add-to = Add to { $name }
button-another-name = Another name
button-done = Done
button-use-anyway = Use it anyway
button-leave-out = Leave it out
button-delete-selfies = Delete the photos from this chat
button-add-more = Add more
button-add-somebody = Add somebody else
button-undo = Undo
button-enroll = Enroll somebody
button-start-again = Start again

## /refresh
about-refresh = Learn everybody's face anew
refresh-begun = Learning everybody anew from their photos…
knowing-skipped = Faces: { $read } pictures read, { $skipped } skipped because newer ones came first
