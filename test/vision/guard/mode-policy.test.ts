// What the mode's rules change about an incident, told as scripts: movement that never alarms, faces
// that are switched off, and the delay in which who comes home may disarm.
import { describe, expect, test } from "vitest";
import { alarmIn } from "../../../vision/guard/alarm-bell.ts";
import type { FacePolicy } from "../../../vision/guard/face-policy.ts";
import {
  everything,
  GuardScript,
  known,
  onlyFaces,
  onlyStrangers,
  openedWith,
  recognised,
} from "./guard-script.ts";

const guest = { id: 2, verdict: "UNKNOWN" } as const;
const somebody = { id: 3, verdict: "UNSURE", person: "ann" } as const;

describe("movement never alarms", () => {
  test("it is recorded, and excused when it is over, however long it took", () => {
    const script = openedWith(onlyFaces);
    script.run(20.4, 300, true);
    expect(script.kinds).toEqual(["hold"]);
    script.run(300.2, 305, false);
    expect(script.kinds).toEqual(["hold", "end", "excuse"]);
    expect(script.orders.at(-1)).toEqual({ kind: "excuse", because: "only_movement", people: [] });
    expect(script.guard.alarming).toBe(false);
    script.time(400);
    expect(script.kinds).toEqual(["hold", "end", "excuse", "closed"]);
  });

  test.each([
    ["a face that is too small", { id: 4, verdict: "TOO_SMALL" }],
    ["one of which nothing is known", { id: 4, verdict: null, frames: 2 }],
  ] as const)("nor does %s", (_, face) => {
    const script = openedWith(onlyFaces);
    script.face(21, face);
    script.run(20.4, 40, true);
    script.run(40.2, 45, false);
    expect(script.orders.at(-1)).toMatchObject({ because: "only_movement" });
  });

  test("a resident is named; also one who comes within the cooldown", () => {
    const script = openedWith(onlyFaces);
    script.run(20.4, 25, false);
    expect(script.orders.at(-1)).toMatchObject({ because: "only_movement", people: [] });
    script.run(30, 32, true);
    script.face(32, known(1));
    expect(script.orders.at(-1)).toEqual({
      kind: "excuse",
      because: "known",
      people: [recognised()],
    });
  });

  test("a stranger alarms at once, also beside a resident and after it was excused", () => {
    const script = openedWith(onlyFaces);
    script.face(21, known(1));
    script.run(21, 26, false);
    expect(script.kinds).toEqual(["hold", "end", "excuse"]);
    script.run(30, 32, true);
    expect(script.face(32, guest)).toMatchObject([
      { kind: "face" },
      { kind: "tell", because: "stranger", loud: true },
      { kind: "escalate" },
    ]);
    expect(script.guard.alarming).toBe(true);
  });

  test("somebody unsure is asked about, without a sound and without alarm", () => {
    const script = openedWith({ ...onlyFaces, away: false });
    const [, tell] = script.face(21, somebody);
    expect(tell).toMatchObject({ kind: "tell", because: "unsure", loud: false });
    expect(tell && alarmIn(tell)).toBeNull();
    expect(script.guard.alarming).toBe(false);
  });

  test.each([
    ["lost", (script: GuardScript) => script.lost(22)],
    ["stopped", (script: GuardScript) => script.shutdown(22)],
  ])("nor when the camera is %s meanwhile", (_, happens) => {
    const script = openedWith(onlyFaces);
    happens(script);
    script.time(70);
    expect(script.kinds).not.toContain("tell");
    expect(script.orders.findLast(({ kind }) => kind === "excuse")).toMatchObject({
      because: "only_movement",
    });
  });

  test("but at once where no face can be judged: never silently deaf", () => {
    expect(openedWith({ ...onlyFaces, ready: false }).kinds).toEqual(["open"]);
    const script = openedWith(onlyFaces);
    script.policy = { ...onlyFaces, ready: false };
    expect(script.time(21)).toMatchObject([{ kind: "tell", because: "faces_off", loud: true }]);
  });

  test("what was held is told when the mode changes to one in which movement alarms", () => {
    const script = openedWith(onlyFaces);
    script.policy = everything;
    expect(script.time(21)).toMatchObject([{ kind: "tell", because: "no_face", loud: true }]);
  });
});

