// Owns which commands there are. Telegram's menu and /help are made from this.
import type { Api } from "grammy";
import { locales, sayPlain } from "../texts/texts.ts";

export interface CommandEntry {
  name: string;
  /** Text key of one short line: what it does. */
  about: string;
  /** Text key of what may follow it, null if nothing. */
  follows: string | null;
}

/** In the order in which they are wanted. */
export const commandTable: readonly CommandEntry[] = [
  { name: "arm", about: "about-arm", follows: null },
  { name: "disarm", about: "about-disarm", follows: null },
  { name: "snapshot", about: "about-snapshot", follows: "follows-snapshot" },
  { name: "clip", about: "about-clip", follows: "follows-clip" },
  { name: "live", about: "about-live", follows: "follows-live" },
  { name: "status", about: "about-status", follows: null },
  { name: "enroll", about: "about-enroll", follows: "follows-enroll" },
  { name: "who", about: "about-who", follows: null },
  { name: "people", about: "about-people", follows: null },
  { name: "threshold", about: "about-threshold", follows: null },
  { name: "cancel", about: "about-cancel", follows: null },
  { name: "help", about: "about-help", follows: null },
  { name: "start", about: "about-start", follows: null },
];

/** Writes the menu that Telegram shows beside the text field, in every language there is. */
export async function publishCommands(api: Api): Promise<void> {
  for (const [index, locale] of locales.entries()) {
    const commands = commandTable.map(({ name, about }) => ({
      command: name,
      description: sayPlain(locale, about),
    }));
    // The first language is also what everybody else gets.
    await api.setMyCommands(commands, index === 0 ? {} : { language_code: locale as "en" });
  }
}
