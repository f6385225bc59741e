// Many incidents that a chat could not be told of: one digest instead of a flood, the rest in order,
// nothing told twice, and no more than one digest repeated by a kill.
import { expect, test } from "vitest";
import type { Telling } from "../../../bot/alerts/step.ts";
import { composeDigest } from "../../../bot/alerts/digest-words.ts";
import { mostOneByOne } from "../../../bot/alerts/digest.ts";
import { refusal, type MadeCall } from "../../fakes/telegram-calls.ts";
import {
  addClip,
  anna,
  endIncident,
  group,
  house,
  openMovement,
  pass,
  restart,
  savePhoto,
  told,
  until,
  type House,
} from "./house.ts";
import {
  ended,
  escalated,
  excused,
  face,
  opened,
  person,
  record,
  story,
} from "./incident-script.ts";

const minute = 60_000;
const isDigest = ({ html }: { html: string }) => /\d+ incidents/.test(html);
const digests = ({ calls }: House) => calls.done.filter(isDigest);

/** An incident a minute that nobody can be told of; those of `strangers` (from 1) are. */
async function away(home: House, incidents: number, strangers: number[] = []): Promise<string[]> {
  home.calls.down = true;
  const ids: string[] = [];
  for (let number = 1; number <= incidents; number++) {
    const camera = `c${(number % 3) + 1}`;
    const opening = await openMovement(home, { camera, cameraName: `Camera ${camera}` });
    ids.push(opening.id);
    if (strangers.includes(number)) {
      const photo = await savePhoto(home, opening.id, "stranger.jpg");
      await home.incidents.append(opening.id, { kind: "escalated", track: 1, photo });
    }
    await endIncident(home, opening);
    await home.clock.advance(minute);
  }
  return ids;
}

async function comeBack(home: House): Promise<void> {
  home.calls.down = false;
  await pass(home, 31_000);
  await told(home);
}

test("after an outage: one loud digest, then the newest and strangers, in order and silently", async () => {
  const home = await house({
    audience: [
      { chat: anna, thread: null },
      { chat: group, thread: 7 },
    ],
  });
  const ids = await away(home, 37, [3, 30]);
  await comeBack(home);
  for (const chat of [anna, group]) {
    const done = home.calls.done.filter((call) => call.chat === chat);
    const [digest, ...own] = done;
    expect(digest).toMatchObject({ loud: true, method: "sendText" });
    expect(digest?.html.split("\n").slice(0, 4)).toEqual([
      "🔴 37 incidents while I could not reach you, 15:00–15:36",
      "",
      "🔴 Stranger · Camera c1 · 15:02",
      "🔴 Stranger · Camera c1 · 15:29",
    ]);
    expect(digest?.html.match(/Movement · Camera c\d · /g)).toHaveLength(35);
    expect(digest?.html).toContain("11 of them follow as messages of their own.");
    expect(digest?.buttons).toMatchObject([[{ text: "Show them" }]]);
    expect(digest?.buttons[0]?.[0]?.callback_data).toContain(ids.at(-1));
    // The stranger's photo goes with the opening, as long as that was not told.
    const times = own.map(({ html }) => /· (\d\d:\d\d)/.exec(html)?.[1] ?? "");
    // An alert says when it began, which is a moment before.
    const minutes = [1, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35];
    expect(times).toEqual(minutes.map((number) => `15:${String(number).padStart(2, "0")}`));
    expect(own.every(({ loud, html }) => !loud && html.includes("Told late"))).toBe(true);
  }
  expect(home.calls.done.find(({ chat }) => chat === group)).toMatchObject({ thread: 7 });
  expect(home.alerts.summary()).toMatchObject({ waiting: 0, parked: 0 });
  const rows = home.outbox.find(ids[0] ?? "")?.rows.filter(({ chat }) => chat === anna);
  const { messageId } = digests(home).find(({ chat }) => chat === anna) ?? {};
  expect(rows).toMatchObject([
    { state: "sent", messageId, late: true, sentAt: expect.any(Number) },
    { state: "sent", messageId },
  ]);
});

test("what only a digest told is not edited; a stranger in it afterwards is told, loudly", async () => {
  const home = await house();
  const ids = await away(home, 30);
  await comeBack(home);
  const before = home.calls.attempts.length;
  const [first = "", second = ""] = ids;
  await home.incidents.append(first, { kind: "marked", falseAlarm: true, by: "Anna" });
  await addClip(home, await home.incidents.record(first), { cut: "whole" });
  await told(home);
  expect(home.calls.attempts).toHaveLength(before);
  const photo = await savePhoto(home, second, "stranger.jpg");
  await home.incidents.append(second, { kind: "escalated", track: 1, photo });
  await told(home);
  const { messageId } = digests(home)[0] as MadeCall;
  expect(home.calls.attempts.slice(before)).toMatchObject([
    { method: "sendPhoto", loud: true, replyTo: messageId },
  ]);
  // Below the limit, every incident has its own message, also while those of before still wait.
  home.calls.down = true;
  await away(home, mostOneByOne);
  await comeBack(home);
  expect(digests(home)).toHaveLength(1);
  await away(home, mostOneByOne + 1);
  await comeBack(home);
  expect(digests(home)).toHaveLength(2);
});

