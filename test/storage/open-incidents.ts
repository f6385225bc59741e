// Owns what the tests of incidents share: a store in a folder, and events to put into it.
import type { IncidentEvent, NewIncidentEvent } from "../../storage/incident-events.ts";
import { Incidents } from "../../storage/incidents.ts";
import { FakeClock } from "../fakes/clock.ts";
import { RecordingLog } from "../fakes/log.ts";

export const opened: NewIncidentEvent = { kind: "opened", photo: null, reason: null };
export const failed = (part: number): NewIncidentEvent => ({
  kind: "clip_failed",
  part,
  reason: "x",
});
export const ended: NewIncidentEvent = { kind: "ended", reason: "quiet", endedAt: 5 };
/** What create() makes at the fake clock's start. */
export const id = "20261122-150000-c1";

/** Opens the store, as a start of the program does. */
export async function open(folder: string, clock = new FakeClock(), log = new RecordingLog()) {
  const incidents = await Incidents.open(folder, clock, log);
  const create = (openedAt = clock.wall(), camera = "c1") =>
    incidents.create({
      cause: "movement",
      camera,
      cameraName: "Garden",
      alarm: "armed_away",
      openedAt,
      beganAt: openedAt - 500,
      timezone: "Europe/Berlin",
    });
  return { incidents, create, clock, log };
}

export const kinds = (events: readonly IncidentEvent[]) =>
  events.map(({ seq, kind }) => `${seq} ${kind}`);
