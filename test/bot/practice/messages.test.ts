import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "grammy/types";
import { Emulator } from "../../../bot/practice/emulator.ts";
import type { Person } from "../../../bot/practice/emulator.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { ask, refusal, resultOf } from "./raw.ts";

const clock = new FakeClock();
let emulator: Emulator;
let anna: Person;
let chat_id: number;
beforeEach(async () => {
  emulator = await new Emulator({ clock }).start();
  anna = emulator.person(1001, { firstName: "Anna", username: "anna_example" });
  anna.start();
  chat_id = anna.chatId;
});
afterEach(() => emulator.stop());

const send = (parameters: object) =>
  resultOf<Message>(emulator, "sendMessage", { chat_id, text: "hello", ...parameters });
const button = (text: string, callback_data = text) => ({
  inline_keyboard: [[{ text, callback_data }]],
});
const commands = (command: string) => [{ command, description: `does ${command}` }];
const notModified =
  "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

describe("the door", () => {
  test("methods in any case, by GET and POST; what is no method is not found", async () => {
    const response = await fetch(`${emulator.url}/bot${emulator.token}/GETme`);
    expect(await response.json()).toMatchObject({
      ok: true,
      result: { id: emulator.bot.id, is_bot: true, username: "vigil_practice_bot" },
    });
    const form = await fetch(`${emulator.url}/bot${emulator.token}/SendMessage`, {
      method: "POST",
      body: new URLSearchParams({ chat_id: String(chat_id), text: "form" }),
    });
    expect(await form.json()).toMatchObject({ ok: true, result: { text: "form" } });
    expect(emulator.calls("sendmessage").map((call) => call.method)).toEqual(["sendMessage"]);
    expect(await refusal(emulator, "sendMoney")).toBe("404 Not Found: method not found");
  });

  test.each([
    ["1234567890:wrong", 401, "Unauthorized"],
    ["nonsense", 401, "Unauthorized: invalid token specified"],
  ])("token %s is refused", async (token, status, description) => {
    const response = await fetch(`${emulator.url}/bot${token}/getMe`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ ok: false, error_code: status, description });
  });

  test("other addresses are not found", async () => {
    const response = await fetch(`${emulator.url}/nothing`);
    expect(await response.json()).toMatchObject({ error_code: 404, description: "Not Found" });
  });
});

