import { Composer, InlineKeyboard } from "grammy";
import { expect, test } from "vitest";
import { answerWithinMs, Asking, type GivenUp } from "../../../bot/asking/asking.ts";
import type { ChatContext } from "../../../bot/context.ts";
import { Jobs } from "../../../bot/jobs.ts";
import { Questions } from "../../../storage/questions.ts";
import { openState } from "../../../storage/state.ts";
import { FakeClock, settle } from "../../fakes/clock.ts";
import { openRoom } from "../../fakes/control-room.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { FakeQuestions } from "../../fakes/questions.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";

/** A room that asks whoever says "ask me" (in the urgent place, which every test can reach). */
function askingRoom() {
  const heard: string[] = [];
  const given: GivenUp[] = [];
  const clock = new FakeClock();
  const questions = new FakeQuestions();
  const page = (text: string) => ({ text, keyboard: new InlineKeyboard(), picture: null });
  const log = new RecordingLog();
  const jobs = new Jobs(async (_ctx, error) => void heard.push(String(error)));
  const asking = new Asking({ questions, clock, log, jobs });
  asking.add({
    kind: "colour",
    answer: async (_ctx, text, { about }) => void heard.push(`${about["what"]}: ${text}`),
    giveUp: async (_ctx, _asked, why) => {
      given.push(why);
      return page(`given up: ${why}`);
    },
  });
  const urgent = new Composer<ChatContext>();
  urgent.hears("ask me", async (ctx) => {
    await asking.ask(ctx, "colour", { what: "door" }, page("Which colour?"));
  });
  urgent.use(asking.middleware());
  const room = openRoom({ urgent, clock });
  return { ...room, heard, given, questions };
}

test("the next text of who was asked is the answer, once", async () => {
  const { telegram, heard, questions } = askingRoom();
  await telegram.say(anna, "ask me");
  await telegram.say(ben, "green");
  expect(heard).toEqual([]);
  await telegram.say(anna, "red");
  expect(heard).toEqual(["door: red"]);
  expect(questions.open.size).toBe(0);
  await telegram.say(anna, "blue");
  expect(heard).toEqual(["door: red"]);
});

test("in a group only a reply to the question answers it", async () => {
  const { telegram, heard } = askingRoom();
  await telegram.say(anna, "ask me", { chat: group });
  const question = telegram.last(group.id);
  await telegram.say(anna, "lovely weather", { chat: group });
  expect(heard).toEqual([]);
  const reply_to_message = { message_id: question.id, date: 0, chat: group };
  await telegram.say(anna, "red", { chat: group, extra: { reply_to_message } });
  expect(heard).toEqual(["door: red"]);
});

test("/cancel, another command, and five minutes give it up, each saying so in its place", async () => {
  const { telegram, given, clock } = askingRoom();
  await telegram.say(anna, "ask me");
  await telegram.say(anna, "/cancel");
  await telegram.say(anna, "ask me");
  await telegram.say(anna, "/status");
  await telegram.say(anna, "ask me");
  await clock.advance(answerWithinMs);
  await settle();
  expect(given).toEqual(["cancelled", "something_else", "too_late"]);
  const texts = telegram.shownIn(anna.id).map(({ text }) => text);
  expect(texts.filter((text) => text.startsWith("given up"))).toHaveLength(3);
  expect(texts).not.toContain("Which colour?");
});

test("who lost the right meanwhile gives no answer", async () => {
  const { telegram, heard, members } = askingRoom();
  await telegram.say(anna, "ask me");
  await members.handOver(ben.id);
  await telegram.say(anna, "red");
  expect(heard).toEqual([]);
});

test("what was asked outlives a restart", async () => {
  const folder = await dataFolder();
  const open = async () =>
    new Questions(await openState(folder, new FakeClock(), new RecordingLog()));
  const asked = {
    chat: 1,
    person: 2,
    kind: "colour",
    about: { what: "door" },
    messageId: 3,
    isText: true,
    askedAt: 4,
  };
  const before = await open();
  await before.put({ ...asked, askedAt: 1 });
  await before.put(asked);
  const after = await open();
  expect(after.find(1, 2)).toEqual(asked);
  expect(after.find(1, 9)).toBeNull();
  await after.remove(asked);
  expect((await open()).find(1, 2)).toBeNull();
});
