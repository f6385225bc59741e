// Zones in motion: which cells count, and what a detector makes of that, scene by scene.
import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import type { Zone, ZoneBox } from "../../../storage/zones.ts";
import { MotionDetector, type MotionResult } from "../../../vision/motion/motion-detector.ts";
import { applyMask, countsAt, maskOf, ZonesInForce } from "../../../vision/motion/zones.ts";
import { chance, Drawing, drawWalker, moved, room, settings } from "./scene.ts";

const box = (x: number, y: number, width: number, height: number): ZoneBox => {
  return { x, y, width, height };
};
const watch = (id: string, ...boxes: ZoneBox[]): Zone => ({ id, name: id, kind: "watch", boxes });
const ignore = (id: string, ...boxes: ZoneBox[]): Zone => ({ id, name: id, kind: "ignore", boxes });

const left = box(0, 0, 0.5, 1);
const right = box(0.5, 0, 0.5, 1);
const upper = box(0, 0, 1, 0.5);
const whole = box(0, 0, 1, 1);

describe("which of 4 x 4 cells count", () => {
  test.each([
    ["no zone", [], null],
    ["zones in which nothing is painted", [watch("a"), ignore("b")], null],
    ["one watched", [watch("a", left)], "##.. ##.. ##.. ##.."],
    ["two watched", [watch("a", left), watch("b", upper)], "#### #### ##.. ##.."],
    ["one ignored", [ignore("a", left)], "..## ..## ..## ..##"],
    ["ignored beats watched", [ignore("a", upper), watch("b", left)], ".... .... ##.. ##.."],
    ["watched and empty beside ignored", [watch("a"), ignore("b", left)], "..## ..## ..## ..##"],
    ["everything ignored", [ignore("a", whole)], ".... .... .... ...."],
    ["less than half a cell", [watch("a", box(0, 0, 0.1, 0.1))], ".... .... .... ...."],
    ["more than half a cell", [watch("a", box(0, 0, 0.13, 0.13))], "#... .... .... ...."],
  ])("%s", (_, zones, expected) => {
    const mask = maskOf(zones, { width: 4, height: 4 });
    const drawn =
      mask &&
      [0, 4, 8, 12]
        .map((row) =>
          Array.from(mask.counts.subarray(row, row + 4), (one) => (one ? "#" : ".")).join(""),
        )
        .join(" ");
    expect(drawn).toBe(expected);
    expect(mask?.counting ?? null).toBe(expected && expected.split("#").length - 1);
  });

  test("a cell counts exactly where its middle does", () => {
    const next = chance(3);
    const anyBox = () => {
      const x = next();
      const y = next();
      return box(x, y, next() * (1 - x), next() * (1 - y));
    };
    const grid = { width: 37, height: 23 };
    for (let round = 0; round < 24; round++) {
      const zones = [watch("a", anyBox(), anyBox()), ignore("b", anyBox()), watch("c")];
      const chosen = round % 3 === 0 ? zones.slice(1) : zones;
      const mask = maskOf(chosen, grid);
      const expected = Uint8Array.from({ length: grid.width * grid.height }, (_, cell) => {
        const x = ((cell % grid.width) + 0.5) / grid.width;
        const y = (Math.floor(cell / grid.width) + 0.5) / grid.height;
        return countsAt(chosen, x, y) ? 1 : 0;
      });
      expect(mask?.counts).toEqual(expected);
    }
  });
});

describe("where a face counts", () => {
  test.each([
    ["no zone", [], true],
    ["watched here", [watch("a", left)], true],
    ["watched elsewhere", [watch("a", right)], false],
    ["watched, but nothing painted", [watch("a")], true],
    ["ignored here", [ignore("a", left)], false],
    ["ignored elsewhere", [ignore("a", right)], true],
    ["both here", [watch("a", left), ignore("b", upper)], false],
  ])("%s: %s", (_, zones, counts) => {
    expect(countsAt(zones, 0.25, 0.25)).toBe(counts);
  });
});

describe("zones in force", () => {
  const zones = [watch("z1", left), ignore("z2", right)];

  test("those that are off don't exist, and only for their camera", () => {
    const inForce = new ZonesInForce();
    const off = new Set(["c1/z1"]);
    expect(inForce.of("c1", zones, off)).toEqual([zones[1]]);
    expect(new ZonesInForce().of("c2", zones, off)).toBe(zones);
  });

  test("the same array until something changes", () => {
    const inForce = new ZonesInForce();
    const first = inForce.of("c1", zones, new Set(["c1/z1"]));
    expect(inForce.of("c1", zones, new Set(["c1/z1", "c9/z1"]))).toBe(first);
    expect(inForce.of("c1", zones, new Set())).toBe(zones);
    expect(inForce.of("c1", [...zones], new Set(["c1/z2"]))).toEqual([zones[0]]);
    expect(inForce.of("c1", [], new Set())).toHaveLength(0);
  });
});

/** Shows drawings at 5 a second; the zones may change from frame to frame. */
class Camera {
  readonly detector = new MotionDetector({ width: 640, height: 360 });
  #ms = 0;

