// What frames say together.
import { describe, expect, test } from "vitest";
import type { Match } from "../../../vision/faces/gallery.ts";
import { type Vote, Votes } from "../../../vision/faces/votes.ts";
import { chance, pack } from "./synthetic.ts";

function match(scores: Record<string, number>): Match {
  const top = Object.entries(scores)
    .map(([person, score]) => ({ person, score, photos: 3 }))
    .sort((a, b) => b.score - a.score);
  const margin = (top[0]?.score ?? 0) - (top[1]?.score ?? 0);
  return { top, margin, people: 9, crops: 27, compared: 36 };
}

function votesOf(...votes: Vote[]): Votes {
  const all = new Votes();
  for (const vote of votes) all.add(vote, pack);
  return all;
}

describe("votes", () => {
  test("are weighed: a large sharp face counts more than three bad ones", () => {
    const good = { weight: 1, match: match({ ann: 0.7, ben: 0.1, cleo: 0 }) };
    const bad = { weight: 0.1, match: match({ ann: 0.3, ben: 0.1, cleo: 0 }) };
    const { best, frames } = votesOf(good, bad, bad, bad).tally();
    expect(frames).toBe(4);
    expect(best).toMatchObject({ person: "ann", agreeing: 1 });
    expect(best?.score).toBeCloseTo((0.7 + 0.09) / 1.3, 5);
  });

  test("nobody is known by frames in which others came first", () => {
    const absent = { weight: 1, match: match({ ben: 0.5, cleo: 0.45, dora: 0.44 }) };
    const here = { weight: 1, match: match({ ann: 0.9, ben: 0.2, cleo: 0.1 }) };
    const { best, second } = votesOf(here, absent).tally();
    expect(best).toMatchObject({ person: "ann", score: expect.closeTo(0.45, 5) });
    // And Dora, who was named once only, may have had up to .1 the other time.
    expect(second).toBeCloseTo(0.35, 5);
  });

  test("a stranger is nobody's: whoever was not named may have had the third's score", () => {
    const frame = { weight: 1, match: match({ ann: 0.2, ben: 0.15, cleo: 0.1 }) };
    const other = { weight: 1, match: match({ dora: 0.5, emil: 0.45, finn: 0.4 }) };
    const { highest } = votesOf(frame, other).tally();
    // Ann: .2 and at most .4.
    expect(highest).toBeCloseTo(0.3, 5);
  });

  test("of two halves, put together in either order, are the votes of the whole", () => {
    const next = chance(3);
    const votes = Array.from({ length: 60 }, () => {
      const names = ["ann", "ben", "cleo", "dora"].sort(() => next() - 0.5).slice(0, 3);
      const scores = Object.fromEntries(names.map((name) => [name, next()]));
      return { weight: 0.1 + next(), match: match(scores) };
    });
    const whole = votesOf(...votes).tally();
    for (const [first, second] of [
      [votes.slice(0, 20), votes.slice(20)],
      [votes.slice(20), votes.slice(0, 20)],
    ]) {
      const merged = votesOf(...(first ?? []));
      merged.merge(votesOf(...(second ?? [])));
      const tally = merged.tally();
      expect(tally.best?.person).toBe(whole.best?.person);
      expect(tally.best?.score).toBeCloseTo(whole.best?.score ?? -1, 9);
      expect(tally.second).toBeCloseTo(whole.second, 9);
      expect(tally.highest).toBeCloseTo(whole.highest, 9);
    }
  });

  test("remember no more people than they need", () => {
    const all = new Votes();
    for (let index = 0; index < 500; index++) {
      all.add(
        { weight: 1, match: match({ ann: 0.6, [`x${index}`]: 0.2, [`y${index}`]: 0.1 }) },
        pack,
      );
    }
    const { best, second } = all.tally();
    expect(best).toMatchObject({ person: "ann", agreeing: 500 });
    expect(second).toBeLessThan(0.2);
  });

  test("none: nobody leads", () => {
    expect(new Votes().tally()).toEqual({ frames: 0, best: null, second: 0, highest: 0, top: [] });
  });
});
