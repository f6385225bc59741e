# /zones: the parts of each camera's picture that are watched or ignored.
about-zones = Which parts of a picture count
follows-zones = [camera]

zones-which-camera = Zones of which camera?
zones-no-camera = No camera yet, so there is nothing to divide into zones.
zones-in-private = Zones are painted in our private chat: it takes more taps than Telegram allows in a group.
zones-camera-gone = I have this camera no more.
zones-gone = This zone was deleted meanwhile.
zones-too-many = { $most } zones are as many as one camera can have. Delete one first.
zones-late = ⚪ Your tap came while I was offline, so I left everything as it is. Tap again if you still mean it.

## A camera's zones
zones-head = Zones · { $camera }
zones-line = { $number } · { $name } · { $kind ->
    [watch] watched
   *[ignore] ignored
  }
zones-line-empty = { $number } · { $name } · nothing painted yet
zones-none = No zones: what moves anywhere in the picture counts.
zones-share = { $percent } % of the picture counts.
zones-share-none = 🟠 Nothing of the picture counts. I would only tell you if the camera were covered.
zones-blind = 🟠 { $cameras }: nothing of the picture counts, all of it is ignored.
zones-picture-last = { $camera } shows no picture now; this one is from { $when }.
zones-picture-none = I have no picture of { $camera } now, so the grid is blank.
zones-new-kind = What is the new zone for?
    Watch: once there is such a zone, only what moves in one counts.
    Ignore: what moves in it never counts, like a street or a tree.
zones-new-name = Zone { $number }
zones-removed = ⚪ { $name } is deleted.

## One zone
zone-head = { $camera } · { $number } · { $name } · { $kind ->
    [watch] watched
   *[ignore] ignored
  }
zone-kind-watch = Watched: only what moves in watched zones counts.
zone-kind-ignore = Ignored: what moves here never counts.
zone-empty = Nothing is painted yet, so this zone changes nothing.
zone-how-paint = Tap a cell to paint it, once more to clear it.
zone-how-rows = Tap any cell to paint its whole row.
zone-how-columns = Tap any cell to paint its whole column.
zone-how-zoom = Tap the cell that you want to see enlarged.
zone-enlarged = You see { $cell } enlarged.
zone-undo-none = This can't be undone any more.
zone-remove-question = Really delete { $name }? Its cells count like the rest of the picture then.
zone-name-question = What is { $name } to be called? Send me a name of at most { $most } characters.
zone-name-empty = A name needs at least one visible character.
zone-name-long = This name is too long.
zone-name-kept = ⚪ The name stays { $name }.
zone-named = ⚪ { $old } is called { $name } now.

## Told to the others
zones-painted-by = ⚪ { $by } is changing the zone { $name } at { $camera }.
zones-kind-by = { $kind ->
    [watch] ⚪ { $by } has the zone { $name } at { $camera } watched.
   *[ignore] ⚪ { $by } has the zone { $name } at { $camera } ignored.
  }
zones-removed-by = ⚪ { $by } deleted the zone { $name } at { $camera }.

## Buttons
zones-button-add = Add a zone
zones-button-watch = Watch
zones-button-ignore = Ignore
zones-button-open-private = Open our chat
zone-button-chosen = • { $label }
zone-button-paint = Paint
zone-button-rows = Rows
zone-button-columns = Columns
zone-button-zoom = Zoom
zone-button-zoom-out = Zoom out
zone-button-undo = Undo
zone-button-all = All
zone-button-none = None
zone-button-name = Name
zone-button-more = More
zone-button-done = Done
