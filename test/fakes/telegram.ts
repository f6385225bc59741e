// Owns Telegram in the chat's unit tests: it records what the bot calls, keeps what the chats show,
// and says and taps as people do, through bot.handleUpdate. Nothing leaves the process.
import type { Bot, Transformer } from "grammy";
import type { Chat, InlineKeyboardMarkup, Update, User } from "grammy/types";
import type { ChatContext } from "../../bot/context.ts";
import type { Clock } from "../../storage/clock.ts";
import { settle } from "./clock.ts";

type Fields = Record<string, unknown>;

export interface SentCall {
  method: string;
  payload: Fields;
}

export interface ShownMessage {
  id: number;
  chat: number;
  text: string;
  /** "text", or what was sent: "photo", "video", "document". */
  kind: string;
  buttons: { text: string; callback_data: string }[][];
  silent: boolean;
  thread: number | undefined;
}

export const anna: User = { id: 1001, is_bot: false, first_name: "Anna" };
export const ben: User = { id: 1002, is_bot: false, first_name: "Ben" };
export const stranger: User = { id: 6666, is_bot: false, first_name: "Mallory" };
export const groupAnonymousBot: User = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
export const group: Chat.GroupChat = { id: -500, type: "group", title: "Home" };

export function privateChat(person: User): Chat.PrivateChat {
  return { id: person.id, type: "private", first_name: person.first_name };
}

interface Failure {
  method: string;
  code: number;
  description: string;
  /** Only in this chat. */
  chat: number | undefined;
}

export interface SayOptions {
  chat?: Chat;
  /** How many seconds before now it was sent. */
  secondsAgo?: number;
  extra?: Fields;
}

export class FakeTelegram {
  readonly calls: SentCall[] = [];
  readonly messages = new Map<number, ShownMessage>();
  readonly #bot: Bot<ChatContext>;
  readonly #clock: Clock;
  readonly #failures: Failure[] = [];
  readonly #holds = new Map<string, Promise<void>>();
  readonly #answers = new Map<string, Fields>();
  #lastMessageId = 100;
  #lastUpdateId = 0;

