// Owns judging one incident: what its folder holds against what the chain says of it.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { hasCode, StorageError } from "../errors.ts";
import type { IncidentId } from "../incident-events.ts";
import type { SealEntry } from "./entry.ts";
import { grows, isTemporary, isWorkingFile, setAsideFrom } from "./file-kinds.ts";
import { hashPrefixes, type Rest } from "./hash-file.ts";
import type { FileFault, FileFaultKind } from "./report.ts";

export interface ChainEntryOfIncident {
  entry: SealEntry;
  /** It was changed: its files are known, but what it says of them proves nothing. */
  isEdited: boolean;
  /** Its secret is gone. */
  isUnproven: boolean;
}

export interface IncidentToCheck {
  id: IncidentId;
  folder: string;
  /** In the order of the chain. */
  entries: readonly ChainEntryOfIncident[];
  /** Whether it still needs attention, so that the last files may not be sealed yet. */
  isPending(): Promise<boolean>;
  /** Whether it is from before the chain began. */
  isOlder(): Promise<boolean>;
}

export interface IncidentVerdict {
  id: IncidentId;
  faults: FileFault[];
  /** none: neither here nor removed, just nothing. */
  state: "here" | "removed" | "older" | "none";
  /** Files that are as they were sealed, and their bytes. */
  files: number;
  bytes: number;
  removedFiles: number;
  waiting: number;
  afterRestart: number;
  unproven: number;
  /** An entry whose secret is gone says that something of it went by rule: anybody may have written that. */
  isRemovalUnproven: boolean;
  recordings: string[];
}

interface KnownFile {
  /** What of it is sealed: one content, or of a growing file every length, shortest first. */
  sealed: { bytes: number; sha256: string }[];
  /** A rule took it. */
  isRemoved: boolean;
  isEdited: boolean;
  isUnproven: boolean;
  afterRestart: boolean;
}

/** Rejects with StorageError when the folder cannot be read, and with what `rest` rejects with. */
export async function checkIncident(
  incident: IncidentToCheck,
  rest: Rest,
): Promise<IncidentVerdict> {
  const { id, folder } = incident;
  const verdict: IncidentVerdict = {
    id,
    faults: [],
    state: "here",
    files: 0,
    bytes: 0,
    removedFiles: 0,
    waiting: 0,
    afterRestart: 0,
    unproven: 0,
    isRemovalUnproven: incident.entries.some(
      ({ entry, isUnproven }) => entry.kind === "removed" && isUnproven,
    ),
    recordings: [],
  };
  const fault = (kind: FileFaultKind, file: string | null) => {
    verdict.faults.push({ kind, incident: id, file });
  };
  const { known, isWhollyRemoved } = readEntries(incident.entries, fault);
  const names = await namesIn(folder);
  const stays = [...known.values()].some(isExpected);
  if (names === null) {
    if (stays && !isWhollyRemoved) fault("incident_missing", null);
    verdict.removedFiles = stays && !isWhollyRemoved ? 0 : known.size;
    verdict.state = isWhollyRemoved || known.size > 0 ? "removed" : "none";
    if (verdict.faults.length > 0) verdict.state = "here";
    return verdict;
  }
  const aside = new Set(names.map(setAsideFrom));
  const grown: string[] = [];
  for (const [name, file] of known) {
    if (names.includes(name)) {
      const result = await compare(path.join(folder, name), name, file, rest);
      if (result === "grown") grown.push(name);
      else if (result === "same") count(file, verdict);
      else if (result !== "unknown") fault(result, name);
    } else if (file.isRemoved || isWhollyRemoved) verdict.removedFiles += 1;
    else if (isExpected(file)) fault(aside.has(name) ? "set_aside" : "missing", name);
  }
  const unknown = names.filter((name) => !known.has(name) && setAsideFrom(name) === null);
  await judgeUnsealed(incident, { grown, unknown }, verdict, fault);
  return verdict;
}

/** Not where it is known from an entry alone that was changed, perhaps in this very name. */
function isExpected({ isRemoved, sealed }: KnownFile): boolean {
  return !isRemoved && sealed.length > 0;
}

type Fault = (kind: FileFaultKind, file: string | null) => void;

