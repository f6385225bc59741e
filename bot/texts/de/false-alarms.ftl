# What caused false alarms, and the setting that would have stopped each.

causes-head = <b>Was deine Fehlalarme ausgelöst hat</b>
causes-count = { $count ->
    [one] 1 in den letzten { $days } Tagen.
   *[other] { $count } in den letzten { $days } Tagen.
  }
causes-none = 🟢 Kein Fehlalarm in den letzten { $days } Tagen. War eine Meldung unnötig, tippe darunter auf „Fehlalarm“, und ich suche, was solche Meldungen gemeinsam haben.
causes-small = { $camera }: { $count ->
    [one] 1 war klein, höchstens { $largest } px.
   *[other] { $count } waren klein, höchstens { $largest } px.
  } Jetzt zählt, was mindestens { $now } px hat; bei { $to } px { $count ->
    [one] wäre er ausgeblieben.
   *[other] wären sie ausgeblieben.
  }
causes-small-costs = { $camera }: { $count ->
    [one] 1 war klein, höchstens { $largest } px.
   *[other] { $count } waren klein, höchstens { $largest } px.
  } Bei { $to } px { $loses ->
    [one] wäre aber auch ein echter Alarm ausgeblieben, darum lasse ich es.
   *[other] wären aber auch { $loses } echte Alarme ausgeblieben, darum lasse ich es.
  }
causes-place = { $camera }: { $count ->
    [one] 1 war
   *[other] { $count } waren immer
  } { $row ->
    [upper] { $column ->
        [left] oben links.
        [right] oben rechts.
       *[middle] oben in der Mitte.
      }
    [lower] { $column ->
        [left] unten links.
        [right] unten rechts.
       *[middle] unten in der Mitte.
      }
   *[middle] { $column ->
        [left] links.
        [right] rechts.
       *[middle] in der Mitte.
      }
  } Kein echter Alarm war nur dort.
causes-household = { $camera }: { $count ->
    [one] 1-mal war es jemand aus dem Haushalt, { causes-mode }.
   *[other] { $count }-mal war es jemand aus dem Haushalt, { causes-mode }.
  } Bewegung könnte dort auf ein Gesicht warten.
causes-mode = { $mode ->
    [armed_home] im Modus Zuhause
    [armed_night] im Modus Nacht
   *[armed_away] im Modus Abwesend
  }
causes-unchecked = { $count ->
    [one] Bei 1 echten Alarm kann ich es nicht sagen.
   *[other] Bei { $count } echten Alarmen kann ich es nicht sagen.
  }
causes-hours = { $camera }: { $count } von { $of } kamen zwischen { $from } und { $to }.
causes-stopped = { $count ->
    [one] 1 gäbe es so, wie ich jetzt eingestellt bin, nicht mehr.
   *[other] { $count } gäbe es so, wie ich jetzt eingestellt bin, nicht mehr.
  }
causes-unexplained = { $count ->
    [one] 1 wäre mit jeder Einstellung gekommen.
   *[other] { $count } wären mit jeder Einstellung gekommen.
  }
causes-gone = { $count ->
    [one] 1 kam von einer Kamera, die es nicht mehr gibt.
   *[other] { $count } kamen von Kameras, die es nicht mehr gibt.
  }

# After a tap.
causes-area-set = 🟢 { $camera }: Jetzt zählt, was mindestens { $to } px hat. Vorher waren es { $before } px.
causes-area-back = ⚪ { $camera }: Wieder zählt, was mindestens { $to } px hat.
causes-ignored = 🟢 { $camera }: Dieser Teil des Bildes wird jetzt ignoriert.
causes-ignored-already = ⚪ { $camera }: Dieser Teil des Bildes wird schon ignoriert.
causes-watched-again = ⚪ { $camera }: Dieser Teil des Bildes zählt wieder.
causes-camera-gone = ⚪ Diese Kamera gibt es nicht mehr.
causes-zone-name = Fehlalarme

causes-button-area = Setzen: { $value } · { $camera }
causes-button-place = Ignorieren · { $camera }
causes-button-household = Auf ein Gesicht warten
causes-button-area-back = Zurück zu { $value }
causes-button-watch = Wieder zählen lassen
causes-button-show = Zeigen
