// Owns which incidents a question means, and counting a day by every question that can be asked of
// it: a few numbers that stay in memory, so that a rare person is found without reading every day.
import { historyKinds, type HistoryKind, type HistoryQuery } from "./history-view.ts";
import type { IncidentSummary } from "./incident-summary.ts";

/** Whether it is of that kind. */
export function isOfKind(kind: HistoryKind, incident: IncidentSummary): boolean {
  switch (kind) {
    case "events":
      return true;
    case "intruders":
      return (
        incident.alarmed &&
        !incident.falseAlarm &&
        incident.verdict !== "household" &&
        incident.cause !== "camera_lost"
      );
    case "false_alarm":
      return incident.falseAlarm;
    case "pinned":
      return incident.pinned;
    default:
      return incident.verdict === kind;
  }
}

/** Whether all that is asked for holds, its day apart. */
export function matches(
  { kind, person, camera }: HistoryQuery,
  incident: IncidentSummary,
): boolean {
  return (
    isOfKind(kind, incident) &&
    (person === undefined || incident.people.includes(person)) &&
    (camera === undefined || incident.camera === camera)
  );
}

/** Whether the day ("2026-11-22") is one that is asked for. */
export function isInRange({ from, to }: HistoryQuery, date: string): boolean {
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}

/** What is known of a day when its incidents are not in memory. */
export interface DayDigest {
  incidents: number;
  bytes: number;
  pinnedBytes: number;
  /** How many there are by questionKey(); what is not in it is none. */
  counts: ReadonlyMap<string, number>;
}

export function digestOf(incidents: readonly IncidentSummary[]): DayDigest {
  const counts = new Map<string, number>();
  let bytes = 0;
  let pinnedBytes = 0;
  for (const incident of incidents) {
    bytes += incident.bytes;
    if (incident.pinned) pinnedBytes += incident.bytes;
    for (const kind of historyKinds) {
      if (!isOfKind(kind, incident)) continue;
      for (const person of [undefined, ...new Set(incident.people)]) {
        for (const camera of [undefined, incident.camera]) {
          const key = questionKey(kind, person, camera);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
  }
  return { incidents: incidents.length, bytes, pinnedBytes, counts };
}

/** How many incidents of a day (one in range) the query means. */
export function countIn({ counts }: DayDigest, { kind, person, camera }: HistoryQuery): number {
  return counts.get(questionKey(kind, person, camera)) ?? 0;
}

function questionKey(kind: HistoryKind, person = "", camera = ""): string {
  return `${kind}/${person}/${camera}`;
}
