# People with rights: who may do what, invitations, strangers, groups, and what each chooses alone.

## Refused
access-refused = { $needs ->
    [act] { $named ->
        [yes] You may look, but not arm, disarm or judge alarms. Only { $owner } can change that.
       *[no] You may look, but not arm, disarm or judge alarms. Only the owner can change that.
      }
   *[own] { $named ->
        [yes] Only { $owner } may change this.
       *[no] Only the owner may change this.
      }
  }

## Members
members-head = { $count ->
    [one] One person belongs to this household:
   *[other] { $count } people belong to this household:
  }
members-line = { $role ->
    [owner] { $name } · owner · since { $since }
    [member] { $name } · member · since { $since }
   *[viewer] { $name } · viewer · since { $since }
  }
members-may = { $role ->
    [owner] May look, arm, disarm and change everything.
    [member] May look, arm, disarm and judge alarms. Gets every alert.
   *[viewer] May look, and gets every alert. May not arm, disarm or change anything.
  }
members-owner-one = There is one owner. To hand the guard over, open somebody else and make them the owner.
members-owner-fixed = Who the owner is, OWNER_ID in my .env says. It can't be changed here.
members-gone = ⚪ This person isn't in the household any more.
members-group-gone = ⚪ Alerts don't go to that group any more.
members-invitation-open = { $role ->
    [member] Invitation { $number } for a member, by { $name }, expires { $until }
   *[viewer] Invitation { $number } for a viewer, by { $name }, expires { $until }
  }
members-alerts-private = Alerts go to everybody privately. To send them to a group, write /alertshere there.
members-alerts-group = { $place ->
    [topic] Alerts go to a topic of { $group }, chosen by { $name }
   *[group] Alerts go to { $group }, chosen by { $name }
  }
members-alerts-env = Alerts go to the chat that CHAT_ID in my .env names
members-ask-remove = Really remove { $name }? They get no more alerts and no more answers.
members-ask-remove-groups = 🟠 In a group that gets alerts they still see them: remove them from that group in Telegram, too.
members-ask-owner = Really make { $name } the owner? You become a member: you may arm and disarm, but not change anything or take this back.
members-ask-stop = Really stop alerts in { $group }? Where no group is left, they come to everybody privately.
members-removed = ⚪ { $by } removed { $name } from the household.
members-handed-over = 🟢 { $name } is the owner now, and you are a member.
members-you-are-out = ⚪ { $name } removed you from this household. You get no more alerts and no more answers.
members-role-changed = { $role ->
    [owner] ⚪ { $by } made { $name } the owner.
    [member] ⚪ { $by } made { $name } a member.
   *[viewer] ⚪ { $by } made { $name } a viewer.
  }
members-your-role = { $role ->
    [owner] 🟢 { $name } made you the owner. You may look, arm, disarm and change everything. /help lists what I can do.
    [member] 🟢 { $name } made you a member. You may look, arm, disarm and judge alarms. /help lists what I can do.
   *[viewer] ⚪ { $name } made you a viewer. You may look and get every alert. /help lists what I can do.
  }
members-let-in = 🟢 { $by } let { $name } in as a viewer.
members-stopped = ⚪ { $name } stopped alerts in { $group }.
members-revoked = ⚪ That invitation is taken back. Its link does nothing any more.
members-invitation = { $role ->
    [member] 🟢 { $name } invites you to this guard as a member: look, arm and disarm.
   *[viewer] 🟢 { $name } invites you to this guard as a viewer: look, and get its alerts.
  }
    Open this link and tap Start: { $link }

    Send this message to one person. The link works once, and expires { $until }.
members-button-invite-member = Invite a member
members-button-invite-viewer = Invite a viewer
members-button-revoke = Take it back
members-button-revoke-open = Take back invitation { $number }
members-button-stop-at = Stop alerts in { $group }
members-button-stop = Stop alerts there
members-button-go-on = Go on
members-button-make = { $role ->
    [owner] Make owner
    [member] Make member
   *[viewer] Make viewer
  }
