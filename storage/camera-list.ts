// Owns which cameras there are: .env's, those added in the chat, and what was changed about any of
// them; kept in state.json, which nobody else may read (it holds the cameras' passwords).
import { z } from "zod";
import { CameraNameError, cameraName, sameCameraName, unusedName } from "./camera-name.ts";
import type { CameraId } from "./incident-events.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";

export const addedCamera = z.object({
  /** "c1001", "c1002" ...: never one that .env can have, or another camera has had. */
  id: z.string(),
  name: z.string(),
  /** As it was sent: it may hold a password. */
  url: z.string(),
  /** By first name. */
  addedBy: z.string(),
  addedAt: z.number(),
});
export type AddedCamera = z.infer<typeof addedCamera>;

export const cameraPause = z.object({
  by: z.string(),
  /** Wall-clock milliseconds. */
  since: z.number(),
  /** How much of it was left when this was written; null: until somebody resumes it. */
  remainingMs: z.number().int().nonnegative().nullable().default(null),
});
export type CameraPause = z.infer<typeof cameraPause>;

/** What the chat changed about a camera, whether it is .env's or was added. */
export const cameraChange = z.object({
  name: z.string().optional(),
  /** Privacy: nothing of it is fetched. */
  paused: cameraPause.optional(),
  /** It isn't wanted any more; an added one is still here so that this can be taken back. */
  removed: z.object({ by: z.string() }).optional(),
  /** A smaller stream of it that is watched, while evidence comes from its own address. */
  detectionUrl: z.string().optional(),
  /** The other way round: its own address is watched, and evidence comes from this larger one. */
  evidenceUrl: z.string().optional(),
});
export type CameraChange = z.infer<typeof cameraChange>;

/** An address that was sent and waits for a decision. */
export const pendingCamera = z.object({
  /** "p1", "p2" ...: never reused. */
  id: z.string(),
  /** It may hold a password. */
  url: z.string(),
  /** What it is to be called; null: nobody said. */
  name: z.string().nullable(),
  /** Wall-clock milliseconds. */
  since: z.number(),
  /** The camera whose second stream it is to be; left out: it is to be a camera of its own. */
  secondOf: z.string().optional(),
});
export type PendingCamera = z.infer<typeof pendingCamera>;

export const storedCameras = z.object({
  added: z.array(addedCamera).default([]),
  changes: z.record(z.string(), cameraChange).default({}),
  /** The highest number that a camera added in the chat ever had. */
  lastNumber: z.number().int().default(0),
  pending: z.array(pendingCamera).default([]),
  lastPending: z.number().int().default(0),
});
export type StoredCameras = z.infer<typeof storedCameras>;

/** What the list needs of state.json. */
export interface CamerasState {
  readonly value: { readonly cameras: StoredCameras };
  change(edit: (draft: { cameras: StoredCameras }) => void): Promise<void>;
}

/** .env numbers its cameras up to 999: so none of its ever gets the id of one added here. */
const numbersFromEnv = 1000;

/** Where a camera sends the same scene once more, smaller or larger. */
export interface SecondStream {
  /** As it was sent: it may hold a password. */
  url: string;
  /** The smaller of the two streams is watched, the larger one kept: what this one is for. */
  use: "watched" | "kept";
}

/** A camera as it is now. */
export interface ListedCamera {
  id: CameraId;
  name: string;
  /** Null: .env has it. */
  url: string | null;
  second: SecondStream | null;
  paused: CameraPause | null;
}

/** One that was taken away and can still be brought back. */
export interface RemovedCamera {
  id: CameraId;
  name: string;
  by: string;
  /** Whether .env names it: then it stays here for good. */
  isFromEnv: boolean;
}

export class CameraList {
  readonly #store: CamerasState;
  readonly #fromEnv: readonly { id: CameraId; name: string }[];
  readonly #listeners: Listeners<[]>;

  /** `fromEnv` are the cameras that .env names, in its order. */
  constructor(store: CamerasState, fromEnv: readonly { id: CameraId; name: string }[], log: Log) {
    this.#store = store;
    this.#fromEnv = fromEnv;
    this.#listeners = new Listeners("the list of cameras", log);
  }

  /** .env's first, then those that were added, the oldest first; no two have the same name. */
  all(): ListedCamera[] {
    const { changes } = this.#store.value.cameras;
    return this.#known(this.#store.value.cameras)
      .filter(({ id }) => !changes[id]?.removed)
      .map(({ id, name, url }) => ({
        id,
        name,
        url,
        second: secondStream(changes[id]),
        paused: changes[id]?.paused ?? null,
      }));
  }

  find(id: CameraId): ListedCamera | null {
    return this.all().find((camera) => camera.id === id) ?? null;
  }

