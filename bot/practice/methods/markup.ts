// Owns keyboards: reads reply_markup, checks it as the real server does, and keeps apart the inline
// keyboard that belongs to a message from the reply keyboard that belongs to the chat.
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { z } from "zod";
import { badRequest } from "../errors.ts";
import type { Parameters } from "../parameters.ts";

export interface Markup {
  inline: InlineKeyboardMarkup | undefined;
  /** A new reply keyboard, "removed", or undefined when the chat's stays as it is. */
  reply: ReplyKeyboardMarkup | "removed" | undefined;
}

const maximumButtons = 100;
const maximumDataBytes = 64;
const inlineButton = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const replyButton = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({ text: z.string() }),
]);
const markupSchema = z.looseObject({
  inline_keyboard: z.array(z.array(inlineButton)).optional(),
  keyboard: z.array(z.array(replyButton)).optional(),
  remove_keyboard: z.boolean().optional(),
  force_reply: z.boolean().optional(),
});
/** What an inline button can do, apart from callback_data and url. */
const otherActions = [
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

export function readMarkup(parameters: Parameters): Markup {
  const markup = parameters.json("reply_markup", markupSchema, "reply keyboard markup");
  if (!markup) return { inline: undefined, reply: undefined };
  if (markup.inline_keyboard) {
    return { inline: checkInline(markup.inline_keyboard), reply: undefined };
  }
  if (markup.keyboard) {
    if (markup.keyboard.flat().some((button) => button.text === "")) {
      throw badRequest("keyboard button text must be non-empty");
    }
    return { inline: undefined, reply: markup as unknown as ReplyKeyboardMarkup };
  }
  return { inline: undefined, reply: markup.remove_keyboard ? "removed" : undefined };
}

/** For edits, which take inline keyboards only. */
export function readInlineMarkup(parameters: Parameters): InlineKeyboardMarkup | undefined {
  const markup = readMarkup(parameters);
  if (markup.reply) throw badRequest("inline keyboard expected");
  return markup.inline;
}

function checkInline(rows: z.infer<typeof inlineButton>[][]): InlineKeyboardMarkup | undefined {
  const filled = rows.filter((row) => row.length > 0);
  if (filled.flat().length > maximumButtons) throw badRequest("reply markup is too long");
  for (const button of filled.flat()) {
    if (button.text.trim() === "") {
      throw badRequest("inline keyboard button text must be non-empty");
    }
    const data = button.callback_data;
    if (data !== undefined) {
      const bytes = Buffer.byteLength(data);
      if (bytes === 0 || bytes > maximumDataBytes) throw badRequest("BUTTON_DATA_INVALID");
    } else if (button.url !== undefined) {
      if (!URL.canParse(button.url)) throw badRequest("BUTTON_URL_INVALID");
    } else if (!otherActions.some((action) => action in button)) {
      throw badRequest("text buttons are unallowed in the inline keyboard");
    }
  }
  if (filled.length === 0) return undefined;
  return { inline_keyboard: filled } as InlineKeyboardMarkup;
}
