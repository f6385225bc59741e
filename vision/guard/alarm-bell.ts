// Owns the cameras' side of the alarm: how a camera's guard reports what alarms, and which of its
// orders do. What follows is told to every camera by Watch (watch.ts, alarmChanged()).
import type { CameraId } from "../../storage/incident-events.ts";
import type { AlarmReason, GuardOrder } from "./guard-orders.ts";

/** What alarms. */
export interface AlarmCause {
  readonly camera: CameraId;
  readonly cameraName: string;
  readonly because: AlarmReason | "movement";
  /** A stranger is certain: no entry delay excuses that. */
  readonly immediately: boolean;
}

export interface AlarmBell {
  /**
   * This alarms now. While armed the alarm is pending when it returns, or triggered where the mode has
   * no entry delay or it is `immediately`. Never waits for the disk.
   */
  ring(cause: AlarmCause): void;
  /** What this camera rang for was the household: an entry delay that began for it alone is over. */
  settled(camera: CameraId): void;
  /** Whether what alarmed on this camera still goes on; the alarm stays triggered for so long. */
  goesOn(camera: CameraId, goesOn: boolean): void;
}

/** What of an order alarms; null: nothing. A question ("tell" that is not loud) doesn't. */
export function alarmIn(order: GuardOrder): Pick<AlarmCause, "because" | "immediately"> | null {
  switch (order.kind) {
    case "open":
      return { because: "movement", immediately: false };
    case "tell":
      if (!order.loud) return null;
      return { because: order.because, immediately: order.because === "stranger" };
    case "escalate":
      return { because: "stranger", immediately: true };
    default:
      return null;
  }
}

/** One camera's hand on the bell: rings for what its guard orders. */
export class Ringing {
  readonly #camera: { readonly id: CameraId; readonly name: string };
  readonly #bell: AlarmBell;
  #wasAlarming = false;

  constructor(camera: { readonly id: CameraId; readonly name: string }, bell: AlarmBell) {
    this.#camera = camera;
    this.#bell = bell;
  }

  /** `alarming`: whether what alarms goes on, now that these were ordered. */
  hear(orders: readonly GuardOrder[], alarming: boolean): void {
    const { id, name } = this.#camera;
    for (const order of orders) {
      const alarm = alarmIn(order);
      if (alarm) this.#bell.ring({ camera: id, cameraName: name, ...alarm });
      if (order.kind === "resolve") this.#bell.settled(id);
    }
    if (alarming !== this.#wasAlarming) this.#bell.goesOn(id, alarming);
    this.#wasAlarming = alarming;
  }
}
