// What false alarms have in common, and what would have stopped them.
import { describe, expect, test } from "vitest";
import type { StoredMovement } from "../../../vision/store-movement.ts";
import {
  type CameraNow,
  findCauses,
  type JudgedIncident,
} from "../../../vision/guard/false-alarm-causes.ts";

const at = Date.UTC(2026, 10, 22, 14, 2, 11);
type Box = NonNullable<StoredMovement["box"]>;
const lowerLeft: Box = [0.05, 0.75, 0.1, 0.1];
const everywhere: Box = [0.1, 0.1, 0.8, 0.8];

/** Five frames a second with these areas. */
function moved(areas: number[], box?: Box): StoredMovement[] {
  return areas.map((area, index) => ({ at: at + index * 200, area, ...(box && { box }) }));
}

let number = 0;
function incident(part: Partial<JudgedIncident>): JudgedIncident {
  number += 1;
  return {
    id: `20261122-${String(100_000 + number)}-c1`,
    at,
    timezone: "UTC",
    mode: "armed_away",
    household: false,
    movement: moved([6_000, 9_000, 12_000], everywhere),
    ...part,
  };
}

const now: CameraNow = {
  minimumArea: 5_000,
  areas: [4_000, 5_000, 6_000, 7_000, 8_500, 10_000],
  zones: [],
  movementIn: () => "at_once",
};

const small = () => incident({ movement: moved([5_100, 6_200, 5_400], everywhere) });
const large = (areas: number[] = [20_000, 30_000, 28_000]) =>
  incident({ movement: moved(areas, everywhere) });

describe("a larger minimum area", () => {
  test("the next one above what moved, where no real alarm was that small", () => {
    const found = findCauses([small()], [large()], now);
    expect(found.causes).toMatchObject([
      { remedy: { kind: "minimum_area", now: 5_000, to: 6_000, largest: 5_400 }, loses: [] },
    ]);
    expect(found.unexplained).toEqual([]);
  });

  test("one large frame alone opens nothing: two of three must move", () => {
    const single = incident({ movement: moved([5_100, 9_900, 5_200]) });
    expect(findCauses([single], [], now).causes[0]?.remedy).toMatchObject({ to: 6_000 });
    const two = incident({ movement: moved([9_900, 5_100, 9_900]) });
    expect(findCauses([two], [], now).causes[0]?.remedy).toMatchObject({ to: 10_000 });
  });

  test("less, where more would have stopped a real alarm, too", () => {
    const alarms = [small(), incident({ movement: moved([8_000, 8_100, 8_200]) })];
    const found = findCauses(alarms, [large([7_500, 7_600])], now);
    expect(found.causes).toMatchObject([
      { remedy: { to: 6_000 }, stops: [alarms[0]?.id], loses: [] },
    ]);
    expect(found.unexplained).toEqual([alarms[1]?.id]);
  });

  test("not more than twice of what it was: somebody far away is not much larger", () => {
    const scale = { ...now, areas: [...now.areas, 12_000, 50_000] };
    expect(findCauses([large([11_000, 11_500, 11_200])], [], scale).causes).toEqual([]);
  });

  test("told, with what it costs, where nothing else would have stopped them", () => {
    const real = large([5_500, 5_600, 5_700]);
    const found = findCauses([small()], [real], now);
    expect(found.causes).toMatchObject([{ remedy: { to: 6_000 }, loses: [real.id] }]);
  });

  test("a real alarm is kept only where frames near each other are large enough", () => {
    const twitching = incident({
      movement: [
        { at, area: 20_000 },
        ...moved([5_100, 5_200, 5_300, 5_400]).map((one) => ({ ...one, at: one.at + 200 })),
        { at: at + 1_000, area: 20_000 },
      ],
    });
    expect(findCauses([small()], [twitching], now).causes[0]?.loses).toEqual([twitching.id]);
  });

  test("real alarms of which nothing is known are counted, not passed over", () => {
    const found = findCauses([small()], [incident({ movement: null }), large()], now);
    expect(found.causes[0]).toMatchObject({ loses: [], unchecked: 1 });
  });
});

