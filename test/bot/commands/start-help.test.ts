import { expect, test, vi } from "vitest";
import { commandTable } from "../../../bot/commands/table.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben, privateChat } from "../../fakes/telegram.ts";

test("/start greets and offers the next tap, whatever follows it", async () => {
  const { telegram, alarm } = openRoom();
  await telegram.say(anna, "/start K7F2-93QX");
  expect(telegram.last(anna.id).text).toBe(
    "I am here, Anna. /help lists what I can do.\n⚪ Disarmed since 14:00\nCameras: Front door, Hall",
  );
  expect(labels(telegram.last(anna.id))).toEqual([["Arm"], ["Show what I see", "Status"]]);
  await alarm.arm("armed_away", { means: "person", name: "Ben" });
  await telegram.say(anna, "/start");
  expect(labels(telegram.last(anna.id))).toEqual([["Disarm"], ["Show what I see", "Status"]]);
});

test("/start without a camera says how to add one", async () => {
  const { telegram } = openRoom({ cameras: [] });
  await telegram.say(anna, "/start");
  expect(telegram.last(anna.id).text).toContain("Paste its address here");
});

test("/help has a line for every command of the table", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/help");
  const { text } = telegram.last(anna.id);
  for (const { name } of commandTable) expect(text).toMatch(new RegExp(`^/${name}\\b`, "m"));
  expect(text).toContain("/clip [seconds] [camera] · A clip");
});

test("/help speaks of what the reader may do", async () => {
  const { telegram } = openRoom();
  await telegram.say(ben, "/help");
  const { text } = telegram.last(ben.id);
  for (const { name, needs } of commandTable) {
    const isThere = new RegExp(`^/${name}\\b`, "m").test(text);
    expect(isThere, name).toBe(needs !== "own");
  }
});

test("the menus hold what their readers may use, within Telegram's limits", async () => {
  const { telegram, control, members } = openRoom();
  await control.publishMenu();
  const menus = telegram.callsOf("setMyCommands") as {
    commands: { command: string; description: string }[];
    scope?: { type: string; chat_id?: number };
  }[];
  const menuOf = (chat: number) =>
    menus.findLast(({ scope }) => scope?.chat_id === chat)?.commands.map(({ command }) => command);
  expect(menuOf(anna.id)).toEqual(commandTable.map(({ name }) => name));
  const notOwn = commandTable.filter(({ needs }) => needs !== "own").map(({ name }) => name);
  expect(menuOf(ben.id)).toEqual(notOwn);
  const forStrangers = menus.filter(({ scope }) => !scope).flatMap(({ commands }) => commands);
  expect([...new Set(forStrangers.map(({ command }) => command))]).toEqual(["start"]);
  for (const { commands } of menus) {
    expect(commands.length).toBeLessThanOrEqual(100);
    for (const { command, description } of commands) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
      expect(description).not.toMatch(/[<>&]/);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(256);
    }
  }
  const inGroups = menus.find(({ scope }) => scope?.type === "all_group_chats");
  expect(inGroups?.commands.map(({ command }) => command)).toEqual(
    notOwn.filter((name) => name !== "start"),
  );

  // Another role: only that menu is written again.
  telegram.calls.length = 0;
  await members.changeRole(ben.id, "viewer");
  await vi.waitFor(() => expect(telegram.callsOf("setMyCommands")).toHaveLength(1));
  menus.push(...(telegram.callsOf("setMyCommands") as typeof menus));
  expect(menuOf(ben.id)).not.toContain("disarm");
  await members.remove(ben.id);
  await vi.waitFor(() =>
    expect(telegram.callsOf("deleteMyCommands")).toEqual([
      { scope: { type: "chat", chat_id: ben.id } },
    ]),
  );
});

test.each(commandTable.map(({ name }) => name))("the bot knows /%s", async (name) => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, `/${name}`);
  await control.idle();
  const texts = telegram.shownIn(anna.id).map(({ text }) => text);
  expect(texts.join()).not.toContain("I didn't understand");
  expect(texts).not.toEqual([]);
});

test("a picture gets one useful sentence, an album of them too", async () => {
  const { telegram, control } = openRoom();
  const photo = [{ file_id: "p", file_unique_id: "p", width: 90, height: 90 }];
  const send = async (id: number, extra: Record<string, unknown>) => {
    const chat = privateChat(anna);
    await telegram.update({ message: { message_id: id, date: 0, chat, from: anna, ...extra } });
    await control.idle();
  };
  await send(1, { photo, media_group_id: "7" });
  await send(2, { photo, media_group_id: "7" });
  expect(telegram.shownIn(anna.id).map(({ text }) => text)).toEqual([
    "I understand commands and taps, but not pictures, files or voices. /help lists what I can do.",
  ]);
  await send(3, { voice: { file_id: "v", file_unique_id: "v", duration: 2 } });
  expect(telegram.shownIn(anna.id)).toHaveLength(2);
});

test("unknown words get one useful sentence, unknown buttons a toast", async () => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, "good evening");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe("I didn't understand that. /help lists what I can do.");
  await telegram.tapData(anna, telegram.last(anna.id), "from-an-older-version:1");
  await control.idle();
  expect(telegram.callsOf("answerCallbackQuery")[0]?.["text"]).toContain("doesn't work any more");
});

test("a misspelt command is guessed, with the button that does the same", async () => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, "/stats");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe("/stats? Did you mean /status?");
  await telegram.tap(anna, telegram.last(anna.id), "/status");
  expect(telegram.last(anna.id).text).toContain("⚪ Disarmed");
  // Without such a button the sentence has the command, to be tapped there.
  await telegram.say(anna, "/hlep");
  await control.idle();
  expect(telegram.last(anna.id)).toMatchObject({ text: "/hlep? Did you mean /help?", buttons: [] });
  // Nobody is pointed to what they may not use.
  await telegram.say(ben, "/memberz");
  await control.idle();
  expect(telegram.last(ben.id).text).toContain("I didn't understand that");
});
