// Owns whose phones tell whether somebody is at home, as it lies in state.json. How that is found
// out, and what follows, is in vision/presence/.
import { z } from "zod";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";

/** Enough for a household; each is looked for twice a minute. */
export const mostPhones = 10;

export const phone = z.object({
  /** "h1", "h2" ...: never given again. */
  id: z.string(),
  name: z.string(),
  /** IPv4, IPv6 or a host name on the household's network. */
  address: z.string(),
});
export type Phone = z.infer<typeof phone>;

/** Arming when the household's phones have left the network; off until switched on. */
export const storedPresence = z.object({
  enabled: z.boolean().default(false),
  phones: z.array(phone).default([]),
  lastNumber: z.number().int().default(0),
  /** All phones must have been away so long. */
  awayAfterMs: z.number().int().min(60_000).max(7_200_000).default(600_000),
});
export type StoredPresence = z.infer<typeof storedPresence>;

/** Where it is kept: state.json. */
export interface PresenceStore {
  readonly value: { readonly presence: StoredPresence };
  change(edit: (draft: { presence: StoredPresence }) => void): Promise<void>;
}

/** Every change rejects with StorageError when it can't be kept; then nothing changed. */
export class PresenceSettings {
  readonly #store: PresenceStore;
  readonly #listeners: Listeners<[]>;

  constructor(store: PresenceStore, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("the settings of presence", log);
  }

  get value(): Readonly<StoredPresence> {
    return this.#store.value.presence;
  }

  find(id: string): Readonly<Phone> | null {
    return this.value.phones.find((one) => one.id === id) ?? null;
  }

  async change(part: Partial<Pick<StoredPresence, "enabled" | "awayAfterMs">>): Promise<void> {
    await this.#change((draft) => {
      Object.assign(draft, part);
    });
  }

  /** Null, and nothing changed, when its address is there already or there are as many as may be. */
  async addPhone(name: string, address: string): Promise<Readonly<Phone> | null> {
    let id: string | null = null;
    await this.#change((draft) => {
      const isThere = draft.phones.some((one) => one.address === address);
      if (isThere || draft.phones.length >= mostPhones) return;
      draft.lastNumber += 1;
      id = `h${draft.lastNumber}`;
      draft.phones.push({ id, name, address });
    });
    return id === null ? null : this.find(id);
  }

  /** Returns what was removed; null when it was not there. The last one gone switches it off. */
  async removePhone(id: string): Promise<Readonly<Phone> | null> {
    const removed = this.find(id);
    await this.#change((draft) => {
      draft.phones = draft.phones.filter((one) => one.id !== id);
      if (draft.phones.length === 0) draft.enabled = false;
    });
    return removed;
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async #change(edit: (draft: StoredPresence) => void): Promise<void> {
    await this.#store.change((draft) => edit(draft.presence));
    this.#listeners.tell();
  }
}
