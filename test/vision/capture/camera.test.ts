// How a camera comes, is lost and comes back; made-up connections, a real decoder.
import { describe, expect, test } from "vitest";
import { until } from "../../cameras/until.ts";
import { ffmpeg, format, packets, watched } from "./watched-camera.ts";

describe("a connection", () => {
  test("is connecting until the first picture, then live", async () => {
    const { camera, clock, sessions, told, comeAlive } = watched();
    expect(camera.condition).toEqual({ state: "connecting", since: clock.wall(), reason: null });
    expect(sessions.newest.started).toBe(true);
    await clock.advance(800);
    await comeAlive();
    expect(camera.condition).toEqual({ state: "live", since: clock.wall(), reason: null });
    expect(told).toEqual(["live"]);
    expect(camera.format()).toBe(format);
    expect(camera.lastPictureAt).toBe(clock.wall());
  });

  test("what comes before its first keyframe is nobody's", () => {
    const { camera, sessions, received, send } = watched();
    sessions.newest.format(format);
    send(30, 45);
    expect(received[0]).toMatchObject({ keyframe: true });
    expect(received).toHaveLength(5);
    expect(camera.past(0)).toEqual(received);
  });

  test("what follows a group that the ring could not hold still proves that it lives", async () => {
    const { camera, clock, sessions, received, told, send } = watched({ ringBytes: 20_000 });
    sessions.newest.format(format);
    for (let second = 0; second < 8; second++) {
      // One group that doesn't end.
      send(second === 0 ? 0 : 1, 20, second * 1_000);
      await clock.advance(1_000);
    }
    expect(camera.newest()).toBeNull();
    expect(received.length).toBeGreaterThan(100);
    expect(told).not.toContain("lost: connected, but no picture for 3 s");
  });
});

