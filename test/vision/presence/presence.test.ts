import { describe, expect, test } from "vitest";
import {
  isEverybodyAway,
  nobodyKnown,
  observe,
  type Presences,
  shouldArm,
  type Sighting,
} from "../../../vision/presence/presence.ts";

const minute = 60_000;
const started = Date.parse("2026-11-22T14:00:00Z");
const letters: Record<string, Sighting> = { h: "here", s: "silent", u: "unknown" };

/** One look a minute, like "hhss": here, here, silent, silent; away after ten minutes. */
function after(looks: Record<string, string>, awayAfterMs = 10 * minute): Presences {
  const rounds = Math.max(...Object.values(looks).map((one) => one.length));
  let presences = nobodyKnown;
  for (let round = 0; round < rounds; round++) {
    const sightings = new Map<string, Sighting>();
    for (const [id, found] of Object.entries(looks)) {
      sightings.set(id, letters[found[round] ?? "u"] as Sighting);
    }
    const now = { wall: started + round * minute, monotonic: 5_000 + round * minute };
    presences = observe(presences, sightings, now, awayAfterMs);
  }
  return presences;
}

const silent = (times: number) => "s".repeat(times);

describe("where a phone is", () => {
  test.each([
    ["h", "home", 0],
    ["hhh", "home", 0],
    // A phone that sleeps misses looks.
    [`h${silent(10)}`, "home", 0],
    [`h${silent(9)}h`, "home", 0],
    // Away since it was missed first, not since that was certain.
    [`h${silent(11)}`, "away", 1],
    [`h${silent(20)}`, "away", 1],
    [`h${silent(11)}h`, "home", 12],
    // Before the first look that worked nothing is known.
    ["s", "unknown", 0],
    [silent(10), "unknown", 0],
    [silent(11), "away", 0],
    // A look that could not work breaks the silence: it must begin anew.
    ["hu", "unknown", 1],
    [`h${silent(8)}u${silent(10)}`, "unknown", 9],
    [`h${silent(8)}u${silent(11)}`, "away", 10],
    [`h${silent(11)}u`, "unknown", 12],
    ["uuuuuuuuuuuuuuu", "unknown", 0],
  ])("%s: %s since minute %i", (looks, place, since) => {
    const phone = after({ h1: looks }).phones.get("h1");
    expect(phone).toMatchObject({ place, since: started + since * minute });
  });

  test("after as long as was chosen", () => {
    expect(after({ h1: `h${silent(4)}` }, 3 * minute).phones.get("h1")?.place).toBe("away");
    expect(after({ h1: `h${silent(60)}` }, 60 * minute).phones.get("h1")?.place).toBe("home");
  });
});

describe("whether to arm", () => {
  const free = { isHeldOff: false };
  test.each([
    ["all have left", { h1: `h${silent(11)}`, h2: `s${silent(11)}` }, true],
    ["one is still there", { h1: `h${silent(11)}`, h2: "hhhhhhhhhhhh" }, false],
    ["one sleeps", { h1: `h${silent(11)}`, h2: `hhhhhhhh${silent(4)}` }, false],
    ["of one nothing is known", { h1: `h${silent(11)}`, h2: "u" }, false],
    ["none was ever seen: perhaps the looks don't work", { h1: silent(30) }, false],
    ["the network is down", { h1: `h${"u".repeat(30)}` }, false],
  ])("%s", (_, looks, expected) => {
    expect(shouldArm(after(looks as Record<string, string>), "disarmed", free)).toBe(expected);
  });

  test("only while disarmed, and not against somebody's word", () => {
    const left = after({ h1: `h${silent(11)}` });
    for (const state of ["arming", "armed_home", "armed_night", "pending", "triggered"] as const) {
      expect(shouldArm(left, state, free)).toBe(false);
    }
    expect(shouldArm(left, "disarmed", { isHeldOff: true })).toBe(false);
  });

  test("without any phone nobody is away", () => {
    expect(isEverybodyAway(nobodyKnown)).toBe(false);
  });
});
