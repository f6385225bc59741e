import { expect, test } from "vitest";
import { composeAlert } from "../../../bot/alerts/compose.ts";
import type { IncidentEvent } from "../../../storage/incident-events.ts";

const at = Date.parse("2026-11-22T14:02:11Z");

function compose(zones: string[] | undefined): string {
  const opened: IncidentEvent = {
    seq: 1,
    at,
    kind: "opened",
    reason: null,
    photo: null,
    ...(zones && { zones }),
  };
  return composeAlert({
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
    events: [opened],
    toldResolved: false,
    toldLateAt: null,
    unsendable: {},
    nameOf: () => null,
    isLooking: false,
    now: at,
    strangerApart: false,
    locale: "en",
  });
}

test("an alarm in a watched zone names it below the headline", () => {
  const lines = compose(["Gate", "Tom & <Jerry>"]).split("\n");
  expect(lines.slice(0, 2)).toEqual([
    "🔴 Movement at Front door · 14:02:11",
    "In: Gate, Tom &amp; &lt;Jerry&gt;",
  ]);
});

test("without one there is no such line", () => {
  expect(compose(undefined)).not.toContain("In:");
});
