# The household's faces: who is known, their photos, from which likeness on, and how movement counts.

## How far recognition is
knowing-off = ⚪ Ich erkenne keine Gesichter: { $reason }
knowing-fetching = ⚪ Ich lade, was ich zum Erkennen von Gesichtern brauche.
knowing-fetching-so-far = ⚪ Ich lade, was ich zum Erkennen von Gesichtern brauche: { $progress }
knowing-starting = ⚪ Die Gesichtserkennung startet.
knowing-nobody = { $enroll ->
    [yes] ⚪ Ich kenne noch niemanden vom Gesicht her: /enroll
   *[no] ⚪ Ich kenne noch niemanden vom Gesicht her
  }
knowing-learning = 🟠 Ich lerne Gesichter, { $known } von { $total }
knowing-known = 🟢 Ich kenne { $names }
knowing-known-only-strangers = { knowing-known } · Alarm nur bei Fremden

## What movement does
armed-known = Ich kenne { $names }.
armed-once = Sobald scharf:
armed-nobody-known = { $enroll ->
    [yes] Bewegung löst sofort Alarm aus, bis ich jemanden kenne: /enroll
   *[no] Bewegung löst sofort Alarm aus, bis ich jemanden kenne.
  }
armed-movement-at-once = Bewegung löst sofort Alarm aus, solange ich keine Gesichter erkennen kann.
mode-late = ⚪ Du hast mich vorhin gebeten, { $mode ->
        [only_strangers] nur bei Fremden Alarm zu schlagen
       *[everything] bei allem Alarm zu schlagen
    }; da war ich offline.
    Soll ich es jetzt tun?
mode-changed = 🔒 { $mode ->
    [only_strangers] Nur Fremde lösen Alarm aus
   *[everything] Alles löst Alarm aus
  }, sagt { $name } · { $time }

## /people: the list
people-head = { $count ->
    [one] Ich kenne 1 Person.
   *[other] Ich kenne { $count } Personen.
  }
people-head-page = Ich kenne { $count } Personen · Seite { $page } von { $pages }
people-line = { $number } · { $name } · { photos-count } · seit { $since }
photos-count = { $count ->
    [0] kein Foto
    [one] 1 Foto
   *[other] { $count } Fotos
  }
people-nobody = ⚪ Ich kenne noch niemanden vom Gesicht her. Fang mit dir selbst an: /enroll fragt nach einem Namen und 3 bis 5 Fotos.
people-more = { $count } weitere
people-gone = ⚪ Diese Person kenne ich nicht mehr.
people-late = ⚪ Darum hast du mich vorhin gebeten; da war ich offline.
people-forget-question = Wirklich { $name } vergessen? { $count ->
    [0] Der Name in der Liste der Vorfälle verschwindet
    [one] Das Foto und der Name in der Liste der Vorfälle verschwinden
   *[other] Die { $count } Fotos und der Name in der Liste der Vorfälle verschwinden
  }; Clips bleiben.
people-forgotten = ⚪ Vergessen: { $name }, { photos-count } und der Name in der Liste der Vorfälle. Clips bleiben, und auch, was schon in diesem Chat steht: Lösch das bitte selbst.
people-forgotten-later = 🟠 { $name } ist vergessen, aber noch nicht alles ist von meiner Festplatte gelöscht ({ photos-count }). Beim nächsten Start versuche ich es wieder.
people-forgotten-by = ⚪ Auf Wunsch von { $by } habe ich { $name } vergessen.

## One person
person-head = { $name } · { photos-count } · seit { $since }
person-no-photos = 🟠 Ohne Foto kann ich { $name } nicht erkennen.
person-unreadable = 🟠 Die Fotos von { $name } sind nicht lesbar. Füg andere hinzu.
person-alone = 🟢 Ich kenne sonst niemanden, mit dem ich { $name } verwechseln könnte.
person-apart = 🟢 Niemand sonst hier ähnelt { $name } (am nächsten: { $other }, { $score }).
person-close = 🟠 { $other } ähnelt { $name } ein wenig ({ $score }): Manchmal muss ich vielleicht fragen.
person-confused = 🟠 { $name } und { $other } sind zu verwechseln ({ $score }). Schau, ob ein Foto jemand anderen zeigt, oder füg von beiden Fotos hinzu.
person-photos-differ = 🟠 Die Fotos ähneln einander wenig (ab { $score }). Schau, ob eins jemand anderen zeigt.

## Photos
photos-how = Tippe auf die Nummer eines Fotos, um zu sehen, woher es ist, oder um es zu löschen.
photos-gone = ⚪ Diese Fotos sind schon weg.
photos-take-back-question = { $count ->
    [one] Wirklich das zuletzt hinzugefügte Foto von { $name } löschen (Nummer { $numbers })?
   *[other] Wirklich die { $count } zuletzt hinzugefügten Fotos von { $name } löschen (Nummern { $numbers })?
  }
photos-taken-back = { $count ->
    [one] ⚪ Das zuletzt hinzugefügte Foto ist gelöscht.
   *[other] ⚪ Die { $count } zuletzt hinzugefügten Fotos sind gelöscht.
  }
photo-head = Foto { $number } von { $count } · { $name }
photo-from-camera = Aufgenommen { $when } · { $camera }
photo-from-chat = Im Chat gesendet { $when }.
photo-fits = 🟢 Es ähnelt den anderen Fotos ({ $score }).
photo-differs = 🟠 Es ähnelt den anderen Fotos wenig ({ $score }).
photo-gone = ⚪ Dieses Foto ist schon weg.
photo-delete-question = Wirklich Foto { $number } von { $name } löschen?
photo-delete-last-question = Wirklich das einzige Foto von { $name } löschen? Ohne Foto kann ich { $name } nicht erkennen.
photo-deleted = ⚪ Foto { $number } ist gelöscht.

