// Owns the script that tells one camera's life to the guard, for tests: what goes in, and which
// orders come out. Times are in seconds.
import { expect } from "vitest";
import {
  IncidentLife,
  type IncidentOrder,
  type IncidentSettings,
} from "../../../vision/guard/incident.ts";

const settings: IncidentSettings = { cooldownMs: 30_000, postMotionMs: 4000, preRollMs: 5000 };

interface Area {
  area?: number;
}

/** One camera's life; all orders are collected in `orders`. */
export class Script {
  readonly life = new IncidentLife();
  readonly orders: IncidentOrder[] = [];
  armed = true;
  settings = settings;

  live(seconds: number, moving: boolean, { area = 6000 }: Area = {}): IncidentOrder[] {
    return this.#examined(seconds, moving, area, true);
  }

  lookBack(seconds: number, moving: boolean, { area = 6000 }: Area = {}): IncidentOrder[] {
    return this.#examined(seconds, moving, area, false);
  }

  /** Live frames at 5 a second from `from` up to and including `to`. */
  run(from: number, to: number, moving: boolean): IncidentOrder[] {
    const orders: IncidentOrder[] = [];
    for (let frame = Math.round(from * 5); frame <= Math.round(to * 5); frame++) {
      orders.push(...this.live(frame / 5, moving));
    }
    return orders;
  }

  time(seconds: number): IncidentOrder[] {
    return this.#note(this.life.time(seconds * 1000, this.settings));
  }

  disarm(seconds: number): IncidentOrder[] {
    this.armed = false;
    return this.#note(this.life.disarm(seconds * 1000));
  }

  lost(seconds: number): IncidentOrder[] {
    return this.#note(this.life.cameraLost(seconds * 1000));
  }

  streamChanged(seconds: number): IncidentOrder[] {
    return this.#note(this.life.streamChanged(seconds * 1000));
  }

  shutdown(seconds: number): IncidentOrder[] {
    return this.#note(this.life.shutdown(seconds * 1000));
  }

  get kinds(): string[] {
    return this.orders.map((order) => order.kind);
  }

  get parts(): IncidentOrder[] {
    return this.orders.filter((order) => order.kind === "part");
  }

  #examined(seconds: number, moving: boolean, area: number, live: boolean): IncidentOrder[] {
    const ms = Math.round(seconds * 1000);
    const frame = { ms, moving, area: moving ? area : 0, armed: this.armed, live };
    return this.#note(this.life.examined(frame, this.settings));
  }

  #note(orders: IncidentOrder[]): IncidentOrder[] {
    this.orders.push(...orders);
    return orders;
  }
}

/** Moves at 20.0 and 20.2 s: opens at 20.2. */
export function opened(): Script {
  const script = new Script();
  script.run(18, 19.8, false);
  script.run(20, 20.2, true);
  expect(script.kinds).toEqual(["open"]);
  return script;
}