  show(count: number, zones: readonly Zone[], draw: (index: number) => Drawing): MotionResult[] {
    return Array.from({ length: count }, (_, index) => {
      this.#ms += 200;
      return this.detector.examine(draw(index).frame(this.#ms), settings, zones);
    });
  }
}

const scene = room();
const quiet = (index: number) => scene.copy().noise(3, index + 1);
/** Somebody who walks in the left, or the right half. */
const walks = (from: number) => (index: number) =>
  drawWalker(scene.copy().noise(3, index + 50), from + index * 15, 120);
const inLeft = walks(40);
const inRight = walks(400);

describe("somebody walks", () => {
  test.each([
    ["without zones", [], inLeft, 10],
    ["in what is watched", [watch("gate", left)], inLeft, 10],
    ["beside what is watched", [watch("gate", left)], inRight, 0],
    ["in what is ignored", [ignore("street", left)], inLeft, 0],
    ["beside what is ignored", [ignore("street", left)], inRight, 10],
    ["in what is both", [watch("gate", left), ignore("street", whole)], inLeft, 0],
    ["where nothing is painted yet", [watch("gate"), ignore("street")], inRight, 10],
  ] as const)("%s", (_, zones, draw, moving) => {
    const camera = new Camera();
    camera.show(8, zones, quiet);
    expect(moved(camera.show(10, zones, draw))).toBe(moving);
  });

  test("a result names the watched zones that something moves in, and no other", () => {
    const zones = [
      watch("gate", left),
      watch("path", box(0, 0.4, 0.4, 0.2)),
      watch("shed", right),
      ignore("sky", box(0, 0, 1, 0.1)),
    ];
    const camera = new Camera();
    const before = camera.show(8, zones, quiet);
    expect(before.flatMap((result) => result.zones)).toEqual([]);
    const [atGate] = camera.show(1, zones, inLeft);
    expect(atGate?.zones).toEqual([
      { id: "gate", name: "gate" },
      { id: "path", name: "path" },
    ]);
    camera.show(20, zones, quiet);
    const [atShed] = camera.show(1, zones, inRight);
    expect(atShed?.zones.map(({ id }) => id)).toEqual(["shed"]);
    camera.show(20, zones, quiet);
    const [without] = camera.show(1, [ignore("sky", box(0, 0, 1, 0.1))], inRight);
    expect([without?.moving, without?.zones]).toEqual([true, []]);
  });

  test("only what counts is area: a leg in the zone is no person", () => {
    const legs = [watch("gate", box(0, 0, 1, 0.36))];
    const all = new Camera();
    const some = new Camera();
    all.show(8, [], quiet);
    some.show(8, legs, quiet);
    const [person] = all.show(1, [], inLeft);
    const [part] = some.show(1, legs, inLeft);
    expect(person?.area).toBeGreaterThan(settings.minimumArea);
    expect(part?.area).toBeGreaterThan(0);
    expect(part?.area).toBeLessThan((person?.area ?? 0) / 3);
    expect(part?.moving).toBe(false);
    expect(part?.changedShare).toBe(person?.changedShare);
  });

  const cell = (x: number, y: number) => box(x / 8, y / 8, 1 / 8, 1 / 8);
  /** Anybody who walks in the left half passes it; 1/64 of the picture is less than minimumArea. */
  const mat = cell(1, 4);
  const aroundMat = [
    ignore("above", box(0, 0, 1, 0.5)),
    ignore("below", box(0, 0.625, 1, 0.375)),
    ignore("beside", cell(0, 4), box(0.25, 0.5, 0.75, 0.125)),
  ];
  test.each([
    ["one cell of the editor", [watch("mat", mat)], ["mat"]],
    ["one cell beside a large zone", [watch("shed", right), watch("mat", mat)], ["mat"]],
    ["all that is left of a picture", aroundMat, []],
  ] as const)("a zone smaller than the minimum area is not blind: %s", (_, zones, named) => {
    const camera = new Camera();
    expect(moved(camera.show(8, zones, quiet))).toBe(0);
    const seen = camera.show(10, zones, inLeft);
    const moving = seen.filter((result) => result.moving);
    expect(moving.length).toBeGreaterThanOrEqual(2);
    for (const result of moving) expect(result.zones.map(({ id }) => id)).toEqual(named);
    camera.show(20, zones, quiet);
    expect(moved(camera.show(5, zones, quiet))).toBe(0);
    // A cat at its edge is no reason.
    const speck = (index: number) => quiet(index).rectangle(80, 180, 20, 20, 250);
    expect(moved(camera.show(5, zones, speck))).toBe(0);
  });

  test("a change of zones holds from the next frame on", () => {
    const camera = new Camera();
    camera.show(8, [], quiet);
    const standing = [ignore("street", whole)];
    expect(moved(camera.show(3, [], inLeft))).toBe(3);
    expect(moved(camera.show(3, standing, inLeft))).toBe(0);
    expect(moved(camera.show(3, [], inLeft))).toBe(3);
  });

  test("the background learns where nothing counts, too", () => {
    const camera = new Camera();
    const zones = [ignore("street", left)];
    camera.show(8, zones, quiet);
    const parked = (index: number) => quiet(index).rectangle(40, 100, 150, 100, 240);
    camera.show(60, zones, parked);
    // The zone goes; what has long been there does not move now.
    expect(moved(camera.show(5, [], parked))).toBe(0);
  });

  test("a look-back sees with the same zones", () => {
    const camera = new Camera();
    const zones = [watch("gate", left)];
    camera.show(8, zones, quiet);
    camera.show(1, zones, inRight);
    const before = camera.detector.cloneBefore();
    const frame = inRight(0).frame(1_700);
    expect(before.examine(frame, settings, zones).moving).toBe(false);
    expect(before.clone().examine(inRight(3).frame(1_900), settings, []).moving).toBe(true);
  });
});

describe("the whole picture", () => {
  const corner = box(0.9, 0.9, 0.1, 0.1);
  const covered = (index: number) => new Drawing(640, 360, 12).noise(1, index + 9);
  /** A bag with a pattern that is drawn over the lens. */
  const bagged = (index: number) =>
    new Drawing(640, 360)
      .paint((_, x, y) => (Math.floor((x + index * 17) / 23 + y / 31) % 2 === 0 ? 230 : 20))
      .noise(2, index + 9);
  const darker = (index: number) =>
    scene
      .copy()
      .paint((luma) => luma * 0.55)
      .noise(3, index + 1);

  test.each([
    ["without zones", []],
    ["with a corner watched that is too small for anybody", [watch("gate", corner)]],
    ["with all but a corner ignored", [ignore("street", box(0, 0, 1, 0.9), box(0, 0.9, 0.9, 0.1))]],
    ["with half of it ignored", [ignore("street", left)]],
  ])("a covered lens and a bag over it alarm %s", (_, zones) => {
    for (const [cover, frames] of [
      [bagged, 4],
      // The light may excuse its first 2 s.
      [covered, 13],
    ] as const) {
      const camera = new Camera();
      camera.show(5, zones, quiet);
      expect(moved(camera.show(frames, zones, cover))).toBeGreaterThanOrEqual(2);
    }
  });

  test("where everything is ignored, a covered lens is told all the same", () => {
    const camera = new Camera();
    const zones = [ignore("all", whole)];
    camera.show(5, zones, quiet);
    expect(moved(camera.show(13, zones, covered))).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ["without zones", []],
    ["with zones", [watch("gate", left), ignore("street", upper)]],
  ])("a lamp that goes out is the light's, %s", (_, zones) => {
    const camera = new Camera();
    camera.show(10, zones, quiet);
    const results = camera.show(10, zones, darker);
    expect(moved(results)).toBe(0);
    expect(results[0]?.light).toBe(true);
  });

  test("a lorry that fills what is ignored does not alarm", () => {
    const zones = [ignore("street", box(0, 0, 1, 0.8))];
    const camera = new Camera();
    camera.show(10, zones, quiet);
    const lorry = (index: number) =>
      quiet(index).rectangle(0, 0, 640, 280, (x, y) => ((x + y + index * 40) % 90 < 45 ? 220 : 60));
    expect(moved(camera.show(15, zones, lorry))).toBe(0);
  });
});

test("a grid of any size is masked to its last cell", () => {
  for (const width of [3, 4, 5, 7]) {
    const mask = maskOf([ignore("a", left)], { width, height: 3 });
    const changed = new Uint8Array(width * 3).fill(1);
    changed[0] = 0;
    expect(applyMask(changed, width * 3 - 1, mask ?? fail())).toBe(width * 3 - 1);
    const few = new Uint8Array(width * 3);
    few[0] = 1;
    few[width * 3 - 1] = 1;
    expect(applyMask(few, 2, mask ?? fail())).toBe(1);
    expect([few[0], few[width * 3 - 1]]).toEqual([0, 1]);
  }
});

function fail(): never {
  throw new Error("there is no mask");
}

test("a mask costs little and makes no buffer for a frame", () => {
  const zones = [
    watch("gate", left),
    watch("path", upper),
    ignore("street", box(0.2, 0.2, 0.3, 0.4)),
  ];
  const grid = { width: 320, height: 180 };
  const mask = maskOf(zones, grid) ?? fail();
  const next = chance(5);
  const before = Uint8Array.from({ length: 320 * 180 }, () => (next() < 0.1 ? 1 : 0));
  const changed = Uint8Array.from(before);
  const count = before.reduce((sum, one) => sum + one, 0);
  const times: number[] = [];
  const buffers = process.memoryUsage().arrayBuffers;
  for (let round = 0; round < 600; round++) {
    changed.set(before);
    const start = performance.now();
    applyMask(changed, count, mask);
    times.push(performance.now() - start);
  }
  expect(process.memoryUsage().arrayBuffers - buffers).toBeLessThan(5e6);
  const start = performance.now();
  maskOf(zones, grid);
  const made = performance.now() - start;
  const median = times.slice(300).sort((a, b) => a - b)[150] ?? 0;
  console.info(`zones: ${median.toFixed(3)} ms a frame (median), ${made.toFixed(2)} ms to make`);
});
