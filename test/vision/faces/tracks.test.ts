// Faces over time, told as scripts: what a track comes to.
import { describe, expect, test } from "vitest";
import { blurred, FaceScript, turnedAway } from "./face-script.ts";

const ann = { who: "ann" };
const thief = { who: "thief" };

describe("somebody enrolled", () => {
  test("is known from the third good frame on, by name", () => {
    const script = new FaceScript("ann", "ben");
    expect(script.run(10, 10.1, [ann]).map(({ kind }) => kind)).toEqual(["opened"]);
    const [known] = script.frame(10.2, [ann]);
    expect(known).toMatchObject({ kind: "verdict", ms: 10_200 });
    expect(known?.track).toMatchObject({ verdict: "KNOWN", person: "ann", frames: 3, agreeing: 3 });
    script.run(10.3, 11, [ann]);
    script.time(13.1);
    expect(script.events.map(({ kind }) => kind)).toEqual(["opened", "verdict", "ended"]);
    expect(script.events.at(-1)).toMatchObject({ ms: 11_000, into: null, track: { agreeing: 11 } });
  });

  test("with fewer than three photos needs less", () => {
    const script = new FaceScript("ann", "ben");
    const weak = { ...ann, score: 0.43 };
    script.run(10, 12.5, [weak]);
    expect(script.verdicts).toEqual(["UNSURE"]);
    const fewer = new FaceScript("ann", "ben");
    fewer.gallery.forgetCrop("ann", "3");
    fewer.run(10, 12.5, [weak]);
    expect(fewer.verdicts).toEqual(["KNOWN ann"]);
  });

  test("who could be another of the household as well is unsure", () => {
    const script = new FaceScript("ann");
    // A twin: enrolled with nearly the same look.
    const [photo] = script.gallery.embeddingsOf("ann").values();
    script.gallery.expect("twin", "1");
    script.gallery.learn("twin", "1", photo as Float32Array);
    script.run(10, 12, [ann]);
    expect(script.verdicts).toEqual(["UNSURE"]);
  });

  test("walking away and getting weaker stays who it was", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12, [ann]);
    script.run(12.1, 13, [{ ...ann, score: 0.44 }]);
    expect(script.verdicts).toEqual(["KNOWN ann"]);
    expect(script.results[0]?.mixed).toBe(false);
  });
});

describe("a stranger", () => {
  test("is unknown after 2.0 s of seen time", () => {
    const script = new FaceScript("ann", "ben");
    expect(script.run(10, 11.9, [thief]).map(({ kind }) => kind)).toEqual(["opened"]);
    expect(script.frame(12, [thief])).toMatchObject([
      { kind: "verdict", ms: 12_000, track: { verdict: "UNKNOWN", person: null, seenMs: 2000 } },
    ]);
  });

  test("is unknown as soon with few frames a second as with many", () => {
    for (const framesPerSecond of [2, 4, 20]) {
      const script = new FaceScript("ann", "ben");
      script.framesPerSecond = framesPerSecond;
      script.run(10, 13, [thief]);
      const verdict = script.events.find(({ kind }) => kind === "verdict");
      expect(verdict).toMatchObject({ ms: 12_000, track: { verdict: "UNKNOWN" } });
    }
  });

  test("who is out of sight for 0.8 s goes on being counted; the pause was not seen", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11.2, [thief]);
    script.run(11.3, 11.9, []);
    script.run(12, 12.7, [thief]);
    expect(script.verdicts).toEqual(["null"]);
    expect(script.frame(12.8, [thief])).toMatchObject([{ track: { verdict: "UNKNOWN", id: 1 } }]);
  });

  test("whose face is turned away for 0.8 s goes on being counted, too", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11.2, [thief]);
    script.run(11.3, 11.9, [{ ...thief, looks: turnedAway }]);
    script.run(12, 12.6, [thief]);
    expect(script.verdicts).toEqual(["null"]);
    expect(script.frame(12.7, [thief])).toMatchObject([{ track: { verdict: "UNKNOWN", id: 1 } }]);
  });

  test("who is gone for more than a second is another track; each was unsure", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11.2, [thief]);
    script.run(11.3, 12.4, []);
    script.run(12.5, 13.7, [thief]);
    script.run(13.8, 15, []);
    expect(script.verdicts).toEqual(["UNSURE", "UNSURE"]);
  });

  test("the bridge and the seen time can be set", () => {
    const script = new FaceScript("ann", "ben");
    script.rules = { ...script.rules, unknownMs: 1000, bridgeMs: 3000 };
    script.run(10, 10.6, [thief]);
    script.run(12.6, 13, [thief]);
    expect(script.verdicts).toEqual(["UNKNOWN"]);
  });

  test("missed by the detector in every second frame is seen all the same", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12.2, (seconds) => (Math.round(seconds * 10) % 2 === 0 ? [thief] : []));
    expect(script.verdicts).toEqual(["UNKNOWN"]);
  });

  const dark = { score: 0.2, width: 40, looks: { sharpness: 12 } };

  test("who turns out to be the household does so by five agreeing frames, and says so", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12, [{ ...ann, ...dark }]);
    expect(script.verdicts).toEqual(["UNKNOWN"]);
    const [changed, ...more] = script.run(12.1, 14, [ann]);
    expect(changed).toMatchObject({
      kind: "changed",
      before: { verdict: "UNKNOWN", person: null },
      track: { verdict: "KNOWN", person: "ann" },
    });
    expect(changed?.track.agreeing).toBeGreaterThanOrEqual(5);
    expect(more).toEqual([]);
  });

  test("stays one when the light shows another face than the dark did", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 12, [{ ...ann, ...dark, look: 3 }]);
    script.run(12.1, 14, [ann]);
    expect(script.verdicts).toEqual(["UNKNOWN", "KNOWN ann"]);
  });
});

