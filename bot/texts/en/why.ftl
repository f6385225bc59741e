# What the rooms below the chat have to say (storage/words.ts): why something is not as it should be.

why-words-of-others = { $text }

## Why a camera shows nothing: clauses in lower case without a full stop, to stand behind
## "Garden · lost for 4 min: " and alone as "Why: …". { $place } is an address, a file or a device.
why-the-command = the camera's command
why-wrong-password = wrong password
why-wants-password = it wants a user name and a password
why-nobody-answers = nobody answers at { $place }
why-no-way = the network does not reach { $place }
why-name-unknown = nobody is known by the name { $name }
why-no-lookup = the name { $name } cannot be looked up just now; is the network down?
why-not-there = { $kind ->
    [device] there is no camera at { $place }
    [file] there is no file { $place }
    [command] the program of the camera's command is not there
   *[network] there is no stream at { $place }
  }
why-device-busy = another program is using { $place }
why-may-not-open = I may not open { $place }
why-no-video = { $kind ->
    [file] { $place } is not a video
   *[network] what { $place } sends is not a video
  }
why-unknown-codec = { $place } sends neither H.264 nor H.265 nor MJPEG; choose one of them in the camera
why-unsupported-codec = the camera sends “{ $codec }”, but I can only use H.264, H.265 and MJPEG
why-old-ffmpeg = this machine's ffmpeg cannot open { $place }
why-ffmpeg-ended = ffmpeg was ended from outside
why-ffmpeg-not-started = ffmpeg could not be started
why-status = { $why ->
    [forbidden] the camera refuses to show this stream
    [not_found] there is no stream at that path
    [busy] the camera has no room for another viewer
    [no_tcp] the camera does not send its stream over TCP
    [own_error] the camera reports an error of its own
   *[odd] { $place } answers, but not with a video
  }
why-web-page = this address is a web page, not a video
why-web-server = at { $place } is a web server, not a video (RTSP is usually at port 554)
why-other-type = this address serves { $type }, not a video
why-no-rtsp = { $place } is there, but is no RTSP camera
why-no-http = { $place } does not speak HTTP, so it is not such a camera
why-not-secure = no secure connection to { $place } could be made
why-sent-around = it sends us from one address to the next
why-mute = { $place } is there, but says nothing for { $seconds } s
why-no-answer-in-time = { $place } does not answer in time
why-says-nothing = { $place } does not say where its video is
why-video-elsewhere = its video is at { $address }, which is not RTSP
why-hangs-up = { $place } hangs up at once
why-broken-off = the camera broke the connection off
why-connection-failed = the connection failed ({ $message })
why-ended = { $kind ->
    [device] { $place } was unplugged or stopped
    [file] the file { $place } is over
    [command] the camera's command ended
   *[network] the camera ended the connection
  }
why-ended-early = { $place } ended before a picture came
why-silent = { $why ->
    [none] no picture came within { $seconds } s
    [no_picture] it sends something, but no picture could be made of it for { $seconds } s
   *[no_more] connected, but no picture for { $seconds } s
  }
why-sent-nothing = { $place } sent no picture for { $seconds } s
why-no-picture-yet = no picture has come yet
why-frozen = the picture has not changed at all for { $seconds } s
why-undecodable = what it sends cannot be made into a picture
why-cannot-decode = connected, but its video can't be decoded
why-bad-pictures = its pictures cannot be read
why-other-size = the camera changed the size of its picture
why-no-jpeg = there are no JPEG pictures in it
why-picture-too-large = it sends a picture of more than { $megabytes } MB
why-picture-broken-off = the camera broke a picture off
why-stream-unreadable = its stream could not be read
why-command-not-found = the camera's command was not found
why-command-failed = the camera's command failed
why-command-failed-saying = the camera's command failed: { $said }
why-smaller-stream = the smaller stream I watch is gone ({ $reason })
why-fault-of-ours = something went wrong inside me; my log says more

