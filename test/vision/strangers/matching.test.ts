// What counts as an earlier visit.
import { describe, expect, test } from "vitest";
import { Gallery } from "../../../vision/faces/gallery.ts";
import {
  isEnrolled,
  type Resemblance,
  seenBeforeIn,
  visitsAround,
} from "../../../vision/strangers/matching.ts";
import { seenFace } from "../../fakes/faces.ts";
import { pack } from "../faces/synthetic.ts";

const minute = 60_000;
const own = { incident: "own", from: 1000 * minute, to: 1001 * minute };

function seen(incident: string, atMinute: number, score = 0.7, lastsMinutes = 1): Resemblance {
  const from = atMinute * minute;
  return { incident, file: `${incident}.png`, from, to: from + lastsMinutes * minute, score };
}

describe("visits", () => {
  test("nobody alike: never seen", () => {
    expect(seenBeforeIn(visitsAround(own, []), true)).toEqual({
      times: 0,
      since: null,
      last: null,
      complete: true,
    });
  });

  test("each earlier one once, newest first, and since when", () => {
    const alike = [seen("b", 500), seen("a", 100), seen("own", 1000), seen("a", 100, 0.9)];
    const visits = visitsAround(own, alike);
    expect(visits.earlier.map(({ incident }) => incident)).toEqual(["b", "a"]);
    expect(visits.later).toEqual([]);
    expect(seenBeforeIn(visits, false)).toEqual({
      times: 2,
      since: 100 * minute,
      last: "b",
      complete: false,
    });
  });

  test("who comes back within ten minutes was never gone, also on another camera", () => {
    // Nine minutes after the first one's end; the third goes on into the fourth.
    const alike = [seen("a", 100), seen("b", 110), seen("c", 200, 0.6, 30), seen("d", 235, 0.8)];
    const { earlier } = visitsAround(own, alike);
    expect(earlier.map(({ incident }) => incident)).toEqual(["d", "a"]);
    expect(earlier[0]).toMatchObject({ from: 200 * minute, to: 236 * minute, file: "d.png" });
    const apart = visitsAround(own, [seen("a", 100), seen("b", 111)]);
    expect(apart.earlier).toHaveLength(2);
  });

  test("what belongs to this very visit is no earlier one", () => {
    const { earlier, later } = visitsAround(own, [seen("a", 985), seen("b", 995), seen("c", 1005)]);
    expect({ earlier: earlier.length, later: later.length }).toEqual({ earlier: 0, later: 0 });
  });

  test("later ones are told apart from earlier ones", () => {
    const visits = visitsAround(own, [seen("x", 1100), seen("a", 100), seen("y", 1200)]);
    expect(visits.earlier.map(({ incident }) => incident)).toEqual(["a"]);
    expect(visits.later.map(({ incident }) => incident)).toEqual(["y", "x"]);
  });
});

test("who is enrolled by now is no stranger; with few photos a little less is enough", () => {
  const gallery = new Gallery();
  const probe = seenFace({ Anna: 0.6 }).embedding;
  expect(isEnrolled(probe, gallery, pack)).toBe(false);
  gallery.expect("p1", "f1");
  gallery.learn("p1", "f1", seenFace({ Anna: 0.71 }).embedding);
  // .43: enough for somebody with one photo.
  expect(isEnrolled(probe, gallery, pack)).toBe(true);
  for (const crop of ["f2", "f3"]) {
    gallery.expect("p1", crop);
    gallery.learn("p1", crop, seenFace({ Anna: 0.3 }).embedding);
  }
  expect(isEnrolled(seenFace({ Anna: 0.45 }).embedding, gallery, pack)).toBe(false);
});
