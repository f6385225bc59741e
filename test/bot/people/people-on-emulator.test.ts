// /people against a server with Telegram's semantics, with pictures that ffmpeg really draws.
import { expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { createBot } from "../../../bot/bot.ts";
import { facePictures } from "../../../bot/face-pictures.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { PictureError } from "../../../vision/pictures/picture-jpeg.ts";
import { FakeQuestions } from "../../fakes/questions.ts";
import { silentLog } from "../../../storage/log.ts";
import { FakeCameraDesk } from "../../fakes/camera-desk.ts";
import { FakeAlarm } from "../../fakes/alarm.ts";
import { FakeFaces } from "../../fakes/faces.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { historyInMemory } from "../../fakes/history-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { membershipInMemory } from "../../fakes/membership.ts";
import { FakeModes } from "../../fakes/modes.ts";
import { selfActingInMemory } from "../../fakes/self-acting.ts";
import { settingsInMemory } from "../../fakes/settings.ts";
import { zonesInMemory } from "../../fakes/zones.ts";
import { FakeWatch } from "../../fakes/watch.ts";
import { tools } from "../../vision/pictures/pictures.ts";

test("words become pictures and pictures words, in one message", { timeout: 60_000 }, async () => {
  await using emulator = await startEmulator();
  const faces = await FakeFaces.open({ clock: systemClock });
  const { person } = await faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.8 });
  const pictures = facePictures(tools);
  let broken = true;
  const members = new FakeMembers({ id: 1001, name: "Anna", role: "owner" });
  const watch = new FakeWatch("Hall");
  const control = createBot({
    config: {
      token: emulator.server.token,
      ownerId: null,
      alertChat: null,
      telegramApiRoot: emulator.server.url,
      timezone: "UTC",
    },
    clock: systemClock,
    log: new RecordingLog(),
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
    zones: zonesInMemory(),
    mutes: { mutedFor: () => 0, unmute: async () => undefined, of: () => [] },
    questions: new FakeQuestions(),
    outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
    faces,
    facePictures: {
      ...pictures,
      sheet: async (items, columns) => {
        if (broken) throw new PictureError("The picture could not be drawn.");
        return pictures.sheet(items, columns);
      },
    },
    print: () => undefined,
  });
  await control.bot.init();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  const anna = emulator.server.person(1001, { firstName: "Anna" });
  const shown = (text: string) =>
    emulator.server.waitFor(() =>
      emulator.server.messages(anna.chatId).findLast((one) => wordsOf(one).includes(text)),
    );
  try {
    anna.say("/people");
    const words = await shown("I know 1 person.");
    expect(words.photo).toBeUndefined();
    broken = false;
    anna.tap(words, "1 · Anna");
    const page = await shown("Nobody else is enrolled");
    expect(page.message_id).toBe(words.message_id);
    // Two cells of 200 pixels beside each other, with their margins.
    expect(page.photo?.at(-1)).toMatchObject({ width: 430, height: 220 });
    anna.tap(page, "Everybody");
    const list = await shown("I know 1 person.");
    expect(list.message_id).toBe(words.message_id);
    expect(list.photo?.at(-1)).toMatchObject({ width: 220, height: 220 });
    anna.tap(list, "1 · Anna");
    await shown("Nobody else is enrolled");
    anna.tap(page, "Forget");
    const question = await shown("Really forget Anna?");
    anna.tap(question, "Forget");
    const gone = await shown("Anna is forgotten");
    expect(gone.text).toContain("I know nobody by face yet");
    expect(faces.people.find(person.id)).toBeNull();
    const left = emulator.server.messages(anna.chatId).filter(({ photo: one }) => one);
    expect(left).toEqual([]);
    expect(emulator.server.calls().filter(({ error }) => error)).toEqual([]);
  } finally {
    await control.bot.stop();
    await control.close();
    await polling;
  }
});

async function startEmulator() {
  const server = await new Emulator().start();
  return { server, [Symbol.asyncDispose]: () => server.stop() };
}

function wordsOf(message: ChatMessage): string {
  return message.text ?? message.caption ?? "";
}
