// Owns putting a still into an incident's folder, or into memory where the disk refuses. When that is
// full, too, the alert goes on without its picture: being told in words beats not being told.
import { StorageError } from "../storage/errors.ts";
import type { IncidentId, StoredPhoto } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Still } from "./watch-view.ts";

/** What the event says of the picture; null where there is none or it could not be stored. */
export async function storePhoto(
  { incidents, log }: { incidents: Incidents; log: Log },
  id: IncidentId,
  file: string,
  still: Still | null,
): Promise<StoredPhoto | null> {
  if (!still) return null;
  try {
    await incidents.saveFile(id, file, still.jpeg);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.error("A picture could not be stored; the alert is told in words", { error });
    return null;
  }
  const { width, height, takenAt } = still;
  return { file, bytes: still.jpeg.length, width, height, takenAt };
}
