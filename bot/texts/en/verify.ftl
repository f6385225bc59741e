# /verify: whether the evidence is as it was sealed. Also printed by `npm run verify`.

about-verify = Check that no evidence was changed
follows-verify = [eight characters of a seal]

# Stands at the end of a clip's caption, behind the date; $head is eight characters.
verify-caption = Seal { $head }

verify-begun = Checking all evidence against the seal…
verify-progress = Checking the evidence: { $done } of { $of } incidents, { $size }.
verify-cancelled = ⚪ The check was cancelled, so nothing was found out.
verify-missing = Nothing is sealed here.
verify-busy = I am checking the evidence already.
verify-toast-over = That check is over.
verify-button-again = Verify again
verify-button-all = Check all evidence
verify-not-eight = Behind /verify belong the eight characters that stand behind “Seal” below a clip or in a summary: digits and letters from a to f.

verify-well = 🟢 All evidence is as it was sealed.
verify-wrong = 🔴 Not all evidence is as it was sealed.
# What was found first comes behind it, as a sentence of its own.
verify-first = First of all:
verify-file = { $kind ->
    [changed] { $file } ({ $camera }, { $when }) was changed.
    [grown] { $file } ({ $camera }, { $when }) has lines that were not sealed.
    [replaced] { $file } ({ $camera }, { $when }) was sealed twice, with different content.
    [changed_before] { $file } ({ $camera }, { $when }) had been changed before it was removed by rule.
    [missing] { $file } ({ $camera }, { $when }) is missing, and no rule removed it.
    [set_aside] { $file } ({ $camera }, { $when }) could not be read and was set aside.
    [incident_missing] The whole incident ({ $camera }, { $when }) is missing, and no rule removed it.
    [added] { $file } ({ $camera }, { $when }) was added: it was never sealed.
    [incident_added] The whole incident ({ $camera }, { $when }) was added: it was never sealed.
   *[unreadable] { $file } ({ $camera }, { $when }) cannot be read from the disk.
  }
verify-in-all = In all: { $counts }.
verify-count = { $kind ->
    [changed] { $count } changed
    [grown] { $count } with more than was sealed
    [replaced] { $count } sealed twice
    [changed_before] { $count } changed before removal
    [missing] { $count } missing
    [set_aside] { $count } set aside
    [incident_missing] { $count } whole incidents missing
    [added] { $count } added
    [incident_added] { $count } whole incidents added
   *[unreadable] { $count } unreadable
  }
verify-chain = { $kind ->
    [edited] The seal itself was changed, at its entry { $number }.
    [gap] Entries of the seal are missing, from { $number } on.
    [no_beginning] The beginning of the seal is missing.
    [order] The seal's entries are not in order at { $number }.
    [damaged] The seal had to begin anew at entry { $number } ({ $when }): its end was changed, or its secret was another.
    [secret_lost] The seal's secret was lost before { $when }. What is older fits, but cannot be proven any more.
    [cut] The seal was cut or rewritten: what stood in the chat ({ $when }) is not in it.
    [no_secret] The seal's secret, or the right one, is not here: nothing can be proven.
   *[none] There is no seal here.
  }
verify-checked = { $files ->
    [one] { $files } file
   *[other] { $files } files
  } of { $incidents ->
    [one] { $incidents } incident
   *[other] { $incidents } incidents
  } ({ $size }) as sealed since { $since }.
verify-removed = Removed by a rule or by hand, as the seal says: { $count ->
    [one] { $count } file
   *[other] { $count } files
  }, { $incidents ->
    [one] { $incidents } whole incident
   *[other] { $incidents } whole incidents
  }.
verify-older = { $count ->
    [one] { $count } incident is older than the seal.
   *[other] { $count } incidents are older than the seal.
  }
verify-waiting = { $count ->
    [one] { $count } file of what still goes on is not sealed yet.
   *[other] { $count } files of what still goes on are not sealed yet.
  }
verify-after-restart = { $count ->
    [one] { $count } file was sealed only after a restart.
   *[other] { $count } files were sealed only after a restart.
  }
verify-unproven = { $count ->
    [one] { $count } file fits a seal whose secret is not here.
   *[other] { $count } files fit a seal whose secret is not here.
  }
verify-recordings = { $count ->
    [one] { $count } recording without a clip is not sealed: { $file } ({ $camera }, { $when }).
   *[other] { $count } recordings without a clip are not sealed. First of all: { $file } ({ $camera }, { $when }).
  }
verify-head = Seal { $head }, entry { $number }.

verify-found = 🟢 { $head } is in the seal: entry { $number }, { $when }.
verify-found-begun = The seal began with it.
verify-found-what = { $kind ->
    [removed] It says that this went by rule: { $files } ({ $camera }, { $when }).
   *[sealed] It sealed { $files } ({ $camera }, { $when }).
  }
verify-found-changed = 🔴 { $head } is in the seal, but its entry { $number } ({ $when }) cannot be proven.
verify-not-found = 🔴 { $head } is not in the seal. If these are the right characters, the seal was cut or rewritten since.

trouble-seal = The evidence can't be sealed now: its seal can't be written. Please look at the disk.
verify-anew = { $because ->
    [secret_lost] 🟠 The secret of my seal was gone, so I began a new seal.
      What is older can no longer be proven; /verify still compares it.
   *[damaged] 🟠 The end of my seal is not as I wrote it, so I began a new one.
      Somebody or something changed it while I was not running. Send /verify to see what.
  }
