// The alerts with grammY's own client against the Bot API emulator: real uploads, real edits, the
// server's own error texts.
import { Api } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import { telegramCalls } from "../../../bot/alerts/telegram.ts";
import { Emulator, type Group } from "../../../bot/practice/emulator.ts";
import { jpeg } from "../practice/pictures.ts";
import { addClip, endIncident, house, openMovement, until, type House } from "./house.ts";

interface Practice {
  emulator: Emulator;
  home: House;
  picture: Buffer;
}

async function practice(audience: (emulator: Emulator) => House["audience"]): Promise<Practice> {
  const emulator = await new Emulator().start();
  onTestFinished(() => emulator.stop());
  const client = { apiRoot: emulator.url, timeoutSeconds: 1500 };
  const home = await house({
    audience: audience(emulator),
    api: (clock) => telegramCalls(new Api(emulator.token, client), clock),
  });
  return { emulator, home, picture: await jpeg(320, 180) };
}

const annaWrites = (emulator: Emulator, id = 1001) => {
  const person = emulator.person(id);
  person.start();
  return { chat: person.chatId, thread: null };
};
/** What the bot sent, by chat. */
const fromBot = (emulator: Emulator, chat: number) =>
  emulator.messages(chat).filter((message) => message.from?.id === emulator.bot.id);
const isHint = ({ text }: { text?: string }) => text?.includes("The topic for my alerts is gone");
/** Nothing waits; real HTTP takes real time, and the pace the clock's. */
async function everythingTold({ home }: Practice): Promise<void> {
  await until(async () => {
    if (home.alerts.summary().waiting === 0) return true;
    await home.clock.advance(200);
    return false;
  }, "everything to be told");
}

test("photo, first clip, whole clip: one message that Telegram takes every time", async () => {
  const scene = await practice((emulator) => [annaWrites(emulator), annaWrites(emulator, 1002)]);
  const { emulator, home, picture } = scene;
  const record = await openMovement(home, { jpeg: picture });
  await everythingTold(scene);
  for (const chat of [1001, 1002]) {
    expect(fromBot(emulator, chat)).toMatchObject([
      { photo: [{}, {}], caption: expect.stringContaining("🔴 Movement at Front door · 15:00:00") },
    ]);
  }
  await addClip(home, record, { jpeg: picture });
  await everythingTold(scene);
  const [shown] = fromBot(emulator, 1001);
  expect(shown?.video).toMatchObject({ width: 1280, height: 720, duration: 15 });
  expect(shown?.video?.thumbnail).toBeDefined();
  expect(emulator.file(shown?.video?.file_id ?? "").toString()).toBe("a clip: clip-1-first.mp4");
  expect(shown?.photo).toBeUndefined();
  expect(shown?.caption_entities?.filter(({ type }) => type === "hashtag")).toHaveLength(2);
  await addClip(home, record, { cut: "whole", jpeg: picture });
  await addClip(home, record, { part: 2, cut: "whole", jpeg: picture });
  await endIncident(home, record);
  await everythingTold(scene);
  for (const chat of [1001, 1002]) {
    const [alert, part, ...rest] = fromBot(emulator, chat);
    expect(rest).toEqual([]);
    expect(alert?.caption).toContain("14:59:54–15:00:20");
    expect(part).toMatchObject({ reply_to_message: { message_id: alert?.message_id } });
    const sent = emulator.log(chat).filter(({ by, kind }) => by === "bot" && kind === "sent");
    expect(sent.map(({ silent }) => silent)).toEqual([false, true]);
  }
  expect(emulator.calls().filter(({ error }) => error)).toEqual([]);
  expect(home.log.lines.filter(({ level }) => level !== "info")).toEqual([]);
});

test("a connection that breaks after Telegram took it: told again, nothing lost", async () => {
  const scene = await practice((emulator) => [annaWrites(emulator)]);
  const { emulator, home, picture } = scene;
  emulator.faults.next("sendPhoto", { reset: "after" });
  emulator.faults.next("editMessageMedia", { status: 500 });
  emulator.faults.next("editMessageMedia", { reset: "before" });
  const record = await openMovement(home, { jpeg: picture });
  await everythingTold(scene);
  await addClip(home, record, { cut: "whole", jpeg: picture });
  await everythingTold(scene);
  const kinds = fromBot(emulator, 1001).map(({ photo, video }) => [!!photo, !!video]);
  expect(kinds).toEqual([
    [true, false],
    [false, true],
  ]);
});

