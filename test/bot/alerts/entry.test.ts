// The life of an alert that begins within an entry delay: told quietly, raised loudly, or disarmed in
// time; and what a dead network makes of that.
import { expect, test } from "vitest";
import type { IncidentRecord } from "../../../storage/incident-events.ts";
import {
  addClip,
  anna,
  ben,
  endIncident,
  house,
  openMovement,
  pass,
  restart,
  savePhoto,
  told,
  until,
  type House,
} from "./house.ts";
import { face, person } from "./incident-script.ts";
import { control, tap } from "./phone.ts";

const delayMs = 30_000;
const names = new Map([["p1", "Anna"]]);
const looking = {
  nameOf: (id: string) => names.get(id) ?? null,
  looksForFaces: () => true,
  tellKnown: () => false,
};
const both = [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];

/** Somebody is in, at 15:00:00; it becomes an alarm at 15:00:30. */
async function comeIn(home: House): Promise<IncidentRecord> {
  home.alarm.show({ state: "pending", leftMs: delayMs });
  return openMovement(home, {
    cameraName: "Hall",
    entryEndsAt: home.clock.wall() + delayMs,
  });
}

async function raise(home: House, record: IncidentRecord): Promise<void> {
  home.alarm.show({ state: "triggered", leftMs: null });
  await home.incidents.append(record.id, { kind: "raised" });
}

async function escalate(home: House, { id }: IncidentRecord): Promise<void> {
  const seen = face(1, "UNKNOWN", [person("p1", 0.18)], { seenMs: 2_300 });
  await home.incidents.append(id, seen);
  const photo = await savePhoto(home, id, "stranger.jpg");
  await home.incidents.append(id, { kind: "escalated", track: 1, photo });
}

const shown = (home: House, chat = anna) =>
  home.calls.messages(chat).map(({ html }) => html.split("\n").slice(0, 2).join(" / "));
const loudOnes = (home: House) => home.calls.done.filter(({ loud }) => loud);
const buttons = (home: House, index: number) =>
  home.calls.messages(anna)[index]?.buttons.map((row) => row.map(({ text }) => text));

test("somebody comes in: without a sound, when it becomes an alarm, [Disarm] first", async () => {
  const home = await house();
  await comeIn(home);
  await told(home);
  expect(home.calls.done[0]).toMatchObject({ method: "sendPhoto", loud: false });
  expect(home.calls.done[0]?.html).toBe(
    "🟠 Somebody is in: Hall · 15:00:00\nAlarm at 15:00:30 unless somebody disarms.\n22 Nov 2026 · #hall #movement",
  );
  expect(buttons(home, 0)?.[0]?.[0]).toBe("Disarm");
});

test("nobody disarms: a loud message of its own, and the first one is an alarm from then on", async () => {
  const home = await house();
  const record = await comeIn(home);
  await told(home);
  await pass(home, 12_000);
  await addClip(home, record);
  await told(home);
  expect(shown(home)[0]).toBe(
    "🟠 Somebody is in: Hall · 14:59:54–… / Alarm at 15:00:30 unless somebody disarms.",
  );
  await pass(home, 18_000);
  await raise(home, record);
  await told(home);
  expect(loudOnes(home)).toHaveLength(1);
  const [first] = home.calls.messages(anna);
  expect(loudOnes(home)[0]).toMatchObject({ method: "sendText", replyTo: first?.id });
  expect(loudOnes(home)[0]?.html).toBe(
    "🔴 Alarm: Hall · 15:00:30\nNobody disarmed within 30 s.\n22 Nov 2026 · #hall #movement",
  );
  expect(buttons(home, 1)?.[0]).toEqual(["Disarm", "Mute 1 h", "False alarm"]);
  await endIncident(home, record, "quiet", 40_000);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  expect(shown(home)).toEqual([
    "🔴 Movement at Hall · 14:59:54–15:00:40 / Nobody disarmed in time: alarm at 15:00:30.",
    "🔴 Alarm: Hall · 15:00:30 / Nobody disarmed within 30 s.",
  ]);
  expect(loudOnes(home)).toHaveLength(1);
});

