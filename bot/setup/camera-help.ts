// Owns the answer to "How do I get the address?": what the makers of cameras say about theirs.
// Paths differ between models; these are the usual ones.

export const addressHelp: readonly string[] = [
  "An old Android phone: its app IP Webcam, Start server, shows it:",
  "  http://192.168.1.20:8080/video",
  "Hikvision, Annke:",
  "  rtsp://192.168.1.20:554/Streaming/Channels/101",
  "Dahua, Amcrest, Lorex:",
  "  rtsp://192.168.1.20:554/cam/realmonitor?channel=1&subtype=0",
  "TP-Link Tapo, VIGI (make a camera account in its app first):",
  "  rtsp://192.168.1.20:554/stream1",
  "Reolink (switch on RTSP in its app: Network, Advanced, Port):",
  "  rtsp://192.168.1.20:554/h264Preview_01_main",
  "Axis:",
  "  rtsp://192.168.1.20:554/axis-media/media.amp",
  "UniFi Protect: switch on RTSP for the camera; the app shows it.",
  "A USB camera:",
  "  /dev/video0",
  "",
  "The camera's number (192.168.1.20) is in its app, or in your",
  "router's list of devices. Many cameras can also be found by ONVIF,",
  "once that is switched on in their app.",
];