describe("faces that are switched off", () => {
  test.each<[string, FacePolicy, typeof guest | typeof somebody]>([
    ["a stranger's", { ...onlyFaces, unknown: false }, guest],
    ["an unsure one", { ...onlyFaces, unsure: false }, somebody],
  ])("%s alarms nobody, but the other kind does", (_, policy, face) => {
    const script = openedWith(policy);
    script.face(21, face);
    script.run(20.4, 40, true);
    expect(script.kinds).toEqual(["hold"]);
    script.face(41, face === guest ? somebody : guest);
    expect(script.kinds).toContain("tell");
  });

  test("told movement does not become a stranger, and is not taken back either", () => {
    const script = openedWith({ ...everything, unknown: false });
    script.face(21, known(1), "ended");
    script.face(22, guest, "ended");
    script.run(22.2, 30, false);
    expect(script.kinds).toEqual(["open", "end"]);
  });

  test("movement that waits for a verdict: a stranger is no resident, a resident excuses it", () => {
    const policy = { ...onlyStrangers, unknown: false };
    const alone = openedWith(policy);
    alone.face(21, guest);
    alone.run(20.4, 28.2, true);
    expect(alone.orders.at(-1)).toMatchObject({ kind: "tell", because: "no_verdict" });
    const accompanied = openedWith(policy);
    accompanied.face(21, guest);
    accompanied.face(22, known(1));
    accompanied.run(22, 40, true);
    accompanied.run(40.2, 45, false);
    expect(accompanied.kinds).toEqual(["hold", "end", "excuse"]);
  });
});

describe("time to disarm", () => {
  const entry = { ...everything, entryMs: 30_000 };

  test("movement is told with it, and raised when the alarm is triggered; once", () => {
    const script = openedWith(entry);
    expect(script.orders).toMatchObject([{ kind: "open", entryMs: 30_000 }]);
    expect(script.guard.alarming).toBe(true);
    script.policy = { ...everything, entryMs: 0 };
    expect(script.raise()).toEqual([{ kind: "raise" }]);
    expect(script.raise()).toEqual([]);
  });

  test("also when the incident was over and closed long before", () => {
    const script = openedWith(entry);
    script.run(20.4, 25, false);
    script.time(70);
    expect(script.kinds).toEqual(["open", "end", "closed"]);
    expect(script.raise()).toEqual([{ kind: "raise" }]);
  });

  test("never raised once it was the household: whoever is recognised need not disarm", () => {
    const script = openedWith(entry);
    script.face(21, known(1, "ann", 8), "ended");
    script.run(21.2, 26, false);
    expect(script.kinds).toEqual(["open", "end", "resolve"]);
    expect(script.raise()).toEqual([]);
  });

  test("disarmed in time: it ends so, and is never raised", () => {
    const script = openedWith(entry);
    script.disarm(24);
    expect(script.kinds).toEqual(["open", "end", "closed", "calm"]);
    expect(script.orders.find(({ kind }) => kind === "end")).toMatchObject({ reason: "disarmed" });
    expect(script.raise()).toEqual([]);
    expect(script.disarm(25)).toEqual([]);
  });

  test("what is seen while it runs has what is left", () => {
    const script = new GuardScript({ ...onlyStrangers, entryMs: 30_000 });
    script.run(18, 19.8, false);
    script.run(20, 20.2, true);
    script.policy = { ...onlyStrangers, entryMs: 12_000 };
    script.run(20.4, 28.2, true);
    expect(script.orders.at(-1)).toEqual({
      kind: "tell",
      because: "no_face",
      loud: true,
      track: null,
      entryMs: 12_000,
    });
    expect(script.raise()).toEqual([{ kind: "raise" }]);
  });

  test("a stranger has none: told movement is escalated, what waited is told loud", () => {
    const told = openedWith(entry);
    const orders = told.face(22, guest);
    expect(orders.map(({ kind }) => kind)).toEqual(["face", "escalate"]);
    expect(orders.map((order) => alarmIn(order)?.immediately ?? null)).toEqual([null, true]);
    const waited = openedWith({ ...onlyStrangers, entryMs: 30_000 });
    expect(waited.face(22, guest)[1]).toEqual(
      expect.not.objectContaining({ entryMs: expect.anything() }),
    );
    expect(waited.raise()).toEqual([]);
  });

  test("nor has a question, which is none of the alarm's business", () => {
    const script = openedWith({ ...onlyFaces, away: false, entryMs: 30_000 });
    expect(script.face(22, somebody)[1]).toEqual(
      expect.not.objectContaining({ entryMs: expect.anything() }),
    );
    expect(script.raise()).toEqual([]);
  });

  test("an alarm about somebody unsure has", () => {
    const script = openedWith({ ...onlyFaces, entryMs: 30_000 });
    expect(script.face(22, somebody)[1]).toMatchObject({ loud: true, entryMs: 30_000 });
  });
});

test("what rings the alarm", () => {
  const script = openedWith(onlyStrangers);
  const [hold] = script.orders;
  expect(hold && alarmIn(hold)).toBeNull();
  script.run(20.4, 28.2, true);
  const tell = script.orders.at(-1);
  expect(tell && alarmIn(tell)).toEqual({ because: "no_face", immediately: false });
  const [open] = openedWith(everything).orders;
  expect(open && alarmIn(open)).toEqual({ because: "movement", immediately: false });
});
