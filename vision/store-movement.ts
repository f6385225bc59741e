// Owns what is written down of when something moved during an incident: movement.json.
import { StorageError } from "../storage/errors.ts";
import type { IncidentId } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { MovingFrame } from "./guard/moving-frames.ts";

/**
 * Stores [{at, area}]: wall-clock milliseconds, pixels of a 640x480 picture. `wallOffset` leads from
 * the camera's timeline to the wall clock. A disk that refuses is logged: the end must be told.
 */
export async function storeMovement(
  { incidents, log }: { incidents: Pick<Incidents, "saveFile">; log: Log },
  id: IncidentId,
  moving: readonly MovingFrame[],
  wallOffset: number,
): Promise<void> {
  const frames = moving.map(({ ms, area }) => ({ at: ms + wallOffset, area: Math.round(area) }));
  try {
    await incidents.saveFile(id, "movement.json", Buffer.from(`${JSON.stringify(frames)}\n`));
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.error("When something moved could not be stored", { incident: id, error });
  }
}
