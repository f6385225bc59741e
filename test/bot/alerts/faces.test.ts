// The life of an alert that knows faces, as a chat sees it: stranger, household, nobody alarmed.
import { expect, test } from "vitest";
import type { IncidentRecord, NewIncidentEvent } from "../../../storage/incident-events.ts";
import { refusal } from "../../fakes/telegram-calls.ts";
import {
  addClip,
  anna,
  ben,
  build,
  createMovement,
  endIncident,
  group,
  house,
  openMovement,
  pass,
  rest,
  restart,
  savePhoto,
  tellMovement,
  told,
  until,
  type House,
  type HouseOptions,
} from "./house.ts";
import { face, person } from "./incident-script.ts";

const names = new Map([
  ["p1", "Anna"],
  ["p2", "Ben"],
]);
const nameOf = (id: string) => names.get(id) ?? null;
const looking = { nameOf, looksForFaces: () => true, tellKnown: () => false };
const tellingKnown = { ...looking, tellKnown: () => true };
const both = () => [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];

const known = person("p1", 0.71);
const unknown = face(1, "UNKNOWN", [person("p1", 0.18), person("p2", 0.11)], { seenMs: 2_300 });

const faceHouse = (options: HouseOptions = {}) => house({ people: looking, ...options });

async function append(home: House, { id }: IncidentRecord, ...events: NewIncidentEvent[]) {
  for (const event of events) await home.incidents.append(id, event);
}

async function escalate(home: House, record: IncidentRecord): Promise<void> {
  const photo = await savePhoto(home, record.id, "stranger.jpg");
  await append(home, record, unknown, { kind: "escalated", track: 1, photo });
}

const resolve = (home: House, record: IncidentRecord, loud: boolean) =>
  append(home, record, { kind: "resolved", people: [known], loud });

const methods = (home: House) => home.calls.done.map(({ method }) => method);
const shown = (home: House, chat = anna) =>
  home.calls.messages(chat).map(({ kind, html }) => `${kind}: ${html.split("\n")[0]}`);
const loudOnes = (home: House) => home.calls.done.filter(({ loud }) => loud).length;

test("movement, then a stranger: a second loud message with the face; the clip says so, too", async () => {
  const home = await faceHouse();
  const { calls } = home;
  const record = await openMovement(home);
  await told(home);
  expect(calls.done[0]?.html).toContain("Looking for a face…");
  await pass(home, 3_000);
  await escalate(home, record);
  await until(() => calls.done.length === 2);
  expect(calls.done[1]).toMatchObject({ method: "sendPhoto", chat: anna, loud: true });
  expect(calls.done[1]?.replyTo).toBe(calls.done[0]?.messageId);
  expect(calls.done[1]?.source).toMatchObject({
    bytes: Buffer.from(`a photo of ${record.id}`),
    name: expect.stringContaining("stranger.jpg"),
  });
  expect(calls.done[1]?.html).toBe(
    "🔴 Stranger at Front door · 15:00:03\nIn view for 2.3 s. Not Anna (0.18), not Ben (0.11).\n22 Nov 2026 · #frontdoor #stranger",
  );
  await pass(home, 9_000);
  await addClip(home, record);
  await pass(home, 10_000);
  await endIncident(home, record);
  await addClip(home, record, { cut: "whole" });
  await addClip(home, record, { part: 2, cut: "whole", continued: true });
  await told(home);
  expect(shown(home)).toEqual([
    "video: 🔴 Stranger at Front door · 14:59:54–15:00:20",
    "photo: 🔴 Stranger at Front door · 15:00:03",
    "video: 🔴 It went on at Front door · 15:00:54–15:01:19",
  ]);
  expect(calls.messages(anna)[0]?.html).toBe(
    "🔴 Stranger at Front door · 14:59:54–15:00:20\nStarts 5 s before.\n22 Nov 2026 · #frontdoor #stranger",
  );
  expect(calls.messages(anna)[2]?.html).toContain("#stranger");
  expect(loudOnes(home)).toBe(2);
});

