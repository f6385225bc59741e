// Owns parse_mode HTML: text with tags → plain text and entities, or the real server's complaint.
// The grammar and the words follow tdlib/td's MessageEntity.cpp (parse_html); byte offsets count
// UTF-8 bytes of the input, entity offsets UTF-16 code units of the output.
import type { MessageEntity } from "grammy/types";
import { badRequest } from "./errors.ts";

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

interface OpenTag {
  name: string;
  /** The href, language, class or emoji id that the tag carried. */
  argument: string;
  expandable: boolean;
  start: number;
}

type SimpleType = "bold" | "italic" | "strikethrough" | "underline" | "spoiler" | "blockquote";

const simpleTags: Record<string, SimpleType> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  u: "underline",
  ins: "underline",
  span: "spoiler",
  "tg-spoiler": "spoiler",
  blockquote: "blockquote",
};
const tags = new Set([...Object.keys(simpleTags), "a", "pre", "code", "tg-emoji", "tg-time"]);
const namedCharacters: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const isSpace = (character: string | undefined) => character !== undefined && /\s/.test(character);

/** Throws an ApiError "can't parse entities: ..." when the input isn't well-formed. */
export function parseHtml(input: string): FormattedText {
  return new HtmlParser(input).parse();
}

class HtmlParser {
  readonly #input: string;
  #at = 0;
  #text = "";
  #open: OpenTag[] = [];
  #entities: (MessageEntity & { language?: string })[] = [];

  constructor(input: string) {
    this.#input = input;
  }

