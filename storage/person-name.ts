// Owns what a person may be called. Names are for people to read only: folders and buttons use
// ids, so a name like "../../etc" does no harm.

import { words, type Words } from "./words.ts";

/** In characters as a reader counts them: an emoji is one, however it is put together. */
export const longestName = 64;
/** No 64 characters of any writing need more, but combining marks can be piled up endlessly. */
const mostUnits = 256;

export type NameProblem = "empty" | "too_long" | "taken";

/** Somebody can't be called that; `message` is for the log, `words` are sentences. */
export class PersonNameError extends Error {
  override readonly name = "PersonNameError";
  readonly problem: NameProblem;
  readonly words: Words;

  constructor(problem: NameProblem, name = "") {
    super(
      {
        empty: "A name needs at least one visible character.",
        too_long: `A name has at most ${longestName} characters.`,
        taken: `Somebody is called ${name} already. Choose another name, like "${name} 2".`,
      }[problem],
    );
    this.problem = problem;
    this.words = words("why-name", { why: problem, name, longest: longestName });
  }
}

/** What carries no ink by itself: joiners, direction marks, blank letters, variation selectors. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Those without which emoji and some scripts fall apart, kept between visible characters. */
const needed = /\u200c|\u200d|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}]/u;
const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * `text` as it is kept: one line, trimmed, without control and direction characters. Throws
 * PersonNameError when nothing visible is left, or more than 64 characters.
 */
export function cleanName(text: string): string {
  const name = text
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll(invisible, (character) => (needed.test(character) ? character : ""))
    .trim();
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replaceAll(invisible, ""))) {
    throw new PersonNameError("empty");
  }
  if (name.length > mostUnits || [...characters.segment(name)].length > longestName) {
    throw new PersonNameError("too_long");
  }
  return name;
}

/** Names with the same key are the same name to a reader. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(invisible, "")
    .toLowerCase()
    .trim();
}
