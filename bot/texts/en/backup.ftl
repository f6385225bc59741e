# /backup: the whole state as one encrypted file, and back.

about-backup = Settings, people and members as one encrypted file
backup-about =
    A backup holds settings, zones, members, cameras with their passwords, and the people with their faces, in one file that only your passphrase opens. What was recorded is not in it.
    To bring one back, send me its file.
backup-ask = Send me a passphrase of at least 12 letters, best several words that nobody would guess. I delete your message at once. Without it nobody can open the file, I cannot either.
backup-once-more = Now the same once more, so that no slip of the finger locks you out.
backup-differs = These were two different ones. Send me the passphrase again, from the beginning.
backup-refused = { $problem ->
    [short] That is too short. Take at least 12 letters, best several words.
    [long] That is too long. Take at most 200 letters.
   *[plain] That is too easy to guess. Take several different words.
  }
backup-deleted = I have deleted your message.
backup-delete-yourself = I cannot delete your message. Please do it yourself.
backup-too-late = No answer came, so I stopped waiting.
backup-not-made = No backup was made.
backup-sent = The backup is below.
backup-too-large = The backup would be { $size }, more than Telegram takes from me. On the machine, run npm run backup.
backup-when = { $date }, { $time }
backup-made = 🔒 Backup of { $when }
backup-holds = In it: { $members }, { $faces }, { $cameras }.
backup-faces = { $people } with { $photos }
backup-members = { $count ->
    [one] one member
   *[other] { $count } members
  }
backup-people = { $count ->
    [0] no faces
    [one] one known face
   *[other] { $count } known faces
  }
backup-photos = { $count ->
    [one] one photo
   *[other] { $count } photos
  }
backup-cameras = { $count ->
    [0] no cameras
    [one] one camera
   *[other] { $count } cameras
  }
backup-how-back = Keep it somewhere else than this machine. To bring it back, send it to me.
backup-only-at-machine = It is too large to be sent back: on the new machine, run npm run restore.
backup-button-make = Make a backup
backup-button-another = Make another
backup-open-ask = This is a backup of { $when }. Send me its passphrase; I delete your message at once.
backup-wrong = That is not its passphrase. Try once more.
backup-confirm = 🟠 Restore the backup of { $when }?
backup-confirm-what = It takes the place of all settings, people and members here. What was recorded stays, the alarm stays as it is, and you stay an owner.
backup-commands = { $count ->
    [one] One camera in it runs a program on the machine. I leave it out, because a file must not start programs; put its line into .env by hand.
   *[other] { $count } cameras in it run a program on the machine. I leave them out, because a file must not start programs; put their lines into .env by hand.
  }
backup-button-restore = Restore it
backup-restoring = Restoring. I am back in a few seconds.
backup-restored = 🟢 The backup of { $when } is restored.
backup-button-undo = Take it back
backup-undo-ask = Bring back everything as it was before the restore? What was changed since then is lost.
backup-button-undo-yes = Bring it back
backup-button-undo-no = Leave it
backup-undone = 🟢 Everything is as it was before the restore.
backup-undo-gone = Nothing is kept of what was before. Everything stays as it is.
backup-stays = Everything stays as it is.
backup-not-restored = Nothing was restored.
backup-gone = I do not have that file any more. Send it once more.
backup-owner-only = Only an owner may restore a backup.
backup-file-too-large = Telegram gives me files of up to 20 MB only. On the machine, run npm run restore with this file.
backup-file-not-fetched = Telegram did not give me the file. Send it once more.
backup-file-not-a-backup = This is no backup of mine. Send me the file that /backup made.
backup-file-newer = This backup is from a newer Vigil. Update Vigil on this machine first.
backup-file-damaged = This backup is damaged. Send the file once more, or take an older one.
backup-file-wrong-passphrase = That is not its passphrase. Try once more.
backup-button-status = Status
backup-gains = Gets access again: { $names }.
backup-told = { $name } has restored the backup of { $when }: settings, people and members are as they were then.
backup-told-undone = { $name } has taken the restored backup back: settings, people and members are as before.
