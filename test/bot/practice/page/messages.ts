// Owns made-up messages for the tests of the page's pure parts.
import type { MessageEntity } from "grammy/types";
import type {
  ChatMessage,
  ChatView,
  PageSnapshot,
} from "../../../../bot/practice/page/protocol.ts";

export const me = 7;
export const noon = Date.UTC(2026, 10, 22, 12) / 1000;
const bot = { id: 99, is_bot: true, first_name: "Vigil", username: "vigil_bot" } as const;
const human = { id: me, is_bot: false, first_name: "Robin" } as const;

export function message(
  id: number,
  by: "bot" | "me",
  more: Partial<ChatMessage> = {},
): ChatMessage {
  return {
    message_id: id,
    date: noon + id,
    chat: { id: me, type: "private", first_name: "Robin" },
    from: by === "bot" ? bot : human,
    text: `message ${id}`,
    ...more,
  };
}

/** A message without words, so that its media decide what it is. */
export function wordless(id: number, by: "bot" | "me", more: Partial<ChatMessage>): ChatMessage {
  const { text: _, ...rest } = message(id, by);
  return { ...rest, ...more };
}

export function photo(uniqueId: string, width = 1280, height = 720): ChatMessage["photo"] & object {
  return [320, 800, 1280].map((longest) => ({
    file_id: `${uniqueId}-${longest}`,
    file_unique_id: `${uniqueId}-${longest}`,
    width: Math.round((longest * width) / Math.max(width, height)),
    height: Math.round((longest * height) / Math.max(width, height)),
  }));
}

export function video(uniqueId: string): ChatMessage["video"] & object {
  return { file_id: uniqueId, file_unique_id: uniqueId, width: 1280, height: 720, duration: 10 };
}

export function snapshot(
  messages: ChatMessage[],
  more: Partial<Omit<PageSnapshot, "kind">> = {},
): PageSnapshot {
  const chat: ChatView = { messages, pinned: [], keyboard: null, commands: [], blocked: false };
  return {
    kind: "snapshot",
    bot: { name: "Vigil", username: "vigil_bot" },
    people: [
      { id: me, firstName: "Robin", username: null, role: "owner", explanation: "The owner." },
      { id: 8, firstName: "Anna", username: null, role: "member", explanation: "Lives here." },
    ],
    chats: { [me]: chat, 8: { ...chat, messages: [] } },
    network: true,
    pending: 0,
    sample: { kind: "people" },
    ...more,
  };
}

export function entity(type: string, offset: number, length: number): MessageEntity {
  return { type, offset, length } as MessageEntity;
}
