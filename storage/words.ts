// Owns how rooms below the chat say something to a person: as the name of a text and its values,
// plain data that is worded (bot/texts) in the language of whoever reads it, maybe years later.
import { z } from "zod";

/** A value is plain text, a number in the unit that the text names, or words within the words. */
export interface Words {
  /** A key of bot/texts; those from below the chat begin with "why-" (why.ftl). */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | Words>>;
}

/** One and the same twice: in English for the log, and for readers. */
export interface Reason {
  /** Without credentials. */
  readonly sentence: string;
  readonly words: Words;
}

/** As they lie on disk, in an event or a dialog. */
export const storedWords: z.ZodType<Words> = z.object({
  key: z.string(),
  values: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.lazy((): z.ZodType<Words> => storedWords)]),
  ),
});

export function words(key: string, values: Words["values"] = {}): Words {
  return { key, values };
}

/** What somebody else has put into words (an operating system, a server): shown as it is. */
export function wordsOfOthers(text: string): Words {
  return { key: "why-words-of-others", values: { text } };
}

export function reasonOfOthers(sentence: string): Reason {
  return { sentence, words: wordsOfOthers(sentence) };
}
