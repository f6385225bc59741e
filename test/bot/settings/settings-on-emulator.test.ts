// /settings against a server with Telegram's semantics: words become a picture and words again, and
// the server takes every page, button and edit.
import { expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { createBot } from "../../../bot/bot.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
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
import { plainJpeg } from "../../vision/pictures/pictures.ts";

test("a threshold is tuned by looking, in one message", { timeout: 60_000 }, async () => {
  const server = await new Emulator().start();
  const watch = new FakeWatch("Front door", "Hall");
  const camera = watch.camera("Front door");
  camera.jpeg = await plainJpeg(640, 360, [100, 100, 100]);
  const members = new FakeMembers({ id: 1001, name: "Anna", role: "owner" });
  const log = new RecordingLog();
  const kept = settingsInMemory();
  const control = createBot({
    config: {
      token: server.token,
      ownerId: null,
      alertChat: null,
      telegramApiRoot: server.url,
      timezone: "UTC",
    },
    clock: systemClock,
    log,
    watch,
    cameraDesk: new FakeCameraDesk(watch, systemClock, silentLog),
    alarm: new FakeAlarm(systemClock),
    members,
    ...membershipInMemory({ members, clock: systemClock }),
    ...kept,
    ...historyInMemory(),
    evidence: evidenceInMemory(systemClock).evidence,
    selfActing: selfActingInMemory(),
    modes: new FakeModes(),
    zones: zonesInMemory(),
    mutes: { mutedFor: () => 0, unmute: async () => undefined, of: () => [] },
    questions: new FakeQuestions(),
    outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
    print: () => undefined,
  });
  await control.bot.init();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  const anna = server.person(1001, { firstName: "Anna" });
  const shown = (text: string): Promise<ChatMessage> =>
    server.waitFor(() =>
      server.messages(anna.chatId).findLast((one) => wordsOf(one).includes(text)),
    );
  try {
    anna.say("/settings");
    const menu = await shown("What shall I do differently?");
    anna.tap(menu, "Detection and alerts");
    anna.tap(await shown("for all cameras, or for one"), "Front door");
    anna.tap(await shown("What an alert shows"), "Sensitivity");
    const words = await shown("Sensitivity · Front door");
    expect(words.message_id).toBe(menu.message_id);
    anna.tap(words, "Show me what moves now");
    const picture = await shown("Nothing moves: all changes now are smaller");
    expect(picture.message_id).toBe(menu.message_id);
    expect(picture.photo?.at(-1)).toMatchObject({ width: 640, height: 360 });

    camera.previewShows = { ...camera.previewShows, moving: true, largest: 6_000 };
    anna.tap(picture, "−5");
    const tuned = await shown("This counts as movement");
    expect(tuned.message_id).toBe(menu.message_id);
    expect(kept.settings.of("c1").sensitivity).toBe(20);
    // The same picture once more is no error, and a double tap isn't one either.
    anna.tap(tuned, "Again");
    anna.tap(tuned, "20");
    anna.tap(tuned, "20");
    anna.tap(tuned, "Back");
    const back = await shown("Sensitivity · Front door");
    expect(back.photo).toBeUndefined();
    anna.tap(back, "Reset");
    anna.tap(await shown("Reset. Before: 20."), "Undo");
    await shown("Now 20:");
    expect(log.messages("error")).toEqual([]);
    expect(log.messages("warn")).toEqual([]);
  } finally {
    await control.bot.stop();
    await polling;
    await control.close();
    await server.stop();
  }
});

function wordsOf({ text, caption }: ChatMessage): string {
  return text ?? caption ?? "";
}
