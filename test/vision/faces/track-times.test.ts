// Frames that come late, twice or not at all, and the look-back, told as scripts.
import { describe, expect, test } from "vitest";
import { FaceScript } from "./face-script.ts";

const ann = { who: "ann" };
const thief = { who: "thief" };

describe("time", () => {
  test("frames that come twice or late change nothing", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 10.1, [ann]);
    for (let turn = 0; turn < 10; turn++) script.frame(10.1, [ann]);
    script.run(9, 10, [ann]);
    expect(script.results).toMatchObject([{ frames: 2, verdict: null, seenMs: 100 }]);
  });

  test("a look-back becomes the beginning of the live track", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 10.3, [thief]);
    script.run(8.6, 9.9, [thief], false);
    expect(script.frame(10, [thief], false)).toEqual([]);
    script.run(10.4, 10.5, [thief]);
    expect(script.lookBackOver()).toMatchObject([{ kind: "ended", into: 1 }]);
    expect(script.frame(10.6, [thief])).toMatchObject([
      { kind: "verdict", track: { id: 1, firstMs: 8600, verdict: "UNKNOWN", seenMs: 2000 } },
    ]);
    expect(script.verdicts).toEqual(["UNKNOWN"]);
  });

  test("a look-back's stranger is no beginning of a resident", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [ann]);
    script.run(8.5, 9.9, [thief], false);
    script.lookBackOver();
    expect(script.verdicts.toSorted()).toEqual(["KNOWN ann", "UNSURE"]);
  });

  test("a stranger in the look-back stays one when few live frames say otherwise", () => {
    const script = new FaceScript("ann", "ben");
    script.run(12, 12.3, [{ ...ann, score: 0.6 }]);
    expect(script.verdicts).toEqual(["KNOWN ann"]);
    script.run(9.5, 11.9, [{ ...ann, score: 0.2 }], false);
    expect(script.lookBackOver()).toMatchObject([
      { kind: "ended", into: 1 },
      { kind: "changed", before: { verdict: "KNOWN" }, track: { id: 1, verdict: "UNKNOWN" } },
    ]);
    expect(script.verdicts).toEqual(["UNKNOWN"]);
  });

  test("when no frame comes, tracks end all the same", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [thief]);
    expect(script.time(12.9)).toEqual([]);
    expect(script.time(13.1)).toMatchObject([
      { kind: "verdict", track: { verdict: "UNSURE" } },
      { kind: "ended" },
    ]);
  });

  test("a camera that was lost starts afresh, also with an earlier time", () => {
    const script = new FaceScript("ann", "ben");
    script.run(10, 11, [thief]);
    script.stop();
    script.run(5, 7, [thief]);
    expect(script.verdicts).toEqual(["UNSURE", "UNKNOWN"]);
  });

  test("the same script gives the same events", () => {
    const play = () => {
      const script = new FaceScript("ann", "ben");
      script.run(10, 13, (seconds) => [
        { ...ann, x: 100 + (seconds - 10) * 150 },
        { ...thief, x: 550 - (seconds - 10) * 150 },
      ]);
      script.time(20);
      return script.events;
    };
    expect(play()).toEqual(play());
  });

  test("a crowd is followed within bounds", () => {
    const script = new FaceScript("ann");
    const crowd = Array.from({ length: 100 }, (_, index) => ({ who: `w${index}`, x: index * 300 }));
    script.frame(10, crowd);
    expect(script.tracks.tracks.length).toBe(64);
  });
});