test("a stranger before the photo went out: one message, with the stranger's photo", async () => {
  const home = await faceHouse();
  const { calls } = home;
  calls.down = true;
  const record = await openMovement(home);
  await escalate(home, record);
  await until(() => calls.probes > 0);
  calls.down = false;
  await told(home);
  expect(calls.done).toHaveLength(1);
  expect(calls.done[0]).toMatchObject({ method: "sendPhoto", loud: true, replyTo: null });
  expect(calls.done[0]?.source).toMatchObject({ name: expect.stringContaining("stranger.jpg") });
  expect(calls.done[0]?.html).toBe(
    "🔴 Stranger at Front door · 15:00:00\nIn view for 2.3 s. Not Anna (0.18), not Ben (0.11).\n22 Nov 2026 · #frontdoor #stranger",
  );
  await addClip(home, record, { cut: "whole" });
  await told(home);
  expect(shown(home)).toEqual(["video: 🔴 Stranger at Front door · 14:59:54–…"]);
  expect(calls.messages(anna)[0]?.html).toContain("Not Anna (0.18)");
  await resolve(home, record, true);
  await told(home);
  expect(shown(home)).toEqual([
    "video: 🟢 It was Anna at Front door · 15:00",
    "text: 🟢 All well: it was Anna.",
  ]);
});

test("a stranger and the clip before anything went out: the clip alone, loud", async () => {
  const home = await faceHouse();
  home.calls.down = true;
  const record = await openMovement(home);
  await escalate(home, record);
  await addClip(home, record, { cut: "whole" });
  await addClip(home, record, { part: 2, cut: "whole" });
  await until(() => home.calls.probes > 0);
  home.calls.down = false;
  await told(home);
  expect(methods(home)).toEqual(["sendVideo", "sendVideo"]);
  expect(home.calls.done[0]).toMatchObject({ loud: true });
  expect(home.calls.done[0]?.html).toMatch(/^🔴 Stranger at .*\nIn view for 2\.3 s\./);
  expect(home.calls.done[1]).toMatchObject({ loud: false });
  const states = home.outbox.find(record.id)?.rows.map(({ message, state }) => [message, state]);
  expect(states).toContainEqual(["stranger", "sent"]);
});

test("a stranger does not wait for the own incident's clip that is being uploaded", async () => {
  const home = await faceHouse();
  const { calls } = home;
  const record = await openMovement(home);
  await told(home);
  await pass(home, 10_000);
  const release = calls.hold(({ method }) => method === "editToVideo");
  await addClip(home, record);
  await until(() => calls.stuck === 1);
  await escalate(home, record);
  await until(() => calls.messages(anna).length === 2);
  expect(calls.done.at(-1)).toMatchObject({ method: "sendPhoto", loud: true });
  release();
  await endIncident(home, record);
  await told(home);
  expect(shown(home)[0]).toMatch(/^video: 🔴 Stranger/);
  expect(home.outbox.find(record.id)?.rows.every(({ state }) => state === "sent")).toBe(true);
});

test("a further clip that is being uploaded gives way to the stranger, and is sent after it", async () => {
  const home = await faceHouse();
  const { calls } = home;
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  await pass(home, 10_000);
  const release = calls.hold(({ method }) => method === "sendVideo");
  await addClip(home, record, { part: 2, cut: "whole" });
  await until(() => calls.stuck === 1);
  await escalate(home, record);
  await until(() => shown(home).some((line) => line.startsWith("photo: 🔴 Stranger")));
  release();
  await told(home);
  expect(shown(home).map((line) => line.split(":")[0])).toEqual(["video", "photo", "video"]);
  expect(home.log.messages("warn")).toEqual([]);
});

