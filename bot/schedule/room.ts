// Owns what the schedule's room needs from the rest of the house, and the few questions that all of
// its pages ask.
import type { ScheduleEntry } from "../../storage/schedule.ts";
import {
  nextOccurrence,
  type Occurrence,
  occurrencesBetween,
  TimezoneError,
} from "../../vision/guard/schedule/occurrences.ts";
import type { Schedule } from "../../storage/schedule.ts";
import type { PresenceSettings } from "../../storage/presence.ts";
import type { PresenceView } from "../../vision/presence/presence-watch.ts";
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import { say } from "../texts/texts.ts";
import type { Reader } from "../wording.ts";

/** Times at which the alarm changes by itself, and the phones whose leaving arms. */
export interface SelfActing {
  schedule: Pick<Schedule, keyof Schedule>;
  presence: Pick<PresenceSettings, keyof PresenceSettings>;
  /** What is known of the phones. */
  phones: PresenceView;
}

export type ScheduleRoom = ControlRoom;

/** No button offers to skip a day further off: an entry comes every week. */
const farthestMs = 15 * 86_400_000;

/** What comes next of `entries`; null: nothing, or this machine doesn't know the timezone. */
export function comingNext(
  entries: readonly ScheduleEntry[],
  { timezone, now }: Pick<Reader, "timezone" | "now">,
): Occurrence | null {
  try {
    return nextOccurrence(entries, timezone, now);
  } catch (error) {
    if (error instanceof TimezoneError) return null;
    throw error;
  }
}

/** The occurrence of `entry` on `day`, skipped or not; null: it is over, far off, or there is none. */
export function stillComing(
  entry: ScheduleEntry,
  day: string,
  { timezone, now }: Pick<Reader, "timezone" | "now">,
): Occurrence | null {
  const unskipped = { ...entry, enabled: true, skip: null };
  const first = comingNext([unskipped], { timezone, now });
  if (!first || first.day === day) return first && { ...first, entry };
  const soon = occurrencesBetween([unskipped], timezone, now, now + farthestMs);
  const found = soon.find((one) => one.day === day);
  return found ? { ...found, entry } : null;
}

/** The day that an entry leaves out, if that is still to come; else null. */
export function skippedDay(
  entry: ScheduleEntry,
  reader: Pick<Reader, "timezone" | "now">,
): string | null {
  if (entry.skip === null) return null;
  return stillComing(entry, entry.skip, reader) ? entry.skip : null;
}

/** What is said where a change's tap came too late to be carried out; else undefined. */
export function lateNews({ locale }: Pick<ChatContext, "locale">, isLate: boolean) {
  return isLate ? say(locale, "schedule-late") : undefined;
}
