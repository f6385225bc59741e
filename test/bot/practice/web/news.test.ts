import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "grammy/types";
import { until } from "../../../cameras/until.ts";
import { resultOf } from "../raw.ts";
import { ServedPage, people } from "./served-page.ts";

const anna = 1001;
const ben = 1002;
let page: ServedPage;
beforeEach(async () => {
  page = await new ServedPage().start();
  page.emulator.person(anna).start();
});
afterEach(() => page.stop());

const api = <T = unknown>(method: string, parameters: object) =>
  resultOf<T>(page.emulator, method, parameters);
const send = (parameters: object = {}) =>
  api<Message>("sendMessage", { chat_id: anna, text: "hello", ...parameters });
const inline = { inline_keyboard: [[{ text: "Disarm", callback_data: "disarm:7" }]] };

describe("the snapshot", () => {
  test("of a chat in which nothing was said yet", async () => {
    const { snapshot, response, asides } = await page.read();
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(asides).toEqual(["retry: 1000"]);
    expect(snapshot).toMatchObject({
      bot: { name: "Vigil", username: "vigil_practice_bot" },
      people,
      network: true,
      pending: 1,
      sample: { kind: "drawing" },
    });
    expect(Object.keys(snapshot.chats)).toEqual(["1001", "1002"]);
    expect(snapshot.chats[ben]).toEqual({
      messages: [],
      pinned: [],
      keyboard: null,
      commands: [],
      blocked: false,
    });
  });

  test("has everything that happened before, also for one who connects again", async () => {
    const first = await page.read();
    const keyboard = { keyboard: [[{ text: "Arm" }]] };
    const { message_id } = await send({ reply_markup: keyboard });
    await api("pinChatMessage", { chat_id: anna, message_id });
    await api("setMyCommands", { commands: [{ command: "arm", description: "Arm" }] });
    page.emulator.person(ben).block();
    page.server.showSample({ kind: "people" });
    const { snapshot } = await page.read();
    expect(snapshot.chats[anna]).toMatchObject({
      messages: [{ text: "/start" }, { text: "hello" }, { pinned_message: { message_id } }],
      pinned: [message_id],
      keyboard,
      commands: [{ command: "arm", description: "Arm" }],
      blocked: false,
    });
    expect(snapshot.chats[ben]).toMatchObject({ blocked: true });
    expect(snapshot.sample).toEqual({ kind: "people" });
    // Her /start, the notice of the pin, and Ben's leaving.
    expect(snapshot.pending).toBe(3);
    await first.next("sample");
  });
});

