// Painting zones in a private chat: every way to do it is tapped.
import { describe, expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import { zoneTaps } from "../../../bot/zones/taps.ts";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { type ZonesHouse, zonesHouse } from "./house.ts";

let house: ZonesHouse;

function open(options: Parameters<typeof zonesHouse>[0] = {}): void {
  house = zonesHouse(options);
}

const zone = () => house.zones.of("c1")[0];
const firstLine = () => house.shown().text.split("\n")[0];
const empty = "□□□□□□□□";
const full = "■■■■■■■■";

describe("from /zones to a painted zone", () => {
  test("the only camera's picture comes at once", async () => {
    open();
    await house.telegram.say(anna, "/zones");
    expect(house.shown()).toMatchObject({ kind: "photo", silent: true });
    expect(house.shown().text).toBe(
      "Zones · Front door\nNo zones: what moves anywhere in the picture counts.",
    );
    expect(labels(house.shown())).toEqual([["Add a zone", "Back"]]);
    expect(house.watch.camera("Front door").stillsTaken).toBe(1);
  });

  test("of two cameras one is picked, by a button or by its name", async () => {
    open({ cameras: ["Front door", "Hall"] });
    await house.telegram.say(anna, "/zones");
    expect(house.shown().text).toBe("Zones of which camera?");
    await house.tap("Hall");
    expect(firstLine()).toBe("Zones · Hall");
    await house.tap("Back");
    expect(house.shown().text).toBe("Zones of which camera?");
    await house.telegram.say(anna, "/zones front");
    expect(firstLine()).toBe("Zones · Front door");
    await house.telegram.say(anna, "/zones cellar");
    expect(house.shown().text).toContain('no camera "cellar"');
    await house.tap("Hall");
    expect(firstLine()).toBe("Zones · Hall");
  });

  test("a new zone has a kind and a name, and changes nothing before it is painted", async () => {
    open();
    await house.newZone("Ignore");
    expect(zone()).toMatchObject({ name: "Zone 1", kind: "ignore", boxes: [] });
    expect(house.shown().text).toBe(
      [
        "Front door · 1 · Zone 1 · ignored",
        "Nothing is painted yet, so this zone changes nothing.",
        "Tap a cell to paint it, once more to clear it.",
      ].join("\n"),
    );
    expect(house.cells()).toEqual(Array.from({ length: 8 }, () => empty));
    expect(labels(house.shown()).slice(8)).toEqual([
      ["• Paint", "Rows", "Columns", "Zoom"],
      ["All", "None", "More", "Done"],
    ]);
    await house.tap("Done");
    expect(house.shown().text).toContain("1 · Zone 1 · nothing painted yet");
    await house.tap("Add a zone");
    await house.tap("Watch");
    expect(house.zones.of("c1").map(({ name }) => name)).toEqual(["Zone 1", "Zone 2"]);
  });

  test("a cell is painted and cleared, and the picture shows it", async () => {
    open();
    await house.newZone();
    await house.tapCell("C2");
    expect(zone()?.boxes).toEqual([{ x: 0.25, y: 0.125, width: 0.125, height: 0.125 }]);
    expect(house.cells()[1]).toBe("□□■□□□□□");
    expect(house.shown().text).toContain("2 % of the picture counts.");
    expect(house.pictures.drawn.at(-1)).toMatchObject({
      painted: zone()?.id,
      zones: [{ boxes: [{ x: 0.25 }] }],
    });
    await house.tapCell("C2");
    expect(zone()?.boxes).toEqual([]);
    expect(house.cells()[1]).toBe(empty);
    // Who paints sees one and the same picture.
    expect(house.watch.camera("Front door").stillsTaken).toBe(1);
  });

  test("rows, columns, all and none", async () => {
    open();
    await house.newZone();
    await house.tap("Rows");
    expect(house.shown().text).toContain("paint its whole row");
    await house.tapCell("E3");
    expect(house.cells()[2]).toBe(full);
    await house.tap("Columns");
    expect(labels(house.shown())[8]).toEqual(["Paint", "Rows", "• Columns", "Zoom"]);
    await house.tapCell("B8");
    expect(house.cells()).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((r) => (r === 2 ? full : "□■□□□□□□")),
    );
    await house.tapCell("B1");
    expect(house.cells()[2]).toBe("■□■■■■■■");
    await house.tap("Paint");
    await house.tap("All");
    expect(zone()?.boxes).toEqual([{ x: 0, y: 0, width: 1, height: 1 }]);
    await house.tap("None");
    expect(zone()?.boxes).toEqual([]);
  });

  test("a cell is enlarged, painted in parts, and shows it from outside", async () => {
    open();
    await house.newZone();
    await house.tap("Zoom");
    expect(house.shown().text).toContain("Tap the cell that you want to see enlarged.");
    await house.tapCell("D5");
    expect(house.shown().text).toContain("You see D5 enlarged.");
    expect(house.pictures.drawn.at(-1)?.area).toEqual({ x: 24, y: 32, width: 8, height: 8 });
    await house.tapCell("A1");
    expect(zone()?.boxes).toEqual([{ x: 24 / 64, y: 0.5, width: 1 / 64, height: 1 / 64 }]);
    await house.tap("Rows");
    await house.tapCell("H8");
    expect(house.cells()[7]).toBe(full);
    await house.tap("Columns");
    await house.tapCell("H1");
    expect(house.cells()[0]).toBe("■□□□□□□■");
    await house.tap("Zoom out");
    expect(house.cells()[4]).toBe("□□□◪□□□□");
    // What is painted in part becomes whole, then nothing.
    await house.tapCell("D5");
    expect(house.cells()[4]).toBe("□□□■□□□□");
    await house.tap("Zoom");
    await house.tapCell("D5");
    await house.tap("None");
    expect(zone()?.boxes).toEqual([]);
    await house.tap("All");
    expect(zone()?.boxes).toEqual([{ x: 24 / 64, y: 0.5, width: 0.125, height: 0.125 }]);
  });
});

