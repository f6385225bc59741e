# The household's faces: who is known, their photos, from which likeness on, and how movement counts.

## How far recognition is
knowing-off = ⚪ I don't recognise faces: { $reason }
knowing-fetching = ⚪ Fetching what I need to recognise faces.
knowing-fetching-so-far = ⚪ Fetching what I need to recognise faces: { $progress }
knowing-starting = ⚪ Face recognition is starting.
knowing-nobody = { $enroll ->
    [yes] ⚪ I know nobody by face yet: /enroll
   *[no] ⚪ I know nobody by face yet
  }
knowing-learning = 🟠 Learning faces, { $known } of { $total }
knowing-known = 🟢 I know { $names }
knowing-known-only-strangers = { knowing-known } · only strangers alarm

## What movement does
armed-known = { $names } { $count ->
    [one] is
   *[other] are
  } known.
armed-once = Once armed:
armed-nobody-known = { $enroll ->
    [yes] Movement alarms at once until I know somebody: /enroll
   *[no] Movement alarms at once until I know somebody.
  }
armed-movement-at-once = Movement alarms at once as long as I can't recognise faces.
mode-late = ⚪ You asked me to watch for { $mode ->
    [only_strangers] strangers only
   *[everything] everything
  } earlier, while I was offline.
    Shall I now?
mode-changed = 🔒 { $mode ->
    [only_strangers] Only strangers alarm
   *[everything] Everything alarms
  }, said { $name } · { $time }

## /people: the list
people-head = { $count ->
    [one] I know 1 person.
   *[other] I know { $count } people.
  }
people-head-page = I know { $count } people · page { $page } of { $pages }
people-line = { $number } · { $name } · { photos-count } · since { $since }
photos-count = { $count ->
    [0] no photo
    [one] 1 photo
   *[other] { $count } photos
  }
people-nobody = ⚪ I know nobody by face yet. Begin with yourself: /enroll asks for a name and 3 to 5 photos.
people-more = { $count } more
people-gone = ⚪ I don't know that person any more.
people-late = ⚪ You asked for this earlier, while I was offline.
people-forget-question = Really forget { $name }? { $count ->
    [0] The name in the list of incidents goes
    [one] The photo and the name in the list of incidents go
   *[other] The { $count } photos and the name in the list of incidents go
  }; clips stay.
people-forgotten = ⚪ { $name } is forgotten, with { photos-count } and the name in the list of incidents. Clips stay, and so does what is already in this chat: delete that yourself.
people-forgotten-later = 🟠 { $name } is forgotten, but { photos-count } could not be removed from my disk yet. I try again when I start next.
people-forgotten-by = ⚪ { $by } had me forget { $name }.

## One person
person-head = { $name } · { photos-count } · since { $since }
person-no-photos = 🟠 Without a photo I can't recognise { $name }.
person-unreadable = 🟠 The photos of { $name } can't be read. Add others.
person-alone = 🟢 Nobody else is enrolled whom { $name } could be taken for.
person-apart = 🟢 Nobody else here looks like { $name } (closest: { $other }, { $score }).
person-close = 🟠 { $other } looks a little like { $name } ({ $score }): at times I may have to ask.
person-confused = 🟠 { $name } and { $other } may be taken for each other ({ $score }). Look whether a photo shows somebody else, or add photos of both.
person-photos-differ = 🟠 The photos don't look much like each other (from { $score } on). Look whether one shows somebody else.

## Photos
photos-how = Tap a photo's number to see where it is from, or to delete it.
photos-gone = ⚪ Those photos are gone already.
photos-take-back-question = { $count ->
    [one] Really delete the photo of { $name } that was added last (number { $numbers })?
   *[other] Really delete the { $count } photos of { $name } that were added last (numbers { $numbers })?
  }
photos-taken-back = { $count ->
    [one] ⚪ The photo that was added last is deleted.
   *[other] ⚪ The { $count } photos that were added last are deleted.
  }
photo-head = Photo { $number } of { $count } · { $name }
photo-from-camera = { $camera } saw it { $when }.
photo-from-chat = Sent in the chat { $when }.
photo-fits = 🟢 It looks like the other photos ({ $score }).
photo-differs = 🟠 It does not look much like the other photos ({ $score }).
photo-gone = ⚪ That photo is gone already.
photo-delete-question = Really delete photo { $number } of { $name }?
photo-delete-last-question = Really delete the only photo of { $name }? Without one I can't recognise { $name }.
photo-deleted = ⚪ Photo { $number } is deleted.

