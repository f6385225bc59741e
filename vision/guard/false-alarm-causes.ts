// Owns what a camera's false alarms have in common, and the setting that would have stopped them
// without stopping a real one. Pure: what moved then and what is set now go in, causes come out.
//
// Nothing is promised that the record does not bear out: a false alarm counts as stopped only where
// its frames could not have opened an incident, a real one as kept only where they surely would have.
import { DateTime } from "luxon";
import { type ArmedMode, armedModes, type IncidentId } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import { type CellArea, cellsOf, fillingOf } from "../../storage/zone-cells.ts";
import { mostZones, type Zone } from "../../storage/zones.ts";
import type { StoredMovement } from "../store-movement.ts";
import { sameMovementMs } from "./policy.ts";
import { coverOf, findPlace, type Place, shareInside } from "./false-alarm-place.ts";

/** An incident, as far as it tells what would have stopped it. */
export interface JudgedIncident {
  id: IncidentId;
  /** When it opened: wall-clock milliseconds, in the household's timezone of then. */
  at: number;
  timezone: string;
  /** In which mode; null where that is not known any more. */
  mode: ArmedMode | null;
  /** Nobody but the household was seen. */
  household: boolean;
  /** The frames that moved; null where none were kept. */
  movement: readonly StoredMovement[] | null;
}

/** What holds on the camera now. */
export interface CameraNow {
  minimumArea: number;
  /** What it may be set to, in rising order, px. */
  areas: readonly number[];
  zones: readonly Zone[];
  movementIn(mode: ArmedMode): ModeRules["movement"];
}

export type Remedy =
  /** `largest`: what moved in those that it stops, in two pictures near each other at least, px. */
  | { kind: "minimum_area"; now: number; to: number; largest: number }
  | { kind: "ignore"; cells: CellArea; place: Place }
  /** In this mode movement is to wait for a verdict on a face. */
  | { kind: "only_strangers"; mode: ArmedMode };

export interface Cause {
  remedy: Remedy;
  /** The false alarms that it would have stopped. */
  stops: readonly IncidentId[];
  /** Real alarms that it would have stopped, too: then it is told, but not proposed. */
  loses: readonly IncidentId[];
  /** Real alarms of which nobody can tell. */
  unchecked: number;
}

export interface FalseAlarmCauses {
  /** What may be proposed, what stops most first; then at most one that would lose real alarms. */
  causes: readonly Cause[];
  /** What is set now would have stopped these already. */
  stoppedNow: readonly IncidentId[];
  /** No setting would have stopped these. */
  unexplained: readonly IncidentId[];
  /** Most of them came at these hours (0-23; `to` is the hour's end), where that is so. */
  hours: { from: number; to: number; count: number } | null;
}

/** A minimum area is raised so many times at most: what is larger than that is no small thing. */
const mostRise = 2;
/** Hours together that "always at night" means at most, and the share that must lie in them. */
const hoursTogether = 2;
const mostAtOnce = 0.75;
const fewest = 3;
/** Frames so many steps apart at most still confirm each other: 2 of 3 must move, with some slack. */
const confirmingSteps = 2.5;

/** `real`: what alarmed on the same camera and was no false alarm. */
export function findCauses(
  falseAlarms: readonly JudgedIncident[],
  real: readonly JudgedIncident[],
  now: CameraNow,
): FalseAlarmCauses {
  const stoppedNow = falseAlarms.filter((one) => isStoppedNow(one, now));
  let left = falseAlarms.filter((one) => !stoppedNow.includes(one));
  const causes: Cause[] = [];
  for (;;) {
    const taken = new Set(causes.map(({ remedy }) => remedy.kind));
    const found = [waiting(left, now), larger(left, real, now, "none"), ignoring(left, real, now)];
    const best = found
      .filter((cause) => cause !== null && !taken.has(cause.remedy.kind))
      .toSorted((one, other) => (other?.stops.length ?? 0) - (one?.stops.length ?? 0))[0];
    if (!best) break;
    causes.push(best);
    left = left.filter(({ id }) => !best.stops.includes(id));
  }
  const tooMuch = causes.some(({ remedy }) => remedy.kind === "minimum_area")
    ? null
    : larger(left, real, now, "some");
  if (tooMuch) causes.push(tooMuch);
  const unexplained = left.filter(({ id }) => !tooMuch?.stops.includes(id));
  return {
    causes,
    stoppedNow: idsOf(stoppedNow),
    unexplained: idsOf(unexplained),
    hours: hoursOf(falseAlarms),
  };
}

function isStoppedNow({ movement, household, mode }: JudgedIncident, now: CameraNow): boolean {
  if (household && mode !== null && now.movementIn(mode) !== "at_once") return true;
  if (!movement) return false;
  const ignored = cellsOf(
    now.zones.filter(({ kind }) => kind === "ignore").flatMap(({ boxes }) => boxes),
  );
  return !couldOpen(movement, ({ area, box }) => {
    if (area < now.minimumArea) return false;
    return !box || fillingOf(ignored, coverOf([box], 0)) !== "all";
  });
}

