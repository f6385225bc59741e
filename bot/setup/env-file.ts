// Owns .env as text: reading it as the program will, and changing values in it while every other
// line, comment and the order stay as somebody wrote them. Pure; env-store.ts brings it to disk.
import { isDeepStrictEqual, parseEnv } from "node:util";

/** A value that no way of quoting brings through; `message` never holds it. */
export class EnvValueError extends Error {
  override readonly name = "EnvValueError";

  constructor(name: string) {
    super(
      `${name} can't be written into .env: it holds a line break, or all three kinds of quotes ` +
        "(' \" `) at once.",
    );
  }
}

/** The file is written in a way that we'd rather not touch. */
export class EnvFormatError extends Error {
  override readonly name = "EnvFormatError";

  constructor(name: string) {
    super(`.env is written in a way in which I can't safely change ${name}. Please do it by hand.`);
  }
}

export type EnvChanges = Readonly<Record<string, string>>;

const preface = "# Written by npm run setup. Every setting is explained in .env.example.\n";

/** `text` as Node reads it; a name given twice has the last value. */
export function readEnv(text: string): Record<string, string> {
  return { ...parseEnv(text) } as Record<string, string>;
}

/**
 * `text` with `changes` in it, each in the place of its former value or at the end. What comes out
 * reads back as the former values and the changes, nothing else: that is checked with Node's own
 * parser. Throws EnvValueError or EnvFormatError.
 */
export function changeEnv(text: string, changes: EnvChanges): string {
  let changed = text;
  for (const [name, value] of Object.entries(changes)) changed = setValue(changed, name, value);
  return changed;
}

function setValue(text: string, name: string, value: string): string {
  const before = readEnv(text);
  if (Object.hasOwn(before, name) && before[name] === value) return text;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const assignment = `${name}=${quoted(name, value)}`;
  const place = findLast(text, name);
  let after: string;
  if (place) {
    after = `${text.slice(0, place.start)}${assignment}${text.slice(place.end)}`;
  } else {
    const start = text === "" ? preface : text;
    const joint = start.endsWith("\n") ? "" : lineBreak;
    after = `${start}${joint}${assignment}${lineBreak}`;
  }
  if (!isDeepStrictEqual(readEnv(after), { ...before, [name]: value })) {
    throw new EnvFormatError(name);
  }
  return after;
}

/**
 * The plainest way to write `value` that Node reads back as it is: bare, or in the first quotes
 * that do. Node knows no escapes, but turns \n between double quotes into a line break.
 */
function quoted(name: string, value: string): string {
  if (!/[\r\n\0]/.test(value)) {
    const bare = /^[^\s#'"`]+$/.test(value) ? [value] : [];
    const candidates = [...bare, `"${value}"`, `'${value}'`, `\`${value}\``];
    const alone = { [name]: value };
    const readsBack = (candidate: string) =>
      isDeepStrictEqual(readEnv(`${name}=${candidate}\n`), alone);
    const written = value === "" ? "" : candidates.find(readsBack);
    if (written !== undefined) return written;
  }
  throw new EnvValueError(name);
}

/** Where the last assignment of `name` stands, a comment behind its value left out. */
function findLast(text: string, name: string): { start: number; end: number } | null {
  let found: { start: number; end: number } | null = null;
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const match = /^(\s*(?:export\s+)?)([^\s=#]+)[^\S\n]*=[^\S\n]*/.exec(line);
    let end = lineEnd;
    if (match) {
      end = endOfValue(text, at + match[0].length, lineEnd);
      if (match[2] === name) found = { start: at + (match[1]?.length ?? 0), end };
    }
    at = endOfLine(text, end) + 1;
  }
  return found;
}

/** A quoted value may go on over several lines; one without a closing quote is a bare one. */
function endOfValue(text: string, start: number, lineEnd: number): number {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === "`") {
    const closing = text.indexOf(quote, start + 1);
    if (closing >= 0) return closing + 1;
  }
  // A comment and blanks before it aren't the value's, and of \r\n the \r isn't, either.
  return start + text.slice(start, lineEnd).search(/\s*(?:#.*)?\s*$/);
}

/** The index of the line break or of the text's end. */
function endOfLine(text: string, from: number): number {
  const lineBreak = text.indexOf("\n", from);
  return lineBreak < 0 ? text.length : lineBreak;
}
