// Owns how an incident lies in its folder, and reading it back: incident.json (the record) and
// events.jsonl (one event a line). What a crash or a bad disk left of it is used as far as it goes.
import path from "node:path";
import { StorageError } from "./errors.ts";
import { readIfThere, setAside } from "./files.ts";
import { incidentEvent, incidentRecord } from "./incident-events.ts";
import type { IncidentEvent, IncidentRecord } from "./incident-events.ts";
import type { Log } from "./log.ts";

export const recordName = "incident.json";
export const eventsName = "events.jsonl";

export function recordFile(folder: string): string {
  return path.join(folder, recordName);
}

export function eventsFile(folder: string): string {
  return path.join(folder, eventsName);
}

/**
 * The record in `folder`. Throws StorageError when there is none; one that cannot be used is set
 * aside first (`now`: wall-clock milliseconds, for its new name).
 */
export async function readRecord(folder: string, now: number, log: Log): Promise<IncidentRecord> {
  const file = recordFile(folder);
  const text = await readIfThere(file);
  if (text === null) {
    throw new StorageError(
      file,
      `The incident ${path.basename(folder)} is not on disk (any more).`,
    );
  }
  const parsed = incidentRecord.safeParse(parseJson(text));
  if (parsed.success && parsed.data.id === path.basename(folder)) return parsed.data;
  const aside = await setAside(file, now);
  const message = `${file} cannot be used and was set aside as ${aside}.`;
  log.warn(message);
  throw new StorageError(file, message);
}

export interface StoredEvents {
  /** In order of seq. */
  events: IncidentEvent[];
  /** The seq for the next event: above all that were ever stored, also those now unreadable. */
  nextSeq: number;
}

/** The events in `folder`, without lines that cannot be used; those are warned of. */
export async function readEvents(folder: string, log: Log): Promise<StoredEvents> {
  const file = eventsFile(folder);
  const lines = ((await readIfThere(file)) ?? "").split("\n");
  // Behind the last line break lies nothing, or what a crash left of an event nobody heard of.
  const torn = lines.at(-1);
  const events = new Map<number, IncidentEvent>();
  let unreadable = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const parsed = incidentEvent.safeParse(parseJson(line));
    if (parsed.success) {
      // An append that failed half-way may have been repeated.
      if (!events.has(parsed.data.seq)) events.set(parsed.data.seq, parsed.data);
      continue;
    }
    if (index === lines.length - 1 && line === torn) {
      log.warn(`${file}: the last line was cut short by a crash and is dropped`);
    } else {
      unreadable += 1;
      log.warn(`${file}: line ${index + 1} cannot be read and is skipped`);
    }
  }
  const ordered = [...events.values()].toSorted((one, other) => one.seq - other.seq);
  return {
    events: ordered,
    nextSeq: Math.max(ordered.at(-1)?.seq ?? 0, events.size + unreadable) + 1,
  };
}

/** The parsed JSON, or undefined where it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
