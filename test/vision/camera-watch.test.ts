import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findFfmpeg } from "../../vision/capture/ffmpeg.ts";
import { readJpeg } from "../../vision/capture/jpeg.ts";
import { silentLog } from "../../storage/log.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";
import { ffmpegs } from "./capture/streams.ts";
import { wordsOfOthers } from "../../storage/words.ts";

const scene = sceneOf(320, 180);
const patience = { timeout: 15_000 };

describe("somebody comes by", () => {
  test("while armed: photo, clip, end, beginning before the movement", async () => {
    const { watch, clock, clips, incidents, connect, play, told } = await watchedScene();
    const startedAt = clock.wall();
    watch.start();
    watch.alarmChanged();
    connect(scene);
    await play(scene, 0, 14);
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended quiet"]);
    const [record] = await incidents.day("2026-11-22");
    if (!record) throw new Error("there is no incident");
    expect(record.beganAt - startedAt).toBeGreaterThanOrEqual(4_100);
    expect(record.beganAt - startedAt).toBeLessThanOrEqual(4_400);
    expect(clips.requests[0]?.packets[0]).toMatchObject({ keyframe: true });
    const photo = await incidents.readFile(record.id, "photo.jpg");
    expect(readJpeg(photo)).toMatchObject({ width: 320, height: 180 });
    const movement = JSON.parse(
      (await incidents.readFile(record.id, "movement.json")).toString(),
    ) as { at: number; box?: number[] }[];
    expect(movement[0]?.at).toBe(record.beganAt);
    for (const { box = [] } of movement) {
      const [x = -1, y = -1, width = 0, height = 0] = box;
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThan(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1.001);
    }
    expect(watch.status().lastMovementAt).toBe(movement.at(-1)?.at);
  });

  test("while disarmed: nothing is written, but the movement is known", async () => {
    const { watch, connect, play, told } = await watchedScene({ alarm: "disarmed" });
    watch.start();
    watch.alarmChanged();
    connect(scene);
    await play(scene, 0, 8);
    expect(await told()).toEqual([]);
    expect(watch.status().lastMovementAt).not.toBeNull();
  });

  test("and somebody disarms: the incident ends at once", async () => {
    const { watch, alarm, connect, play, told } = await watchedScene();
    watch.start();
    watch.alarmChanged();
    connect(scene);
    await play(scene, 0, 5.4);
    alarm.state = "disarmed";
    watch.alarmChanged();
    watch.alarmChanged();
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended disarmed"]);
    await play(scene, 5.4, 8);
    expect(await told()).toHaveLength(1);
  });

  test("and Vigil goes down: everything is on disk, nothing is opened behind its back", async () => {
    const { watch, clock, sessions, connect, play, stop, told } = await watchedScene();
    watch.start();
    watch.alarmChanged();
    connect(scene);
    await play(scene, 0, 5.4);
    await stop();
    const expected = ["movement: opened with photo, clip 1 whole, ended shutdown"];
    expect(await told()).toEqual(expected);
    expect(sessions.alive).toBe(0);
    expect(clock.pending).toBe(0);
    await clock.advance(60_000);
    expect(await told()).toEqual(expected);
    expect(sessions.opened).toHaveLength(1);
  });
});

describe("the camera is lost meanwhile", () => {
  test("and back in time with another picture: one incident in two parts", async () => {
    const larger = sceneOf(640, 360);
    const { watch, clips, sessions, connect, play, reconnect, told } = await watchedScene();
    watch.start();
    watch.alarmChanged();
    connect(scene);
    await play(scene, 0, 5.4);
    sessions.newest.end();
    await reconnect(larger);
    await play(larger, 6, 14);
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, clip 2 whole, ended quiet"]);
    expect(clips.requests.map(({ format }) => format.width)).toEqual([320, 640]);
    const [before, after] = clips.requests;
    expect(after?.packets[0]?.ms).toBeGreaterThan(before?.packets.at(-1)?.ms ?? Infinity);
  });

  test("and stays away: the incident ends, after half a minute the loss is told, then the return", async () => {
    const { watch, clock, sessions, connect, play, reconnect, told } = await watchedScene();
    watch.start();
    watch.alarmChanged();
    connect(scene);
    // Long enough for the loss before the first picture to be over (outage.ts).
    await play(scene, 8, 16);
    await play(scene, 0, 5.4);
    sessions.newest.end("the camera ended the connection");
    const movement = "movement: opened with photo, clip 1 whole, ended camera_lost";
    await clock.advance(5_000);
    await expect.poll(told, patience).toEqual([movement]);
    await clock.advance(24_000);
    expect(await told()).toEqual([movement]);
    await clock.advance(2_000);
    await expect.poll(told, patience).toEqual([movement, "camera_lost: opened with photo"]);
    sessions.newest.end("nobody answers");
    await reconnect(scene, 10_000);
    await play(scene, 8, 16);
    await play(scene, 8, 11);
    await expect
      .poll(told, patience)
      .toEqual([movement, "camera_lost: opened with photo, ended back"]);
  });
});

