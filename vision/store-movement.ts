// Owns what is kept of when and where something moved during an incident: movement.json.
import { z } from "zod";
import { StorageError } from "../storage/errors.ts";
import type { IncidentId } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { ZoneBox } from "../storage/zones.ts";
import type { MovingFrame } from "./guard/moving-frames.ts";

const movementFile = "movement.json";

/** One frame that moved, as movement.json has it. Fields may be added, but never renamed. */
export const storedMovement = z.object({
  /** Wall-clock milliseconds. */
  at: z.number(),
  /** Of the largest region, in pixels of a 640x480 picture. */
  area: z.number(),
  /**
   * Around all that counted, as [x, y, width, height] relative to the picture. Incidents of before
   * it was kept have none.
   */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
});
export type StoredMovement = z.infer<typeof storedMovement>;

/**
 * Stores the frames of an incident that moved. `wallOffset` leads from the camera's timeline to the
 * wall clock. A disk that refuses is logged: the end must be told.
 */
export async function storeMovement(
  { incidents, log }: { incidents: Pick<Incidents, "saveFile">; log: Log },
  id: IncidentId,
  moving: readonly MovingFrame[],
  wallOffset: number,
): Promise<void> {
  const frames = moving.map(({ ms, area, box }): StoredMovement => {
    return { at: ms + wallOffset, area: Math.round(area), ...(box && { box: rounded(box) }) };
  });
  try {
    await incidents.saveFile(id, movementFile, Buffer.from(`${JSON.stringify(frames)}\n`));
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.error("When something moved could not be stored", { incident: id, error });
  }
}

/**
 * What storeMovement() stored, in the order of time; null where there is no such file (the incident
 * goes on, a crash cut it short) or it cannot be used. Rejects with StorageError when the disk refuses.
 */
export async function readMovement(
  incidents: Pick<Incidents, "readFile">,
  id: IncidentId,
): Promise<StoredMovement[] | null> {
  let text: string;
  try {
    text = (await incidents.readFile(id, movementFile)).toString();
  } catch (error) {
    if (error instanceof StorageError && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    return z.array(storedMovement).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function rounded({ x, y, width, height }: ZoneBox): [number, number, number, number] {
  return [thousandths(x), thousandths(y), thousandths(width), thousandths(height)];
}

/** Less than a cell of the detector's grid. */
function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
