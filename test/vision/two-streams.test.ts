// A camera with two streams: the smaller one is watched, and what is kept and shown is the larger.
import { describe, expect, test } from "vitest";
import { readJpeg } from "../../vision/capture/jpeg.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";

const small = sceneOf(320, 180);
const large = sceneOf(640, 360);
const patience = { timeout: 15_000 };

async function twoStreams() {
  const scene = await watchedScene({ main: true });
  scene.watch.start();
  scene.watch.alarmChanged();
  const widths = () => scene.clips.requests.map(({ format }) => format.width);
  return { ...scene, widths };
}

/** As twoStreams(), both connected. */
async function connected() {
  const scene = await twoStreams();
  scene.mainSessions.newest.format(large.format);
  scene.connect(small);
  return scene;
}

test("somebody comes by: what the smaller stream sees is kept and shown from the larger one", async () => {
  const { watch, clips, clock, incidents, mainSessions, connect, play, told, widths } =
    await twoStreams();
  const began = clock.wall();
  mainSessions.newest.format(large.format);
  // Two seconds at once, as cameras do that send from their last keyframe on.
  for (const { ms, keyframe, bytes } of large.packets.slice(0, 40)) {
    mainSessions.newest.packet({ pts: ms - 2_000, keyframe, bytes });
  }
  connect(small);
  await play(small, 0, 14, large);
  await expect
    .poll(told, patience)
    .toEqual(["movement: opened with photo, clip 1 whole, ended quiet"]);
  expect(widths()).toEqual([640]);
  const [request] = clips.requests;
  expect(request?.packets[0]).toMatchObject({ keyframe: true });
  // Each picture is where it was shown, whatever the larger stream began with.
  for (const { ms, bytes } of request?.packets ?? []) {
    const shownAt = began + large.packets.findIndex((packet) => packet.bytes.equals(bytes)) * 50;
    expect(Math.abs((request?.wallOf(ms) ?? 0) - shownAt)).toBeLessThanOrEqual(50);
  }
  const [record] = await incidents.day("2026-11-22");
  const photo = await incidents.readFile(record?.id ?? "", "photo.jpg");
  expect(readJpeg(photo)).toMatchObject({ width: 640, height: 360 });
  expect(await watch.still()).toMatchObject({ width: 640 });
  expect(await watch.lastStill()).toMatchObject({ width: 640 });
  expect((await watch.preview(defaultSettings)).still).toMatchObject({ width: 640 });
  expect(watch.status()).toMatchObject({
    state: "live",
    codec: "H.264",
    width: 320,
    height: 180,
    mainStream: { isLost: false, reason: null, codec: "H.264", width: 640, height: 360 },
  });
});

test("a clip on request is of the larger stream", async () => {
  const { watch, play, widths } = await connected();
  await play(small, 0, 1, large);
  const made = watch.clip(2);
  await play(small, 1, 3, large);
  await made;
  expect(widths()).toEqual([640]);
});

describe("the larger stream is lost", () => {
  test("meanwhile: the smaller one goes on where it ended, and the incident is one", async () => {
    const { watch, clips, mainSessions, play, told, widths } = await connected();
    await play(small, 0, 5.4, large);
    mainSessions.newest.end("nobody answers");
    expect(watch.status()).toMatchObject({
      state: "live",
      mainStream: { isLost: true, reason: { values: { text: "nobody answers" } }, width: null },
    });
    expect(await watch.still()).toMatchObject({ width: 320 });
    await play(small, 5.4, 14);
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, clip 2 whole, ended quiet"]);
    expect(widths()).toEqual([640, 320]);
    const [before, after] = clips.requests;
    const last = before?.packets.at(-1);
    // Up to the last picture of the one, and no later than that of the other.
    expect(last?.bytes.equals(large.packets[107]?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(after?.packets[0]).toMatchObject({ keyframe: true });
    expect(after?.packets[0]?.ms).toBeLessThanOrEqual(last?.ms ?? 0);
  });

  test("and never came: the smaller one is kept from the beginning", async () => {
    const { watch, mainSessions, connect, play, stop, told, widths } = await twoStreams();
    mainSessions.newest.end("wrong password");
    connect(small);
    await play(small, 0, 5.4);
    expect(watch.status()).toMatchObject({ state: "live", mainStream: { isLost: true } });
    await stop();
    expect(await told()).toEqual(["movement: opened with photo, clip 1 whole, ended shutdown"]);
    expect(widths()).toEqual([320]);
  });
});

test("the smaller stream is lost: so is the camera, and that is told, but who looks still sees", async () => {
  const { watch, clock, sessions, play, told } = await connected();
  await play(small, 8, 16, large);
  await play(small, 8, 11, large);
  sessions.newest.end("nobody answers");
  expect(watch.status()).toMatchObject({
    state: "lost",
    reason: {
      key: "why-smaller-stream",
      values: { reason: { values: { text: "nobody answers" } } },
    },
    mainStream: { isLost: false },
  });
  expect(await watch.still()).toMatchObject({ width: 640 });
  for (let second = 0; second < 31; second++) {
    sessions.newest.end("nobody answers");
    await clock.advance(1_000);
  }
  await expect.poll(told, patience).toEqual(["camera_lost: opened with photo"]);
});

test("no connection of either is left behind", async () => {
  const { clock, sessions, mainSessions, play, stop } = await connected();
  await play(small, 0, 1, large);
  await stop();
  expect([sessions.alive, mainSessions.alive, clock.pending]).toEqual([0, 0, 0]);
});
