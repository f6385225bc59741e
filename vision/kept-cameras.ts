// Owns bringing the list of cameras and the watching together: what the chat wishes is first kept on
// disk and then done, one wish after another; pauses end by themselves.
import type {
  CameraList,
  CameraPause,
  ListedCamera,
  RemovedCamera,
  SecondStream,
} from "../storage/camera-list.ts";
import type { Cancel, Clock } from "../storage/clock.ts";
import type { CameraId } from "../storage/incident-events.ts";
import type { Log } from "../storage/log.ts";
import { Serial } from "../storage/serial.ts";
import { addressesOf, keptCamera } from "./camera-addresses.ts";
import type { CameraPaused, CameraWatchOptions } from "./camera-watch.ts";
import { parseSource, type Source } from "./capture/source.ts";
import { cameraGone } from "./camera-trouble.ts";
import { type CameraKeeper, type KeptCamera, type PictureCheck, undoForMs } from "./watch-view.ts";

/** What a crash may add to a pause at most. */
const storeEveryMs = 60_000;

/** The loops (watch.ts), as far as cameras come and go. */
export interface ChangingWatch {
  find(id: CameraId): { rename(name: string): void; checkPicture(): Promise<PictureCheck> } | null;
  add(options: CameraWatchOptions): void;
  replace(options: CameraWatchOptions): Promise<void>;
  remove(id: CameraId): Promise<void>;
}

export interface KeptCamerasOptions {
  list: CameraList;
  /** Where .env's cameras are. */
  fromEnv: ReadonlyMap<CameraId, Source>;
  clock: Clock;
  log: Log;
  /** Everything of a camera's loop that doesn't depend on the list. */
  optionsFor(camera: { id: CameraId; name: string; source: Source }): CameraWatchOptions;
  /** A pause ended by itself. */
  onResumed?: (camera: KeptCamera) => void;
}

export class KeptCameras implements CameraKeeper {
  readonly #options: KeptCamerasOptions;
  readonly #serial = new Serial();
  /** When pauses end, on the monotonic clock. */
  readonly #endsAt = new Map<CameraId, number>();
  /** Whose pause is over, though the disk doesn't know it yet. */
  readonly #woken = new Set<CameraId>();
  readonly #forgetting = new Map<CameraId, Cancel>();
  #watch: ChangingWatch | null = null;
  #nextLook: Cancel | null = null;
  #closed = false;

  constructor(options: KeptCamerasOptions) {
    this.#options = options;
    for (const camera of options.list.all()) {
      // Reading an address registers its password as a secret: before anything can print it.
      if (!addressesOf(camera, options.fromEnv)) {
        options.log.error(`The address of ${camera.name} can't be read, so it is left out`);
      }
      const left = camera.paused?.remainingMs ?? null;
      if (left !== null) this.#endsAt.set(camera.id, options.clock.monotonic() + left);
    }
  }

  /** What the watch begins with. */
  watchOptions(): CameraWatchOptions[] {
    return this.#options.list.all().flatMap((camera) => this.#watchOptionsOf(camera) ?? []);
  }

  /** From now on wishes reach `watch`, which was made of watchOptions(), and time passes. */
  start(watch: ChangingWatch): void {
    this.#watch = watch;
    // What was removed before a restart gets its minutes anew.
    for (const { id, isFromEnv } of this.removed()) if (!isFromEnv) this.#forgetLater(id);
    this.#schedule();
  }

  all(): KeptCamera[] {
    return this.#options.list.all().flatMap((camera) => this.#show(camera) ?? []);
  }

  find(id: CameraId): KeptCamera | null {
    const camera = this.#options.list.find(id);
    return camera && this.#show(camera);
  }

  removed(): RemovedCamera[] {
    return this.#options.list.removed();
  }

  unusedName(nameOf: (number: number) => string): string {
    return this.#options.list.unusedName(nameOf);
  }

