// What a zone is called and for, and its end: every control is tapped.
import { describe, expect, test } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben, type ShownMessage } from "../../fakes/telegram.ts";
import { type ZonesHouse, zonesHouse } from "./house.ts";

let house: ZonesHouse;

function open(options: Parameters<typeof zonesHouse>[0] = {}): void {
  house = zonesHouse(options);
}

const zone = () => house.zones.of("c1")[0];
const firstLine = () => house.shown().text.split("\n")[0];

describe("the zone itself", () => {
  test("watched or ignored, told to the others", async () => {
    open();
    await house.newZone();
    await house.tap("More");
    expect(labels(house.shown())).toEqual([
      ["• Watch", "Ignore"],
      ["Back", "Name", "Delete"],
    ]);
    await house.tap("Ignore");
    expect(zone()?.kind).toBe("ignore");
    expect(labels(house.shown())[0]).toEqual(["Watch", "• Ignore"]);
    expect(house.shown().text).toContain("Ignored: what moves here never counts.");
    await house.tap("• Ignore");
    await house.tap("Watch");
    expect(zone()?.kind).toBe("watch");
    expect(house.telegram.shownIn(ben.id).map(({ text }) => text)).toEqual([
      "⚪ Anna has the zone Zone 1 at Front door ignored.",
      "⚪ Anna has the zone Zone 1 at Front door watched.",
    ]);
  });

  test("named by the next text, after one that won't do", async () => {
    open();
    await house.newZone();
    await house.tap("More");
    await house.tap("Name");
    expect(house.shown().text).toContain("What is Zone 1 to be called?");
    expect(labels(house.shown())).toEqual([["Cancel"]]);
    await house.telegram.say(anna, "x".repeat(31));
    expect(house.shown().text).toContain("This name is too long.\nWhat is Zone 1 to be called?");
    await house.telegram.say(anna, "\u200b");
    expect(house.shown().text).toContain("at least one visible character");
    await house.telegram.say(anna, "Tom & <Jerry>");
    expect(zone()?.name).toBe("Tom & <Jerry>");
    expect(firstLine()).toBe("⚪ Zone 1 is called Tom &amp; &lt;Jerry&gt; now.");
    await house.tap("Back");
    expect(house.cells()).toHaveLength(8);
  });

  test("a name that is not given: by the button, /cancel, and a zone that went meanwhile", async () => {
    open();
    await house.newZone();
    await house.tap("More");
    await house.tap("Name");
    await house.tap("Cancel");
    expect(firstLine()).toBe("Front door · 1 · Zone 1 · watched");
    await house.telegram.say(anna, "Gate");
    expect(zone()?.name).toBe("Zone 1");
    const editor = () => house.telegram.shownIn(anna.id).find(({ kind }) => kind === "photo");
    await house.telegram.tap(anna, editor() as ShownMessage, "Name");
    await house.telegram.say(anna, "/cancel");
    expect(editor()?.text).toContain("The name stays Zone 1.");
    await house.clock.advance(1_100);
    await house.telegram.tap(anna, editor() as ShownMessage, "Name");
    await house.zones.remove("c1", zone()?.id ?? "");
    await house.telegram.say(anna, "Gate");
    expect(house.shown().text).toContain("This zone was deleted meanwhile.");
  });

  test("deleted only when confirmed, told to the others", async () => {
    open();
    await house.newZone();
    await house.tapCell("A1");
    await house.tap("More");
    await house.tap("Delete");
    expect(house.shown().text).toContain("Really delete Zone 1?");
    expect(labels(house.shown())).toEqual([["Delete", "Keep"]]);
    await house.tap("Keep");
    expect(zone()?.boxes).toHaveLength(1);
    await house.tap("Delete");
    await house.tap("Delete");
    expect(house.zones.of("c1")).toEqual([]);
    expect(firstLine()).toBe("⚪ Zone 1 is deleted.");
    expect(house.telegram.shownIn(ben.id).map(({ text }) => text)).toEqual([
      "⚪ Anna is changing the zone Zone 1 at Front door.",
      "⚪ Anna deleted the zone Zone 1 at Front door.",
    ]);
  });

  test("nine are enough", async () => {
    open();
    for (let count = 0; count < 8; count++) await house.zones.add("c1", "watch", `Zone ${count}`);
    await house.telegram.say(anna, "/zones");
    const before = { ...house.shown(), buttons: structuredClone(house.shown().buttons) };
    await house.tap("Add a zone");
    await house.tap("Watch");
    await house.tap("Done");
    expect(labels(house.shown()).flat()).not.toContain("Add a zone");
    await house.telegram.tap(anna, before, "Add a zone");
    await house.clock.advance(1_100);
    await house.tap("Ignore");
    expect(firstLine()).toContain("9 zones are as many as one camera can have.");
  });

  test("nothing left that counts is said", async () => {
    open();
    await house.newZone("Ignore");
    await house.tap("All");
    expect(house.shown().text).toContain("🟠 Nothing of the picture counts.");
  });
});