  removed(): RemovedCamera[] {
    const { changes } = this.#store.value.cameras;
    return this.#known(this.#store.value.cameras).flatMap(({ id, name, url }) => {
      const removed = changes[id]?.removed;
      return removed ? [{ id, name, by: removed.by, isFromEnv: url === null }] : [];
    });
  }

  /** The first of nameOf(1), nameOf(2) ... beyond the cameras there are that none of them has. */
  unusedName(nameOf: (number: number) => string): string {
    const names = this.all().map(({ name }) => name);
    return unusedName(names, nameOf);
  }

  /** Throws CameraNameError unless a camera (other than `except`) may be called `name`. */
  checkName(name: string, except: CameraId | null = null): string {
    return this.#checkName(this.#store.value.cameras, name, except);
  }

  /** Rejects with CameraNameError and StorageError; then nothing changed. */
  async add(camera: { url: string; name: string; by: string; at: number }): Promise<CameraId> {
    let id = "";
    await this.#change((cameras) => {
      const name = this.#checkName(cameras, camera.name, null);
      cameras.lastNumber = Math.max(cameras.lastNumber, numbersFromEnv) + 1;
      id = `c${cameras.lastNumber}`;
      const { url, by, at } = camera;
      cameras.added.push({ id, name, url, addedBy: by, addedAt: at });
    });
    return id;
  }

  /** Rejects with CameraNameError and StorageError. Returns the name as it is kept. */
  async rename(id: CameraId, wanted: string): Promise<string> {
    let name = "";
    await this.#change((cameras) => {
      name = this.#checkName(cameras, wanted, id);
      cameras.changes[id] = { ...cameras.changes[id], name };
    });
    return name;
  }

  /** Rejects with StorageError. */
  async pause(id: CameraId, paused: CameraPause): Promise<void> {
    await this.#change((cameras) => {
      cameras.changes[id] = { ...cameras.changes[id], paused };
    });
  }

  /** `second` null: it has one stream for everything. Rejects with StorageError. */
  async useSecond(id: CameraId, second: SecondStream | null): Promise<void> {
    await this.#change((cameras) => {
      const { detectionUrl: _watched, evidenceUrl: _kept, ...change } = cameras.changes[id] ?? {};
      const key = second?.use === "kept" ? "evidenceUrl" : "detectionUrl";
      cameras.changes[id] = second ? { ...change, [key]: second.url } : change;
    });
  }

  /** Writes down how much of pauses is left, which tells nobody. Rejects with StorageError. */
  async keepRemaining(remaining: ReadonlyMap<CameraId, number>): Promise<void> {
    await this.#store.change(({ cameras }) => {
      for (const [id, ms] of remaining) {
        const paused = cameras.changes[id]?.paused;
        if (paused) paused.remainingMs = Math.max(0, Math.ceil(ms));
      }
    });
  }

  /** Rejects with StorageError. */
  async resume(id: CameraId): Promise<void> {
    await this.#change((cameras) => {
      delete cameras.changes[id]?.paused;
    });
  }

  /** Rejects with StorageError. */
  async remove(id: CameraId, by: string): Promise<void> {
    await this.#change((cameras) => {
      cameras.changes[id] = { ...cameras.changes[id], removed: { by } };
    });
  }

  /** Brings a removed camera back; false when it is gone for good. Rejects with StorageError. */
  async restore(id: CameraId): Promise<boolean> {
    if (!this.removed().some((camera) => camera.id === id)) return false;
    await this.#change((cameras) => {
      delete cameras.changes[id]?.removed;
    });
    return true;
  }

  /** An added camera that was removed goes for good, with its address. Rejects with StorageError. */
  async forget(id: CameraId): Promise<void> {
    const { added, changes } = this.#store.value.cameras;
    if (!changes[id]?.removed || !added.some((camera) => camera.id === id)) return;
    await this.#change((cameras) => {
      cameras.added = cameras.added.filter((camera) => camera.id !== id);
      delete cameras.changes[id];
    });
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async #change(edit: (cameras: StoredCameras) => void): Promise<void> {
    await this.#store.change((draft) => edit(draft.cameras));
    this.#listeners.tell();
  }

  /** All that aren't gone for good, under the names that they go by. */
  #known(cameras: StoredCameras): { id: CameraId; name: string; url: string | null }[] {
    const known: { id: CameraId; name: string; url: string | null }[] = [];
    const all = [...this.#fromEnv.map((camera) => ({ ...camera, url: null })), ...cameras.added];
    for (const { id, name, url } of all) {
      const wanted = cameras.changes[id]?.name ?? name;
      // .env may have been given a name in the meantime that the chat had given away.
      const taken = known.map((other) => other.name);
      const isFree = !taken.some((other) => sameCameraName(other, wanted));
      known.push({ id, url, name: isFree ? wanted : unusedName(taken, (n) => `${wanted} ${n}`) });
    }
    return known;
  }

  #checkName(cameras: StoredCameras, wanted: string, except: CameraId | null): string {
    const name = cameraName(wanted);
    // Removed ones keep theirs, so that they can come back.
    const others = this.#known(cameras).filter(({ id }) => id !== except);
    const other = others.find((camera) => sameCameraName(camera.name, name));
    if (other) throw new CameraNameError("taken", other.name);
    return name;
  }
}

function secondStream({ detectionUrl, evidenceUrl }: CameraChange = {}): SecondStream | null {
  if (detectionUrl !== undefined) return { url: detectionUrl, use: "watched" };
  return evidenceUrl === undefined ? null : { url: evidenceUrl, use: "kept" };
}
