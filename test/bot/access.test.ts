import { expect, test } from "vitest";
import { FakeMembers } from "../fakes/members.ts";
import { openRoom } from "../fakes/control-room.ts";
import {
  anna,
  ben,
  group,
  groupAnonymousBot,
  type ShownMessage,
  stranger,
} from "../fakes/telegram.ts";

const channel = { id: -900, type: "channel", title: "News" } as const;
const command = (text: string) => ({
  text,
  entities: [{ type: "bot_command", offset: 0, length: text.length }],
});

test("strangers hear nothing, whatever they do, and are logged once", async () => {
  const room = openRoom();
  const { telegram } = room;
  await telegram.say(anna, "/arm");
  const armed = telegram.last(anna.id);
  telegram.calls.length = 0;
  await telegram.say(stranger, "/disarm");
  await telegram.say(stranger, "hello");
  await telegram.say(stranger, "/disarm", { chat: group });
  await telegram.tapData(stranger, { ...armed, chat: group.id }, "disarm");
  await telegram.tapData(stranger, armed, "no such button");
  // The owner hears of them, once (members/strangers-notice.ts).
  expect(telegram.calls.map(({ payload }) => payload["chat_id"])).toEqual([anna.id]);
  expect(room.alarm.current().state).toBe("armed_away");
  expect(room.log.messages("info").filter((line) => line.includes("6666"))).toHaveLength(1);
});

test("members are known by id, not by name, and viewers may look only", async () => {
  const members = new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: 1003, name: "Vera", role: "viewer" },
  );
  const room = openRoom({ members });
  await room.telegram.say({ ...stranger, first_name: "Anna", username: "anna" }, "/arm");
  expect(room.telegram.shownIn(stranger.id)).toEqual([]);
  await room.telegram.say({ id: 1003, is_bot: false, first_name: "Vera" }, "/arm");
  expect(room.alarm.current().state).toBe("disarmed");
  expect(room.telegram.last(1003).text).toBe(
    "You may look, but not arm, disarm or judge alarms. Only Anna can change that.",
  );
});

test("a member acts in a group too, and is named there", async () => {
  const room = openRoom();
  await room.telegram.say(ben, "/arm@vigil_bot", { chat: group });
  expect(room.alarm.current()).toMatchObject({ state: "armed_away", by: "Ben" });
  expect(room.telegram.last(group.id).text).toMatch(
    /^🔒 Armed \(away\) by Ben · Front door, Hall\n/,
  );
});

test("commands for another bot are left alone", async () => {
  const room = openRoom();
  await room.telegram.say(anna, "/arm@other_bot", { chat: group });
  await room.telegram.say(anna, "/arm@other_bot");
  expect(room.alarm.current().state).toBe("disarmed");
  expect(room.telegram.calls).toEqual([]);
});

test("in a group only what is surely for us gets the useful sentence", async () => {
  const room = openRoom();
  await room.telegram.say(anna, "what a nice day", { chat: group });
  await room.telegram.say(anna, "/weather", { chat: group });
  expect(room.telegram.calls).toEqual([]);
  await room.telegram.say(anna, "/weather@vigil_bot", { chat: group });
  expect(room.telegram.last(group.id).text).toContain("I didn't understand that");
});

test("anonymous administrators and channels are refused with a sentence, once an hour", async () => {
  const room = openRoom();
  const { telegram } = room;
  const anonymously = () =>
    telegram.say(groupAnonymousBot, "/disarm", { chat: group, extra: { sender_chat: group } });
  await anonymously();
  await anonymously();
  expect(telegram.shownIn(group.id)).toHaveLength(1);
  expect(telegram.last(group.id).text).toContain("I can't see who you are");
  await room.clock.advance(3_600_000);
  await anonymously();
  expect(telegram.shownIn(group.id)).toHaveLength(2);

  const post = { message_id: 5, date: 0, chat: channel, sender_chat: channel };
  await telegram.update({ channel_post: { ...post, ...command("/arm") } });
  await telegram.update({ channel_post: { ...post, text: "just news" } });
  expect(telegram.shownIn(channel.id)).toHaveLength(1);
  expect(room.alarm.current().state).toBe("disarmed");
});

test("what is written in a channel's name is nobody's, even without being a command", async () => {
  const room = openRoom();
  const extra = { sender_chat: channel };
  const channelBot = { id: 136817688, is_bot: true, first_name: "Channel" };
  await room.telegram.say(channelBot, "hello", { chat: group, extra });
  // Even if Telegram ever named a member beside it.
  await room.telegram.say(anna, "hello", { chat: group, extra });
  expect(room.telegram.calls).toEqual([]);
});

test("an anonymous administrator's tap is answered and does nothing", async () => {
  const room = openRoom();
  const message = { id: 5, chat: group.id, text: "x", kind: "text" } as ShownMessage;
  await room.telegram.tapData(groupAnonymousBot, message, "arm:away");
  expect(room.telegram.callsOf("answerCallbackQuery")[0]?.["text"]).toContain(
    "I can't see who you are",
  );
  expect(room.alarm.current().state).toBe("disarmed");
});

test("other bots and edited messages are nobody", async () => {
  const room = openRoom();
  await room.telegram.say({ ...anna, is_bot: true }, "/arm");
  await room.telegram.update({
    edited_message: { message_id: 5, date: 0, chat: group, from: anna, ...command("/arm") },
  });
  expect(room.telegram.calls).toEqual([]);
  expect(room.alarm.current().state).toBe("disarmed");
});
