// Groups and topics as alert targets, rights and menus, against a server with Telegram's semantics.
import { afterEach, beforeEach, expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { announce } from "../../../bot/announce.ts";
import { type ControlBot, createBot } from "../../../bot/bot.ts";
import { commandTable } from "../../../bot/commands/table.ts";
import { type ChatMessage, Emulator, type Person } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { annaOwns, fakeParts } from "../../fakes/control-room.ts";
import { RecordingLog } from "../../fakes/log.ts";
import type { FakeMembers } from "../../fakes/members.ts";
import type { Membership } from "../../fakes/membership.ts";

let emulator: Emulator;
let control: ControlBot;
let polling: Promise<void>;
let anna: Person;
let ben: Person;
let log: RecordingLog;
let members: FakeMembers;
let membership: Membership;
let left: number[];
let moved: [number, number][];

beforeEach(async () => {
  emulator = await new Emulator().start();
  log = new RecordingLog();
  members = annaOwns();
  left = [];
  moved = [];
  const alertsTo = {
    left: async (chat: number) => void left.push(chat),
    moved: async (chat: number, to: number) => void moved.push([chat, to]),
  };
  const config = { token: emulator.token, telegramApiRoot: emulator.url };
  const { parts, ...fakes } = fakeParts({ members, log, alertsTo, config }, systemClock);
  membership = fakes.membership;
  control = createBot(parts);
  await control.bot.init();
  polling = control.bot.start({ allowed_updates: allowedUpdates });
  anna = emulator.person(1001, { firstName: "Anna" });
  ben = emulator.person(1002, { firstName: "Ben" });
  anna.start();
  ben.start();
  await shown(anna.chatId, "I am here, Anna");
  await shown(ben.chatId, "I am here, Ben");
});

afterEach(async () => {
  await control.bot.stop();
  await control.close();
  await polling;
  await emulator.stop();
});

/** The newest message of the bot in the chat that has `text` in it. */
function shown(chat: number, text: string): Promise<ChatMessage> {
  return emulator.waitFor(
    () =>
      emulator
        .messages(chat)
        .findLast((one) => one.from?.is_bot && (one.text ?? one.caption)?.includes(text)),
    { what: `"${text}" in ${chat}` },
  );
}

const targets = () => membership.targets.groups().map(({ chat, thread }) => ({ chat, thread }));

test("/alertshere in a topic: alerts and what others do come there, until they are stopped", async () => {
  const group = emulator.group({ title: "Home & <Co>", topics: true, members: [anna, ben] });
  const topic = group.addTopic("Guard");
  anna.say("/alertshere", { in: group, thread: topic });
  const chosen = await shown(group.id, "Alerts come to this topic now");
  expect(chosen.message_thread_id).toBe(topic);
  await shown(ben.chatId, "Anna chose a topic of Home & <Co> for alerts");
  expect(targets()).toEqual([{ chat: group.id, thread: topic }]);
  ben.say("/arm");
  const told = await shown(group.id, "Armed (away) by Ben");
  expect(told.message_thread_id).toBe(topic);

  // Ben, a member, may not choose or stop it.
  ben.say("/alertshere", { in: group });
  await shown(group.id, "Only Anna may change this.");
  const query = ben.tap(chosen, "Stop alerts here");
  const toast = await emulator.waitFor(() => ben.answerTo(query));
  expect(toast.text).toBe("Only Anna may change this.");

  anna.say("/members");
  const list = await shown(anna.chatId, "Alerts go to a topic of Home & <Co>, chosen by Anna");
  anna.tap(list, "Stop alerts in Home & <Co>");
  const question = await shown(anna.chatId, "Really stop alerts in Home & <Co>?");
  anna.tap(question, "Go on");
  await shown(anna.chatId, "Alerts go to a topic");
  anna.tap(question, "Stop alerts in Home & <Co>");
  await shown(anna.chatId, "Really stop alerts");
  anna.tap(question, "Stop alerts there");
  await shown(anna.chatId, "Alerts go to everybody privately");
  await shown(group.id, "Anna stopped alerts in Home & <Co>");
  await shown(ben.chatId, "Anna stopped alerts in Home & <Co>");
  expect(targets()).toEqual([]);
  expect(log.messages("error")).toEqual([]);
});

test("added by the owner the bot offers itself; added by others it says nothing", async () => {
  const hers = emulator.group({ title: "Hers", members: [anna, ben] });
  const his = emulator.group({ title: "His", members: [ben] });
  for (const group of [his, hers]) {
    group.kickBot();
    group.addBot();
  }
  const offer = await shown(hers.id, "Shall my alerts come to this group?");
  anna.tap(offer, "Alerts here");
  await shown(hers.id, "Alerts come to this group now");
  expect(targets()).toEqual([{ chat: hers.id, thread: null }]);
  expect(emulator.messages(his.id).filter(({ from }) => from?.is_bot)).toEqual([]);

  hers.kickBot();
  await shown(anna.chatId, "I was removed from Hers. Alerts come to everybody privately now.");
  expect(left).toEqual([hers.id]);
  expect(targets()).toEqual([]);
});

test("/alertshere in a private chat says how, with a link that adds the bot", async () => {
  anna.say("/alertshere");
  const answer = await shown(anna.chatId, "Alerts can go to a group");
  expect(JSON.stringify(answer.reply_markup)).toContain("?startgroup=alerts");
});

test("a group that becomes a supergroup stays a target, told by its message or by an error", async () => {
  const group = emulator.group({ title: "Home", members: [anna, ben] });
  anna.say("/alertshere", { in: group });
  await shown(group.id, "Alerts come to this group now");
  const upgraded = group.upgrade();
  await emulator.waitFor(() => moved.length > 0);
  expect(moved[0]).toEqual([group.id, upgraded.id]);
  expect(targets()).toEqual([{ chat: upgraded.id, thread: null }]);
  expect(membership.alertChats.all()[0]).toMatchObject({ chat: upgraded.id, title: "Home" });
  ben.say("/arm");
  await shown(upgraded.id, "Armed (away) by Ben");

  // As if the service message had been missed: an error says where the group is now.
  const other = emulator.group({ title: "Other", members: [anna] });
  const otherNow = other.upgrade();
  await emulator.waitFor(() => moved.length === 4);
  delete membership.notes.movedTo[other.id];
  await membership.targets.choose({ chat: other.id, thread: null, title: "Other", addedBy: "A" });
  await announce(() => "<b>Hello</b>", {
    api: control.bot.api,
    destinations: membership.targets.audience(),
    localeOf: () => "en",
    silent: true,
    log,
    targets: membership.targets,
  });
  await shown(otherNow.id, "Hello");
  expect(targets()).toContainEqual({ chat: otherNow.id, thread: null });
});

test("what others do falls back to General where the topic is gone; the owner hears of it", async () => {
  const group = emulator.group({ title: "Home", topics: true, members: [anna, ben] });
  const topic = group.addTopic("Guard");
  anna.say("/alertshere", { in: group, thread: topic });
  await shown(group.id, "Alerts come to this topic now");
  group.deleteTopic(topic);
  ben.say("/arm");
  const told = await shown(group.id, "Armed (away) by Ben");
  expect(told.message_thread_id).toBeUndefined();
  // The alerts find out for themselves, and say so.
  control.topicLost(group.id, topic);
  await shown(anna.chatId, "The topic for my alerts in Home is gone or closed");
  expect(targets()).toEqual([{ chat: group.id, thread: null }]);
});

test("menus and buttons follow the rights; invitations work by their link", async () => {
  await control.publishMenu();
  const commandsOf = (person: Person) => emulator.commandMenu(person).map(({ command }) => command);
  const notOwn = commandTable.filter(({ needs }) => needs !== "own").map(({ name }) => name);
  expect(commandsOf(anna)).toEqual(commandTable.map(({ name }) => name));
  expect(commandsOf(ben)).toEqual(notOwn);
  const stranger = emulator.person(6666, { firstName: "Mallory", username: "example_user" });
  expect(commandsOf(stranger)).toEqual(["start"]);
  const group = emulator.group({ title: "Home", members: [anna, ben] });
  expect(emulator.commandMenu(ben, group).map(({ command }) => command)).toEqual(
    notOwn.filter((name) => name !== "start"),
  );

  stranger.start();
  const notice = await shown(anna.chatId, "wrote to me: @example_user");
  anna.say("/members");
  const list = await shown(anna.chatId, "belong to this household");
  anna.tap(list, "Invite a viewer");
  const invitation = await shown(anna.chatId, "invites you to this guard as a viewer");
  const code = /start=(join_[\w-]+)/.exec(invitation.text ?? "")?.[1];
  const vera = emulator.person(1003, { firstName: "Vera" });
  vera.start(code);
  const welcome = await shown(vera.chatId, "Welcome, Vera. Anna lets you look");
  // No [Arm] for who may not arm.
  expect(JSON.stringify(welcome.reply_markup)).not.toContain("arm:");
  await emulator.waitFor(() => commandsOf(vera).includes("status"));
  expect(commandsOf(vera)).not.toContain("arm");

  ben.say("/arm");
  const told = await shown(vera.chatId, "Armed (away) by Ben");
  expect(JSON.stringify(told.reply_markup ?? {})).not.toContain("disarm");

  anna.tap(notice, "Invite as viewer");
  await shown(stranger.chatId, "Welcome, Mallory");
  await shown(vera.chatId, "Anna let Mallory in as a viewer");
  anna.say("/members");
  anna.tap(await shown(anna.chatId, "4 people belong to this household"), "Vera");
  const page = await emulator.waitFor(() =>
    emulator.messages(anna.chatId).find(({ text }) => /^Vera .*\nMay look/.test(text ?? "")),
  );
  anna.tap(page, "Remove");
  anna.tap(await shown(anna.chatId, "Really remove Vera?"), "Remove Vera");
  await shown(vera.chatId, "Anna removed you from this household");
  await emulator.waitFor(() => commandsOf(vera).join() === "start");
  expect(log.messages("error")).toEqual([]);
});