test("killed after Telegram took it: the digest comes twice; killed later: once", async () => {
  const home = await house();
  await away(home, 25);
  const release = home.calls.hold(isDigest);
  home.calls.down = false;
  await until(async () => {
    await home.clock.advance(1_000);
    return home.calls.stuck === 1;
  });
  home.calls.dead = true;
  release();
  await until(() => home.calls.messages(anna).some(isDigest));

  const next = await restart(home);
  // It is on disk as a whole before anything follows from it; killed right then.
  await until(async () => {
    await next.clock.advance(1_000);
    return next.outbox.incidents().some((id) => next.outbox.find(id)?.digests[anna]);
  });
  const last = await restart(next);
  await told(last);
  expect(last.calls.messages(anna).filter(isDigest)).toHaveLength(2);
  // The rest came once each, but for one that the kill may have caught under way.
  const own = last.calls.messages(anna).filter(({ kind }) => kind === "photo");
  expect(own.length).toBeGreaterThanOrEqual(10);
  expect(own.length).toBeLessThanOrEqual(11);
  expect(last.outbox.chats().toldDigests).toEqual([]);
});

test("a digest that is refused for good gives way to one by one; 429 delays it", async () => {
  const home = await house();
  const { calls } = home;
  await away(home, 22);
  const slow = refusal(429, "Too Many Requests: retry after 40", { retry_after: 40 });
  calls.fail(slow, isDigest);
  calls.down = false;
  await pass(home, 31_000);
  const tried = calls.attempts.filter(isDigest);
  expect(tried).toHaveLength(1);
  expect(calls.done).toEqual([]);
  calls.fail(refusal(400, "Bad Request: something new"), isDigest);
  await told(home);
  expect(calls.attempts.filter(isDigest)).toHaveLength(2);
  expect((calls.attempts.findLast(isDigest)?.at ?? 0) - (tried[0]?.at ?? 0)).toBeGreaterThanOrEqual(
    40_000,
  );
  expect(calls.messages(anna).map(({ kind }) => kind)).toEqual(Array(22).fill("photo"));
});

function telling(at: number, camera: string, ...events: Parameters<typeof story>): Telling {
  const openedAt = record.openedAt + at;
  const own = { ...record, id: `${record.id}-${at + 2}`, camera, cameraName: camera, openedAt };
  return { record: own, events: story(...events), heard: new Map() };
}
const view = (incidents: Telling[]) => ({
  incidents,
  following: 0,
  wasAway: true,
  nameOf: () => "Anna",
  locale: "en",
});

test("each incident has its sign; the household and lost cameras are what they were", () => {
  const lost = { ...telling(5 * minute, "Hall", opened(), ended()) };
  const incidents = [
    telling(0, "Hall", excused(person("p1", 0.7))),
    telling(minute, "A & B", opened("unsure"), ended()),
    telling(2 * minute, "Hall", opened("no_face")),
    telling(3 * minute, "Hall", opened(), { kind: "marked", falseAlarm: true, by: "Anna" }),
    telling(4 * minute, "Hall", opened(), face(1, "UNKNOWN"), escalated(1)),
    { ...lost, record: { ...lost.record, cause: "camera_lost" as const } },
  ];
  expect(composeDigest(view(incidents)))
    .toBe(`🔴 6 incidents while I could not reach you, 14:02–14:07

🔴 Stranger · Hall · 14:06

🟢 Anna came home · Hall · 14:02
🟠 Somebody I am not sure about · A &amp; B · 14:03
🔴 Movement, no face to be seen · Hall · 14:04
🟢 False alarm · Hall · 14:05
🟠 Camera lost · Hall · 14:07`);
});

test("what does not fit is grouped by camera and hour, then day, then camera; always in one message", () => {
  const many = (count: number, everyMs: number, cameras: number) =>
    Array.from({ length: count }, (_, index) =>
      telling(index * everyMs, `Camera ${index % cameras}`, opened(), ended()),
    );
  const hours = composeDigest(view(many(360, minute, 2)));
  expect(hours).toContain("🔴 Camera 0 · 14:02–14:58: movement × 29");
  const counts = [...hours.matchAll(/movement × (\d+)/g)].map(([, count]) => Number(count));
  const alone = hours.match(/Movement · /g) ?? [];
  expect(counts.reduce((sum, count) => sum + count, alone.length)).toBe(360);
  const days = composeDigest(view(many(3_000, 5 * minute, 6)));
  expect(days).toContain("\n23 Nov 2026\n🔴 Camera ");
  const cameras = composeDigest(view(many(5_000, 60 * minute, 30)));
  expect(cameras).toContain("🔴 Camera 0 · 22 Nov 2026 14:02–");
  const crowd = many(300, minute, 3).map((one) => ({
    ...one,
    events: story(opened(), face(1, "UNKNOWN"), escalated(1)),
  }));
  const strangers = composeDigest(view(crowd));
  expect(strangers).toMatch(/stranger × \d+/);
  for (const text of [hours, days, cameras, strangers])
    expect(text.length).toBeLessThanOrEqual(4096);
});
