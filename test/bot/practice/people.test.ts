import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message, Update } from "grammy/types";
import { Emulator } from "../../../bot/practice/emulator.ts";
import type { Person } from "../../../bot/practice/emulator.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { ask, refusal, resultOf } from "./raw.ts";

const clock = new FakeClock();
let emulator: Emulator;
let anna: Person;
let ben: Person;
beforeEach(async () => {
  emulator = await new Emulator({ clock, queryLifetimeMs: 60_000 }).start();
  anna = emulator.person(1001, { firstName: "Anna" });
  ben = emulator.person(1002, { firstName: "Ben" });
});
afterEach(() => emulator.stop());

/** What the bot has not seen yet; sees it. */
async function news(): Promise<Update[]> {
  const updates = await resultOf<Update[]>(emulator, "getUpdates");
  const last = updates.at(-1)?.update_id;
  if (last !== undefined) await resultOf(emulator, "getUpdates", { offset: last + 1 });
  return updates;
}
const newTexts = async () => (await news()).map((update) => update.message?.text);
const send = (chat_id: number, parameters: object = {}) =>
  resultOf<Message>(emulator, "sendMessage", { chat_id, text: "hello", ...parameters });
const keyboard = { inline_keyboard: [[{ text: "Disarm", callback_data: "disarm:7" }]] };
const tooOld =
  "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

const answer = (callback_query_id: string, parameters: object = {}) =>
  refusal(emulator, "answerCallbackQuery", { callback_query_id, ...parameters });

describe("taps", () => {
  test("carry the message as it is now, and are answered once", async () => {
    anna.start();
    const sent = await send(anna.chatId, { reply_markup: keyboard });
    const edit = { chat_id: anna.chatId, message_id: sent.message_id, text: "now" };
    await resultOf(emulator, "editMessageText", { ...edit, reply_markup: keyboard });
    await news();
    const query = anna.tap(sent, "Disarm");
    expect(await news()).toMatchObject([
      {
        callback_query: {
          id: query,
          from: { id: 1001 },
          data: "disarm:7",
          message: { message_id: sent.message_id, text: "now", reply_markup: keyboard },
          chat_instance: expect.any(String),
        },
      },
    ]);
    expect(anna.answerTo(query)).toBeUndefined();
    expect(await answer(query, { text: "x".repeat(201) })).toBe(
      "400 Bad Request: MESSAGE_TOO_LONG",
    );
    expect(await answer(query, { text: "Disarmed", show_alert: true })).toBe("ok");
    expect(anna.answerTo(query)).toEqual({ text: "Disarmed", alert: true });
    expect(await answer(query)).toBe(tooOld);
    expect(await answer("12345")).toBe(tooOld);
  });

  test("grow too old, by time or by hand", async () => {
    anna.start();
    const sent = await send(anna.chatId, { reply_markup: keyboard });
    const early = anna.tap(sent, "disarm:7");
    const late = anna.tap(sent, "disarm:7");
    const byHand = anna.tap(sent, "disarm:7");
    await clock.advance(59_000);
    expect(await answer(early)).toBe("ok");
    emulator.expireQuery(byHand);
    expect(await answer(byHand)).toBe(tooOld);
    await clock.advance(2000);
    expect(await answer(late)).toBe(tooOld);
  });

  test("need a button that is there, unless the phone shows an old picture", async () => {
    anna.start();
    const sent = await send(anna.chatId, { reply_markup: keyboard });
    expect(() => anna.tap(sent, "Arm")).toThrow('has no button "Arm"; it has: [Disarm]');
    expect(() => ben.tap(sent, "Disarm")).toThrow("is not in chat");
    const place = { chat_id: anna.chatId, message_id: sent.message_id };
    await resultOf(emulator, "editMessageReplyMarkup", place);
    await news();
    expect(() => anna.tap(sent, "Disarm")).toThrow("it has: none");
    anna.tap(sent, "Disarm", { stale: true });
    await resultOf(emulator, "deleteMessage", place);
    expect(() => anna.tap(sent, "Disarm")).toThrow("no longer there");
    anna.tap(sent, "Disarm", { stale: true });
    const messages = (await news()).map((update) => update.callback_query?.message);
    expect(messages[0]).toMatchObject({ text: "hello" });
    expect(messages[1]).toEqual({
      chat: expect.objectContaining({ id: 1001 }),
      message_id: sent.message_id,
      date: 0,
    });
  });
});

test("a person's message has entities, a reply, a date of its own, and can be edited and deleted", async () => {
  const asked = anna.say("/disarm@vigil_practice_bot now");
  const at = clock.wall() - 600_000;
  const reply = anna.say("late", { replyTo: asked.message_id, at });
  expect(asked.entities).toEqual([{ type: "bot_command", offset: 0, length: 26 }]);
  expect(reply).toMatchObject({
    date: Math.floor(at / 1000),
    reply_to_message: { message_id: asked.message_id },
  });
  await news();
  anna.edit(reply, "corrected");
  expect(await news()).toMatchObject([{ edited_message: { text: "corrected" } }]);
  anna.delete(reply);
  expect(await news()).toEqual([]);
  expect(emulator.messages(anna.chatId).map(({ text }) => text)).toEqual([asked.text]);
});

