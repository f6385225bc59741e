// Owns what the practice page gets to know: everything that happens in the emulator as PageNews, of
// people's private chats only, and all there is now as a snapshot.
import type { Change, ChatEvent, Emulator, Person } from "../emulator.ts";
import type {
  ChatView,
  PageNews,
  PageSnapshot,
  PracticePerson,
  SampleState,
} from "../page/protocol.ts";

export interface NewsDeskOptions {
  emulator: Emulator;
  people: readonly PracticePerson[];
  botName: string;
  tell(news: PageNews): void;
}

export class NewsDesk {
  readonly #emulator: Emulator;
  readonly #people: readonly PracticePerson[];
  readonly #botName: string;
  readonly #tell: (news: PageNews) => void;
  readonly #stopListening: () => void;
  /** Who tapped what the bot has not answered yet, by query id. */
  readonly #tapped = new Map<string, number>();
  #sample: SampleState = { kind: "drawing" };
  #pendingTold: number;
  #pendingAsked = false;

  constructor(options: NewsDeskOptions) {
    this.#emulator = options.emulator;
    this.#people = options.people;
    this.#botName = options.botName;
    this.#tell = options.tell;
    this.#pendingTold = this.#emulator.pendingUpdates;
    this.#stopListening = this.#emulator.on((change) => {
      this.#report(change);
      this.#countPendingSoon();
    });
  }

  stop(): void {
    this.#stopListening();
  }

  showSample(sample: SampleState): void {
    this.#sample = sample;
    this.#tell({ kind: "sample", sample });
  }

  snapshot(): PageSnapshot {
    const { bot, networkUp, pendingUpdates } = this.#emulator;
    return {
      kind: "snapshot",
      bot: { name: this.#botName, username: bot.username },
      people: [...this.#people],
      chats: Object.fromEntries(this.#people.map(({ id }) => [id, this.#view(this.#person(id))])),
      network: networkUp,
      pending: pendingUpdates,
      sample: this.#sample,
    };
  }

  #view(person: Person): ChatView {
    return {
      messages: [...this.#emulator.messages(person.chatId)],
      pinned: [...this.#emulator.pinned(person.chatId)],
      keyboard: this.#emulator.replyKeyboard(person.chatId) ?? null,
      commands: [...this.#emulator.commandMenu(person)],
      blocked: person.hasBlockedBot,
    };
  }

  #report(change: Change): void {
    switch (change.kind) {
      case "chat":
        if (this.#isShown(change.event.chatId)) this.#reportMessage(change.event);
        return;
      case "action":
        if (!this.#isShown(change.chatId)) return;
        return this.#tell({ kind: "action", chat: change.chatId, action: change.action });
      case "keyboard":
        if (!this.#isShown(change.chatId)) return;
        return this.#tell({
          kind: "keyboard",
          chat: change.chatId,
          keyboard: change.keyboard ?? null,
        });
      case "pins":
        if (this.#isShown(change.chatId)) this.#reportPins(change.chatId);
        return;
      case "reaction": {
        const { chat, message_id: messageId } = change.message;
        if (!this.#isShown(chat.id)) return;
        return this.#tell({ kind: "reaction", chat: chat.id, messageId, emoji: [...change.emoji] });
      }
      case "members":
        if (this.#isShown(change.chatId)) this.#reportBlocking(change.chatId);
        return;
      case "commands":
        for (const { id } of this.#people) this.#reportCommands(id);
        return;
      case "tapped":
        if (this.#isShown(change.personId)) this.#tapped.set(change.queryId, change.personId);
        return;
      case "answered": {
        const { queryId, answer } = change;
        const person = this.#tapped.get(queryId);
        this.#tapped.delete(queryId);
        if (person === undefined) return;
        const { text = null, alert } = answer;
        return this.#tell({ kind: "answered", person, queryId, text, alert });
      }
      case "network":
        return this.#tell({ kind: "network", up: change.up });
      case "polled":
      case "call":
        return;
    }
  }

  #reportMessage({ kind, chatId: chat, message, by, silent }: ChatEvent): void {
    if (kind !== "deleted") {
      this.#tell({ kind: "message", chat, message, by, silent });
      return;
    }
    this.#tell({ kind: "deleted", chat, messageId: message.message_id });
    // What is deleted is no longer pinned, of which the emulator makes no words.
    this.#reportPins(chat);
  }

  #reportPins(chat: number): void {
    this.#tell({ kind: "pins", chat, messageIds: [...this.#emulator.pinned(chat)] });
  }

  #reportBlocking(chat: number): void {
    this.#tell({ kind: "blocked", chat, blocked: this.#person(chat).hasBlockedBot });
  }

  #reportCommands(chat: number): void {
    const commands = [...this.#emulator.commandMenu(this.#person(chat))];
    this.#tell({ kind: "commands", chat, commands });
  }

  /** A message is told before its update is queued: so not right now, but when that is done. */
  #countPendingSoon(): void {
    if (this.#pendingAsked) return;
    this.#pendingAsked = true;
    queueMicrotask(() => {
      this.#pendingAsked = false;
      const count = this.#emulator.pendingUpdates;
      if (count === this.#pendingTold) return;
      this.#pendingTold = count;
      this.#tell({ kind: "pending", count });
    });
  }

  /** Somebody's private chat has the person's own id. */
  #isShown(chatId: number): boolean {
    return this.#people.some(({ id }) => id === chatId);
  }

  #person(id: number): Person {
    return this.#emulator.person(id);
  }
}
