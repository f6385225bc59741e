import { Jimp } from "jimp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allowedUpdates } from "../../bot/access.ts";
import { type ControlBot, createBot } from "../../bot/bot.ts";
import { Pairing } from "../../bot/pairing.ts";
import { type ChatMessage, Emulator, type Person } from "../../bot/practice/emulator.ts";
import { systemClock } from "../../storage/clock.ts";
import { FakeAlarm } from "../fakes/alarm.ts";
import { RecordingLog } from "../fakes/log.ts";
import { fakeParts } from "../fakes/control-room.ts";
import { FakeMembers } from "../fakes/members.ts";
import { FakeWatch } from "../fakes/watch.ts";

let emulator: Emulator;
let control: ControlBot;
let polling: Promise<void>;
let anna: Person;
let log: RecordingLog;
let alarm: FakeAlarm;
let watch: FakeWatch;

beforeEach(async () => {
  emulator = await new Emulator().start();
  log = new RecordingLog();
  alarm = new FakeAlarm(systemClock);
  // What means something in HTML must not, in a name.
  watch = new FakeWatch("Tom & <Jerry>", "Hall");
  const picture = new Jimp({ width: 64, height: 36, color: 0x336699ff });
  const jpeg = await picture.getBuffer("image/jpeg");
  for (const camera of watch.cameras) camera.jpeg = jpeg;
  const members = new FakeMembers();
  const { parts } = fakeParts(
    {
      members,
      watch,
      alarm,
      log,
      pairing: new Pairing(() => "K7F2-93QX"),
      config: { token: emulator.token, telegramApiRoot: emulator.url },
    },
    systemClock,
  );
  control = createBot(parts);
  await control.bot.init();
  await control.publishMenu();
  polling = control.bot.start({ allowed_updates: allowedUpdates });
  anna = emulator.person(1001, { firstName: "Anna" });
  anna.start("K7F2-93QX");
  await shown((message) => message.text?.includes("You are this guard's owner now"));
});

afterEach(async () => {
  await control.bot.stop();
  await control.close();
  await polling;
  await emulator.stop();
});

/** The first message in Anna's chat, the newest first, that `matches`. */
function shown(matches: (message: ChatMessage) => boolean | undefined): Promise<ChatMessage> {
  return emulator.waitFor(() => emulator.messages(anna.chatId).findLast((one) => matches(one)));
}

function textOf(message: ChatMessage): string {
  return message.text ?? message.caption ?? "";
}

const refused = () => emulator.calls().filter(({ error }) => error);

test("arming, disarming, and a button that changes nothing", async () => {
  expect(emulator.commandMenu(anna).map(({ command }) => command)).toContain("disarm");
  anna.say("/arm");
  const armed = await shown((message) => message.text?.startsWith("🔒"));
  expect(armed.text).toBe("🔒 Armed (away) · Tom & <Jerry>, Hall\nMovement alarms.");
  anna.tap(armed, "Disarm");
  await shown((message) => message.text?.startsWith("⚪ Disarmed by Anna"));
  expect(alarm.current().state).toBe("disarmed");

  anna.say("/status");
  const status = await shown((message) => /nothing waiting to be sent/i.test(message.text ?? ""));
  for (let taps = 0; taps < 2; taps++) {
    const query = anna.tap(status, "Refresh");
    await emulator.waitFor(() => anna.answerTo(query));
  }
  anna.say("/help");
  await shown((message) => message.text?.includes("/clip [seconds] [camera]"));
  expect(refused().map(({ error }) => error?.description)).toEqual([
    expect.stringContaining("message is not modified"),
    expect.stringContaining("message is not modified"),
  ]);
  expect(log.messages("error")).toEqual([]);
});

