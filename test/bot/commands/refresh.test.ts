import { expect, test } from "vitest";
import { openRoom } from "../../fakes/control-room.ts";
import { FakeFaces } from "../../fakes/faces.ts";
import { anna } from "../../fakes/telegram.ts";

test("everybody is learned anew, and the message ends with how it is", async () => {
  const faces = await FakeFaces.open();
  await faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.9 }, { Anna: 0.9 });
  const { telegram, control } = openRoom({ faces });
  await telegram.say(anna, "/refresh");
  await control.idle();
  expect(faces.refreshed).toBe(1);
  expect(telegram.shownIn(anna.id).map(({ text }) => text)).toEqual(["🟢 I know Anna"]);
});

test("without faces it says so", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/refresh");
  expect(telegram.last(anna.id).text).toContain("face");
});

test("/status tells of pictures that were skipped", async () => {
  const faces = await FakeFaces.open();
  const { telegram } = openRoom({ faces });
  await telegram.say(anna, "/status");
  expect(telegram.last(anna.id).text).not.toContain("skipped");
  faces.read = { done: 412, dropped: 3 };
  await telegram.say(anna, "/status");
  expect(telegram.last(anna.id).text).toContain("412 pictures read, 3 skipped");
});
