import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message, Update } from "grammy/types";
import { resultOf } from "../raw.ts";
import { ServedPage } from "./served-page.ts";

const anna = 1001;
const ben = 1002;
let page: ServedPage;
beforeEach(async () => {
  page = await new ServedPage().start();
  page.emulator.person(anna).start();
});
afterEach(() => page.stop());

const updates = () => resultOf<Update[]>(page.emulator, "getUpdates");
const send = (parameters: object = {}) =>
  resultOf<Message>(page.emulator, "sendMessage", { chat_id: anna, text: "hello", ...parameters });
const refused = (sentence: string) => ({ ok: false, sentence });
const last = (chat = anna) => page.emulator.messages(chat).at(-1);

test("say: the bot hears it, with entities and the message replied to", async () => {
  const asked = await send();
  const replyTo = asked.message_id;
  const say = { kind: "say", person: anna, text: "  /arm away\n", replyTo };
  expect(await page.act(say)).toEqual({ ok: true });
  expect((await updates()).at(-1)?.message).toMatchObject({
    from: { id: anna, first_name: "Anna", username: "anna" },
    text: "/arm away",
    entities: [{ type: "bot_command", offset: 0, length: 4 }],
    reply_to_message: { message_id: replyTo },
  });
  expect(await page.act({ ...say, text: " \n" })).toEqual(refused("There is nothing to send."));
  expect(await page.act({ ...say, text: "x".repeat(4097) })).toEqual(
    refused("A message holds 4096 characters; this one has 4097."),
  );
  expect(await page.act({ ...say, replyTo: 1 })).toEqual(
    refused("There is no message 1 to reply to."),
  );
});

describe("tap", () => {
  const button = (text: string, callback_data: string) => ({ text, callback_data });

  test("takes the button with that data, whatever others are called", async () => {
    const rows = [[button("b", "a"), button("Same", "b"), button("Same", "c")]];
    const { message_id: messageId } = await send({ reply_markup: { inline_keyboard: rows } });
    const tap = { kind: "tap", person: anna, messageId, data: "b" };
    const [first, second] = [await page.act(tap), await page.act({ ...tap, data: "c" })];
    const queries = (await updates()).flatMap(({ callback_query }) => callback_query ?? []);
    expect(queries.map(({ id, data }) => ({ ok: true, queryId: id, data }))).toEqual([
      { ...first, data: "b" },
      { ...second, data: "c" },
    ]);
  });

  test("needs what is shown now", async () => {
    const { message_id } = await send({
      reply_markup: { inline_keyboard: [[button("Arm", "arm")]] },
    });
    const tap = { kind: "tap", person: anna, messageId: message_id, data: "arm" };
    const place = { chat_id: anna, message_id };
    expect(await page.act({ ...tap, data: "Arm" })).toEqual(
      refused("That button is no longer there."),
    );
    expect(await page.act({ ...tap, person: ben })).toEqual(
      refused("That message is no longer there."),
    );
    await resultOf(page.emulator, "editMessageReplyMarkup", place);
    expect(await page.act(tap)).toEqual(refused("That button is no longer there."));
    await resultOf(page.emulator, "deleteMessage", place);
    expect(await page.act(tap)).toEqual(refused("That message is no longer there."));
  });
});

test("edit and delete", async () => {
  const theirs = await send();
  await page.act({ kind: "say", person: anna, text: "helo" });
  const messageId = last()?.message_id ?? 0;
  const edit = { kind: "edit", person: anna, messageId, text: "hello" };
  expect(await page.act(edit)).toEqual({ ok: true });
  expect((await updates()).at(-1)?.edited_message).toMatchObject({ text: "hello" });
  expect(await page.act({ ...edit, messageId: theirs.message_id })).toEqual(
    refused("Only one's own texts can be edited."),
  );
  expect(await page.act({ kind: "delete", person: anna, messageId })).toEqual({ ok: true });
  expect(last()?.message_id).toBe(theirs.message_id);
  expect(await page.act({ kind: "delete", person: anna, messageId })).toEqual(
    refused("That message is no longer there."),
  );
});

test("block and unblock", async () => {
  const block = { kind: "block", person: anna, blocked: true };
  expect(await page.act(block)).toEqual({ ok: true });
  expect(await page.act({ kind: "say", person: anna, text: "hi" })).toEqual(
    refused("Anna has blocked the bot."),
  );
  expect(await page.act({ ...block, blocked: false })).toEqual({ ok: true });
  expect(await page.act({ kind: "say", person: anna, text: "hi" })).toEqual({ ok: true });
});

test("strangers to the page, nonsense and too much are answered with a sentence", async () => {
  page.emulator.person(4711).say("not on the page");
  expect(await page.act({ kind: "say", person: 4711, text: "hi" })).toEqual(
    refused("There is no such person in this practice chat."),
  );
  const unknown = refused("The page asked for something unknown. Please reload it.");
  expect(await page.act({ kind: "dance", person: anna })).toEqual(unknown);
  expect(await page.act({ kind: "say", person: "1001", text: "hi" })).toEqual(unknown);
  const post = async (body: string) =>
    (await fetch(`${page.url}act`, { method: "POST", body })).json();
  expect(await post("{")).toEqual(
    refused("The page sent something that isn't JSON. Please reload it."),
  );
  expect(await post(JSON.stringify({ kind: "say", text: "x".repeat(65_536) }))).toEqual(
    refused("That is too long to be sent."),
  );
});
