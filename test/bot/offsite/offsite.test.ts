import { expect, test } from "vitest";
import { troubleOf } from "../../../storage/offsite/trouble.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { annaOwns, labels, openRoom } from "../../fakes/control-room.ts";
import { FakeOffsite } from "../../fakes/offsite.ts";
import { anna, ben } from "../../fakes/telegram.ts";

function openOffsite(now: ConstructorParameters<typeof FakeOffsite>[0] = {}) {
  const clock = new FakeClock();
  const offsite = new FakeOffsite({ lastSuccessAt: clock.wall() - 120_000, ...now });
  const room = openRoom({ clock, offsite, members: annaOwns() });
  const page = () => room.telegram.last(anna.id);
  const tap = (label: string) => room.telegram.tap(anna, page(), label);
  return { ...room, offsite, page, tap };
}

test("without a remote it says what to do about it", async () => {
  const { telegram } = openRoom({ members: annaOwns() });
  await telegram.say(anna, "/offsite");
  expect(telegram.last(anna.id).text).toMatch(/^⚪ There is no copy off site\./);
  expect(telegram.last(anna.id).text).toContain("BACKUP_REMOTE=gdrive:vigil");
});

test("one glance: last copied, what waits, how it is kept", async () => {
  const { telegram, page } = openOffsite({
    waiting: { files: 12, bytes: 34_000_000, unexamined: 0 },
    isEncrypted: true,
    bandwidth: "1M",
    removals: 1,
  });
  await telegram.say(anna, "/offsite");
  expect(page().text.split("\n")).toEqual([
    "🟢 Copy off site · gdrive",
    "Last copied 2 min ago.",
    "12 files wait to be copied (34 MB).",
    "One deletion is still to be carried out there.",
    "🔒 Encrypted before it leaves.",
    "At most 1M a second.",
  ]);
  expect(labels(page())).toEqual([["Test", "Refresh"], ["Copy everything now"]]);
});

test("what is wrong is said in two sentences, and /status says it, too", async () => {
  const { telegram, page, offsite, clock } = openOffsite({
    waiting: { files: 3, bytes: 1_000_000, unexamined: 0 },
  });
  await telegram.say(anna, "/status");
  expect(page().text).toContain("copy off site 2 min ago · 3 files to copy");
  offsite.fail("login", clock.wall() - 600_000);
  await telegram.say(anna, "/offsite");
  expect(page().text.split("\n").slice(0, 2)).toEqual([
    "🟠 Copy off site · gdrive",
    "It has failed for 10 min: the store refuses the login. Renew it on the machine with rclone config, or correct BACKUP_REMOTE in .env.",
  ]);
  await telegram.say(anna, "/status");
  expect(page().text).toContain(
    "🟠 The copy off site has failed for 10 min: the store refuses the login. 3 files wait.",
  );
  expect(page().text).not.toContain("copy off site 2 min ago");
});

test("the test goes step by step in one message, by tap and by word", async () => {
  const { telegram, page, tap, offsite, control } = openOffsite();
  await telegram.say(anna, "/offsite");
  const { id } = page();
  await tap("Test");
  await control.idle();
  expect(page()).toMatchObject({ id });
  expect(page().text.split("\n")).toEqual([
    "🟢 The copy off site works.",
    "🟢 A small file written · 0.4 s",
    "🟢 Read back and compared · 0.4 s",
    "🟢 Found in the list · 0.4 s",
    "🟢 Removed again · 0.4 s",
  ]);
  expect(labels(page())).toEqual([["Again", "Copy off site"]]);
  await tap("Copy off site");
  expect(page().text).toMatch(/^🟢 Copy off site/);

  offsite.steps = [{ step: "write", ms: 10_000, outcome: troubleOf("no_network") }];
  await telegram.say(anna, "/offsite test");
  await control.idle();
  expect(page().text.split("\n")).toEqual([
    "🟠 The copy off site does not work: the store does not answer. I keep trying. Is the store on, and the network up?",
    "🟠 A small file written · 10.0 s",
  ]);
  expect(offsite.asked).toEqual(["test", "test"]);
});

test("everything is copied on one tap and stopped on another", async () => {
  const { telegram, page, tap, offsite } = openOffsite();
  await telegram.say(anna, "/offsite");
  await tap("Copy everything now");
  expect(page().text).toContain("of 12 days none is done yet");
  await tap("Stop copying everything");
  expect(page().text).not.toContain("days");
  offsite.now.everything = { isDone: true, days: 12, done: 12, copied: 40, differing: 2 };
  await tap("Refresh");
  expect(page().text).toContain(
    "What was stored before is there, too.\n2 files there differ from mine; I left them as they are.",
  );
  expect(offsite.asked).toEqual(["everything", "cancel"]);
});

test("who doesn't own sees it and tests nothing", async () => {
  const { telegram, offsite } = openOffsite();
  await telegram.say(ben, "/offsite test");
  expect(telegram.last(ben.id).text).toMatch(/^🟢 Copy off site/);
  await telegram.tap(ben, telegram.last(ben.id), "Test");
  await telegram.tap(ben, telegram.last(ben.id), "Copy everything now");
  expect(offsite.asked).toEqual([]);
});
