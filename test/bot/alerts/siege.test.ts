// Deliveries when things go wrong in Telegram: no network, floods, dead chats, moves.
import { expect, test } from "vitest";
import { noAnswer, refusal, type MadeCall } from "../../fakes/telegram-calls.ts";
import {
  addClip,
  anna,
  ben,
  endIncident,
  group,
  house,
  openMovement,
  pass,
  rest,
  restart,
  told,
  until,
} from "./house.ts";

const both = () => [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];
const minute = 60_000;
const isPhoto = ({ method }: MadeCall) => method === "sendPhoto";

test("two minutes without Telegram and three incidents: all arrive, in order, marked late", async () => {
  const home = await house({ audience: both() });
  const { calls } = home;
  calls.down = true;
  for (const camera of ["c1", "c2", "c3"]) {
    const record = await openMovement(home, { camera, cameraName: `Camera ${camera}` });
    await pass(home, 12_000);
    await addClip(home, record);
    await pass(home, 10_000);
    await addClip(home, record, { cut: "whole" });
    await endIncident(home, record);
    await pass(home, 18_000);
  }
  expect(calls.done).toEqual([]);
  // One small question at a time while nobody answers, instead of everybody knocking.
  expect(calls.probes).toBeLessThan(20);
  expect(calls.attempts.length).toBeLessThanOrEqual(4);
  calls.down = false;
  await pass(home, 31_000);
  await told(home);
  for (const chat of [anna, ben]) {
    const shown = calls.messages(chat);
    expect(shown.map(({ kind }) => kind)).toEqual(["video", "video", "video"]);
    expect(shown.map(({ html }) => /at Camera (c\d)/.exec(html)?.[1])).toEqual(["c1", "c2", "c3"]);
    for (const { html } of shown) {
      expect(html).toMatch(/Told late, at 15:02(:\d\d)?: I could not reach you in between\./);
    }
  }
  const opening = calls.done.filter(({ method }) => method === "sendVideo");
  expect(opening.every(({ loud }) => loud)).toBe(true);
});

test("something else that gets through ends the waiting at once", async () => {
  const home = await house();
  home.calls.down = true;
  await openMovement(home);
  await pass(home, 5 * minute, 10_000);
  home.calls.down = false;
  home.alerts.reached();
  await until(() => home.calls.done.length === 1);
  expect(home.calls.done[0]?.html).toContain("Told late, at 15:05: ");
});

test("one dead chat delays no other", async () => {
  const home = await house({ audience: both() });
  const { calls } = home;
  calls.fail(noAnswer("ECONNRESET"), ({ chat }) => chat === anna, Number.POSITIVE_INFINITY);
  const record = await openMovement(home);
  await until(() => calls.done.length === 1);
  expect(calls.done[0]).toMatchObject({ chat: ben, loud: true, at: 0 });
  await pass(home, 10 * minute, 5_000);
  const tries = calls.attempts.filter(({ chat }) => chat === anna).length;
  // 1, 2, 4 ... 256 s, each a quarter less by chance: not hammered, not given up.
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(12);
  await addClip(home, record);
  await until(() => calls.done.length === 2);
  calls.mend();
  await pass(home, 15 * minute, 10_000);
  await told(home);
  expect(calls.messages(anna)[0]).toMatchObject({ kind: "video" });
});

test("retry_after is honoured, for that chat only", async () => {
  const home = await house({ audience: both() });
  const { calls } = home;
  const flood = refusal(429, "Too Many Requests: retry after 40", { retry_after: 40 });
  calls.fail(flood, ({ chat }) => chat === anna);
  await openMovement(home);
  await openMovement(home, { camera: "c2" });
  await until(() => calls.done.length === 2);
  expect(calls.done.every(({ chat }) => chat === ben)).toBe(true);
  await pass(home, 39_000);
  expect(calls.attempts.filter(({ chat }) => chat === anna)).toHaveLength(1);
  await pass(home, 2_000);
  expect(calls.done.filter(({ chat }) => chat === anna)).toHaveLength(2);
});

test("a server in trouble is asked again later", async () => {
  const home = await house();
  home.calls.fail(refusal(502, "Bad Gateway"), () => true, 3);
  await openMovement(home);
  await pass(home, 20_000);
  expect(home.calls.attempts).toHaveLength(4);
  expect(home.calls.messages(anna)).toHaveLength(1);
});