  add({ url, name, by }: { url: string; name: string; by: string }): Promise<CameraId> {
    const { list, clock, log } = this.#options;
    return this.#serial.run(async () => {
      parseSource(url);
      const id = await list.add({ url, name, by, at: clock.wall() });
      const camera = list.find(id);
      this.#begin(camera);
      log.info(`${by} added the camera ${camera?.name}`);
      return id;
    });
  }

  rename(id: CameraId, wanted: string): Promise<string> {
    const { list } = this.#options;
    return this.#serial.run(async () => {
      const name = await list.rename(id, wanted);
      this.#watch?.find(id)?.rename(name);
      return name;
    });
  }

  useSecond(id: CameraId, second: SecondStream | null, by: string): Promise<void> {
    const { list, log } = this.#options;
    return this.#serial.run(async () => {
      if (second) parseSource(second.url);
      const camera = list.find(id);
      if (!camera) return;
      await list.useSecond(id, second);
      log.info(`${by} changed the streams of the camera ${camera.name}`);
      await this.#renew(id);
    });
  }

  pause(id: CameraId, by: string, forMs: number | null): Promise<void> {
    const { list, clock, log } = this.#options;
    return this.#serial.run(async () => {
      const before = list.find(id);
      if (!before) return;
      const since = before.paused?.since ?? clock.wall();
      await list.pause(id, { by, since, remainingMs: forMs });
      if (forMs === null) this.#endsAt.delete(id);
      else this.#endsAt.set(id, clock.monotonic() + forMs);
      this.#woken.delete(id);
      log.info(`${by} paused the camera ${before.name}`);
      await this.#renew(id);
      this.#schedule();
    });
  }

  resume(id: CameraId): Promise<void> {
    return this.#serial.run(() => this.#resume(id));
  }

  remove(id: CameraId, by: string): Promise<void> {
    const { list, log } = this.#options;
    return this.#serial.run(async () => {
      const camera = list.find(id);
      if (!camera) return;
      await list.remove(id, by);
      log.info(`${by} removed the camera ${camera.name}`);
      await this.#watch?.remove(id);
      if (camera.url !== null) this.#forgetLater(id);
    });
  }

  restore(id: CameraId): Promise<boolean> {
    const { list } = this.#options;
    return this.#serial.run(async () => {
      if (!(await list.restore(id))) return false;
      this.#forgetting.get(id)?.();
      this.#forgetting.delete(id);
      const camera = list.find(id);
      // Its pause may have begun in a former run: it goes on, and doesn't become one for ever.
      const left = camera?.paused?.remainingMs ?? null;
      if (left !== null && !this.#endsAt.has(id)) this.#endsAt.set(id, this.#monotonic() + left);
      this.#begin(camera);
      this.#schedule();
      return true;
    });
  }

  async checkPicture(id: CameraId): Promise<PictureCheck> {
    const camera = this.#watch?.find(id);
    if (!camera) throw cameraGone(id);
    return await camera.checkPicture();
  }

  /** Writes down how much of pauses is left, and stops. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#nextLook?.();
    for (const cancel of this.#forgetting.values()) cancel();
    await this.#serial.run(() => this.#keepRemaining());
  }

  async #resume(id: CameraId): Promise<void> {
    const { list } = this.#options;
    if (!list.find(id)?.paused) return;
    await list.resume(id);
    this.#endsAt.delete(id);
    this.#woken.delete(id);
    await this.#renew(id);
  }

  /** Watches it again before the disk is asked, which may refuse for long: it must not stay blind. */
  async #wake(id: CameraId): Promise<void> {
    if (this.#woken.has(id)) return;
    this.#woken.add(id);
    await this.#renew(id);
    const camera = this.find(id);
    if (!camera) return;
    this.#options.log.info(`The pause of the camera ${camera.name} is over`);
    this.#options.onResumed?.(camera);
  }

  #isOver(id: CameraId): boolean {
    return (this.#endsAt.get(id) ?? Infinity) <= this.#monotonic();
  }

  /** The camera's loop anew, as the list has it now. */
  async #renew(id: CameraId): Promise<void> {
    const camera = this.#options.list.find(id);
    const options = camera && this.#watchOptionsOf(camera);
    if (options) await this.#watch?.replace(options);
  }

  #begin(camera: ListedCamera | null): void {
    const options = camera && this.#watchOptionsOf(camera);
    if (options) this.#watch?.add(options);
  }

  #watchOptionsOf(camera: ListedCamera): CameraWatchOptions | null {
    const { id, name, paused } = camera;
    const addresses = addressesOf(camera, this.#options.fromEnv);
    if (!addresses) return null;
    const { source } = addresses;
    const options = { ...this.#options.optionsFor({ id, name, source }), ...addresses };
    return paused && !this.#isOver(id)
      ? { ...options, paused: this.#pausedOf(id, paused) }
      : options;
  }

  #pausedOf(id: CameraId, { by, since }: CameraPause): CameraPaused {
    return {
      by,
      since,
      leftMs: () => {
        const endsAt = this.#endsAt.get(id);
        return endsAt === undefined ? null : Math.max(0, endsAt - this.#monotonic());
      },
    };
  }

  #show(camera: ListedCamera): KeptCamera | null {
    return keptCamera(camera, this.#options.fromEnv);
  }

  #forgetLater(id: CameraId): void {
    const { clock, list, log } = this.#options;
    this.#forgetting.get(id)?.();
    const cancel = clock.after(undoForMs, () => {
      this.#forgetting.delete(id);
      this.#serial
        .run(() => list.forget(id))
        .catch((error: unknown) => {
          log.warn("A removed camera could not be forgotten", { error });
          if (!this.#closed) this.#forgetLater(id);
        });
    });
    this.#forgetting.set(id, cancel);
  }

  /** Looks again when the next pause ends, and each minute to write down what is left of them. */
  #schedule(): void {
    this.#nextLook?.();
    this.#nextLook = null;
    if (this.#closed || this.#endsAt.size === 0) return;
    const lefts = [...this.#endsAt.values()].map((endsAt) => endsAt - this.#monotonic());
    // A pause whose end couldn't be written down has time.
    const soonest = Math.min(storeEveryMs, ...lefts.map((left) => (left > 0 ? left : 5_000)));
    this.#nextLook = this.#options.clock.after(soonest, () => {
      void this.#serial.run(() => this.#look()).finally(() => this.#schedule());
    });
  }

  async #look(): Promise<void> {
    const { list, log } = this.#options;
    try {
      const over = [...this.#endsAt.keys()].filter((id) => this.#isOver(id));
      for (const id of over) await this.#wake(id);
      for (const id of over) {
        // Also of one that was removed in the meantime, and may be brought back.
        await list.resume(id);
        this.#endsAt.delete(id);
        this.#woken.delete(id);
      }
      await this.#keepRemaining();
    } catch (error) {
      log.warn("How long cameras are still paused could not be written down", { error });
    }
  }

  async #keepRemaining(): Promise<void> {
    if (this.#endsAt.size === 0) return;
    const now = this.#monotonic();
    const lefts = [...this.#endsAt].map(([id, endsAt]): [CameraId, number] => [id, endsAt - now]);
    await this.#options.list.keepRemaining(new Map(lefts));
  }

  #monotonic(): number {
    return this.#options.clock.monotonic();
  }
}