  constructor(bot: Bot<ChatContext>, clock: Clock) {
    this.#bot = bot;
    this.#clock = clock;
    bot.botInfo = {
      id: 42,
      is_bot: true,
      first_name: "Vigil",
      username: "vigil_bot",
    } as typeof bot.botInfo;
    bot.api.config.use(this.#transformer());
  }

  /** What the person's (or `chat`'s) screen shows, oldest first. */
  shownIn(chat: number): ShownMessage[] {
    return [...this.messages.values()].filter((message) => message.chat === chat);
  }

  /** Goes on where `before` is: another process of the same bot. */
  continue(before: FakeTelegram): void {
    for (const [id, message] of before.messages) this.messages.set(id, message);
    this.#lastMessageId = before.#lastMessageId;
    this.#lastUpdateId = before.#lastUpdateId;
  }

  /** The newest message in that chat. */
  last(chat: number): ShownMessage {
    const message = this.shownIn(chat).at(-1);
    if (!message) throw new Error(`Chat ${chat} shows nothing`);
    return message;
  }

  callsOf(method: string): Fields[] {
    return this.calls.filter((call) => call.method === method).map(({ payload }) => payload);
  }

  /** Makes the next call of `method` (in `chat`) fail as Telegram would. */
  failNext(method: string, description: string, code = 400, chat?: number): void {
    this.#failures.push({ method, code, description, chat });
  }

  /** What calls of `method` are answered with from now on. */
  answer(method: string, result: Fields): void {
    this.#answers.set(method, result);
  }

  /** Makes calls of `method` wait until the returned function is called. */
  hold(method: string): () => void {
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#holds.set(method, held);
    return () => {
      this.#holds.delete(method);
      release?.();
    };
  }

  /** Lets later calls of `method` through; those that are held already stay so. */
  letThrough(method: string): void {
    this.#holds.delete(method);
  }

  async say(from: User, text: string, options: SayOptions = {}): Promise<void> {
    await this.send(from, { text, ...commandIn(text, "entities") }, options);
  }

  /** Sends a message of any kind, like { photo: [...] }. Returns its id. */
  async send(from: User, content: Fields, options: SayOptions = {}): Promise<number> {
    const chat = options.chat ?? privateChat(from);
    const { caption } = content;
    const id = ++this.#lastMessageId;
    await this.update({
      message: {
        message_id: id,
        date: Math.floor(this.#clock.wall() / 1000) - (options.secondsAgo ?? 0),
        chat,
        from,
        ...content,
        ...(typeof caption === "string" && commandIn(caption, "caption_entities")),
        ...options.extra,
      },
    } as Fields);
    return id;
  }

  /** Taps the button labelled `label` under `message`. */
  async tap(from: User, message: ShownMessage, label: string): Promise<void> {
    const button = message.buttons.flat().find(({ text }) => text === label);
    if (!button) throw new Error(`No button ${label} under "${message.text}"`);
    await this.tapData(from, message, button.callback_data);
  }

  async tapData(from: User, message: ShownMessage, callbackData: string): Promise<void> {
    const chat = message.chat > 0 ? privateChat(from) : group;
    await this.update({
      callback_query: {
        id: String(this.#lastUpdateId + 1),
        from,
        chat_instance: "1",
        data: callbackData,
        message: {
          message_id: message.id,
          date: Math.floor(this.#clock.wall() / 1000),
          chat,
          from: this.#bot.botInfo,
          ...(message.kind === "text" ? { text: message.text } : { caption: message.text }),
          reply_markup: { inline_keyboard: message.buttons },
        },
      },
    } as Fields);
  }

  async update(fields: Fields): Promise<void> {
    await this.#bot.handleUpdate({ update_id: ++this.#lastUpdateId, ...fields } as Update);
    // Most answers are sent beside the update loop.
    await settle();
  }

  #transformer(): Transformer {
    return async (_previous, method, payload) => {
      const fields = payload as Fields;
      this.calls.push({ method, payload: fields });
      await this.#holds.get(method);
      const index = this.#failures.findIndex(
        ({ method: failing, chat }) =>
          failing === method && (chat === undefined || chat === fields["chat_id"]),
      );
      const failure = this.#failures[index];
      if (failure) {
        this.#failures.splice(index, 1);
        return { ok: false, error_code: failure.code, description: failure.description } as never;
      }
      const result = this.#answers.get(method) ?? this.#answer(method, fields);
      return { ok: true, result } as never;
    };
  }

  #answer(method: string, fields: Fields): unknown {
    if (method === "sendMediaGroup") {
      const media = fields["media"] as Fields[];
      return media.map((item) => this.#show({ ...fields, ...item }, String(item["type"])));
    }
    if (method.startsWith("send") && method !== "sendChatAction") {
      const kind = method.slice(4).toLowerCase();
      return this.#show(fields, kind === "message" ? "text" : kind);
    }
    if (method === "deleteMessages") {
      for (const id of fields["message_ids"] as number[]) this.messages.delete(id);
    }
    const message = this.messages.get(Number(fields["message_id"]));
    if (!message) return true;
    if (method === "deleteMessage") this.messages.delete(message.id);
    if (method.startsWith("editMessage")) {
      const media = (fields["media"] ?? {}) as Fields;
      const text = fields["text"] ?? fields["caption"] ?? media["caption"];
      if (typeof text === "string") message.text = text;
      if (method === "editMessageMedia") message.kind = String(media["type"]);
      message.buttons = buttonsOf(fields);
    }
    return true;
  }

  #show(fields: Fields, kind: string): Fields {
    const id = ++this.#lastMessageId;
    const chat = Number(fields["chat_id"]);
    this.messages.set(id, {
      id,
      chat,
      kind,
      text: String(fields["text"] ?? fields["caption"] ?? ""),
      buttons: buttonsOf(fields),
      silent: fields["disable_notification"] === true,
      thread: fields["message_thread_id"] as number | undefined,
    });
    return { message_id: id, date: 0, chat: { id: chat } };
  }
}

function commandIn(text: string, key: "entities" | "caption_entities"): Fields {
  const command = /^\/[\w@]+/.exec(text)?.[0];
  return command ? { [key]: [{ type: "bot_command", offset: 0, length: command.length }] } : {};
}

function buttonsOf(fields: Fields): ShownMessage["buttons"] {
  const markup = fields["reply_markup"] as InlineKeyboardMarkup | undefined;
  return (markup?.inline_keyboard ?? []) as ShownMessage["buttons"];
}
