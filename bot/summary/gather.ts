// Owns where the daily summary's figures come from.
import type { HistoryView } from "../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { RemovedLot } from "../../storage/evidence-settings.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import { addDays, dayOf } from "../history/dates.ts";
import { type DaySummary, summariseDay } from "./day-summary.ts";

export interface SummarySources {
  history: Pick<HistoryView, "day" | "totals">;
  cameras(): readonly { id: CameraId; name: string }[];
  /** How long nobody watched, because Vigil was not running. */
  offBetween(from: number, to: number): number;
  /** When the guard ran for the first time; null: nobody knows. */
  firstAt(): number | null;
  limits(): { mostBytes: number | null };
  /** Of the disk that holds the evidence; null where that can't be found out. */
  freeBytes(): Promise<number | null>;
  /** What retention took away on a day. */
  retentionOf(day: string): readonly RemovedLot[];
  /** The chain's head; null where nothing is sealed. */
  head(): { number: number; head: string } | null;
}

export interface Summary extends DaySummary {
  offMs: number;
  evidenceBytes: number;
  mostBytes: number | null;
  freeBytes: number | null;
  removed: { count: number; bytes: number };
  head: { number: number; head: string } | null;
}

/** Rejects with StorageError when the history can't be read. */
export async function gatherSummary(
  sources: SummarySources,
  { from, to }: { from: number; to: number },
  timezone: string,
): Promise<Summary> {
  const span = { from: Math.min(to, Math.max(from, sources.firstAt() ?? from)), to };
  const days = daysOf(span, timezone);
  const incidents: IncidentSummary[] = [];
  // A camera may have been lost since the day before.
  for (const day of [addDays(days[0] as string, -1), ...days]) {
    incidents.push(...(await sources.history.day(day)));
  }
  const lots = days.flatMap((day) => sources.retentionOf(day));
  const { bytes } = await sources.history.totals();
  return {
    ...summariseDay(incidents, sources.cameras(), span),
    offMs: sources.offBetween(span.from, span.to),
    evidenceBytes: bytes,
    mostBytes: sources.limits().mostBytes,
    freeBytes: await sources.freeBytes(),
    removed: {
      count: lots.reduce((sum, lot) => sum + lot.count, 0),
      bytes: lots.reduce((sum, lot) => sum + lot.bytes, 0),
    },
    head: sources.head(),
  };
}

function daysOf({ from, to }: { from: number; to: number }, timezone: string): string[] {
  const days: string[] = [];
  const last = dayOf(to, timezone);
  for (let day = dayOf(from, timezone); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