function readEntries(
  entries: readonly ChainEntryOfIncident[],
  fault: Fault,
): { known: Map<string, KnownFile>; isWhollyRemoved: boolean } {
  const known = new Map<string, KnownFile>();
  let isWhollyRemoved = false;
  for (const { entry, isEdited, isUnproven } of entries) {
    if (entry.kind === "begun") continue;
    if (entry.kind === "removed" && !isEdited) isWhollyRemoved ||= entry.whole;
    for (const { name, bytes, sha256 } of entry.files) {
      const before = known.get(name);
      const file = before ?? unknownFile();
      known.set(name, file);
      file.isEdited ||= isEdited;
      if (isEdited) continue;
      const last = file.sealed.at(-1);
      if (entry.kind === "removed") {
        const isOther = last && sha256 !== null && last.sha256 !== sha256;
        // A growing one may have been longer by then.
        if (isOther && (!grows(name) || last.bytes === bytes)) fault("changed_before", name);
        file.isRemoved = true;
        continue;
      }
      if (sha256 === null) continue;
      if (file.isRemoved) file.sealed = [];
      else if (last && !grows(name) && last.sha256 !== sha256) fault("replaced", name);
      file.isRemoved = false;
      file.isUnproven = isUnproven;
      // What was added to a growing one before a restart stays in it, whatever comes behind.
      file.afterRestart = entry.afterRestart === true || (grows(name) && file.afterRestart);
      if (!grows(name)) file.sealed = [{ bytes, sha256 }];
      else file.sealed.push({ bytes, sha256 });
    }
  }
  for (const file of known.values()) file.sealed.sort((one, other) => one.bytes - other.bytes);
  return { known, isWhollyRemoved };
}

function unknownFile(): KnownFile {
  return { sealed: [], isRemoved: false, isEdited: false, isUnproven: false, afterRestart: false };
}

/** Null when there is no such folder. */
async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return (await readdir(folder)).filter((name) => !isTemporary(name)).toSorted();
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return null;
    throw new StorageError(folder, `Cannot read the folder ${folder}.`, { cause });
  }
}

/** grown: as it was sealed, and more behind it. unknown: what the chain said of it was changed. */
async function compare(
  place: string,
  name: string,
  { sealed, isEdited }: KnownFile,
  rest: Rest,
): Promise<"same" | "grown" | "changed" | "missing" | "unreadable" | "unknown"> {
  if (isEdited || sealed.length === 0) return "unknown";
  try {
    const lengths = [...sealed.map(({ bytes }) => bytes), Number.POSITIVE_INFINITY];
    const found = await hashPrefixes(place, lengths, rest);
    const isSame = sealed.every(({ bytes, sha256 }, index) => {
      const prefix = found[index];
      return prefix?.bytes === bytes && prefix.sha256 === sha256;
    });
    const isLonger = (found.at(-1)?.bytes ?? 0) > (sealed.at(-1)?.bytes ?? 0);
    if (!isSame || (isLonger && !grows(name))) return "changed";
    return isLonger ? "grown" : "same";
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return hasCode(error, "ENOENT") ? "missing" : "unreadable";
  }
}

function count({ sealed, isUnproven, afterRestart }: KnownFile, verdict: IncidentVerdict): void {
  verdict.files += 1;
  verdict.bytes += sealed.at(-1)?.bytes ?? 0;
  if (isUnproven) verdict.unproven += 1;
  if (afterRestart) verdict.afterRestart += 1;
}

/** What lies there and is not in the chain: lines behind the sealed ones, and whole files. */
async function judgeUnsealed(
  { entries, isPending, isOlder }: IncidentToCheck,
  { grown, unknown }: { grown: readonly string[]; unknown: readonly string[] },
  verdict: IncidentVerdict,
  fault: Fault,
): Promise<void> {
  const isKnown = entries.length > 0;
  const recordings = unknown.filter(isWorkingFile);
  const added = unknown.filter((name) => !isWorkingFile(name));
  if (grown.length === 0 && unknown.length === 0) {
    if (!isKnown) verdict.state = "none";
  } else if (await isPending()) verdict.waiting += grown.length + added.length;
  else if (await isOlder()) {
    if (!isKnown) verdict.state = "older";
  } else {
    verdict.recordings.push(...recordings);
    for (const name of grown) fault("grown", name);
    if (isKnown) for (const name of added) fault("added", name);
    else if (added.length > 0) fault("incident_added", null);
  }
}
