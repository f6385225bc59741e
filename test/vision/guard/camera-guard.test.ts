// What verdicts change about an incident that is told at once, told as scripts.
import { describe, expect, test } from "vitest";
import { movementOnly } from "../../../vision/guard/face-policy.ts";
import { CameraGuard } from "../../../vision/guard/camera-guard.ts";
import {
  everything,
  GuardScript,
  known,
  onlyStrangers,
  openedWith,
  recognised,
} from "./guard-script.ts";
import { Script } from "./script.ts";

describe("without faces to judge", () => {
  test("the orders are those of the incident alone, order by order", () => {
    const plain = new Script();
    const guarded = new GuardScript({ ...onlyStrangers, ready: false });
    for (const script of [plain, guarded]) {
      script.run(18, 19.8, false);
      script.run(20, 33, true);
      script.run(33.2, 37.4, false);
      script.run(40, 42, true);
      script.run(42.2, 50, false);
      script.time(90);
      script.run(91, 92, true);
      script.disarm(92.1);
    }
    expect(guarded.orders).toEqual(plain.orders);
    expect(plain.kinds.filter((kind) => kind === "open")).toHaveLength(2);
  });

  test("also when tracks come in: nobody is enrolled any more", () => {
    const script = openedWith(movementOnly);
    script.face(21, { verdict: "UNKNOWN" });
    script.face(22, known(2));
    expect(script.kinds).toEqual(["open"]);
  });

  test("what waited is told at once when faces fail", () => {
    const script = openedWith(onlyStrangers);
    script.policy = { ...onlyStrangers, ready: false };
    expect(script.time(21)).toEqual([
      { kind: "tell", because: "faces_off", loud: true, track: null },
    ]);
  });
});

describe("everything", () => {
  test("movement is told at once; a stranger is told once more, and loud", () => {
    const script = openedWith(everything);
    expect(script.kinds).toEqual(["open"]);
    const orders = script.face(22.2, { verdict: "UNKNOWN" });
    expect(orders).toMatchObject([
      { kind: "face", track: { id: 1 } },
      { kind: "escalate", track: { id: 1, best: { ms: 22_160 } } },
    ]);
    script.face(23, { id: 2, verdict: "UNKNOWN" });
    expect(script.kinds).toEqual(["open", "escalate"]);
  });

  test("somebody unsure has been told of already, as movement", () => {
    const script = openedWith(everything);
    script.face(22.2, { verdict: "UNSURE" });
    expect(script.kinds).toEqual(["open"]);
  });

  test("the household alone resolves it at its end, silently", () => {
    const script = openedWith(everything);
    script.face(20.4, known(1, "ann", 3));
    script.run(20.4, 23, true);
    script.face(23, known(1, "ann", 14), "ended");
    expect(script.kinds).toEqual(["open"]);
    script.run(23.2, 27, false);
    expect(script.kinds).toEqual(["open", "end", "resolve"]);
    expect(script.orders.at(-1)).toEqual({
      kind: "resolve",
      people: [recognised("ann", 14)],
      loud: false,
    });
    script.time(60);
    expect(script.kinds).toEqual(["open", "end", "resolve", "closed"]);
  });

  test("names everybody, with their best", () => {
    const script = openedWith(everything);
    script.face(21, known(1, "ann", 6), "ended");
    script.face(22, known(2, "ben", 8), "ended");
    script.face(23, known(3, "ann", 12), "ended");
    script.run(23.2, 27.2, false);
    expect(script.orders.at(-1)).toMatchObject({
      people: [recognised("ann", 12), recognised("ben", 8)],
    });
  });

  test.each([
    ["a stranger", { id: 2, verdict: "UNKNOWN" }],
    ["somebody unsure", { id: 2, verdict: "UNSURE", person: "ann" }],
    ["somebody too far away", { id: 2, verdict: "TOO_SMALL" }],
    ["a resident by four frames", { id: 2, verdict: "KNOWN", person: "ben", agreeing: 4 }],
    ["a track that two may have shared", { ...known(2), mixed: true }],
    ["a glimpse of a good face", { id: 2, verdict: null, frames: 2 }],
    ["a face turned away for half a second", { id: 2, verdict: null, seenMs: 500 }],
  ] as const)("is not resolved by a resident beside %s", (_, other) => {
    const script = openedWith(everything);
    script.face(21, known(1), "ended");
    script.face(22, other, "ended");
    script.run(22.2, 27, false);
    script.time(70);
    expect(script.kinds).toContain("end");
    expect(script.kinds).not.toContain("resolve");
  });

  test.each([
    ["turned away for a moment", { id: 2, verdict: null, person: "ann", frames: 2, agreeing: 2 }],
    ["was followed anew", { id: 2, verdict: "KNOWN", person: "ann", frames: 4, agreeing: 4 }],
    ["flickered", { id: 2, verdict: null, seenMs: 100 }],
  ] as const)("is resolved by a resident who %s", (_, other) => {
    const script = openedWith(everything);
    script.face(21, known(1), "ended");
    script.face(22, other, "ended");
    script.run(22.2, 27, false);
    expect(script.kinds).toContain("resolve");
  });

  test("is not resolved by a resident who is still there, but when the track is over", () => {
    const script = openedWith(everything);
    script.face(21, known(1));
    script.run(21.2, 25.2, false);
    expect(script.kinds).toEqual(["open", "end"]);
    script.face(26, known(1), "ended");
    expect(script.kinds).toEqual(["open", "end", "resolve"]);
  });

  test("a stranger who turns out to be the household is resolved aloud", () => {
    const script = openedWith(everything);
    script.face(22, { verdict: "UNKNOWN" });
    script.face(23, known(1), "changed");
    script.face(24, known(1), "ended");
    script.run(24, 29, false);
    expect(script.kinds).toEqual(["open", "escalate", "end", "resolve"]);
    expect(script.orders.at(-1)).toMatchObject({ loud: true });
  });

  test("a stranger within the cooldown is told, also after it was resolved", () => {
    const script = openedWith(everything);
    script.face(21, known(1), "ended");
    script.run(21, 25, false);
    script.run(30, 33, true);
    script.face(33, { id: 2, verdict: "UNKNOWN" });
    expect(script.kinds).toEqual(["open", "end", "resolve", "continue", "escalate"]);
    script.face(34, { id: 2, verdict: "UNKNOWN" }, "ended");
    script.run(34, 39, false);
    expect(script.kinds.filter((kind) => kind === "resolve")).toHaveLength(1);
  });

  test("who was seen before it began, or in the last one, plays no part", () => {
    const script = new GuardScript(everything);
    script.run(8, 9.8, false);
    script.face(10, known(7), "ended");
    script.run(20, 20.2, true);
    script.run(20.4, 25, false);
    script.time(70);
    script.run(80, 80.2, true);
    script.run(80.4, 85, false);
    expect(script.kinds).toEqual(["open", "end", "closed", "open", "end"]);
  });
});

test("a guard that was told nothing has nothing to say", () => {
  const guard = new CameraGuard();
  expect(guard.state).toBe("none");
  expect(guard.cameraLost(1000)).toEqual([]);
  expect(guard.disarm(1000)).toEqual([]);
});
