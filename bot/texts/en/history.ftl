# /events and /intruders: what happened, newest first.

history-head = <b>{ $what }</b> · { $count ->
    [one] 1 incident
   *[other] { $count } incidents
  }
history-day = <b>{ $day }</b>
# $sign: alarm: somebody was alarmed; own: it has its sign anyway; none: nobody was.
history-what = { $what ->
    [stranger] { history-sign } Stranger
    [unsure] 🟠 Not sure who
    [household] 🟢 { $names }
    [camera_lost] 🟠 Camera lost
   *[movement] { history-sign } Movement
  }
history-sign = { $sign ->
    [alarm] 🔴
   *[none] ⚪
  }
history-household = The household
history-where = { $camera } · { $time }
history-camera = { $camera }
history-mark-false = false alarm
history-mark-saved = saved
history-going-on = still going on
history-nothing-there = ⚪ Nothing is left there. These are the newest.
history-gone = ⚪ This incident is gone: it was deleted, or its time had come.
history-not-understood = ⚪ That is no day, no camera and nobody I know, so here is everything.
history-empty = { $kind ->
    [intruders] 🟢 No intruder so far.
   *[events] ⚪ Nothing has happened yet. What moves before a camera will stand here.
  }
history-empty-filter = ⚪ There is nothing of that: { $what }.

# The choice of what is shown.
history-filter = What shall I show?
  <b>{ $what }</b> · { $count ->
    [one] 1 incident
   *[other] { $count } incidents
  }
history-choose-person = Whose visits shall I show?
history-choose-camera = Which camera?
history-camera-gone = a camera that is gone
history-calendar = <b>{ $month }</b>
  { $purpose ->
    [only] Which day shall I show?
   *[jump] Where shall I begin?
  }
history-date-question = Send me a date like 21 Nov, yesterday or 2026-11-21.
history-date-unknown = 🟠 I cannot read that as a date.

# One incident.
history-mode = { $state ->
    [disarmed] Nothing was armed.
    [arming] I was just being armed.
    [armed_home] I was armed (home).
    [armed_night] I was armed (night).
    [armed_away] I was armed (away).
    [pending] Somebody had just come in.
   *[triggered] There was an alarm already.
  }
history-disarmed = Disarmed by { $name }.
history-told = Told: { $names }.
history-told-one = { $name } at { $time }
history-told-waiting = Not told yet: { $names }.
history-told-unreached = Could not be told: { $names }.
history-told-nobody = Nobody was told; I only recorded it.
history-told-group = a group
history-told-former = somebody who has left
history-seal = Sealed: { $seal }
history-delete-question = Really delete this incident? Its pictures and clips ({ $size }) go for good. { $saved ->
    [yes] It is saved forever.{" "}
   *[no] {""}
  }The messages in the chats stay.
history-delete-late = ⚪ You asked me to delete this earlier, while I was offline.
history-delete-in-use = 🟠 It is still going on or being told, so I cannot delete it now. Try again in a few minutes.
history-deleted = ⚪ Deleted:
history-deleted-by = ⚪ { $name } deleted an incident:

history-button-kind = { $kind ->
    [events] Everything
    [intruders] Intruders
    [stranger] Strangers
    [unsure] Unsure
    [household] Household
    [movement] Movement
    [camera_lost] Cameras lost
    [false_alarm] False alarms
   *[pinned] Saved
  }
history-button-older = ‹ Older
history-button-newer = Newer ›
history-button-newest = Newest
history-button-filter = Filter
history-button-jump = Jump to date
history-button-timeline = Timeline
history-button-export-day = Export this day
history-button-export-month = Export it all
history-button-causes = What caused them
history-button-all = Everything
history-button-change = Change the filter
history-button-person = Who
history-button-anybody = Anybody
history-button-camera = Camera
history-button-any-camera = Any camera
history-button-day = Day
history-button-any-day = Any day
history-button-show = Show { $count }
history-button-clear = Clear
history-button-type = Type a date
history-button-clip = Show the clip
history-button-export = Export
history-button-earlier = ‹ Earlier
history-button-later = Later ›
history-button-list = To the list

about-events = What happened, newest first
about-intruders = Who was here and should not have been
follows-events = [date, name or camera]