## Why every picture is looked at, also while nothing moves: behind "looking at every picture: ".
why-every-frame = { $why ->
    [asked] as you asked
    [video] its kind of video needs it
    [unknown] its keyframe interval is not known yet
   *[rare] a keyframe comes only every { $seconds } s
  }

## What a camera could not do: whole sentences.
why-shows-nothing = { $camera } shows no picture at the moment. I keep trying.
why-shows-nothing-because = { $camera } shows no picture at the moment: { $reason }. I keep trying.
why-paused = { $camera } is paused by { $by }; nothing is seen of it.
why-moment-gone = { $camera } holds no picture of that moment any more.
why-not-made = { $camera }: { $reason }
why-not-drawn = { $camera }: the picture could not be drawn on. Try again.
why-not-looked-at = { $camera } could not be looked at. Try again in some seconds.
why-too-few-pictures = { $camera } has shown too few pictures yet. Try again in some seconds.
why-camera-gone = This camera is gone.
why-still-none = There is no picture of that moment.
why-still-damaged = The camera's picture of that moment is damaged.

## Why there is no clip: whole sentences; $why is one of the clauses below.
why-no-clip = No clip could be made: { $why }.
why-nothing-recorded = No picture was recorded in that time.
why-cut-off-early = The recording was cut off before a picture was on disk.
why-part-missing = Part of what happened is not in the recording: { $why }.
why-clip = { $why ->
    [too_large] its pictures are too large
    [no_encoder] this ffmpeg was built without an H.264 encoder (libx264)
    [undecodable] none of its pictures could be decoded
   *[damaged] the recording is damaged
  }
why-disk = { $why ->
    [full] the disk is full
    [read_only] the disk may not be written to
    [no_folder] its folder is gone
    [taken] a file of that name is already there
    [failing] the disk is failing
    [too_many_open] too many files are open
    [slow] the disk is too slow
   *[no_file] there is no file for it
  }

## Faces: whole sentences.
why-faces-off = { $why ->
    [not_begun] Face recognition has not begun yet.
    [crashed] The part of me that reads faces failed twice, so it stays off until I am started again.
   *[models] The models that read faces can't be used. My log says why.
  }
why-models-not-fetched = { $why ->
    [unreachable] The models that read faces could not be fetched: npm's registry can't be reached. Is this machine online? I try again every half hour.
    [stalled] The models that read faces could not be fetched: the registry stopped sending. I try again every half hour.
    [broken_off] The models that read faces could not be fetched: the connection kept breaking off. I try again every half hour.
    [not_found] The registry doesn't have the models that read faces. Is it a mirror without them?
    [refused] The registry, or a proxy before it, doesn't let me fetch the models that read faces. Look at npm's settings.
    [server] The registry answered with an error, so the models that read faces are not here. I try again every half hour.
    [untrusted] The registry's certificate is not trusted, so the models that read faces were not fetched. Look at npm's settings.
    [wrong_content] What the registry sent are not the models that I expect, so nothing was kept. I try again every half hour.
    [web_page] A web page came instead of the models that read faces. Does this network ask for a login first?
    [disk] The models that read faces could not be written to my disk. Is it full?
    [settings] npm's settings can't be used, so the models that read faces were not fetched. Look at .npmrc.
   *[unexpected] The models that read faces could not be fetched. My log says why; I try again every half hour.
  }
why-photo = { $why ->
    [heic] Pictures in the HEIC format can't be read here. Send it as a photo.
    [empty] This picture is empty. Send another one.
    [no_picture] This is not a picture that can be read here. Send a JPEG or PNG.
   *[damaged] This picture is damaged. Send it again, or another one.
  }
why-photo-too-large = This picture is too large ({ $size }). Send a smaller one.
why-name = { $why ->
    [empty] A name needs at least one visible character.
    [too_long] A name has at most { $longest } characters.
   *[taken] Somebody is called { $name } already. Choose another name, like “{ $name } 2”.
  }
why-enough-photos = { $name } has { $most } photos, which is enough. Delete one before you add another.
