// Owns the watching as a whole: every camera's loop, told when the alarm changes; cameras come and
// go while it runs, none of which disturbs another. This is what the chat looks at.
import type { CameraId } from "../storage/incident-events.ts";
import { CameraWatch, type CameraWatchOptions } from "./camera-watch.ts";
import type { AlarmControl, WatchView } from "./watch-view.ts";

export class Watch implements WatchView {
  readonly #alarm: Pick<AlarmControl, "onChange">;
  #cameras: readonly CameraWatch[];
  /** Those that are on their way out, with what they still have to write. */
  readonly #leaving = new Set<Promise<void>>();
  /**
   * Those that were let go of since the alarm changed last. What they saw within an entry delay that
   * still runs must be raised or called off like the others'.
   */
  readonly #former = new Set<CameraWatch>();
  #forget: (() => void) | null = null;
  #stopped = false;

  constructor(cameras: readonly CameraWatchOptions[], alarm: Pick<AlarmControl, "onChange">) {
    this.#cameras = cameras.map((options) => new CameraWatch(options));
    this.#alarm = alarm;
  }

  /** In the order in which they came. A paused one is among them, and does nothing. */
  get cameras(): readonly CameraWatch[] {
    return this.#cameras;
  }

  /** How many take memory. */
  get running(): number {
    return this.#cameras.filter((camera) => !camera.isPaused).length + this.#leaving.size;
  }

  /** How many take memory for a second, smaller stream, too. */
  get runningWithTwoStreams(): number {
    return this.#cameras.filter((camera) => !camera.isPaused && camera.hasTwoStreams).length;
  }

  find(id: CameraId): CameraWatch | null {
    return this.#cameras.find((camera) => camera.id === id) ?? null;
  }

  start(): void {
    this.#forget = this.#alarm.onChange((now) => {
      this.alarmChanged();
      for (const camera of this.#former) camera.alarmChanged();
      if (now.state !== "pending") this.#former.clear();
    });
    for (const camera of this.#cameras) this.#begin(camera);
  }

  /** The alarm's state changed, or what its modes ask of the cameras. */
  alarmChanged(): void {
    for (const camera of this.#cameras) camera.alarmChanged();
  }

  /** One more from now on. Throws RangeError when there is one of that id. */
  add(options: CameraWatchOptions): void {
    if (this.#stopped) return;
    if (this.find(options.id)) throw new RangeError(`There is a camera ${options.id} already`);
    const camera = new CameraWatch(options);
    this.#cameras = [...this.#cameras, camera];
    if (this.#forget) this.#begin(camera);
  }

  /** It is gone from `cameras` at once; resolves when nothing is connected to it any more. */
  async remove(id: CameraId): Promise<void> {
    const camera = this.find(id);
    if (!camera) return;
    this.#cameras = this.#cameras.filter((other) => other !== camera);
    await this.#letGo(camera);
  }

  /**
   * Another loop in the place of the one of that id: paused, resumed, or from another address. The
   * new one begins when the old one has let the camera go, and may still be writing evidence.
   */
  async replace(options: CameraWatchOptions): Promise<void> {
    const former = this.find(options.id);
    if (!former || this.#stopped) return;
    const camera = new CameraWatch(options);
    this.#cameras = this.#cameras.map((other) => (other === former ? camera : other));
    await this.#letGo(former);
    // Meanwhile it may have been replaced itself.
    if (this.#forget && this.#cameras.includes(camera)) this.#begin(camera);
  }

  /** Ends running incidents, lets the cameras go, and resolves when their evidence is on disk. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget?.();
    this.#forget = null;
    await Promise.all([...this.#cameras.map((camera) => camera.stop()), ...this.#leaving]);
  }

  #begin(camera: CameraWatch): void {
    camera.start();
    camera.alarmChanged();
  }

  async #letGo(camera: CameraWatch): Promise<void> {
    const { letGo, written } = camera.leave();
    if (!camera.isPaused) this.#former.add(camera);
    this.#leaving.add(written);
    void written.then(() => this.#leaving.delete(written));
    await letGo;
  }
}
