// Owns what can be wrong with a language's texts compared with the English ones. Pure; each fault is
// a line that names the key.
import { needsOf, wordings, type Catalogue } from "./fluent-file.ts";

/** More does not fit beside a second button on a phone; alone in its row there is room for more. */
const longestButton = 28;
const longestWideButton = 42;
/** core.telegram.org/bots/api#answercallbackquery */
const longestToast = 200;

export interface Rules {
  /** Texts that are shown without HTML. */
  isPlain: (key: string) => boolean;
  isButton: (key: string) => boolean;
  isToast: (key: string) => boolean;
  /** Buttons that have a row to themselves, and may be longer. */
  wideButtons: ReadonlySet<string>;
}

export function faultsOf(english: Catalogue, other: Catalogue, rules: Rules): string[] {
  const faults: string[] = [];
  const fault = (key: string, what: string) => faults.push(`${other.locale} ${key}: ${what}`);
  const known = new Set(english.keys);
  const theirs = new Set(other.keys);
  for (const key of other.unreadable) fault(key, "is no Fluent message");
  for (const key of known) if (!theirs.has(key)) fault(key, "is missing");
  for (const key of theirs) if (!known.has(key)) fault(key, "is not there in English");
  for (const [index, key] of other.keys.entries()) {
    if (other.keys.indexOf(key) !== index) fault(key, "is there twice");
  }
  for (const key of theirs) {
    if (!known.has(key)) continue;
    for (const what of needsFaults(english, other, key)) fault(key, what);
    for (const what of wordingFaults(english, other, key, rules)) fault(key, what);
  }
  return faults;
}

function needsFaults(english: Catalogue, other: Catalogue, key: string): string[] {
  const here = needsOf(other, key);
  const there = needsOf(english, key);
  const given = new Set([...there.shown, ...there.chosen.keys()]);
  const used = new Set([...here.shown, ...here.chosen.keys()]);
  const faults: string[] = [];
  for (const name of used) if (!given.has(name)) faults.push(`nobody gives it { $${name} }`);
  for (const name of there.shown) if (!used.has(name)) faults.push(`says nothing of { $${name} }`);
  for (const name of here.messages) {
    if (!other.keys.includes(name)) faults.push(`refers to ${name}, which is not there`);
  }
  for (const [name, variants] of here.chosen) {
    const choices = there.chosen.get(name);
    if (!choices) continue;
    // Every language has plural forms of its own; names of states are the code's.
    const states = (all: Set<string>) => [...all].filter((one) => !pluralForm.test(one));
    const missing = states(choices).filter((one) => !variants.has(one));
    const odd = states(variants).filter((one) => !choices.has(one));
    if (missing.length > 0) faults.push(`{ $${name} } has no [${missing.join("], [")}]`);
    if (odd.length > 0) faults.push(`{ $${name} } is never [${odd.join("], [")}]`);
  }
  return faults;
}

const pluralForm = /^(zero|one|two|few|many|other|\d+)$/;

function wordingFaults(english: Catalogue, other: Catalogue, key: string, rules: Rules): string[] {
  const faults = new Set<string>();
  let said: string[];
  let original: string[];
  try {
    said = wordings(other, key);
    original = wordings(english, key);
  } catch (error) {
    return [`cannot be said: ${String(error)}`];
  }
  const tags = new Set(original.map(tagsIn));
  for (const text of said) {
    if (text.trim() === "" && !original.some((one) => one.trim() === "")) faults.add("is empty");
    if (/\{|\}|\$[a-z]/.test(text)) faults.add(`shows its braces: ${text}`);
    if (rules.isPlain(key)) {
      if (/[<&]/.test(text)) faults.add(`is shown without HTML: ${text}`);
    } else if (!tags.has(tagsIn(text))) faults.add(`has other HTML than English: ${text}`);
    else if (/[<&](?!\/?[a-z]+[\s>]|(lt|gt|amp|quot);)/.test(text)) {
      faults.add(`has a bare < or &: ${text}`);
    }
    const longest = rules.wideButtons.has(key) ? longestWideButton : longestButton;
    if (rules.isButton(key) && text.length > longest) {
      faults.add(`is ${text.length} characters long for a button: ${text}`);
    }
    if (rules.isToast(key) && text.length > longestToast) faults.add("is too long for a toast");
    const odd = (text.match(/\p{Extended_Pictographic}/gu) ?? []).filter(
      (sign) => !signs.has(sign) && !original.some((one) => one.includes(sign)),
    );
    if (odd.length > 0) faults.add(`has the sign ${odd.join(" ")}`);
  }
  return [...faults];
}

/** CHAT.md, manner 2. */
export const signs = new Set(["🔴", "🟠", "🟢", "⚪", "🔒"]);

/** "<b></b>": the tags alone, in their order. */
function tagsIn(text: string): string {
  return (text.match(/<\/?[a-z]+[^>]*>/g) ?? []).map((tag) => tag.replace(/\s.*>/, ">")).join("");
}
