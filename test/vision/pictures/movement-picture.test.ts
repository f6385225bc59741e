import { expect, test } from "vitest";
import { drawMovement, movementPicture } from "../../../vision/pictures/movement-picture.ts";
import { difference, plainJpeg, readBack, toolsOfEach } from "./pictures.ts";

const grey = [100, 100, 100] as const;
const red = [235, 40, 40] as const;
const white = [255, 255, 255] as const;

const regions = [
  { x: 0.5, y: 0.25, width: 0.25, height: 0.5, area: 8_000 },
  { x: 0.1, y: 0.5, width: 0.1, height: 0.2, area: 400 },
];
/** The right half of what moves. */
function changedCells() {
  const [columns, rows] = [32, 18];
  const cells = new Uint8Array(columns * rows);
  for (let row = 6; row < 12; row++) cells.fill(1, row * columns + 20, row * columns + 24);
  return { columns, rows, cells };
}
const seen = { regions, changed: changedCells(), minimumArea: 5_000 };

test.each(toolsOfEach)(
  "thick what counts, thin what doesn't, tinted what changed (%s)",
  async (_, tools) => {
    const still = await plainJpeg(640, 360, grey);
    const { jpeg, ...size } = await movementPicture(still, seen, tools);
    expect(size).toEqual({ width: 640, height: 360 });
    const picture = await readBack(jpeg);
    expect(picture).toMatchObject(size);
    // Left edges: six pixels of red around the large one, two of white around the small one.
    expect(difference(picture.colourAt(317, 120), red)).toBeLessThan(40);
    expect(difference(picture.colourAt(63, 215), white)).toBeLessThan(60);
    expect(difference(picture.colourAt(58, 215), grey)).toBeLessThan(30);
    const [, green, blue] = picture.colourAt(440, 180);
    expect(green).toBeGreaterThan(130);
    expect(blue).toBeGreaterThan(150);
    // Not changed, though inside the box; and far from everything.
    expect(difference(picture.colourAt(350, 180), grey)).toBeLessThan(20);
    expect(difference(picture.colourAt(560, 40), grey)).toBeLessThan(20);
  },
);

test("a large picture is made small enough for a phone", async () => {
  const [, tools] = toolsOfEach[0] as (typeof toolsOfEach)[number];
  const { jpeg, width, height } = await movementPicture(
    await plainJpeg(1920, 1080, grey),
    seen,
    tools,
  );
  expect([width, height]).toEqual([1280, 720]);
  expect(await readBack(jpeg)).toMatchObject({ width: 1280, height: 720 });
});

test("nothing moves: the picture as it is", () => {
  const data = new Uint8Array(64 * 36 * 3).fill(100);
  const picture = { width: 64, height: 36, data: data.slice() };
  const still = { columns: 32, rows: 18, cells: new Uint8Array(32 * 18) };
  drawMovement(picture, { regions: [], changed: still, minimumArea: 5_000 });
  expect(picture.data).toEqual(data);
});

test("a swarm of regions doesn't cover the picture", () => {
  const swarm = Array.from({ length: 16 }, (_, index) => ({
    x: (index % 4) / 4,
    y: Math.floor(index / 4) / 4,
    width: 0.2,
    height: 0.2,
    area: 900 - index,
  }));
  const picture = { width: 320, height: 180, data: new Uint8Array(320 * 180 * 3).fill(100) };
  drawMovement(picture, {
    regions: swarm,
    changed: { columns: 1, rows: 1, cells: new Uint8Array(1) },
    minimumArea: 1,
  });
  // The last eight have no box: their places are untouched.
  const row = picture.data.subarray(150 * 320 * 3, 151 * 320 * 3);
  expect(row.every((value) => value === 100)).toBe(true);
});
