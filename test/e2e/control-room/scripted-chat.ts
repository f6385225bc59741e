// Owns the hands of the scripted chat: people who type commands and tap buttons by the names of
// their controls, each answered before the next, and the record of what was driven and how it went.
import type { ChatEvent, Emulator, Group, Person } from "../../../bot/practice/emulator.ts";
import type { ChatMessage } from "../../../bot/practice/emulator.ts";
import { controlOf } from "../../../bot/rights.ts";
import { locales, sayPlain } from "../../../bot/texts/texts.ts";

const patienceMs = 30_000;
/** No button of ours says this: it is answered when all that was asked before is. */
const nobodysData = "nobody's";

/** What must never come of a tap or a command. */
const failures = new Set(
  locales.flatMap((locale) =>
    ["failure-unexpected", "failure-disk", "alert-tap-failed"].map((key) => sayPlain(locale, key)),
  ),
);
const unknownButton = sayPlain("en", "toast-unknown-button");

/** Where a phone is held: the private chat, or a group's topic. */
export interface Where {
  group: Group;
  thread?: number;
}

/** A tap as the bot heard it. */
export interface Tapped {
  query: string;
  message: ChatMessage;
  data: string;
  toast: string | undefined;
}

export class ScriptedChat {
  readonly emulator: Emulator;
  /** How often each control was tapped and each command ("/arm") typed. */
  readonly driven = new Map<string, number>();

  constructor(emulator: Emulator) {
    this.emulator = emulator;
  }

  phone(person: Person, where?: Where): Phone {
    return new Phone(this, person, where);
  }

  count(name: string): void {
    this.driven.set(name, (this.driven.get(name) ?? 0) + 1);
  }

  /** Everything the bot has ever sent or edited, in whichever chat. */
  written(): ChatEvent[] {
    const { emulator } = this;
    return emulator
      .chats()
      .flatMap(({ id }) => emulator.log(id))
      .filter(({ kind, by }) => by === "bot" && kind !== "deleted");
  }
}

/** One person's view of one chat. */
export class Phone {
  readonly person: Person;
  readonly #chat: ScriptedChat;
  readonly #where: Where | undefined;
  /** Where the chat's history was when this phone last did something. */
  #mark = 0;

  constructor(chat: ScriptedChat, person: Person, where: Where | undefined) {
    this.#chat = chat;
    this.person = person;
    this.#where = where;
  }

  get chatId(): number {
    return this.#where?.group.id ?? this.person.chatId;
  }

  /** The same person's phone in a group. */
  in(group: Group, thread?: number): Phone {
    return this.#chat.phone(this.person, { group, ...(thread === undefined ? {} : { thread }) });
  }

