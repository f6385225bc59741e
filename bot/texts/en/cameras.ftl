# /cameras: which cameras there are, adding, pausing, removing them, and what their pictures are like.
about-cameras = The cameras: add, rename, pause, remove

cameras-head = { $count ->
    [one] One camera
   *[other] { $count } cameras
  }
cameras-gone = This camera is gone.
cameras-removed-line = ⚪ { $camera } · removed by { $name }
cameras-address = At { $address }
cameras-default-name = Camera { $number }

cameras-line-paused = ⚪ { $camera } · paused by { $name } since { $since }
cameras-line-paused-for = ⚪ { $camera } · paused by { $name } since { $since }, for { $span } more

## Names
cameras-rename-question = What shall { $camera } be called? Send me its new name.
cameras-rename-group = Send it as a reply to this message.
cameras-renamed = 🟢 { $old } is called { $new } now.
cameras-told-renamed = ⚪ { $name } renamed the camera { $old }: it is { $new } now.
cameras-rename-given-up = It keeps its name.
cameras-name-problem = { $problem ->
    [empty] A name needs at least one visible letter.
    [too_long] A name has at most { $most } letters.
   *[taken] Another camera is called { $taken }.
  }

## Pausing
cameras-pause-question = Pause { $camera }? I let go of it, fetch nothing and forget the pictures I hold in memory. Evidence stays. Everybody here is told.
cameras-pause-armed = 🔒 I am armed: while it is paused I am blind there.
cameras-paused = ⚪ { $camera } is paused. Nothing of it is fetched or kept.
cameras-resumed = 🟢 { $camera } is watched again.
cameras-told-paused = ⚪ { $camera } is paused by { $name }: I see nothing there until somebody resumes it.
cameras-told-paused-for = ⚪ { $camera } is paused by { $name }: I see nothing there for { $span }.
cameras-told-resumed = 🟢 { $camera } is watched again, says { $name }.
cameras-pause-over = 🟢 The pause of { $camera } is over: it is watched again.
cameras-late-pause = ⚪ You wanted to pause { $camera } earlier, while I was offline. Pause it now?
cameras-late-remove = ⚪ You wanted to remove { $camera } earlier, while I was offline. Remove it now?

## Removing
cameras-remove-question = Really remove { $camera }? I stop watching it. What was recorded stays.
cameras-removed = ⚪ { $camera } is removed. You can bring it back for { $span }.
cameras-removed-env = ⚪ { $camera } is removed. You can bring it back here at any time.
cameras-restored = 🟢 { $camera } is back.
cameras-not-restored = It is gone for good. Add it again with its address.
cameras-told-removed = ⚪ { $name } removed the camera { $camera }.
cameras-told-restored = 🟢 { $name } brought the camera { $camera } back.
cameras-told-added = 🟢 { $name } added a camera: { $camera }.

## Adding
cameras-add-question = Paste the camera's address here. I delete your message at once if there is a password in it.
    <code>rtsp://user:password@192.168.1.17/stream1</code>
    <code>http://192.168.1.17:8080/video</code>
    <code>/dev/video0</code>
cameras-add-given-up = ⚪ No camera was added.
cameras-add-this = Add this as a camera? { $address }
cameras-private-only = A camera's address may hold a password, so I take it in the private chat only.
cameras-owner-only = Only the owner can add cameras. Ask them.
cameras-deleted = I deleted your message, because there was a password in it.
cameras-delete-yourself = 🟠 There was a password in your message, and Telegram does not let me delete it. Please delete it yourself.
cameras-group-deleted = 🟠 There was a camera's password in a message of { $name }; I deleted it. Whoever reads this group may have seen it: better change it.
cameras-group-delete-yourself = 🟠 There is a camera's password in the message of { $name }, and Telegram does not let me delete it. Please delete it yourself, and better change the password.
cameras-not-an-address = That is not an address I know. It begins with rtsp:// or http://, or it is /dev/video0 or a video file.
cameras-pipe = An address with pipe: runs a program on my machine, so I take it from the file .env only.
cameras-no-file = There is no { $place } on my machine. Look whether it is plugged in, and how it is written.
cameras-trying = Trying { $address }… A slow camera takes half a minute.
cameras-works = 🟢 I see a picture from { $address }.
cameras-facts = { $codec }, { $width } × { $height }
cameras-facts-rate = { $codec }, { $width } × { $height } · { $rate ->
    [one] 1 picture a second
   *[other] { $rate } pictures a second
  }
