// Owns which rights the reader of a chat has, so that no button is shown to somebody who may not use
// it: a private chat's reader is its person; in a group there may be everybody who is no viewer.
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Transformer } from "grammy";
import type { Household } from "./household.ts";
import { controlOf, mayDo, type Right, rightsOf } from "./rights.ts";

/** What may be offered in an alert there; nothing to strangers. */
export function rightsIn(household: Pick<Household, "find">, chat: number): readonly Right[] {
  if (chat < 0) return rightsOf.member;
  const person = household.find(chat);
  return person ? rightsOf[person.role] : [];
}

/** Leaves the buttons out of what is written to somebody's private chat that they may not use. */
export function onlyUsableButtons(household: Pick<Household, "find">): Transformer {
  return (previous, method, payload, signal) => {
    const fields = payload as { chat_id?: unknown; reply_markup?: unknown };
    const person = typeof fields.chat_id === "number" ? household.find(fields.chat_id) : null;
    const markup = fields.reply_markup as Partial<InlineKeyboardMarkup> | undefined;
    if (!person || !markup?.inline_keyboard) return previous(method, payload, signal);
    const isUsable = (button: InlineKeyboardButton) => {
      const control = "callback_data" in button ? controlOf(button.callback_data ?? "") : null;
      return !control || mayDo(person.role, control.needs);
    };
    const rows = markup.inline_keyboard.map((row) => row.filter(isUsable));
    const inline_keyboard = rows.filter((row) => row.length > 0);
    return previous(method, { ...payload, reply_markup: { inline_keyboard } }, signal);
  };
}
