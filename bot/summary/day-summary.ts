// Owns what a stretch of about a day comes to: incidents by verdict, who of the household was seen,
// how long each camera was lost. Pure.
import type { CameraId } from "../../storage/incident-events.ts";
import type { HistoryVerdict, IncidentSummary } from "../../storage/history/incident-summary.ts";

export interface SeenPerson {
  person: string;
  first: number;
  last: number;
}

export interface CameraDay {
  name: string;
  /** How long it was lost within the stretch, and how often. */
  lostMs: number;
  losses: number;
}

export interface DaySummary {
  from: number;
  to: number;
  /** Without false alarms, lost cameras apart. */
  counts: Readonly<Record<HistoryVerdict, number>>;
  falseAlarms: number;
  /** In the order in which they came. */
  seen: readonly SeenPerson[];
  cameras: readonly CameraDay[];
}

/** `incidents`: whatever touches the stretch; `cameras`: those that are watched now. */
export function summariseDay(
  incidents: readonly IncidentSummary[],
  cameras: readonly { id: CameraId; name: string }[],
  { from, to }: { from: number; to: number },
): DaySummary {
  const counts = { stranger: 0, unsure: 0, household: 0, movement: 0, camera_lost: 0 };
  const seen = new Map<string, SeenPerson>();
  let falseAlarms = 0;
  for (const incident of incidents) {
    const { openedAt, verdict, falseAlarm, people } = incident;
    if (openedAt < from || openedAt >= to) continue;
    if (falseAlarm) falseAlarms += 1;
    else counts[verdict] += 1;
    for (const person of people) {
      const known = seen.get(person) ?? { person, first: openedAt, last: openedAt };
      known.first = Math.min(known.first, openedAt);
      known.last = Math.max(known.last, incident.endedAt ?? openedAt);
      seen.set(person, known);
    }
  }
  return {
    from,
    to,
    counts,
    falseAlarms,
    seen: [...seen.values()].toSorted((one, other) => one.first - other.first),
    cameras: cameras.map(({ id, name }) => ({ name, ...lossesOf(id, incidents, from, to) })),
  };
}

function lossesOf(
  camera: CameraId,
  incidents: readonly IncidentSummary[],
  from: number,
  to: number,
): Pick<CameraDay, "lostMs" | "losses"> {
  const spans = incidents
    .filter((one) => one.cause === "camera_lost" && one.camera === camera)
    .map(({ beganAt, endedAt }) => Math.min(endedAt ?? to, to) - Math.max(beganAt, from))
    .filter((ms) => ms > 0);
  return { lostMs: spans.reduce((sum, ms) => sum + ms, 0), losses: spans.length };
}
