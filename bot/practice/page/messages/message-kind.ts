// Owns what kind a message is, and what it is called in one line (pinned bar, quotes, alt texts).
import type { ChatMessage } from "../protocol.ts";

export type MessageKind =
  | "photo"
  | "video"
  | "animation"
  | "document"
  | "text"
  | "service"
  | "other";

/** Animations carry a document, too, so they are asked for first. */
export function kindOf(message: ChatMessage): MessageKind {
  if (message.photo) return "photo";
  if (message.video) return "video";
  if (message.animation) return "animation";
  if (message.document) return "document";
  if (message.text !== undefined) return "text";
  return serviceText(message) === null ? "other" : "service";
}

/** All that a line about a message is made of; replied and pinned ones may have lost the rest. */
export type Summarized = Partial<
  Pick<ChatMessage, "text" | "caption" | "photo" | "video" | "animation" | "document">
>;

/** One line about a message: its words, or what it is. */
export function summary(message: Summarized): string {
  const words = (message.text ?? message.caption ?? "").replaceAll(/\s+/g, " ").trim();
  if (words !== "") return words;
  if (message.photo) return "Photo";
  if (message.video) return "Video";
  if (message.animation) return "GIF";
  if (message.document) return message.document.file_name ?? "File";
  return "Message";
}

/** The alt text of a picture: its caption's first line, or what it is. */
export function altText(message: ChatMessage): string {
  const firstLine = message.caption?.split("\n", 1)[0]?.trim();
  const what = message.video ? "Video" : "Photo";
  return firstLine ? `${what}: ${firstLine}` : what;
}

/** What stands in the middle of the chat instead of a bubble; null for ordinary messages. */
export function serviceText(message: ChatMessage): string | null {
  if (message.pinned_message) {
    const who = message.from?.is_bot ? message.from.first_name : "You";
    const pinned = summary(message.pinned_message as Summarized);
    return `${who} pinned “${pinned.length > 40 ? `${pinned.slice(0, 40).trimEnd()}…` : pinned}”`;
  }
  if (message.message_auto_delete_timer_changed) return "The auto-delete timer was changed";
  if (message.write_access_allowed) return "You allowed this bot to message you";
  if (message.users_shared) return "You shared somebody with this bot";
  if (message.chat_shared) return "You shared a chat with this bot";
  return null;
}
