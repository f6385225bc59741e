// Owns texts and captions of messages: parsing, the entities Telegram adds, the limits after parsing.
import type { MessageEntity } from "grammy/types";
import { z } from "zod";
import { sortEntities, withFoundEntities } from "../entities.ts";
import { badRequest } from "../errors.ts";
import type { FormattedText } from "../html.ts";
import { parseHtml } from "../html.ts";
import type { Parameters } from "../parameters.ts";

/** Code points, after parsing. */
const maximumText = 4096;
const maximumCaption = 1024;
const maximumRawBytes = 32_768;

export const entitiesSchema = z.array(
  z.looseObject({
    type: z.string(),
    offset: z.number().int().nonnegative(),
    length: z.number().int().nonnegative(),
  }),
);

/** As it arrives, in a request or in an item of an album. */
export interface RawText {
  text: string | undefined;
  parseMode: string | undefined;
  entities: z.infer<typeof entitiesSchema> | undefined;
}

export function readText(parameters: Parameters): FormattedText {
  const raw = {
    text: parameters.text("text"),
    parseMode: parameters.text("parse_mode"),
    entities: parameters.json("entities", entitiesSchema),
  };
  if (!raw.text) throw badRequest("message text is empty");
  if (Buffer.byteLength(raw.text) > maximumRawBytes) throw badRequest("text is too long");
  const formatted = format(raw);
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if ([...formatted.text].length > maximumText) throw badRequest("message is too long");
  return formatted;
}

export function readCaption(parameters: Parameters): CaptionFields {
  return captionFields({
    text: parameters.text("caption"),
    parseMode: parameters.text("parse_mode"),
    entities: parameters.json("caption_entities", entitiesSchema),
  });
}

export interface CaptionFields {
  caption?: string;
  caption_entities?: MessageEntity[];
}

/** A caption as fields of a message; no fields when it is empty. */
export function captionFields(raw: RawText): CaptionFields {
  const { text, entities } = format(raw);
  if ([...text].length > maximumCaption) throw badRequest("message caption is too long");
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

function format(raw: RawText): FormattedText {
  const parsed = parse(raw);
  const trimmed = trim(parsed);
  return { text: trimmed.text, entities: withFoundEntities(trimmed.text, trimmed.entities) };
}

function parse(raw: RawText): FormattedText {
  const text = raw.text ?? "";
  if (!raw.parseMode) {
    const entities = (raw.entities ?? []) as MessageEntity[];
    return { text, entities };
  }
  if (raw.parseMode.toLowerCase() === "html") return parseHtml(text);
  if (raw.parseMode.toLowerCase().startsWith("markdown")) {
    throw badRequest("unsupported parse_mode (the practice server reads HTML only)");
  }
  throw badRequest("unsupported parse_mode");
}

/** Telegram cuts white space off both ends; entities shrink with it or vanish. */
function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  const cut = text.length - text.trimStart().length;
  const kept = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - cut);
    const end = Math.min(trimmed.length, entity.offset - cut + entity.length);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text: trimmed, entities: sortEntities(kept) };
}
