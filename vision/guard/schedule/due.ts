// Owns what a due entry does to the alarm. Pure. It fails armed: an arming that was missed is made
// up for, a disarming that was missed is only asked about, and none ends an alarm.
import type { AlarmState, ArmedMode } from "../../../storage/incident-events.ts";
import type { ScheduleEntry } from "../../../storage/schedule.ts";
import { markOf, type Occurrence, occurrencesBetween } from "./occurrences.ts";

/** Later than this an entry was missed: timers are late by less, a sleeping machine by more. */
const onTimeMs = 90_000;
/** After a longer absence only this much is looked back; every entry comes once in it. */
const lookBackMs = 8 * 86_400_000;
/** A wall clock that was set is noticed within this. */
const longestSleepMs = 60_000;

/** Why an entry comes late: nobody watched the time, it was set to a later one, the disk refused. */
export type LateBecause = "off" | "clock" | "disk";

export interface Due {
  readonly occurrence: Occurrence;
  /** null: on time. */
  readonly late: LateBecause | null;
}

export interface DueWindow {
  entries: readonly ScheduleEntry[];
  timezone: string;
  /** Wall-clock milliseconds: the last moment that was dealt with, and now. */
  after: number;
  until: number;
  /** markOf() what was dealt with before. */
  done: ReadonlySet<string>;
  /** Set where not the whole window was lived through, second by second. */
  gap: LateBecause | null;
}

/**
 * What is to be dealt with now, in order: all that is due on time; of what was missed the latest
 * alone, and only where nothing came after it. `marks`: all that needs no second look.
 */
export function dueIn(window: DueWindow): { due: Due[]; marks: string[] } {
  const { entries, timezone, until, done, gap } = window;
  const after = Math.max(window.after, until - lookBackMs);
  const all = occurrencesBetween(entries, timezone, after, until);
  const latest = all.at(-1)?.at;
  const due = all.flatMap((occurrence): Due[] => {
    const late = gap ?? (until - occurrence.at > onTimeMs ? "off" : null);
    if (done.has(markOf(occurrence))) return [];
    if (late !== null && occurrence.at !== latest) return [];
    return isOverruled(occurrence, all) ? [] : [{ occurrence, late }];
  });
  return { due, marks: all.map(markOf) };
}

/** Another entry of the same moment wants it armed (or armed otherwise, further down the list). */
function isOverruled(occurrence: Occurrence, all: readonly Occurrence[]): boolean {
  const last = all.findLast(({ at }) => at === occurrence.at);
  return last !== occurrence;
}

/** What is to be done for one entry. */
export type ScheduleAction =
  | { readonly kind: "arm"; readonly mode: ArmedMode }
  | { readonly kind: "disarm" }
  /** Somebody must say whether to disarm: it is late, or the alarm is going on. */
  | { readonly kind: "ask"; readonly because: LateBecause | "alarm" };

/** null: nothing, because it is that way already or an alarm goes on. */
export function actionFor(
  { occurrence, late }: Due,
  alarm: { readonly state: AlarmState; readonly mode: ArmedMode | null },
): ScheduleAction | null {
  const { wanted } = occurrence.entry;
  const isAlarm = alarm.state === "pending" || alarm.state === "triggered";
  if (wanted !== "disarmed") {
    return isAlarm || isArmedIn(wanted, alarm) ? null : { kind: "arm", mode: wanted };
  }
  if (alarm.state === "disarmed") return null;
  if (isAlarm) return { kind: "ask", because: "alarm" };
  return late === null ? { kind: "disarm" } : { kind: "ask", because: late };
}

/** Of which coming arming the household is to be reminded now. Throws TimezoneError. */
export function remindersIn(
  plan: Pick<DueWindow, "entries" | "timezone"> & { remindMinutes: number },
  now: number,
  reminded: ReadonlySet<string>,
  alarm: { readonly state: AlarmState; readonly mode: ArmedMode | null },
): Occurrence[] {
  if (alarm.state === "pending" || alarm.state === "triggered") return [];
  const soon = occurrencesBetween(plan.entries, plan.timezone, now, now + remindMs(plan));
  return soon.filter((occurrence) => {
    const { wanted } = occurrence.entry;
    return wanted !== "disarmed" && !reminded.has(markOf(occurrence)) && !isArmedIn(wanted, alarm);
  });
}

/** How long until the next look, in milliseconds. Throws TimezoneError. */
export function untilNextLook(
  plan: Pick<DueWindow, "entries" | "timezone"> & { remindMinutes: number },
  now: number,
): number {
  const remind = remindMs(plan);
  const soonest = (from: number) => {
    const soon = occurrencesBetween(plan.entries, plan.timezone, from, from + longestSleepMs);
    return (soon[0]?.at ?? from + longestSleepMs) - from;
  };
  return Math.min(soonest(now), soonest(now + remind));
}

function remindMs({ remindMinutes }: { remindMinutes: number }): number {
  return remindMinutes * 60_000;
}

function isArmedIn(
  mode: ArmedMode,
  alarm: { readonly state: AlarmState; readonly mode: ArmedMode | null },
): boolean {
  return alarm.state === mode || (alarm.state === "arming" && alarm.mode === mode);
}
