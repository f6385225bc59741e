// Owns the other side of the chat: a person with a phone, who writes, taps, blocks and deletes.
import type { CallbackQuery, InlineKeyboardButton, Message, Update, User } from "grammy/types";
import type { ChatMessage, QueryAnswer } from "./changes.ts";
import type { ChatRecord, MessageDraft } from "./chats.ts";
import { withFoundEntities } from "./entities.ts";
import type { Channel, Group } from "./group.ts";
import { announce, isHeard } from "./incoming.ts";
import { chatMember } from "./methods/chats.ts";
import { quoted } from "./methods/deliver.ts";
import { present } from "./present.ts";
import type { PracticeState } from "./state.ts";

/** Where and how a person sends something; the private chat with the bot by default. */
export interface SayOptions {
  in?: Group;
  /** The topic's message_thread_id. */
  thread?: number;
  /** A message_id in the same chat. */
  replyTo?: number;
  /** The message's date in wall milliseconds, for messages that were long under way. */
  at?: number;
  /** In a group: as its anonymous administrator, or in the name of a channel. */
  as?: "anonymous" | Channel;
}

export interface FileOptions extends SayOptions {
  caption?: string;
}

export interface TapOptions {
  /** Take the keyboard as it was in the given message, as a phone does that hasn't seen an edit. */
  stale?: boolean;
}

/** Who Telegram says it is when a group's administrator hides, or a channel speaks in a group. */
const anonymousAdministrator: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
const channelSpeaker: User = {
  id: 136_817_688,
  is_bot: true,
  first_name: "Channel",
  username: "Channel_Bot",
};

export class Person {
  readonly id: number;
  /** The private chat with the bot has the person's own id. */
  readonly chatId: number;
  readonly user: User;
  readonly #state: PracticeState;
  readonly #private: ChatRecord;

  constructor(state: PracticeState, user: User) {
    this.id = user.id;
    this.chatId = user.id;
    this.user = user;
    this.#state = state;
    state.chats.addUser(user);
    const { first_name, username } = user;
    const chat = { id: user.id, type: "private", first_name, ...(username ? { username } : {}) };
    this.#private = state.chats.add(chat as Message["chat"], "left");
    this.#private.members.set(user.id, "member");
  }

  /** Taps Start, with the payload of a t.me/bot?start= link if there is one. */
  start(payload?: string): ChatMessage {
    return this.say(payload === undefined ? "/start" : `/start ${payload}`);
  }

  say(text: string, options: SayOptions = {}): ChatMessage {
    const entities = withFoundEntities(text);
    return this.#send({ text, ...(entities.length > 0 ? { entities } : {}) }, options);
  }

  /** Several become an album: separate messages with one media_group_id, the caption on the first. */
  sendPhotos(jpegs: readonly Buffer[], options: FileOptions = {}): ChatMessage[] {
    const album = jpegs.length > 1 ? { media_group_id: this.#state.nextAlbumId() } : {};
    const contents = jpegs.map((bytes) => this.#state.files.addPhoto(bytes));
    return contents.map((content, index) =>
      this.#send(
        { ...album, ...content, ...captionOf(index === 0 ? options.caption : undefined) },
        options,
      ),
    );
  }

  sendDocument(
    bytes: Buffer,
    options: FileOptions & { name?: string; mimeType?: string } = {},
  ): ChatMessage {
    const { name: filename = "file.bin", mimeType } = options;
    const upload = { filename, bytes, ...present({ mimeType }) };
    const content = this.#state.files.addDocument(upload, undefined);
    return this.#send({ ...content, ...captionOf(options.caption) }, options);
  }

  /** Edits one's own text. */
  edit(message: ChatMessage, text: string): ChatMessage {
    const record = this.#state.chats.get(message.chat.id);
    const current = record.messages.get(message.message_id);
    if (!current || current.from?.id !== this.id) throw new Error("Not this person's message.");
    const { entities: _, ...rest } = current;
    const entities = withFoundEntities(text);
    const edited: ChatMessage = {
      ...rest,
      text,
      ...(entities.length > 0 ? { entities } : {}),
      edit_date: this.#state.seconds(),
    };
    this.#state.chats.replace(record, edited, "person");
    if (isHeard(this.#state, record, edited)) {
      this.#state.updates.push({
        edited_message: edited as Message & Update.Edited & Update.NonChannel,
      });
    }
    return edited;
  }

  /** Deletes a message for everybody; the bot isn't told. */
  delete(message: ChatMessage): void {
    const record = this.#state.chats.get(message.chat.id);
    this.#state.chats.remove(record, message.message_id, "person");
  }

