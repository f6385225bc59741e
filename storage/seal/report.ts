// Owns what a check of the evidence comes to: counts, and what was found wrong, as plain data that
// bot/verify puts into words.
import type { IncidentId } from "../incident-events.ts";
import type { SealHead } from "./entry.ts";

/**
 * changed: a sealed file holds something else. grown: more stands behind what is sealed. replaced: the chain itself knows two contents of it.
 * changed_before: it had been changed when it went by rule. missing, incident_missing: gone, and no
 * rule said so. set_aside: Vigil could not read it and put it aside. added, incident_added: not in
 * the chain. unreadable: the disk does not give it out.
 */
export const fileFaults = [
  "changed",
  "grown",
  "replaced",
  "changed_before",
  "missing",
  "set_aside",
  "incident_missing",
  "added",
  "incident_added",
  "unreadable",
] as const;
export type FileFaultKind = (typeof fileFaults)[number];

export interface FileFault {
  kind: FileFaultKind;
  incident: IncidentId;
  /** null: the whole incident. */
  file: string | null;
}

/**
 * edited: an entry is not as it was written. gap: entries are missing. no_beginning: the first ones
 * are. order: they are not in the order in which they were written. damaged, secret_lost: a chain had
 * to begin anew. cut: a head that stood in the chat is not in it. none: there is no chain at all.
 * no_secret: without it nothing can be proven.
 */
export const chainFaults = [
  "edited",
  "gap",
  "no_beginning",
  "order",
  "damaged",
  "secret_lost",
  "cut",
  "none",
  "no_secret",
] as const;
export type ChainFaultKind = (typeof chainFaults)[number];

export interface ChainFault {
  kind: ChainFaultKind;
  /** The number of the entry, as far as there is one. */
  number: number | null;
  /** When the last good entry before it was written; cut: when the head was told. */
  at: number | null;
}

export interface SealReport {
  entries: number;
  /** What the chain ends with; null: no entry can be read. */
  head: SealHead | null;
  /** When the chain began. */
  begunAt: number | null;
  /** Incidents that the chain or the disk knows and that were not removed as a whole. */
  incidents: number;
  /** Files that are as they were sealed. */
  files: number;
  bytes: number;
  removed: { incidents: number; files: number };
  /** Incidents from before the chain began: nothing is known of them. */
  older: number;
  /** Files of incidents that go on which are not in the chain yet. */
  waiting: number;
  /** Files that were sealed only after a restart. */
  afterRestart: number;
  /** Files whose entries cannot be proven, because their secret was lost. */
  unproven: number;
  /** Incidents of which a removal cannot be proven, because of that, too. */
  unprovenRemovals: number;
  /** Recordings of which no clip was made and which nobody sealed; the first of them. */
  recordings: { count: number; first: { incident: IncidentId; file: string } | null };
  /** How many entries a kill had cut short, and what was written twice after a bad disk. */
  torn: number;
  chain: ChainFault[];
  /** The first of them, oldest incident first. */
  faults: FileFault[];
  counts: Record<FileFaultKind, number>;
}

/** Faults that are kept by name; all are counted. */
export const mostFaults = 100;

export function emptyReport(): SealReport {
  return {
    entries: 0,
    head: null,
    begunAt: null,
    incidents: 0,
    files: 0,
    bytes: 0,
    removed: { incidents: 0, files: 0 },
    older: 0,
    waiting: 0,
    afterRestart: 0,
    unproven: 0,
    unprovenRemovals: 0,
    recordings: { count: 0, first: null },
    torn: 0,
    chain: [],
    faults: [],
    counts: Object.fromEntries(fileFaults.map((kind) => [kind, 0])) as SealReport["counts"],
  };
}

export function isWell({ chain, counts }: SealReport): boolean {
  return chain.length === 0 && Object.values(counts).every((count) => count === 0);
}