## A new name
rename-question = Wie soll ich { $name } von jetzt an nennen? Sende mir den Namen, oder /cancel.
rename-question-group = Wie soll ich { $name } von jetzt an nennen? Antworte auf diese Nachricht mit dem Namen.
rename-done = 🟢 { $old } heißt jetzt { $name }.
rename-refused = 🟠 { $message }
rename-not = ⚪ Nichts wurde umbenannt.
rename-too-long = ⚪ Ich warte nicht mehr auf einen Namen; nichts wurde umbenannt.

## /threshold
threshold-head = Wer als bekannt gilt
threshold-now = Jetzt { $known }{ $preset ->
    [lenient] { " " }(großzügig)
    [normal] { " " }(normal)
    [strict] { " " }(streng)
    [low_light] { " " }(wenig Licht)
    [own] { " " }(Vorgabe des Pakets)
   *[hand] { " " }(von Hand)
  }: So ähnlich muss ein Gesicht euren Fotos sein, damit ich es beim Namen nenne.
threshold-why = Höher: Fremde verwechsle ich seltener mit euch, aber auch euch erkenne ich seltener.
threshold-few = Wer weniger als 3 Fotos hat, gilt ab { $few } als bekannt.
threshold-proposed = <b>Vorschlag: { $known }</b>{ $preset ->
    [lenient] , großzügig: eher für Gesichter in der Ferne. Etwa 1 von 1.000 Fremden sieht einer bestimmten Person so ähnlich.
    [normal] , normal: für Gesichter in mittlerer Entfernung. Etwa 1 von 10.000 Fremden sieht einer bestimmten Person so ähnlich.
    [strict] , streng: für Gesichter aus der Nähe. Etwa 1 von 100.000 Fremden sieht einer bestimmten Person so ähnlich.
    [low_light] , wenig Licht: { $frames } Bilder müssen übereinstimmen, ehe ich einen Namen nenne (sonst { $usual }), weil ein einzelnes dunkles wenig sagt.
    [own] , Vorgabe des Pakets.
   *[hand] .
  }
threshold-unmeasured = 🟠 Wie gut dieses Modellpaket ({ $pack }) Gesichter erkennt, wurde nicht gemessen; seine Werte sind vorsichtige Schätzungen.
threshold-nobody = Ich kann es nicht ausprobieren: Ich habe noch niemanden gelernt.
threshold-person = { $name }: { $after } von { $photos } Fotos an den anderen erkannt{ $change ->
    [none] { "" }
   *[changed] , bisher { $before }
  } (am schwächsten { $weakest })
threshold-person-single = { $name }: ein Foto, also nichts zum Vergleichen
threshold-people-more = { $count ->
    [one] 1 weitere Person: nichts ändert sich
   *[other] { $count } weitere Personen: nichts ändert sich
  }
threshold-people-more-change = und { $count } weitere, bei denen sich auch etwas ändert
threshold-recent-none = Seit meinem Start habe ich kein Gesicht gesehen, an dem ich es ausprobieren könnte.
threshold-recent = { $count ->
    [one] Von 1 Gesicht, das ich { $since } gesehen habe:
   *[other] Von { $count } Gesichtern, die ich { $since } gesehen habe:
  }
threshold-since = seit { $when }
threshold-since-yesterday = seit gestern
threshold-stay = { $count ->
    [one] 1 bleibt { $name }
   *[other] { $count } bleiben { $name }
  } (am schwächsten { $weakest })
threshold-unsure = { $count } unsicher statt { $name } ({ $score }): ein Alarm, wenn ihr abwesend seid
threshold-stranger = { $count } fremd statt { $name } ({ $score })
threshold-gained = { $count } neu als { $name } erkannt ({ $score })
threshold-rest = { $count ->
    [one] 1 bleibt unbekannt oder unsicher
   *[other] { $count } bleiben unbekannt oder unsicher
  }
threshold-frames-untried = Wie viele Bilder übereinstimmen müssen, lässt sich an früheren Gesichtern nicht ausprobieren.
threshold-used = 🟢 Gilt von jetzt an.
threshold-same = ⚪ So ist es schon.
threshold-late = ⚪ Das hast du vorhin getippt, als ich offline war; nichts ist geändert. Tippe noch einmal, wenn du es noch willst.
threshold-other-pack = ⚪ Ich benutze inzwischen ein anderes Modellpaket, darum sagt diese Zahl nichts mehr.
threshold-changed-by = ⚪ Ein Gesicht gilt ab { $known } als bekannt, sagt { $name } · { $time }

## Buttons
button-only-strangers = Nur Fremde
button-everything = Alles
button-enroll-more = Jemanden vorstellen
button-page-before = ‹ Zurück
button-page-after = Weiter ›
button-add-photos = Fotos hinzufügen
button-photos = Fotos
button-rename = Umbenennen
button-forget = Vergessen
button-keep = Behalten
button-everybody = Alle zeigen
button-back = Zurück
button-delete = Löschen
button-take-back = { $count ->
    [one] Letztes löschen
   *[other] Letzte { $count } löschen
  }
button-use = { $known } nehmen
button-keep-value = { $known } behalten
button-change = Ändern
button-lenient = Großzügig
button-normal = Normal
button-strict = Streng
button-low-light = Wenig Licht
button-reset = Vorgabe des Pakets
about-people = Wen ich vom Gesicht her kenne: Fotos, Namen, Vergessen
about-threshold = Wie ähnlich ein Gesicht sein muss, um bekannt zu sein
