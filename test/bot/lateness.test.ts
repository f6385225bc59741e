import { Composer } from "grammy";
import { expect, test } from "vitest";
import type { ChatContext } from "../../bot/context.ts";
import { answerFirst, askBack } from "../../bot/lateness.ts";
import { labels, openRoom } from "../fakes/control-room.ts";
import { anna, ben, group } from "../fakes/telegram.ts";

const hours = 3600;
const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

test("a late /disarm changes nothing and is asked back", async () => {
  const { telegram, alarm, clock } = openRoom();
  await telegram.say(anna, "/arm");
  await telegram.say(anna, "/disarm", { secondsAgo: 3 * hours });
  expect(alarm.current().state).toBe("armed_away");
  await clock.advance(1000);
  const question = telegram.last(anna.id);
  expect(question.text).toBe(
    "⚪ You asked me to disarm at 11:00, while I was offline.\nI am still armed. Disarm now?",
  );
  expect(labels(question)).toEqual([["Disarm", "Stay armed"]]);
  expect(question.silent).toBe(true);

  await telegram.tap(anna, question, "Disarm");
  expect(alarm.current()).toMatchObject({ state: "disarmed", by: "Anna" });
  expect(telegram.last(anna.id).text).toBe("⚪ Disarmed by Anna · 14:00");
  expect(telegram.last(anna.id).id).toBe(question.id);
});

test("[Stay armed] leaves it and says how it is; twice is the same", async () => {
  const { telegram, alarm, clock } = openRoom();
  await telegram.say(anna, "/arm");
  await telegram.say(anna, "/disarm", { secondsAgo: 121 });
  await clock.advance(1000);
  const question = telegram.last(anna.id);
  const before = { ...question };
  await telegram.tap(anna, before, "Stay armed");
  await telegram.tap(anna, before, "Stay armed");
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.last(anna.id)).toMatchObject({
    id: question.id,
    text: "🔒 Armed (away) since 14:00 by Anna",
  });
});

test("a late /arm is asked back likewise; another day is named", async () => {
  const { telegram, alarm, clock } = openRoom();
  await telegram.say(anna, "/arm", { secondsAgo: 20 * hours });
  await clock.advance(1000);
  const question = telegram.last(anna.id);
  expect(question.text).toBe(
    "⚪ You asked me to arm at 18:00 on 21 Nov 2026, while I was offline.\nI am still disarmed. Arm now?",
  );
  expect(labels(question)).toEqual([["Arm", "Stay disarmed"]]);
  await telegram.tap(anna, question, "Arm");
  expect(alarm.current().state).toBe("armed_away");
});

test("several queued wishes give one question, about the last of them", async () => {
  const { telegram, clock } = openRoom();
  await telegram.say(anna, "/arm");
  telegram.calls.length = 0;
  for (const [text, minutes] of [
    ["/disarm", 50],
    ["/arm", 40],
    ["/disarm", 30],
  ] as const) {
    await telegram.say(anna, text, { secondsAgo: minutes * 60 });
  }
  await clock.advance(5000);
  expect(telegram.callsOf("sendMessage")).toHaveLength(1);
  expect(telegram.last(anna.id).text).toContain("disarm at 13:30");
});

test("each chat is asked for itself", async () => {
  const { telegram, clock } = openRoom();
  await telegram.say(anna, "/arm", { secondsAgo: 600 });
  await telegram.say(ben, "/arm", { secondsAgo: 600, chat: group });
  await clock.advance(1000);
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(telegram.shownIn(group.id)).toHaveLength(1);
});

test("a fresh wish makes the late one pointless", async () => {
  const { telegram, alarm, clock } = openRoom();
  await telegram.say(anna, "/disarm", { secondsAgo: 600 });
  await telegram.say(anna, "/arm");
  await clock.advance(5000);
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(alarm.current().state).toBe("armed_away");
});

test("what is so already is said, not asked", async () => {
  const { telegram, clock } = openRoom();
  await telegram.say(anna, "/disarm", { secondsAgo: 600 });
  await clock.advance(1000);
  expect(telegram.last(anna.id).text).toBe(
    "⚪ You asked me to disarm at 13:50, while I was offline.\nI am disarmed.",
  );
  expect(labels(telegram.last(anna.id))).toEqual([["Arm"]]);
});

test("two minutes are not late", async () => {
  const { telegram, alarm } = openRoom();
  await telegram.say(anna, "/arm", { secondsAgo: 120 });
  expect(alarm.current().state).toBe("armed_away");
});

test("a tap that Telegram calls too old is asked back, once for several", async () => {
  const { telegram, alarm, clock } = openRoom();
  await telegram.say(anna, "/arm");
  const armed = telegram.last(anna.id);
  for (let taps = 0; taps < 3; taps++) {
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tap(anna, armed, "Disarm");
  }
  expect(alarm.current().state).toBe("armed_away");
  await clock.advance(1000);
  expect(telegram.shownIn(anna.id)).toHaveLength(2);
  expect(telegram.last(anna.id).text).toBe(
    "⚪ You asked me to disarm earlier, while I was offline.\nI am still armed. Disarm now?",
  );
  expect(telegram.callsOf("sendMessage").at(-1)?.["reply_parameters"]).toEqual({
    message_id: armed.id,
    allow_sending_without_reply: true,
  });
});

test("a tap is answered before anything is done, and an unanswered one does nothing", async () => {
  const { telegram, alarm, log } = openRoom();
  await telegram.say(anna, "/arm");
  const armed = telegram.last(anna.id);
  telegram.failNext("answerCallbackQuery", "Internal Server Error", 500);
  await telegram.tap(anna, armed, "Disarm");
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.last(anna.id).text).toContain("That went wrong");
  expect(log.messages("error")).toEqual(["disarm failed"]);
});

test("other wishes bring their own question", async () => {
  const urgent = new Composer<ChatContext>();
  urgent.callbackQuery("unmute:c1", async (ctx) => {
    const topic = "mute:c1";
    if ((await answerFirst(ctx, "Muted")) === "answered") return;
    askBack(ctx, { topic, question: () => ({ text: "Still mute?" }) });
  });
  const { telegram, clock } = openRoom({ urgent });
  await telegram.say(anna, "/arm");
  telegram.failNext("answerCallbackQuery", tooOld);
  await telegram.tapData(anna, telegram.last(anna.id), "unmute:c1");
  await clock.advance(1000);
  expect(telegram.last(anna.id).text).toBe("Still mute?");
});

test("a question that cannot be put is logged; closing puts none", async () => {
  const { telegram, clock, log, control } = openRoom();
  telegram.failNext("sendMessage", "Forbidden: bot was blocked by the user", 403);
  await telegram.say(anna, "/arm", { secondsAgo: 600 });
  await clock.advance(1000);
  expect(log.messages("error")).toEqual(["/arm failed"]);
  await telegram.say(anna, "/arm", { secondsAgo: 600 });
  await control.close();
  await clock.advance(1000);
  expect(telegram.callsOf("sendMessage")).toHaveLength(1);
  expect(clock.pending).toBe(0);
});
