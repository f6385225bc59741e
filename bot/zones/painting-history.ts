// Owns what [Undo] takes back: how a zone's cells were before each of its last changes. In memory: a
// restart forgets it, and buttons from before it find nothing to undo.
import type { Clock } from "../../storage/clock.ts";
import type { ZoneBox } from "../../storage/zones.ts";
import type { ZoneKey } from "./taps.ts";

const mostSteps = 20;
/** Zones whose steps are remembered; the one that was changed longest ago goes first. */
const mostZones = 20;

interface Step {
  version: number;
  before: readonly ZoneBox[];
}

export class PaintingHistory {
  #steps = new Map<string, Step[]>();
  /** Begins with the time, so that no version of a former run comes again. */
  #version: number;

  constructor(clock: Clock) {
    this.#version = Math.floor(clock.wall() / 1000);
  }

  /** The zone was changed, and was `before`. */
  note(zone: ZoneKey, before: readonly ZoneBox[]): void {
    const key = keyOf(zone);
    this.#version++;
    const steps = [...(this.#steps.get(key) ?? []), { version: this.#version, before }];
    this.#steps.delete(key);
    this.#steps.set(key, steps.slice(-mostSteps));
    for (const oldest of [...this.#steps.keys()].slice(0, -mostZones)) this.#steps.delete(oldest);
  }

  /** The change that can be undone now; null: none. */
  last(zone: ZoneKey): Step | null {
    return this.#steps.get(keyOf(zone))?.at(-1) ?? null;
  }

  /** That change was undone. */
  drop(zone: ZoneKey, version: number): void {
    const steps = this.#steps.get(keyOf(zone)) ?? [];
    this.#steps.set(
      keyOf(zone),
      steps.filter((step) => step.version !== version),
    );
  }
}

function keyOf({ camera, zone }: ZoneKey): string {
  return `${camera}/${zone}`;
}
