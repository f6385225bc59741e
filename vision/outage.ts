// Owns the story of a lost camera: silence for the first half minute, then one incident with the
// last picture, which ends when the camera is back.
import type { Cancel, Clock } from "../storage/clock.ts";
import type { AlarmState, IncidentId } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Reason } from "../storage/words.ts";
import { storePhoto } from "./store-photo.ts";
import type { Still } from "./watch-view.ts";

/** Short losses are the camera's daily life (Wi-Fi, restarts) and are not worth a message. */
export const tellLossAfterMs = 30_000;
/** A camera that shows a picture for a moment and is gone again was not back. */
export const steadyAfterMs = 10_000;

export interface OutageOptions {
  camera: { id: string; name: string };
  incidents: Incidents;
  clock: Clock;
  log: Log;
  /** Like "Europe/Berlin"; asked for each incident. */
  timezone(): string;
  alarmState(): AlarmState;
  /** The newest picture that was received before the loss, if any. */
  lastPicture(): Promise<Still | null>;
}

export class Outage {
  readonly #options: OutageOptions;
  /** Waits to tell the loss. */
  #cancel: Cancel | null = null;
  /** Waits to believe the return. */
  #cancelSteady: Cancel | null = null;
  #backAt = 0;
  /** Set from the moment the loss is told until it is told that it is over. */
  #told: Promise<IncidentId | null> | null = null;
  /** Whatever is being written down. */
  #writing: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #reason: Reason | null = null;
  /** Wall clock and monotonic clock; null while all is well. */
  #lost: { at: number; since: number } | null = null;

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  /** The camera is lost since `at` (wall clock); further calls only bring the reason up to date. */
  lost(at: number, reason: Reason): void {
    const { clock } = this.#options;
    this.#reason = reason;
    if (this.#stopped) return;
    this.#cancelSteady?.();
    this.#cancelSteady = null;
    this.#lost ??= { at, since: clock.monotonic() };
    if (this.#cancel || this.#told) return;
    const waited = clock.monotonic() - this.#lost.since;
    this.#cancel = clock.after(tellLossAfterMs - waited, () => {
      this.#cancel = null;
      this.#told = this.#open(at).catch((error: unknown) => {
        this.#options.log.error("The loss of the camera could not be written down", { error });
        return null;
      });
      this.#writing = Promise.all([this.#writing, this.#told]);
    });
  }

  /** A picture came; when they keep coming, the loss is over. */
  back(): void {
    const { clock } = this.#options;
    this.#cancel?.();
    this.#cancel = null;
    if (this.#stopped || !this.#lost || this.#cancelSteady) return;
    this.#backAt = clock.wall();
    this.#cancelSteady = clock.after(steadyAfterMs, () => this.#isBack());
  }

  #isBack(): void {
    this.#cancelSteady = null;
    this.#lost = null;
    if (this.#told) this.#close(this.#told, "back", this.#backAt);
  }

  /**
   * Stops waiting. A loss that was told and still lasts is closed at the next start, or now where
   * the camera is let go of `forGood`.
   */
  async stop({ forGood = false } = {}): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
    if (this.#cancelSteady) {
      this.#cancelSteady();
      this.#isBack();
    } else if (forGood && this.#told) {
      this.#close(this.#told, "shutdown", this.#options.clock.wall());
    }
    await this.#writing;
  }

  #close(told: Promise<IncidentId | null>, reason: "back" | "shutdown", endedAt: number): void {
    const ended = this.#end(told, reason, endedAt).catch((error: unknown) => {
      this.#options.log.error("The end of the camera's loss could not be written down", { error });
    });
    this.#writing = Promise.all([this.#writing, ended]);
    this.#told = null;
  }

  async #end(
    told: Promise<IncidentId | null>,
    reason: "back" | "shutdown",
    endedAt: number,
  ): Promise<void> {
    const incident = await told;
    if (!incident) return;
    await this.#options.incidents.append(incident, { kind: "ended", reason, endedAt });
  }

  async #open(lostAt: number): Promise<IncidentId> {
    const { camera, incidents, clock, timezone, lastPicture, log } = this.#options;
    const record = await incidents.create({
      cause: "camera_lost",
      camera: camera.id,
      cameraName: camera.name,
      alarm: this.#options.alarmState(),
      openedAt: clock.wall(),
      beganAt: this.#lost?.at ?? lostAt,
      timezone: timezone(),
    });
    const still = await lastPicture().catch((error: unknown) => {
      log.warn("The last picture before the loss could not be made", { error });
      return null;
    });
    const photo = await storePhoto({ incidents, log }, record.id, "last-picture.jpg", still);
    const reason = this.#reason;
    await incidents.append(record.id, {
      kind: "opened",
      reason: reason?.sentence ?? null,
      ...(reason && { words: reason.words }),
      photo,
    });
    return record.id;
  }
}
