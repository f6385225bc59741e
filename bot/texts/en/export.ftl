# Evidence as ZIP files: /export, and the buttons below incidents and days.

about-export = Evidence as a ZIP file, for the police or to keep
follows-export = [day] or [day - day]

export-head = <b>Export</b> · { $days }
export-days = { $from } – { $to }
export-files = { $count ->
    [one] one file
   *[other] { $count } files
  }
export-size = { $incidents ->
    [one] 1 incident, { $size }, { export-files }.
   *[other] { $incidents } incidents, { $size }, { export-files }.
  }
export-how = Photos, clips and what I wrote down, with the hash of each. The files come into this chat.
export-nothing = Nothing is kept of that time.
export-too-much = { $incidents ->
    [one] 1 incident, { $size }: more than I send through Telegram ({ $most }).
   *[other] { $incidents } incidents, { $size }: more than I send through Telegram ({ $most }).
  }
  Take fewer days, or copy the folder “incidents” from the disk of the machine that I run on.
export-gone = ⚪ This incident is gone: it was deleted, or its time had come.
export-not-understood = 🟠 I cannot read that as days, so here is today.
export-question = Which days? Send me one, like 21 Nov, or two, like 20 Nov - 22 Nov.
export-days-unknown = 🟠 I cannot read that as a day.

# While it is made and sent.
export-packing = { $incidents ->
    [one] Packing 1 incident …
   *[other] Packing { $incidents } incidents …
  }
export-progress = { $done } of { $of ->
    [one] 1 incident, { $size }
   *[other] { $of } incidents, { $size }
  }
export-sending = { $parts ->
    [one] Sending the file, { $size } …
   *[other] Sending file { $part } of { $parts }, { $size } …
  }
export-sent = { $incidents ->
    [one] 🟢 Exported: 1 incident, { $size }, { export-files }.
   *[other] 🟢 Exported: { $incidents } incidents, { $size }, { export-files }.
  }
export-left-out = { $count ->
    [one] One recording is larger than Telegram takes and stays on my disk.
   *[other] { $count } recordings are larger than Telegram takes and stay on my disk.
  }
export-cancelled = { $sent ->
    [0] ⚪ Export cancelled. Nothing was sent.
    [one] ⚪ Export cancelled. One file had been sent.
   *[other] ⚪ Export cancelled. { $sent } files had been sent.
  }
export-no-room = 🟠 There is too little room on the disk to pack this: { $size } more are needed. Free some space, or take fewer days.
export-not-sent = 🟠 Telegram did not take the file. Please try again when the connection is better.
export-over = ⚪ This export is over.

# Below each file.
export-caption = <b>Evidence</b> · { $what }
export-caption-part = Part { $part } of { $parts }
export-caption-incidents = { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
  }
export-caption-hash = SHA-256 <code>{ $hash }</code>
export-told = { $incidents ->
    [one] ⚪ { $name } exported 1 incident · { $what }
   *[other] ⚪ { $name } exported { $incidents } incidents · { $what }
  }

export-button-go = { $files ->
    [one] Export
   *[other] Export { $files } files
  }
export-button-today = Today
export-button-yesterday = Yesterday
export-button-week = 7 days
export-button-other = Other days …
export-toast-busy = I am packing an export already.

# README.txt in every export: for somebody who does not know Vigil, like a police officer.
export-readme =
    EVIDENCE RECORDED BY VIGIL
    ==========================

    { export-readme-part }
    Exported by { $by } on { $at } with Vigil { $version }.
    Vigil is a program that watches a household's cameras and records when something moves.

    WHAT IS INSIDE
    --------------
    One folder for each incident. Its name is the local date and time at which Vigil noticed
    something, and the number of the camera: 20261122-140211-c1 is 22 November 2026, 14:02:11,
    camera 1. In it:

      originals   Photos and films as they were recorded. Films of cameras that send another
                  format than H.264 were converted once, when they were recorded.
      annotated   Copies in which Vigil marked a face, faces cut out of a picture, and small
                  pictures of the films. They help to find something; the originals are the evidence.
      records     What Vigil wrote down: incident.json (where and when), events.jsonl (what
                  happened, one line each, in order), movement.json (when something moved, and where
                  in the picture), story.json (all that in one, once it was over).

    manifest.json says for each incident what happened, when, on which camera and what Vigil took it
    for; for each file its size and its SHA-256 hash. "verdict" is Vigil's own: "stranger" is somebody
    whose face it did not know. The names are those that the household uses today.

    TIMES
    -----
    Times in manifest.json are local, with the difference to UTC behind them, like
    2026-11-22T14:02:11+01:00. The timezone is { $timezone }. Times in the folder "records" are
    milliseconds since 1970-01-01 00:00 UTC. All of them come from the clock of the machine that Vigil
    runs on, and films from the moment at which the pictures arrived there.

    HOW TO CHECK THE FILES
    ----------------------
    The SHA-256 hash of a file must be the one in manifest.json:
      Windows:  certutil -hashfile FILE SHA256
      macOS:    shasum -a 256 FILE
      Linux:    sha256sum FILE
    The hash of this ZIP as a whole stands in the chat, below the message that it came with.

    WHAT THE SEAL PROVES
    --------------------
    As soon as Vigil writes a file, it puts the file's hash into a chain of entries that is only ever
    added to: each entry contains the code of the one before. seal-lines.jsonl has the entries about
    these incidents, and manifest.json tells for each file which entry it is in ("seal"). The first
    characters of the chain's newest code are sent into the household's chat with every film and every
    day, where they carry Telegram's time.
    So whoever has Vigil's machine can show with "npm run verify" that a file has not been changed,
    removed or added since then. The seal cannot show that a camera filmed what was really there,
    and who has the machine and its secret could make another chain, but not one that agrees with
    what stands in the chat already.
export-readme-part = { $parts ->
    [one] This is the whole export.
   *[other] This is part { $part } of { $parts }. Each part can be opened by itself.
  } Incidents: { $incidents }. Files: { $files }.
