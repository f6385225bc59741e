// Owns what the looks for the household's phones come to: who is at home, who is away, and when
// that arms. Pure. Phones sleep, so one missed look means nothing; a look that couldn't work means
// that nobody knows, and never that somebody left.
import type { AlarmState } from "../../storage/incident-events.ts";

/** What one look for one phone found. unknown: the look itself didn't work. */
export type Sighting = "here" | "silent" | "unknown";

export type Place = "home" | "away" | "unknown";

export interface PhonePresence {
  readonly place: Place;
  /** Wall-clock milliseconds since when. */
  readonly since: number;
  /** Monotonic milliseconds of the first look since which it has been silent; null: it isn't. */
  readonly silentFrom: number | null;
}

export interface Presences {
  /** By the phone's id. */
  readonly phones: ReadonlyMap<string, PhonePresence>;
  /** Some phone was seen since this was switched on: the looks are known to work. */
  readonly hasSeenHome: boolean;
}

export const nobodyKnown: Presences = { phones: new Map(), hasSeenHome: false };

export interface Moment {
  wall: number;
  monotonic: number;
}

/** After one round of looks; `sightings` by the id of each phone that there is. */
export function observe(
  before: Presences,
  sightings: ReadonlyMap<string, Sighting>,
  now: Moment,
  awayAfterMs: number,
): Presences {
  const phones = new Map<string, PhonePresence>();
  for (const [id, sighting] of sightings) {
    const known = before.phones.get(id);
    phones.set(id, observePhone(known, sighting, now, awayAfterMs));
  }
  const isSeen = [...sightings.values()].includes("here");
  return { phones, hasSeenHome: before.hasSeenHome || isSeen };
}

function observePhone(
  before: PhonePresence | undefined,
  sighting: Sighting,
  now: Moment,
  awayAfterMs: number,
): PhonePresence {
  const place = before?.place ?? "unknown";
  const stay = (next: Place) => (before?.place === next ? before.since : now.wall);
  if (sighting === "here") return { place: "home", since: stay("home"), silentFrom: null };
  // Silence counts only while the looks work without a break.
  if (sighting === "unknown") return { place: "unknown", since: stay("unknown"), silentFrom: null };
  const silentFrom = before?.silentFrom ?? now.monotonic;
  const silentMs = now.monotonic - silentFrom;
  if (silentMs < awayAfterMs) return { place, since: before?.since ?? now.wall, silentFrom };
  const since = place === "away" ? stay("away") : now.wall - silentMs;
  return { place: "away", since, silentFrom };
}

/** There are phones, and every one of them is away for certain. */
export function isEverybodyAway({ phones }: Presences): boolean {
  return phones.size > 0 && [...phones.values()].every(({ place }) => place === "away");
}

/**
 * Whether to arm now. `isHeldOff`: somebody has disarmed while everybody was away, and is not
 * contradicted until a phone has come home.
 */
export function shouldArm(
  presences: Presences,
  alarm: AlarmState,
  { isHeldOff }: { isHeldOff: boolean },
): boolean {
  if (alarm !== "disarmed" || isHeldOff || !presences.hasSeenHome) return false;
  return isEverybodyAway(presences);
}