  /** Writes what may answer a question, or a command; resolves when the bot has dealt with it. */
  async types(text: string): Promise<void> {
    this.#mark = this.#log().length;
    this.person.say(text, this.#sayOptions());
    const command = /^\/([a-z]+)/.exec(text)?.[1];
    if (command !== undefined && !text.startsWith("/dev")) this.#chat.count(`/${command}`);
    await this.settled();
    await this.#chat.emulator.waitFor(() => this.#news().length > 0, {
      what: `an answer to ${text.split(" ")[0]}`,
      timeoutMs: patienceMs,
    });
    this.#complainOfFailures(text);
  }

  /** Writes it again and again until that is so; rejects when it takes too long. */
  async typesUntil(text: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = performance.now() + patienceMs;
    do {
      if (performance.now() > deadline) {
        const { emulator } = this.#chat;
        throw new Error(`${text} came to nothing:\n${emulator.transcript(this.chatId)}`);
      }
      await this.types(text);
    } while (!(await isSo()));
  }

  /** Sends these as one album; resolves when the bot has dealt with it. */
  async sendsPhotos(files: readonly Buffer[]): Promise<void> {
    this.#mark = this.#log().length;
    this.person.sendPhotos(files, this.#sayOptions());
    await this.settled();
  }

  /** Sends a file; resolves when the bot has dealt with it. */
  async sendsDocument(bytes: Buffer, name: string): Promise<void> {
    this.#mark = this.#log().length;
    this.person.sendDocument(bytes, { ...this.#sayOptions(), name });
    await this.settled();
  }

  /**
   * Taps these controls one after another, each where it was shown last: "settings.one", or
   * "settings.one preroll" for the button whose data or label has "preroll" in it.
   */
  async taps(...steps: string[]): Promise<Tapped> {
    let last: Tapped | undefined;
    for (const step of steps) last = await this.#tapOne(step);
    if (!last) throw new Error("Nothing to tap was named.");
    return last;
  }

  /** Taps what has the guard begin anew, which may not hear what else is said until then. */
  async tapsUntil(step: string, words: string): Promise<void> {
    const { message, data } = await this.offered(step);
    this.#mark = this.#log().length;
    this.person.tap(message, data);
    this.#chat.count(step);
    await this.sees(words);
  }

  /** Taps `data` or a label of `message` as it was then, as a phone does that shows old news. */
  async tapsStale(message: ChatMessage, button: string): Promise<string | undefined> {
    this.#mark = this.#log().length;
    const query = this.person.tap(message, button, { stale: true });
    const toast = await this.#answer(query, `${button} of long ago`);
    await this.settled();
    this.#complainOfFailures(button);
    return toast;
  }

  /** The newest message written since this phone last did something whose words match. */
  async sees(words: RegExp | string, timeoutMs = patienceMs): Promise<ChatMessage> {
    const matches = ({ message }: ChatEvent) =>
      typeof words === "string" ? wordsOf(message).includes(words) : words.test(wordsOf(message));
    const event = await this.#chat.emulator.waitFor(() => this.#news().findLast(matches), {
      what: `${words} for ${this.person.user.first_name}`,
      timeoutMs,
    });
    return event.message;
  }

  /** The message with a button of that control, as it is now. */
  async offered(step: string): Promise<{ message: ChatMessage; data: string }> {
    return this.#chat.emulator.waitFor(() => this.#find(step), {
      what: `[${step}] for ${this.person.user.first_name}`,
      timeoutMs: patienceMs,
    });
  }

  /** Whether that control is to be seen anywhere in the chat. */
  isOffered(step: string): boolean {
    return this.#find(step) !== undefined;
  }

  /** Resolves when the bot has dealt with everything it was told in this chat. */
  async settled(): Promise<void> {
    const [first] = this.#chat.emulator.messages(this.chatId);
    if (!first) throw new Error("Nobody has written anything in this chat yet.");
    const keyboard = [[{ text: nobodysData, callback_data: nobodysData }]];
    const message = { ...first, reply_markup: { inline_keyboard: keyboard } } as ChatMessage;
    const query = this.person.tap(message, nobodysData, { stale: true });
    await this.#answer(query, "everything before");
  }

  async #tapOne(step: string): Promise<Tapped> {
    const { message, data } = await this.offered(step);
    this.#mark = this.#log().length;
    const requests = this.#chat.emulator.calls().length;
    const query = this.person.tap(message, data);
    this.#chat.count(step.split(" ")[0] as string);
    const toast = await this.#answer(query, step);
    await this.settled();
    const isSame = () =>
      this.#chat.emulator
        .calls()
        .slice(requests)
        .some(({ error }) => error?.description.includes("not modified"));
    // A question that is deleted says enough.
    const isChanged = () =>
      this.#log()
        .slice(this.#mark)
        .some(({ by }) => by === "bot");
    await this.#chat.emulator.waitFor(() => toast !== undefined || isChanged() || isSame(), {
      what: `something to come of [${step}]`,
      timeoutMs: patienceMs,
    });
    if (toast === unknownButton) throw new Error(`The button [${step}] is none of ours.`);
    this.#complainOfFailures(step);
    return { query, message, data, toast };
  }

  async #answer(query: string, what: string): Promise<string | undefined> {
    const answer = await this.#chat.emulator.waitFor(() => this.person.answerTo(query), {
      what: `the answer to ${this.person.user.first_name}'s tap on ${what}`,
      timeoutMs: patienceMs,
    });
    return answer.text;
  }

  #find(step: string): { message: ChatMessage; data: string } | undefined {
    const [name, ...rest] = step.split(" ");
    const part = rest.join(" ");
    const seen = new Set<number>();
    const now = new Map(
      this.#chat.emulator.messages(this.chatId).map((one) => [one.message_id, one]),
    );
    for (const { message } of this.#log().toReversed()) {
      const current = now.get(message.message_id);
      if (!current || seen.has(message.message_id)) continue;
      seen.add(message.message_id);
      for (const button of current.reply_markup?.inline_keyboard.flat() ?? []) {
        if (!("callback_data" in button) || button.callback_data === undefined) continue;
        const { callback_data: data, text } = button;
        const isMeant = part === "" || data.includes(part) || text.includes(part);
        if (isMeant && controlOf(data)?.name === name) return { message: current, data };
      }
    }
    return undefined;
  }

  #news(): ChatEvent[] {
    const news = this.#log().slice(this.#mark);
    return news.filter(({ kind, by }) => by === "bot" && kind !== "deleted");
  }

  #complainOfFailures(what: string): void {
    for (const { message } of this.#news()) {
      const words = wordsOf(message);
      if (failures.has(words)) throw new Error(`What came of ${what}: ${words}`);
    }
  }

  #log(): readonly ChatEvent[] {
    return this.#chat.emulator.log(this.chatId);
  }

  #sayOptions() {
    if (!this.#where) return {};
    const { group, thread } = this.#where;
    return { in: group, ...(thread === undefined ? {} : { thread }) };
  }
}

export function wordsOf(message: ChatMessage): string {
  return message.text ?? message.caption ?? "";
}