## A new name
rename-question = What shall I call { $name } from now on? Send me the name, or /cancel.
rename-question-group = What shall I call { $name } from now on? Reply to this message with the name.
rename-done = 🟢 { $old } is called { $name } now.
rename-refused = 🟠 { $message }
rename-not = ⚪ Nothing was renamed.
rename-too-long = ⚪ I no longer wait for a name; nothing was renamed.

## /threshold
threshold-head = Who counts as known
threshold-now = Now { $known }{ $preset ->
    [lenient] { " " }(lenient)
    [normal] { " " }(normal)
    [strict] { " " }(strict)
    [low_light] { " " }(low light)
    [own] { " " }(the pack's own)
   *[hand] { " " }(set by hand)
  }: so much like your photos must a face look before I call it by name.
threshold-why = Higher: a stranger is less easily taken for one of you, but I recognise you less often too.
threshold-few = Whoever has fewer than 3 photos is known from { $few } on.
threshold-proposed = <b>Proposed: { $known }</b>{ $preset ->
    [lenient] , lenient: rather for faces that are far away. About 1 stranger in 1,000 looks that much like a given person.
    [normal] , normal: for faces at mid-distance. About 1 stranger in 10,000 looks that much like a given person.
    [strict] , strict: for faces close up. About 1 stranger in 100,000 looks that much like a given person.
    [low_light] , low light: { $frames } pictures must agree before I call a name ({ $usual } otherwise), because a single dark one says little.
    [own] , the pack's own.
   *[hand] .
  }
threshold-unmeasured = 🟠 How well this pack ({ $pack }) recognises faces was not measured; its numbers are careful guesses.
threshold-nobody = I can't try it out: there is nobody whom I have learned.
threshold-person = { $name }: { $after } of { $photos } photos recognised by the others{ $change ->
    [none] { "" }
   *[changed] , { $before } until now
  } (weakest { $weakest })
threshold-person-single = { $name }: one photo, so there is nothing to compare it with
threshold-people-more = { $count ->
    [one] 1 more person: nothing changes
   *[other] { $count } more people: nothing changes
  }
threshold-people-more-change = and { $count } more, for whom it changes, too
threshold-recent-none = No face was seen since my start that I could try it out on.
threshold-recent = { $count ->
    [one] Of 1 face seen { $since }:
   *[other] Of { $count } faces seen { $since }:
  }
threshold-since = since { $when }
threshold-since-yesterday = since yesterday
threshold-stay = { $count ->
    [one] 1 stays { $name }
   *[other] { $count } stay { $name }
  } (weakest { $weakest })
threshold-unsure = { $count } would be unsure instead of { $name } ({ $score }): an alarm while you are away
threshold-stranger = { $count } would become a stranger instead of { $name } ({ $score })
threshold-gained = { $count } would newly be { $name } ({ $score })
threshold-rest = { $count ->
    [one] 1 stays unknown or unsure
   *[other] { $count } stay unknown or unsure
  }
threshold-frames-untried = How many pictures must agree can't be tried out on faces of the past.
threshold-used = 🟢 Used from now on.
threshold-same = ⚪ It is like that already.
threshold-late = ⚪ You tapped that earlier, while I was offline; nothing was changed. Tap once more if you still want it.
threshold-other-pack = ⚪ I use another set of models now, so that number means nothing any more.
threshold-changed-by = ⚪ A face counts as known from { $known } on, said { $name } · { $time }

## Buttons
button-only-strangers = Only strangers
button-everything = Everything
button-enroll-more = Add somebody
button-page-before = ‹ Before
button-page-after = More ›
button-add-photos = Add photos
button-photos = Photos
button-rename = Rename
button-forget = Forget
button-keep = Keep
button-everybody = Everybody
button-back = Back
button-delete = Delete
button-take-back = { $count ->
    [one] Delete the last one added
   *[other] Delete the last { $count } added
  }
button-use = Use { $known }
button-keep-value = Keep { $known }
button-change = Change
button-lenient = Lenient
button-normal = Normal
button-strict = Strict
button-low-light = Low light
button-reset = The pack's own
about-people = Whom I know by face: photos, names, forgetting
about-threshold = How alike a face must be to be known
