// Owns what may be asked of the history: pages of incidents, newest first, a day, and one by id.
// history.ts answers from the days' indexes; test/fakes/history.ts from memory.
import type { CameraId, IncidentId } from "../incident-events.ts";
import type { IncidentSummary } from "./incident-summary.ts";

/**
 * Which incidents are meant. events: all. intruders: what alarmed and was not the household, a lost
 * camera or marked as a false alarm. The others are verdicts and marks.
 */
export const historyKinds = [
  "events",
  "intruders",
  "stranger",
  "unsure",
  "household",
  "movement",
  "camera_lost",
  "false_alarm",
  "pinned",
] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** All that is given must hold. */
export interface HistoryQuery {
  kind: HistoryKind;
  /** Somebody who was KNOWN, by id. */
  person?: string;
  camera?: CameraId;
  /** Days of the household's calendar as the folders are called ("2026-11-22"), both included. */
  from?: string;
  to?: string;
}

export interface HistoryPage {
  /** Newest first. */
  incidents: IncidentSummary[];
  /** Whether there are newer and older ones than those. */
  newer: boolean;
  older: boolean;
}

/** From where on: the newest; those older than, newer than, or around (that one first) an incident. */
export type HistoryPlace =
  | { from: "newest" }
  | { from: "older"; than: IncidentId }
  | { from: "newer"; than: IncidentId }
  | { from: "at"; incident: IncidentId };

export interface HistoryTotals {
  incidents: number;
  bytes: number;
  /** Of those that are pinned. */
  pinnedBytes: number;
  oldestDay: string | null;
}

export interface HistoryView {
  /** At most `limit` incidents. An incident of `place` that is gone still says where. Rejects with StorageError. */
  page(query: HistoryQuery, place: HistoryPlace, limit: number): Promise<HistoryPage>;
  /** How many there are of that. */
  count(query: HistoryQuery): Promise<number>;
  find(id: IncidentId): Promise<IncidentSummary | null>;
  /** Days with incidents, newest first. */
  days(): Promise<string[]>;
  /** Of that day, oldest first. */
  day(date: string): Promise<IncidentSummary[]>;
  totals(): Promise<HistoryTotals>;
  /** Calls `listener` when an incident's summary changed or it is gone (null); returns how to stop. */
  onChange(listener: (id: IncidentId, now: IncidentSummary | null) => void): () => void;
}

/** Taking evidence away by rule: what is announced in the seal's chain before it goes. */
export interface EvidenceRemover {
  /**
   * Removes the incident and all its files for good, kept alerts about it included. False when it is
   * not there (any more). Rejects with StorageError, and with InUseError while it goes on.
   */
  removeIncident(
    id: IncidentId,
    why: { reason: "too_old" | "too_much" | "disk_full" | "by_hand"; by: string | null },
  ): Promise<boolean>;
  /** Removes some files of it ("forgotten"), and says so in its events. Rejects likewise. */
  removeFiles(id: IncidentId, files: readonly string[], by: string | null): Promise<void>;
}

/** The incident is still going on or being told: it can't be removed now. */
export class InUseError extends Error {
  override readonly name = "InUseError";
  readonly incident: IncidentId;

  constructor(incident: IncidentId) {
    super(`The incident ${incident} is still going on`);
    this.incident = incident;
  }
}