cameras-keyframes-often = A keyframe every { $seconds } s: while it is quiet I look at those alone, which costs little.
cameras-keyframes-rare = More than { $seconds } s from keyframe to keyframe: I have to look at every picture, which costs more. A keyframe every 2 s, set in the camera, is better.
cameras-jpeg = Each of its pictures stands alone. Clips are converted to H.264 for Telegram, some seconds later than others.
cameras-hevc = Clips of H.265 are converted to H.264 for Telegram, some seconds later than others. If it can send H.264, choose that.
cameras-failed = 🟠 { $address } shows nothing: { $why }.
cameras-advice = { $kind ->
    [wrong_password] Send me the user name and password that its app calls camera account, RTSP or ONVIF user.
    [forbidden] Allow this in the camera's settings, or use another of its users.
    [unreachable] Look whether it is switched on, in this network, and whether its number is right.
    [name_unknown] Send its number, like 192.168.1.17, in place of the name.
    [not_a_video] Its path or port is another one. The button below shows the usual ones.
    [not_found] Its path is another one. The button below shows the usual ones.
    [busy] Close other programs that look at it, or send the address of its second stream.
    [unsupported] Set it to H.264 in the camera's settings, and try again.
    [undecodable] Set it to H.264 in the camera's settings, and try again.
    [silent] Restart the camera, or send the address of another of its streams.
   *[other] Try again in a minute. If it stays so, restart the camera.
  }
cameras-trial-stopped = ⚪ I stopped trying. Nothing was added.
cameras-offer = What shall become of the camera at { $address }?
cameras-discarded = ⚪ The address is forgotten.
cameras-decided = That is decided already, or an hour old. Send the address again if you still want it.
cameras-name-question = What shall it be called? Send me a name, like Front door.
cameras-kept = 🟢 { $camera } is one of my cameras now. I am watching it.
cameras-help = An old Android phone: its app IP Webcam shows it.
    <code>http://192.168.1.20:8080/video</code>
    Hikvision, Annke:
    <code>rtsp://192.168.1.20:554/Streaming/Channels/101</code>
    Dahua, Amcrest, Lorex:
    <code>rtsp://192.168.1.20:554/cam/realmonitor?channel=1&amp;subtype=0</code>
    TP-Link Tapo, VIGI (make a camera account in its app first):
    <code>rtsp://192.168.1.20:554/stream1</code>
    Reolink (switch on RTSP in its app):
    <code>rtsp://192.168.1.20:554/h264Preview_01_main</code>
    Axis:
    <code>rtsp://192.168.1.20:554/axis-media/media.amp</code>
    A USB camera:
    <code>/dev/video0</code>
    User name and password go before the number: <code>rtsp://user:password@192.168.1.20</code>. The number is in the camera's app, or in your router's list of devices.

## A smaller stream: movement is looked for in one stream, pictures and clips come from another
cameras-smaller-question = Most cameras send a second, smaller picture. I have much less to do if I look for movement and faces in that one, while photos and clips still come from the main one. What is its address at { $camera }? I delete your message at once if there is a password in it.
cameras-smaller-set = { $use ->
    [kept] { $camera } has two streams: photos and clips come from { $address }, and the smaller one is watched.
   *[watched] { $camera } has two streams: { $address } is watched, and photos and clips come from the main one.
  }
