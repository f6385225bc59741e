import { expect, test } from "vitest";
import { membersData } from "../../../bot/members/buttons.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben, group, stranger } from "../../fakes/telegram.ts";

const example = { ...stranger, username: "example_user" };
const joe = { id: 7001, is_bot: false, first_name: "Joe <b>" };
const kim = { id: 7002, is_bot: false, first_name: "Kim" };

test("the owner hears of a stranger once an hour, and of how many others there were", async () => {
  const { telegram, control, clock } = openRoom();
  await telegram.say(example, "hello");
  await telegram.say(example, "hello?");
  await telegram.say(joe, "/status");
  await telegram.say(kim, "hi");
  await telegram.say(kim, "hi again");
  await control.idle();
  const notice = telegram.last(anna.id);
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(notice.text).toBe("⚪ Someone who isn't in this household wrote to me: @example_user.");
  expect(notice.silent).toBe(true);
  expect(labels(notice)).toEqual([["Ignore", "Invite as viewer"]]);
  await clock.advance(3_600_000);
  await telegram.say(joe, "anybody there?");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe(
    "⚪ Someone who isn't in this household wrote to me: Joe &lt;b&gt;. So did 1 other since I last told you.",
  );
  for (const { id } of [example, joe, kim, ben]) expect(telegram.shownIn(id)).toEqual([]);
});

test("of whom the owner ignores they hear nothing more, until they say so", async () => {
  const { telegram, control, clock } = openRoom();
  await telegram.say(example, "hello");
  await control.idle();
  await telegram.tap(anna, telegram.last(anna.id), "Ignore");
  expect(telegram.last(anna.id).text).toContain("won't tell you about them again");
  await clock.advance(3_600_000);
  await telegram.say(example, "hello");
  await control.idle();
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  await telegram.tap(anna, telegram.last(anna.id), "Tell me again");
  expect(telegram.last(anna.id).text).toContain("I tell you again");
  expect(labels(telegram.last(anna.id))).toEqual([["Ignore", "Invite as viewer"]]);
  await telegram.say(example, "hello");
  await control.idle();
  expect(telegram.shownIn(anna.id)).toHaveLength(2);
});

test("[Invite as viewer] lets that very id in, and says so to everybody", async () => {
  const { telegram, control, members } = openRoom();
  await telegram.say(example, "hello");
  await control.idle();
  const notice = telegram.last(anna.id);
  telegram.answer("getChat", { id: example.id, type: "private", first_name: "Mallory" });
  await telegram.tap(anna, notice, "Invite as viewer");
  await control.idle();
  expect(members.find(example.id)).toMatchObject({ name: "Mallory", role: "viewer" });
  expect(telegram.last(example.id).text).toContain("Welcome, Mallory. Anna lets you look");
  expect(telegram.last(ben.id).text).toBe("🟢 Anna let Mallory in as a viewer.");
  expect(telegram.last(anna.id).text).toContain("Mallory · viewer");
  // Once more on the old message: as it is.
  await telegram.tapData(anna, notice, membersData.admit(example.id));
  await control.idle();
  expect(telegram.shownIn(example.id)).toHaveLength(1);
});

test("whom Telegram doesn't know any more can't be let in by a tap", async () => {
  const { telegram, control, members } = openRoom();
  await telegram.say(example, "hello");
  await control.idle();
  telegram.failNext("getChat", "Bad Request: chat not found");
  await telegram.tap(anna, telegram.last(anna.id), "Invite as viewer");
  expect(members.find(example.id)).toBeNull();
  expect(telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toContain("doesn't know them");
});

test("what strangers say in a group or tap is nobody's news", async () => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, "/status@vigil_bot", { chat: group });
  await telegram.say(example, "/status@vigil_bot", { chat: group });
  await telegram.tap(example, telegram.last(group.id), "Refresh");
  await control.idle();
  expect(telegram.shownIn(anna.id)).toEqual([]);
});
