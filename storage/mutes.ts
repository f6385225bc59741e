// Owns who wants to hear nothing of which camera, and for how long still: by private chat, whose id is
// the person's own, so that in a group nobody silences the others. Counted on the
// monotonic clock and stored as remaining time, so that a step of the wall clock changes nothing
// and a restart goes on with what was left (DESIGN.md decision 12).
import type { Cancel, Clock } from "./clock.ts";
import type { CameraId } from "./incident-events.ts";
import type { JsonStore } from "./json-store.ts";
import type { Log } from "./log.ts";
import { Serial } from "./serial.ts";
import type { State } from "./state.ts";

/** What a crash may add to a mute at most. */
const storeEveryMs = 60_000;

interface Mute {
  chat: number;
  camera: CameraId;
  /** On the monotonic clock. */
  endsAt: number;
}

export class Mutes {
  readonly #store: JsonStore<State>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #serial = new Serial();
  #running = new Map<string, Mute>();
  #cancelStoring: Cancel | null = null;
  #closed = false;
  #failing = false;

  /** Goes on with the mutes that `store` holds. */
  constructor(store: JsonStore<State>, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    for (const { chat, camera, remainingMs } of store.value.mutes) {
      // Older versions muted groups, for everybody in them.
      if (chat < 0) continue;
      const endsAt = clock.monotonic() + remainingMs;
      this.#running.set(keyOf(chat, camera), { chat, camera, endsAt });
    }
    this.#schedule();
  }

  /** Milliseconds left; 0 = not muted. */
  mutedFor(chat: number, camera: CameraId): number {
    const mute = this.#running.get(keyOf(chat, camera));
    return mute ? Math.max(0, mute.endsAt - this.#clock.monotonic()) : 0;
  }

  /** What `chat` has muted now, with the milliseconds left. */
  of(chat: number): { camera: CameraId; leftMs: number }[] {
    return [...this.#running.values()]
      .filter((mute) => mute.chat === chat && this.#left(mute) > 0)
      .map((mute) => ({ camera: mute.camera, leftMs: this.#left(mute) }));
  }

  /**
   * Mutes from now on for `ms` milliseconds, whatever was left before. Holds when it is on disk;
   * rejects (StorageError) with nothing changed.
   */
  mute(chat: number, camera: CameraId, ms: number): Promise<void> {
    const mute: Mute = { chat, camera, endsAt: this.#clock.monotonic() + ms };
    return this.#serial.run(() =>
      this.#keep(new Map(this.#running).set(keyOf(chat, camera), mute)),
    );
  }

  /** Rejects (StorageError) with nothing changed. */
  unmute(chat: number, camera: CameraId): Promise<void> {
    return this.#serial.run(() => {
      const next = new Map(this.#running);
      next.delete(keyOf(chat, camera));
      return this.#keep(next);
    });
  }

  /** Writes down what is left and stops. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#serial.run(() => this.#keep(this.#running));
  }

  /** Brings `next` to disk as remaining times; only then it holds. */
  async #keep(next: ReadonlyMap<string, Mute>): Promise<void> {
    let kept: [string, Mute][] = [];
    await this.#store.change((draft) => {
      kept = [...next].filter(([, mute]) => this.#left(mute) > 0);
      draft.mutes = kept.map(([, mute]) => ({
        chat: mute.chat,
        camera: mute.camera,
        remainingMs: this.#left(mute),
      }));
    });
    this.#running = new Map(kept);
    this.#failing = false;
    this.#schedule();
  }

  #left(mute: Mute): number {
    return Math.max(0, Math.ceil(mute.endsAt - this.#clock.monotonic()));
  }

  #schedule(): void {
    this.#cancelStoring?.();
    this.#cancelStoring = null;
    if (this.#closed || this.#running.size === 0) return;
    const lefts = [...this.#running.values()].map((mute) => this.#left(mute));
    // On a disk that refuses, also an ended mute has time.
    const soonest = this.#failing ? storeEveryMs : Math.min(storeEveryMs, ...lefts);
    this.#cancelStoring = this.#clock.after(soonest, () => {
      void this.#storeRemaining();
    });
  }

  async #storeRemaining(): Promise<void> {
    try {
      await this.#serial.run(() => this.#keep(this.#running));
    } catch (error) {
      if (!this.#failing) this.#log.warn("how long mutes still last was not stored", { error });
      this.#failing = true;
      this.#schedule();
    }
  }
}

function keyOf(chat: number, camera: CameraId): string {
  return `${chat}/${camera}`;
}
