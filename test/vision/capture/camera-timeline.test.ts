// A camera's own time across connections, and its end; made-up connections, a real decoder.
import { describe, expect, test } from "vitest";
import { format, watched } from "./watched-camera.ts";

describe("the timeline", () => {
  test("runs on from one connection to the next, also after one that ran ahead", async () => {
    const { camera, clock, sessions, received, comeAlive, send, reconnect } = watched();
    await clock.advance(9_000);
    await comeAlive();
    // A camera that sends what it had saved up: 20 s of video at once.
    send(41, 400);
    const aheadMs = received.at(-1)?.ms ?? 0;
    expect(aheadMs).toBeGreaterThan(clock.monotonic() + 15_000);
    sessions.newest.end();
    await reconnect();
    expect(camera.nowMs()).toBeGreaterThanOrEqual(aheadMs);
    await comeAlive();
    const times = received.map(({ ms }) => ms);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  test("a connection that was slow to come about does not shift it against the wall clock", async () => {
    const { camera, clock, sessions, received, comeAlive, reconnect } = watched();
    await clock.advance(9_000);
    await comeAlive();
    const first = received[0];
    expect(first?.ms).toBe(9_000);
    const wallOfFirst = camera.wallOf(9_000);
    sessions.newest.end();
    await reconnect();
    // Connecting again takes as long as the first time.
    await clock.advance(8_000);
    expect(camera.wallOf(9_000)).toBe(wallOfFirst);
    await comeAlive();
    expect(camera.wallOf(9_000)).toBe(wallOfFirst);
  });
});

describe("stop()", () => {
  test("ends the connection, waits until it is gone, and nothing is told any more", async () => {
    const { camera, clock, sessions, frames, received, told, comeAlive, send } = watched();
    await comeAlive();
    let letGo = () => {};
    let stopped = false;
    sessions.newest.lingering = new Promise((resolve) => (letGo = resolve));
    const stopping = camera.stop().then(() => (stopped = true));
    expect(told).toEqual(["live", "session over"]);
    const before = { frames: frames.length, received: received.length };
    send(41, 80);
    sessions.newest.end();
    await clock.advance(60_000);
    expect(stopped).toBe(false);
    letGo();
    await stopping;
    expect({ frames: frames.length, received: received.length }).toEqual(before);
    expect(told).toEqual(["live", "session over"]);
    expect(sessions.opened).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test("between two attempts, and while the next one waits for the old one to go", async () => {
    const between = watched();
    between.sessions.newest.end();
    await between.clock.advance(500);
    await between.camera.stop();
    await between.clock.advance(60_000);
    expect(between.sessions.opened).toHaveLength(1);

    const waiting = watched();
    let letGo = () => {};
    waiting.sessions.newest.lingering = new Promise((resolve) => (letGo = resolve));
    waiting.sessions.newest.end();
    await waiting.clock.advance(5_000);
    const stopping = waiting.camera.stop();
    letGo();
    await stopping;
    await waiting.clock.advance(60_000);
    expect(waiting.sessions.opened).toHaveLength(1);
  });
});

test("others may listen to packets and to the end, until they don't want to any more", async () => {
  const { camera, sessions, send, reconnect } = watched();
  const heard: string[] = [];
  const forgetPackets = camera.onPacket(({ ms }) => heard.push(String(ms)));
  const forgetEnd = camera.onSessionEnd(() => heard.push("over"));
  sessions.newest.format(format);
  send(0, 2);
  sessions.newest.end();
  expect(heard).toEqual(["1", "51", "over"]);
  forgetPackets();
  forgetEnd();
  await reconnect();
  sessions.newest.format(format);
  send(0, 2);
  sessions.newest.end();
  expect(heard).toHaveLength(3);
});
