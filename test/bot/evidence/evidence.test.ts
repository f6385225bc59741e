import { expect, onTestFinished, test } from "vitest";
import { evidenceData } from "../../../bot/evidence/taps.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { annaOwns, labels, openRoom } from "../../fakes/control-room.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { FakeHistory } from "../../fakes/history.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { day, gigabyte, incidentAt, start } from "../../storage/retention/incidents.ts";

/** Ten days with an incident of 1 GB each, the first one pinned; Anna owns. */
async function openEvidence(options: { running?: boolean } = {}) {
  const clock = new FakeClock();
  const history = new FakeHistory(
    ...Array.from({ length: 10 }, (_, index) =>
      incidentAt(start - (10 - index) * day, {
        bytes: gigabyte,
        pinned: index === 0,
        falseAlarm: index === 5,
      }),
    ),
  );
  const fakes = evidenceInMemory(clock, { history });
  const { evidence } = fakes;
  const room = openRoom({ clock, evidence, history, remover: history, members: annaOwns() });
  if (options.running) {
    fakes.retention.start();
    onTestFinished(() => fakes.retention.stop());
    await clock.advance(60_000);
  }
  const { telegram } = room;
  const shown = (person: number) => {
    const message = telegram.last(person);
    // How wide the spaces of "13 – 14 Nov" are is for the machine's Intl to say.
    return { ...message, text: message.text.replaceAll(/\s*–\s*/g, "–") };
  };
  const page = () => shown(anna.id);
  const tap = (label: string) => telegram.tap(anna, page(), label);
  return { ...room, ...fakes, shown, page, tap };
}

test("what evidence takes, how long it is kept, and how long the room lasts", async () => {
  const { telegram, page } = await openEvidence();
  await telegram.say(anna, "/evidence");
  expect(page().text.split("\n")).toEqual([
    "Evidence takes 10 of 20 GB: 10 incidents, the oldest of 12 Nov.",
    "1 GB of it is saved forever.",
    "54 GB of the disk’s 64 GB are free.",
    "At the present rate about 19 days of evidence fit.",
    "Kept for 60 days, at most 20 GB. 1 GB of the disk stays free.",
  ]);
  expect(labels(page())).toEqual([
    ["Kept for 60 days", "At most 20 GB"],
    ["1 GB stay free", "What would go"],
    ["Back"],
  ]);
});

test("it is a page of /settings; who only looks chooses nothing", async () => {
  const { telegram, page, tap, settings } = await openEvidence();
  await telegram.say(anna, "/settings");
  await tap("Evidence");
  expect(page().text).toContain("Evidence takes");
  await tap("Back");
  expect(page().text).toContain("What shall I do differently?");
  await telegram.say(ben, "/evidence");
  expect(labels(telegram.last(ben.id))).toEqual([["What would go"], ["Back"]]);
  await telegram.tapData(ben, telegram.last(ben.id), evidenceData.sure("days", 7));
  expect(settings.current().keepDays).toBe(60);
});

test("nothing yet", async () => {
  const { telegram, page, history } = await openEvidence();
  history.incidents = [];
  await telegram.say(anna, "/evidence");
  expect(page().text).toMatch(/^No evidence yet\.\n64 GB of the disk/);
  await telegram.tap(anna, page(), "What would go");
  expect(page().text).toBe("Nothing has to go now.");
  expect(labels(page())).toEqual([["Back"]]);
});

test("what keeps more, or removes nothing, holds at once", async () => {
  const { telegram, page, tap, settings, state } = await openEvidence();
  await telegram.say(anna, "/evidence");
  await tap("Kept for 60 days");
  expect(page().text).toContain("Evidence is kept for 60 days.");
  expect(labels(page())).toEqual([
    ["7 days", "30 days", "✓ 60 days"],
    ["1 year", "Forever"],
    ["Back"],
  ]);
  await tap("30 days");
  expect(settings.current().keepDays).toBe(30);
  expect(labels(page())[0]).toEqual(["7 days", "✓ 30 days", "60 days"]);
  await tap("Forever");
  expect(settings.current().keepDays).toBeNull();
  expect(page().text).toBe("Evidence is kept forever, as long as there is room.");
  // What nobody chose stays .env's.
  expect(state.value.evidence).not.toHaveProperty("mostBytes");
  await tap("Back");
  await tap("At most 20 GB");
  expect(labels(page())).toEqual([
    ["5 GB", "10 GB", "✓ 20 GB"],
    ["50 GB", "100 GB"],
    ["What the disk holds"],
    ["Back"],
  ]);
  await tap("What the disk holds");
  expect(page().text).toContain("Evidence may take what the disk holds.");
  expect(settings.current().mostBytes).toBeNull();
  await tap("Back");
  await tap("1 GB stay free");
  await tap("5 GB");
  expect(settings.current().minimumFreeBytes).toBe(5 * gigabyte);
  expect(labels(page())[0]).toEqual(["500 MB", "1 GB", "2 GB"]);
});

