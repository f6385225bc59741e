// Owns how a chat reads on paper, for people who look at a failed test.
import type { Call, ChatEvent, ChatMessage } from "./changes.ts";
import type { ChatRecord } from "./chats.ts";

/** The history of a chat, a line for each thing that happened. */
export function describeChat(record: ChatRecord): string {
  const { chat } = record;
  const name = chat.title ?? chat.first_name ?? "";
  const lines = record.log.map((event) => `  ${describeEvent(event)}`);
  const empty = lines.length === 0 ? ["  (nothing was said)"] : [];
  return [`${chat.type} ${chat.id} "${name}"`, ...lines, ...empty].join("\n");
}

function describeEvent({ kind, at, by, silent, message }: ChatEvent): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const who =
    by === "bot" ? "bot" : (message.sender_chat?.title ?? message.from?.first_name ?? "?");
  const topic = message.message_thread_id ? ` in topic ${message.message_thread_id}` : "";
  const loud = by === "bot" && kind === "sent" ? (silent ? " silently" : " loudly") : "";
  const verb = kind === "sent" ? "sends" : kind === "edited" ? "edits" : "deletes";
  const head = `${time} ${who}${loud} ${verb} #${message.message_id}${topic}`;
  return kind === "deleted" ? head : `${head}: ${describeMessage(message)}`;
}

function describeMessage(message: ChatMessage): string {
  const media = (["photo", "video", "animation", "document"] as const).find(
    (kind) => message[kind] !== undefined,
  );
  const text = message.text ?? message.caption;
  const buttons = message.reply_markup?.inline_keyboard
    .map((row) => row.map((button) => `[${button.text}]`).join(" "))
    .join(" / ");
  const parts = [
    media && `<${media}${message.media_group_id ? " of an album" : ""}>`,
    text !== undefined && JSON.stringify(text),
    buttons,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : "(service message)";
}

/** One request and how it ended. */
export function describeCall({ method, at, error, fault, result }: Call): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const outcome = error ? `${error.status} ${error.description}` : result === undefined ? "" : "ok";
  return `  ${time} ${method} ${[outcome, fault].filter(Boolean).join(", ")}`;
}
