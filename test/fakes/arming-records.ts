// Owns how tests write down the alarm's state.
import { armedMode, type AlarmState } from "../../storage/incident-events.ts";
import type { ArmingRecord } from "../../storage/arming.ts";

/** As if a person had brought it there, without a delay. */
export function armingRecord(state: AlarmState, since: number, by: string): ArmingRecord {
  const mode = armedMode.safeParse(state).data ?? null;
  return { state, mode, since, by, means: "person", remainingMs: null };
}