test("a lost camera's question carries its name as it is", async () => {
  watch.camera("Tom & <Jerry>").now = { state: "lost", since: Date.now() - 240_000 };
  anna.say("/arm");
  const question = await shown((message) => message.text?.startsWith("🟠"));
  expect(question.text).toBe("🟠 Not armed yet: Tom & <Jerry> has been lost for 4 min.");
  anna.tap(question, "Arm without Tom & <Jerry>");
  await shown((message) => message.text?.startsWith("🔒 Armed (away) · Hall"));
});

test("/disarm is carried out at once while Telegram puts off the answer to /status", async () => {
  anna.say("/arm");
  await shown((message) => message.text?.startsWith("🔒"));
  emulator.faults.next("sendMessage", { status: 429, parameters: { retry_after: 25 } });
  anna.say("/status");
  await emulator.waitFor(() => refused().some(({ method }) => method === "sendMessage"));
  anna.say("/disarm");
  // Gives up after 10 s, long before Telegram takes the answer to /status.
  await emulator.waitFor(() => alarm.current().state === "disarmed");
  // What still waits for Telegram holds up the end no more than the loop.
  await control.close();
  expect(log.messages("error")).toEqual([]);
  expect(emulator.messages(anna.chatId).at(-1)?.text).toBe("/disarm");
});

test("pictures: an album, one camera's page, live and its end", async () => {
  anna.say("/snapshot");
  await shown((message) => message.caption?.includes("#hall"));
  const album = emulator.messages(anna.chatId).filter(({ media_group_id: id }) => id);
  expect(album.map((message) => textOf(message).split("\n").at(-1))).toEqual([
    "#tomjerry",
    "#hall",
  ]);
  anna.say("/live hall");
  const live = await shown((message) =>
    JSON.stringify(message.reply_markup ?? {}).includes("live:stop"),
  );
  anna.tap(live, "Stop");
  await shown((message) => message.caption?.includes("Live has ended"));
  expect(refused()).toEqual([]);
  expect(log.messages("error")).toEqual([]);
});

test("a clip takes its progress message's place", async () => {
  anna.say("/clip 5 hall");
  const clip = await shown((message) => message.video !== undefined);
  await emulator.waitFor(
    () =>
      !emulator.messages(anna.chatId).some(({ text }) => /^(Recording|Sending)/.test(text ?? "")),
    { what: "the progress to be gone" },
  );
  expect(clip.caption).toContain("Hall · 22 Nov 2026 14:02:06–14:02:16\n#hall");
  expect(refused()).toEqual([]);
  expect(log.messages("error")).toEqual([]);
});

test("a tap that Telegram calls too old changes nothing and is asked back once", async () => {
  anna.say("/arm");
  const armed = await shown((message) => message.text?.startsWith("🔒"));
  await control.bot.stop();
  await polling;
  const queries = [anna.tap(armed, "Disarm"), anna.tap(armed, "Disarm")];
  for (const query of queries) emulator.expireQuery(query);
  polling = control.bot.start({ allowed_updates: allowedUpdates });
  const question = await shown((message) => message.text?.includes("Disarm now?"));
  expect(alarm.current().state).toBe("armed_away");
  anna.tap(question, "Disarm");
  await shown((message) => message.text?.startsWith("⚪ Disarmed by Anna"));
  const questions = emulator
    .log(anna.chatId)
    .filter(({ kind, message }) => kind === "sent" && message.text?.includes("Disarm now?"));
  expect(questions).toHaveLength(1);
});

test("a stranger hears nothing, an anonymous administrator one sentence", async () => {
  const stranger = emulator.person(6666, { firstName: "Mallory" });
  const group = emulator.group({ title: "Home", members: [anna, stranger] });
  stranger.start();
  stranger.say("/disarm", { in: group });
  anna.say("/arm", { in: group, as: "anonymous" });
  await emulator.waitFor(() =>
    emulator
      .messages(group.id)
      .some((one) => one.from?.is_bot && one.text?.startsWith("I can't see who you are")),
  );
  expect(emulator.messages(stranger.chatId).filter(({ from }) => from?.is_bot)).toEqual([]);
  expect(alarm.current().state).toBe("disarmed");
});
