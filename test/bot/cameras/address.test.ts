import { expect, test } from "vitest";
import { holdsPassword, readAddress, readUnasked } from "../../../bot/cameras/address.ts";
import { cameraData, cameraLooks, cameraTaps } from "../../../bot/cameras/taps.ts";
import { withoutSecrets } from "../../../storage/log.ts";

test.each([
  ["rtsp://10.0.0.1/cam", "address", false],
  [" RTSPS://10.0.0.1/cam\n", "address", false],
  ["rtsp://me:t0psecret@10.0.0.1/cam", "address", true],
  ["rtsp://me:t0p/secret@10.0.0.1/cam", "address", true],
  ["http://10.0.0.1/video?user=a&pwd=t0psecret", "address", true],
  ["/dev/video0", "address", false],
  ["file:film.mp4", "address", false],
  ["film.mkv", "address", false],
  ["/home/me/film.mp4#once", "address", false],
  ["rtsp://10.0.0.1/cam is broken", "other", false],
  ["look: rtsp://me:t0psecret@10.0.0.1/cam", "other", true],
  ["/arm", "other", false],
  ["/dev", "other", false],
  ["pipe:libcamera-vid", "other", false],
  ["Hall", "other", false],
  ["see you at 10:30", "other", false],
])("%j, which nobody asked for, is %s", (text, kind, hasPassword) => {
  expect(readUnasked(text)).toMatchObject({ kind, hasPassword });
  expect(holdsPassword(text)).toBe(hasPassword && text.includes("@"));
});

test.each([
  ["pipe:cat film", "pipe"],
  ["PIPE: cat film", "pipe"],
  ["dshow:USB Camera", "address"],
  ["my camera", "other"],
  ["", "other"],
])("%j, which was asked for, is %s", (text, kind) => {
  expect(readAddress(text).kind).toBe(kind);
});

test("a password is a secret from the moment its message is read", () => {
  holdsPassword("hear: rtsp://me:never-shown@10.0.0.1/cam");
  expect(withoutSecrets("it was never-shown before")).toBe("it was *** before");
});

test("buttons fit into Telegram's 64 bytes and mean one thing only", () => {
  const id = "c9999";
  const pending = "p999999999";
  const place = "192.168.100.100:65535";
  const all = [
    cameraData.root(),
    cameraData.page(id),
    cameraData.rename(id),
    cameraData.askPause(id),
    cameraData.pause(id, "hour", true),
    cameraData.pause(id, "open", false),
    cameraData.resume(id),
    cameraData.askRemove(id),
    cameraData.remove(id),
    cameraData.restore(id),
    cameraData.night(id),
    cameraData.smaller(id),
    cameraData.askSmaller(id),
    cameraData.stopSmaller(id),
    cameraData.useSmaller(pending, "watched"),
    cameraData.useSmaller(pending, "kept"),
    cameraData.add(),
    cameraData.help(),
    cameraData.try(pending),
    cameraData.stopTrying(pending),
    cameraData.keep(pending),
    cameraData.name(pending),
    cameraData.offer(pending),
    cameraData.discard(pending),
    cameraData.another(pending),
    cameraData.login(pending),
    cameraData.find(),
    cameraData.stopFinding(),
    cameraData.pick(place),
    cameraData.pickOpen(place),
  ];
  const patterns = Object.values({ ...cameraLooks, ...cameraTaps });
  for (const data of all) {
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(patterns.filter((pattern) => pattern.test(data))).toHaveLength(1);
  }
  for (const pattern of patterns) expect(all.some((data) => pattern.test(data))).toBe(true);
});