describe("sendMessage", () => {
  test("answers with the message as the chat shows it, and keeps its loudness", async () => {
    const text = "🔒 <b>Armed</b> by Anna #hall";
    const message = await send({ text, parse_mode: "HTML", disable_notification: true });
    expect(message).toEqual({
      message_id: expect.any(Number),
      date: Math.floor(clock.wall() / 1000),
      chat: { id: 1001, type: "private", first_name: "Anna", username: "anna_example" },
      from: expect.objectContaining({ id: emulator.bot.id, is_bot: true }),
      text: "🔒 Armed by Anna #hall",
      entities: [
        { type: "bold", offset: 3, length: 5 },
        { type: "hashtag", offset: 17, length: 5 },
      ],
    });
    expect(emulator.messages(chat_id).at(-1)).toEqual(message);
    await send({ text: "loud" });
    const sounds = emulator.log(chat_id).map(({ by, silent }) => `${by} ${silent}`);
    expect(sounds).toEqual(["person false", "bot true", "bot false"]);
  });

  test("limits count code points after parsing", async () => {
    await send({ text: `<b>${"😀".repeat(4096)}</b>`, parse_mode: "HTML" });
    expect(await refusal(emulator, "sendMessage", { chat_id, text: "x".repeat(4097) })).toBe(
      "400 Bad Request: message is too long",
    );
    expect(await refusal(emulator, "sendMessage", { chat_id, text: "x".repeat(32_769) })).toBe(
      "400 Bad Request: text is too long",
    );
  });

  test.each([
    [{ text: "" }, "message text is empty"],
    [{ text: "<b> </b>", parse_mode: "HTML" }, "text must be non-empty"],
    [
      { parse_mode: "HTML", text: "a<b" },
      "can't parse entities: Unclosed start tag at byte offset 1",
    ],
    [{ parse_mode: "BBCode" }, "unsupported parse_mode"],
    [{ chat_id: "" }, "chat_id is empty"],
    [{ chat_id: 999 }, "chat not found"],
    [{ chat_id: "@nobody" }, "chat not found"],
    [{ reply_markup: button("x", "é".repeat(33)) }, "BUTTON_DATA_INVALID"],
    [{ reply_markup: button(" ", "x") }, "inline keyboard button text must be non-empty"],
    [
      { reply_markup: { inline_keyboard: [[{ text: "nothing" }]] } },
      "text buttons are unallowed in the inline keyboard",
    ],
    [{ reply_markup: { inline_keyboard: [[{ text: "x", url: "no url" }]] } }, "BUTTON_URL_INVALID"],
    [{ reply_markup: "{broken" }, "can't parse reply keyboard markup JSON object"],
    [{ message_thread_id: 1 }, "message thread not found"],
    [{ reply_parameters: { message_id: 1 } }, "message to be replied not found"],
  ])("%j is refused", async (parameters, reason) => {
    const answer = await refusal(emulator, "sendMessage", { chat_id, text: "hi", ...parameters });
    expect(answer).toBe(`400 Bad Request: ${reason}`);
    expect(emulator.messages(chat_id)).toHaveLength(1);
  });

  test("a reply carries what it replies to; a missing one may be allowed", async () => {
    const first = await send({ text: "first" });
    const reply = await send({ reply_parameters: { message_id: first.message_id } });
    expect(reply.reply_to_message).toMatchObject({ message_id: first.message_id, text: "first" });
    const missing = { message_id: 1, allow_sending_without_reply: true };
    expect(await send({ reply_parameters: missing })).not.toHaveProperty("reply_to_message");
  });

  test("who never wrote, and who blocked the bot, can't be reached", async () => {
    const ben = emulator.person(1002);
    const toBen = { chat_id: ben.chatId, text: "hi" };
    expect(await refusal(emulator, "sendMessage", toBen)).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    ben.start();
    expect(await refusal(emulator, "sendMessage", toBen)).toBe("ok");
    ben.block();
    expect(await refusal(emulator, "sendMessage", toBen)).toBe(
      "403 Forbidden: bot was blocked by the user",
    );
    expect(() => ben.say("hello?")).toThrow("has blocked the bot");
    ben.unblock();
    expect(await refusal(emulator, "sendMessage", toBen)).toBe("ok");
  });

  test("a reply keyboard belongs to the chat, not to the message", async () => {
    const keyboard = { keyboard: [[{ text: "Yes" }]], one_time_keyboard: true };
    expect(await send({ reply_markup: keyboard })).not.toHaveProperty("reply_markup");
    expect(emulator.replyKeyboard(chat_id)).toEqual(keyboard);
    await send({ reply_markup: { remove_keyboard: true } });
    expect(emulator.replyKeyboard(chat_id)).toBeUndefined();
  });
});

describe("edits", () => {
  test("replace text and keyboard together; without a keyboard it goes away", async () => {
    const { message_id } = await send({ reply_markup: button("Arm") });
    const before = emulator.messages(chat_id).at(-1);
    await clock.advance(5000);
    const edited = await resultOf<Message>(emulator, "editMessageText", {
      chat_id,
      message_id,
      text: "<i>bye</i>",
      parse_mode: "HTML",
    });
    expect(edited).toMatchObject({ text: "bye", edit_date: Math.floor(clock.wall() / 1000) });
    expect(edited).not.toHaveProperty("reply_markup");
    expect(before).toMatchObject({ text: "hello", reply_markup: button("Arm") });
    expect(emulator.log(chat_id).at(-1)).toMatchObject({ kind: "edited", silent: true });
  });

  test("that change nothing are refused: same entities and keyboard, however written", async () => {
    const reply_markup = button("Arm");
    const { message_id } = await send({ text: "<b>a</b>", parse_mode: "HTML", reply_markup });
    const same = { chat_id, message_id, text: "<strong>a</strong> ", parse_mode: "HTML" };
    expect(await refusal(emulator, "editMessageText", { ...same, reply_markup })).toBe(notModified);
    expect(
      await refusal(emulator, "editMessageReplyMarkup", { chat_id, message_id, reply_markup }),
    ).toBe(notModified);
    const noBold = { ...same, text: "a", reply_markup };
    expect(await refusal(emulator, "editMessageText", noBold)).toBe("ok");
    const other = { chat_id, message_id, reply_markup: button("Disarm") };
    expect(await refusal(emulator, "editMessageReplyMarkup", other)).toBe("ok");
  });

  test("of what isn't there, isn't the bot's, or isn't text are refused", async () => {
    const edit = { chat_id, text: "new" };
    expect(await refusal(emulator, "editMessageText", { ...edit, message_id: 1 })).toBe(
      "400 Bad Request: message to edit not found",
    );
    const { message_id } = anna.say("mine");
    expect(await refusal(emulator, "editMessageText", { ...edit, message_id })).toBe(
      "400 Bad Request: message can't be edited",
    );
    const own = await send({});
    const caption = { chat_id, message_id: own.message_id, caption: "c" };
    expect(await refusal(emulator, "editMessageCaption", caption)).toBe(
      "400 Bad Request: there is no caption in the message to edit",
    );
  });
});

