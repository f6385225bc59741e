// Taps in quick succession are painted all, and drawn together.
import { describe, expect, test } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { anna } from "../../fakes/telegram.ts";
import { type ZonesHouse, zonesHouse } from "./house.ts";

let house: ZonesHouse;

function open(options: Parameters<typeof zonesHouse>[0] = {}): void {
  house = zonesHouse(options);
}

const zone = () => house.zones.of("c1")[0];
const firstLine = () => house.shown().text.split("\n")[0];
const full = "■■■■■■■■";

describe("taps in quick succession", () => {
  test("are painted all, and drawn together", async () => {
    open();
    await house.newZone();
    const editor = house.shown();
    const datas = editor.buttons[0]?.map(({ callback_data: data }) => data) ?? [];
    const before = house.pictures.drawn.length;
    for (const data of datas) await house.telegram.tapData(anna, editor, data);
    expect(house.telegram.callsOf("answerCallbackQuery").length).toBeGreaterThanOrEqual(8);
    await house.clock.advance(1_100);
    expect(house.cells()[0]).toBe(full);
    expect(house.pictures.drawn.length - before).toBe(2);
    await house.clock.advance(10_000);
    expect(house.pictures.drawn.length - before).toBe(2);
    expect(house.clock.pending).toBe(0);
  });

  test("the same tap twice is one change", async () => {
    open();
    await house.newZone();
    const editor = house.shown();
    const data = editor.buttons[0]?.[0]?.callback_data ?? "";
    await house.telegram.tapData(anna, editor, data);
    await house.telegram.tapData(anna, editor, data);
    await house.clock.advance(1_100);
    expect(house.cells()[0]).toBe("■□□□□□□□");
    await house.tap("Undo");
    expect(labels(house.shown()).flat()).not.toContain("Undo");
  });

  test("a page asked for by itself does not wait for the pause", async () => {
    open();
    await house.newZone();
    const editor = house.shown();
    await house.telegram.tapData(anna, editor, editor.buttons[0]?.[0]?.callback_data ?? "");
    await house.telegram.tap(anna, house.shown(), "Done");
    expect(firstLine()).toBe("Zones · Front door");
    await house.clock.advance(10_000);
    expect(firstLine()).toBe("Zones · Front door");
  });

  test("another room's page is not painted over", async () => {
    open();
    await house.newZone();
    const editor = house.shown();
    for (const cell of [0, 1]) {
      const data = editor.buttons[0]?.[cell]?.callback_data ?? "";
      await house.telegram.tapData(anna, editor, data);
    }
    const drawn = house.pictures.drawn.length;
    await house.telegram.tapData(anna, editor, "settings");
    await house.clock.advance(10_000);
    expect(house.pictures.drawn).toHaveLength(drawn);
    expect(house.shown().kind).toBe("text");
    expect(zone()?.boxes).toEqual([{ x: 0, y: 0, width: 0.25, height: 0.125 }]);
  });

  test("what waits to be drawn does not hold up the end", async () => {
    open();
    await house.newZone();
    const editor = house.shown();
    for (const cell of [0, 1]) {
      const data = editor.buttons[0]?.[cell]?.callback_data ?? "";
      await house.telegram.tapData(anna, editor, data);
    }
    await house.control.close();
    expect(house.clock.pending).toBe(0);
    expect(house.log.messages("error")).toEqual([]);
  });
});
