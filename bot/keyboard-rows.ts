// Owns what every keyboard's rows must be: not empty, which Telegram refuses, and of no more buttons
// than a phone has room for, because it cuts what is longer.
import { InlineKeyboard } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";

/** Letters that a button in a row of three has room for on a phone 390 px wide, in a row of two 20. */
const longestOfThree = 13;

/** Rows of which every button may be left out are written as they come, and cleared in the end. */
export function withoutEmptyRows({ inline_keyboard: rows }: InlineKeyboard): InlineKeyboard {
  return InlineKeyboard.from(rows.filter((row) => row.length > 0));
}

/** Rows of three in which a label, in whatever language, would be cut: their last button goes below. */
export function rowsThatFit<Button extends InlineKeyboardButton>(
  rows: readonly Button[][],
): Button[][] {
  return rows.flatMap((row) => {
    const isTooLong = row.length === 3 && row.some(({ text }) => text.length > longestOfThree);
    return isTooLong ? [row.slice(0, 2), row.slice(2)] : [row];
  });
}