  /**
   * Taps an inline button, named by its callback data or its label, of the message as it is now.
   * Returns the query's id, for answerTo(). The bot gets the message as it is now, too.
   */
  tap(message: ChatMessage, button: string, options: TapOptions = {}): string {
    const record = this.#state.chats.get(message.chat.id);
    if (!isInside(record, this.id)) {
      throw new Error(`${this.user.first_name} is not in chat ${message.chat.id}.`);
    }
    const current = record.messages.get(message.message_id);
    if (!current && !options.stale) {
      throw new Error(`Message ${message.message_id} is no longer there to tap on.`);
    }
    const shown = options.stale ? message : (current ?? message);
    const data = callbackDataOf(shown, button);
    const queryId = this.#state.queries.open();
    const gone = { chat: record.chat, message_id: message.message_id, date: 0 };
    const query: CallbackQuery = {
      id: queryId,
      from: this.user,
      message: (current ?? gone) as Message,
      chat_instance: String(Math.abs(record.chat.id) * 7919),
      data,
    };
    this.#state.updates.push({ callback_query: query });
    this.#state.changes.tell({ kind: "tapped", queryId, personId: this.id });
    return queryId;
  }

  /** What the bot answered to a tap: a toast or an alert; undefined while the button still spins. */
  answerTo(queryId: string): QueryAnswer | undefined {
    return this.#state.queries.answerTo(queryId);
  }

  get hasBlockedBot(): boolean {
    return this.#private.botStatus === "kicked";
  }

  block(): void {
    this.#setBotStatus("kicked");
  }

  unblock(): void {
    this.#setBotStatus("member");
  }

  #send(content: Omit<MessageDraft, "from">, options: SayOptions): ChatMessage {
    const record = options.in ? this.#state.chats.get(options.in.id) : this.#private;
    this.#requireAccess(record, options);
    if (record === this.#private) record.botStatus = "member";
    const thread = options.thread;
    const replied = record.messages.get(options.replyTo ?? thread ?? 0);
    if (options.replyTo !== undefined && !replied) {
      throw new Error(`There is no message ${options.replyTo} to reply to.`);
    }
    const reply = quoted(replied);
    return announce(
      this.#state,
      record,
      {
        ...this.#sender(record, options.as),
        ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
        ...(reply ? { reply_to_message: reply } : {}),
        ...content,
      },
      { by: "person", silent: false, ...(options.at === undefined ? {} : { at: options.at }) },
    );
  }

  #sender(record: ChatRecord, as: SayOptions["as"]): Pick<MessageDraft, "from" | "sender_chat"> {
    if (as === undefined) return { from: this.user };
    if (as === "anonymous") return { from: anonymousAdministrator, sender_chat: record.chat };
    return { from: channelSpeaker, sender_chat: as.chat };
  }

  #requireAccess(record: ChatRecord, options: SayOptions): void {
    const name = this.user.first_name;
    if (record === this.#private) {
      if (record.botStatus === "kicked") throw new Error(`${name} has blocked the bot.`);
      return;
    }
    if (!isInside(record, this.id)) throw new Error(`${name} is not in ${record.chat.title}.`);
    if (record.migratedTo !== undefined) throw new Error("That group has become a supergroup.");
    if (options.thread !== undefined && !record.topics.has(options.thread)) {
      throw new Error(`${record.chat.title} has no topic ${options.thread}.`);
    }
  }

  #setBotStatus(status: "kicked" | "member"): void {
    const { bot, updates, changes } = this.#state;
    const before = this.#private.botStatus;
    if (before === status) return;
    this.#private.botStatus = status;
    updates.push({
      my_chat_member: {
        chat: this.#private.chat,
        from: this.user,
        date: this.#state.seconds(),
        old_chat_member: chatMember(bot, before),
        new_chat_member: chatMember(bot, status),
      },
    });
    changes.tell({ kind: "members", chatId: this.chatId });
  }
}

function isInside(record: ChatRecord, userId: number): boolean {
  const status = record.members.get(userId);
  return status !== undefined && status !== "left" && status !== "kicked";
}

function captionOf(caption: string | undefined): Pick<Message, "caption" | "caption_entities"> {
  if (!caption) return {};
  const entities = withFoundEntities(caption);
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

function callbackDataOf(message: ChatMessage, wanted: string): string {
  const buttons: InlineKeyboardButton[] = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button =
    buttons.find(
      (candidate) => "callback_data" in candidate && candidate.callback_data === wanted,
    ) ?? buttons.find(({ text }) => text === wanted);
  if (!button) {
    const labels = buttons.map(({ text }) => `[${text}]`).join(" ") || "none";
    throw new Error(`Message ${message.message_id} has no button "${wanted}"; it has: ${labels}`);
  }
  if (!("callback_data" in button) || button.callback_data === undefined) {
    throw new Error(`The button "${wanted}" doesn't talk to the bot (it is a link or the like).`);
  }
  return button.callback_data;
}
