// Owns that /ARM is /arm: Telegram marks both as commands, but whoever looks for one compares letters.
import type { Context } from "grammy";

/** Writes the command that the message begins with in small letters; what follows it stays. */
export function lowerCommand({ message }: Context): void {
  if (!message) return;
  const entity = message.entities?.find(
    ({ type, offset }) => type === "bot_command" && offset === 0,
  );
  if (!entity || message.text === undefined) return;
  const command = message.text.slice(0, entity.length);
  message.text = command.toLowerCase() + message.text.slice(entity.length);
}
