import { expect, test } from "vitest";
import { cropsBeside, cropsOfTrack, nextCropName } from "../../storage/face-crop-names.ts";

const names = [
  "face-7-10.png",
  "face-7-2.png",
  "face-7.png",
  "face-71.png",
  "face.jpg",
  "photo.jpg",
];

test("crops of one face come in their order, and no other's", () => {
  expect(cropsOfTrack(7, names)).toEqual(["face-7.png", "face-7-2.png", "face-7-10.png"]);
  expect(cropsOfTrack(71, names)).toEqual(["face-71.png"]);
  expect(cropsBeside("face-7-2.png", names)).toEqual(cropsOfTrack(7, names));
  expect(cropsBeside("photo.jpg", names)).toEqual([]);
});

test("a new one takes nobody's name", () => {
  expect(nextCropName(7, undefined)).toBe("face-7.png");
  expect(nextCropName(7, "face-7.png")).toBe("face-7-2.png");
  expect(nextCropName(7, "face-7-10.png")).toBe("face-7-11.png");
});