  parse(): FormattedText {
    while (this.#at < this.#input.length) {
      if (this.#input[this.#at] !== "<") this.#text += this.#character();
      else if (this.#input[this.#at + 1] === "/") this.#endTag();
      else this.#startTag();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) {
      throw complaint(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
    }
    return { text: this.#text, entities: this.#entities.map(withoutLanguageOfCode) };
  }

  /** The next character, decoded when it is one of the character references Telegram knows. */
  #character(): string {
    const reference = /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/iy;
    reference.lastIndex = this.#at;
    const match = reference.exec(this.#input);
    if (match) {
      const [whole, hexadecimal, decimal, name] = match;
      const code = hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal ?? Number.NaN);
      const decoded = name
        ? namedCharacters[name]
        : code > 0 && code <= 0x10ffff
          ? String.fromCodePoint(code)
          : undefined;
      if (decoded !== undefined) {
        this.#at += whole.length;
        return decoded;
      }
    }
    return this.#input[this.#at++] as string;
  }

  #startTag(): void {
    const begin = this.#at++;
    const name = this.#until((character) => isSpace(character) || character === ">").toLowerCase();
    if (this.#ended()) throw this.#complaintAt("Unclosed start tag", begin);
    if (!tags.has(name)) throw this.#complaintAt(`Unsupported start tag "${name}"`, begin);
    const tag: OpenTag = { name, argument: "", expandable: false, start: this.#text.length };
    for (;;) {
      this.#skipSpaces();
      if (this.#input[this.#at] === ">") break;
      this.#attribute(tag, begin);
    }
    this.#at++;
    if (name === "span" && tag.argument !== "tg-spoiler") {
      throw this.#complaintAt('Tag "span" must have class "tg-spoiler"', begin);
    }
    this.#open.push(tag);
  }

  #attribute(tag: OpenTag, begin: number): void {
    if (this.#ended()) throw this.#complaintAt("Unclosed start tag", begin);
    const name = this.#until((character) => isSpace(character) || /[=>]/.test(character));
    if (name === "") {
      throw this.#complaintAt(`Empty attribute name in the tag "${tag.name}"`, begin);
    }
    this.#skipSpaces();
    let value = "";
    if (this.#input[this.#at] === "=") {
      this.#at++;
      this.#skipSpaces();
      if (this.#ended()) throw this.#complaintAt(`Unclosed start tag "${tag.name}"`, begin);
      value = this.#attributeValue(begin);
    }
    if (name === "expandable") tag.expandable = true;
    const wanted: Record<string, string> = {
      a: "href",
      code: "class",
      span: "class",
      "tg-emoji": "emoji-id",
    };
    if (wanted[tag.name] === name) tag.argument = value;
  }

  #attributeValue(begin: number): string {
    const quote = this.#input[this.#at];
    if (quote !== '"' && quote !== "'") {
      const start = this.#at;
      const token = this.#until((character) => !/[A-Za-z0-9.-]/.test(character));
      const next = this.#input[this.#at];
      if (next !== undefined && !isSpace(next) && next !== ">") {
        throw this.#complaintAt("Unexpected end of name token", start);
      }
      if (next === undefined) throw this.#complaintAt("Unclosed start tag", begin);
      return token.toLowerCase();
    }
    this.#at++;
    let value = "";
    while (!this.#ended() && this.#input[this.#at] !== quote) value += this.#character();
    this.#at++;
    if (this.#ended()) throw this.#complaintAt("Unclosed start tag", begin);
    return value;
  }

  #endTag(): void {
    const begin = this.#at;
    const tag = this.#open.pop();
    if (!tag) throw this.#complaintAt("Unexpected end tag", begin);
    this.#at += 2;
    const name = this.#until((character) => isSpace(character) || character === ">").toLowerCase();
    this.#skipSpaces();
    if (this.#input[this.#at] !== ">") throw this.#complaintAt("Unclosed end tag", begin);
    this.#at++;
    if (name !== "" && name !== tag.name) {
      const place = `Unmatched end tag at byte offset ${this.#byteOffset(begin)}`;
      throw complaint(`${place}, expected "</${tag.name}>", found "</${name}>"`);
    }
    if (this.#text.length > tag.start) this.#addEntity(tag);
  }

  #addEntity(tag: OpenTag): void {
    const range = { offset: tag.start, length: this.#text.length - tag.start };
    const simple = simpleTags[tag.name];
    if (simple) {
      const type =
        simple === "blockquote" && tag.expandable ? ("expandable_blockquote" as const) : simple;
      this.#entities.push({ type, ...range });
    } else if (tag.name === "a") {
      const link = linkEntity(tag.argument || this.#text.slice(tag.start), range);
      if (link) this.#entities.push(link);
    } else if (tag.name === "code") {
      const language = /^language-(.+)$/.exec(tag.argument)?.[1];
      this.#entities.push({ type: "code", ...range, ...(language ? { language } : {}) });
    } else if (tag.name === "pre") {
      const inner = this.#entities.at(-1);
      if (inner?.type === "code" && inner.language && inner.length === range.length) {
        this.#entities.pop();
        this.#entities.push({ type: "pre", ...range, language: inner.language });
      } else {
        this.#entities.push({ type: "pre", ...range });
      }
    } else if (tag.name === "tg-emoji") {
      if (!/^[1-9]\d*$/.test(tag.argument)) {
        throw complaint("Invalid custom emoji identifier specified");
      }
      this.#entities.push({ type: "custom_emoji", ...range, custom_emoji_id: tag.argument });
    }
    // tg-time only changes how a client writes a time; its text goes through as it is.
  }

  #until(stop: (character: string) => boolean): string {
    const start = this.#at;
    while (!this.#ended() && !stop(this.#input[this.#at] as string)) this.#at++;
    return this.#input.slice(start, this.#at);
  }

  #skipSpaces(): void {
    while (isSpace(this.#input[this.#at])) this.#at++;
  }

  #ended(): boolean {
    return this.#at >= this.#input.length;
  }

  #byteOffset(index: number): number {
    return Buffer.byteLength(this.#input.slice(0, index));
  }

  #complaintAt(what: string, index: number): Error {
    return complaint(`${what} at byte offset ${this.#byteOffset(index)}`);
  }
}

function complaint(what: string): Error {
  return badRequest(`can't parse entities: ${what}`);
}

function withoutLanguageOfCode(entity: MessageEntity & { language?: string }): MessageEntity {
  if (entity.type !== "code") return entity;
  return { type: "code", offset: entity.offset, length: entity.length };
}

/** An address that Telegram doesn't take as one is dropped silently, and the text stays. */
function linkEntity(
  address: string,
  range: { offset: number; length: number },
): MessageEntity | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (!["http:", "https:", "tg:", "ton:"].includes(url.protocol)) return undefined;
  if (url.protocol.startsWith("http") && !url.hostname.includes(".")) return undefined;
  return { type: "text_link", ...range, url: url.href };
}
