# People with rights: who may do what, invitations, strangers, groups, and what each chooses alone.

## Refused
access-refused = { $needs ->
    [act] { $named ->
        [yes] Du darfst zusehen, aber nicht scharf oder unscharf schalten und keine Alarme beurteilen. Nur { $owner } kann das ändern.
       *[no] Du darfst zusehen, aber nicht scharf oder unscharf schalten und keine Alarme beurteilen. Nur der Besitzer kann das ändern.
      }
   *[own] { $named ->
        [yes] Nur { $owner } darf das ändern.
       *[no] Nur der Besitzer darf das ändern.
      }
  }

## Members
members-head = { $count ->
    [one] Eine Person gehört zu diesem Haushalt:
   *[other] { $count } Personen gehören zu diesem Haushalt:
  }
members-line = { $role ->
    [owner] { $name } · Besitzer · seit { $since }
    [member] { $name } · Mitglied · seit { $since }
   *[viewer] { $name } · Beobachter · seit { $since }
  }
members-may = { $role ->
    [owner] Darf zusehen, scharf und unscharf schalten und alles ändern.
    [member] Darf zusehen, scharf und unscharf schalten und Alarme beurteilen. Bekommt jede Meldung.
   *[viewer] Darf zusehen und bekommt jede Meldung. Darf nicht scharf oder unscharf schalten und nichts ändern.
  }
members-owner-one = Es gibt nur einen Besitzer. Um den Wächter zu übergeben, öffne jemand anderen und übergib ihn dort.
members-owner-fixed = Wer der Besitzer ist, sagt OWNER_ID in meiner .env. Hier lässt es sich nicht ändern.
members-gone = ⚪ Diese Person gehört nicht mehr zum Haushalt.
members-group-gone = ⚪ In diese Gruppe gehen keine Meldungen mehr.
members-invitation-open = { $role ->
    [member] Einladung { $number } für ein Mitglied, von { $name }, läuft { $until } ab
   *[viewer] Einladung { $number } für einen Beobachter, von { $name }, läuft { $until } ab
  }
members-alerts-private = Meldungen gehen an alle privat. Sollen sie in eine Gruppe gehen, schreib dort /alertshere.
members-alerts-group = { $place ->
    [topic] Meldungen gehen in ein Thema von { $group }, gewählt von { $name }
   *[group] Meldungen gehen in die Gruppe { $group }, gewählt von { $name }
  }
members-alerts-env = Meldungen gehen in den Chat, den CHAT_ID in meiner .env nennt
members-ask-remove = Wirklich { $name } entfernen? Diese Person bekommt dann keine Meldungen und keine Antworten mehr.
members-ask-remove-groups = 🟠 In einer Gruppe, die Meldungen bekommt, sieht diese Person sie weiterhin: Entferne sie in Telegram auch dort.
members-ask-owner = Den Wächter wirklich an { $name } übergeben? Du wirst dann Mitglied: Du darfst scharf und unscharf schalten, aber nichts ändern und das hier nicht zurücknehmen.
members-ask-stop = Wirklich keine Meldungen mehr in { $group }? Bleibt keine Gruppe übrig, gehen sie an alle privat.
members-removed = ⚪ { $by } hat { $name } aus dem Haushalt entfernt.
members-handed-over = 🟢 Der Wächter gehört jetzt { $name }, und du bist Mitglied.
members-you-are-out = ⚪ { $name } hat dich aus diesem Haushalt entfernt. Du bekommst keine Meldungen und keine Antworten mehr.
members-role-changed = { $role ->
    [owner] ⚪ { $by } hat den Wächter an { $name } übergeben.
    [member] ⚪ { $by } hat { $name } zum Mitglied gemacht.
   *[viewer] ⚪ { $by } hat { $name } zum Beobachter gemacht.
  }
members-your-role = { $role ->
    [owner] 🟢 { $name } hat dir den Wächter übergeben. Du darfst zusehen, scharf und unscharf schalten und alles ändern. /help zeigt, was ich kann.
    [member] 🟢 { $name } hat dich zum Mitglied gemacht. Du darfst zusehen, scharf und unscharf schalten und Alarme beurteilen. /help zeigt, was ich kann.
   *[viewer] ⚪ { $name } hat dich zum Beobachter gemacht. Du darfst zusehen und bekommst jede Meldung. /help zeigt, was ich kann.
  }
members-let-in = 🟢 { $by } hat { $name } als Beobachter hereingelassen.
members-stopped = ⚪ { $name } hat die Meldungen in { $group } beendet.
members-revoked = ⚪ Diese Einladung ist zurückgenommen. Ihr Link geht nicht mehr.
members-invitation = { $role ->
    [member] 🟢 { $name } lädt dich als Mitglied zu diesem Wächter ein: zusehen, scharf und unscharf schalten.
   *[viewer] 🟢 { $name } lädt dich als Beobachter zu diesem Wächter ein: zusehen und seine Meldungen bekommen.
  }
    Öffne diesen Link und tippe auf Starten: { $link }

    Sende diese Nachricht an eine einzige Person. Der Link geht einmal und läuft { $until } ab.
members-button-invite-member = Mitglied einladen
members-button-invite-viewer = Beobachter einladen
members-button-revoke = Zurücknehmen
members-button-revoke-open = Einladung { $number } zurücknehmen
members-button-stop-at = Beenden in { $group }
members-button-stop = Meldungen dort beenden
members-button-go-on = Weiter senden
members-button-make = { $role ->
    [owner] Wächter übergeben
    [member] Zum Mitglied machen
   *[viewer] Zum Beobachter machen
  }
