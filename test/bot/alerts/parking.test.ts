// An alert chat that takes nothing: who hears instead, and what happens when it is back.
import { expect, test } from "vitest";
import { refusal } from "../../fakes/telegram-calls.ts";
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
  type House,
} from "./house.ts";

const household = [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];
const notFound = refusal(400, "Bad Request: chat not found");

/** Alerts go to a group that takes nothing. */
async function closedGroup(): Promise<House> {
  const home = await house({ audience: [{ chat: group, thread: null }], fallback: household });
  home.calls.fail(notFound, ({ chat }) => chat === group, Number.POSITIVE_INFINITY);
  return home;
}
const alertsIn = ({ calls }: House, chat: number) =>
  calls.messages(chat).filter(({ html }) => html.includes("Movement at"));
const hintsIn = ({ calls }: House, chat: number) =>
  calls.messages(chat).filter(({ html }) => html.includes("let me write to the alert chat"));

test("the household hears it privately instead, loudly, and is told why once", async () => {
  const home = await closedGroup();
  const { calls } = home;
  const record = await openMovement(home);
  await told(home);
  for (const { chat } of household) {
    await until(() => hintsIn(home, chat).length === 1 && alertsIn(home, chat).length === 1);
    expect(alertsIn(home, chat)).toMatchObject([{ kind: "photo" }]);
    const sent = calls.done.find((call) => call.chat === chat && call.method === "sendPhoto");
    expect(sent).toMatchObject({ loud: true });
    expect(sent?.html).not.toContain("Told late");
  }
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await openMovement(home, { camera: "c2" });
  await told(home);
  const next = await restart(home);
  next.calls.fail(notFound, ({ chat }) => chat === group, Number.POSITIVE_INFINITY);
  await openMovement(next, { camera: "c3" });
  await told(next);
  await rest();
  for (const { chat } of household) {
    expect(alertsIn(next, chat).map(({ kind }) => kind)).toEqual(["video", "photo", "photo"]);
    expect(hintsIn(next, chat)).toHaveLength(1);
  }
  expect(next.calls.messages(group)).toEqual([]);
});

test("when the group takes an alert again, it gets what was parked, and the household no more", async () => {
  const home = await closedGroup();
  const { calls } = home;
  const missed = await openMovement(home);
  await addClip(home, missed);
  await told(home);
  expect(home.alerts.summary().parked).toBeGreaterThan(0);
  await pass(home, 20 * 60_000, 60_000);
  calls.mend();
  const now = await openMovement(home, { camera: "c2" });
  await told(home);
  expect(home.alerts.summary()).toMatchObject({ parked: 0, waiting: 0 });
  const inGroup = calls.done.filter(({ chat }) => chat === group);
  // The one that is news rings; what is twenty minutes old does not.
  expect(inGroup.map(({ method, loud }) => [method, loud])).toEqual([
    ["sendPhoto", true],
    ["sendVideo", false],
  ]);
  expect(alertsIn(home, anna)).toHaveLength(1);
  expect(home.outbox.find(now.id)?.rows.map(({ chat }) => chat)).toEqual([group]);
  // It is not gone any more: the next time, the household is told again.
  calls.fail(notFound, ({ chat }) => chat === group);
  await openMovement(home, { camera: "c3" });
  await told(home);
  await until(() => hintsIn(home, anna).length === 2);
});

test("hearing from the chat is reason enough to try; in vain, nobody is bothered", async () => {
  const home = await closedGroup();
  const { calls } = home;
  await openMovement(home);
  await told(home);
  await until(() => household.every(({ chat }) => hintsIn(home, chat).length === 1));
  await rest();
  const before = calls.attempts.length;
  home.alerts.heardFrom(group);
  await told(home);
  await rest();
  expect(calls.attempts.slice(before).map(({ chat }) => chat)).toEqual([group]);
  calls.mend();
  home.alerts.heardFrom(group);
  await told(home);
  expect(alertsIn(home, group)).toHaveLength(1);
  expect(home.alerts.summary().parked).toBe(0);
  const after = calls.attempts.length;
  home.alerts.heardFrom(group);
  await rest();
  expect(calls.attempts).toHaveLength(after);
});

test("words that Telegram refuses go to the household too; the group is not given up", async () => {
  const home = await house({ audience: [{ chat: group, thread: null }], fallback: household });
  home.calls.fail(refusal(400, "Bad Request: something new"), ({ chat }) => chat === group);
  await openMovement(home, { photo: false });
  await told(home);
  await rest();
  expect(home.outbox.chats().gone).toEqual([]);
  expect(alertsIn(home, anna)).toMatchObject([{ kind: "text" }]);
  expect(hintsIn(home, anna)).toEqual([]);
});

test("who blocked the bot and has no other chat hears it after writing to it again", async () => {
  const home = await house({ audience: household });
  const { calls } = home;
  const blocked = refusal(403, "Forbidden: bot was blocked by the user");
  calls.fail(blocked, ({ chat }) => chat === anna, Number.POSITIVE_INFINITY);
  await openMovement(home);
  await told(home);
  await rest();
  expect(calls.messages(ben)).toHaveLength(1);
  const next = await restart(home);
  await rest();
  expect(next.calls.attempts).toEqual([]);
  next.alerts.heardFrom(anna);
  await told(next);
  expect(alertsIn(next, anna)).toHaveLength(1);
  expect(next.calls.done.every(({ chat }) => chat === anna)).toBe(true);
});

test("[Try again]: every parked chat is tried, and what came of it is told, with the reason", async () => {
  const home = await house({ audience: household });
  const { calls, alerts } = home;
  const blocked = refusal(403, "Forbidden: bot was blocked by the user");
  calls.fail(blocked, ({ chat }) => chat === anna, Number.POSITIVE_INFINITY);
  calls.fail(notFound, ({ chat }) => chat === ben);
  await openMovement(home);
  await until(() => alerts.parkedChats.list().length === 2);
  expect(alerts.parkedChats.list()).toMatchObject([
    { chat: anna, count: 1, why: "blocked" },
    { chat: ben, count: 1, why: "not_found" },
  ]);
  expect(await alerts.parkedChats.tryAgain()).toMatchObject([
    { chat: anna, outcome: "refused", why: "blocked" },
    { chat: ben, outcome: "told" },
  ]);
  expect(alertsIn(home, ben)).toHaveLength(1);
  await until(() => home.outbox.chats().gone.length === 1);
  expect(alerts.parkedChats.list()).toMatchObject([{ chat: anna, count: 1 }]);

  calls.mend();
  const release = calls.hold(({ chat }) => chat === anna);
  const tried = alerts.parkedChats.tryAgain();
  await until(() => calls.stuck === 1);
  await home.clock.advance(10_000);
  expect(await tried).toMatchObject([{ chat: anna, outcome: "trying" }]);
  release();
  await told(home);
  expect(alertsIn(home, anna)).toHaveLength(1);
  expect(await alerts.parkedChats.tryAgain()).toEqual([]);
  expect(home.outbox.chats().goneBecause).toEqual({});
});
