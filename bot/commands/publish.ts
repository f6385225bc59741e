// Owns the menu that Telegram shows beside the text field: to everybody of the household what they
// may do, in their language; to groups what a member may; to strangers nothing but /start.
import { type Api, GrammyError } from "grammy";
import type { BotCommand, LanguageCode } from "grammy/types";
import type { Log } from "../../storage/log.ts";
import type { Household } from "../household.ts";
import type { Locales } from "../locale.ts";
import { commandsFor } from "../rights.ts";
import { defaultLocale, locales, sayPlain } from "../texts/texts.ts";
import { type CommandEntry, commandTable } from "./table.ts";

export interface CommandMenusParts {
  api: Api;
  household: Pick<Household, "people">;
  locales: Pick<Locales, "ofPerson">;
  log: Log;
}

/** Commands that mean nothing in a group. */
const privateOnly = new Set(["start"]);

export class CommandMenus {
  readonly #parts: CommandMenusParts;
  /** What each person's menu was made of, so that only what changed is written again. */
  readonly #shown = new Map<number, string>();
  #writing: Promise<void> = Promise.resolve();
  #published = false;

  constructor(parts: CommandMenusParts) {
    this.#parts = parts;
  }

  /** Writes all menus; Telegram keeps them. Rejects where it can't be reached. */
  async publish(): Promise<void> {
    const { api } = this.#parts;
    const start = commandTable.filter(({ name }) => name === "start");
    const inGroups = commandsFor("member").filter(({ name }) => !privateOnly.has(name));
    for (const locale of locales) {
      // The default language is also what everybody else gets.
      const language = locale === defaultLocale ? {} : { language_code: locale as LanguageCode };
      await api.setMyCommands(described(start, locale), language);
      const scope = { type: "all_group_chats" } as const;
      await api.setMyCommands(described(inGroups, locale), { scope, ...language });
    }
    this.#shown.clear();
    this.#published = true;
    await this.refresh();
  }

  /** Brings everybody's menu up to date once all were published. Rejects where Telegram can't be reached. */
  refresh(): Promise<void> {
    if (!this.#published) return Promise.resolve();
    const refreshed = this.#writing.then(() => this.#refresh());
    this.#writing = refreshed.catch(() => undefined);
    return refreshed;
  }

  async #refresh(): Promise<void> {
    const { household, api } = this.#parts;
    const people = household.people();
    for (const { id, role } of people) {
      const locale = this.#parts.locales.ofPerson(id);
      const wanted = `${role} ${locale}`;
      if (this.#shown.get(id) === wanted) continue;
      await this.#write(id, (scope) =>
        api.setMyCommands(described(commandsFor(role), locale), { scope }),
      );
      this.#shown.set(id, wanted);
    }
    for (const id of this.#shown.keys()) {
      if (people.some((person) => person.id === id)) continue;
      await this.#write(id, (scope) => api.deleteMyCommands({ scope }));
      this.#shown.delete(id);
    }
  }

  async #write(
    id: number,
    call: (scope: { type: "chat"; chat_id: number }) => Promise<unknown>,
  ): Promise<void> {
    try {
      await call({ type: "chat", chat_id: id });
    } catch (error) {
      // Somebody who has not opened the bot yet, or has blocked it, sees no menu anyway.
      if (!(error instanceof GrammyError) || ![400, 403].includes(error.error_code)) throw error;
      this.#parts.log.debug(`The command menu of chat ${id} could not be written`, { error });
    }
  }
}

function described(entries: readonly CommandEntry[], locale: string): BotCommand[] {
  return entries.map(({ name, about }) => ({
    command: name,
    description: sayPlain(locale, about),
  }));
}
