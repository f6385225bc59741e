// Owns when somebody's quiet hours are, in the household's timezone; pure.
import { DateTime } from "luxon";
import type { Member } from "../../storage/members.ts";

export type QuietHours = NonNullable<Member["quietHours"]>;

export const minutesPerDay = 1440;
const stepMinutes = 30;
export const usualQuietHours: QuietHours = { from: 22 * 60, to: 7 * 60 };

/** Whether `wall` (milliseconds) falls into them; `to` may be the next morning, and is outside. */
export function isQuietAt(hours: QuietHours | null, wall: number, timezone: string): boolean {
  if (!hours) return false;
  const { hour, minute } = DateTime.fromMillis(wall, { zone: timezone });
  const now = hour * 60 + minute;
  const { from, to } = hours;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/** One end moved by half an hour in a direction, past the other end where they would meet. */
export function stepped(hours: QuietHours, end: "from" | "to", direction: 1 | -1): QuietHours {
  const step = stepMinutes * direction;
  let minute = wrapped(hours[end] + step);
  const other = end === "from" ? hours.to : hours.from;
  if (minute === other) minute = wrapped(minute + step);
  return { ...hours, [end]: minute };
}

/** "07:30". */
export function timeOfDay(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}

function wrapped(minute: number): number {
  return (minute + minutesPerDay) % minutesPerDay;
}