/** A larger minimum area: the smallest that stops most and loses none ("none"), or most ("some"). */
function larger(
  left: readonly JudgedIncident[],
  real: readonly JudgedIncident[],
  now: CameraNow,
  mayLose: "none" | "some",
): Cause | null {
  const checked = real.filter(({ movement }) => movement !== null);
  let best: Cause | null = null;
  for (const to of now.areas) {
    if (to <= now.minimumArea || to > mostRise * now.minimumArea) continue;
    const isLarge = ({ area }: StoredMovement) => area >= to;
    const lost = checked.filter(({ movement }) => !surelyOpens(movement ?? [], isLarge));
    if (mayLose === "none" && lost.length > 0) break;
    const stopped = left.filter(({ movement }) => movement && !couldOpen(movement, isLarge));
    if (stopped.length <= (best?.stops.length ?? 0)) continue;
    const largest = Math.max(...stopped.map(({ movement }) => lastingArea(movement ?? [])));
    best = {
      remedy: { kind: "minimum_area", now: now.minimumArea, to, largest },
      stops: idsOf(stopped),
      loses: idsOf(lost),
      unchecked: real.length - checked.length,
    };
  }
  return best;
}

/** An ignored part of the picture in which all of two false alarms or more happened. */
function ignoring(
  left: readonly JudgedIncident[],
  real: readonly JudgedIncident[],
  now: CameraNow,
): Cause | null {
  if (now.zones.length >= mostZones) return null;
  const isPlaced = ({ movement }: JudgedIncident) =>
    movement !== null && movement.length > 0 && movement.every(({ box }) => box);
  const placed = left.filter(isPlaced);
  const checked = real.filter(isPlaced);
  const found = findPlace(
    placed.map(({ movement }) => boxesOf(movement)),
    (cells) =>
      checked.every(({ movement }) =>
        surelyOpens(movement ?? [], ({ area, box }) => {
          return box !== undefined && area * (1 - shareInside(box, cells)) >= now.minimumArea;
        }),
      ),
  );
  if (!found) return null;
  return {
    remedy: { kind: "ignore", cells: found.cells, place: found.place },
    stops: found.inside.map((index) => (placed[index] as JudgedIncident).id),
    loses: [],
    unchecked: real.length - checked.length,
  };
}

/** The household set it off: movement can wait for a face. No alarm is lost by that, only later. */
function waiting(left: readonly JudgedIncident[], now: CameraNow): Cause | null {
  let best: Cause | null = null;
  for (const mode of armedModes) {
    if (now.movementIn(mode) !== "at_once") continue;
    const incidents = left.filter((one) => one.household && one.mode === mode);
    if (incidents.length <= (best?.stops.length ?? 0)) continue;
    const remedy = { kind: "only_strangers", mode } as const;
    best = { remedy, stops: idsOf(incidents), loses: [], unchecked: 0 };
  }
  return best;
}

/** Whether an incident could have opened by the frames for which `counts` holds. */
function couldOpen(
  frames: readonly StoredMovement[],
  counts: (frame: StoredMovement) => boolean,
): boolean {
  return haveTwoWithin(frames.filter(counts), sameMovementMs);
}

/** Whether it would have opened: two of three examined frames move, examined as often as then. */
function surelyOpens(
  frames: readonly StoredMovement[],
  counts: (frame: StoredMovement) => boolean,
): boolean {
  const steps = frames.slice(1).map(({ at }, index) => at - (frames[index]?.at ?? at));
  const usual = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)];
  return usual !== undefined && haveTwoWithin(frames.filter(counts), usual * confirmingSteps);
}

function haveTwoWithin(frames: readonly StoredMovement[], ms: number): boolean {
  return frames.some(({ at }, index) => {
    const next = frames[index + 1];
    return next !== undefined && next.at - at <= ms;
  });
}

/** The area that two frames near each other reached, as an incident needs; 0 where none did. */
function lastingArea(frames: readonly StoredMovement[]): number {
  let most = 0;
  for (const [index, { at, area }] of frames.entries()) {
    for (let next = index + 1; next < frames.length; next++) {
      const other = frames[next];
      if (!other || other.at - at > sameMovementMs) break;
      most = Math.max(most, Math.min(area, other.area));
    }
  }
  return most;
}

function hoursOf(incidents: readonly JudgedIncident[]): FalseAlarmCauses["hours"] {
  const hours = incidents.map(
    ({ at, timezone }) => DateTime.fromMillis(at, { zone: timezone }).hour,
  );
  let best = { from: 0, to: 0, count: 0 };
  for (let from = 0; from < 24; from++) {
    const count = hours.filter((hour) => (hour - from + 24) % 24 < hoursTogether).length;
    if (count > best.count) best = { from, to: (from + hoursTogether) % 24, count };
  }
  return best.count >= fewest && best.count >= mostAtOnce * incidents.length ? best : null;
}

function boxesOf(movement: readonly StoredMovement[] | null) {
  return (movement ?? []).flatMap(({ box }) => (box ? [box] : []));
}

function idsOf(incidents: readonly JudgedIncident[]): IncidentId[] {
  return incidents.map(({ id }) => id);
}
