// Owns which commands the composer offers while somebody types one.
import type { BotCommand } from "grammy/types";

/** The commands that begin like `draft`; none unless the draft is one word that begins with "/". */
export function completions(draft: string, commands: readonly BotCommand[]): BotCommand[] {
  const typed = /^\/(\w*)$/.exec(draft)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const fitting = commands.filter(({ command }) => command.startsWith(typed));
  return fitting.length === 1 && fitting[0]?.command === typed ? [] : fitting;
}
