// Owns what the alarm asks of a camera in tests, and a bell that remembers who rang it.
import { armedMode, type AlarmState } from "../../storage/incident-events.ts";
import { defaultModeRules, type ModeRules } from "../../storage/mode-rules.ts";
import type { AlarmBell, AlarmCause } from "../../vision/guard/alarm-bell.ts";
import { standingOrders, type StandingOrders } from "../../vision/guard/standing-orders.ts";

/** Under `state` with the rules of its mode (armed away unless the state says), changed by `rules`. */
export function standing(
  state: AlarmState,
  rules: Partial<ModeRules> = {},
  camera = "c1",
): StandingOrders {
  const mode = state === "disarmed" ? null : (armedMode.safeParse(state).data ?? "armed_away");
  const view = { state, mode, since: 0, by: "Ada", means: "person", leftMs: null } as const;
  const modes = {
    rules: (of: keyof typeof defaultModeRules) => ({ ...defaultModeRules[of], ...rules }),
  };
  return standingOrders(view, modes, camera);
}

export class FakeBell implements AlarmBell {
  readonly rung: AlarmCause[] = [];
  readonly going: string[] = [];
  readonly settledOn: string[] = [];

  ring(cause: AlarmCause): void {
    this.rung.push(cause);
  }

  settled(camera: string): void {
    this.settledOn.push(camera);
  }

  goesOn(camera: string, goesOn: boolean): void {
    this.going.push(`${camera} ${goesOn ? "goes on" : "is over"}`);
  }
}
