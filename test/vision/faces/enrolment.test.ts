// Photos for enrolment, one flaw at a time, and how well people are kept apart.
import { describe, expect, test } from "vitest";
import type { SeenFace } from "../../../vision/faces/faces.ts";
import {
  cameraLimits,
  type EnrolmentQuestion,
  judgePhoto,
  selfieLimits,
  separationOf,
} from "../../../vision/faces/enrolment.ts";
import { Gallery } from "../../../vision/faces/gallery.ts";
import { anybody, face, like, pack } from "./synthetic.ts";

const ann = anybody(1);
const box = (x: number, width: number) => ({ box: { x, y: 0, width, height: width } });
const selfie = (score = 0.8, looks: Partial<SeenFace> = {}) =>
  face(like(ann, score, 2), { ...box(10, 200), ...looks });

function galleryOf(people: Record<string, Float32Array[]>): Gallery {
  const gallery = new Gallery();
  for (const [person, embeddings] of Object.entries(people)) {
    for (const [index, embedding] of embeddings.entries()) {
      gallery.expect(person, `${index}`);
      gallery.learn(person, `${index}`, embedding);
    }
  }
  return gallery;
}

function judge(faces: readonly SeenFace[], more: Partial<EnrolmentQuestion> = {}) {
  const gallery = galleryOf({ ben: [anybody(9)] });
  const question = { chosen: null, previous: [], person: null, gallery, pack, faces };
  return judgePhoto({ ...question, limits: selfieLimits, ...more });
}

describe("a photo", () => {
  test("of one good face is accepted, with who else comes closest", () => {
    const good = selfie();
    expect(judge([good])).toMatchObject({
      kind: "accepted",
      face: good,
      closest: { person: "ben" },
    });
    expect(judge([good], { gallery: new Gallery() })).toMatchObject({ closest: null });
  });

  test("without a face, or with a motorcycle", () => {
    expect(judge([])).toEqual({ kind: "no_face" });
    expect(judge([selfie(0.8, { rawNorm: 2 })])).toEqual({ kind: "no_face" });
  });

  test("of several people asks which, from left to right; the chosen one counts", () => {
    const right = selfie(0.8, box(500, 150));
    const left = face(anybody(5), box(10, 200));
    const behind = face(anybody(6), box(300, 60));
    expect(judge([right, left, behind])).toEqual({ kind: "several_faces", faces: [left, right] });
    expect(judge([right, left, behind], { chosen: 1 })).toMatchObject({ face: right });
    expect(judge([right, left, behind], { chosen: 7 })).toMatchObject({ kind: "several_faces" });
  });

  test("with somebody small in the background is of the one in front", () => {
    const behind = face(anybody(6), box(300, 60));
    expect(judge([behind, selfie()])).toMatchObject({ kind: "accepted" });
  });

  test.each<[string, Partial<SeenFace>, number, number]>([
    ["too_small", box(10, 60), 60, 80],
    ["too_dark", { brightness: 20, sharpness: 2 }, 20, 45],
    ["too_bright", { brightness: 250 }, 250, 225],
    ["blurred", { sharpness: 12 }, 12, 25],
    ["profile", { pose: 0.8 }, 0.8, 0.5],
  ])("that is %s says by how much", (kind, looks, value, limit) => {
    expect(judge([selfie(0.8, looks)])).toMatchObject({ kind, value, limit });
  });

  test("from a camera may be smaller", () => {
    expect(judge([selfie(0.8, box(10, 60))], { limits: cameraLimits }).kind).toBe("accepted");
  });

  test("of somebody enrolled says who, with the score; adding it to them is fine", () => {
    const gallery = galleryOf({ ann: [like(ann, 0.9, 20)], ben: [anybody(9)] });
    expect(judge([selfie()], { gallery })).toMatchObject({
      kind: "looks_like_another",
      closest: { person: "ann", score: expect.closeTo(0.72, 1) },
    });
    expect(judge([selfie()], { gallery, person: "ann" }).kind).toBe("accepted");
  });

  test("unlike the previous ones says so; like them, it may look like a sister, too", () => {
    const previous = [like(ann, 0.8, 30)];
    expect(judge([face(anybody(40), box(10, 200))], { previous })).toMatchObject({
      kind: "unlike_previous",
      score: expect.closeTo(0, 0),
    });
    const sister = galleryOf({ sister: [like(ann, 0.55, 31)] });
    expect(judge([selfie()], { previous, gallery: sister }).kind).toBe("accepted");
    expect(judge([selfie()], { previous: [], gallery: sister }).kind).toBe("looks_like_another");
  });
});

describe("separation", () => {
  const photos = [like(ann, 0.85, 50), like(ann, 0.85, 51), like(ann, 0.85, 52)];

  test("good from people who look like nobody else", () => {
    const { quality, closest, own } = separationOf(
      "ann",
      galleryOf({ ann: photos, ben: [anybody(9)] }),
      pack,
    );
    expect([quality, closest?.person]).toEqual(["good", "ben"]);
    expect(own).toBeCloseTo(0.72, 1);
  });

  test.each([
    [0.36, "close"],
    [0.7, "confused"],
  ])("from somebody %s like her is %s", (likeness, quality) => {
    const gallery = galleryOf({ ann: photos, sister: [like(ann, likeness, 60)] });
    expect(separationOf("ann", gallery, pack)).toMatchObject({
      quality,
      closest: { person: "sister" },
    });
  });

  test("photos less like each other than like somebody else are confused", () => {
    const mixed = [photos[0], anybody(70)] as Float32Array[];
    const gallery = galleryOf({ ann: mixed, ben: [anybody(9)] });
    expect(separationOf("ann", gallery, pack).quality).toBe("confused");
  });

  test("of the only person, with one photo", () => {
    const gallery = galleryOf({ ann: photos.slice(0, 1) });
    expect(separationOf("ann", gallery, pack)).toEqual({
      closest: null,
      own: null,
      quality: "good",
    });
  });
});
