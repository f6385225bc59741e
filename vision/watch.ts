// Owns the watching as a whole: every camera's loop, started and stopped together, told when the
// alarm changes. This is what bot/guard.ts starts and what the chat looks at.
import type { Arming } from "../storage/arming.ts";
import { CameraWatch, type CameraWatchOptions } from "./camera-watch.ts";
import type { WatchView } from "./watch-view.ts";

export class Watch implements WatchView {
  readonly cameras: readonly CameraWatch[];
  readonly #arming: Arming;
  #forget: (() => void) | null = null;

  constructor(cameras: readonly CameraWatchOptions[], arming: Arming) {
    this.cameras = cameras.map((options) => new CameraWatch(options));
    this.#arming = arming;
  }

  start(): void {
    this.#forget = this.#arming.onChange(() => {
      for (const camera of this.cameras) camera.alarmChanged();
    });
    for (const camera of this.cameras) {
      camera.start();
      camera.alarmChanged();
    }
  }

  /** Ends running incidents, lets the cameras go, and resolves when their evidence is on disk. */
  async stop(): Promise<void> {
    this.#forget?.();
    await Promise.all(this.cameras.map((camera) => camera.stop()));
  }
}
