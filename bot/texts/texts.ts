// Owns the words: Fluent files, one folder per language, told apart by room (chat.ftl, alerts.ftl).
// Everything a person reads comes from here, as Telegram HTML.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { I18n } from "@grammyjs/i18n";
import type { Words } from "../../storage/words.ts";

/** Words from below the chat are put into the sentence in the reader's language. */
export type TextVariables = Record<string, string | number | Words>;

export const defaultLocale = "en";

/** In which language a chat (by Telegram's id: a person's own, or a group's) is written to. */
export type LocaleOf = (chat: number) => string;

/** A text that nobody has written or that lacks a variable is a fault of ours: it shows in the log. */
export class TextError extends Error {
  override readonly name = "TextError";
}

/** TranslateWarnings.MISSING_TRANSLATION, which the package does not export. */
const nowhere = 2;

const i18n = new I18n({
  defaultLocale,
  fluentBundleOptions: { useIsolating: false },
  fluentOptions: {
    // One that a translation lacks (test/bot/texts fails then) is said in English.
    warningHandler: ({ type, path: key }) => {
      if (type === nowhere) throw new TextError(`There is no text ${key}`);
    },
  },
});

for (const locale of readdirSync(import.meta.dirname, { withFileTypes: true })) {
  if (!locale.isDirectory()) continue;
  const folder = path.join(import.meta.dirname, locale.name);
  const source = readdirSync(folder)
    .filter((file) => file.endsWith(".ftl"))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
  i18n.loadLocaleSync(locale.name, { source });
}

/** The languages there are, like ["en"]. */
export const locales: readonly string[] = i18n.locales;

/**
 * The text `key` in `locale` as Telegram HTML. String variables are escaped; numbers are written
 * with the locale's comma (round them first). Throws TextError for an unknown key or a missing variable.
 */
export function say(locale: string, key: string, variables: TextVariables = {}): string {
  const escaped: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(variables)) {
    const text = typeof value === "object" ? sayWords(locale, value) : value;
    escaped[name] = typeof text === "string" ? escapeHtml(text) : text;
  }
  return i18n.t(locale, key, escaped);
}

/** The text `key` without HTML, for buttons and toasts, which show it as it is. Throws TextError. */
export function sayPlain(locale: string, key: string, variables: TextVariables = {}): string {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(variables)) {
    plain[name] = typeof value === "object" ? sayWords(locale, value) : value;
  }
  return i18n.t(locale, key, plain);
}

/** What the watching or the storage has to say, as plain text. Throws TextError. */
export function sayWords(locale: string, { key, values }: Words): string {
  return sayPlain(locale, key, values);
}

/** `text` with the three characters that mean something in Telegram HTML made harmless. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
