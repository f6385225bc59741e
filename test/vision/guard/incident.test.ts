// How incidents open, told as scripts: confirmed movement, the beginning, the look-back.
import { describe, expect, test } from "vitest";
import { opened, Script } from "./script.ts";

describe("opening", () => {
  test.each([
    ["a single moving frame", ".....M.....", []],
    ["two moving frames in a row", "....MM", [1000]],
    ["two of three", "....M.M", [1200]],
    ["two of four", "....M..M...", []],
    ["nothing", "..........", []],
  ])("%s", (_, frames, openedAt) => {
    const script = new Script();
    const times = [...frames].flatMap((frame, index) => {
      const orders = script.live(index / 5, frame === "M");
      return orders.some((order) => order.kind === "open") ? [index * 200] : [];
    });
    expect(times).toEqual(openedAt);
  });

  test("tells when it began, which frame to photograph, from when to record", () => {
    const script = new Script();
    script.run(10, 19.8, false);
    script.live(20, true, { area: 8000 });
    script.live(20.2, false);
    const orders = script.live(20.4, true, { area: 7000 });
    expect(orders).toEqual([
      { kind: "open", beganMs: 20_000, photoMs: 20_000, recordFromMs: 15_000 },
    ]);
    expect(script.life.state).toBe("open");
  });

  test("single blips long before don't make it begin earlier", () => {
    const script = new Script();
    script.live(10, true);
    script.run(10.2, 19.8, false);
    script.live(20, true);
    expect(script.live(20.2, true)).toMatchObject([{ kind: "open", beganMs: 20_000 }]);
    expect(script.life.movingFrames.map(({ ms }) => ms)).toEqual([20_000, 20_200]);
  });

  test("blips every two seconds make it begin at most 10 s earlier", () => {
    const script = new Script();
    for (let seconds = 0; seconds < 60; seconds += 2) {
      script.live(seconds, true);
      script.run(seconds + 0.2, seconds + 1.8, false);
    }
    script.live(60, true);
    expect(script.live(60.2, true)).toMatchObject([{ kind: "open", beganMs: 52_000 }]);
  });

  test("not while disarmed, and not with frames from before arming", () => {
    const script = new Script();
    script.armed = false;
    script.run(10, 15, true);
    script.armed = true;
    expect(script.live(15.2, true)).toEqual([]);
    expect(script.lookBack(14.9, true)).toEqual([]);
    expect(script.lookBack(15, true)).toEqual([]);
    expect(script.live(15.4, true)).toEqual([
      { kind: "open", beganMs: 15_200, photoMs: 15_200, recordFromMs: 10_200 },
    ]);
  });

  test("after a restart into an armed house the first frames count", () => {
    const script = new Script();
    script.live(0, true);
    expect(script.live(0.2, true)).toMatchObject([{ kind: "open", beganMs: 0 }]);
  });

  test("frames that come twice or late confirm nothing", () => {
    const script = new Script();
    script.live(20, true);
    expect(script.live(20, true)).toEqual([]);
    expect(script.live(19.8, true)).toEqual([]);
    expect(script.orders).toEqual([]);
  });
});

describe("the look-back", () => {
  test("opens by itself, and its walker is among the incident's frames", () => {
    const script = new Script();
    script.live(8, false);
    script.live(10, true, { area: 5200 });
    script.run(10.2, 10.4, false);
    script.lookBack(8.3, false);
    script.lookBack(8.4, true, { area: 6000 });
    const orders = script.lookBack(8.5, true, { area: 9000 });
    expect(orders).toEqual([{ kind: "open", beganMs: 8400, photoMs: 8500, recordFromMs: 3400 }]);
    for (const seconds of [8.6, 8.7, 9.7]) script.lookBack(seconds, true);
    expect(script.life.movingFrames.map(({ ms }) => ms)).toEqual([
      8400, 8500, 8600, 8700, 9700, 10_000,
    ]);
    // The walker is gone since 10.0: quiet at 14.0, though the look-back's frames came later.
    expect(script.run(10.6, 14, false)).toMatchObject([
      { kind: "part", fromMs: 3400, toMs: 14_000 },
      { kind: "end", endedMs: 14_000, lastMovingMs: 10_000 },
    ]);
  });

  test("its last frame and the keyframe that woke it confirm each other", () => {
    const script = new Script();
    script.live(8, false);
    script.live(10, true);
    for (const seconds of [9.8, 9.85]) script.lookBack(seconds, false);
    expect(script.lookBack(9.95, true)).toEqual([]);
    expect(script.lookBack(10, true)).toMatchObject([{ kind: "open", beganMs: 9950 }]);
    expect(script.life.movingFrames).toHaveLength(2);
  });

  test("a blip in it and a blip in the keyframe, far apart, open nothing", () => {
    const script = new Script();
    script.live(8, false);
    script.live(10, true);
    script.lookBack(8.1, true);
    for (let seconds = 8.2; seconds < 9.9; seconds += 0.1) script.lookBack(seconds, false);
    script.lookBack(10, true);
    script.run(10.2, 12, false);
    expect(script.orders).toEqual([]);
  });

  test("blips of two look-backs don't add up", () => {
    const script = new Script();
    script.live(8, false);
    script.live(10, true);
    script.lookBack(9.9, true);
    script.run(10.2, 16, false);
    script.live(18, true);
    script.lookBack(16.1, true);
    expect(script.orders).toEqual([]);
  });

  test("moves the beginning earlier while no clip of part 1 was made", () => {
    const script = opened();
    expect(script.lookBack(18.6, false)).toEqual([]);
    expect(script.lookBack(18.8, true)).toEqual([
      { kind: "began_earlier", beganMs: 18_800, recordFromMs: 13_800 },
    ]);
    expect(script.lookBack(19, true)).toEqual([]);
    script.run(20.4, 22, true);
    expect(script.run(22.2, 26, false)).toMatchObject([
      { kind: "part", part: 1, fromMs: 13_800 },
      { kind: "end" },
    ]);
  });

  test("comes too late for that once the first clip was made", () => {
    const script = opened();
    script.run(20.4, 30.2, true);
    expect(script.kinds).toEqual(["open", "first_clip"]);
    expect(script.lookBack(18.8, true)).toEqual([]);
    expect(script.life.movingFrames[0]?.ms).toBe(18_800);
  });
});
