// Owns the rules of retention: which incidents go now, in which order and why, and where the rules
// can't be kept. Pure: it reads what it is given and removes nothing.
//
// By age, room or minimum free disk, whichever bites first. Pinned stays and counts; what goes on
// stays. For room and disk false alarms go first, then the oldest, and no more than is needed. What
// would be removed in vain stays, and the plan says so:
// - Pins that fill the room are the household's own wish. Unpinned evidence would live for an hour
//   beside them, so it stays, and only the disk bounds it.
// - A disk may be full of what isn't ours. Then the newest evidence, which somebody may ask for
//   tomorrow, is worth more than the rule: what is younger than a day stays, but of that no more than
//   2 GB. Without this second bound a windy day would fill a small card with itself, and nothing
//   new could be recorded; with it, what is newest always finds room.
import type { EvidenceLimits, RemovedLot } from "../evidence-settings.ts";
import type { HistoryTotals } from "../history/history-view.ts";
import type { IncidentSummary } from "../history/incident-summary.ts";
import type { IncidentId } from "../incident-events.ts";
import { dateOf } from "../incident-id.ts";
import { daysBefore, localDay } from "./local-day.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Room and disk never take what is younger: people are still looking at it. */
export const lookedAtMs = hourMs;
/** The disk takes nothing younger, while that is no more than newestBytes. */
export const newestMs = dayMs;
export const newestBytes = 2_000_000_000;
/** Pins that leave less than this share of the room fill it. */
export const leastUnpinnedShare = 0.1;
/** How far under a limit it clears up, so that not every incident pushes one out. */
export const roomSlack = (mostBytes: number) => Math.min(mostBytes * 0.02, 500_000_000);
export const diskSlack = (minimumFreeBytes: number) => minimumFreeBytes * 0.1;
/** Where the minimum is out of reach, at least the next incidents shall find room. */
export const bareFreeBytes = 200_000_000;

export interface RetentionInput {
  /** Every day's incidents, oldest first; read only as far as they matter. */
  days: AsyncIterable<readonly IncidentSummary[]> | Iterable<readonly IncidentSummary[]>;
  totals: Pick<HistoryTotals, "bytes" | "pinnedBytes">;
  /** null: nobody knows, so the disk's rule doesn't hold; nor where removing has proved useless. */
  freeBytes: number | null;
  limits: EvidenceLimits;
  /** Wall-clock milliseconds. */
  now: number;
  /** The household's. */
  timezone: string;
  /** Can't go now. */
  inUse?: ReadonlySet<IncidentId>;
}

export interface PlannedRemoval {
  id: IncidentId;
  reason: RemovedLot["reason"];
  bytes: number;
}

/** A rule that can't be kept. */
export type Stuck =
  /** What is pinned takes (nearly) all the room. */
  | { kind: "pinned"; pinnedBytes: number; mostBytes: number }
  /** Nothing that may go would bring the minimum back. */
  | { kind: "disk"; freeBytes: number; minimumFreeBytes: number };

export interface RetentionPlan {
  /** In the order in which they are to go. */
  removals: PlannedRemoval[];
  stuck: Stuck[];
}

export async function planRetention(input: RetentionInput): Promise<RetentionPlan> {
  const { limits, totals, now } = input;
  const { keepDays } = limits;
  // So many full days stay, and today.
  const firstKept = keepDays === null ? null : daysBefore(localDay(now, input.timezone), keepDays);
  const removals: PlannedRemoval[] = [];
  const others: IncidentSummary[] = [];
  let freed = 0;
  for await (const day of input.days) {
    for (const incident of day) {
      if (!mayGo(incident, input)) continue;
      if (firstKept !== null && dateOf(incident.id) < firstKept) {
        removals.push({ id: incident.id, reason: "too_old", bytes: incident.bytes });
        freed += incident.bytes;
      } else others.push(incident);
    }
    const isOlder = day.every(({ id }) => firstKept !== null && dateOf(id) < firstKept);
    if (!isOlder && !isShort(input, freed)) break;
  }
  const stuck: Stuck[] = [];
  const room = forRoom(others, limits.mostBytes, {
    used: totals.bytes - freed,
    pinned: totals.pinnedBytes,
    now,
  });
  removals.push(...room.removals);
  stuck.push(...room.stuck);
  if (input.freeBytes === null) return { removals, stuck };
  const gone = new Set(room.removals.map(({ id }) => id));
  const disk = forDisk(
    others.filter(({ id }) => !gone.has(id)),
    limits.minimumFreeBytes,
    { free: input.freeBytes + freed + sumOf(room.removals), now },
  );
  return { removals: [...removals, ...disk.removals], stuck: [...stuck, ...disk.stuck] };
}