cameras-smaller-sizes = Watched: { $watched } · kept: { $kept }
cameras-smaller-compare = { $why ->
    [larger] 🟠 It is larger than the one I have. I can take photos and clips from it, and watch the one I have.
    [same] 🟠 It is as large as the one I have, so it saves nothing.
   *[unknown] I do not see the main one just now, so I cannot tell which is larger.
  }
cameras-smaller-used = 🟢 { $camera } is watched in its smaller stream now. Photos and clips come from the larger one.
cameras-smaller-stopped = ⚪ { $camera } is watched in its main stream again.
cameras-smaller-unchanged = ⚪ The streams of { $camera } stay as they are.
cameras-told-smaller = ⚪ { $camera } is watched in a smaller stream now, says { $name }.
cameras-told-smaller-stopped = ⚪ { $camera } is watched in its main stream again, says { $name }.
cameras-line-main-lost = 🟠 { $camera } · its main stream is lost; recording the smaller one
cameras-detail-no-main = Watched: { $watched } · the main stream: { $reason }

## Finding
cameras-finding = Looking for cameras on this network…
cameras-find-stopped = ⚪ I stopped looking.
cameras-found = { $count ->
    [one] One camera answered. Which is yours?
   *[other] { $count } cameras answered. Which one?
  }
cameras-found-none = No camera answered. ONVIF is often switched off until somebody allows it in the camera's app, and phones do not know it. Pasting the address works for every camera.
cameras-found-forgotten = I do not remember that search any more. Look again.
cameras-login-question = Send the user name and the password of { $place } in one message, with a space between them. I delete it at once.
cameras-login-problem = There must be two words: the user name, a space, the password.
cameras-login-given-up = ⚪ No password was sent.
cameras-asking = Asking { $place } where its video is…
cameras-asked-in-vain = 🟠 { $place } does not tell where its video is: { $why }.

## Would it see somebody at night?
cameras-night-looking = Looking at { $camera } for some seconds…
cameras-night-head = Night test · { $camera }
cameras-night = { $verdict ->
    [too_dark] 🟠 Too dark: I would see nobody. Add a lamp, or switch its infrared light on.
    [restless] 🟠 Something moves in it now, or it flickers so much that I would raise the alarm for nothing. If nobody is there: add light, or raise its sensitivity number or its smallest area.
    [infrared] 🟢 There is no colour in it: infrared light, or a grey scene. I would see somebody.
    [dark] 🟢 It is dark, but I would see somebody.
   *[light] 🟢 It is light now, and I see well. Try again tonight.
  }
cameras-night-figures = Brightness { $light } of 255 · flicker { $noise } · largest movement { $area }, and { $least } would count

## Buttons and toasts
cameras-button-rename = Rename
cameras-button-pause = Pause
cameras-button-pause-hour = Pause 1 h
cameras-button-pause-open = Pause until I resume
cameras-button-resume = Resume
cameras-button-keep-watching = Keep watching
cameras-button-zones = Zones
cameras-button-settings = Settings
cameras-button-night = Test the night
cameras-button-remove = Remove
cameras-button-keep = Keep
cameras-button-restore = Bring { $camera } back
cameras-button-add = Add a camera
cameras-button-find = Find cameras
cameras-button-find-again = Look again
cameras-button-help = How do I get the address?
cameras-button-list = All cameras
cameras-button-add-it = Add it
cameras-button-discard = Discard
cameras-button-keep-as = Keep it as “{ $camera }”
cameras-button-name-it = Name it
cameras-button-another = Send another address
cameras-button-login = Send user and password
cameras-button-no-login = It needs none
cameras-button-go-on = Go on with { $address }
cameras-button-smaller = Smaller stream
cameras-button-use-it = Use it
cameras-button-swap = Use it for photos and clips
cameras-button-stop-smaller = Stop using it
cameras-button-private = Open the private chat
cameras-toast-trying = I am trying it already.
