// Owns how moments and spans are written, in the household's timezone.

/** The machine's timezone, like "Europe/Berlin"; "UTC" where its TZ has no such name. */
export function householdTimezone(): string {
  // With TZ=":/etc/localtime" Node 20 answers undefined, whatever its types say.
  const name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name ?? "UTC";
}

/** "14:02", or "14:02:11" with seconds. */
export function clockTime(at: number, timezone: string, options?: { seconds: boolean }): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
    ...(options?.seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  }).format(at);
}

/** "22 Nov 2026", for captions that outlive the day. */
export function calendarDate(at: number, timezone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(at);
}

/** Whether both moments fall on one day there. */
export function sameDay(a: number, b: number, timezone: string): boolean {
  return calendarDate(a, timezone) === calendarDate(b, timezone);
}

/** A span rounded to what matters: "8 s", "4 min", "3 h", "2 days". */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.round(hours / 24)} days`;
}

/** "just now", "12 min ago" under an hour; then "at 03:12", with the day where it is another. */
export function ago(at: number, now: number, timezone: string): string {
  const gone = now - at;
  if (gone < 10_000) return "just now";
  if (gone < 3_600_000) return `${span(gone)} ago`;
  const day = sameDay(at, now, timezone) ? "" : ` on ${calendarDate(at, timezone)}`;
  return `at ${clockTime(at, timezone)}${day}`;
}
