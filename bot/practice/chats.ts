// Owns who is where and what was said: chats, their members, topics and messages, and each chat's
// history. Messages are immutable: an edit puts a new object in the old one's place.
import type { Chat, Message, ReplyKeyboardMarkup, User } from "grammy/types";
import type { Clock } from "../../storage/clock.ts";
import type { ChatEvent, Changes, ChatMessage } from "./changes.ts";

export type MemberStatus = "creator" | "administrator" | "member" | "left" | "kicked";

export interface Topic {
  name: string;
  closed: boolean;
}

export interface ChatRecord {
  readonly chat: Chat;
  /** People only. */
  readonly members: Map<number, MemberStatus>;
  /** In a private chat: "left" until the person first writes, "kicked" while they block the bot. */
  botStatus: MemberStatus;
  migratedTo: number | undefined;
  /** By message_thread_id. */
  readonly topics: Map<number, Topic>;
  readonly messages: Map<number, Message>;
  readonly log: ChatEvent[];
  /** Newest last. */
  pinned: number[];
  replyKeyboard: ReplyKeyboardMarkup | undefined;
}

/** A message before the chat gives it an id and a date. */
export type MessageDraft = Omit<Message, "message_id" | "chat" | "date">;

export interface SendingOptions {
  by: "bot" | "person";
  silent: boolean;
  /** Wall milliseconds; now by default. */
  at?: number;
  /** The message opens a topic, whose number is its own id. */
  opensTopic?: boolean;
}

export class Chats {
  readonly #clock: Clock;
  readonly #changes: Changes;
  readonly #firstMessageId: number;
  readonly #users = new Map<number, User>();
  readonly #records = new Map<number, ChatRecord>();
  /** Supergroups and channels count for themselves; all other chats share one counter. */
  readonly #nextMessageIds = new Map<number | "shared", number>();

  constructor(clock: Clock, changes: Changes, firstMessageId: number) {
    this.#clock = clock;
    this.#changes = changes;
    this.#firstMessageId = firstMessageId;
  }

  addUser(user: User): void {
    this.#users.set(user.id, user);
  }

  user(id: number): User | undefined {
    return this.#users.get(id);
  }

  add(chat: Chat, botStatus: MemberStatus): ChatRecord {
    const record: ChatRecord = {
      chat,
      members: new Map(),
      botStatus,
      migratedTo: undefined,
      topics: new Map(),
      messages: new Map(),
      log: [],
      pinned: [],
      replyKeyboard: undefined,
    };
    this.#records.set(chat.id, record);
    return record;
  }

  find(chatId: number): ChatRecord | undefined {
    return this.#records.get(chatId);
  }

  /** Like find, for those who know that the chat exists. */
  get(chatId: number): ChatRecord {
    const record = this.#records.get(chatId);
    if (!record) throw new Error(`There is no chat ${chatId} in the practice server.`);
    return record;
  }

  all(): ChatRecord[] {
    return [...this.#records.values()];
  }

  send(record: ChatRecord, draft: MessageDraft, options: SendingOptions): ChatMessage {
    const at = options.at ?? this.#clock.wall();
    const id = this.#nextMessageId(record.chat);
    const message: Message = {
      message_id: id,
      date: Math.floor(at / 1000),
      chat: record.chat,
      ...(options.opensTopic ? { message_thread_id: id, is_topic_message: true } : {}),
      ...draft,
    };
    record.messages.set(message.message_id, message);
    this.#tell(record, "sent", message, options.by, options.silent);
    return message;
  }

  /** Puts `message` in the place of the one with its id. */
  replace(record: ChatRecord, message: ChatMessage, by: "bot" | "person"): ChatMessage {
    record.messages.set(message.message_id, message);
    this.#tell(record, "edited", message, by, true);
    return message;
  }

  remove(record: ChatRecord, messageId: number, by: "bot" | "person"): void {
    const message = record.messages.get(messageId);
    if (!message) return;
    record.messages.delete(messageId);
    record.pinned = record.pinned.filter((pinned) => pinned !== messageId);
    this.#tell(record, "deleted", message, by, true);
  }

  #tell(
    record: ChatRecord,
    kind: ChatEvent["kind"],
    message: ChatMessage,
    by: ChatEvent["by"],
    silent: boolean,
  ): void {
    const at = this.#clock.wall();
    const event: ChatEvent = { kind, chatId: record.chat.id, at, by, silent, message };
    record.log.push(event);
    this.#changes.tell({ kind: "chat", event });
  }

  #nextMessageId(chat: Chat): number {
    const box = chat.type === "supergroup" || chat.type === "channel" ? chat.id : "shared";
    const id = this.#nextMessageIds.get(box) ?? this.#firstMessageId;
    this.#nextMessageIds.set(box, id + 1);
    return id;
  }
}
