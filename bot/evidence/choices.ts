// Owns the three limits as they are chosen in the chat: in which unit, which values are offered, and
// which of two keeps less.
import { evidenceLimits, type EvidenceLimits } from "../../storage/evidence-settings.ts";

/** days: for how long. room: how much at most. free: how much of the disk stays free. */
export const limitNames = ["days", "room", "free"] as const;
export type LimitName = (typeof limitNames)[number];

/** In days, or in megabytes; null: no limit. */
export type LimitValue = number | null;

const megabyte = 1_000_000;

export const offered: Readonly<Record<LimitName, readonly LimitValue[]>> = {
  days: [7, 30, 60, 365, null],
  room: [5_000, 10_000, 20_000, 50_000, 100_000, null],
  free: [500, 1_000, 2_000, 5_000],
};

const inMegabytes = (bytes: number | null) => (bytes === null ? null : bytes / megabyte);
const inBytes = (megabytes: LimitValue) => (megabytes === null ? null : megabytes * megabyte);

/** What `limits` say there. */
export function valueOf(limits: EvidenceLimits, name: LimitName): LimitValue {
  if (name === "days") return limits.keepDays;
  return inMegabytes(name === "room" ? limits.mostBytes : limits.minimumFreeBytes);
}

/** `limits` with that value there; null where it can't be that. */
export function withValue(
  { keepDays, mostBytes, minimumFreeBytes }: EvidenceLimits,
  name: LimitName,
  value: LimitValue,
): EvidenceLimits | null {
  const changed = {
    days: { keepDays: value },
    room: { mostBytes: inBytes(value) },
    free: { minimumFreeBytes: inBytes(value) },
  }[name];
  const now = { keepDays, mostBytes, minimumFreeBytes };
  return evidenceLimits.safeParse({ ...now, ...changed }).data ?? null;
}

/** That limit of `limits` alone, so that the others stay as nobody chose them. */
export function partOf(limits: EvidenceLimits, name: LimitName): Partial<EvidenceLimits> {
  const { keepDays, mostBytes, minimumFreeBytes } = limits;
  return { days: { keepDays }, room: { mostBytes }, free: { minimumFreeBytes } }[name];
}

/** Whether less may be kept with the value `after`. */
export function isStricter(name: LimitName, before: LimitValue, after: LimitValue): boolean {
  if (name === "free") return (after ?? 0) > (before ?? 0);
  return (after ?? Infinity) < (before ?? Infinity);
}
