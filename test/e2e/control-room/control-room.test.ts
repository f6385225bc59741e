// The control room from a cold start, by thumb: every command and every control of every menu is
// typed or tapped by somebody who may, in one conversation with the real program. What needs faces
// is driven in faces.test.ts beside it.
import { expect, onTestFinished, test } from "vitest";
import { arm, dealWithAlert, look, tellOfBlocked, watchClips } from "./alarm-script.ts";
import { restoreBackup, tryCopyOffSite } from "./backup-script.ts";
import {
  addCameras,
  decideOnCameras,
  pair,
  removeCamera,
  testNight,
  useCameras,
  useSmallerStream,
} from "./camera-script.ts";
import { expectAllDriven, expectGoodKeyboards } from "./claims.ts";
import { type ColdHouse, openColdHouse } from "./cold-house.ts";
import {
  chooseEnglish,
  disarmWhileAsked,
  tapLastWeeksMenus,
  tapTooLate,
  tapTwice,
  tapWithoutRight,
} from "./disturbance-script.ts";
import {
  decideOnPast,
  handOut,
  judge,
  limitEvidence,
  lookBack,
  readSummary,
  verify,
} from "./history-script.ts";
import {
  admitStranger,
  chooseForOneself,
  dealWithStranger,
  handOver,
  invite,
  useGroups,
} from "./household-script.ts";
import {
  removeZone,
  useModes,
  usePhones,
  useSchedule,
  useSettings,
  useZones,
} from "./menu-script.ts";

test("a guard is set up, used and tried out by thumb alone", { timeout: 240_000 }, async () => {
  const house = await openColdHouse();
  onTestFinished(() => house.close());
  house.household.start();
  await pair(house);
  await addCameras(house);
  await invite(house);
  await useSchedule(house);
  const inGroup = await useGroups(house);
  await chooseForOneself(house);
  await arm(house);
  await dealWithStranger(house);
  await decideOnCameras(house);
  await tellOfBlocked(house);

  // Ben looks back while Anna goes through the menus.
  await Promise.all([goThroughMenus(house), goThroughPast(house)]);
  const copyEverything = await tryCopyOffSite(house);
  await decideOnPast(house);
  await limitEvidence(house);
  await copyEverything();
  await dealWithAlert(house);

  await arm(house);
  await disarmWhileAsked(house);
  await tapTwice(house, inGroup);
  await tapTooLate(house);
  await verify(house);

  await removeCamera(house);
  await admitStranger(house);
  await tapWithoutRight(house, inGroup);
  await restoreBackup(house);
  // The guard is handed over once, at the very end.
  const stale = await tapLastWeeksMenus(house.anna, house.chat.emulator, ["members.owner"]);
  expect(stale).toBeGreaterThan(100);
  await chooseEnglish(house);
  await handOver(house);

  expectAllDriven(house.chat, "house");
  expectGoodKeyboards(house.chat);
  expect(house.complaints()).toEqual([]);
});

async function goThroughMenus(house: ColdHouse): Promise<void> {
  await useCameras(house);
  await useSettings(house);
  await useZones(house);
  await useModes(house);
  await usePhones(house);
  await look(house);
  await watchClips(house);
  await testNight(house);
  await removeZone(house);
  await useSmallerStream(house);
}

async function goThroughPast(house: ColdHouse): Promise<void> {
  await lookBack(house);
  await judge(house);
  await readSummary(house);
  await handOut(house);
}
