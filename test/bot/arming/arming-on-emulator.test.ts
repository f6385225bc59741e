// Arming, the modes and an entry delay against a server with Telegram's semantics: what is edited in
// place, what rings, and that an alert's own [Disarm] works while there is time.
import { Api } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { telegramCalls } from "../../../bot/alerts/telegram.ts";
import { createBot } from "../../../bot/bot.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { fakeParts } from "../../fakes/control-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { FakeModes } from "../../fakes/modes.ts";
import { endIncident, house, openMovement, until } from "../alerts/house.ts";
import { jpeg } from "../practice/pictures.ts";

const chat = 1001;

/** Anna's guard: its bot polls the emulator, its alerts go there. */
async function guard() {
  const emulator = await new Emulator().start();
  onTestFinished(() => emulator.stop());
  const anna = emulator.person(chat, { firstName: "Anna" });
  const home = await house({
    api: (clock) => telegramCalls(new Api(emulator.token, { apiRoot: emulator.url }), clock),
    audience: [{ chat, thread: null }],
  });
  await home.alarm.disarm({ means: "person", name: "Anna" });
  const modes = new FakeModes();
  const { parts } = fakeParts(
    {
      alarm: home.alarm,
      modes,
      members: new FakeMembers({ id: chat, name: "Anna", role: "owner" }),
      urgent: home.alerts.taps,
      config: { token: emulator.token, telegramApiRoot: emulator.url },
    },
    systemClock,
  );
  const control = createBot(parts);
  await control.bot.init();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  onTestFinished(async () => {
    await control.bot.stop();
    await control.close();
    await polling;
  });
  anna.start();
  await shown("I am here, Anna.");
  return { emulator, anna, home, modes, shown, told };

  function shown(text: string): Promise<ChatMessage> {
    return emulator.waitFor(
      () => emulator.messages(chat).findLast((one) => wordsOf(one).includes(text)),
      { what: text },
    );
  }

  function told(): Promise<void> {
    return until(async () => {
      if (home.alerts.summary().waiting === 0) return true;
      await home.clock.advance(200);
      return false;
    }, "everything to be told");
  }
}

const wordsOf = ({ text, caption }: ChatMessage) => text ?? caption ?? "";

test("the way out: one message from “armed at” to armed; /modes in one message", async () => {
  const { emulator, anna, home, modes, shown } = await guard();
  anna.say("/ARM 30s");
  const leaving = await shown("🔒 Arming (away) · armed at ");
  home.alarm.show({ state: "armed_away", by: "Anna", leftMs: null });
  const armed = await shown("🔒 Armed (away) · Front door, Hall");
  expect(armed.message_id).toBe(leaving.message_id);
  anna.tap(armed, "Night");
  await shown("🔒 Armed (night)");

  anna.say("/modes");
  const list = await shown("What alarms when I am armed:");
  anna.tap(list, "Away");
  const page = await shown("It is armed at once.");
  anna.tap(page, "+");
  const changed = await shown("After arming you have 10 s to leave.");
  expect(changed.message_id).toBe(list.message_id);
  // The same value again, from a message of before.
  const query = anna.tap(page, "+");
  await emulator.waitFor(() => anna.answerTo(query));
  expect(modes.rules("armed_away").exitDelayMs).toBe(10_000);
  const refused = emulator.calls().filter(({ error }) => error);
  expect(refused.filter(({ error }) => !error?.description.includes("not modified"))).toEqual([]);
});

test("the way in: quietly told, disarmed in time by the alert's own button", async () => {
  const { emulator, anna, home, shown, told } = await guard();
  const picture = await jpeg(320, 180);
  home.alarm.show({ state: "pending", mode: "armed_away", leftMs: 30_000 });
  const entryEndsAt = home.clock.wall() + 30_000;
  const record = await openMovement(home, { cameraName: "Hall", jpeg: picture, entryEndsAt });
  await told();
  const alert = await shown("🟠 Somebody is in: Hall");
  expect(emulator.log(chat).at(-1)).toMatchObject({ kind: "sent", silent: true });
  anna.tap(alert, "Disarm");
  await shown("⚪ Disarmed by Anna");
  expect(home.alarm.current().state).toBe("disarmed");
  await endIncident(home, record, "disarmed", 4_000, "Anna");
  await told();
  const over = await shown("🟢 Disarmed in time by Anna · Hall");
  expect(over.message_id).toBe(alert.message_id);
  const rang = emulator.log(chat).filter(({ by, silent }) => by === "bot" && silent === false);
  expect(rang).toEqual([]);
});

test("the way in: nobody disarms, and it rings once, as a reply", async () => {
  const { emulator, home, shown, told } = await guard();
  const picture = await jpeg(320, 180);
  home.alarm.show({ state: "pending", mode: "armed_away", leftMs: 30_000 });
  const entryEndsAt = home.clock.wall() + 30_000;
  const record = await openMovement(home, { cameraName: "Hall", jpeg: picture, entryEndsAt });
  await told();
  const alert = await shown("🟠 Somebody is in: Hall");
  await home.clock.advance(30_000);
  home.alarm.show({ state: "triggered", leftMs: 120_000 });
  await home.incidents.append(record.id, { kind: "raised" });
  await told();
  const raised = await shown("🔴 Alarm: Hall · 15:00:3");
  expect(raised.reply_to_message?.message_id).toBe(alert.message_id);
  expect(wordsOf(await shown("🔴 Movement at Hall"))).toContain("Nobody disarmed in time");
  const rang = emulator
    .log(chat)
    .filter(({ by, kind, silent }) => by === "bot" && kind === "sent" && silent === false);
  expect(rang.map(({ message }) => message.message_id)).toEqual([raised.message_id]);
});
