// Owns reading what the history needs of one incident: what the store knows, and how big its files are.
import { hasCode } from "../errors.ts";
import type { IncidentId } from "../incident-events.ts";
import type { Incidents } from "../incidents.ts";
import type { IncidentSummary } from "./incident-summary.ts";
import { summarise } from "./summarise.ts";

/** What it takes to read an incident. */
export type ReadableIncidents = Pick<Incidents, "record" | "events" | "files" | "sizeOf">;

/** Rejects with StorageError, `code` null where there is no such incident (any more). */
export async function readIncident(
  id: IncidentId,
  incidents: ReadableIncidents,
): Promise<IncidentSummary> {
  const record = await incidents.record(id);
  const events = await incidents.events(id);
  const sizes = new Map<string, number>();
  for (const name of await incidents.files(id)) {
    const size = await incidents.sizeOf(id, name).catch((error: unknown) => {
      // A spool that became a clip meanwhile; a file that somebody put there, with a name of its own.
      if (hasCode(error, "ENOENT") || error instanceof RangeError) return null;
      throw error;
    });
    if (size !== null) sizes.set(name, size);
  }
  return summarise(record, events, sizes);
}
