// Owns which files of an incident's folder the seal is about.
import { eventsName } from "../incident-files.ts";

/** Grows by whole lines and is never rewritten: its sealed beginning must stay. */
export function grows(name: string): boolean {
  return name === eventsName;
}

/** Recordings while they are made: they become clips and go. Sealed only when that failed. */
export function isWorkingFile(name: string): boolean {
  return /^spool-\d+\.(mkv|json)$/.test(name);
}

/** On its way to disk when something was killed (files.ts, clips); never evidence. */
export function isTemporary(name: string): boolean {
  return name.startsWith(".");
}

/** Which file it was before files.ts put it aside because it could not be used; null: none. */
export function setAsideFrom(name: string): string | null {
  return /^(.+)\.broken-\d{4}-\d{2}-\d{2}T[\d.-]+Z$/.exec(name)?.[1] ?? null;
}

/** Whether it is sealed as soon as it is written. */
export function isEvidence(name: string): boolean {
  return !isWorkingFile(name) && !isTemporary(name) && setAsideFrom(name) === null;
}