describe("deleting", () => {
  test("works once, for both sides' messages in a private chat", async () => {
    const { message_id } = await send({});
    const hers = anna.say("hers").message_id;
    expect(await ask(emulator, "deleteMessage", { chat_id, message_id })).toEqual({
      ok: true,
      result: true,
    });
    expect(await refusal(emulator, "deleteMessage", { chat_id, message_id })).toBe(
      "400 Bad Request: message to delete not found",
    );
    expect(await refusal(emulator, "deleteMessage", { chat_id, message_id: hers })).toBe("ok");
    expect(emulator.log(chat_id).map(({ kind }) => kind)).toEqual([
      "sent",
      "sent",
      "sent",
      "deleted",
      "deleted",
    ]);
  });

  test("ends after 48 hours; several at once skip what can't be", async () => {
    const old = await send({ text: "old" });
    await clock.advance(48 * 3_600_000);
    const young = await send({ text: "young" });
    const message_ids = [old.message_id, 1, young.message_id];
    await resultOf(emulator, "deleteMessages", { chat_id, message_ids });
    expect(emulator.messages(chat_id).map(({ text }) => text)).toEqual(["/start", "old"]);
    expect(await refusal(emulator, "deleteMessage", { chat_id, message_id: old.message_id })).toBe(
      "400 Bad Request: message can't be deleted",
    );
  });
});

test("chat actions, reactions and pins", async () => {
  const actions: unknown[] = [];
  emulator.on((change) => {
    if (change.kind === "action" || change.kind === "reaction") actions.push(change);
  });
  await resultOf(emulator, "sendChatAction", { chat_id, action: "upload_photo" });
  expect(await refusal(emulator, "sendChatAction", { chat_id, action: "dancing" })).toBe(
    "400 Bad Request: wrong parameter action in request",
  );
  const { message_id } = await send({ text: "status" });
  const reaction = [{ type: "emoji", emoji: "👌" }];
  await resultOf(emulator, "setMessageReaction", { chat_id, message_id, reaction });
  expect(actions).toEqual([
    { kind: "action", chatId: chat_id, action: "upload_photo" },
    { kind: "reaction", message: expect.objectContaining({ message_id }), emoji: ["👌"] },
  ]);
  await resultOf(emulator, "pinChatMessage", { chat_id, message_id });
  expect(emulator.pinned(chat_id)).toEqual([message_id]);
  expect(await resultOf(emulator, "getChat", { chat_id })).toMatchObject({
    pinned_message: { text: "status" },
  });
  await resultOf(emulator, "unpinChatMessage", { chat_id, message_id });
  expect(await refusal(emulator, "unpinChatMessage", { chat_id, message_id })).toBe(
    "400 Bad Request: message to unpin not found",
  );
});

test("the command menu is checked, and found by scope and language", async () => {
  await resultOf(emulator, "setMyCommands", { commands: commands("arm") });
  await resultOf(emulator, "setMyCommands", { commands: commands("scharf"), language_code: "de" });
  const scope = { type: "chat", chat_id: 1001 };
  await resultOf(emulator, "setMyCommands", { commands: commands("owner"), scope });
  const menu = (id: number, languageCode: string) =>
    emulator.commandMenu(emulator.person(id, { languageCode })).map(({ command }) => command);
  expect(menu(1001, "en")).toEqual(["owner"]);
  expect(menu(1003, "de")).toEqual(["scharf"]);
  await resultOf(emulator, "deleteMyCommands", { scope });
  expect(await resultOf(emulator, "getMyCommands", { scope })).toEqual([]);
  expect(menu(1001, "en")).toEqual(["arm"]);
  const refused = (command: string, description = "d") =>
    refusal(emulator, "setMyCommands", { commands: [{ command, description }] });
  expect(await refused("x".repeat(33))).toBe("400 Bad Request: command length must not exceed 32");
  expect(await refused("Arm")).toBe("400 Bad Request: BOT_COMMAND_INVALID");
  expect(await refused("arm", "d".repeat(257))).toBe(
    "400 Bad Request: command description length must not exceed 256",
  );
  expect(await refused("arm", " ")).toBe("400 Bad Request: command description must be non-empty");
  await resultOf(emulator, "setMyDescription", { description: "A watchman" });
  expect(await resultOf(emulator, "getMyDescription")).toEqual({ description: "A watchman" });
  expect(
    await refusal(emulator, "setMyShortDescription", { short_description: "x".repeat(121) }),
  ).toMatch(/^400 /);
});