test("what would remove something is asked, told to the others, and can be taken back", async () => {
  const { telegram, shown, page, tap, settings, clock, history } = await openEvidence({
    running: true,
  });
  await telegram.say(anna, "/evidence");
  await tap("Kept for 60 days");
  await tap("7 days");
  expect(page().text).toBe("This removes 2 incidents older than 7 days now (13–14 Nov, 2 GB).");
  expect(labels(page())).toEqual([["Keep it as it was", "Remove them"]]);
  await tap("Keep it as it was");
  expect(page().text).toContain("Evidence is kept for 60 days.");
  await tap("7 days");
  await tap("Remove them");
  expect(settings.current().keepDays).toBe(7);
  expect(page().text).toMatch(
    /^2 incidents \(13–14 Nov, 2 GB\) go in a minute\.\nEvidence is kept for 7/,
  );
  expect(labels(page()).at(-1)).toEqual(["Undo", "Back"]);
  expect(shown(ben.id)).toMatchObject({
    text: "Anna changed how long evidence is kept. 2 incidents (13–14 Nov, 2 GB) go in a minute.",
    silent: true,
  });
  await clock.advance(50_000);
  await tap("Undo");
  expect(settings.current().keepDays).toBe(60);
  await clock.advance(20 * 60_000);
  expect(history.removed).toEqual([]);

  await tap("7 days");
  await tap("Remove them");
  await clock.advance(60_000);
  expect(history.removed.map(({ id }) => id.slice(0, 8))).toEqual(["20261113", "20261114"]);
  await tap("Back");
  expect(page().text).toContain("8 incidents");
});

test("less room: false alarms first", async () => {
  const { telegram, page, tap, clock, history } = await openEvidence({ running: true });
  await telegram.say(anna, "/evidence");
  await tap("At most 20 GB");
  await tap("5 GB");
  expect(page().text).toBe(
    "This removes 6 incidents now, false alarms and the oldest first (13–18 Nov, 6 GB).",
  );
  await tap("Remove them");
  await clock.advance(60_000);
  expect(history.removed.map(({ id }) => id.slice(6, 8))).toEqual([
    "17",
    "13",
    "14",
    "15",
    "16",
    "18",
  ]);
});

test("a tap that comes too late removes nothing", async () => {
  const { telegram, page, settings } = await openEvidence();
  await telegram.say(anna, "/evidence");
  const late = "Bad Request: query is too old and response timeout expired or query ID is invalid";
  telegram.failNext("answerCallbackQuery", late);
  await telegram.tapData(anna, page(), evidenceData.sure("days", 7));
  expect(page().text).toMatch(/^This removes 2 incidents/);
  telegram.failNext("answerCallbackQuery", late);
  await telegram.tapData(anna, page(), evidenceData.set("days", 30));
  expect(page().text).toContain("Evidence is kept for 60 days.");
  expect(settings.current().keepDays).toBe(60);
  // What no setting may be.
  await telegram.tapData(anna, page(), evidenceData.sure("room", 0));
  expect(settings.current().mostBytes).toBe(20 * gigabyte);
});

test("what would go first, and the way to pin it", async () => {
  const { telegram, page, tap, settings } = await openEvidence();
  await telegram.say(anna, "/evidence");
  await tap("What would go");
  const lines = page().text.split("\n");
  expect(lines.slice(0, 2)).toEqual([
    "Nothing has to go now.",
    "If room runs short, this goes first:",
  ]);
  expect(lines[2]).toBe("🔴 Stranger · Front door · 17 Nov 2026, 14:00 · 1 GB · false alarm");
  expect(lines[3]).toBe("🔴 Stranger · Front door · 13 Nov 2026, 14:00 · 1 GB");
  expect(lines.at(-1)).toBe("and then 3 more, the oldest first.");
  expect(labels(page())).toEqual([["Save what must stay"], ["Back"]]);
  await settings.change({ keepDays: 8 });
  await telegram.tapData(anna, page(), evidenceData.plan());
  expect(page().text).toMatch(/^1 incident \(13 Nov, 1 GB\) goes within ten minutes\./);
});

test("whoever only looks in sees what would go, but no button to change it", async () => {
  const vera = { id: 1003, is_bot: false, first_name: "Vera" };
  const members = new FakeMembers(...annaOwns().all(), {
    id: vera.id,
    name: "Vera",
    role: "viewer",
  });
  const { telegram } = openRoom({ members });
  await telegram.say(vera, "/evidence");
  expect(labels(telegram.last(vera.id))).toEqual([["What would go"], ["Back"]]);
});