test("an edit that fails again and again does not keep the stranger back", async () => {
  const home = await faceHouse();
  const { calls } = home;
  const record = await openMovement(home);
  await told(home);
  calls.fail(new Error("the disk fails to read"), ({ video }) => video !== null, 20);
  await addClip(home, record);
  await pass(home, 60_000);
  await escalate(home, record);
  await until(() => calls.messages(anna).length === 2);
  expect(calls.done.at(-1)).toMatchObject({ method: "sendPhoto", loud: true });
});

test("a stranger where the camera is muted: said, without a sound", async () => {
  const home = await faceHouse({ audience: both() });
  await home.mutes.mute(anna, "c1", 3_600_000);
  const record = await openMovement(home);
  await told(home);
  await escalate(home, record);
  await told(home);
  await resolve(home, record, true);
  await told(home);
  const rang = (chat: number) => home.calls.done.filter((call) => call.chat === chat && call.loud);
  expect(rang(anna)).toEqual([]);
  expect(rang(ben)).toHaveLength(3);
  expect(shown(home, anna)).toEqual(shown(home, ben));
});

test("a photo that Telegram refuses: the stranger is told in words", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  const broken = refusal(400, "Bad Request: IMAGE_PROCESS_FAILED");
  home.calls.fail(broken, ({ method }) => method === "sendPhoto");
  await escalate(home, record);
  await told(home);
  expect(home.calls.done.at(-1)).toMatchObject({ method: "sendText", loud: true });
  expect(home.calls.done.at(-1)?.html).toContain("Telegram did not take the picture.");
  await resolve(home, record, true);
  await told(home);
  expect(shown(home)).toEqual([
    "photo: 🟢 It was Anna at Front door · 15:00",
    "text: 🟢 It was Anna at Front door · 15:00",
    "text: 🟢 All well: it was Anna.",
  ]);
});

test("verdicts edit the caption once each; what is still open makes no message", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  await append(home, record, face(1, null, [known]), face(2, "TOO_SMALL"), unknown);
  await told(home);
  expect(methods(home)).toEqual(["sendPhoto"]);
  await append(home, record, face(1, "KNOWN", [known]));
  await told(home);
  expect(methods(home)).toEqual(["sendPhoto", "editCaption"]);
  expect(home.calls.done[1]?.html).toContain("\nAnna (0.71)\n");
  await append(home, record, face(1, "KNOWN", [person("p1", 0.73)]));
  await told(home);
  expect(methods(home)).toHaveLength(2);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  expect(home.calls.messages(anna)[0]?.html).toContain("\nAnna (0.73)\n");
  expect(loudOnes(home)).toBe(1);
});

test.each([true, false])("resolved, a stranger was told: %s", async (loud) => {
  const home = await faceHouse({ audience: both() });
  const { calls } = home;
  const record = await openMovement(home);
  await told(home);
  if (loud) await escalate(home, record);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  const before = loudOnes(home);
  await append(home, record, face(1, "KNOWN", [known]));
  await resolve(home, record, loud);
  await told(home);
  const history = loud ? "a stranger at 15:00:00" : "movement at 15:00:00";
  const caption = `🟢 It was Anna at Front door · 15:00\nReported as ${history}; the clip stays.\n22 Nov 2026 · #frontdoor #household`;
  for (const chat of [anna, ben]) {
    const messages = calls.messages(chat);
    expect(messages.map(({ html }) => html)).toEqual(
      loud ? [caption, caption, "🟢 All well: it was Anna."] : [caption],
    );
    const buttons = messages.map((message) => message.buttons.flat().map(({ text }) => text));
    const kept = ["Disarm", "Mute 1 h", "Save forever", "Clip again"];
    expect(buttons).toEqual(loud ? [kept, kept, []] : [kept]);
    const replies = calls.done.filter((call) => call.chat === chat && call.replyTo !== null);
    expect(replies.map(({ replyTo }) => replyTo)).toEqual(
      loud ? [messages[0]?.id, messages[1]?.id] : [],
    );
  }
  expect(loudOnes(home) - before).toBe(loud ? 2 : 0);
  // Later clips keep the caption.
  await addClip(home, record, { part: 2, cut: "whole", continued: true });
  await told(home);
  expect(shown(home).at(-1)).toMatch(/^video: 🟢 It went on at Front door/);
  expect(calls.messages(anna).at(-1)?.html).toContain("#household");
});