describe("a part of the picture", () => {
  const there = (areas = [20_000, 22_000]) => incident({ movement: moved(areas, lowerLeft) });

  test("two that were always there", () => {
    const found = findCauses([there(), there(), large()], [large()], now);
    expect(found.causes).toMatchObject([
      {
        remedy: {
          kind: "ignore",
          cells: { x: 2, y: 47, width: 9, height: 9 },
          place: { column: "left", row: "lower" },
        },
        stops: [expect.any(String), expect.any(String)],
        loses: [],
      },
    ]);
    expect(found.unexplained).toHaveLength(1);
  });

  test("once is no habit", () => {
    expect(findCauses([there()], [], now).causes).toEqual([]);
  });

  test("not where a real alarm was", () => {
    const thief = incident({ movement: moved([6_000, 7_000], [0.06, 0.76, 0.05, 0.05]) });
    expect(findCauses([there(), there()], [thief], now).causes).toEqual([]);
  });

  test("a thief who only came by is still seen beside it", () => {
    const thief = incident({ movement: moved([20_000, 20_000], [0.1, 0.7, 0.3, 0.2]) });
    expect(findCauses([there(), there()], [thief], now).causes).toHaveLength(1);
  });

  test("not more than a third of the picture, and not without a zone to spare", () => {
    const wide = () => incident({ movement: moved([40_000, 40_000], [0, 0.5, 1, 0.5]) });
    expect(findCauses([wide(), wide()], [], now).causes).toEqual([]);
    const zone = { id: "z123456", name: "Tree", kind: "ignore" as const, boxes: [] };
    const full = { ...now, zones: Array.from({ length: 9 }, () => zone) };
    expect(findCauses([there(), there()], [], full).causes).toEqual([]);
  });

  test("a frame of which nobody knows where it moved speaks for nothing", () => {
    const unknown = incident({ movement: moved([20_000, 22_000]) });
    expect(findCauses([unknown, unknown], [], now).causes).toEqual([]);
    expect(findCauses([there(), there()], [unknown], now).causes[0]?.unchecked).toBe(1);
  });
});

describe("the household", () => {
  test("movement can wait for a face, in the mode in which it was", () => {
    const night = incident({ household: true, mode: "armed_night" });
    const found = findCauses([night, incident({ household: true, mode: "armed_night" })], [], now);
    expect(found.causes).toMatchObject([
      { remedy: { kind: "only_strangers", mode: "armed_night" }, stops: { length: 2 } },
    ]);
  });

  test("nothing to propose where it waits already, or nobody knows the mode", () => {
    const home = incident({ household: true });
    const waits: CameraNow = { ...now, movementIn: () => "unless_known" };
    expect(findCauses([home], [], waits)).toMatchObject({ causes: [], stoppedNow: [home.id] });
    const unknown = incident({ household: true, mode: null });
    const kinds = findCauses([unknown], [], now).causes.map(({ remedy }) => remedy.kind);
    expect(kinds).not.toContain("only_strangers");
  });
});

describe("what is set by now", () => {
  test("a larger area, or an ignored part, has stopped them already", () => {
    const gone = small();
    const set = findCauses([gone], [], { ...now, minimumArea: 7_000 });
    expect(set).toMatchObject({ causes: [], stoppedNow: [gone.id], unexplained: [] });

    const inside = incident({ movement: moved([20_000, 20_000], lowerLeft) });
    const zones = [
      {
        id: "z123456",
        name: "Tree",
        kind: "ignore" as const,
        boxes: [{ x: 0, y: 0.5, width: 0.5, height: 0.5 }],
      },
    ];
    expect(findCauses([inside], [], { ...now, zones }).stoppedNow).toEqual([inside.id]);
    expect(findCauses([large()], [], { ...now, zones }).stoppedNow).toEqual([]);
  });
});

describe("hours", () => {
  const atHour = (hour: number) => incident({ at: Date.UTC(2026, 10, 22, hour, 30) });

  test.each([
    [[3, 3, 4, 14], { from: 3, to: 5, count: 3 }],
    [[23, 0, 0], { from: 23, to: 1, count: 3 }],
    [[3, 4], null],
    [[3, 4, 4, 12, 18, 20], null],
  ])("%j", (hours, expected) => {
    expect(findCauses(hours.map(atHour), [], now).hours).toEqual(expected);
  });

  test("in the household's timezone", () => {
    const berlin = [1, 2, 2].map((hour) => ({ ...atHour(hour), timezone: "Europe/Berlin" }));
    expect(findCauses(berlin, [], now).hours).toEqual({ from: 2, to: 4, count: 3 });
  });
});

test("several causes on one camera, what stops most first", () => {
  const leaves = Array.from({ length: 3 }, () =>
    incident({ movement: moved([20_000, 21_000], lowerLeft) }),
  );
  const cat = small();
  const storm = large();
  const found = findCauses([...leaves, cat, storm], [large()], now);
  expect(found.causes.map(({ remedy, stops }) => [remedy.kind, stops.length])).toEqual([
    ["ignore", 3],
    ["minimum_area", 1],
  ]);
  expect(found.unexplained).toEqual([storm.id]);
});

test("many incidents are judged at once", () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    incident({
      movement: moved(
        Array.from({ length: 100 }, () => 20_000),
        [index / 400, 0.4, 0.1, 0.1],
      ),
    }),
  );
  const real = Array.from({ length: 200 }, () => large(Array.from({ length: 100 }, () => 30_000)));
  const before = process.cpuUsage();
  expect(findCauses(many, real, now).unexplained.length).toBeLessThan(200);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(5_000);
});
