// Owns the incidents of retention's tests: so many days ago, so large.
import { incidentId } from "../../../storage/incident-id.ts";
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import { incidentSummary } from "../../fakes/history.ts";

export const day = 86_400_000;
export const hour = 3_600_000;
export const megabyte = 1_000_000;
export const gigabyte = 1_000_000_000;
/** As FakeClock begins. */
export const start = Date.parse("2026-11-22T14:00:00Z");

export function incidentAt(
  openedAt: number,
  part: Partial<IncidentSummary> = {},
  number = 1,
): IncidentSummary {
  const camera = part.camera ?? "c1";
  return incidentSummary({ id: incidentId(openedAt, "UTC", camera, number), openedAt, ...part });
}

/** By folder, oldest first, as the history gives them. */
export function daysOf(incidents: readonly IncidentSummary[]): IncidentSummary[][] {
  const days = new Map<string, IncidentSummary[]>();
  for (const incident of incidents.toSorted((a, b) => a.openedAt - b.openedAt)) {
    const date = incident.id.slice(0, 8);
    days.set(date, [...(days.get(date) ?? []), incident]);
  }
  return [...days.keys()].toSorted().map((date) => days.get(date) ?? []);
}