describe("unsure", () => {
  test.each([
    ["seen for 0.5 s", 0.5, "null"],
    ["seen for 0.7 s", 0.7, "UNSURE"],
    ["seen for 1.9 s", 1.9, "UNSURE"],
  ])("a stranger %s", (_, seconds, verdict) => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 10 + seconds, [thief]);
    script.run(10 + seconds + 0.1, 10 + seconds + 1.2, []);
    expect(script.verdicts).toEqual([verdict]);
  });

  test("between known and unknown, after 2 s", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11.9, [{ ...ann, score: 0.37 }]);
    expect(script.verdicts).toEqual(["null"]);
    expect(script.frame(12, [{ ...ann, score: 0.37 }])).toMatchObject([
      { kind: "verdict", track: { verdict: "UNSURE", person: "ann" } },
    ]);
    // And known when she comes closer.
    script.run(12.1, 18, [{ ...ann, score: 0.6 }]);
    expect(script.verdicts).toEqual(["KNOWN ann"]);
    expect(script.events.at(-1)).toMatchObject({ kind: "changed", before: { verdict: "UNSURE" } });
  });

  test.each([
    ["turned away", turnedAway],
    ["blurred", blurred],
    ["in the dark", { brightness: 12 }],
  ])("faces that are %s neither confirm nor excuse", (_, looks) => {
    for (const who of [ann, thief]) {
      const script = new FaceScript("ann", "ben");
      script.run(10, 15, [{ ...who, looks }]);
      expect(script.verdicts).toEqual(["UNSURE"]);
      expect(script.results[0]?.frames).toBe(0);
    }
  });
});

describe("what is no face to judge", () => {
  test("under 32 px: too small, also of a stranger, until it comes closer", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 13, [{ ...thief, width: 30 }]);
    expect(script.verdicts).toEqual(["TOO_SMALL"]);
    script.run(13.1, 15.2, [{ ...thief, width: 34 }]);
    expect(script.verdicts).toEqual(["UNKNOWN"]);
    expect(script.events.map(({ kind }) => kind)).toEqual(["opened", "verdict", "changed"]);
  });

  test("boxes with a short raw norm are nothing at all", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 13, [{ ...thief, looks: { rawNorm: 2.1 } }]);
    expect(script.events).toEqual([]);
  });

  test("without a gallery nobody is followed", () => {
    const script = new FaceScript();
    const faces = [{ face: script.faceOf(thief), match: null }];
    for (let ms = 10_000; ms < 13_000; ms += 100) {
      expect(script.tracks.see({ ms, live: true, faces })).toEqual([]);
    }
    expect(script.tracks.tracks).toEqual([]);
  });
});