test("it is raised although nothing moves any more", async () => {
  const home = await house();
  const record = await comeIn(home);
  await endIncident(home, record, "quiet", 5_000);
  await told(home);
  expect(shown(home)[0]).toBe(
    "🟠 Somebody is in: Hall · 14:59:59–15:00:05 / Alarm at 15:00:30 unless somebody disarms.",
  );
  await pass(home, 30_000);
  await raise(home, record);
  await told(home);
  expect(loudOnes(home)).toHaveLength(1);
  expect(shown(home)[0]).toMatch(/^🔴 Movement at Hall/);
});

test.each([
  ["Anna", "🟢 Disarmed in time by Anna · Hall · 15:00"],
  [undefined, "🟢 Disarmed in time · Hall · 15:00"],
])("disarmed in time (by %s): the first message says so, and nothing rang", async (by, words) => {
  const home = await house();
  const record = await comeIn(home);
  await told(home);
  await pass(home, 10_000);
  await addClip(home, record);
  await endIncident(home, record, "disarmed", 10_000, by);
  await addClip(home, record, { part: 2, cut: "whole" });
  await told(home);
  expect(home.calls.messages(anna)[0]?.html).toBe(
    `${words}\nStarts 5 s before.\n22 Nov 2026 · #hall #movement`,
  );
  expect(shown(home)[1]).toMatch(/^🟢 Disarmed in time: Hall · part 2/);
  expect(loudOnes(home)).toEqual([]);
});

test("it was over already when somebody disarmed in time: said all the same", async () => {
  const home = await house();
  const record = await comeIn(home);
  await endIncident(home, record, "quiet", 5_000);
  await told(home);
  await pass(home, 10_000);
  await home.incidents.append(record.id, {
    kind: "excused",
    because: "disarmed",
    people: [],
    by: "Anna",
  });
  await told(home);
  expect(shown(home)).toEqual([
    "🟢 Disarmed in time by Anna · Hall · 15:00 / 22 Nov 2026 · #hall #movement",
  ]);
  expect(loudOnes(home)).toEqual([]);
});

test("an alert's own [Disarm] works during the delay, and the others hear who", async () => {
  const heard: string[] = [];
  const home = await house({
    audience: both,
    tellOthers: async (_ctx, notice) => void heard.push(notice("en").text),
  });
  const phone = control(home);
  const record = await comeIn(home);
  await told(home);
  await tap(home, phone, "Disarm");
  expect(home.alarm.current()).toMatchObject({ state: "disarmed", by: "Anna" });
  expect(heard).toEqual(["⚪ Disarmed by Anna · 15:00"]);
  await endIncident(home, record, "disarmed", 4_000, "Anna");
  await told(home);
  expect(shown(home, ben)[0]).toMatch(/^🟢 Disarmed in time by Anna · Hall/);
  expect(loudOnes(home)).toEqual([]);
});

test("nobody could be reached until it was an alarm: one loud message, marked late", async () => {
  const home = await house();
  home.calls.down = true;
  const record = await comeIn(home);
  await until(() => home.calls.probes > 0);
  await pass(home, 30_000);
  await raise(home, record);
  await pass(home, 60_000);
  home.calls.down = false;
  await told(home);
  expect(home.calls.done).toHaveLength(1);
  expect(home.calls.done[0]).toMatchObject({ method: "sendPhoto", loud: true });
  expect(home.calls.done[0]?.html).toMatch(
    /^🔴 Movement at Hall · 15:00:00\nNobody disarmed in time: alarm at 15:00:30\.\nTold late, at 15:0/,
  );
  expect(home.outbox.find(record.id)?.rows.every(({ state }) => state === "sent")).toBe(true);
});