describe("groups", () => {
  test("have privacy mode: commands and replies to the bot are heard, chatter isn't", async () => {
    const group = emulator.group({ title: "House", members: [anna, ben] });
    const sent = await send(group.id);
    anna.say("chatter", { in: group });
    anna.say("/status", { in: group });
    anna.say("/status@other_bot", { in: group });
    ben.say("/status@Vigil_Practice_Bot", { in: group });
    ben.say("yes", { in: group, replyTo: sent.message_id });
    expect(await newTexts()).toEqual(["/status", "/status@Vigil_Practice_Bot", "yes"]);
    group.makeBotAdmin();
    anna.say("more chatter", { in: group });
    expect((await news()).map((update) => Object.keys(update)[1])).toEqual([
      "my_chat_member",
      "message",
    ]);
    expect(() => emulator.person(1009).say("hi", { in: group })).toThrow("is not in House");
  });

  test("anonymous administrators and channels have no person behind them", async () => {
    const group = emulator.group({ title: "House", kind: "supergroup", members: [anna] });
    const channel = emulator.channel({ title: "News" });
    anna.say("/disarm", { in: group, as: "anonymous" });
    anna.say("/disarm", { in: group, as: channel });
    channel.post("/disarm");
    expect(await news()).toMatchObject([
      { message: { from: { id: 1087968824, is_bot: true }, sender_chat: { id: group.id } } },
      { message: { from: { id: 136817688 }, sender_chat: { id: channel.id, type: "channel" } } },
      { channel_post: { sender_chat: { id: channel.id }, chat: { type: "channel" } } },
    ]);
  });

  test("who was only seen in a group can't be written to; whom the bot lost neither", async () => {
    const group = emulator.group({ title: "House", members: [anna, ben] });
    ben.say("/status", { in: group });
    const toBen = { chat_id: ben.chatId, text: "hi" };
    expect(await refusal(emulator, "sendMessage", toBen)).toMatch(/^403 .*initiate conversation/);
    group.kickBot();
    const toGroup = { chat_id: group.id, text: "hi" };
    expect(await refusal(emulator, "sendMessage", toGroup)).toBe(
      "403 Forbidden: bot was kicked from the group chat",
    );
    group.addBot();
    expect(await refusal(emulator, "sendMessage", toGroup)).toBe("ok");
    const big = emulator.group({ title: "Big", kind: "supergroup", members: [anna] });
    big.kickBot();
    expect(await refusal(emulator, "sendMessage", { chat_id: big.id, text: "hi" })).toBe(
      "403 Forbidden: bot was kicked from the supergroup chat",
    );
  });

  test("members are told apart, and others' messages are not the bot's to delete", async () => {
    const group = emulator.group({ title: "House", kind: "supergroup", members: [anna, ben] });
    const status = async (user_id: number) =>
      (
        await resultOf<{ status: string }>(emulator, "getChatMember", {
          chat_id: group.id,
          user_id,
        })
      ).status;
    expect(await status(anna.id)).toBe("creator");
    expect(await status(ben.id)).toBe("member");
    expect(await status(emulator.bot.id)).toBe("member");
    group.setMember(ben, "left");
    expect(await status(ben.id)).toBe("left");
    const { message_id } = anna.say("/x", { in: group });
    const place = { chat_id: group.id, message_id };
    expect(await refusal(emulator, "deleteMessage", place)).toBe(
      "400 Bad Request: message can't be deleted",
    );
    expect(await refusal(emulator, "pinChatMessage", place)).toBe(
      "400 Bad Request: not enough rights to manage pinned messages in the chat",
    );
    group.makeBotAdmin();
    expect(await refusal(emulator, "deleteMessage", place)).toBe("ok");
  });

  test("a group that becomes a supergroup answers with its new id", async () => {
    const group = emulator.group({ title: "House", members: [anna] });
    const upgraded = group.upgrade();
    expect(await ask(emulator, "sendMessage", { chat_id: group.id, text: "hi" })).toEqual({
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: upgraded.id },
    });
    expect(await news()).toMatchObject([
      { message: { chat: { id: group.id }, migrate_to_chat_id: upgraded.id } },
      { message: { chat: { id: upgraded.id }, migrate_from_chat_id: group.id } },
    ]);
    expect((await send(upgraded.id)).chat.type).toBe("supergroup");
    expect(anna.say("/hi", { in: upgraded }).from?.id).toBe(anna.id);
  });

  test("topics: messages stay in theirs; a closed or deleted one can't be written to", async () => {
    const group = emulator.group({ title: "House", topics: true, members: [anna] });
    const topic = group.addTopic("Alarms");
    const sent = await send(group.id, { message_thread_id: topic });
    expect(sent).toMatchObject({
      message_thread_id: topic,
      is_topic_message: true,
      chat: { is_forum: true },
      reply_to_message: { message_id: topic, forum_topic_created: { name: "Alarms" } },
    });
    const asked = anna.say("/status", { in: group, thread: topic });
    expect(asked).toMatchObject({ message_thread_id: topic, is_topic_message: true });
    group.closeTopic(topic);
    const again = { chat_id: group.id, text: "hi", message_thread_id: topic };
    expect(await refusal(emulator, "sendMessage", again)).toBe("400 Bad Request: TOPIC_CLOSED");
    group.deleteTopic(topic);
    expect(await refusal(emulator, "sendMessage", again)).toBe(
      "400 Bad Request: message thread not found",
    );
    expect(emulator.messages(group.id)).toEqual([]);
    expect(await refusal(emulator, "sendMessage", { ...again, message_thread_id: 1 })).toBe(
      "400 Bad Request: message thread not found",
    );
  });
});
