// What evidence comes to, and what becomes of a verdict.
import { describe, expect, test } from "vitest";
import { defaultRules, type Evidence, follow, judge } from "../../../vision/faces/verdict.ts";
import type { Tally } from "../../../vision/faces/votes.ts";
import { pack } from "./synthetic.ts";

interface Given {
  score?: number;
  agreeing?: number;
  frames?: number;
  photos?: number;
  second?: number;
  person?: string;
}

function tally(given: Given = {}): Tally {
  const { score = 0.7, agreeing = 9, frames = 9, photos = 3, second = 0.1, person = "ann" } = given;
  const best = { person, score, agreeing, photos };
  return { frames, best, second, highest: Math.max(score, second), top: [best] };
}

function verdictOf(given: Given, times: Partial<Evidence> = {}, ended = false) {
  const evidence = { tally: tally(given), seenMs: 1000, goodMs: 1000, smallMs: 0, ...times };
  return judge(evidence, pack, defaultRules, ended).verdict;
}

const long = { seenMs: 2000, goodMs: 2000 };

describe("judge", () => {
  test.each<[string, Given, string | null]>([
    ["at the threshold", { score: 0.45 }, "KNOWN"],
    ["just below", { score: 0.449 }, null],
    ["with two photos", { score: 0.4, photos: 2 }, "KNOWN"],
    ["just below, with two photos", { score: 0.399, photos: 2 }, null],
    ["with the margin", { score: 0.5, second: 0.44 }, "KNOWN"],
    ["without", { score: 0.5, second: 0.46 }, null],
    ["by two frames", { frames: 2, agreeing: 2 }, null],
    ["by three of which one disagrees", { frames: 3, agreeing: 2 }, null],
  ])("known %s", (_, given, verdict) => {
    expect(verdictOf(given)).toBe(verdict);
  });

  test.each<[string, Given, Partial<Evidence>, string | null]>([
    ["after 2 s", { score: 0.28 }, long, "UNKNOWN"],
    ["not before", { score: 0.28 }, { seenMs: 1999, goodMs: 1999 }, null],
    ["not by bad frames", { score: 0.28, frames: 2 }, { seenMs: 5000, goodMs: 100 }, "UNSURE"],
    ["not above the limit", { score: 0.285 }, long, "UNSURE"],
    ["not if somebody else may be above", { score: 0.2, second: 0.3 }, long, "UNSURE"],
  ])("unknown %s", (_, given, times, verdict) => {
    expect(verdictOf(given, times)).toBe(verdict);
  });

  test.each([
    [599, null],
    [600, "UNSURE"],
    [1999, "UNSURE"],
  ])("a track that ends after %s ms without a verdict: %s", (seenMs, verdict) => {
    expect(verdictOf({ score: 0.35 }, { seenMs, goodMs: seenMs }, true)).toBe(verdict);
  });

  test("only small faces are too small; some large ones make it unsure", () => {
    const none = { frames: 0, best: null, second: 0, highest: 0, top: [] };
    const small = { tally: none, seenMs: 0, goodMs: 0, smallMs: 2000 };
    expect(judge(small, pack, defaultRules).verdict).toBe("TOO_SMALL");
    expect(judge({ ...small, seenMs: 700 }, pack, defaultRules, true).verdict).toBe("UNSURE");
  });
});

describe("follow", () => {
  const from = (before: string | null, given: Given, mixed = false, times = long) => {
    const votes = tally(given);
    const now = judge({ tally: votes, smallMs: 0, ...times }, pack, defaultRules);
    const held = { verdict: before as never, person: before === "KNOWN" ? "ann" : null };
    return follow(held, now, { tally: votes, mixed }, pack, defaultRules).verdict;
  };

  test.each<[string | null, Given, boolean, string | null]>([
    // Known: holds a little lower, not for anybody else, nor much lower.
    ["KNOWN", { score: 0.41 }, false, "KNOWN"],
    ["KNOWN", { score: 0.39 }, false, "UNSURE"],
    ["KNOWN", { person: "ben" }, false, "UNSURE"],
    ["KNOWN", { score: 0.2 }, false, "UNSURE"],
    // Unknown: known by five, else it stays.
    ["UNKNOWN", { agreeing: 4 }, false, "UNKNOWN"],
    ["UNKNOWN", { agreeing: 5 }, false, "KNOWN"],
    ["UNKNOWN", { score: 0.35 }, false, "UNKNOWN"],
    // Unsure: follows, but after a doubt by five only.
    ["UNSURE", { agreeing: 3 }, false, "KNOWN"],
    ["UNSURE", { agreeing: 4 }, true, "UNSURE"],
    ["UNSURE", { agreeing: 5 }, true, "KNOWN"],
    ["UNSURE", { score: 0.2 }, true, "UNKNOWN"],
    ["TOO_SMALL", { score: 0.35 }, false, "UNSURE"],
    [null, { agreeing: 3 }, false, "KNOWN"],
  ])("%s, then %o (shared: %s): %s", (before, given, mixed, verdict) => {
    expect(from(before, given, mixed)).toBe(verdict);
  });

  test("what says less changes nothing", () => {
    const early = { seenMs: 500, goodMs: 500 };
    expect(from("UNSURE", { score: 0.35 }, false, early)).toBe("UNSURE");
    expect(from("TOO_SMALL", { score: 0.35 }, false, early)).toBe("TOO_SMALL");
  });
});
