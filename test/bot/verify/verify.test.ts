// /verify in the chat: one message from the start to the verdict, [Cancel], and the eight characters.
import { rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { sealView, type SealView } from "../../../bot/verify/seal-view.ts";
import { StorageError } from "../../../storage/errors.ts";
import { emptyReport } from "../../../storage/seal/report.ts";
import type { VerifyProgress } from "../../../storage/seal/verify.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { chainFile, flipBit, sealedHouse } from "../../storage/seal/sealed-house.ts";

/** On a busy machine. */
const patience = { timeout: 10_000 };

/** A chat over a real seal of two incidents. */
async function sealedRoom() {
  const house = await sealedHouse(2);
  const { seal, dataDir, clock } = house;
  const view = sealView({ seal, dataDir, toldHeads: () => [], clock });
  return { house, ...openRoom({ clock, sealView: view }) };
}

/** A check that goes on until the test ends it. */
class HeldCheck implements SealView {
  progress: (progress: VerifyProgress) => void = () => undefined;
  finish: () => void = () => undefined;
  fail: (error: Error) => void = () => undefined;

  verify(onProgress: (progress: VerifyProgress) => void, signal: AbortSignal) {
    this.progress = onProgress;
    return new Promise<ReturnType<typeof emptyReport>>((resolve, reject) => {
      this.finish = () => resolve(emptyReport());
      this.fail = reject;
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
  }

  find = () => Promise.resolve(null);
}

test("all is well: the verdict, what was looked at, and the head", async () => {
  const { house, telegram, control } = await sealedRoom();
  await telegram.say(anna, "/verify");
  await control.idle();
  const { number, head } = house.seal.head() ?? { number: 0, head: "" };
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  const shown = telegram.last(anna.id);
  expect(shown.text.split("\n")).toEqual([
    "🟢 All evidence is as it was sealed.",
    "14 files of 2 incidents (3.0 MB) as sealed since 22 Nov 2026.",
    `Seal ${head.slice(0, 8)}, entry ${number}.`,
  ]);
  expect(labels(shown)).toEqual([["Verify again"]]);
});

test("the first file that is not as it was is named, the rest is counted; [Verify again] looks anew", async () => {
  const { house, telegram, control } = await sealedRoom();
  const [first = "", second = ""] = house.ids;
  await flipBit(house.incidents.file(first, "photo.jpg"), 5);
  await rm(house.incidents.folder(second), { recursive: true });
  await telegram.say(ben, "/verify");
  await control.idle();
  const shown = telegram.last(ben.id);
  expect(shown.text.split("\n").slice(0, 3)).toEqual([
    "🔴 Not all evidence is as it was sealed.",
    "First of all: photo.jpg (Front door, 22 Nov 2026, 14:01:00) was changed.",
    "In all: 1 changed, 1 whole incidents missing.",
  ]);
  await flipBit(house.incidents.file(first, "photo.jpg"), 5);
  await telegram.tap(ben, shown, "Verify again");
  await control.idle();
  expect(telegram.shownIn(ben.id)).toHaveLength(1);
  expect(shown.text).toContain(
    "First of all: The whole incident (Front door, 22 Nov 2026, 14:02:00)",
  );
});

test("names of cameras cannot break the HTML", async () => {
  const house = await sealedHouse(1);
  const { seal, dataDir, clock, ids } = house;
  const view = sealView({ seal, dataDir, toldHeads: () => [], clock });
  const { telegram, control } = openRoom({ clock, sealView: view, cameras: ["Tom & <Jerry>"] });
  await writeFile(house.incidents.file(ids[0] ?? "", "photo.jpg"), "");
  await telegram.say(anna, "/verify");
  await control.idle();
  expect(telegram.last(anna.id).text).toContain("photo.jpg (Tom &amp; &lt;Jerry&gt;, 22 Nov");
});

test("a seal that was changed, and one that lacks what stood in the chat", async () => {
  const house = await sealedHouse(1);
  const { seal, dataDir, clock } = house;
  const told = [{ number: 2, head: "0badc0de", at: clock.wall() }];
  const view = sealView({ seal, dataDir, toldHeads: () => told, clock });
  const { telegram, control } = openRoom({ clock, sealView: view });
  const edited = await chainFile(house);
  await flipBit(edited, 420);
  await telegram.say(anna, "/verify");
  await control.idle();
  expect(telegram.last(anna.id).text).toContain(
    "The seal was cut or rewritten: what stood in the chat (22 Nov 2026, 14:01:00) is not in it.",
  );
  expect(telegram.last(anna.id).text).toContain("The seal itself was changed, at its entry");
});

test("progress on the one message, no oftener than every 3 s; a second wish is the same one", async () => {
  const check = new HeldCheck();
  const { telegram, control, clock } = openRoom({ sealView: check });
  await telegram.say(anna, "/verify");
  await expect.poll(() => telegram.shownIn(anna.id).length, patience).toBe(1);
  const shown = telegram.last(anna.id);
  expect(shown.text).toBe("Checking all evidence against the seal…");
  expect(labels(shown)).toEqual([["Cancel"]]);
  check.progress({ incidents: 3, of: 1240, bytes: 1e6 });
  await clock.advance(3_000);
  check.progress({ incidents: 312, of: 1240, bytes: 1.2e9 });
  await expect
    .poll(() => shown.text, patience)
    .toBe("Checking the evidence: 312 of 1,240 incidents, 1.2 GB.");
  await telegram.say(ben, "/verify");
  await expect.poll(() => telegram.shownIn(ben.id).length, patience).toBe(1);
  expect(telegram.last(ben.id).text).toBe("I am checking the evidence already.");
  check.finish();
  await control.idle();
  expect(shown.text).toBe("🟢 All evidence is as it was sealed.");
});

test("[Cancel] ends it and says so; later it does no harm", async () => {
  const { telegram, control } = openRoom({ sealView: new HeldCheck() });
  await telegram.say(anna, "/verify");
  await expect.poll(() => telegram.shownIn(anna.id).length, patience).toBe(1);
  const shown = telegram.last(anna.id);
  await telegram.tap(anna, shown, "Cancel");
  await control.idle();
  expect(shown.text).toBe("⚪ The check was cancelled, so nothing was found out.");
  expect(labels(shown)).toEqual([["Verify again"]]);
  await telegram.tapData(anna, shown, "verify:stop");
  await control.idle();
  expect(shown.text).toContain("cancelled");
});

test("a disk that cannot be read is told in the same message", async () => {
  const check = new HeldCheck();
  const { telegram, control } = openRoom({ sealView: check });
  await telegram.say(anna, "/verify");
  await expect.poll(() => telegram.shownIn(anna.id).length, patience).toBe(1);
  check.fail(new StorageError("/data/seal", "Cannot read /data/seal: the disk reports an error."));
  await control.idle();
  expect(telegram.last(anna.id).text).not.toContain("/data");
  expect(labels(telegram.last(anna.id))).toEqual([["Verify again"]]);
});

test("eight characters of a caption: known with what they sealed, unknown, changed, or none", async () => {
  const { house, telegram, control } = await sealedRoom();
  const [id = ""] = house.ids;
  await writeFile(house.incidents.file(id, "clip-2.mp4"), "clip");
  const head = (await house.incidents.seal(id, ["clip-2.mp4"])) ?? "";
  const { number = 0 } = house.seal.head() ?? {};
  const answer = async (text: string) => {
    await telegram.say(anna, text);
    await control.idle();
    expect(labels(telegram.last(anna.id))).toEqual([["Check all evidence"]]);
    return telegram.last(anna.id).text;
  };
  expect(await answer(`/verify ${head.toUpperCase()}`)).toBe(
    `🟢 ${head} is in the seal: entry ${number}, 22 Nov 2026, 14:02:00.\n` +
      "It sealed clip-2.mp4 (Front door, 22 Nov 2026, 14:01:00).",
  );
  expect(await answer("/verify 0badc0de")).toContain("🔴 0badc0de is not in the seal.");
  expect(await answer("/verify the lot")).toContain("Behind /verify belong the eight characters");
  await rm(`${house.dataDir}/seal/secret`);
  expect(await answer(`/verify ${head}`)).toContain("cannot be proven");
});

test("where nothing is sealed it says so", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/verify");
  expect(telegram.last(anna.id).text).toBe("Nothing is sealed here.");
});
