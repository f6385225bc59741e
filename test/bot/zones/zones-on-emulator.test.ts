// Zones painted on real pictures in a chat with Telegram's semantics and its limits on speed.
import { performance } from "node:perf_hooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { type ControlBot, createBot } from "../../../bot/bot.ts";
import { type ChatMessage, Emulator, type Person } from "../../../bot/practice/emulator.ts";
import { zonePictures } from "../../../bot/zones/zone-pictures.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { readJpeg } from "../../../vision/capture/jpeg.ts";
import { FakeAlarm } from "../../fakes/alarm.ts";
import { FakeCameraDesk } from "../../fakes/camera-desk.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { historyInMemory } from "../../fakes/history-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { membershipInMemory } from "../../fakes/membership.ts";
import { FakeModes } from "../../fakes/modes.ts";
import { FakeQuestions } from "../../fakes/questions.ts";
import { selfActingInMemory } from "../../fakes/self-acting.ts";
import { settingsInMemory } from "../../fakes/settings.ts";
import { FakeWatch } from "../../fakes/watch.ts";
import { zonesInMemory } from "../../fakes/zones.ts";
import { plainJpeg, tools } from "../../vision/pictures/pictures.ts";

const zones = zonesInMemory();
let emulator: Emulator;
let control: ControlBot;
let polling: Promise<void>;
let anna: Person;
let log: RecordingLog;

beforeEach(async () => {
  emulator = await new Emulator({ rateLimits: true }).start();
  log = new RecordingLog();
  const watch = new FakeWatch("Front door");
  watch.camera("Front door").jpeg = await plainJpeg(1920, 1080, [90, 110, 80]);
  const members = new FakeMembers({ id: 1001, name: "Anna", role: "owner" });
  control = createBot({
    config: {
      token: emulator.token,
      ownerId: null,
      alertChat: null,
      telegramApiRoot: emulator.url,
      timezone: "UTC",
    },
    clock: systemClock,
    log,
    watch,
    cameraDesk: new FakeCameraDesk(watch, systemClock, silentLog),
    alarm: new FakeAlarm(systemClock),
    members,
    ...membershipInMemory({ members, clock: systemClock }),
    ...settingsInMemory(),
    ...historyInMemory(),
    evidence: evidenceInMemory(systemClock).evidence,
    selfActing: selfActingInMemory(),
    modes: new FakeModes(),
    zones,
    zonePictures: zonePictures(tools),
    mutes: { mutedFor: () => 0, unmute: async () => undefined, of: () => [] },
    questions: new FakeQuestions(),
    outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
    print: () => undefined,
  });
  await control.bot.init();
  polling = control.bot.start({ allowed_updates: allowedUpdates });
  anna = emulator.person(1001, { firstName: "Anna" });
});

afterEach(async () => {
  await control.bot.stop();
  await control.close();
  await polling;
  await emulator.stop();
});

/** The newest message in Anna's chat whose caption or buttons hold `text`. */
function shown(text: string): Promise<ChatMessage> {
  return emulator.waitFor(
    () =>
      emulator
        .messages(anna.chatId)
        .findLast((one) => `${one.caption} ${JSON.stringify(one.reply_markup)}`.includes(text)),
    { what: `"${text}"` },
  );
}

const rows = (message: ChatMessage) => {
  const markup = message.reply_markup as { inline_keyboard: { text: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
};

const pictureOf = (message: ChatMessage) =>
  emulator.file(message.photo?.at(-1)?.file_id ?? "no picture");

test("a row of quick taps is one picture more, within Telegram's limits", async () => {
  anna.say("/zones");
  anna.tap(await shown("No zones"), "Add a zone");
  anna.tap(await shown("What is the new zone for?"), "Ignore");
  const editor = await shown("Nothing is painted yet");
  expect(rows(editor).flat()).toHaveLength(64 + 4 + 4);
  const empty = pictureOf(editor);
  expect(readJpeg(empty)).toMatchObject({ width: 1287, height: 745 });

  const edits = () => emulator.calls("editMessageMedia").length;
  const before = edits();
  const data = (column: number) => {
    const markup = editor.reply_markup as { inline_keyboard: { callback_data: string }[][] };
    return markup.inline_keyboard[2]?.[column]?.callback_data ?? "";
  };
  const start = performance.now();
  // As a phone taps that has not seen an edit yet.
  const queries = [0, 1, 2, 3, 4, 5, 6, 7].map((column) =>
    anna.tap(editor, data(column), { stale: true }),
  );
  for (const query of queries) await emulator.waitFor(() => anna.answerTo(query));
  const answered = performance.now() - start;
  const painted = await emulator.waitFor(() =>
    emulator.messages(anna.chatId).find((one) => rows(one)[2]?.join("") === "■■■■■■■■"),
  );
  const drawn = performance.now() - start;
  expect(painted.message_id).toBe(editor.message_id);
  expect(zones.of("c1")[0]?.boxes).toEqual([{ x: 0, y: 0.25, width: 1, height: 0.125 }]);
  expect(edits() - before).toBeLessThanOrEqual(3);
  expect(pictureOf(painted).equals(empty)).toBe(false);
  const refused = emulator.calls().filter(({ error }) => error);
  expect(refused).toEqual([]);
  expect(log.messages("error")).toEqual([]);
  console.info(
    `8 taps: answered after ${answered.toFixed(0)} ms, all drawn after ${drawn.toFixed(0)} ms, ` +
      `${edits() - before} edits`,
  );
});
