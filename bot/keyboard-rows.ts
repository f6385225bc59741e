// Owns that no keyboard has an empty row, which Telegram refuses: rows of which every button may be
// left out are written as they come, and cleared in the end.
import { InlineKeyboard } from "grammy";

export function withoutEmptyRows({ inline_keyboard: rows }: InlineKeyboard): InlineKeyboard {
  return InlineKeyboard.from(rows.filter((row) => row.length > 0));
}
