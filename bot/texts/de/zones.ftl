# /zones: the parts of each camera's picture that are watched or ignored.
about-zones = Welche Teile eines Bildes zählen
follows-zones = [Kamera]

zones-which-camera = Zonen welcher Kamera?
zones-no-camera = Noch keine Kamera, also nichts, was sich in Zonen teilen ließe.
zones-in-private = Zonen malst du in unserem privaten Chat: Es braucht mehr Tippen, als Telegram in einer Gruppe erlaubt.
zones-camera-gone = Diese Kamera habe ich nicht mehr.
zones-gone = Diese Zone wurde inzwischen gelöscht.
zones-too-many = { $most } Zonen sind so viele, wie eine Kamera haben kann. Lösch zuerst eine.
zones-late = ⚪ Dein Tippen kam, während ich offline war, darum habe ich alles gelassen, wie es ist. Tippe noch einmal, wenn du es noch willst.

## A camera's zones
zones-head = Zonen · { $camera }
zones-line = { $number } · { $name } · { $kind ->
    [watch] überwacht
   *[ignore] ignoriert
  }
zones-line-empty = { $number } · { $name } · noch nichts gemalt
zones-none = Keine Zonen: Es zählt, was sich irgendwo im Bild bewegt.
zones-share = { $percent } % des Bildes zählen.
zones-share-none = 🟠 Nichts vom Bild zählt. Ich würde dir nur sagen, wenn die Kamera verdeckt wird.
zones-blind = 🟠 { $cameras }: Vom Bild zählt nichts, alles davon wird ignoriert.
zones-picture-last = { $camera } zeigt jetzt kein Bild; dieses entstand { $when }.
zones-picture-none = Ich habe jetzt kein Bild ({ $camera }), darum ist das Raster leer.
zones-new-kind = Wofür ist die neue Zone?
    Überwachen: Sobald es so eine Zone gibt, zählt nur, was sich in einer davon bewegt.
    Ignorieren: Was sich darin bewegt, zählt nie, zum Beispiel eine Straße oder ein Baum.
zones-new-name = Zone { $number }
zones-removed = ⚪ { $name } ist gelöscht.

## One zone
zone-head = { $camera } · { $number } · { $name } · { $kind ->
    [watch] überwacht
   *[ignore] ignoriert
  }
zone-kind-watch = Überwacht: Nur was sich in überwachten Zonen bewegt, zählt.
zone-kind-ignore = Ignoriert: Was sich hier bewegt, zählt nie.
zone-empty = Noch ist nichts gemalt, darum ändert diese Zone nichts.
zone-how-paint = Tippe auf ein Feld, um es zu malen, und noch einmal, um es zu leeren.
zone-how-rows = Tippe auf ein Feld, um seine ganze Zeile zu malen.
zone-how-columns = Tippe auf ein Feld, um seine ganze Spalte zu malen.
zone-how-zoom = Tippe auf das Feld, das du vergrößert sehen willst.
zone-enlarged = Du siehst { $cell } vergrößert.
zone-undo-none = Das lässt sich nicht mehr rückgängig machen.
zone-remove-question = Wirklich { $name } löschen? Ihre Felder zählen dann wie der Rest des Bildes.
zone-name-question = Wie soll { $name } heißen? Sende mir einen Namen mit höchstens { $most } Zeichen.
zone-name-empty = Ein Name braucht mindestens ein sichtbares Zeichen.
zone-name-long = Dieser Name ist zu lang.
zone-name-kept = ⚪ Der Name bleibt { $name }.
zone-named = ⚪ { $old } heißt jetzt { $name }.

## Told to the others
zones-painted-by = ⚪ { $by } ändert die Zone { $name } · { $camera }
zones-kind-by = { $kind ->
    [watch] ⚪ { $by } lässt die Zone { $name } überwachen · { $camera }
   *[ignore] ⚪ { $by } lässt die Zone { $name } ignorieren · { $camera }
  }
zones-removed-by = ⚪ { $by } hat die Zone { $name } gelöscht · { $camera }

## Buttons
zones-button-add = Zone hinzufügen
zones-button-watch = Überwachen
zones-button-ignore = Ignorieren
zones-button-open-private = Unseren Chat öffnen
zone-button-chosen = • { $label }
zone-button-paint = Malen
zone-button-rows = Zeilen
zone-button-columns = Spalten
zone-button-zoom = Lupe
zone-button-zoom-out = Lupe aus
zone-button-undo = Rückgängig
zone-button-all = Alle
zone-button-none = Keine
zone-button-name = Benennen
zone-button-more = Mehr
zone-button-done = Fertig