describe("news", () => {
  test("messages: of the bot and of people, loud and silent, edited, deleted", async () => {
    const reader = await page.read();
    page.emulator.person(ben).say("hi");
    const { message_id } = await send();
    await send({ disable_notification: true });
    await api("editMessageText", { chat_id: anna, message_id, text: "now" });
    await api("pinChatMessage", { chat_id: anna, message_id });
    await api("deleteMessage", { chat_id: anna, message_id });
    await reader.next("deleted");
    expect(reader.of("message")).toMatchObject([
      { chat: ben, by: "person", silent: false, message: { text: "hi" } },
      { chat: anna, by: "bot", silent: false, message: { text: "hello" } },
      { chat: anna, by: "bot", silent: true, message: { text: "hello" } },
      { chat: anna, by: "bot", silent: true, message: { message_id, text: "now" } },
      { chat: anna, message: { pinned_message: { message_id } } },
    ]);
    expect(reader.of("deleted")).toEqual([{ kind: "deleted", chat: anna, messageId: message_id }]);
    await reader.next("pins", 2);
    expect(reader.of("pins").map(({ messageIds }) => messageIds)).toEqual([[message_id], []]);
  });

  test("a tap's answer finds the one who tapped", async () => {
    const reader = await page.read();
    const { message_id } = await send({ reply_markup: inline });
    await reader.next("message");
    const tap = { kind: "tap", person: anna, messageId: message_id, data: "disarm:7" };
    const [toast, alert, nothing] = [await page.act(tap), await page.act(tap), await page.act(tap)];
    const idOf = (answer: typeof toast) => (answer.ok ? answer.queryId : undefined);
    const answer = (of: typeof toast, more: object) =>
      api("answerCallbackQuery", { callback_query_id: idOf(of), ...more });
    await answer(toast, { text: "Disarmed" });
    await answer(alert, { text: "Really?", show_alert: true });
    await answer(nothing, {});
    await reader.next("answered", 3);
    expect(reader.of("answered")).toEqual([
      { kind: "answered", person: anna, queryId: idOf(toast), text: "Disarmed", alert: false },
      { kind: "answered", person: anna, queryId: idOf(alert), text: "Really?", alert: true },
      { kind: "answered", person: anna, queryId: idOf(nothing), text: null, alert: false },
    ]);
  });

  test("actions, keyboards, reactions, blocking, commands, the sample", async () => {
    const reader = await page.read();
    await api("sendChatAction", { chat_id: anna, action: "upload_video" });
    const keyboard = { keyboard: [[{ text: "Arm" }]] };
    await send({ reply_markup: keyboard });
    const { message_id } = await send({ reply_markup: { remove_keyboard: true } });
    const reaction = [{ type: "emoji", emoji: "👍" }];
    await api("setMessageReaction", { chat_id: anna, message_id, reaction });
    page.emulator.person(ben).block();
    page.emulator.person(ben).unblock();
    const commands = [{ command: "arm", description: "Arm" }];
    await api("setMyCommands", { commands, scope: { type: "chat", chat_id: ben } });
    page.server.showSample({ kind: "composing", done: 0.5 });
    await reader.next("sample");
    expect(reader.of("action")).toEqual([{ kind: "action", chat: anna, action: "upload_video" }]);
    expect(reader.of("keyboard")).toEqual([
      { kind: "keyboard", chat: anna, keyboard },
      { kind: "keyboard", chat: anna, keyboard: null },
    ]);
    expect(reader.of("reaction")).toEqual([
      { kind: "reaction", chat: anna, messageId: message_id, emoji: ["👍"] },
    ]);
    expect(reader.of("blocked")).toEqual([
      { kind: "blocked", chat: ben, blocked: true },
      { kind: "blocked", chat: ben, blocked: false },
    ]);
    expect(reader.of("commands")).toEqual([
      { kind: "commands", chat: anna, commands: [] },
      { kind: "commands", chat: ben, commands },
    ]);
    expect(reader.of("sample")).toEqual([
      { kind: "sample", sample: { kind: "composing", done: 0.5 } },
    ]);
  });

  test("how much the bot has not read yet, each time it changes", async () => {
    const reader = await page.read();
    await page.act({ kind: "say", person: anna, text: "one" });
    page.emulator.person(ben).say("two");
    await reader.next("pending", 2);
    const updates = await api<{ update_id: number }[]>("getUpdates", {});
    await api("getUpdates", { offset: (updates.at(-1)?.update_id ?? 0) + 1 });
    await reader.next("pending", 3);
    expect(reader.of("pending").map(({ count }) => count)).toEqual([2, 3, 0]);
  });

  test("of groups and of other people's chats there are none", async () => {
    const reader = await page.read();
    const other = page.emulator.person(4711);
    const group = page.emulator.group({ title: "House", members: [page.emulator.person(anna)] });
    other.say("secret");
    other.block();
    page.emulator.person(anna).say("/status", { in: group });
    await send({ chat_id: group.id });
    await api("sendChatAction", { chat_id: group.id, action: "typing" });
    await page.act({ kind: "say", person: ben, text: "the end" });
    await reader.next("message");
    expect(reader.news.map(({ kind }) => kind).filter((kind) => kind !== "pending")).toEqual([
      "snapshot",
      "message",
    ]);
    expect(JSON.stringify(reader.news)).not.toContain("4711");
  });
});

test("a heartbeat keeps the stream alive for as long as somebody listens", async () => {
  const reader = await page.read();
  await page.clock.advance(31_000);
  await until(() => reader.asides.length === 3, "two heartbeats are heard");
  expect(reader.asides.slice(1)).toEqual([": here", ": here"]);
  expect(page.clock.pending).toBe(1);
  reader.leave();
  await until(() => page.clock.pending === 0, "nobody listens any more");
});
