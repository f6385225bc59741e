// Owns which messages carried the photos of an enrolment, so that they can be deleted from the chat
// when it is over. Telegram allows that for 48 hours; later they are forgotten here.
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { JsonStore } from "./json-store.ts";
import type { Log } from "./log.ts";

/** How long a bot may delete what others wrote (core.telegram.org/bots/api#deletemessage). */
const deletableMs = 48 * 3_600_000;

const selfiesFile = z.object({
  version: z.literal(1),
  enrolments: z
    .array(
      z.object({
        id: z.string(),
        chat: z.number().int(),
        /** Wall-clock milliseconds. */
        messages: z.array(z.object({ message: z.number().int(), sentAt: z.number() })),
      }),
    )
    .default([]),
});
type SelfiesFile = z.infer<typeof selfiesFile>;

export interface SelfieMessage {
  readonly message: number;
  readonly sentAt: number;
}

export class Selfies {
  readonly #store: JsonStore<SelfiesFile>;
  readonly #clock: Clock;

  private constructor(store: JsonStore<SelfiesFile>, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  static async open(file: string, clock: Clock, log: Log): Promise<Selfies> {
    const store = await JsonStore.open({ file, schema: selfiesFile, version: 1, clock, log });
    return new Selfies(store, clock);
  }

  /** Remembers the messages of enrolment `id`. Rejects with StorageError. */
  async remember(id: string, chat: number, messages: readonly SelfieMessage[]): Promise<void> {
    await this.#store.change((draft) => {
      const kept = draft.enrolments.filter((one) => one.id !== id && this.#young(one.messages));
      draft.enrolments =
        messages.length > 0 ? [...kept, { id, chat, messages: [...messages] }] : kept;
    });
  }

  /** Which messages of enrolment `id` may still be deleted, and how many may not; null: unknown. */
  find(id: string, chat: number): { young: number[]; old: number } | null {
    const found = this.#store.value.enrolments.find((one) => one.id === id && one.chat === chat);
    if (!found) return null;
    const young = found.messages.filter((one) => this.#young([one])).map(({ message }) => message);
    return { young, old: found.messages.length - young.length };
  }

  async forget(id: string): Promise<void> {
    await this.#store.change((draft) => {
      draft.enrolments = draft.enrolments.filter((one) => one.id !== id);
    });
  }

  #young(messages: readonly SelfieMessage[]): boolean {
    return messages.some(({ sentAt }) => this.#clock.wall() - sentAt < deletableMs);
  }
}
