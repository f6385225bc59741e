// Owns a person's phone in the alerts' tests: taps below what the alerts sent, answered by the real
// bot ladder's part.
import { Bot } from "grammy";
import type { ChatContext } from "../../../bot/context.ts";
import { Lateness } from "../../../bot/lateness.ts";
import { FakeTelegram, anna as annaUser, ben as benUser } from "../../fakes/telegram.ts";
import { anna, ben, type House } from "./house.ts";

/** The house's taps in a bot of their own; taps go through `phone`. */
export function control(home: House): FakeTelegram {
  const bot = new Bot<ChatContext>("1:TEST");
  const phone = new FakeTelegram(bot, home.clock);
  const lateness = new Lateness({
    clock: home.clock,
    alarm: home.alarm,
    timezone: () => "Europe/Berlin",
    onError: (_ctx, error) => {
      throw error;
    },
  });
  bot.use(async (ctx, next) => {
    const { id, first_name: name } = ctx.from ?? annaUser;
    Object.assign(ctx, {
      person: { id, name, role: "owner" },
      locale: "en",
      justPaired: false,
      lateness,
    });
    await next();
  });
  bot.use(home.alerts.taps);
  return phone;
}

/** Taps the button under the newest message of the chat that has it. */
export async function tap(
  home: House,
  phone: FakeTelegram,
  label: string,
  chat = anna,
): Promise<void> {
  const person = chat === ben ? benUser : annaUser;
  const shown = home.calls
    .messages(chat)
    .findLast(({ buttons }) => buttons.flat().some(({ text }) => text === label));
  if (!shown) throw new Error(`Nothing in ${chat} has the button ${label}`);
  const { id, kind, html, buttons } = shown;
  const message = { id, chat, kind, text: html, buttons, silent: false, thread: undefined };
  await phone.tap(person, message, label);
}
