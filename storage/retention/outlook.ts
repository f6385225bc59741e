// Owns how long the room lasts: how much evidence comes in a day, when retention will have to begin,
// and whether that is near enough to say so. Pure.
import type { EvidenceLimits } from "../evidence-settings.ts";
import type { HistoryTotals } from "../history/history-view.ts";
import type { IncidentSummary } from "../history/incident-summary.ts";
import type { DiskSpace } from "./disk-space.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** So much of the past says how much comes in a day, and at least so much is needed to say it. */
export const rateOverMs = 7 * dayMs;
const leastRateMs = 12 * hourMs;
/** The disk's free space is followed for so long; a shorter look says nothing. */
const trendOverMs = dayMs;
const leastTrendMs = 6 * hourMs;
/** A disk that is full in so many days is near to it. */
const nearDays = 3;

export interface Measured {
  totals: HistoryTotals;
  /** null: the system didn't say. */
  disk: DiskSpace | null;
}

/** near: say so. far: say so again when it is near again. between: nothing changes. */
export type Distance = "near" | "between" | "far";

/** When a rule will begin to remove. */
export interface Ahead {
  distance: Distance;
  /** Days until it begins at the present rate; null: it doesn't, or too little is known. */
  days: number | null;
}

export interface Outlook {
  /** null: too little is known. */
  bytesPerDay: number | null;
  /** How many days of evidence find room at the present rate, the rule by age aside; null: unknown. */
  daysThatFit: number | null;
  room: Ahead;
  disk: Ahead;
}

export interface OutlookInput extends Measured {
  limits: EvidenceLimits;
  bytesPerDay: number | null;
  /** By how much the free space shrinks in a day (negative: it grows); null: unknown. */
  diskLossPerDay: number | null;
}

export function outlook(input: OutlookInput): Outlook {
  const { totals, disk, limits, bytesPerDay } = input;
  const rooms: number[] = [];
  if (limits.mostBytes !== null) rooms.push(limits.mostBytes);
  if (disk) rooms.push(totals.bytes + disk.freeBytes - limits.minimumFreeBytes);
  const capacity = Math.max(0, Math.min(...rooms) - totals.pinnedBytes);
  const fits = bytesPerDay && rooms.length > 0 ? capacity / bytesPerDay : null;
  return { bytesPerDay, daysThatFit: fits, room: roomAhead(input), disk: diskAhead(input) };
}

function roomAhead({ totals, limits, bytesPerDay }: OutlookInput): Ahead {
  const { mostBytes, keepDays } = limits;
  if (mostBytes === null) return { distance: "far", days: null };
  // Where as much goes by age as comes, the room never runs out.
  const settlesAt =
    keepDays !== null && bytesPerDay !== null
      ? totals.pinnedBytes + bytesPerDay * (keepDays + 1)
      : Infinity;
  const grows = bytesPerDay !== null && bytesPerDay > 0 && settlesAt > mostBytes;
  const days = grows ? Math.max(0, mostBytes - totals.bytes) / bytesPerDay : null;
  if (totals.bytes > mostBytes * 0.9) {
    return { distance: bytesPerDay === null || grows ? "near" : "between", days };
  }
  return { distance: totals.bytes < mostBytes * 0.85 ? "far" : "between", days };
}

function diskAhead({ disk, limits, bytesPerDay, diskLossPerDay }: OutlookInput): Ahead {
  if (!disk) return { distance: "between", days: null };
  const { minimumFreeBytes: minimum } = limits;
  const loss = diskLossPerDay ?? bytesPerDay ?? 0;
  const days = loss > 0 ? Math.max(0, disk.freeBytes - minimum) / loss : null;
  // Only what was measured says that it will be full soon.
  const measured = diskLossPerDay === null ? null : days;
  if (disk.freeBytes < minimum * 1.25) return { distance: "near", days };
  if (measured !== null && measured < nearDays) return { distance: "near", days };
  const isFar = disk.freeBytes > minimum * 1.5 && (measured === null || measured > 2 * nearDays);
  return { distance: isFar ? "far" : "between", days };
}

/** How much comes in a day, by `recent` incidents; null: there are none, or for too short a time. */
export function dailyBytes(recent: readonly IncidentSummary[], now: number): number | null {
  const counted = recent.filter(({ openedAt }) => openedAt <= now && now - openedAt <= rateOverMs);
  if (counted.length === 0) return null;
  // From the first one on, because there may have been no camera before.
  const first = counted.reduce((at, { openedAt }) => Math.min(at, openedAt), now);
  const span = recent.length > counted.length ? rateOverMs : now - first;
  if (span < leastRateMs) return null;
  return (counted.reduce((bytes, one) => bytes + one.bytes, 0) / span) * dayMs;
}

/** Follows the disk's free space. */
export class DiskTrend {
  #seen: { ms: number; freeBytes: number }[] = [];

  /** `ms` on the monotonic clock. */
  add(ms: number, freeBytes: number): void {
    this.#seen.push({ ms, freeBytes });
    this.#seen = this.#seen.filter((one) => ms - one.ms <= trendOverMs);
  }

  /** By how much it shrinks in a day; null: not followed for long enough. */
  lossPerDay(): number | null {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (!first || !last || last.ms - first.ms < leastTrendMs) return null;
    return ((first.freeBytes - last.freeBytes) / (last.ms - first.ms)) * dayMs;
  }
}