test("nobody could be reached until it was disarmed: told late, without a sound", async () => {
  const home = await house();
  home.calls.down = true;
  const record = await comeIn(home);
  await until(() => home.calls.probes > 0);
  await pass(home, 10_000);
  await endIncident(home, record, "disarmed", 10_000, "Ben");
  await pass(home, 90_000);
  home.calls.down = false;
  await told(home);
  expect(home.calls.done).toHaveLength(1);
  expect(home.calls.done[0]).toMatchObject({ loud: false });
  expect(home.calls.done[0]?.html).toMatch(
    /^🟢 Disarmed in time by Ben · Hall · 15:00\nTold late, at/,
  );
});

test("told after its time, when nothing more is known: it promises no alarm that lies behind", async () => {
  const home = await house();
  home.calls.down = true;
  await comeIn(home);
  await until(() => home.calls.probes > 0);
  await pass(home, 100_000, 5_000);
  home.calls.down = false;
  await told(home);
  expect(shown(home)).toEqual([
    "🟠 Somebody is in: Hall · 15:00:00 / The time to disarm was over at 15:00:30.",
  ]);
});

test("a crash within the delay: no alarm is promised any more; raised after it all the same", async () => {
  const old = await house();
  const record = await comeIn(old);
  await told(old);
  const home = await restart(old);
  await endIncident(home, record, "restart", 3_000);
  await told(home);
  expect(shown(home)).toEqual([
    "🟠 Somebody is in: Hall · 14:59:59–15:00:03 / Ended by a restart of mine.",
  ]);
  await raise(home, record);
  await told(home);
  expect(loudOnes(home)).toHaveLength(1);
  expect(home.calls.messages(anna)[0]?.html).toMatch(/^🔴 Movement at Hall/);
});

test("the alarm overtakes its own clip that is being uploaded", async () => {
  const home = await house();
  const record = await comeIn(home);
  await told(home);
  await pass(home, 10_000);
  const release = home.calls.hold(({ method }) => method === "editToVideo");
  await addClip(home, record);
  await until(() => home.calls.stuck === 1);
  await pass(home, 20_000);
  await raise(home, record);
  await until(() => loudOnes(home).length === 1);
  release();
  await told(home);
  expect(shown(home)).toHaveLength(2);
});

test("a stranger within the delay: the stranger's message is the loud one, and the only one", async () => {
  const home = await house({ people: looking });
  const record = await comeIn(home);
  await told(home);
  await pass(home, 8_000);
  await escalate(home, record);
  await raise(home, record);
  await told(home);
  expect(shown(home)).toEqual([
    "🔴 Stranger at Hall · 15:00:00 / A stranger was certain: alarm at 15:00:08.",
    "🔴 Stranger at Hall · 15:00:08 / In view for 2.3 s. Not Anna (0.18).",
  ]);
  expect(loudOnes(home)).toHaveLength(1);
});

test("it was somebody of the household after all: taken back in every message", async () => {
  const home = await house({ people: looking });
  const record = await comeIn(home);
  await told(home);
  await pass(home, 30_000);
  await raise(home, record);
  await told(home);
  const people = [person("p1", 0.71)];
  await home.incidents.append(record.id, { kind: "resolved", people, loud: true });
  await told(home);
  expect(shown(home)).toEqual([
    "🟢 It was Anna at Hall · 15:00 / Reported as movement at 15:00:00.",
    "🟢 It was Anna at Hall · 15:00 / Reported as movement at 15:00:00.",
    "🟢 All well: it was Anna.",
  ]);
});

test("[False alarm] below the loud message changes both", async () => {
  const home = await house();
  const phone = control(home);
  const record = await comeIn(home);
  await told(home);
  await pass(home, 30_000);
  await raise(home, record);
  await told(home);
  await tap(home, phone, "False alarm");
  await told(home);
  for (const { html } of home.calls.messages(anna)) expect(html).toContain("says Anna");
});

test("where the camera is muted nothing rings", async () => {
  const home = await house();
  await home.mutes.mute(anna, "c1", 3_600_000);
  const record = await comeIn(home);
  await raise(home, record);
  await told(home);
  expect(loudOnes(home)).toEqual([]);
});
