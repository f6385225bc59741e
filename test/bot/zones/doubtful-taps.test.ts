// Taps that come late, on what is gone, in a group or without a picture.
import { describe, expect, test } from "vitest";
import { silentLog } from "../../../storage/log.ts";
import { Zones } from "../../../storage/zones.ts";
import { PictureError } from "../../../vision/pictures/picture-jpeg.ts";
import { anna, group, type ShownMessage } from "../../fakes/telegram.ts";
import { ZoneStoreInMemory } from "../../fakes/zones.ts";
import { type ZonesHouse, zonesHouse } from "./house.ts";

let house: ZonesHouse;

function open(options: Parameters<typeof zonesHouse>[0] = {}): void {
  house = zonesHouse(options);
}

const zone = () => house.zones.of("c1")[0];
const firstLine = () => house.shown().text.split("\n")[0];
const full = "■■■■■■■■";

describe("old messages, other people, late taps", () => {
  test("a tap on a zone or a camera that is gone shows what there is", async () => {
    open({ cameras: ["Front door", "Hall"] });
    await house.telegram.say(anna, "/zones front");
    await house.tap("Add a zone");
    await house.tap("Watch");
    const editor = { ...house.shown(), buttons: structuredClone(house.shown().buttons) };
    await house.zones.remove("c1", zone()?.id ?? "");
    await house.telegram.tap(anna, editor, "All");
    expect(firstLine()).toBe("This zone was deleted meanwhile.");
    await house.clock.advance(1_100);
    house.watch.cameras.shift();
    await house.telegram.tap(anna, editor, "Done");
    await house.clock.advance(1_100);
    expect(house.shown().text).toContain("I have this camera no more.");
  });

  test.each(["All", "Undo", "Ignore"])("[%s] that came late changes nothing", async (label) => {
    open();
    await house.newZone();
    await house.tapCell("A1");
    if (label === "Ignore") await house.tap("More");
    const before = zone();
    house.telegram.failNext("answerCallbackQuery", "Bad Request: query is too old");
    await house.tap(label);
    expect(firstLine()).toContain("Your tap came while I was offline");
    expect(zone()).toEqual(before);
  });

  test("adding and deleting that came late are asked once more", async () => {
    open();
    await house.newZone();
    await house.tap("More");
    await house.tap("Delete");
    house.telegram.failNext("answerCallbackQuery", "Bad Request: query is too old");
    await house.tap("Delete");
    expect(house.shown().text).toContain("Really delete Zone 1?");
    expect(house.zones.of("c1")).toHaveLength(1);
    await house.tap("Delete");
    await house.tap("Add a zone");
    house.telegram.failNext("answerCallbackQuery", "Bad Request: query is too old");
    await house.tap("Watch");
    expect(house.zones.of("c1")).toEqual([]);
    expect(house.shown().text).toContain("What is the new zone for?");
  });

  test("in a group only the way to the private chat is shown", async () => {
    open();
    await house.telegram.say(anna, "/zones", { chat: group });
    const link = () => house.telegram.last(group.id);
    expect(link().text).toContain("Zones are painted in our private chat");
    const [button] = link().buttons.flat() as unknown as { url: string }[];
    expect(button?.url).toBe("https://t.me/vigil_bot?start=zones");
    await house.telegram.tapData(anna, link(), "zones:add:c1:watch");
    expect(house.zones.of("c1")).toEqual([]);
    await house.telegram.say(anna, "/start zones");
    expect(firstLine()).toBe("Zones · Front door");
  });

  test("a disk that is full is said, and the next tap works", async () => {
    const store = new ZoneStoreInMemory();
    open({ zones: new Zones(store, silentLog) });
    await house.newZone();
    store.problem = new Error("no space left");
    await house.tapCell("A1");
    expect(house.telegram.shownIn(anna.id).length).toBeGreaterThan(1);
    store.problem = null;
    const editor = house.telegram.shownIn(anna.id).find(({ kind }) => kind === "photo");
    await house.telegram.tap(anna, editor as ShownMessage, "All");
    await house.clock.advance(1_100);
    expect(house.zones.of("c1")[0]?.boxes).toHaveLength(1);
  });
});

describe("the picture", () => {
  const caption = async () => {
    await house.telegram.say(anna, "/zones");
    return house.shown().text;
  };

  test("of a camera that shows nothing now is the last one, and says from when", async () => {
    open();
    const camera = house.watch.camera("Front door");
    camera.stillProblem = "Front door shows no picture";
    Object.assign(camera, {
      lastStill: async () => {
        const takenAt = house.clock.wall() - 5 * 60_000;
        return { jpeg: Buffer.from("last"), width: 8, height: 8, takenAt };
      },
    });
    expect(await caption()).toContain("Front door shows no picture now; this one is from ");
    expect(house.pictures.opened).toBe(1);
  });

  test("is a blank grid where there is none, and still can be painted", async () => {
    open();
    house.watch.camera("Front door").stillProblem = "Front door shows no picture";
    expect(await caption()).toContain("so the grid is blank");
    await house.tap("Add a zone");
    await house.tap("Watch");
    await house.tapCell("A1");
    expect(house.cells()[0]).toBe("■□□□□□□□");
    expect(house.pictures.blanks).toBeGreaterThan(0);
  });

  test("of a paused camera is not shown, though one was taken before", async () => {
    open();
    await caption();
    house.watch.camera("Front door").now = { state: "paused" };
    expect(await caption()).toContain("so the grid is blank");
    expect(house.pictures.opened).toBe(1);
  });

  test("that can't be drawn leaves words and buttons", async () => {
    open();
    house.pictures.problem = new PictureError("The picture could not be drawn.");
    await house.newZone();
    await house.tapCell("A1");
    expect(house.shown()).toMatchObject({ kind: "text" });
    expect(house.cells()[0]).toBe("■□□□□□□□");
  });

  test("is not missed where nothing can be drawn", async () => {
    open({ zonePictures: undefined as never });
    await house.newZone();
    await house.tap("All");
    expect(house.cells()[0]).toBe(full);
  });
});
