import { expect, test } from "vitest";
import {
  composeAgain,
  composeAlert,
  composePart,
  type AlertView,
} from "../../../bot/alerts/compose.ts";
import type { IncidentEvent, IncidentRecord } from "../../../storage/incident-events.ts";
import { words as wordsOf } from "../../../storage/words.ts";

const openedAt = Date.parse("2026-11-22T02:12:00Z");
const record: IncidentRecord = {
  id: "20261122-031200-c1",
  cause: "movement",
  camera: "c1",
  cameraName: "Front door",
  alarm: "armed_away",
  openedAt,
  beganAt: openedAt - 500,
  timezone: "Europe/Berlin",
};
const opened: IncidentEvent = {
  seq: 1,
  at: openedAt,
  kind: "opened",
  reason: null,
  photo: { file: "photo.jpg", bytes: 9, width: 4, height: 3, takenAt: openedAt },
};

/** As it is without faces, unless told otherwise. */
function viewOf(change: Partial<AlertView>): AlertView {
  return {
    record,
    events: [opened],
    toldResolved: false,
    toldLateAt: null,
    unsendable: {},
    nameOf: () => null,
    isLooking: false,
    now: openedAt,
    strangerApart: false,
    locale: "en",
    ...change,
  };
}

function compose(change: Partial<AlertView>): string {
  return composeAlert(viewOf(change));
}

function told(iso: string): string | undefined {
  return /Told late, at (.*): /.exec(compose({ toldLateAt: Date.parse(iso) }))?.[1];
}

test("late: with seconds where it was soon, with the day where it is another", () => {
  expect(told("2026-11-22T02:13:30Z")).toBe("03:13:30");
  expect(told("2026-11-22T04:40:00Z")).toBe("05:40");
  expect(told("2026-11-23T04:40:00Z")).toBe("05:40, 23 Nov 2026");
});

test("names and reasons cannot break the HTML, nor the caption's length", () => {
  const reason = "<b>& ".repeat(400);
  const events: IncidentEvent[] = [opened];
  for (let part = 1; part <= 9; part++) {
    events.push({ seq: part + 1, at: openedAt, kind: "clip_failed", part, reason });
  }
  const html = compose({ record: { ...record, cameraName: "Tom & <Jerry>" }, events });
  expect(html).toContain("🔴 Movement at Tom &amp; &lt;Jerry&gt; · 03:12:00");
  expect(html).toContain("#tomjerry");
  expect(html).not.toContain("<b>");
  const shown = html.replaceAll(/&\w+;/g, "x");
  expect([...shown].length).toBeLessThanOrEqual(1024);
});

test.each([
  ["quiet", ""],
  ["disarmed", "Ended because the alarm was disarmed."],
  ["camera_lost", "Ended because the camera was lost."],
  ["restart", "Ended by a restart of mine."],
  ["shutdown", "Ended because I, or this camera, was switched off."],
] as const)("ended: %s", (reason, words) => {
  const ended: IncidentEvent = {
    seq: 2,
    at: openedAt,
    kind: "ended",
    reason,
    endedAt: openedAt + 20_000,
  };
  const lines = compose({ events: [opened, ended] }).split("\n");
  expect(lines[0]).toBe("🔴 Movement at Front door · 03:11:59–03:12:20");
  expect(lines[1]).toBe(words === "" ? "22 Nov 2026 · #frontdoor #movement" : words);
});

test("a clip that failed at first and was made later is no news", () => {
  const failed: IncidentEvent = {
    seq: 2,
    at: openedAt,
    kind: "clip_failed",
    part: 1,
    reason: "no keyframe yet",
  };
  const clip: IncidentEvent = {
    seq: 3,
    at: openedAt,
    kind: "clip",
    part: 1,
    cut: "whole",
    continued: false,
    clip: {
      file: "c.mp4",
      bytes: 9,
      width: 4,
      height: 3,
      durationMs: 9_000,
      startsAt: openedAt - 5_500,
      thumbnail: null,
    },
  };
  expect(compose({ events: [opened, failed] })).toContain("There is no clip: no keyframe yet.");
  expect(compose({ events: [opened, failed, clip] })).not.toContain("no clip");
});

test("a reason is told in its words, and one from before there were any as it stands", () => {
  const at = { seq: 2, at: openedAt, kind: "clip_failed" as const, part: 1 };
  const full = wordsOf("why-no-clip", { why: wordsOf("why-disk", { why: "full" }) });
  const worded = compose({ events: [opened, { ...at, reason: "in the log", words: full }] });
  expect(worded).toContain("There is no clip: No clip could be made: the disk is full.");
  expect(worded).not.toContain("in the log");
  expect(compose({ events: [opened, { ...at, reason: "as it stands" }] })).toContain(
    "There is no clip: as it stands.",
  );
});

test("a camera that was lost and back before anybody could be told", () => {
  const lost = { ...record, cause: "camera_lost" as const, beganAt: openedAt - 30_000 };
  const back: IncidentEvent = {
    seq: 2,
    at: openedAt,
    kind: "ended",
    reason: "back",
    endedAt: openedAt + 60_000,
  };
  const reason = "nobody answers at 10.0.0.7";
  const html = compose({
    record: lost,
    events: [{ ...opened, reason }, back],
    toldLateAt: openedAt + 9_000_000,
  });
  expect(html.split("\n")).toEqual([
    "🟢 Front door is back · gone for 90 s",
    "It was lost from 03:11:30 to 03:13:00.",
    "Why: nobody answers at 10.0.0.7.",
    "Told late, at 05:42: I could not reach you in between.",
    "22 Nov 2026 · #frontdoor #lost",
  ]);
});

test("below a clip stands where the seal was; below a photo, or unsealed, nothing", () => {
  const file = { file: "clip-1-first.mp4", bytes: 9, width: 4, height: 3, durationMs: 9_000 };
  const clip: IncidentEvent = {
    seq: 2,
    at: openedAt,
    kind: "clip",
    part: 1,
    cut: "first",
    continued: false,
    clip: { ...file, startsAt: openedAt, thumbnail: null },
  };
  const sealed = { ...clip, seal: "a1b2c3d4" };
  const last = (events: IncidentEvent[], change: Partial<AlertView> = {}) =>
    compose({ events: [opened, ...events], ...change })
      .split("\n")
      .at(-1);
  expect(last([])).toBe("22 Nov 2026 · #frontdoor #movement");
  expect(last([clip])).toBe("22 Nov 2026 · #frontdoor #movement");
  expect(last([sealed])).toBe("22 Nov 2026 · #frontdoor #movement · Seal a1b2c3d4");
  expect(last([sealed], { isSent: () => false })).toBe("22 Nov 2026 · #frontdoor #movement");
  const part = { ...sealed, part: 2, cut: "whole" as const };
  expect(composePart(viewOf({ events: [opened, part] }), part)).toMatch(/· Seal a1b2c3d4$/);
  expect(composeAgain(viewOf({ events: [opened, part] }), part, "en")).toMatch(/· Seal a1b2c3d4$/);
});

test("evidence that the disk refused is said to be there no more than that", () => {
  expect(compose({ unsaved: null })).not.toContain("Not kept");
  expect(compose({ unsaved: "full" })).toContain("\nNot kept on disk yet: it is full.\n");
  expect(compose({ unsaved: "refused" })).toContain(
    "Not kept on disk yet: it cannot be written to.",
  );
});
