// The pure path from faces to orders, whole: synthetic faces, tracks, verdicts, and the guard.
import { describe, expect, test } from "vitest";
import type { FacePolicy } from "../../../vision/guard/face-policy.ts";
import { CameraGuard, type GuardOrder } from "../../../vision/guard/camera-guard.ts";
import { FaceScript, type Shown, turnedAway } from "../faces/face-script.ts";
import { everything, onlyStrangers } from "./guard-script.ts";

const settings = { cooldownMs: 30_000, postMotionMs: 4000, preRollMs: 5000 };
const ann = { who: "ann" };
const thief = { who: "thief", x: 200 };

/** From 10 s on something moves and `shown` is seen at 5 frames a second, until `to`; then quiet. */
function play(policy: FacePolicy, to: number, shown: (seconds: number) => readonly Shown[]) {
  const faces = new FaceScript("ann", "ben");
  const guard = new CameraGuard();
  const orders: (GuardOrder & { at: number })[] = [];
  for (let frame = 45; frame <= (to + 40) * 5; frame++) {
    const seconds = frame / 5;
    const moving = seconds >= 10 && seconds <= to;
    const examined = { ms: frame * 200, moving, area: 6000, armed: true, live: true };
    const given = [
      ...guard.examined(examined, settings, policy),
      ...guard.faces(moving ? faces.frame(seconds, shown(seconds)) : faces.time(seconds), policy),
    ];
    orders.push(...given.map((order) => ({ ...order, at: seconds })));
  }
  return orders.filter(({ kind }) => !["part", "first_clip", "face", "closed"].includes(kind));
}

const kinds = (orders: readonly GuardOrder[]) => orders.map(({ kind }) => kind);

describe("a resident alone", () => {
  const shown = (seconds: number): Shown[] =>
    // Comes in turned away, is seen, turns away for a while, is seen again.
    seconds < 10.6 || (seconds > 13 && seconds < 13.8) ? [{ ...ann, looks: turnedAway }] : [ann];

  test("is silent in only strangers", () => {
    expect(kinds(play(onlyStrangers, 20, shown))).toEqual(["hold", "end", "excuse"]);
  });

  test("is told once in everything, and resolved", () => {
    const orders = play(everything, 20, shown);
    expect(kinds(orders)).toEqual(["open", "end", "resolve"]);
    expect(orders.at(-1)).toMatchObject({ people: [{ person: "ann" }], loud: false });
  });
});

describe("a stranger", () => {
  test.each([
    ["alone", () => [thief]],
    ["beside a resident", () => [ann, thief]],
    ["who looks away for 0.8 s", (at: number) => (at > 11 && at < 11.8 ? [] : [thief])],
  ])("%s is told within 2 s of seen time and 1 s", (_, shown) => {
    for (const policy of [everything, onlyStrangers]) {
      const orders = play(policy, 20, shown);
      const first = policy === everything ? ["open"] : ["hold", "tell"];
      expect(kinds(orders)).toEqual([...first, "escalate", "end"]);
      expect(orders.find(({ kind }) => kind === "escalate")?.at).toBeLessThanOrEqual(13);
    }
  });

  test("who takes a resident's place is told", () => {
    const orders = play(onlyStrangers, 20, (at) =>
      at < 13 ? [ann] : at < 13.6 ? [] : [{ ...thief, x: 100 }],
    );
    expect(kinds(orders)).toEqual(["hold", "tell", "escalate", "end"]);
  });

  test("with a hood has no face: told after 8 s", () => {
    const orders = play(onlyStrangers, 20, () => []);
    expect(orders).toMatchObject([
      { kind: "hold" },
      { kind: "tell", because: "no_face", at: 18.2 },
      { kind: "end" },
    ]);
  });
});
