// Owns which enrolments are under way: every change is on disk before it counts, and one that
// nobody goes on with for an hour expires, by a clock of our own.
import type { Cancel, Clock } from "../../storage/clock.ts";
import type { EnrollingDialog, Enrolling } from "../../storage/enrolling.ts";
import { Serial } from "../../storage/serial.ts";
import { begin, idleMs } from "./dialog.ts";
import { newEnrolmentId } from "./taps.ts";

export interface Crop {
  name: string;
  /** RGB24, 112 x 112. */
  rgb: Uint8Array;
}

export interface ChangeOptions {
  /** Whether somebody did something, which puts the end off; true unless said. */
  byUser?: boolean;
  /** On disk before the change. */
  crops?: readonly Crop[];
}

export class UnderWay {
  readonly #store: Enrolling;
  readonly #clock: Clock;
  readonly #onExpired: (dialog: EnrollingDialog) => void;
  readonly #changes = new Serial();
  readonly #expiries = new Map<number, Cancel>();
  #closed = false;

  constructor(store: Enrolling, clock: Clock, onExpired: (dialog: EnrollingDialog) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  find(chat: number): EnrollingDialog | null {
    return this.#store.find(chat);
  }

  async begin(chat: number, locale: string): Promise<EnrollingDialog> {
    const dialog = begin({ id: newEnrolmentId(), chat, locale, now: this.#clock.wall() });
    await this.remove(chat);
    await this.#changes.run(() => this.#store.save(dialog));
    this.expireLater(dialog);
    return dialog;
  }

  /** Null when enrolment `id` is over, and nothing was changed. Rejects with StorageError. */
  change(
    chat: number,
    id: string,
    edit: (before: EnrollingDialog) => EnrollingDialog,
    { byUser = true, crops = [] }: ChangeOptions = {},
  ): Promise<EnrollingDialog | null> {
    return this.#changes.run(async () => {
      const before = this.find(chat);
      if (before?.id !== id) return null;
      for (const { name, rgb } of crops) await this.#store.saveCrop(chat, name, rgb);
      const edited = edit(before);
      const dialog = byUser ? { ...edited, touchedAt: this.#clock.wall() } : edited;
      await this.#store.save(dialog);
      await this.#removeUnused(before, dialog);
      if (byUser) this.expireLater(dialog);
      return dialog;
    });
  }

  /** Nothing of it is left on disk. */
  async remove(chat: number): Promise<void> {
    this.#expiries.get(chat)?.();
    this.#expiries.delete(chat);
    await this.#changes.run(() => this.#store.remove(chat));
  }

  /** It expires an hour after it was touched last, also when that was before a restart. */
  expireLater({ chat, id, touchedAt }: EnrollingDialog): void {
    this.#expiries.get(chat)?.();
    if (this.#closed) return;
    // A wall clock that stepped backwards must not make it last for ever.
    const left = Math.min(idleMs, touchedAt + idleMs - this.#clock.wall());
    const cancel = this.#clock.after(left, () => {
      const dialog = this.find(chat);
      if (dialog?.id === id && dialog.step !== "storing") this.#onExpired(dialog);
    });
    this.#expiries.set(chat, cancel);
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#expiries.values()) cancel();
  }

  async #removeUnused(before: EnrollingDialog, after: EnrollingDialog): Promise<void> {
    const used = new Set(cropsOf(after));
    for (const crop of cropsOf(before)) {
      if (!used.has(crop)) await this.#store.removeCrop(before.chat, crop);
    }
  }
}

function cropsOf({ photos }: EnrollingDialog): string[] {
  return photos.flatMap(({ faces }) => faces.map(({ crop }) => crop));
}