test("a camera that never shows a picture is told of after half a minute", async () => {
  const { watch, clock, sessions, incidents, told } = await watchedScene();
  watch.start();
  for (let second = 0; second < 31; second++) {
    sessions.newest.end("wrong password", "wrong_password");
    await clock.advance(1_000);
  }
  await expect.poll(told, patience).toEqual(["camera_lost: opened without photo"]);
  const [id] = await incidents.unfinished();
  expect((await incidents.events(id ?? ""))[0]).toMatchObject({ reason: "wrong password" });
});

describe("what the chat may ask", () => {
  test("how it is", async () => {
    const { watch, clock, sessions, connect, play } = await watchedScene();
    watch.start();
    expect(watch.status()).toMatchObject({
      state: "connecting",
      codec: null,
      watching: "nothing",
      lastPictureAt: null,
      ringMs: 0,
    });
    connect(scene);
    await play(scene, 0, 3);
    expect(watch.status()).toMatchObject({
      state: "live",
      codec: "H.264",
      width: 320,
      height: 180,
      keyframeIntervalMs: 2_000,
      watching: "every_frame",
      watchingBecause: { key: "why-every-frame", values: { why: "asked" } },
      lastMovementAt: null,
      ringMs: 2_950,
    });
    expect(watch.status().framesPerSecond).toBeCloseTo(20, 0);
    sessions.newest.end("the camera ended the connection");
    expect(watch.status()).toMatchObject({
      state: "lost",
      since: clock.wall(),
      reason: wordsOfOthers("the camera ended the connection"),
      codec: null,
      watching: "nothing",
    });
  });

  test("the newest picture; none, in a sentence, when it is lost", async () => {
    const { watch, clock, sessions, connect, play } = await watchedScene();
    watch.start();
    await expect(watch.still()).rejects.toMatchObject({
      name: "CameraError",
      message: "Garden shows no picture at the moment. I keep trying.",
    });
    connect(scene);
    await play(scene, 0, 1);
    const still = await watch.still();
    expect(still).toMatchObject({ width: 320, height: 180, takenAt: clock.wall() - 50 });
    sessions.newest.end("nobody answers");
    await expect(watch.still()).rejects.toMatchObject({
      name: "CameraError",
      message: "Garden shows no picture at the moment: nobody answers. I keep trying.",
    });
  });

  test("a picture that can't be made is told in a sentence, too", async () => {
    const [whole] = ffmpegs;
    if (!whole) throw new Error("there is no ffmpeg");
    const file = path.join(await dataFolder(), "ffmpeg");
    const noStills = `case "$*" in *"-c:v mjpeg"*) exit 1;; esac`;
    writeFileSync(file, `#!/bin/sh\n${noStills}\nexec ${whole.path} "$@"\n`);
    chmodSync(file, 0o755);
    const ffmpeg = await findFfmpeg({ ffmpegPath: file, log: silentLog });
    const { watch, connect, play, told } = await watchedScene({ ffmpeg });
    watch.start();
    watch.alarmChanged();
    connect(scene);
    await play(scene, 0, 5);
    await expect(watch.still()).rejects.toMatchObject({
      name: "CameraError",
      message: "Garden: The camera's picture of that moment is damaged.",
    });
    await expect.poll(told, patience).toEqual(["movement: opened without photo"]);
  });

  test("a clip", async () => {
    const { watch, clips, connect, play } = await watchedScene();
    watch.start();
    connect(scene);
    await play(scene, 0, 1);
    const made = watch.clip(2);
    await play(scene, 1, 3);
    await made;
    expect(clips.requests.map(({ name, packets }) => `${name} ${packets.length}`)).toEqual([
      "clip 41",
    ]);
  });
});