test("all is over before anybody could be told: one silent message that says so", async () => {
  const home = await faceHouse();
  home.calls.down = true;
  const record = await openMovement(home);
  await escalate(home, record);
  await addClip(home, record, { cut: "whole" });
  await addClip(home, record, { part: 2, cut: "whole" });
  await endIncident(home, record);
  await resolve(home, record, true);
  await until(() => home.calls.probes > 0);
  home.calls.down = false;
  await told(home);
  expect(shown(home)).toEqual([
    "video: 🟢 It was Anna at Front door · 15:00",
    "video: 🟢 The household at Front door · part 2 · 15:00:54–15:01:19",
  ]);
  expect(home.calls.messages(anna)[0]?.html).not.toContain("Reported");
  expect(loudOnes(home)).toBe(0);
});

test("a stranger turns out to be the household before it could be told: one silent edit", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  home.calls.down = true;
  await escalate(home, record);
  await addClip(home, record, { cut: "whole" });
  await resolve(home, record, true);
  await until(() => home.calls.probes > 0);
  home.calls.down = false;
  await told(home);
  expect(home.calls.messages(anna).map(({ html }) => html)).toEqual([
    "🟢 It was Anna at Front door · 15:00\nReported as movement at 15:00:00; the clip stays.\n22 Nov 2026 · #frontdoor #household",
  ]);
  expect(loudOnes(home)).toBe(1);
});

test("resolved, and then a stranger comes after all: no all-well behind it", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  home.calls.down = true;
  await resolve(home, record, true);
  await escalate(home, record);
  await until(() => home.calls.probes > 0);
  home.calls.down = false;
  await told(home);
  expect(shown(home)).toEqual([
    "photo: 🔴 Stranger at Front door · 15:00:00",
    "photo: 🔴 Stranger at Front door · 15:00:00",
  ]);
  expect(loudOnes(home)).toBe(2);
});

test("held, then a stranger: one loud message, also with the escalation behind it", async () => {
  const home = await faceHouse();
  const record = await createMovement(home);
  await pass(home, 3_000);
  await tellMovement(home, record, { waited: { because: "stranger", loud: true } });
  await told(home);
  await escalate(home, record);
  await told(home);
  expect(shown(home)).toEqual(["photo: 🔴 Stranger at Front door · 15:00:00"]);
  expect(loudOnes(home)).toBe(1);
});

test("held, then somebody unsure while somebody is home: asked, not loud", async () => {
  const home = await faceHouse();
  const record = await createMovement(home);
  await tellMovement(home, record, { waited: { because: "unsure", loud: false } });
  await told(home);
  expect(shown(home)).toEqual(["photo: 🟠 Somebody I am not sure about at Front door · 15:00:00"]);
  expect(loudOnes(home)).toBe(0);
  await escalate(home, record);
  await told(home);
  expect(loudOnes(home)).toBe(1);
});

async function excuse(home: House, record: IncidentRecord, people = [known]): Promise<void> {
  await append(home, record, { kind: "excused", because: "known", people });
}

test("excused: nothing is told, and it is put away", async () => {
  const home = await faceHouse();
  const record = await createMovement(home);
  await pass(home, 20_000);
  await excuse(home, record);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await addClip(home, record, { part: 2, cut: "whole", continued: true });
  await told(home);
  await pass(home, 6 * 60_000, 60_000);
  await until(async () => (await home.incidents.pending()).length === 0);
  expect(home.calls.attempts).toEqual([]);
  expect(home.outbox.incidents()).toEqual([]);
});

