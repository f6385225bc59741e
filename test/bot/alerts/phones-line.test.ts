import { expect, test } from "vitest";
import { composeAlert } from "../../../bot/alerts/compose.ts";
import type { IncidentEvent } from "../../../storage/incident-events.ts";

const at = Date.parse("2026-11-22T14:02:11Z");
const opened: IncidentEvent = { seq: 1, at, kind: "opened", reason: null, photo: null };

function compose(...events: IncidentEvent[]): string[] {
  const caption = composeAlert({
    record: {
      id: "20261122-140211-c1",
      cause: "movement",
      camera: "c1",
      cameraName: "Front door",
      alarm: "armed_away",
      openedAt: at,
      beganAt: at,
      timezone: "UTC",
    },
    events: [opened, ...events],
    toldResolved: false,
    toldLateAt: null,
    unsendable: {},
    nameOf: () => null,
    isLooking: false,
    now: at,
    strangerApart: false,
    locale: "en",
  });
  return caption.split("\n");
}

test("who has come home by their phone is one more line; the alarm stays one", () => {
  const phones = ["Anna", "Tom & <Jerry>"];
  const lines = compose({ seq: 2, at: at + 900, kind: "phones_home", phones });
  expect(lines[0]).toBe("🔴 Movement at Front door · 14:02:11");
  expect(lines).toContain("On the network at home: Anna, Tom &amp; &lt;Jerry&gt;.");
  expect(lines.length).toBe(compose().length + 1);
});
