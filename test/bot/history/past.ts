// Owns a past to look back on, for the tests of /events: incidents at known times on two cameras.
import type { IncidentEvent } from "../../../storage/incident-events.ts";
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import { incidentId } from "../../../storage/incident-id.ts";
import { FakeHistory, incidentSummary } from "../../fakes/history.ts";
import { FakeIncidents, FakeOutbox } from "../../fakes/history-room.ts";
import { openRoom, type RoomOptions } from "../../fakes/control-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { anna, ben } from "../../fakes/telegram.ts";

export type Past = Partial<IncidentSummary> & { at: string };

/** `at` is UTC, like "2026-11-22 14:02:11". */
export function happened({ at, ...part }: Past): IncidentSummary {
  const openedAt = Date.parse(`${at.replace(" ", "T")}Z`);
  const camera = part.camera ?? "c1";
  const cameraName = camera === "c1" ? "Front door" : "Hall";
  const id = incidentId(openedAt, "UTC", camera, 1);
  return incidentSummary({ id, openedAt, cameraName, ...part });
}

/** A room in which these have happened; Anna owns it, Ben is a member, Carl may only look. */
export function roomWith(past: readonly Past[], options: RoomOptions = {}) {
  const history = new FakeHistory(...past.map(happened));
  const incidents = new FakeIncidents();
  const outbox = new FakeOutbox();
  const members = new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: ben.id, name: "Ben", role: "member" },
    { id: carl.id, name: "Carl", role: "viewer" },
  );
  const parts = { history, remover: history, incidents, outbox, members };
  const room = openRoom({ ...parts, ...options });
  return { ...room, history, incidents, outbox };
}

export const carl = { id: 1003, is_bot: false, first_name: "Carl" };

/** Gives the incident what happened in it; a second apart. */
export function tell(
  incidents: FakeIncidents,
  summary: IncidentSummary,
  events: readonly (Record<string, unknown> & { kind: IncidentEvent["kind"] })[],
): void {
  const { id, cause, camera, cameraName, alarm, openedAt, beganAt, timezone } = summary;
  const record = { id, cause, camera, cameraName, alarm, openedAt, beganAt, timezone };
  const placed = events.map((event, index) => ({
    ...event,
    seq: index + 1,
    at: openedAt + index * 1000,
  }));
  incidents.add(record, placed as IncidentEvent[]);
}

/** The newest first, one an hour back from 22 November 14:00; the odd ones in the hall. */
export function hourly(count: number): Past[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 10, 22, 14) - index * 3_600_000);
    const camera = index % 2 === 0 ? "c1" : "c2";
    return { at: at.toISOString().slice(0, 19).replace("T", " "), camera };
  });
}
