import { expect, test } from "vitest";
import { facePicture } from "../../../vision/pictures/face-picture.ts";
import { plainCrop } from "./pictures.ts";

test("an aligned face is a picture as it is; anything else is none", () => {
  const crop = plainCrop([30, 60, 200]);
  expect(facePicture(crop)).toEqual({ width: 112, height: 112, data: crop });
  expect(() => facePicture(new Uint8Array(5))).toThrow(RangeError);
});
