// Owns the practice chat's Bot API server as others use it: start and stop it, cut its network, be
// its people, see what the bot said. The bot under test is a process of its own whose
// TELEGRAM_API_ROOT is this server's url; it also serves people who have no token yet.
import type { BotCommand, Chat, ReplyKeyboardMarkup } from "grammy/types";
import type { Clock } from "../../storage/clock.ts";
import { systemClock } from "../../storage/clock.ts";
import type { Call, Change, ChatEvent, ChatMessage } from "./changes.ts";
import { dispatch, methodName } from "./dispatch.ts";
import { Faults } from "./faults.ts";
import type { KeptFile } from "./files.ts";
import { Channel, Group } from "./group.ts";
import type { GroupOptions } from "./group.ts";
import { commandMenu } from "./methods/profile.ts";
import { Person } from "./person.ts";
import { PracticeServer } from "./server.ts";
import { PracticeState } from "./state.ts";
import { describeCall, describeChat } from "./transcript.ts";

export type { Call, Change, ChatEvent, ChatMessage, QueryAnswer } from "./changes.ts";
export type { Fault } from "./faults.ts";
export type { KeptFile } from "./files.ts";
export type { GroupOptions } from "./group.ts";
export { Channel, Group } from "./group.ts";
export type { FileOptions, SayOptions, TapOptions } from "./person.ts";
export { Person } from "./person.ts";

export interface EmulatorOptions {
  /** "number:text"; the number becomes the bot's id. */
  token?: string;
  /** 0, the default, takes a free one at the first start and keeps it. */
  port?: number;
  clock?: Clock;
  botUsername?: string;
  /** Off by default; on, answers 429 as limits.ts says. */
  rateLimits?: boolean;
  /** How long a tap can be answered; 15 minutes by default (the real figure is nowhere written). */
  queryLifetimeMs?: number;
  /** Files beyond this are forgotten, oldest first, those in no message before others; 200 MB. */
  maximumKeptBytes?: number;
}

export interface PersonProfile {
  firstName?: string;
  username?: string;
  languageCode?: string;
}

export interface WaitOptions {
  /** Real milliseconds; 10 s by default. */
  timeoutMs?: number;
  /** What is waited for, to be read in "Waited 10 s for ...". */
  what?: string;
}

const defaultToken = "1234567890:PRACTICE-practice-PRACTICE-practice";
const defaultQueryLifetimeMs = 15 * 60 * 1000;
const defaultWaitMs = 10_000;
const defaultKeptBytes = 200 * 1024 * 1024;
/** The record of calls forgets the oldest beyond this, for practice chats that run for days. */
const keptCalls = 20_000;

export class Emulator {
  readonly token: string;
  readonly faults = new Faults();
  readonly #state: PracticeState;
  readonly #server: PracticeServer;
  readonly #people = new Map<number, Person>();
  #calls: Call[] = [];
  #port: number;