/** In the order in which room and disk take them. */
export function inOrderOfGoing<T extends { falseAlarm: boolean }>(oldestFirst: readonly T[]): T[] {
  return [
    ...oldestFirst.filter(({ falseAlarm }) => falseAlarm),
    ...oldestFirst.filter(({ falseAlarm }) => !falseAlarm),
  ];
}

/** Not pinned, not going on. Where a crash took the end, it is over after a day. */
export function mayGo(
  { id, pinned, endedAt, openedAt }: IncidentSummary,
  { inUse, now }: Pick<RetentionInput, "inUse" | "now">,
): boolean {
  if (pinned || inUse?.has(id) === true) return false;
  return endedAt !== null || now - openedAt > dayMs;
}

/** Whether room or disk bite, once `freed` bytes are gone. */
function isShort({ limits, totals, freeBytes }: RetentionInput, freed: number): boolean {
  const { mostBytes, minimumFreeBytes } = limits;
  if (mostBytes !== null && totals.bytes - freed > mostBytes) return true;
  return freeBytes !== null && freeBytes + freed < minimumFreeBytes;
}

function forRoom(
  oldestFirst: readonly IncidentSummary[],
  mostBytes: number | null,
  { used, pinned, now }: { used: number; pinned: number; now: number },
): RetentionPlan {
  if (mostBytes === null || used <= mostBytes) return { removals: [], stuck: [] };
  if (mostBytes - pinned < mostBytes * leastUnpinnedShare) {
    return { removals: [], stuck: [{ kind: "pinned", pinnedBytes: pinned, mostBytes }] };
  }
  const candidates = inOrderOfGoing(oldestFirst.filter(({ openedAt }) => isSeen(openedAt, now)));
  const needed = used - (mostBytes - roomSlack(mostBytes));
  return { removals: taken(candidates, needed, "too_much"), stuck: [] };
}

function forDisk(
  oldestFirst: readonly IncidentSummary[],
  minimum: number,
  { free, now }: { free: number; now: number },
): RetentionPlan {
  if (free >= minimum) return { removals: [], stuck: [] };
  const newest = newestOf(oldestFirst, now);
  const candidates = inOrderOfGoing(
    oldestFirst.filter(({ id, openedAt, falseAlarm }) => {
      return isSeen(openedAt, now) && (falseAlarm || !newest.has(id));
    }),
  );
  const reach = free + sumOf(candidates);
  if (reach >= minimum) {
    const needed = minimum + diskSlack(minimum) - free;
    return { removals: taken(candidates, needed, "disk_full"), stuck: [] };
  }
  const stuck: Stuck[] = [{ kind: "disk", freeBytes: free, minimumFreeBytes: minimum }];
  const isBare = free < bareFreeBytes && reach >= bareFreeBytes;
  const removals = isBare ? taken(candidates, bareFreeBytes - free, "disk_full") : [];
  return { removals, stuck };
}

/** The newest evidence, at most a day and newestBytes of it. */
function newestOf(oldestFirst: readonly IncidentSummary[], now: number): Set<IncidentId> {
  const newest = new Set<IncidentId>();
  let bytes = 0;
  for (const incident of oldestFirst.toReversed()) {
    bytes += incident.bytes;
    if (now - incident.openedAt >= newestMs || bytes > newestBytes) break;
    newest.add(incident.id);
  }
  return newest;
}

/** The first of `candidates` that together have so many bytes. */
function taken(
  candidates: readonly IncidentSummary[],
  needed: number,
  reason: PlannedRemoval["reason"],
): PlannedRemoval[] {
  const removals: PlannedRemoval[] = [];
  let freed = 0;
  for (const { id, bytes } of candidates) {
    if (freed >= needed) break;
    removals.push({ id, reason, bytes });
    freed += bytes;
  }
  return removals;
}

function isSeen(openedAt: number, now: number): boolean {
  return now - openedAt >= lookedAtMs;
}

function sumOf(all: readonly { bytes: number }[]): number {
  return all.reduce((bytes, one) => bytes + one.bytes, 0);
}
