// Owns how people of the household are named in sentences and on buttons.
import type { Person } from "../../storage/people.ts";
import { sayPlain } from "../texts/texts.ts";

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** More names in a row nobody reads. */
const mostNamed = 4;

/** The name in at most `most` UTF-16 units, cut between whole characters. */
export function shortName(name: string, most = 40): string {
  if (name.length <= most) return name;
  let short = "";
  for (const { segment } of characters.segment(name)) {
    if (short.length + segment.length > most - 1) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

/** "Anna", "Anna and Ben", "Anna, Ben, Carl and 3 more"; plain text, not yet HTML. */
export function namesOf(people: readonly Pick<Person, "name">[], locale: string): string {
  const all = people.map(({ name }) => shortName(name));
  const named = all.length > mostNamed ? all.slice(0, mostNamed - 1) : all;
  const more = all.length - named.length;
  if (more > 0) named.push(sayPlain(locale, "people-more", { count: more }));
  // British: no comma before "and", as in all our texts.
  const language = locale === "en" ? "en-GB" : locale;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(named);
}
