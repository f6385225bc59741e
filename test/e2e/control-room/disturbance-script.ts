// Owns the part of the scripted chat that people don't plan: taps twice, too late, on last week's
// messages, in the middle of a question, at the same time, and by those who may not.
import { expect } from "vitest";
import type { Emulator } from "../../../bot/practice/emulator.ts";
import { controlOf } from "../../../bot/rights.ts";
import type { ColdHouse } from "./cold-house.ts";
import { type Phone, wordsOf } from "./scripted-chat.ts";

/** What a question was asked for is still taken after somebody disarmed in between. */
export async function disarmWhileAsked({ anna, ben }: ColdHouse): Promise<void> {
  await anna.types("/cameras");
  await anna.taps("cameras.page Hall", "cameras.rename", "alert.disarm");
  await anna.sees("Disarmed by Anna");
  await anna.types("Kitchen");
  await anna.sees("Hall is called Kitchen now");

  await ben.types("/arm home 30s");
  await anna.taps("cameras.rename");
  await anna.types("/disarm");
  await anna.sees("Disarmed by Anna");
  await anna.types("Hall");
  await anna.sees("Kitchen is called Hall now");
  await anna.taps("cameras.rename");
  await anna.types("/cancel");
}

export async function tapTwice({ anna, ben }: ColdHouse, inGroup: Phone): Promise<void> {
  await anna.types("/settings");
  await anna.taps("settings.where", "settings.list all", "settings.one cooldown");
  await Promise.all([anna.taps("settings.change +"), anna.taps("settings.change +")]);
  // The same setting in the group, where its page is older: explicit values, the last one wins.
  await inGroup.types("/settings");
  await inGroup.taps("settings.where", "settings.list all", "settings.one cooldown");
  const { data } = await anna.offered("settings.change −");
  await anna.taps("settings.change −");
  await inGroup.taps(`settings.change ${data}`);

  await ben.types("/arm night 30s");
  await Promise.all([ben.taps("alarm.disarm"), ben.taps("alarm.disarm")]);
}

/** A tap that Telegram has given up: disarming is asked back, and then stays as it is said. */
export async function tapTooLate({ anna, ben, household }: ColdHouse): Promise<void> {
  await ben.types("/arm night 30s");
  const { message, data } = await ben.offered("alarm.disarm");
  household.emulator.expireQuery(ben.person.tap(message, data));
  await ben.settled();
  await ben.sees("Disarm now?");
  await ben.taps("look.keepAlarm");
  await ben.types("/disarm");

  const menu = await anna.offered("settings.change");
  household.emulator.expireQuery(anna.person.tap(menu.message, menu.data));
  await anna.settled();
}

/** Carla may look; Mallory belongs to nobody. */
export async function tapWithoutRight(
  { carla, mallory, household }: ColdHouse,
  inGroup: Phone,
): Promise<void> {
  const { message, data } = await inGroup.offered("members.askStop");
  const query = carla.person.tap(message, data);
  const { emulator } = household;
  const refused = await emulator.waitFor(() => carla.person.answerTo(query));
  expect(refused.text).toBe("Only Anna may change this.");
  await carla.types("/arm");
  expect(wordsOf(await carla.sees("may"))).not.toContain("Armed");
  await carla.types("/settings");
  expect(carla.isOffered("settings.where")).toBe(false);

  const before = emulator.messages(mallory.chatId).length;
  mallory.person.say("/status");
  mallory.person.say("hello?");
  await inGroup.settled();
  expect(emulator.messages(mallory.chatId)).toHaveLength(before + 2);
}

/**
 * Every control that this phone has ever shown in its private chat, except `except`, tapped on the
 * message as it was then: most of what they are about is long gone. Returns how many there are.
 */
export async function tapLastWeeksMenus(
  phone: Phone,
  emulator: Emulator,
  except: readonly string[] = [],
): Promise<number> {
  const done = new Set(except);
  for (const { kind, by, message } of emulator.log(phone.chatId).slice()) {
    if (by !== "bot" || kind === "deleted") continue;
    for (const button of message.reply_markup?.inline_keyboard.flat() ?? []) {
      if (!("callback_data" in button) || button.callback_data === undefined) continue;
      const name = controlOf(button.callback_data)?.name ?? "";
      if (done.has(name)) continue;
      done.add(name);
      await phone.tapsStale(message, button.callback_data);
    }
  }
  return done.size - except.length;
}

/** Among last week's buttons were other languages. */
export async function chooseEnglish({ anna }: ColdHouse): Promise<void> {
  await anna.types("/me");
  await anna.taps("me.languages", "me.language :en");
}
