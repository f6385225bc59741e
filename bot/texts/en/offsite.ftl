# /offsite: the second copy of all evidence, somewhere else (S3, WebDAV, Google Drive …).

about-offsite = The copy of all evidence somewhere else
follows-offsite = [test]

## Why it fails: a clause without a full stop, to stand behind "The copy off site fails: …".
why-offsite = { $why ->
    [no_program] rclone is not on this machine
    [unknown_remote] rclone knows no place of that name
    [not_obscured] the password in BACKUP_REMOTE is not written as rclone wants it
    [locked_config] rclone's settings are locked by a password
    [login] the store refuses the login
    [no_room] there is no room left in the store
    [certificate] the store's certificate is not trusted
    [no_network] the store does not answer
    [stalled] the store takes nothing any more
   *[other] rclone could not do it
  }

## What to do about it: a sentence of its own.
offsite-advice = { $why ->
    [no_program] Install rclone there, or set RCLONE_PATH in .env.
    [unknown_remote] Look at rclone listremotes on the machine, and at BACKUP_REMOTE in .env.
    [not_obscured] Run rclone obscure on the machine and put what it prints into BACKUP_REMOTE.
    [locked_config] Give me its password as RCLONE_CONFIG_PASS in the environment I am started in.
    [login] Renew it on the machine with rclone config, or correct BACKUP_REMOTE in .env.
    [no_room] Free some there, or take a larger store.
    [certificate] Check the store's address and this machine's clock.
    [no_network] I keep trying. Is the store on, and the network up?
    [stalled] I keep trying. Is the network up?
   *[other] I keep trying. My log on the machine has rclone's own words.
  }

## The page
offsite-none =
    ⚪ There is no copy off site.
    With one, a thief who takes this machine does not take the evidence: it goes elsewhere from the first photo on. Install rclone on this machine and run rclone config to name a place: an S3 store, WebDAV, Google Drive and many more. Then put a line like BACKUP_REMOTE=gdrive:vigil into .env and start me again.
offsite-well = 🟢 Copy off site · { $name }
offsite-never = ⚪ Copy off site · { $name }
offsite-failing = 🟠 Copy off site · { $name }
offsite-why = It has failed for { $span }: { $why }. { $advice }
offsite-last = Last copied { $ago }.
offsite-nothing-yet = Nothing has been copied yet.
offsite-waiting = { $files ->
    [0] Nothing waits to be copied.
    [one] One file waits to be copied ({ $size }).
   *[other] { $files } files wait to be copied ({ $size }).
  }
offsite-unexamined = { $count ->
    [one] One more incident is still to be looked at.
   *[other] { $count } more incidents are still to be looked at.
  }
offsite-removals = { $count ->
    [one] One deletion is still to be carried out there.
   *[other] { $count } deletions are still to be carried out there.
  }
offsite-encrypted = 🔒 Encrypted before it leaves.
offsite-plain = Not encrypted: whoever may look into the store sees everything.
offsite-bandwidth = At most { $bandwidth } a second.
offsite-everything-copying = Copying what was stored before: { $done ->
    [0] of { $days } days none is done yet.
   *[other] { $done } of { $days } days done.
  }
offsite-everything-done = What was stored before is there, too.
offsite-everything-differing = { $count ->
    [one] One file there differs from mine; I left it as it is.
   *[other] { $count } files there differ from mine; I left them as they are.
  }
offsite-button-test = Test
offsite-button-everything = Copy everything now
offsite-button-cancel = Stop copying everything
offsite-button-page = Copy off site

## The test
offsite-test-begun = Testing the copy off site…
offsite-test-well = 🟢 The copy off site works.
offsite-test-failed = 🟠 The copy off site does not work: { $why }. { $advice }
offsite-test-wrong = 🟠 The store does not give back what I put there. Take another one.
offsite-test-stopped = ⚪ The test was stopped.
offsite-test-step = { $outcome ->
    [well] 🟢
   *[failed] 🟠
  } { $step ->
    [write] A small file written
    [read] Read back and compared
    [list] Found in the list
   *[remove] Removed again
  } · { $seconds } s
offsite-test-running = A test is under way already.

## In /status
offsite-status-copied = copy off site { $ago }
offsite-status-nothing = copy off site: nothing yet
offsite-status-waiting = { $files ->
    [one] 1 file to copy
   *[other] { $files } files to copy
  }
offsite-status-failing = The copy off site has failed for { $span }: { $why }. { $files ->
    [0] Nothing waits.
    [one] One file waits.
   *[other] { $files } files wait.
  }

## To the owner, once, and resolved in place
offsite-notice-failing = 🟠 The copy off site has failed for { $span }: { $why }.
    { $advice }
offsite-notice-over = 🟢 The copy off site works again · it failed for { $span }