test("an alarm overtakes clips that wait, and does not wait for one that is being uploaded", async () => {
  const home = await house();
  const { calls } = home;
  const one = await openMovement(home);
  const two = await openMovement(home, { camera: "c2" });
  await told(home);
  await pass(home, 10_000);
  const release = calls.hold(({ method }) => method === "editToVideo");
  await addClip(home, one);
  await addClip(home, two);
  await until(() => calls.attempts.at(-1)?.method === "editToVideo");
  const alarm = await openMovement(home, { camera: "c3" });
  await until(() => calls.messages(anna).length === 3);
  release();
  await told(home);
  const order = calls.done.slice(2).map(({ method, html }) => [method, html.length > 0]);
  expect(order.map(([method]) => method)).toEqual(["sendPhoto", "editToVideo", "editToVideo"]);
  expect(calls.messages(anna)).toHaveLength(3);
  expect(home.outbox.find(alarm.id)?.rows[0]).toMatchObject({ state: "sent", loud: true });
});

test("a silent clip that is being uploaded gives way to an alarm, and is sent after it", async () => {
  const home = await house();
  const { calls } = home;
  const one = await openMovement(home);
  await addClip(home, one, { cut: "whole" });
  await told(home);
  await pass(home, 10_000);
  const release = calls.hold(({ method }) => method === "sendVideo");
  await addClip(home, one, { part: 2, cut: "whole" });
  await until(() => calls.stuck === 1);
  const probes = calls.probes;
  const two = await openMovement(home, { camera: "c2" });
  await until(() => home.outbox.find(two.id)?.rows[0]?.state === "sent");
  await pass(home, 2_000);
  expect(home.outbox.find(one.id)?.rows.at(-1)).toMatchObject({ state: "sending", attempts: 1 });
  release();
  await told(home);
  expect(calls.done.slice(-2).map(({ method, loud }) => [method, loud])).toEqual([
    ["sendPhoto", true],
    ["sendVideo", false],
  ]);
  expect(calls.messages(anna)).toHaveLength(3);
  expect(calls.probes).toBe(probes);
  expect(home.log.messages("warn")).toEqual([]);
});

test("a silent message does not cut off another's upload", async () => {
  const home = await house();
  const { calls } = home;
  const one = await openMovement(home);
  await addClip(home, one, { cut: "whole" });
  await told(home);
  await pass(home, 10_000);
  await home.mutes.mute(anna, "c2", 3_600_000);
  const release = calls.hold(({ method }) => method === "sendVideo");
  await addClip(home, one, { part: 2, cut: "whole" });
  await until(() => calls.stuck === 1);
  await openMovement(home, { camera: "c2" });
  await rest();
  expect(calls.stuck).toBe(1);
  release();
  await told(home);
  expect(calls.done.slice(-2).map(({ method }) => method)).toEqual(["sendVideo", "sendPhoto"]);
  expect(calls.attempts.filter(({ method }) => method === "sendVideo")).toHaveLength(1);
});

test("the first clip is left out when the whole one is ready; a photo that never went, too", async () => {
  const home = await house();
  const { calls } = home;
  const one = await openMovement(home);
  await told(home);
  const release = calls.hold(({ method }) => method === "sendPhoto");
  const two = await openMovement(home, { camera: "c2" });
  await until(() => calls.attempts.length === 2);
  await addClip(home, one);
  await addClip(home, one, { cut: "whole" });
  await endIncident(home, one);
  const three = await openMovement(home, { camera: "c3" });
  await addClip(home, three);
  release();
  await told(home);
  await endIncident(home, two);
  await told(home);
  const states = (id: string) => home.outbox.find(id)?.rows.map(({ state }) => state);
  expect(states(one.id)).toEqual(["sent", "dropped", "sent", "sent"]);
  expect(calls.done.map(({ method }) => method)).toEqual([
    "sendPhoto",
    "sendPhoto",
    "sendVideo",
    "editToVideo",
    "editCaption",
  ]);
  expect(calls.done[2]).toMatchObject({ loud: true });
  expect(calls.done[2]?.html).toMatch(/Told late, at 15:00:\d\d/);
});

