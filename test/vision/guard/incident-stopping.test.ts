// How incidents are cut short, told as scripts: disarming, going down, a lost camera.
import { describe, expect, test } from "vitest";
import { opened, Script } from "./script.ts";

describe("disarming and going down", () => {
  test("disarming ends it at once, without a cooldown", () => {
    const script = opened();
    script.run(20.4, 21, true);
    expect(script.disarm(21.1)).toEqual([
      { kind: "part", part: 1, fromMs: 15_000, toMs: 21_100, continued: false, goesOn: false },
      { kind: "end", reason: "disarmed", endedMs: 21_100, lastMovingMs: 21_000 },
      { kind: "closed" },
    ]);
    expect(script.life.movingFrames).toHaveLength(6);
    expect(script.run(21.2, 25, true)).toEqual([]);
  });

  test("armed again at once, the same movement is a new incident from then on", () => {
    const script = opened();
    script.disarm(20.3);
    script.live(20.4, true);
    script.armed = true;
    script.live(20.6, true);
    expect(script.live(20.8, true)).toMatchObject([{ kind: "open", beganMs: 20_600 }]);
  });

  test("a disarmed frame ends it, too", () => {
    const script = opened();
    script.armed = false;
    expect(script.live(20.4, true)).toMatchObject([
      { kind: "part" },
      { kind: "end", reason: "disarmed", endedMs: 20_400 },
      { kind: "closed" },
    ]);
  });

  test("in the cooldown, disarming closes it; a continuation's part is kept", () => {
    const script = opened();
    script.run(20.4, 24.2, false);
    script.run(30, 31, true);
    script.orders.length = 0;
    script.disarm(31.1);
    expect(script.orders).toMatchObject([
      { kind: "part", part: 2, toMs: 31_100, continued: true },
      { kind: "closed" },
    ]);
  });

  test("a shutdown keeps what there is and says so", () => {
    const script = opened();
    expect(script.shutdown(22)).toMatchObject([
      { kind: "part", toMs: 22_000 },
      { kind: "end", reason: "shutdown", endedMs: 22_000 },
      { kind: "closed" },
    ]);
    expect(script.shutdown(23)).toEqual([]);
  });

  test("with nothing open, nothing is ordered", () => {
    const script = new Script();
    script.run(0, 2, false);
    script.time(3);
    script.lost(3);
    script.disarm(4);
    script.shutdown(5);
    expect(script.orders).toEqual([]);
  });
});

describe("a lost camera", () => {
  test("ends the part at once and the incident after the post-roll time", () => {
    const script = opened();
    script.run(20.4, 22, true);
    expect(script.lost(22.1)).toEqual([
      { kind: "part", part: 1, fromMs: 15_000, toMs: 22_100, continued: false, goesOn: false },
    ]);
    expect(script.life.state).toBe("open");
    expect(script.lost(22.2)).toEqual([]);
    expect(script.time(26)).toEqual([]);
    expect(script.time(26.1)).toEqual([
      { kind: "end", reason: "camera_lost", endedMs: 22_100, lastMovingMs: 22_000 },
    ]);
    expect(script.time(52.1)).toEqual([{ kind: "closed" }]);
  });

  test("that is back in time goes on in a new part of the same incident", () => {
    const script = opened();
    script.run(20.4, 22, true);
    script.lost(22.1);
    script.orders.length = 0;
    expect(script.live(24, false)).toEqual([{ kind: "continue", part: 2, recordFromMs: 24_000 }]);
    script.run(24.2, 25, true);
    script.run(25.2, 29, false);
    expect(script.orders.slice(1)).toMatchObject([
      { kind: "part", part: 2, fromMs: 24_000, toMs: 29_000, continued: false },
      { kind: "end", reason: "quiet", endedMs: 29_000 },
    ]);
  });

  test("that comes back to a quiet scene has ended with the movement", () => {
    const script = opened();
    script.run(20.4, 23, false);
    script.lost(23.1);
    expect(script.live(25, false)).toEqual([
      { kind: "end", reason: "quiet", endedMs: 24_200, lastMovingMs: 20_200 },
    ]);
  });

  test("in a continuation ends that; frames before and after don't confirm each other", () => {
    const script = opened();
    script.run(20.4, 24.2, false);
    script.run(30, 31, true);
    script.orders.length = 0;
    expect(script.lost(31.1)).toMatchObject([{ kind: "part", part: 2, continued: true }]);
    expect(script.life.state).toBe("cooldown");
    expect(script.live(32, true)).toEqual([]);
    expect(script.live(32.2, true)).toMatchObject([{ kind: "continue", part: 3 }]);
  });
});