test("a network that is gone and comes back", async () => {
  const scene = await practice((emulator) => [annaWrites(emulator)]);
  const { emulator, home, picture } = scene;
  emulator.network(false);
  for (const camera of ["c1", "c2", "c3"]) {
    await openMovement(home, { camera, cameraName: `Camera ${camera}`, jpeg: picture });
  }
  await until(() => home.log.messages("warn").some((line) => line.includes("cannot be reached")));
  await home.clock.advance(120_000);
  emulator.network(true);
  await home.clock.advance(30_000);
  await everythingTold(scene);
  const captions = fromBot(emulator, 1001).map(({ caption }) => caption ?? "");
  expect(captions.map((caption) => /Camera (c\d)/.exec(caption)?.[1])).toEqual(["c1", "c2", "c3"]);
  expect(captions.every((caption) => caption.includes("Told late, at 15:0"))).toBe(true);
});

test("blocked, deleted, moved, a topic gone: the server's own words are understood", async () => {
  const people: { group?: Group; forum?: Group; topic?: number } = {};
  const scene = await practice((emulator) => {
    const owner = emulator.person(1001);
    owner.start();
    people.group = emulator.group({ title: "Home", members: [owner] });
    const forum = emulator.group({ title: "House", topics: true, members: [owner] });
    people.topic = forum.addTopic("Alerts");
    people.forum = forum;
    return [
      { chat: owner.chatId, thread: null },
      { chat: people.group.id, thread: null },
      { chat: forum.id, thread: people.topic },
      annaWrites(emulator, 1003),
    ];
  });
  const { emulator, home, picture } = scene;
  const forum = people.forum?.id ?? 0;
  const record = await openMovement(home, { jpeg: picture });
  await everythingTold(scene);
  expect(fromBot(emulator, forum)[0]?.message_thread_id).toBe(people.topic);

  const [first] = fromBot(emulator, 1001);
  if (first) emulator.person(1001).delete(first);
  emulator.person(1003).block();
  people.forum?.deleteTopic(people.topic ?? 0);
  const moved = people.group?.upgrade();
  await addClip(home, record, { cut: "whole", jpeg: picture });
  await everythingTold(scene);
  expect(fromBot(emulator, 1001)).toMatchObject([{ video: {} }]);
  expect(fromBot(emulator, moved?.id ?? 0)).toMatchObject([{ video: {} }]);
  await until(() => fromBot(emulator, forum).some(isHint));
  expect(fromBot(emulator, forum).filter(({ video }) => video)).toHaveLength(1);

  // Edits still reach those who blocked the bot; messages don't.
  expect(home.alerts.summary().parked).toBe(0);
  await openMovement(home, { camera: "c2", jpeg: picture });
  await everythingTold(scene);
  expect(home.alerts.summary().parked).toBe(1);
  expect(fromBot(emulator, moved?.id ?? 0)).toHaveLength(2);
  expect(fromBot(emulator, forum).filter(isHint)).toHaveLength(1);
});

test("what Telegram cannot draw as a photo is told in words", async () => {
  const scene = await practice((emulator) => [annaWrites(emulator)]);
  await openMovement(scene.home, { jpeg: Buffer.from("no JPEG at all") });
  await everythingTold(scene);
  expect(fromBot(scene.emulator, 1001)).toMatchObject([
    { text: expect.stringContaining("Telegram did not take the picture.") },
  ]);
});

test("a server that never answers is given up on in time, and asked again", async () => {
  const scene = await practice((emulator) => [annaWrites(emulator)]);
  const { emulator, home, picture } = scene;
  emulator.faults.next("sendPhoto", { silence: "before" });
  const record = await openMovement(home, { jpeg: picture });
  const row = () => home.outbox.find(record.id)?.rows[0];
  await until(() => home.clock.pending > 0 && row()?.state === "sending");
  await home.clock.advance(119_000);
  expect(home.alerts.summary().waiting).toBe(1);
  await home.clock.advance(2_000);
  await until(() => home.log.messages("warn").includes("An alert could not be sent yet"));
  await everythingTold(scene);
  expect(fromBot(emulator, 1001)).toHaveLength(1);
  expect(row()?.attempts).toBe(2);
});
