// The page of one incident: what it says, who may do what there, and deleting.
import { expect, test } from "vitest";
import { InUseError } from "../../../storage/history/history-view.ts";
import type { Delivery } from "../../../storage/deliveries.ts";
import { settle } from "../../fakes/clock.ts";
import { labels } from "../../fakes/control-room.ts";
import { FakeFaces } from "../../fakes/faces.ts";
import { FakeHistory } from "../../fakes/history.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { clip, ended, face, opened } from "../alerts/incident-script.ts";
import { carl, type happened, hourly, type Past, roomWith, tell } from "./past.ts";

const stranger: Past = { at: "2026-11-22 14:02:11" };
const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

/** The room, with the newest incident's page open before `who`. */
async function opensPage(
  past: readonly Past[] = [stranger],
  who = anna,
  options: Parameters<typeof roomWith>[1] = {},
) {
  const room = roomWith(past, options);
  const { telegram } = room;
  const shown = () => telegram.last(who.id);
  const tap = (label: string) => telegram.tap(who, shown(), label);
  const lines = () => shown().text.split("\n");
  return {
    ...room,
    shown,
    tap,
    lines,
    open: () => telegram.say(who, "/events").then(() => tap("1")),
  };
}

function row(chat: number, part: Partial<Delivery> = {}): Delivery {
  return {
    seq: 1,
    chat,
    message: "alert",
    thread: null,
    state: "sent",
    loud: true,
    attempts: 1,
    waitMs: 0,
    messageId: 7,
    mediaKind: "photo",
    late: false,
    sentAt: null,
    lastError: null,
    ...part,
  };
}

test("everything that is known of it", async () => {
  const faces = await FakeFaces.open();
  const { person } = await faces.enroll("Anna", { Anna: 0.9 });
  const page = await opensPage([stranger], anna, { faces });
  const { incidents, outbox, history } = page;
  const summary = history.incidents[0] as ReturnType<typeof happened>;
  tell(incidents, summary, [
    { ...opened("stranger"), zones: ["Gate"] },
    face(1, "UNKNOWN", [{ person: person.id, score: 0.18, frames: 5 }], { seenMs: 2300 }),
    { ...clip(), seal: "a1b2c3d4" },
    { ...ended(), reason: "disarmed", by: "Ben" },
    { kind: "marked", falseAlarm: true, by: "Ben" },
    { kind: "pinned", pinned: true, by: "Anna" },
  ]);
  const rows = [
    row(anna.id, { sentAt: summary.openedAt + 1_400 }),
    row(ben.id),
    row(carl.id, { state: "waiting" }),
    row(-500, { state: "parked" }),
  ];
  outbox.kept.set(summary.id, {
    version: 1,
    incident: summary.id,
    rows,
    alerts: {},
    fileIds: {},
    unsendable: {},
  } as NonNullable<ReturnType<typeof outbox.find>>);
  await page.open();
  expect(page.lines()).toEqual([
    "🔴 Stranger · Front door",
    "Sun, 22 Nov 2026 · 14:02:10–14:02:31 · 21 s",
    "I was armed (away).",
    "In: Gate",
    "In view for 2.3 s. Not Anna (0.18).",
    "Disarmed by Ben.",
    "Told: Anna at 14:02:12, Ben.",
    "Not told yet: Carl.",
    "Could not be told: a group.",
    "A false alarm, says Ben.",
    "Saved forever by Anna.",
    "Sealed: a1b2c3d4",
  ]);
  expect(labels(page.shown()).flat()).toEqual(
    expect.arrayContaining(["Show the clip", "Let it go again", "Not a false alarm", "Delete"]),
  );
});

test("of an incident whose folder says nothing its line in the index is enough", async () => {
  const page = await opensPage([{ ...stranger, alarmed: false, verdict: "movement" }]);
  await page.open();
  expect(page.lines()).toEqual([
    "⚪ Movement · Front door",
    "Sun, 22 Nov 2026 · 14:02:10–14:02:31 · 21 s",
    "I was armed (away).",
    "Nobody was told; I only recorded it.",
  ]);
});

test("a lost camera: why, and nothing to call a false alarm", async () => {
  const page = await opensPage([
    { at: "2026-11-22 14:02:11", cause: "camera_lost", verdict: "camera_lost", clips: 0 },
  ]);
  const summary = page.history.incidents[0] as ReturnType<typeof happened>;
  tell(page.incidents, summary, [
    { kind: "opened", photo: null, reason: "nobody answers at 192.168.1.17" },
    { ...ended(), reason: "back" },
  ]);
  await page.open();
  expect(page.lines()[0]).toBe("🟠 Camera lost · Front door");
  expect(page.lines()).toContain("Why: nobody answers at 192.168.1.17.");
  const all = labels(page.shown()).flat();
  expect(all).not.toContain("False alarm");
  expect(all).not.toContain("Show the clip");
  expect(all).toContain("Delete");
});

