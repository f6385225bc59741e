// Several faces, told as scripts: side by side, crossing, and one in the place of another.
import { describe, expect, test } from "vitest";
import { FaceScript, turnedAway } from "./face-script.ts";
import { chance } from "./synthetic.ts";

const ann = { who: "ann" };
const thief = { who: "thief" };

describe("two people", () => {
  test("a resident beside a stranger changes nothing about the stranger", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12, [ann, { ...thief, x: 190 }]);
    expect(script.verdicts).toEqual(["KNOWN ann", "UNKNOWN"]);
  });

  test.each([10, 4])("who cross each other keep their own verdicts, at %s frames/s", (rate) => {
    const script = new FaceScript("ann", "ben");
    script.framesPerSecond = rate;
    script.run(10, 13, (seconds) => [
      { ...ann, x: 100 + (seconds - 10) * 150 },
      { ...thief, x: 550 - (seconds - 10) * 150 },
    ]);
    expect(script.verdicts).toEqual(["KNOWN ann", "UNKNOWN"]);
    expect(script.results.some(({ mixed }) => mixed)).toBe(false);
  });

  test("one hidden behind the other while they cross", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 13, (seconds) => {
      const both = [
        { ...ann, x: 100 + (seconds - 10) * 150 },
        { ...thief, x: 550 - (seconds - 10) * 150 },
      ];
      return Math.abs((both[0]?.x ?? 0) - (both[1]?.x ?? 0)) < 70 ? both.slice(1) : both;
    });
    expect(script.verdicts).toEqual(["KNOWN ann", "UNKNOWN"]);
  });

  test("turned away while they cross", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 14, (seconds) => {
      const crossing = Math.abs(seconds - 11.5) < 0.3 ? { looks: turnedAway } : {};
      return [
        { ...ann, x: 100 + (seconds - 10) * 150, ...crossing },
        { ...thief, x: 550 - (seconds - 10) * 150, ...crossing },
      ];
    });
    const named = script.results.filter(({ verdict }) => verdict === "KNOWN");
    expect(named.map(({ person }) => person)).toEqual(["ann"]);
    expect(script.verdicts).toContain("UNKNOWN");
    expect(script.results.some(({ mixed }) => mixed)).toBe(false);
  });
});

describe("who takes somebody's place", () => {
  test.each([0.1, 0.5, 0.9])("a stranger, %s s after a resident, is a stranger", (gap) => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12, [ann]);
    if (gap > 0.1) script.run(12.1, 12 + gap - 0.1, []);
    script.run(12 + gap, 14 + gap, [thief]);
    expect(script.verdicts).toEqual(["KNOWN ann", "UNKNOWN"]);
    // Not one frame of the stranger was lost.
    expect(script.results[1]).toMatchObject({ firstMs: Math.round((12 + gap) * 1000), frames: 21 });
  });

  test("a resident after a stranger excuses nothing", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11.5, [thief]);
    script.run(11.6, 14, [ann]);
    expect(script.verdicts).toEqual(["UNSURE", "KNOWN ann"]);
  });

  test("a stranger who comes in turned away gets no cover for long", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12, [ann]);
    script.run(12.1, 17, [{ ...thief, looks: turnedAway }]);
    script.run(17.1, 18.3, []);
    expect(script.verdicts).toEqual(["KNOWN ann", "UNSURE"]);
  });

  test("a resident's single odd frame is neither a person nor a reason to doubt", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [ann]);
    script.frame(11.1, [{ ...ann, score: 0.1, look: 3 }]);
    script.run(11.2, 12, [ann]);
    expect(script.verdicts).toEqual(["KNOWN ann"]);
    expect(script.results[0]).toMatchObject({ frames: 21, agreeing: 20, mixed: false });
  });

  test("a face that changes a little from frame to frame stays one, but not across a pause", () => {
    const script = new FaceScript("ann", "ben");
    // Two looks that are like each other by .36: neither clearly the same nor clearly not.
    const changing = (seconds: number) => [
      { ...ann, score: 0.6, look: Math.round(seconds * 10) % 2 === 0 ? 0 : 3 },
    ];
    script.run(10, 10.1, changing);
    expect(script.results).toMatchObject([{ frames: 2 }]);
    script.run(10.2, 10.6, []);
    script.frame(10.7, [{ ...ann, score: 0.5, look: 5 }]);
    script.frame(10.8, [{ ...ann, score: 0.5, look: 5 }]);
    expect(script.results).toMatchObject([{ frames: 2 }, { frames: 2 }]);
  });

  test("a stranger who shows their face once and turns away is not covered", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [ann]);
    script.frame(11.1, [thief]);
    script.run(11.2, 12.6, [{ ...thief, looks: turnedAway }]);
    script.run(12.7, 14, []);
    expect(script.verdicts).toEqual(["KNOWN ann", "UNSURE", "null"]);
  });

  test("two strangers, one after the other, are two", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [ann]);
    script.frame(11.1, [thief]);
    script.run(11.2, 13.2, [{ who: "another thief" }]);
    expect(script.verdicts).toEqual(["KNOWN ann", "null", "UNKNOWN"]);
  });

  test("an odd frame that nothing followed was somebody", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [ann]);
    script.frame(11.1, [thief]);
    script.run(11.2, 12.5, []);
    expect(script.verdicts).toEqual(["KNOWN ann", "null"]);
    expect(script.results[1]).toMatchObject({ frames: 1, agreeing: 0 });
  });

  test("a track that slowly becomes another face is reopened", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 13, [ann]);
    expect(script.verdicts).toEqual(["KNOWN ann"]);
    // Each frame looks enough like the last, and ever less like Ann.
    script.run(13.1, 17, (seconds) => [
      { ...ann, score: Math.max(0.1, 0.7 - (seconds - 13) * 0.4) },
    ]);
    expect(script.verdicts[0]).not.toMatch(/^KNOWN/);
    expect(script.results[0]?.mixed).toBe(true);
    expect(script.events.find(({ kind }) => kind === "changed")).toMatchObject({
      before: { verdict: "KNOWN", person: "ann" },
      track: { verdict: "UNSURE" },
    });
  });
});

test.each(Array.from({ length: 30 }, (_, seed) => seed))(
  "whatever residents do around a stranger, the stranger is seen (%s)",
  (seed) => {
    const next = chance(seed);
    const script = new FaceScript("ann", "ben");
    script.framesPerSecond = 5 + Math.floor(next() * 10);
    let at = 10;
    for (let scene = 0; scene < 8; scene++) {
      const until = at + 0.2 + next() * 1.5;
      const place = 100 + next() * 60;
      const bad = next() < 0.3 ? { looks: turnedAway } : {};
      const who = [[ann], [], [{ who: "ben" }, { ...ann, x: 300 }]][Math.floor(next() * 3)] ?? [];
      script.run(at, until, (seconds) =>
        who.map((one) => ({ ...one, ...bad, x: ("x" in one ? 300 : place) + (seconds - at) * 80 })),
      );
      at = until + 1 / script.framesPerSecond;
      if (scene === 3 || scene === 6) {
        script.run(at, at + 2.2, [{ ...thief, x: place }]);
        at += 2.2 + 1 / script.framesPerSecond;
      }
    }
    script.time(at + 10);
    const unknown = script.results.filter(({ verdict }) => verdict === "UNKNOWN");
    expect(unknown.length).toBeGreaterThanOrEqual(1);
    const known = script.results.filter(({ verdict }) => verdict === "KNOWN");
    // Nobody else's frames hide in a resident's track.
    for (const { frames, agreeing } of known) expect(agreeing).toBe(frames);
  },
);
