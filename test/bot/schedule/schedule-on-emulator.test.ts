// /schedule against a server with Telegram's semantics: its limits of keyboards, what it says of an
// edit that changes nothing, HTML that is checked.
import { expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { createBot } from "../../../bot/bot.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
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

test(
  "an entry made, saved and skipped; a phone typed: one message",
  { timeout: 60_000 },
  async () => {
    const emulator = await new Emulator().start();
    const log = new RecordingLog();
    const watch = new FakeWatch("Hall");
    const members = new FakeMembers({ id: 1001, name: "Anna", role: "owner" });
    const selfActing = selfActingInMemory();
    const control = createBot({
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
      cameraDesk: new FakeCameraDesk(watch, systemClock, log),
      alarm: new FakeAlarm(systemClock),
      members,
      ...membershipInMemory({ members, clock: systemClock }),
      ...settingsInMemory(),
      ...historyInMemory(),
      evidence: evidenceInMemory(systemClock).evidence,
      selfActing,
      modes: new FakeModes(),
      zones: zonesInMemory(),
      mutes: { mutedFor: () => 0, unmute: async () => undefined, of: () => [] },
      questions: new FakeQuestions(),
      outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
      print: () => undefined,
    });
    await control.bot.init();
    const polling = control.bot.start({ allowed_updates: allowedUpdates });
    const anna = emulator.person(1001, { firstName: "Anna" });
    const fromBot = () => emulator.messages(anna.chatId).filter((one) => one.from?.is_bot);
    const shown = (text: string): Promise<ChatMessage> =>
      emulator.waitFor(() => fromBot().findLast((one) => one.text?.includes(text)));
    try {
      anna.say("/schedule");
      const list = await shown("Nothing is armed or disarmed by itself yet.");
      anna.tap(list, "Add");
      anna.tap(await shown("New: every day 23:00 · Night"), "Weekend");
      anna.tap(await shown("New: Sat, Sun 23:00"), "Weekend");
      anna.tap(await shown("New: Sat, Sun 23:00"), "23:00");
      await shown("At what time?");
      anna.say("22:45");
      anna.tap(await shown("New: Sat, Sun 22:45"), "Save");
      const saved = await shown("🟢 Saved.");
      anna.tap(saved, "10 min");
      anna.tap(saved, "Sat, Sun 22:45 · Night");
      const page = await emulator.waitFor(() =>
        fromBot().find((one) => one.text?.startsWith("Sat, Sun 22:45 · Night")),
      );
      const skip = page.reply_markup?.inline_keyboard[0]?.[0]?.text ?? "";
      expect(skip).toMatch(/^Not on S/);
      anna.tap(page, skip);
      anna.tap(await shown("⚪ It does nothing on"), "Back");
      anna.tap(await shown("not on S"), "Phones");
      anna.tap(await shown("Add the phones of the household first."), "Add a phone");
      await shown("Whose phone, and at which address?");
      anna.say("Tom & <Jerry> 192.168.1.23");
      const last = await shown("🟢 I look for Tom & <Jerry> now.");
      expect(last.message_id).toBe(list.message_id);
      expect(fromBot()).toHaveLength(1);
      expect(selfActing.schedule.find("s1")).toMatchObject({ weekdays: [6, 7], minute: 1365 });
      // What changes nothing is refused by Telegram, and nobody hears of it.
      const refused = emulator.calls().flatMap(({ error }) => (error ? [error.description] : []));
      const others = refused.filter((one) => !one.includes("message is not modified"));
      expect(others).toEqual([]);
      expect(log.messages("error")).toEqual([]);
    } finally {
      await control.bot.stop();
      await control.close();
      await polling;
      await emulator.stop();
    }
  },
);
