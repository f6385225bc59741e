// How incidents go on and end by themselves, told as scripts: clips, parts, the cooldown.
import { describe, expect, test } from "vitest";
import { opened, type Script } from "./script.ts";

describe("the end", () => {
  test("comes after the post-roll; the part spans pre-roll, movement and post-roll", () => {
    const script = opened();
    script.run(20.4, 23, true);
    expect(script.run(23.2, 26.8, false)).toEqual([]);
    expect(script.live(27, false)).toEqual([
      { kind: "part", part: 1, fromMs: 15_000, toMs: 27_000, continued: false, goesOn: false },
      { kind: "end", reason: "quiet", endedMs: 27_000, lastMovingMs: 23_000 },
    ]);
    expect(script.life.state).toBe("cooldown");
  });

  test("a pause shorter than the post-roll is one incident", () => {
    const script = opened();
    for (const start of [20.4, 25, 30, 35]) {
      script.run(start, start + 1, true);
      script.run(start + 1.2, start + 4.4, false);
    }
    expect(script.kinds.filter((kind) => kind === "open" || kind === "end")).toEqual(["open"]);
  });

  test("a frame that still moves after a long silence keeps it open", () => {
    const script = opened();
    expect(script.live(25.5, true)).toEqual([]);
    expect(script.life.state).toBe("open");
  });

  test("without frames, quiet is believed 2 s later and counts from the movement", () => {
    const script = opened();
    expect(script.time(25)).toEqual([]);
    expect(script.time(26.1)).toEqual([]);
    expect(script.time(26.2)).toMatchObject([
      { kind: "part", toMs: 24_200 },
      { kind: "end", reason: "quiet", endedMs: 24_200 },
    ]);
  });

  test("a clock that stands still or runs back does nothing", () => {
    const script = opened();
    for (let turn = 0; turn < 10; turn++) script.time(20.2);
    script.time(5);
    script.live(20.2, false);
    expect(script.kinds).toEqual(["open"]);
  });
});

describe("the first clip", () => {
  test("is made 10 s after opening, of the pre-roll and those 10 s, once", () => {
    const script = opened();
    expect(script.run(20.4, 30, true)).toEqual([]);
    expect(script.live(30.2, true)).toEqual([
      { kind: "first_clip", part: 1, fromMs: 15_000, toMs: 30_200 },
    ]);
    expect(script.run(30.4, 40, true)).toEqual([]);
  });

  test("also in the post-roll, and by passing time alone", () => {
    const script = opened();
    script.run(20.4, 27, true);
    expect(script.run(27.2, 30, false)).toEqual([]);
    expect(script.time(30.3)).toMatchObject([{ kind: "first_clip", toMs: 30_200 }]);
  });

  test("not when the incident is over before", () => {
    const script = opened();
    script.run(20.4, 25, true);
    script.run(25.2, 40, false);
    expect(script.kinds).toEqual(["open", "part", "end"]);
  });

  test("not while it isn't known whether the incident goes on", () => {
    const script = opened();
    script.run(20.4, 25.4, true);
    // Quiet would be at 29.4; no frame has told yet.
    expect(script.time(30.5)).toEqual([]);
    expect(script.live(30.6, true)).toMatchObject([{ kind: "first_clip" }]);
  });
});

describe("parts", () => {
  test("are at most 60 s long, each begins where the one before ended", () => {
    const script = opened();
    script.run(20.4, 150, true);
    script.run(150.2, 154, false);
    expect(script.parts).toMatchObject([
      { part: 1, fromMs: 15_000, toMs: 75_000, goesOn: true, continued: false },
      { part: 2, fromMs: 75_000, toMs: 135_000, goesOn: true, continued: false },
      { part: 3, fromMs: 135_000, toMs: 154_000, goesOn: false, continued: false },
    ]);
    expect(script.orders.at(-1)).toMatchObject({ kind: "end", endedMs: 154_000 });
  });

  test("an incident of exactly 60 s is one part", () => {
    const script = opened();
    script.run(20.4, 71, true);
    script.run(71.2, 75, false);
    expect(script.parts).toMatchObject([{ part: 1, fromMs: 15_000, toMs: 75_000, goesOn: false }]);
  });

  test("a leap of time cuts what became full in between, and only that", () => {
    const script = opened();
    script.live(150, true);
    expect(script.kinds).toEqual(["open", "first_clip", "part", "part"]);
    script.disarm(200);
    expect(script.parts.at(-1)).toMatchObject({ part: 4, fromMs: 195_000, toMs: 200_000 });
  });
});

/** Moved from 20 to 23 s, over since 27 s. */
function ended(): Script {
  const script = opened();
  script.run(20.4, 23, true);
  script.run(23.2, 27, false);
  expect(script.kinds).toEqual(["open", "part", "end"]);
  script.orders.length = 0;
  return script;
}

describe("the cooldown", () => {
  test("counts from the end; then the incident is closed and another may open", () => {
    const script = ended();
    script.run(27.2, 56.8, false);
    expect(script.orders).toEqual([]);
    expect(script.live(57, false)).toEqual([{ kind: "closed" }]);
    expect(script.life.state).toBe("none");
    script.run(60, 60.2, true);
    expect(script.kinds).toEqual(["closed", "open"]);
  });

  test("passing time closes it as well", () => {
    const script = ended();
    expect(script.time(56.9)).toEqual([]);
    expect(script.time(57)).toEqual([{ kind: "closed" }]);
  });

  test("movement within it goes on silently in a new part", () => {
    const script = ended();
    script.run(27.2, 39.8, false);
    script.live(40, true);
    expect(script.live(40.2, true)).toEqual([{ kind: "continue", part: 2, recordFromMs: 35_000 }]);
    expect(script.life.state).toBe("open");
    script.run(40.4, 42, true);
    expect(script.run(42.2, 46, false)).toEqual([
      { kind: "part", part: 2, fromMs: 35_000, toMs: 46_000, continued: true, goesOn: false },
    ]);
    // The cooldown counts anew: the incident closes 30 s after the continuation's end.
    expect(script.run(46.2, 75.8, false)).toEqual([]);
    expect(script.live(76, false)).toEqual([{ kind: "closed" }]);
  });

  test("a single moving frame doesn't continue it", () => {
    const script = ended();
    script.live(30, true);
    script.run(30.2, 34, false);
    expect(script.orders).toEqual([]);
  });

  test("the new part's pre-roll doesn't overlap the part before", () => {
    const script = ended();
    script.live(28, true);
    expect(script.live(28.2, true)).toEqual([{ kind: "continue", part: 2, recordFromMs: 27_000 }]);
  });

  test("a long continuation is cut into parts, too", () => {
    const script = ended();
    script.run(40, 130, true);
    expect(script.parts).toMatchObject([
      { part: 2, fromMs: 35_000, toMs: 95_000, continued: true, goesOn: true },
    ]);
    expect(script.kinds).not.toContain("first_clip");
  });

  test("frames after an end told by time alone don't count double", () => {
    const script = opened();
    expect(script.time(27)).toMatchObject([{ kind: "part" }, { kind: "end" }]);
    expect(script.live(27.2, false)).toEqual([]);
    expect(script.live(27.4, true)).toEqual([]);
  });

  test("without a cooldown it closes as it ends", () => {
    const script = opened();
    script.settings = { ...script.settings, cooldownMs: 0 };
    script.run(20.4, 24.2, false);
    script.time(24.25);
    expect(script.kinds).toEqual(["open", "part", "end", "closed"]);
    expect(script.life.movingFrames.map(({ ms }) => ms)).toEqual([20_000, 20_200]);
  });
});
