// What "her name in the list of incidents goes" rests on: incidents keep ids, words look names up.
import { expect, test } from "vitest";
import { composeAlert } from "../../../bot/alerts/compose.ts";
import type { IncidentEvent, IncidentRecord } from "../../../storage/incident-events.ts";
import { FakeFaces } from "../../fakes/faces.ts";

const at = Date.parse("2026-11-22T14:02:00Z");
const record: IncidentRecord = {
  id: "20261122-140200-c1",
  cause: "movement",
  camera: "c1",
  cameraName: "Front door",
  alarm: "armed_away",
  openedAt: at,
  beganAt: at,
  timezone: "UTC",
};

test("an incident about somebody forgotten has no name in it any more", async () => {
  const faces = await FakeFaces.open();
  const { person } = await faces.enroll("Annegret", { Annegret: 0.9 });
  const people = [{ person: person.id, score: 0.71, frames: 6 }];
  const events: IncidentEvent[] = [
    { seq: 1, at, kind: "opened", reason: null, photo: null },
    { seq: 2, at: at + 900, kind: "face", track: 1, verdict: "KNOWN", people, face: null },
    { seq: 3, at: at + 950, kind: "resolved", people, loud: true },
  ];
  const words = () =>
    composeAlert({
      record,
      events,
      toldResolved: false,
      toldLateAt: null,
      unsendable: {},
      nameOf: (id) => faces.people.find(id)?.name ?? null,
      isLooking: false,
      now: 0,
      strangerApart: false,
      locale: "en",
    });
  expect(JSON.stringify(events)).not.toContain("Annegret");
  expect(words()).toContain("Annegret");
  await faces.people.forget(person.id);
  expect(words()).not.toContain("Annegret");
  expect(words()).toContain("Front door");
});
