// Owns where alerts go: the groups and topics chosen in the chat, CHAT_ID of .env, or, where there is
// none of them, everybody of the household privately. Knows what Telegram says about moves.
import type { AlertChat, AlertChats } from "../../storage/alert-chats.ts";
import { threadKey } from "../../storage/deliveries.ts";
import type { Outbox } from "../../storage/outbox.ts";
import type { Destination } from "../alerts/telegram.ts";
import type { Config } from "../config.ts";
import type { Household } from "../household.ts";

export interface TargetsParts {
  config: Pick<Config, "alertChat">;
  household: Household;
  alertChats: Pick<AlertChats, keyof AlertChats>;
  /** The outbox: what Telegram said about chats. */
  notes: Pick<Outbox, "chats" | "changeChats">;
}

/** A group that gets alerts. */
export interface Target extends Destination {
  /** null: CHAT_ID of .env, whose name is known to Telegram alone. */
  chosen: AlertChat | null;
}

export class Targets {
  readonly #parts: TargetsParts;

  constructor(parts: TargetsParts) {
    this.#parts = parts;
  }

  /** The groups, each once, under the ids and topics that they have now. */
  groups(): Target[] {
    const { alertChats, config } = this.#parts;
    const chosen = alertChats.all().map((target) => ({ ...target, chosen: target }));
    const fixed = config.alertChat
      ? [{ chat: config.alertChat.id, thread: config.alertChat.thread, chosen: null }]
      : [];
    const groups = new Map<number, Target>();
    for (const target of [...chosen, ...fixed]) {
      const { chat, thread } = this.#asItIsNow(target);
      if (!groups.has(chat)) groups.set(chat, { chat, thread, chosen: target.chosen });
    }
    return [...groups.values()];
  }

  /** Where an alert goes. */
  audience(): Destination[] {
    const { household } = this.#parts;
    const groups = this.groups().map(({ chat, thread }) => ({ chat, thread }));
    if (groups.length === 0) return this.privateChats();
    const also = this.privateChats().filter(
      ({ chat }) =>
        household.member(chat)?.alsoPrivately === true &&
        groups.every((group) => group.chat !== chat),
    );
    return [...groups, ...also];
  }

  /** Of everybody; what no group takes goes there. */
  privateChats(): Destination[] {
    return this.#parts.household.ids().map((id) => ({ chat: id, thread: null }));
  }

  /** Alerts go to `target` from now on. Rejects with StorageError. */
  async choose(target: AlertChat): Promise<void> {
    const { alertChats, notes } = this.#parts;
    await alertChats.put(target);
    const { chat, thread } = target;
    // A topic that was closed may be open again; whoever writes in it sees it.
    if (thread === null || !notes.chats().lostThreads.includes(threadKey(chat, thread))) return;
    await notes.changeChats((changed) => {
      changed.lostThreads = changed.lostThreads.filter((key) => key !== threadKey(chat, thread));
    });
  }

  /** They go there no more; null when they did not. Rejects with StorageError. */
  drop(chat: number): Promise<AlertChat | null> {
    return this.#parts.alertChats.remove(chat);
  }

  /** The topic is gone: alerts go to the group's General. Rejects with StorageError. */
  async loseThread(chat: number, thread: number): Promise<void> {
    await this.#parts.alertChats.loseThread(chat, thread);
  }

  /** A group became a supergroup: what was kept under its old id is the new one's. */
  async move(chat: number, to: number): Promise<void> {
    const { alertChats, notes } = this.#parts;
    if (notes.chats().movedTo[chat] !== to) {
      await notes.changeChats((changed) => {
        changed.movedTo[chat] = to;
      });
    }
    await alertChats.move(chat, to);
  }

  #asItIsNow({ chat, thread }: Destination): Destination {
    const { movedTo, lostThreads } = this.#parts.notes.chats();
    const now = movedTo[chat] ?? chat;
    const isLost = thread !== null && lostThreads.includes(threadKey(now, thread));
    return { chat: now, thread: isLost ? null : thread };
  }
}
