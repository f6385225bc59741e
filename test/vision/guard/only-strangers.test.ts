// Movement that waits for a verdict, told as scripts.
import { describe, expect, test } from "vitest";
import {
  everything,
  GuardScript,
  known,
  onlyStrangers,
  openedWith,
  recognised,
} from "./guard-script.ts";

describe("only strangers", () => {
  test("movement is recorded and told to nobody; no face in 8 s is an alarm", () => {
    const script = openedWith(onlyStrangers);
    expect(script.orders).toEqual([
      { kind: "hold", beganMs: 20_000, photoMs: 20_000, recordFromMs: 15_000 },
    ]);
    script.run(20.4, 28, true);
    expect(script.kinds).toEqual(["hold"]);
    expect(script.run(28.2, 28.2, true)).toEqual([
      { kind: "tell", because: "no_face", loud: true, track: null },
    ]);
    script.run(28.4, 33, true);
    expect(script.kinds).toEqual(["hold", "tell"]);
  });

  test("a face without a verdict in 8 s is an alarm", () => {
    const script = openedWith(onlyStrangers);
    script.run(20.4, 28, true);
    script.face(28, { verdict: null, frames: 2 }, "opened");
    expect(script.time(28.2)).toMatchObject([{ kind: "tell", because: "no_verdict" }]);
  });

  test("movement that is over before 8 s is an alarm all the same", () => {
    const script = openedWith(onlyStrangers);
    script.run(20.4, 24.2, false);
    expect(script.kinds).toEqual(["hold", "end"]);
    expect(script.time(28.2)).toMatchObject([{ kind: "tell", because: "no_face" }]);
  });

  test("without a cooldown it is decided when it closes", () => {
    const script = openedWith(onlyStrangers);
    script.settings = { ...script.settings, cooldownMs: 0 };
    script.run(20.4, 24.6, false);
    expect(script.kinds).toEqual(["hold", "end", "tell", "closed"]);
  });

  test("a resident alone is silent, however long it takes", () => {
    const script = openedWith(onlyStrangers);
    script.face(21, known(1, "ann", 3));
    script.run(20.4, 40, true);
    script.face(40, known(1), "ended");
    script.run(40.2, 45, false);
    expect(script.kinds).toEqual(["hold", "end", "excuse"]);
    expect(script.orders.at(-1)).toEqual({
      kind: "excuse",
      because: "known",
      people: [recognised()],
    });
    script.time(80);
    expect(script.kinds).toEqual(["hold", "end", "excuse", "closed"]);
  });

  test("a stranger is told at once, with the best picture, and loud", () => {
    const script = openedWith(onlyStrangers);
    expect(script.face(22, { verdict: "UNKNOWN" })).toMatchObject([
      { kind: "face" },
      { kind: "tell", because: "stranger", loud: true, track: { best: { ms: 21_960 } } },
      { kind: "escalate", track: { id: 1 } },
    ]);
  });

  test("a resident beside a stranger changes nothing about the stranger", () => {
    const script = openedWith(onlyStrangers);
    script.face(21, known(1));
    script.face(35, { id: 2, verdict: "UNKNOWN" });
    expect(script.kinds).toEqual(["hold", "tell", "escalate"]);
  });

  test("somebody unsure alarms when nobody is at home, and is asked about otherwise", () => {
    for (const away of [true, false]) {
      const script = openedWith({ ...onlyStrangers, away });
      script.face(21, known(1));
      script.face(22, { id: 2, verdict: "UNSURE", person: "ann" });
      expect(script.orders.at(-1)).toMatchObject({ kind: "tell", because: "unsure", loud: away });
      // A stranger rings all the same.
      script.face(23, { id: 3, verdict: "UNKNOWN" });
      expect(script.kinds).toEqual(["hold", "tell", "escalate"]);
    }
  });

  test("a resident whose track then looks like another is told", () => {
    const script = openedWith(onlyStrangers);
    script.face(21, known(1));
    script.run(20.4, 30, true);
    script.face(30, { verdict: "UNSURE", mixed: true }, "changed");
    expect(script.kinds).toEqual(["hold", "tell"]);
  });

  test("too small counts as movement only", () => {
    const script = openedWith(onlyStrangers);
    script.run(20.4, 28, true);
    script.face(28, { verdict: "TOO_SMALL" });
    expect(script.time(28.2)).toMatchObject([{ kind: "tell", because: "no_face" }]);
    const beside = openedWith(onlyStrangers);
    beside.face(22, { verdict: "TOO_SMALL" });
    beside.face(23, known(2));
    beside.time(40);
    expect(beside.kinds).not.toContain("tell");
  });

  test("told too early, it is resolved when the resident is seen at last", () => {
    const script = openedWith(onlyStrangers);
    script.run(20.4, 29, true);
    script.face(29, known(1), "ended");
    script.run(29.2, 34, false);
    expect(script.kinds).toEqual(["hold", "tell", "end", "resolve"]);
    expect(script.orders.at(-1)).toMatchObject({ loud: false });
  });

  test("an excused one is told when a stranger follows within the cooldown", () => {
    const script = openedWith(onlyStrangers);
    script.face(21, known(1), "ended");
    script.run(21, 26, false);
    script.run(30, 32, true);
    script.face(32, { id: 2, verdict: "UNKNOWN" });
    expect(script.kinds).toEqual(["hold", "end", "excuse", "continue", "tell", "escalate"]);
  });

  test("who comes home later in the cooldown is named, too", () => {
    const script = openedWith(onlyStrangers);
    script.face(21, known(1), "ended");
    script.run(21, 26, false);
    script.run(30, 32, true);
    script.face(32, known(2, "ben"));
    const excuses = script.orders.filter(({ kind }) => kind === "excuse");
    expect(excuses).toMatchObject([
      { people: [{ person: "ann" }] },
      { people: [{ person: "ann" }, { person: "ben" }] },
    ]);
  });

  test("disarming in time excuses it, a camera that goes dark does not", () => {
    const disarmed = openedWith(onlyStrangers);
    disarmed.disarm(24);
    expect(disarmed.kinds).toEqual(["hold", "end", "excuse", "closed"]);
    expect(disarmed.orders).toContainEqual({ kind: "excuse", because: "disarmed", people: [] });

    const dark = openedWith(onlyStrangers);
    dark.lost(22);
    expect(dark.kinds).toEqual(["hold", "tell"]);
    expect(dark.orders).toContainEqual({
      kind: "tell",
      because: "camera_lost",
      loud: true,
      track: null,
    });

    const resident = openedWith(onlyStrangers);
    resident.face(21, known(1));
    resident.lost(22);
    expect(resident.kinds).toEqual(["hold"]);
  });

  test("a shutdown leaves nothing untold", () => {
    const script = openedWith(onlyStrangers);
    script.shutdown(22);
    expect(script.kinds).toEqual(["hold", "tell", "end", "closed"]);
    const resident = openedWith(onlyStrangers);
    resident.face(21, known(1));
    resident.shutdown(22);
    expect(resident.kinds).toEqual(["hold", "excuse", "end", "closed"]);
  });

  test("switched to everything, what waits is told", () => {
    const script = openedWith(onlyStrangers);
    script.policy = everything;
    expect(script.time(21)).toMatchObject([{ kind: "tell", loud: true }]);
  });

  test("a stranger who was told apart before the movement was confirmed", () => {
    const script = new GuardScript(onlyStrangers);
    script.run(18, 19.8, false);
    script.run(20, 20, true);
    script.face(20.1, { verdict: "UNKNOWN" });
    script.run(20.2, 20.2, true);
    expect(script.orders.map(({ kind }) => kind)).toEqual(["hold", "face", "tell", "escalate"]);
  });

  test("a look-back's track that goes on as a live one counts once", () => {
    const script = openedWith(onlyStrangers);
    script.face(20, { id: 2, verdict: "UNSURE" }, "opened");
    expect(script.kinds).toEqual(["hold", "tell"]);
    const joined = openedWith(everything);
    joined.face(20, { id: 2, verdict: null, frames: 2 }, "opened");
    joined.join(20.1, { id: 2, verdict: null, frames: 2 }, 1);
    joined.face(22, known(1), "ended");
    joined.run(22, 27, false);
    expect(joined.kinds).toContain("resolve");
  });

  test("an incident with more faces than can be remembered is not the household alone", () => {
    const script = openedWith(everything);
    for (let id = 1; id <= 150; id++) script.face(21, known(id), "ended");
    script.run(21, 26, false);
    expect(script.kinds).toEqual(["open", "end"]);
  });
});
