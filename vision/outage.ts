// Owns the story of a lost camera: silence for the first half minute, then one incident with the
// last picture, which ends when the camera is back.
import type { Cancel, Clock } from "../storage/clock.ts";
import type { AlarmState, IncidentId } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import { storePhoto } from "./store-photo.ts";
import type { Still } from "./watch-view.ts";

/** Short losses are the camera's daily life (Wi-Fi, restarts) and are not worth a message. */
export const tellLossAfterMs = 30_000;

export interface OutageOptions {
  camera: { id: string; name: string };
  incidents: Incidents;
  clock: Clock;
  log: Log;
  timezone: string;
  alarmState(): AlarmState;
  /** The newest picture that was received before the loss, if any. */
  lastPicture(): Promise<Still | null>;
}

export class Outage {
  readonly #options: OutageOptions;
  #cancel: Cancel | null = null;
  /** Set from the moment the loss is told until it is told that it is over. */
  #told: Promise<IncidentId | null> | null = null;
  #reason = "";
  #lostAt = 0;

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  /** The camera is lost since `at` (wall clock); further calls only bring the reason up to date. */
  lost(at: number, reason: string): void {
    this.#reason = reason;
    if (this.#cancel || this.#told) return;
    this.#lostAt = at;
    this.#cancel = this.#options.clock.after(tellLossAfterMs, () => {
      this.#cancel = null;
      this.#told = this.#open().catch((error: unknown) => {
        this.#options.log.error("The loss of the camera could not be written down", { error });
        return null;
      });
    });
  }

  /** A picture came. */
  async back(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    const told = this.#told;
    this.#told = null;
    const incident = await told;
    if (!incident) return;
    await this.#options.incidents.append(incident, {
      kind: "ended",
      reason: "back",
      endedAt: this.#options.clock.wall(),
    });
  }

  /** Stops waiting; what was told stays open and is closed at the next start. */
  async stop(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    await this.#told;
  }

  async #open(): Promise<IncidentId> {
    const { camera, incidents, clock, timezone, lastPicture, log } = this.#options;
    const record = await incidents.create({
      cause: "camera_lost",
      camera: camera.id,
      cameraName: camera.name,
      alarm: this.#options.alarmState(),
      openedAt: clock.wall(),
      beganAt: this.#lostAt,
      timezone,
    });
    const still = await lastPicture().catch((error: unknown) => {
      log.warn("The last picture before the loss could not be made", { error });
      return null;
    });
    const photo = await storePhoto({ incidents, log }, record.id, "last-picture.jpg", still);
    await incidents.append(record.id, { kind: "opened", reason: this.#reason, photo });
    return record.id;
  }
}
