// Owns cutting an export into files that Telegram takes: whole ZIPs, each of which opens by itself,
// cut between incidents where they fit, else between the files of one. Pure.
import type { IncidentId } from "../incident-events.ts";

/** Telegram's limit for bots is 50 MB (core.telegram.org/bots/api#sending-files). */
export const mostPartBytes = 49_000_000;

/** What a ZIP and its manifest say of each file and each incident, at most, before it is packed. */
const perFile = 900;
const perIncident = 900;
/** Beside that: the manifest's head, README.txt, and events that are written meanwhile. */
const perPart = 200_000;

export interface PlannedFile {
  incident: IncidentId;
  name: string;
  bytes: number;
}

export interface PlannedPart {
  files: PlannedFile[];
  /** Of the files as they lie on disk. */
  bytes: number;
}

export interface Parts {
  parts: PlannedPart[];
  /** Each larger than a whole part may be. */
  tooLarge: PlannedFile[];
}

/** `incidents` in the order in which they are to come. */
export function splitIntoParts(
  incidents: readonly (readonly PlannedFile[])[],
  most = mostPartBytes,
): Parts {
  // Every part has the list of all incidents.
  const room = most - perPart - incidents.length * perIncident;
  const isTooLarge = ({ bytes }: PlannedFile) => bytes + perFile > room;
  const parts: PlannedPart[] = [];
  let used = Number.POSITIVE_INFINITY;
  const put = (files: readonly PlannedFile[]) => {
    const size = sizeOf(files);
    if (used + size > room) {
      parts.push({ files: [], bytes: 0 });
      used = 0;
    }
    const part = parts.at(-1) as PlannedPart;
    part.files.push(...files);
    part.bytes += files.reduce((sum, { bytes }) => sum + bytes, 0);
    used += size;
  };
  for (const files of incidents) {
    const fitting = files.filter((file) => !isTooLarge(file));
    if (fitting.length === 0) continue;
    if (sizeOf(fitting) <= room) put(fitting);
    else for (const file of fitting) put([file]);
  }
  return { parts, tooLarge: incidents.flat().filter(isTooLarge) };
}

function sizeOf(files: readonly PlannedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes + perFile, 0);
}