members-button-remove = Remove
members-button-remove-name = Remove { $name }
members-button-keep = Keep
members-button-owner-name = Make { $name } the owner
members-button-keep-mine = Stay the owner
members-button-undo = Undo
members-button-open = Members
toast-members-undo-late = That was too long ago. Send an invitation instead.
toast-members-privately = I send you the link privately.
toast-members-invitation-over = That invitation is used or over already.
about-members = Who may do what, invitations, and where alerts go

## Joining
join-welcome = { $role ->
    [member] 🟢 Welcome, { $name }. { $by } lets you look, arm, disarm and judge alarms, and you get every alert.
   *[viewer] 🟢 Welcome, { $name }. { $by } lets you look, and you get every alert.
  }
join-already = You belong to this household already; the invitation stays as it was.
join-over = This invitation was used already or is over. Ask whoever sent it for a new one.
join-told = { $role ->
    [member] 🟢 { $name } used an invitation and is a member now.
   *[viewer] 🟢 { $name } used an invitation and is a viewer now.
  }

## Strangers
stranger-wrote = { $count ->
    [0] ⚪ Someone who isn't in this household wrote to me: { $name }.
    [one] ⚪ Someone who isn't in this household wrote to me: { $name }. So did 1 other since I last told you.
   *[other] ⚪ Someone who isn't in this household wrote to me: { $name }. So did { $count } others since I last told you.
  }
stranger-ignored = ⚪ I won't tell you about them again. They get no answer, as before.
stranger-heard = ⚪ I tell you again when they write. They get no answer, as before.
stranger-button-ignore = Ignore
stranger-button-invite = Invite as viewer
stranger-button-hear = Tell me again
toast-stranger-gone = Telegram doesn't know them any more. Send an invitation instead.

## Groups
groups-how-to = Alerts can go to a group. Add me to it, and write /alertshere there, or in the topic that is meant.
groups-chosen = { $place ->
    [topic] 🟢 Alerts come to this topic now.
   *[group] 🟢 Alerts come to this group now.
  }
groups-chosen-by = { $place ->
    [topic] 🟢 { $name } chose a topic of { $group } for alerts.
   *[group] 🟢 { $name } chose { $group } for alerts.
  }
groups-added = Shall my alerts come to this group? For a single topic, write /alertshere in it.
groups-removed = { $others ->
    [yes] 🟠 I was removed from { $group }. Alerts go on to the other groups.
   *[no] 🟠 I was removed from { $group }. Alerts come to everybody privately now.
  }
groups-topic-gone = 🟠 The topic for my alerts in { $group } is gone or closed. They come to its General now.
groups-topic-gone-env = 🟠 The topic for my alerts that CHAT_THREAD in my .env names is gone or closed. They come to the group's General now.
groups-button-here = Alerts here
groups-button-stop = Stop alerts here
groups-button-add = Add me to a group
about-alertshere = Send alerts to this group or topic

## Me
me-head = { $role ->
    [owner] { $name } · owner
    [member] { $name } · member
   *[viewer] { $name } · viewer
  }
me-language-chosen = Language: { $language }
me-language-telegram = Language: { $language }, as Telegram says
me-language-household = Language: { $language }, as the household
me-language-about = I write to you in it privately. Groups read the household's.
me-quiet-off = Quiet hours: off
me-quiet-hours = Quiet hours: { $from } to { $to }
me-quiet-about = In your quiet hours everything comes to you without a sound, even a stranger or a lost camera. Others hear it as ever. Times are those of { $timezone }.
me-quiet-now = ⚪ They are on now.
me-muted = ⚪ { $camera } makes no sound for you for { $span }
me-privately-too = Alerts come to the group, and to you privately, too.
me-privately-not = Alerts come to the group alone.
me-button-language = Language
me-button-quiet = Quiet hours
me-button-telegram = As Telegram says
me-button-quiet-on = On, { $from } to { $to }
me-button-quiet-off = Off
me-button-quiet-earlier = { $end ->
    [from] From { $time } −
   *[to] To { $time } −
  }
me-button-quiet-later = { $end ->
    [from] From { $time } +
   *[to] To { $time } +
  }
me-button-unmute = Unmute { $camera }
me-button-privately-too = Also privately
me-button-groups-only = Group alone
about-me = Your language, quiet hours and mutes

## Not understood
fallback-meant = { $asked }? Did you mean { $command }?
