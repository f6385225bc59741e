// Owns camera addresses that somebody sent and nobody has decided about yet: on disk, so that a
// restart doesn't forget them, and for an hour at most, because they may hold a password.
import type { CamerasState, PendingCamera } from "./camera-list.ts";
import type { Cancel, Clock } from "./clock.ts";
import type { Log } from "./log.ts";

export const pendingForMs = 3_600_000;
/** So much longer than its hour an address may lie on disk. */
const lookEveryMs = 600_000;

export class PendingCameras {
  readonly #store: CamerasState;
  readonly #clock: Clock;

  constructor(store: CamerasState, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Null when it was decided about, or its hour is over. */
  find(id: string): PendingCamera | null {
    const found = this.#store.value.cameras.pending.find((pending) => pending.id === id);
    return found && this.#isFresh(found) ? found : null;
  }

  /** Of all that wait, those whose hour isn't over. */
  all(): PendingCamera[] {
    return this.#store.value.cameras.pending.filter((pending) => this.#isFresh(pending));
  }

  /** Rejects with StorageError. */
  async put(wanted: Omit<PendingCamera, "id" | "since">): Promise<PendingCamera> {
    let put: PendingCamera | null = null;
    await this.#store.change(({ cameras }) => {
      cameras.lastPending += 1;
      put = { ...wanted, id: `p${cameras.lastPending}`, since: this.#clock.wall() };
      cameras.pending = [...cameras.pending.filter((pending) => this.#isFresh(pending)), put];
    });
    return put as unknown as PendingCamera;
  }

  /** Another address or name for the same wish. Rejects with StorageError. */
  async change(id: string, part: Partial<Pick<PendingCamera, "url" | "name">>): Promise<void> {
    await this.#store.change(({ cameras }) => {
      const pending = cameras.pending.find((one) => one.id === id);
      if (pending) Object.assign(pending, part);
    });
  }

  /** Rejects with StorageError. */
  async drop(id: string): Promise<void> {
    if (!this.#store.value.cameras.pending.some((pending) => pending.id === id)) return;
    await this.#store.change(({ cameras }) => {
      cameras.pending = cameras.pending.filter((pending) => pending.id !== id);
    });
  }

  /** Those whose hour is over go. Rejects with StorageError. */
  async dropOld(): Promise<void> {
    if (this.#store.value.cameras.pending.every((pending) => this.#isFresh(pending))) return;
    await this.#store.change(({ cameras }) => {
      cameras.pending = cameras.pending.filter((pending) => this.#isFresh(pending));
    });
  }

  /** Sees to it that the disk forgets them, too, while nobody asks. Returns how to stop. */
  dropAsTheyAge(log: Log): () => void {
    let cancel: Cancel | null = null;
    const lookLater = () => {
      cancel = this.#clock.after(lookEveryMs, () => {
        lookLater();
        this.dropOld().catch((error: unknown) => {
          log.warn("Addresses that nobody decided about could not be forgotten", { error });
        });
      });
    };
    lookLater();
    return () => cancel?.();
  }

  #isFresh({ since }: PendingCamera): boolean {
    // A clock that was set back must not keep a password for longer.
    const age = this.#clock.wall() - since;
    return age >= 0 && age < pendingForMs;
  }
}
