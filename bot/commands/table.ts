// Owns which commands there are. Telegram's menu and /help are made from this.
import type { Api } from "grammy";
import type { Right } from "../rights.ts";
import { locales, sayPlain } from "../texts/texts.ts";

export interface CommandEntry {
  name: string;
  /** Text key of one short line: what it does. */
  about: string;
  /** Text key of what may follow it, null if nothing. */
  follows: string | null;
  needs: Right;
}

/** In the order in which they are wanted. */
export const commandTable: readonly CommandEntry[] = [
  { name: "arm", about: "about-arm", follows: null, needs: "act" },
  { name: "disarm", about: "about-disarm", follows: null, needs: "act" },
  { name: "snapshot", about: "about-snapshot", follows: "follows-snapshot", needs: "look" },
  { name: "clip", about: "about-clip", follows: "follows-clip", needs: "look" },
  { name: "live", about: "about-live", follows: "follows-live", needs: "look" },
  { name: "status", about: "about-status", follows: null, needs: "look" },
  { name: "enroll", about: "about-enroll", follows: "follows-enroll", needs: "own" },
  { name: "who", about: "about-who", follows: null, needs: "look" },
  { name: "people", about: "about-people", follows: null, needs: "own" },
  { name: "threshold", about: "about-threshold", follows: null, needs: "own" },
  { name: "cancel", about: "about-cancel", follows: null, needs: "look" },
  { name: "help", about: "about-help", follows: null, needs: "look" },
  { name: "start", about: "about-start", follows: null, needs: "look" },
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