describe("a loss", () => {
  test("is told with its reason, and after about a second there is another attempt", async () => {
    const { camera, clock, sessions, told, comeAlive } = watched();
    await clock.advance(2_000);
    sessions.newest.end("nobody answers");
    expect(told).toEqual(["session over", "lost: nobody answers"]);
    const lostAt = clock.wall();
    await clock.advance(790);
    expect(sessions.opened).toHaveLength(1);
    await clock.advance(420);
    expect(sessions.opened).toHaveLength(2);
    expect(camera.condition).toMatchObject({ state: "lost", since: lostAt });
    await comeAlive();
    expect(told.slice(2)).toEqual(["live"]);
  });

  test("again and again: longer waits, one story, the newest reason", async () => {
    const { camera, clock, sessions } = watched();
    const waits: number[] = [];
    sessions.newest.end("nobody answers");
    const lostAt = clock.wall();
    for (let attempt = 1; attempt <= 8; attempt++) {
      const since = clock.monotonic();
      while (sessions.opened.length === attempt) await clock.advance(100);
      waits.push(clock.monotonic() - since);
      sessions.newest.end(attempt === 8 ? "wrong password" : "nobody answers");
    }
    for (const [index, wait] of waits.entries()) {
      const nominal = Math.min(30_000, 1_000 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(nominal * 0.8);
      expect(wait).toBeLessThanOrEqual(nominal * 1.2 + 100);
    }
    const reason = { sentence: "wrong password" };
    expect(camera.condition).toMatchObject({ state: "lost", since: lostAt, reason });
  });

  test("never two connections at once: the next waits until the old one is gone", async () => {
    const { clock, sessions } = watched();
    let letGo = () => {};
    sessions.newest.lingering = new Promise((resolve) => (letGo = resolve));
    sessions.newest.end();
    sessions.newest.end();
    await clock.advance(60_000);
    expect(sessions.opened).toHaveLength(1);
    letGo();
    await clock.advance(0);
    expect(sessions.opened).toHaveLength(2);
    expect(sessions.alive).toBe(1);
  });

  test("silence is one: of the first packet, and much sooner of the next ones", async () => {
    const { clock, sessions, told, comeAlive } = watched();
    await clock.advance(9_500);
    expect(told).toEqual([]);
    await clock.advance(30_000);
    expect(told).toEqual(["session over", expect.stringMatching(/^lost: no picture came within/)]);
    expect(sessions.opened).toHaveLength(2);
    await comeAlive();
    await clock.advance(2_900);
    expect(told.at(-1)).toBe("live");
    await clock.advance(600);
    expect(told.at(-1)).toBe("lost: connected, but no picture for 3 s");
  });

  test("so is a video that no decoder takes", async () => {
    // Node knows nothing of ffmpeg's options and ends at once.
    const { sessions, told, send } = watched({ ffmpeg: { ...ffmpeg, path: process.execPath } });
    sessions.newest.format(format);
    send(0, 41);
    await until(() => told.length > 0, "the loss");
    expect(told).toEqual(["session over", "lost: connected, but its video can't be decoded"]);
  });

  test.each([
    {
      address: "rtsp://192.168.1.15/stream1",
      atMs: 80_000,
      hears: ["live", "session over", "lost: the picture has not changed at all for 60 s"],
    },
    { address: "clip.mp4", atMs: 90_000, hears: ["live"] },
  ])("so is a picture that stands still for a minute, but not a file's: $address", async (row) => {
    const { camera, clock, frames, told, comeAlive, send } = watched(row);
    await comeAlive();
    for (let second = 2; second <= 90 && camera.condition.state === "live"; second += 2) {
      const before = frames.length;
      // Never the same bytes twice in a row: those would be taken for a copy (decoder.ts).
      const group = 1 + ((second / 2) % 8);
      send(group * 40 + 1, group * 40 + 41, second * 1_000 - group * 2_000);
      await until(() => frames.length > before, "a keyframe");
      // In the round at 20 s something moves; then nothing any more.
      camera.pictureStood(second !== 20);
      await clock.advance(2_000);
    }
    expect(told).toEqual(row.hears);
    expect(clock.monotonic()).toBe(row.atMs);
  });

  test("what the lost connection still says is not believed", async () => {
    const { camera, clock, sessions, frames, received, told, comeAlive, send, reconnect } =
      watched();
    await comeAlive();
    const [old] = sessions.opened;
    old?.end();
    const before = { frames: frames.length, received: received.length, told: told.length };
    old?.format(format);
    send(0, 60);
    old?.end("something else");
    await reconnect();
    old?.format(format);
    old?.packet({ pts: 9_000, keyframe: true, bytes: packets[0]?.bytes ?? Buffer.alloc(0) });
    old?.end("something else");
    await clock.advance(2_000);
    expect({ frames: frames.length, received: received.length, told: told.length }).toEqual(before);
    expect(camera.format()).toBeNull();
  });

  test("its pictures can be had until the next one is there", async () => {
    const { camera, sessions, comeAlive, send, frames, reconnect } = watched();
    await comeAlive();
    const former = camera.ring;
    sessions.newest.end();
    expect(camera.ring).toBeNull();
    expect(camera.newest()).toBeNull();
    expect(camera.lastRing).toBe(former);
    await reconnect();
    sessions.newest.format(format);
    expect(camera.lastRing).toBe(former);
    const before = frames.length;
    send(0, 41);
    await until(() => frames.length > before, "a frame");
    expect(camera.lastRing).toBe(camera.ring);
    expect(camera.lastRing).not.toBe(former);
  });

  test("a short life in between is no life: the waits go on growing", async () => {
    const { clock, sessions, comeAlive } = watched();
    for (let attempt = 1; attempt <= 4; attempt++) {
      await comeAlive();
      sessions.newest.end();
      await clock.advance(6_390);
      // 8 s, or 6.4 of them, are not over before the fourth.
      if (attempt === 4) break;
      await until(() => sessions.opened.length === attempt + 1, "another attempt");
    }
    expect(sessions.opened).toHaveLength(4);
  });
});