test("a storm: never more than 20 a minute in a group, alarms first, and all is told", async () => {
  const home = await house({ audience: [{ chat: group, thread: null }] });
  const { calls } = home;
  for (let wave = 0; wave < 6; wave++) {
    const open = [];
    for (let camera = 1; camera <= 6; camera++) {
      open.push(await openMovement(home, { camera: `c${camera}` }));
    }
    await pass(home, 5_000);
    for (const record of open) {
      await addClip(home, record);
      await addClip(home, record, { cut: "whole" });
      await endIncident(home, record);
    }
    await pass(home, 5_000);
  }
  await told(home);
  const times = calls.attempts.map(({ at }) => at);
  for (const [index, at] of times.entries()) {
    const inMinute = times.slice(index).filter((other) => other < at + minute).length;
    expect(inMinute).toBeLessThanOrEqual(20);
  }
  // What it cannot be told of in time is in a digest; the newest have their own messages as well.
  const shown = calls.messages(group);
  const own = shown.filter(({ html }) => !/\d+ incidents in a short time/.test(html));
  expect(own.every(({ kind, html }) => kind === "video" && !html.includes("–…"))).toBe(true);
  const digested = home.outbox
    .incidents()
    .filter((id) => home.outbox.find(id)?.digests[group]?.only === true);
  expect(own.length + digested.length).toBe(36);
  expect(own.length).toBeGreaterThan(20);
  // Far fewer than the 144 events.
  expect(calls.attempts.length).toBeLessThan(80);
  expect(home.alerts.summary()).toMatchObject({ waiting: 0, parked: 0 });
});

test("a blocked bot parks that chat's deliveries; the next incident tries again", async () => {
  const home = await house({ audience: both() });
  const { calls } = home;
  const blocked = refusal(403, "Forbidden: bot was blocked by the user");
  calls.fail(blocked, ({ chat }) => chat === anna);
  const record = await openMovement(home);
  await addClip(home, record);
  await told(home);
  expect(home.alerts.summary()).toMatchObject({ parked: 2, waiting: 0 });
  expect(calls.messages(ben)).toHaveLength(1);
  await addClip(home, record, { cut: "whole" });
  await openMovement(home, { camera: "c2" });
  await told(home);
  expect(calls.messages(anna)).toHaveLength(2);
});

test("a group that became a supergroup is followed, also after a restart", async () => {
  const home = await house({ audience: [{ chat: group, thread: null }] });
  const { calls } = home;
  const record = await openMovement(home);
  await told(home);
  const moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: -1001,
  });
  calls.fail(moved, ({ chat }) => chat === group, Number.POSITIVE_INFINITY);
  await addClip(home, record);
  await told(home);
  expect(calls.messages(-1001)).toMatchObject([{ kind: "video" }]);
  expect(calls.done.at(-1)).toMatchObject({ loud: false });
  const next = await restart(home);
  await openMovement(next, { camera: "c2" });
  await told(next);
  expect(next.calls.attempts.map(({ chat }) => chat)).toEqual([-1001]);
});

test("alerts for a topic that is gone go to General, which is told once", async () => {
  const home = await house({ audience: [{ chat: group, thread: 9 }] });
  const { calls } = home;
  const gone = refusal(400, "Bad Request: message thread not found");
  calls.fail(gone, ({ thread }) => thread === 9, Number.POSITIVE_INFINITY);
  await openMovement(home);
  await openMovement(home, { camera: "c2" });
  await told(home);
  await until(() => calls.messages(group).length === 3);
  const shown = calls.messages(group);
  expect(shown.filter(({ html }) => html.includes("The topic for my alerts is gone"))).toHaveLength(
    1,
  );
  expect(calls.attempts.filter(({ thread }) => thread === 9)).toHaveLength(1);
});

test("a chat that takes no pictures gets words; the others get the picture", async () => {
  const home = await house({ audience: both() });
  const { calls } = home;
  const rights = refusal(400, "Bad Request: not enough rights to send photos to the chat");
  calls.fail(rights, (call) => call.chat === anna && isPhoto(call));
  await openMovement(home);
  await told(home);
  expect(calls.messages(anna)).toMatchObject([{ kind: "text" }]);
  expect(calls.messages(ben)).toMatchObject([{ kind: "photo" }]);
});
