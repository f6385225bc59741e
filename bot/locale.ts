// Owns which language somebody is written to in: what they chose, else what their Telegram speaks,
// else the household's. What several people read is in the household's.
import type { Context } from "grammy";
import type { Member } from "../storage/members.ts";
import { inGroup } from "./context.ts";
import { defaultLocale, locales, type LocaleOf } from "./texts/texts.ts";

export interface LocalesParts {
  members: { find(id: number): Pick<Member, "language" | "telegramLanguage"> | null };
  /** The household's language. */
  household: () => string;
}

/** The language of ours that `tag` (like "de" or "pt-BR") asks for; null: we don't speak it. */
export function ourLocale(tag: string | null | undefined): string | null {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? null;
}

export class Locales {
  readonly #parts: LocalesParts;

  constructor(parts: LocalesParts) {
    this.#parts = parts;
  }

  /** Of a chat by its id, which in private chats is the person's own. */
  readonly ofChat: LocaleOf = (chat) => (chat > 0 ? this.ofPerson(chat) : this.ofHousehold());

  /** `telegram`: what their Telegram says at this moment. */
  ofPerson(id: number, telegram?: string): string {
    const member = this.#parts.members.find(id);
    return (
      ourLocale(member?.language) ??
      ourLocale(telegram ?? member?.telegramLanguage) ??
      this.ofHousehold()
    );
  }

  ofHousehold(): string {
    return ourLocale(this.#parts.household()) ?? defaultLocale;
  }

  /** For what is answered to an update: everybody in a group reads the answer. */
  ofUpdate(ctx: Context): string {
    if (!ctx.from || ctx.from.is_bot || inGroup(ctx)) return this.ofHousehold();
    return this.ofPerson(ctx.from.id, ctx.from.language_code);
  }
}
