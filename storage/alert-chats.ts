// Owns the groups and topics that alerts go to, beside CHAT_ID of .env; kept in state.json.
import { z } from "zod";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import type { StateStore } from "./members.ts";

export const alertChat = z.object({
  chat: z.number().int(),
  /** A topic's message_thread_id; null: General, or a group without topics. */
  thread: z.number().int().nullable(),
  title: z.string(),
  /** By first name. */
  addedBy: z.string(),
});
export type AlertChat = z.infer<typeof alertChat>;

/** Every change resolves when it is on disk; a StorageError rejects it with nothing changed. */
export class AlertChats {
  readonly #store: StateStore;
  readonly #listeners: Listeners<[]>;

  constructor(store: StateStore, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("where alerts go", log);
  }

  /** Each group once. */
  all(): readonly AlertChat[] {
    return this.#store.value.alertChats;
  }

  find(chat: number): AlertChat | null {
    return this.all().find((one) => one.chat === chat) ?? null;
  }

  /** Alerts go there from now on; in a group that had them already, to this topic instead. */
  put(target: AlertChat): Promise<void> {
    return this.#change((chats) => [
      ...chats.filter(({ chat }) => chat !== target.chat),
      { ...target },
    ]);
  }

  /** What was there before; null when it was gone already. */
  async remove(chat: number): Promise<AlertChat | null> {
    const before = this.find(chat);
    if (before) await this.#change((chats) => chats.filter((one) => one.chat !== chat));
    return before;
  }

  /** A group became a supergroup, with another id. */
  async move(chat: number, to: number): Promise<void> {
    if (!this.find(chat)) return;
    await this.#change((chats) =>
      chats
        .filter((one) => one.chat !== to)
        .map((one) => (one.chat === chat ? { ...one, chat: to } : one)),
    );
  }

  /** The topic is gone: General from now on. Null when no alerts went to it. */
  async loseThread(chat: number, thread: number): Promise<AlertChat | null> {
    const before = this.find(chat);
    if (before?.thread !== thread) return null;
    await this.#change((chats) =>
      chats.map((one) => (one.chat === chat ? { ...one, thread: null } : one)),
    );
    return before;
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async #change(edit: (chats: AlertChat[]) => AlertChat[]): Promise<void> {
    await this.#store.change((draft) => {
      draft.alertChats = edit(draft.alertChats);
    });
    this.#listeners.tell();
  }
}