describe("undo", () => {
  test("several steps, back to the beginning", async () => {
    open();
    await house.newZone();
    expect(labels(house.shown()).flat()).not.toContain("Undo");
    for (const cell of ["A1", "B1", "C1"]) await house.tapCell(cell);
    await house.tap("All");
    const seen: string[] = [];
    while (labels(house.shown()).flat().includes("Undo")) {
      await house.tap("Undo");
      seen.push(house.cells()[0] ?? "");
    }
    expect(seen).toEqual(["■■■□□□□□", "■■□□□□□□", "■□□□□□□□", empty]);
  });

  test("a change that is undone already stays so; another's is not undone", async () => {
    open();
    await house.newZone();
    await house.tapCell("A1");
    const before = { ...house.shown(), buttons: structuredClone(house.shown().buttons) };
    await house.zones.paint("c1", zone()?.id ?? "", { x: 8, y: 0, width: 8, height: 8 }, true);
    await house.tapCell("H1");
    await house.telegram.tap(anna, before, "Undo");
    await house.clock.advance(1_100);
    expect(firstLine()).toBe("This can't be undone any more.");
    expect(house.cells()[0]).toBe("■■□□□□□■");
  });

  test("a tap that changes nothing is no step", async () => {
    open();
    await house.newZone();
    await house.tap("None");
    expect(labels(house.shown()).flat()).not.toContain("Undo");
    expect(house.telegram.shownIn(ben.id)).toEqual([]);
  });
});

test("the longest data of each kind fits and is recognised by one pattern only", () => {
  const key = "c9999:zzzzzzz";
  const datas = [
    `zone:set:${key}:p77:63,63,64,64:off`,
    `zone:undo:${key}:p77:999999999999`,
    `zone:kind:${key}:ignore`,
    `zone:more:${key}`,
    `zone:${key}:p77`,
    `zone:name:${key}`,
    `zone:ask:${key}`,
    `zone:remove:${key}`,
    "zones:add:c9999:ignore",
    "zones:add:c9999",
    "zones:c9999",
    "zones",
  ];
  expect(datas).toHaveLength(Object.keys(zoneTaps).length);
  for (const data of datas) {
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(callbackDataLimit);
    expect(Object.values(zoneTaps).filter((pattern) => pattern.test(data))).toHaveLength(1);
  }
});