test("excused, with the quiet line: who came home, edited in place, with the clip's button", async () => {
  const home = await faceHouse({ people: tellingKnown });
  const record = await createMovement(home);
  await excuse(home, record);
  await told(home);
  expect(home.calls.done).toMatchObject([
    {
      method: "sendText",
      loud: false,
      html: "🟢 Anna came home · Front door · 15:00",
      buttons: [],
    },
  ]);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await excuse(home, record, [known, person("p2", 0.6)]);
  await told(home);
  expect(shown(home)).toEqual(["text: 🟢 Anna and Ben came home · Front door · 15:00"]);
  const [line] = home.calls.messages(anna);
  expect(line?.buttons).toEqual([[{ text: "Show clip", callback_data: `a:clip:${record.id}` }]]);
  expect(methods(home)).not.toContain("sendVideo");
});

test("excused by disarming: not even a line", async () => {
  const home = await faceHouse({ people: tellingKnown });
  const record = await createMovement(home);
  await append(home, record, { kind: "excused", because: "disarmed", people: [] });
  await addClip(home, record, { cut: "whole" });
  await rest();
  expect(home.calls.attempts).toEqual([]);
});

test.each([true, false])(
  "excused, and then a stranger comes: a new loud message (line before it: %s)",
  async (tellKnown) => {
    const audience = both().slice(0, 1);
    const home = await faceHouse({ audience, people: { ...looking, tellKnown: () => tellKnown } });
    const record = await createMovement(home);
    await excuse(home, record);
    await addClip(home, record, { cut: "whole" });
    await endIncident(home, record);
    await told(home);
    // Who joined meanwhile is told of the stranger like everybody else.
    home.audience.push({ chat: ben, thread: null });
    await pass(home, 40_000);
    await tellMovement(home, record, { waited: { because: "stranger", loud: true } });
    await addClip(home, record, { part: 2, cut: "whole", continued: true });
    await told(home);
    const stranger = [
      "photo: 🔴 Stranger at Front door · 15:00:40",
      "video: 🔴 It went on at Front door · 15:00:54–15:01:19",
    ];
    const line = tellKnown ? ["text: 🟢 Anna came home · Front door · 15:00"] : [];
    expect(shown(home, anna)).toEqual([...line, ...stranger]);
    expect(shown(home, ben)).toEqual(stranger);
    expect(home.calls.messages(anna).at(-2)?.html).not.toContain("Told late");
    expect(loudOnes(home)).toBe(2);
  },
);

test("killed between the photo and the stranger's message: told after the restart, once", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  home.calls.dead = true;
  await escalate(home, record);
  await rest();
  const next = await restart(home);
  await told(next);
  expect(shown(next)).toEqual([
    "photo: 🔴 Movement at Front door · 15:00:00",
    "photo: 🔴 Stranger at Front door · 15:00:00",
  ]);
  expect(loudOnes(next)).toBe(1);
  next.calls.dead = true;
  await resolve(next, record, true);
  await rest();
  const last = await restart(next, 120_000);
  await told(last);
  expect(shown(last)).toEqual([
    "photo: 🟢 It was Anna at Front door · 15:00",
    "photo: 🟢 It was Anna at Front door · 15:00",
    "text: 🟢 All well: it was Anna.",
  ]);
  await last.alerts.stop();
  const over = await restart(last);
  await rest();
  expect(over.calls.attempts).toEqual([]);
});

test("a stranger who is told late: marked, by the time of the escalation", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  await pass(home, 300_000, 100_000);
  home.calls.down = true;
  await escalate(home, record);
  await until(() => home.calls.probes > 0);
  await pass(home, 600_000, 10_000);
  home.calls.down = false;
  await told(home);
  expect(home.calls.messages(anna)[0]?.html).not.toContain("Told late");
  expect(home.calls.messages(anna)[1]?.html).toMatch(/^🔴 Stranger at Front door · 15:05:00\n/);
  expect(home.calls.messages(anna)[1]?.html).toContain("Told late, at 15:15");
});

