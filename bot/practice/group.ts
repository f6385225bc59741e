// Owns groups, supergroups and channels from the outside: what their administrators do to them.
import type { Chat, User } from "grammy/types";
import type { ChatMessage } from "./changes.ts";
import type { ChatRecord, MemberStatus, MessageDraft } from "./chats.ts";
import { announce } from "./incoming.ts";
import { chatMember } from "./methods/chats.ts";
import { withFoundEntities } from "./entities.ts";
import type { PracticeState } from "./state.ts";

/** Just what a group needs to know of a person. */
export interface Someone {
  readonly id: number;
  readonly user: User;
}

export interface GroupOptions {
  /** Negative; chosen when absent. */
  id?: number;
  title: string;
  /** "group" by default, "supergroup" when it has topics. */
  kind?: "group" | "supergroup";
  topics?: boolean;
  /** The first is the creator. */
  members: readonly Someone[];
  /** Otherwise the bot has privacy mode: it hears commands and replies to it, nothing else. */
  botIsAdmin?: boolean;
}

let groupsMade = 0;

/** A chat of several people; made by Emulator.group(). */
export class Group {
  readonly id: number;
  readonly #state: PracticeState;
  readonly #record: ChatRecord;

  constructor(state: PracticeState, options: GroupOptions) {
    const kind = options.topics ? "supergroup" : (options.kind ?? "group");
    groupsMade += 1;
    this.id = options.id ?? (kind === "group" ? -4_100_000 : -1_002_000_000_000) - groupsMade;
    this.#state = state;
    const chat: Chat =
      kind === "group"
        ? { id: this.id, type: "group", title: options.title }
        : {
            id: this.id,
            type: "supergroup",
            title: options.title,
            ...(options.topics ? { is_forum: true } : {}),
          };
    this.#record = state.chats.add(chat, options.botIsAdmin ? "administrator" : "member");
    options.members.forEach((member, index) =>
      this.#record.members.set(member.id, index === 0 ? "creator" : "member"),
    );
  }

  get title(): string {
    return this.#record.chat.title ?? "";
  }

  /** Opens a topic; its number is message_thread_id. */
  addTopic(name: string): number {
    if (!this.#record.chat.is_forum) throw new Error(`${this.title} has no topics.`);
    const opened = this.#service({ forum_topic_created: { name, icon_color: 0x6fb9f0 } }, true);
    this.#record.topics.set(opened.message_id, { name, closed: false });
    return opened.message_id;
  }

  closeTopic(threadId: number): void {
    const topic = this.#record.topics.get(threadId);
    if (!topic) throw new Error(`${this.title} has no topic ${threadId}.`);
    topic.closed = true;
  }

  /** Takes the topic away with everything in it; the bot isn't told, as on the real server. */
  deleteTopic(threadId: number): void {
    this.#record.topics.delete(threadId);
    for (const message of this.#record.messages.values()) {
      if (message.message_thread_id !== threadId) continue;
      this.#state.chats.remove(this.#record, message.message_id, "person");
    }
  }

  kickBot(): void {
    this.#setBotStatus("kicked");
  }

  addBot(): void {
    this.#setBotStatus("member");
    this.#service({ new_chat_members: [this.#state.bot] });
  }

  makeBotAdmin(): void {
    this.#setBotStatus("administrator");
  }

  setMember(someone: Someone, status: MemberStatus): void {
    this.#record.members.set(someone.id, status);
    this.#state.changes.tell({ kind: "members", chatId: this.id });
  }

  /** What Telegram does by itself when a group grows: a new supergroup, the old id dead. */
  upgrade(): Group {
    if (this.#record.chat.type !== "group") throw new Error(`${this.title} is no basic group.`);
    const upgraded = new Group(this.#state, {
      title: this.title,
      kind: "supergroup",
      members: [],
      botIsAdmin: this.#record.botStatus === "administrator",
    });
    for (const [id, status] of this.#record.members) upgraded.#record.members.set(id, status);
    this.#service({ migrate_to_chat_id: upgraded.id });
    this.#record.migratedTo = upgraded.id;
    upgraded.#service({ migrate_from_chat_id: this.id });
    return upgraded;
  }

  #setBotStatus(status: MemberStatus): void {
    const { bot, updates, changes } = this.#state;
    const before = this.#record.botStatus;
    this.#record.botStatus = status;
    updates.push({
      my_chat_member: {
        chat: this.#record.chat,
        from: this.#creator(),
        date: this.#state.seconds(),
        old_chat_member: chatMember(bot, before),
        new_chat_member: chatMember(bot, status),
      },
    });
    changes.tell({ kind: "members", chatId: this.id });
  }

  #service(fields: MessageDraft, opensTopic = false): ChatMessage {
    const draft = { from: this.#creator(), ...fields };
    const options = { by: "person", silent: true, opensTopic } as const;
    return announce(this.#state, this.#record, draft, options);
  }

  #creator(): User {
    for (const [id, status] of this.#record.members) {
      const user = this.#state.chats.user(id);
      if (status === "creator" && user) return user;
    }
    return { id: 777_000, is_bot: false, first_name: "Telegram" };
  }
}

/** A channel in which the bot is an administrator; made by Emulator.channel(). */
export class Channel {
  readonly id: number;
  readonly #state: PracticeState;
  readonly #record: ChatRecord;

  constructor(state: PracticeState, options: { id?: number; title: string }) {
    groupsMade += 1;
    this.id = options.id ?? -1_003_000_000_000 - groupsMade;
    this.#state = state;
    const chat: Chat = { id: this.id, type: "channel", title: options.title };
    this.#record = state.chats.add(chat, "administrator");
  }

  get chat(): Chat {
    return this.#record.chat;
  }

  /** A post: it has a sender_chat and no person. */
  post(text: string): ChatMessage {
    const entities = withFoundEntities(text);
    return announce(
      this.#state,
      this.#record,
      { sender_chat: this.#record.chat, text, ...(entities.length > 0 ? { entities } : {}) },
      { by: "person", silent: false },
    );
  }
}