  constructor(options: EmulatorOptions = {}) {
    this.token = options.token ?? defaultToken;
    this.#port = options.port ?? 0;
    this.#state = new PracticeState({
      clock: options.clock ?? systemClock,
      bot: {
        id: Number.parseInt(this.token, 10) || 1_234_567_890,
        is_bot: true,
        first_name: "Vigil",
        username: options.botUsername ?? "vigil_practice_bot",
      },
      rateLimits: options.rateLimits ?? false,
      queryLifetimeMs: options.queryLifetimeMs ?? defaultQueryLifetimeMs,
      maximumKeptBytes: options.maximumKeptBytes ?? defaultKeptBytes,
    });
    const state = this.#state;
    this.#server = new PracticeServer({
      token: this.token,
      clock: state.clock,
      faults: this.faults,
      methodName,
      call: (method, parameters, signal) => dispatch(state, method, parameters, signal),
      download: (filePath) => state.files.bytesAt(filePath),
      record: (call) => this.#record(call),
    });
  }

  /** "http://127.0.0.1:PORT", for TELEGRAM_API_ROOT. */
  get url(): string {
    if (this.#port === 0) throw new Error("The practice server has no address before start().");
    return `http://127.0.0.1:${this.#port}`;
  }

  get bot(): { readonly id: number; readonly username: string } {
    return { id: this.#state.bot.id, username: this.#state.bot.username };
  }

  /** Listens; after a stop() again on the same port, with everything still known. */
  async start(): Promise<this> {
    if (!this.#server.listening) this.#port = await this.#server.start(this.#port);
    return this;
  }

  /** Closes every connection and the port; nothing is forgotten. */
  stop(): Promise<void> {
    this.#state.updates.hangUp();
    return this.#server.stop();
  }

  /** False: every connection, old or new, is reset. People can go on writing and tapping. */
  network(up: boolean): void {
    if (!up) this.#state.updates.hangUp();
    this.#server.setNetwork(up);
    this.#state.changes.tell({ kind: "network", up });
  }

  get networkUp(): boolean {
    return this.#server.networkUp;
  }

  /** The person with this id, made at the first call; to the bot a stranger until they write. */
  person(id: number, profile: PersonProfile = {}): Person {
    const known = this.#people.get(id);
    if (known) return known;
    const person = new Person(this.#state, {
      id,
      is_bot: false,
      first_name: profile.firstName ?? `Person ${id}`,
      ...(profile.username ? { username: profile.username } : {}),
      language_code: profile.languageCode ?? "en",
    });
    this.#people.set(id, person);
    return person;
  }

  /** Everybody made with person(), in that order. */
  people(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** A group the bot has long been a member of (no update tells it so). */
  group(options: GroupOptions): Group {
    return new Group(this.#state, options);
  }

  /** A channel in which the bot is an administrator. */
  channel(options: { id?: number; title: string }): Channel {
    return new Channel(this.#state, options);
  }

  /** Makes a tap too old to be answered, as if much time had passed. */
  expireQuery(queryId: string): void {
    this.#state.queries.expire(queryId);
  }

  /** Requests in the order they were answered; long polls when they end. */
  calls(method?: string): readonly Call[] {
    const name = method === undefined ? undefined : methodName(method);
    return this.#calls.filter((call) => name === undefined || call.method === name);
  }

  /** Every chat there is, people's private ones included. */
  chats(): readonly Chat[] {
    return this.#state.chats.all().map(({ chat }) => chat);
  }

  /** What the chat shows now, oldest first. */
  messages(chatId: number): readonly ChatMessage[] {
    return [...(this.#state.chats.find(chatId)?.messages.values() ?? [])];
  }

  /** Everything sent, edited and deleted in a chat, in order, as it looked then. */
  log(chatId: number): readonly ChatEvent[] {
    return [...(this.#state.chats.find(chatId)?.log ?? [])];
  }

  /** Pinned messages' ids, the newest last. */
  pinned(chatId: number): readonly number[] {
    return [...(this.#state.chats.find(chatId)?.pinned ?? [])];
  }

  /** The keyboard shown instead of the phone's own, if the bot has put one there. */
  replyKeyboard(chatId: number): ReplyKeyboardMarkup | undefined {
    return this.#state.chats.find(chatId)?.replyKeyboard;
  }

  /** The command menu that a person sees in their private chat, or in a group. */
  commandMenu(person: Person, group?: Group): readonly BotCommand[] {
    const chatId = group?.id ?? person.chatId;
    const status = this.#state.chats.get(chatId).members.get(person.id);
    const administrator = status === "creator" || status === "administrator";
    return commandMenu(
      this.#state,
      { chatId, userId: person.id, group: group !== undefined, administrator },
      person.user.language_code ?? "",
    );
  }

  /** Whether the bot is waiting for updates right now: then it is up, and has seen all there was. */
  get polling(): boolean {
    return this.#state.updates.polling;
  }

  /** How many updates the bot has not yet confirmed. */
  get pendingUpdates(): number {
    return this.#state.updates.pending;
  }

  /** The bytes behind a photo, video or document; throws when there is no such file. */
  file(fileId: string): Buffer {
    const bytes = this.#state.files.bytes(fileId);
    if (!bytes) throw new Error(`There is no file ${fileId} in the practice server.`);
    return bytes;
  }

  /** What is behind a file_id, unless there never was such a file or it is kept no longer. */
  keptFile(fileId: string): KeptFile | undefined {
    return this.#state.files.kept(fileId);
  }

  /**
   * Resolves with what `look` returns once it is neither undefined, null nor false; it is asked now
   * and after every change here. Rejects at the deadline with `what` and what happened instead.
   */
  waitFor<T>(look: () => T | undefined | null | false, options: WaitOptions = {}): Promise<T> {
    const timeoutMs = options.timeoutMs ?? defaultWaitMs;
    const what = options.what ?? look.toString();
    return this.#state.changes.waitFor(
      look,
      timeoutMs,
      () =>
        `Waited ${timeoutMs / 1000} s for ${what}. What happened instead:\n${this.transcript()}`,
    );
  }

  /** For people: the history of one chat, or of all of them and the latest requests. */
  transcript(chatId?: number): string {
    if (chatId !== undefined) return describeChat(this.#state.chats.get(chatId));
    const chats = this.#state.chats.all().filter(({ log }) => log.length > 0);
    const calls = this.#calls.filter(({ method, error }) => method !== "getUpdates" || error);
    return [
      ...chats.map(describeChat),
      "latest requests",
      ...calls.slice(-20).map(describeCall),
      `  (${this.pendingUpdates} updates not confirmed by the bot)`,
    ].join("\n");
  }

  /** Tells of everything that happens, until the returned function is called. */
  on(listener: (change: Change) => void): () => void {
    return this.#state.changes.on(listener);
  }

  #record(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > keptCalls) this.#calls = this.#calls.slice(keptCalls / 2);
    this.#state.changes.tell({ kind: "call", call });
  }
}
