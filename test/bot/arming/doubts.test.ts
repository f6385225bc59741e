import { expect, test } from "vitest";
import { blindCameras, deafness, doubtsAbout } from "../../../bot/arming/doubts.ts";
import { defaultModeRules, type ModeRules } from "../../../storage/mode-rules.ts";
import type { Zone } from "../../../storage/zones.ts";
import { FakeWatch } from "../../fakes/watch.ts";

const now = 1_000_000;
const noZones = { of: () => [] };
const away = defaultModeRules.armed_away;
const home = defaultModeRules.armed_home;

function doubts(
  { cameras }: FakeWatch,
  change: Partial<Parameters<typeof doubtsAbout>[1]> = {},
): { missing: string[]; asks: boolean; moving: string[] } {
  const wish = { rules: away, delayMs: 0, missing: [], moving: false, ...change };
  const { missing, asksForMissing, moving } = doubtsAbout(cameras, wish, now);
  const names = (some: typeof cameras) => some.map(({ name }) => name);
  return { missing: names(missing), asks: asksForMissing, moving: names(moving) };
}

test("nothing is doubtful when all is live and still", () => {
  expect(doubts(new FakeWatch("Hall"))).toEqual({ missing: [], asks: false, moving: [] });
});

test("only cameras that count in the mode matter", () => {
  const watch = new FakeWatch("Hall", "Garden");
  watch.camera("Garden").now = { state: "lost", since: 0 };
  expect(doubts(watch).asks).toBe(true);
  expect(doubts(watch, { rules: { ...away, camerasOff: ["c2"] } })).toEqual({
    missing: [],
    asks: false,
    moving: [],
  });
});

test("a paused camera is missing; accepted ones are, too, but are no question", () => {
  const watch = new FakeWatch("Hall", "Garden");
  watch.camera("Garden").now = { state: "paused", since: 0 };
  expect(doubts(watch)).toMatchObject({ missing: ["Garden"], asks: true });
  for (const missing of [["c2"], "any"] as const) {
    expect(doubts(watch, { missing })).toMatchObject({ missing: ["Garden"], asks: false });
  }
  expect(doubts(watch, { missing: ["c1"] }).asks).toBe(true);
});

test("movement of the last ten seconds, unless there is time to leave or it does not count", () => {
  const watch = new FakeWatch("Hall");
  watch.camera("Hall").now = { lastMovementAt: now - 9_000 };
  expect(doubts(watch).moving).toEqual(["Hall"]);
  expect(doubts(watch, { delayMs: 1_000 }).moving).toEqual([]);
  expect(doubts(watch, { moving: true }).moving).toEqual([]);
  expect(doubts(watch, { rules: home }).moving).toEqual([]);
  watch.camera("Hall").now = { lastMovementAt: now - 11_000 };
  expect(doubts(watch).moving).toEqual([]);
});

test.each<[Partial<ModeRules>, "triggers" | "cameras" | null]>([
  [{}, null],
  [{ movement: "never" }, null],
  [{ movement: "never", unknown: false }, null],
  [{ movement: "never", unknown: false, unsure: false }, "triggers"],
  [{ camerasOff: ["c1"] }, null],
  [{ camerasOff: ["c1", "c2"] }, "cameras"],
])("away with %j: nothing would alarm because of %s", (change, why) => {
  const { cameras } = new FakeWatch("Hall", "Garden");
  expect(deafness("armed_away", { ...away, ...change }, cameras, noZones)).toBe(why);
});

test("at home an unsure face is told, but alarms nobody", () => {
  const rules = { ...home, unknown: false };
  expect(deafness("armed_home", rules, new FakeWatch("Hall").cameras, noZones)).toBe("triggers");
});

test("a camera whose whole picture is ignored is blind, and alone it leaves the mode deaf", () => {
  const boxes = [{ x: 0, y: 0, width: 1, height: 1 }];
  const all: Zone = { id: "zall", name: "All", kind: "ignore", boxes };
  const zones = { of: (id: string) => (id === "c2" ? [all] : []) };
  const two = new FakeWatch("Hall", "Garden").cameras;
  expect(blindCameras(two, away, zones).map(({ name }) => name)).toEqual(["Garden"]);
  expect(deafness("armed_away", away, two, zones)).toBeNull();
  expect(deafness("armed_away", { ...away, camerasOff: ["c1"] }, two, zones)).toBe("cameras");
  const off = { ...away, zonesOff: ["c2/zall"] };
  expect(blindCameras(two, off, zones)).toEqual([]);
});
