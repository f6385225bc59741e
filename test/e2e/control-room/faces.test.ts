// The control room where somebody is known by face, by thumb: every control and command that is
// about faces, on the emulator. The networks themselves are in test/e2e/faces.test.ts.
import { expect, test } from "vitest";
import { expectAllDriven, expectGoodKeyboards } from "./claims.ts";
import { tapLastWeeksMenus } from "./disturbance-script.ts";
import { openFaceHouse } from "./face-house.ts";
import {
  enroll,
  enrollAnother,
  forgetEverybody,
  knowStrangers,
  knowVisits,
  lookForSomebody,
  tune,
  usePeople,
} from "./face-script.ts";

test("people are enrolled, judged, named and forgotten", async () => {
  const house = await openFaceHouse();
  await enroll(house);
  await enrollAnother(house);
  await usePeople(house);
  await tune(house);
  await knowStrangers(house);
  await knowVisits(house);
  await lookForSomebody(house);
  await forgetEverybody(house);
  expect(await tapLastWeeksMenus(house.anna, house.chat.emulator)).toBeGreaterThan(30);

  expectAllDriven(house.chat, "faces");
  expectGoodKeyboards(house.chat);
  expect(house.log.messages("error")).toEqual([]);
  expect(house.log.messages("warn")).toEqual([]);
});