test("held when the process was killed: told at the next start, in words of its own", async () => {
  const home = await build({ people: looking });
  const record = await createMovement(home);
  await home.alerts.start();
  await rest();
  expect(home.calls.attempts).toEqual([]);
  await tellMovement(home, record, { waited: { because: "shutdown", loud: true } });
  await endIncident(home, record, "restart");
  await told(home);
  expect(home.calls.messages(anna)[0]?.html).toContain(
    "I was stopped before I could tell who it was.\nEnded by a restart of mine.",
  );
  await home.alerts.stop();
});

test("forgotten since: the next edit has no name any more", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await append(home, record, face(1, "KNOWN", [person("p3", 0.7)]));
  await told(home);
  names.set("p3", "Carl");
  await addClip(home, record);
  await told(home);
  expect(home.calls.messages(anna)[0]?.html).toContain("Carl (0.70)");
  names.delete("p3");
  await endIncident(home, record);
  await told(home);
  expect(home.calls.messages(anna)[0]?.html).toContain("somebody I knew then (0.70)");
});

test("a false alarm is said below both messages; a stranger's that was deleted stays away", async () => {
  const home = await faceHouse();
  const record = await openMovement(home);
  await told(home);
  await escalate(home, record);
  await told(home);
  await append(home, record, { kind: "marked", falseAlarm: true, by: "Ben" });
  await told(home);
  for (const { html } of home.calls.messages(anna)) {
    expect(html).toContain("A false alarm, says Ben.");
  }
  home.calls.delete(anna, home.calls.messages(anna)[1]?.id ?? 0);
  await append(home, record, { kind: "marked", falseAlarm: false, by: "Ben" });
  await told(home);
  expect(shown(home)).toEqual(["photo: 🔴 Stranger at Front door · 15:00:00"]);
});

test("a chat that took nothing: the household hears of the stranger instead", async () => {
  const home = await faceHouse({ audience: [{ chat: group, thread: null }], fallback: both() });
  const gone = refusal(400, "Bad Request: chat not found");
  home.calls.fail(gone, ({ chat }) => chat === group, Number.POSITIVE_INFINITY);
  const record = await openMovement(home);
  await told(home);
  await escalate(home, record);
  await told(home);
  for (const chat of [anna, ben]) {
    expect(shown(home, chat).filter((line) => line.includes("🔴"))).toEqual([
      "photo: 🔴 Movement at Front door · 15:00:00",
      "photo: 🔴 Stranger at Front door · 15:00:00",
    ]);
  }
});

test("a group that moved on: the stranger's message is told there, what was before stays behind", async () => {
  const home = await faceHouse({ audience: [{ chat: group, thread: null }] });
  const record = await openMovement(home);
  await told(home);
  const moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: -1001,
  });
  home.calls.fail(moved, ({ chat }) => chat === group, Number.POSITIVE_INFINITY);
  await escalate(home, record);
  await told(home);
  expect(shown(home, -1001)).toEqual(["photo: 🔴 Stranger at Front door · 15:00:00"]);
  await resolve(home, record, true);
  await told(home);
  expect(shown(home, -1001)).toEqual(
    [
      "photo: 🟢 It was Anna at Front door · 15:00",
      "text: 🟢 All well: it was Anna.",
      "photo: 🟢 It was Anna at Front door · 15:00",
    ].sort(),
  );
});

test("without recognition an alert says nothing of faces", async () => {
  const home = await house();
  const record = await openMovement(home);
  await told(home);
  expect(home.calls.done[0]?.html).toBe(
    "🔴 Movement at Front door · 15:00:00\n22 Nov 2026 · #frontdoor #movement",
  );
  await append(home, record, unknown);
  await addClip(home, record);
  await told(home);
  expect(
    home.calls
      .messages(anna)[0]
      ?.buttons.flat()
      .map(({ text }) => text),
  ).not.toContain("I know them");
});
