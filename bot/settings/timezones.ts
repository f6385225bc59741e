// Owns how a person says in which timezone they live: by a button with a city where it is about as
// late as here, or by typing a city or a timezone's name. Pure.
import { isTimezone } from "../../storage/household-settings.ts";

/** One large city for every offset and its summer time; people find theirs by what time it is. */
const cities = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/Mexico_City",
  "America/New_York",
  "America/Bogota",
  "America/Halifax",
  "America/Sao_Paulo",
  "America/Argentina/Buenos_Aires",
  "Atlantic/Azores",
  "Europe/London",
  "Africa/Lagos",
  "Europe/Berlin",
  "Europe/Madrid",
  "Europe/Athens",
  "Africa/Johannesburg",
  "Europe/Moscow",
  "Asia/Dubai",
  "Asia/Yekaterinburg",
  "Asia/Kolkata",
  "Asia/Novosibirsk",
  "Asia/Bangkok",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
] as const;

/** Names that Node's list still has under what they were called before. */
const renamed = ["Europe/Kyiv", "Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Asia/Yangon"];

/** The cities where it is about as late as in `timezone`, the nearest first; never itself. */
export function nearbyTimezones(timezone: string, now: number, count: number): string[] {
  const here = offsetOf(timezone, now);
  return cities
    .filter((city) => canonical(city) !== canonical(timezone))
    .map((city) => ({ city, apart: Math.abs(offsetOf(city, now) - here) }))
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, count)
    .map(({ city }) => city);
}

/** "Buenos Aires" of "America/Argentina/Buenos_Aires". */
export function cityOf(timezone: string): string {
  return (timezone.split("/").at(-1) ?? timezone).replaceAll("_", " ");
}

/** The timezone that somebody means who types "berlin", "new york", "Europe/Berlin" or "UTC". */
export function timezoneNamed(text: string): string | null {
  const wanted = text.trim().replaceAll(/\s+/g, "_").toLowerCase();
  if (wanted === "" || wanted.length > 40) return null;
  const all = [...cities, ...renamed, ...Intl.supportedValuesOf("timeZone")];
  const named =
    all.find((name) => name.toLowerCase() === wanted) ??
    all.find((name) => name.toLowerCase().endsWith(`/${wanted}`));
  if (named) return named;
  // UTC and other names are known but not listed. An offset is no timezone: it knows no summer.
  return /^[a-z]/.test(wanted) && isTimezone(wanted) ? canonical(wanted) : null;
}

/** Minutes that clocks there are ahead of UTC at the moment `at`. */
export function offsetOf(timezone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    timeZoneName: "longOffset",
  });
  const name = parts.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}

function canonical(name: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
}