members-button-remove = Entfernen
members-button-remove-name = { $name } entfernen
members-button-keep = Behalten
members-button-owner-name = An { $name } übergeben
members-button-keep-mine = Selbst behalten
members-button-undo = Rückgängig machen
members-button-open = Mitglieder
toast-members-undo-late = Das ist zu lange her. Sende stattdessen eine Einladung.
toast-members-privately = Ich sende dir den Link privat.
toast-members-invitation-over = Diese Einladung ist schon benutzt oder vorbei.
about-members = Wer was darf, Einladungen, und wohin Meldungen gehen

## Joining
join-welcome = { $role ->
    [member] 🟢 Willkommen, { $name }. { $by } lässt dich zusehen, scharf und unscharf schalten und Alarme beurteilen, und du bekommst jede Meldung.
   *[viewer] 🟢 Willkommen, { $name }. { $by } lässt dich zusehen, und du bekommst jede Meldung.
  }
join-already = Du gehörst schon zu diesem Haushalt; die Einladung bleibt, wie sie war.
join-over = Diese Einladung ist schon benutzt oder vorbei. Frag die Person, die sie dir geschickt hat, nach einer neuen.
join-told = { $role ->
    [member] 🟢 { $name } hat eine Einladung angenommen und ist jetzt Mitglied.
   *[viewer] 🟢 { $name } hat eine Einladung angenommen und ist jetzt Beobachter.
  }

## Strangers
stranger-wrote = { $count ->
    [0] ⚪ Jemand, der nicht zu diesem Haushalt gehört, hat mir geschrieben: { $name }.
    [one] ⚪ Jemand, der nicht zu diesem Haushalt gehört, hat mir geschrieben: { $name }. Seit ich es dir zuletzt gesagt habe, auch 1 andere Person.
   *[other] ⚪ Jemand, der nicht zu diesem Haushalt gehört, hat mir geschrieben: { $name }. Seit ich es dir zuletzt gesagt habe, auch { $count } andere.
  }
stranger-ignored = ⚪ Von dieser Person sage ich dir nichts mehr. Eine Antwort bekommt sie nicht, wie bisher.
stranger-heard = ⚪ Ich sage dir wieder, wenn diese Person schreibt. Eine Antwort bekommt sie nicht, wie bisher.
stranger-button-ignore = Ignorieren
stranger-button-invite = Als Beobachter einladen
stranger-button-hear = Wieder melden
toast-stranger-gone = Telegram kennt diese Person nicht mehr. Sende stattdessen eine Einladung.

## Groups
groups-how-to = Meldungen können in eine Gruppe gehen. Füg mich ihr hinzu und schreib dort /alertshere, oder in dem Thema, das gemeint ist.
groups-chosen = { $place ->
    [topic] 🟢 Meldungen kommen jetzt in dieses Thema.
   *[group] 🟢 Meldungen kommen jetzt in diese Gruppe.
  }
groups-chosen-by = { $place ->
    [topic] 🟢 { $name } hat für die Meldungen ein Thema von { $group } gewählt.
   *[group] 🟢 { $name } hat für die Meldungen die Gruppe { $group } gewählt.
  }
groups-added = Sollen meine Meldungen in diese Gruppe kommen? Für ein einzelnes Thema schreib darin /alertshere.
groups-removed = { $others ->
    [yes] 🟠 Ich wurde aus der Gruppe { $group } entfernt. Meldungen gehen weiter in die anderen Gruppen.
   *[no] 🟠 Ich wurde aus der Gruppe { $group } entfernt. Meldungen kommen jetzt an alle privat.
  }
groups-topic-gone = 🟠 Das Thema für meine Meldungen in { $group } ist weg oder geschlossen. Sie kommen jetzt dort in „General“.
groups-topic-gone-env = 🟠 Das Thema für meine Meldungen, das CHAT_THREAD in meiner .env nennt, ist weg oder geschlossen. Sie kommen jetzt in „General“ der Gruppe.
groups-button-here = Meldungen hierher
groups-button-stop = Meldungen hier beenden
groups-button-add = Zu einer Gruppe hinzufügen
about-alertshere = Meldungen in diese Gruppe oder dieses Thema senden

## Me
me-head = { $role ->
    [owner] { $name } · Besitzer
    [member] { $name } · Mitglied
   *[viewer] { $name } · Beobachter
  }
me-language-chosen = Sprache: { $language }
me-language-telegram = Sprache: { $language }, wie in Telegram
me-language-household = Sprache: { $language }, wie im Haushalt
me-language-about = So schreibe ich dir privat. In Gruppen gilt die Sprache des Haushalts.
me-quiet-off = Ruhezeit: aus
me-quiet-hours = Ruhezeit: { $from } bis { $to }
me-quiet-about = In deiner Ruhezeit kommt alles ohne Ton zu dir, auch eine fremde Person oder eine ausgefallene Kamera. Andere hören es wie immer. Die Zeiten sind die von { $timezone }.
me-quiet-now = ⚪ Sie läuft gerade.
me-muted = ⚪ { $camera } ist für dich noch { $span } stumm
me-privately-too = Meldungen kommen in die Gruppe und auch privat zu dir.
me-privately-not = Meldungen kommen nur in die Gruppe.
me-button-language = Sprache
me-button-quiet = Ruhezeit
me-button-telegram = Wie in Telegram
me-button-quiet-on = An, { $from } bis { $to }
me-button-quiet-off = Aus
me-button-quiet-earlier = { $end ->
    [from] Von { $time } −
   *[to] Bis { $time } −
  }
me-button-quiet-later = { $end ->
    [from] Von { $time } +
   *[to] Bis { $time } +
  }
me-button-unmute = Ton an: { $camera }
me-button-privately-too = Auch privat
me-button-groups-only = Nur in der Gruppe
about-me = Deine Sprache, deine Ruhezeit und was stumm ist

## Not understood
fallback-meant = { $asked }? Meintest du { $command }?