test("[Earlier] and [Later] within the filter, and back", async () => {
  const page = await opensPage(hourly(5));
  await page.telegram.say(anna, "/events hall");
  await page.tap("1");
  expect(page.lines()[0]).toBe("🔴 Stranger · Hall");
  expect(labels(page.shown()).flat()).not.toContain("Later ›");
  await page.tap("‹ Earlier");
  expect(page.lines()[1]).toContain("10:59:59");
  expect(page.lines()[0]).toBe("🔴 Stranger · Hall");
  expect(labels(page.shown()).flat()).not.toContain("‹ Earlier");
  await page.tap("Later ›");
  await page.tap("To the list");
  expect(page.lines()[0]).toBe("<b>Everything · Hall</b> · 2 incidents");
});

test("[Save forever] and [False alarm] are events, say so in place, and are said once", async () => {
  const page = await opensPage([stranger], ben);
  const summary = page.history.incidents[0] as ReturnType<typeof happened>;
  tell(page.incidents, summary, [opened(), clip(), ended()]);
  await page.open();
  const before = { ...page.shown() };
  await page.tap("Save forever");
  expect(page.lines()).toContain("Saved forever by Ben.");
  await page.tap("False alarm");
  expect(page.lines()).toContain("A false alarm, says Ben.");
  // The same on the page as it was.
  await page.telegram.tap(ben, before, "Save forever");
  await page.telegram.tap(ben, before, "False alarm");
  expect((await page.incidents.events(summary.id)).slice(3)).toMatchObject([
    { kind: "pinned", pinned: true, by: "Ben" },
    { kind: "marked", falseAlarm: true, by: "Ben" },
  ]);
  await page.tap("Let it go again");
  await page.tap("Not a false alarm");
  expect(page.lines().join()).not.toMatch(/Saved|false alarm/);
  expect((await page.incidents.events(summary.id)).slice(5)).toMatchObject([
    { kind: "pinned", pinned: false },
    { kind: "marked", falseAlarm: false },
  ]);
});

test("viewers look, members judge, the owner deletes", async () => {
  const buttonsOf = async (who: typeof anna) => {
    const page = await opensPage([stranger], who);
    await page.open();
    return labels(page.shown()).flat();
  };
  const [owner, member, viewer] = [
    await buttonsOf(anna),
    await buttonsOf(ben),
    await buttonsOf(carl),
  ];
  expect(owner).toEqual(expect.arrayContaining(["Save forever", "False alarm", "Delete"]));
  expect(member).toEqual(expect.arrayContaining(["Save forever", "False alarm"]));
  expect(member).not.toContain("Delete");
  expect(viewer.filter((label) => /Save|alarm|Delete/.test(label))).toEqual([]);
  expect(viewer).toContain("Show the clip");
});

test("deleting: asked back in place, told to the others, recorded with who did it", async () => {
  const page = await opensPage(hourly(2));
  await page.open();
  await page.tap("Delete");
  expect(page.shown().text).toBe(
    "🔴 Stranger · Front door · 14:00 · 21 s\n" +
      "Really delete this incident? Its pictures and clips (1.0 MB) go for good. " +
      "The messages in the chats stay.",
  );
  expect(labels(page.shown())).toEqual([["Delete", "Keep"]]);
  const question = { ...page.shown() };
  await page.tap("Keep");
  expect(page.history.removed).toEqual([]);
  await page.telegram.tap(anna, question, "Delete");
  await settle();
  expect(page.history.removed).toEqual([
    { id: "20261122-140000-c1", reason: "by_hand", by: "Anna" },
  ]);
  expect(page.lines().slice(0, 2)).toEqual([
    "⚪ Deleted:",
    "🔴 Stranger · Front door · 14:00 · 21 s",
  ]);
  expect(page.shown().text).toContain("1 incident\n");
  const others = page.telegram.last(ben.id);
  expect(others.text).toContain("⚪ Anna deleted an incident:\n🔴 Stranger · Front door");
  expect(others.silent).toBe(true);
  // The question once more, on the message as it was.
  await page.telegram.tap(anna, question, "Delete");
  expect(page.history.removed).toHaveLength(1);
  expect(page.shown().text).toContain("This incident is gone");
});

test("a late [Delete] deletes nothing and is asked back", async () => {
  const page = await opensPage();
  await page.open();
  await page.tap("Delete");
  page.telegram.failNext("answerCallbackQuery", tooOld);
  await page.tap("Delete");
  page.clock.advance(1_500);
  await settle();
  expect(page.history.removed).toEqual([]);
  expect(page.shown().text).toContain("You asked me to delete this earlier");
  await page.tap("Delete");
  expect(page.history.removed).toHaveLength(1);
});

test("what still goes on, or is being told, is not deleted", async () => {
  class BusyHistory extends FakeHistory {
    override removeIncident(id: string): Promise<boolean> {
      return Promise.reject(new InUseError(id));
    }
  }
  const remover = new BusyHistory();
  const page = await opensPage([{ ...stranger, pinned: true }], anna, { remover });
  await page.open();
  await page.tap("Delete");
  expect(page.shown().text).toContain("It is saved forever. The messages");
  await page.tap("Delete");
  expect(page.lines()[0]).toContain("still going on or being told");
  expect(page.lines()[1]).toBe("🔴 Stranger · Front door");
});
