# /settings: one message, edited in place.

about-settings = Cameras, detection, zones, modes, people and language

settings-root = What shall I do differently?
settings-menu-cameras = Cameras
settings-menu-detection = Detection and alerts
settings-menu-zones = Zones
settings-menu-modes = Modes
settings-menu-schedule = Schedule
settings-menu-faces = Known faces
settings-menu-members = People with access
settings-menu-household = Household
settings-menu-me = Just for me

settings-where = Detection and alerts: for all cameras, or for one of them?
settings-camera-gone = This camera is gone.
settings-button-all = All cameras

## The settings of a camera, or of all
settings-list-camera = Detection and alerts · { $camera }
settings-list-all = Detection and alerts · All cameras
settings-list-camera-about = What isn't its own is as for all cameras.
settings-list-all-about = A camera with a value of its own keeps it.
settings-name = { $setting ->
    [sensitivity] Sensitivity
    [minimumArea] Minimum area
    [backgroundAlpha] Background speed
    [cooldownMs] Quiet after an alert
    [preRollMs] Clip begins before
    [postMotionMs] Alert ends after
    [unknownMs] Stranger after
    [framesPerSecond] Pictures a second
    [idleLook] While it is quiet
   *[alertStyle] What an alert shows
  }
settings-line = { settings-name }: { $value }
settings-line-own = { settings-name }: { $value } (its own)
settings-line-others = { settings-name }: { $value } ({ $others })
settings-other = { $camera }: { $value }
settings-value = { $setting ->
    [sensitivity] { $number }
    [minimumArea] { $number } px, { $percent } % of the picture
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
    [idleLook] { $choice ->
        [keyframes] keyframes only
       *[every_frame] as closely as ever
    }
    [alertStyle] { $choice ->
        [photo] a photo
       *[photo_then_clip] a photo, then the clip
    }
   *[other] { $span }
  }
settings-value-short = { $setting ->
    [minimumArea] { $number }
    [sensitivity] { $number }
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
   *[other] { $span }
  }
settings-seconds = { $number } s
settings-minutes = { $number } min

## One setting
settings-head-camera = { settings-name } · { $camera }
settings-head-all = { settings-name } · All cameras
settings-now = { $setting ->
    [sensitivity] Now { $number }: a point that gets so much lighter or darker, of 255, counts as changed. Lower sees more, and cries wolf more.
    [minimumArea] Now { $number } px, { $percent } % of the picture: what moves must be at least as large. Lower sees what is small or far away, and cries wolf more.
    [backgroundAlpha] Now { $number }: so fast I get used to what has changed. Higher forgets a parked car sooner, and may miss somebody slow.
    [cooldownMs] Now { $span }: if something moves so soon after an alert, the alert goes on without a sound. Lower rings more often.
    [preRollMs] Now { $span }: so much of the time before the movement is in the clip. Higher shows more of how it began.
    [postMotionMs] Now { $span }: when nothing has moved for so long, the alert is over. Higher makes fewer and longer clips.
    [unknownMs] Now { $span }: so long I look at a face nobody here has, before I call it a stranger. Lower is sooner, and wrong more often.
    [framesPerSecond] Now { $number }: so many pictures a second I look at while something moves. Higher misses less that is quick, and is more work for this machine.
    [idleLook] { $choice ->
        [keyframes] Now keyframes only: while nothing moves I look at one picture every second or two, which is a third of the work. What comes and goes in between is missed.
       *[every_frame] Now as closely as ever: I look at every picture I can, also while nothing moves. Nothing is missed, for three times the work.
    }
   *[alertStyle] { $choice ->
        [photo] Now a photo: the clip is recorded all the same, and comes when you tap “Show clip”.
       *[photo_then_clip] Now a photo, then the clip: the photo comes at once and becomes the clip.
    }
  }
settings-own = Its own. For all cameras it is { $value }.
settings-as-all = As for all cameras.
settings-others = With a value of their own: { $others }
settings-most = More isn't possible.
settings-least = Less isn't possible.
settings-memory-most = { $value } is the most: this camera's memory holds { $held }.
settings-memory-short = 🟠 This camera's memory holds only { $held } now; a clip can't begin earlier.
settings-same-done = All cameras have { $value } now.
settings-same-done-before = All cameras have { $value } now. Before: { $before }
settings-reset-done = Reset. Before: { $before }.
settings-late = ⚪ You asked for { $wanted } while I was offline. It is { $now } still.

settings-button-less = −{ $unit ->
    [minutes] { $by } min
   *[plain] { $by }
  }
settings-button-more = +{ $unit ->
    [minutes] { $by } min
   *[plain] { $by }
  }
settings-button-choice = { $setting ->
    [idleLook] { $choice ->
        [keyframes] Keyframes only
       *[every_frame] As closely as ever
    }
   *[alertStyle] { $choice ->
        [photo] A photo
       *[photo_then_clip] A photo, then the clip
    }
  }
settings-button-chosen = ✓ { settings-button-choice }
settings-button-preview = Show me what moves now
settings-button-same = Same for all cameras
settings-button-reset = Reset
settings-button-set = Set to { $value }
settings-button-leave = Leave it

## What moves now
settings-preview-where = Which camera's picture?
settings-preview-none = 🟠 { $message }
settings-preview-head = { $camera } · { $time }
settings-preview-value = { settings-name }: { settings-value }
settings-preview-learning = I am still learning what is always there. Look again in a few seconds.
settings-preview-light = The light changed in the whole picture, which doesn't count as movement.
settings-preview-moving = This counts as movement: the largest change now is { $largest } px of at least { $minimum }.
settings-preview-small = Nothing moves that counts: the largest change now is { $largest } px of { $minimum }.
settings-preview-still = Nothing moves: all changes now are smaller than { $smallest } px of { $minimum }.
settings-preview-slowly = What you change here shows in the next pictures, not in this one.
settings-preview-legend = Blue: changed. Thick red box: counts as movement. Thin white box: too small.

## The household
settings-household = Household
settings-household-language = Language: { $language }, for groups and for everybody whose Telegram speaks none of mine.
settings-household-timezone = Timezone: { $timezone }, where it is { $time } now.
settings-household-known = { $state ->
    [on] When somebody I know comes home, a quiet line says so.
   *[off] When somebody I know comes home, nobody is told.
  }
settings-button-language = { $language }
settings-button-language-chosen = ✓ { $language }
settings-button-timezone = Timezone
settings-button-known = { $state ->
    [on] Don't tell who comes home
   *[off] Tell who comes home
  }
settings-timezone = Timezone: { $timezone }, where it is { $time } now.
    All times I tell, and the schedule, are in it.
settings-button-city = { $city } · { $time }
settings-button-type = Another city
settings-timezone-question = In which city do you live, or which is the largest in your timezone? Send me its name in English, like Berlin or New York.
settings-timezone-question-group = In which city do you live, or which is the largest in your timezone? Reply to this message with its name in English, like Berlin or New York.
settings-timezone-unknown = I know no timezone “{ $asked }”.
settings-menu-backup = Backup
