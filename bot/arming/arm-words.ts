// Owns what may follow /arm: a mode and a delay, in any order, upper and lower case being the same.
// Pure; the words of a language come from its texts (modeWords).
import type { ArmedMode } from "../../storage/incident-events.ts";
import { defaultLocale, sayPlain } from "../texts/texts.ts";

/** As storage/mode-rules.ts allows. */
export const longestDelayMs = 600_000;

/** What may be written, all in small letters. */
export interface ArmWords {
  modes: Readonly<Record<ArmedMode, readonly string[]>>;
  seconds: readonly string[];
  minutes: readonly string[];
}

export type ArmWish =
  /** null: not said. */
  | { kind: "arm"; mode: ArmedMode | null; delayMs: number | null }
  /** `word` is what could not be understood, as it was written. */
  | { kind: "not_understood"; word: string }
  | { kind: "too_long"; delayMs: number };

/** Reads what follows "/arm", like "night 30s", "2 min" or "". */
export function readArmWish(text: string, words: ArmWords): ArmWish {
  // "30 s" is one delay, too.
  const joined = text
    .trim()
    .replaceAll(/(\d)\s+(?=\p{L})/gu, (match, digit: string, at: number) => {
      const unit = /^\p{L}+/u.exec(text.trim().slice(at + match.length))?.[0] ?? "";
      return isUnit(unit, words) ? digit : match;
    });
  let mode: ArmedMode | null = null;
  let delayMs: number | null = null;
  for (const word of joined.split(/\s+/).filter(Boolean)) {
    const namedMode = modeOf(word, words);
    const namedDelay = delayOf(word, words);
    if (namedMode !== null && mode === null) mode = namedMode;
    else if (namedDelay !== null && delayMs === null) delayMs = namedDelay;
    else return { kind: "not_understood", word };
  }
  if (delayMs !== null && delayMs > longestDelayMs) return { kind: "too_long", delayMs };
  return { kind: "arm", mode, delayMs };
}

function modeOf(word: string, { modes }: ArmWords): ArmedMode | null {
  const named = normal(word);
  for (const [mode, names] of Object.entries(modes)) {
    if (names.includes(named)) return mode as ArmedMode;
  }
  return null;
}

/** A number alone means seconds. */
function delayOf(word: string, { seconds, minutes }: ArmWords): number | null {
  const [, number, unit] = /^(\d{1,6})(\p{L}*)$/u.exec(normal(word)) ?? [];
  if (number === undefined || unit === undefined) return null;
  if (unit === "" || seconds.includes(unit)) return Number(number) * 1_000;
  return minutes.includes(unit) ? Number(number) * 60_000 : null;
}

function isUnit(word: string, { seconds, minutes }: ArmWords): boolean {
  return seconds.includes(normal(word)) || minutes.includes(normal(word));
}

function normal(word: string): string {
  return word.normalize("NFC").toLowerCase();
}

/** The reader's words, and the English ones, which everybody may use. */
export function armWords(locale: string): ArmWords {
  const listOf = (key: string) =>
    [...new Set([locale, defaultLocale])].flatMap((language) =>
      sayPlain(language, key)
        .split(",")
        .map((word) => normal(word.trim()))
        .filter(Boolean),
    );
  return {
    modes: {
      armed_away: listOf("arm-words-away"),
      armed_home: listOf("arm-words-home"),
      armed_night: listOf("arm-words-night"),
    },
    seconds: listOf("arm-words-seconds"),
    minutes: listOf("arm-words-minutes"),
  };
}
