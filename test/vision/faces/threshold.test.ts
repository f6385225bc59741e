// Presets, steps by hand, and what a threshold would do.
import { describe, expect, test } from "vitest";
import { Gallery } from "../../../vision/faces/gallery.ts";
import { knownRange, recognitionFor, withKnown } from "../../../vision/faces/presets.ts";
import { OwnScores } from "../../../vision/faces/own-scores.ts";
import { previewThreshold, verdictOf } from "../../../vision/faces/threshold-preview.ts";
import { defaultRules } from "../../../vision/faces/verdict.ts";
import { anybody, like, pack } from "./synthetic.ts";

const points = { lenient: 0.34, normal: 0.41, strict: 0.48 };

describe("presets", () => {
  test.each([
    ["lenient", 0.34, 0.335],
    ["normal", 0.41, 0.36],
    ["strict", 0.48, 0.43],
  ] as const)("%s: known from %s, with few photos from %s", (preset, known, knownFewPhotos) => {
    const { thresholds, rules } = recognitionFor(preset, pack, points);
    expect(thresholds).toEqual({ ...pack, known, knownFewPhotos });
    expect(rules).toEqual(defaultRules);
  });

  test("low light asks for more agreeing frames, not for a higher threshold", () => {
    const { thresholds, rules } = recognitionFor("low_light", pack, points);
    expect(thresholds).toEqual(pack);
    expect(rules.agreeingFrames).toBeGreaterThan(defaultRules.agreeingFrames);
    expect(rules.resolvingFrames).toBeGreaterThan(defaultRules.resolvingFrames);
  });

  test("steps by hand stay where the verdicts make sense, and add up", () => {
    expect(withKnown(pack, pack.known)).toEqual(pack);
    let stepped = pack;
    for (let step = 0; step < 4; step++) stepped = withKnown(pack, stepped.known + 0.01);
    expect(stepped).toMatchObject({ known: 0.49, knownFewPhotos: 0.44 });
    expect(withKnown(pack, 0.1).known).toBe(knownRange(pack).lowest);
    expect(withKnown(pack, 0.9).known).toBe(knownRange(pack).highest);
    expect(knownRange(pack)).toEqual({ lowest: 0.335, highest: 0.6 });
  });
});

describe("what a threshold would do", () => {
  const seen = (id: string, score: number, second = 0) => {
    return { id, person: "ann", score, second, photos: 3 };
  };

  test("to a face seen lately", () => {
    expect(verdictOf(seen("", 0.46), pack)).toBe("KNOWN");
    expect(verdictOf({ ...seen("", 0.42), photos: 2 }, pack)).toBe("KNOWN");
    expect(verdictOf(seen("", 0.42), pack)).toBe("UNSURE");
    expect(verdictOf(seen("", 0.6, 0.57), pack)).toBe("UNSURE");
    expect(verdictOf(seen("", 0.28), pack)).toBe("UNKNOWN");
    expect(verdictOf({ ...seen("", 0), person: null }, pack)).toBe("UNKNOWN");
  });

  test("tells who is lost and gained", () => {
    const faces = [seen("strong", 0.8), seen("weak", 0.46), seen("weaker", 0.36), seen("no", 0.1)];
    const raise = previewThreshold(new Map(), faces, pack, withKnown(pack, 0.5));
    expect(raise.lost.map(({ face }) => face.id)).toEqual(["weak"]);
    expect(raise.gained).toEqual([]);
    const lower = previewThreshold(new Map(), faces, pack, withKnown(pack, 0.34));
    expect(lower.gained.map(({ face }) => face.id)).toEqual(["weaker"]);
    expect(lower.faces.map(({ after }) => after)).toEqual(["KNOWN", "KNOWN", "KNOWN", "UNKNOWN"]);
  });

  test("to the household: every photo against the person's others", async () => {
    const gallery = new Gallery();
    const ann = anybody(1);
    const learn = (person: string, crop: string, embedding: Float32Array) => {
      gallery.expect(person, crop);
      gallery.learn(person, crop, embedding);
    };
    for (const seed of [2, 3, 4]) learn("ann", `${seed}`, like(ann, 0.8, seed));
    // Taken in the dark: like the others by .8 x .6 at most, .56 with their mean.
    learn("ann", "dark", like(ann, 0.6, 5));
    learn("ben", "1", anybody(9));
    const own = new OwnScores(gallery, () => 0);
    const { people } = previewThreshold(await own.current(), [], pack, withKnown(pack, 0.58));
    expect(people).toMatchObject([
      { person: "ann", photos: 4, recognisedBefore: 4, recognisedAfter: 3 },
      { person: "ben", photos: 1, recognisedBefore: 1, weakest: null, middle: null },
    ]);
    expect(people[0]?.weakest).toBeGreaterThan(0.45);
    expect(people[0]?.weakest).toBeLessThan(0.58);

    // Measured once; and anew, in slices, as soon as somebody's photos change.
    expect(own.current()).toBe(own.current());
    gallery.forgetCrop("ann", "dark");
    let now = 0;
    const sliced = new OwnScores(gallery, () => (now += 10));
    expect([...(await sliced.current())].map(([who, one]) => [who, one.length])).toEqual([
      ["ann", 3],
      ["ben", 1],
    ]);
    expect((await own.current()).get("ann")).toHaveLength(3);
  });
});
