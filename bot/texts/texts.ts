// Owns the words: Fluent files, one folder per language, told apart by room (chat.ftl, alerts.ftl).
// Everything a person reads comes from here, as Telegram HTML.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { I18n } from "@grammyjs/i18n";

export type TextVariables = Record<string, string | number>;

export const defaultLocale = "en";

/** A text that is missing or lacks a variable is a fault of ours: it shows in tests and in the log. */
export class TextError extends Error {
  override readonly name = "TextError";
}

const i18n = new I18n({
  defaultLocale,
  fluentBundleOptions: { useIsolating: false },
  fluentOptions: {
    warningHandler: (warning) => {
      throw new TextError(`Text cannot be shown: ${JSON.stringify(warning)}`);
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
 * as they are (round them first). Throws TextError for an unknown key or a missing variable.
 */
export function say(locale: string, key: string, variables: TextVariables = {}): string {
  const escaped: TextVariables = {};
  for (const [name, value] of Object.entries(variables)) {
    escaped[name] = typeof value === "string" ? escapeHtml(value) : value;
  }
  return i18n.t(locale, key, escaped);
}

/** The text `key` without HTML, for buttons and toasts, which show it as it is. Throws TextError. */
export function sayPlain(locale: string, key: string, variables: TextVariables = {}): string {
  return i18n.t(locale, key, variables);
}

/** `text` with the three characters that mean something in Telegram HTML made harmless. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
