// A day as a picture: what is where, in which colour, also on days of 23 and 25 hours.
import { describe, expect, test } from "vitest";
import { boundsOfDay } from "../../../bot/history/dates.ts";
import type { HistoryVerdict } from "../../../storage/history/incident-summary.ts";
import type { Picture } from "../../../vision/faces/faces.ts";
import { readJpeg } from "../../../vision/capture/jpeg.ts";
import {
  drawTimeline,
  positionOf,
  sizeOfTimeline,
  type Timeline,
  timelinePicture,
} from "../../../vision/pictures/timeline-picture.ts";
import { tools } from "./pictures.ts";

const timezone = "Europe/Berlin";
const red = [235, 40, 40];
const orange = [255, 176, 0];
const green = [0, 200, 110];

function dayOf(day: string, part: Partial<Timeline> = {}): Timeline {
  return { ...boundsOfDay(day, timezone), timezone, now: null, rows: [], ...part };
}

function row(
  ...bars: { at: string; to?: string; verdict: HistoryVerdict; falseAlarm?: boolean }[]
) {
  return {
    label: "Hall",
    fallback: "C2",
    bars: bars.map(({ at, to = at, verdict, falseAlarm = false }) => {
      return { from: Date.parse(at), to: Date.parse(to), verdict, falseAlarm };
    }),
  };
}

/** Of one pixel. */
function colourAt({ data, width }: Picture, x: number, y: number): number[] {
  const at = (Math.round(y) * width + Math.round(x)) * 3;
  return [...data.subarray(at, at + 3)];
}

/** Just above the foot of the only row, where every bar is: what the axis and the gap leave. */
const foot = 480 - 36 - (33 + 22) - 34 - 6;
const top = 36 + 33 + 12 + 4;

describe("bars", () => {
  test("are where they were, in the colour of what they came to", () => {
    const day = dayOf("2026-11-22", {
      rows: [
        row(
          {
            at: "2026-11-22T06:00:00+01:00",
            to: "2026-11-22T07:00:00+01:00",
            verdict: "household",
          },
          { at: "2026-11-22T12:00:00+01:00", to: "2026-11-22T13:00:00+01:00", verdict: "stranger" },
          { at: "2026-11-22T17:00:00+01:00", to: "2026-11-22T18:00:00+01:00", verdict: "unsure" },
        ),
      ],
    });
    const picture = drawTimeline(day);
    const at = (time: string) => positionOf(day, Date.parse(`2026-11-22T${time}:00+01:00`));
    expect(colourAt(picture, at("06:30"), foot)).toEqual(green);
    expect(colourAt(picture, at("12:30"), foot)).toEqual(red);
    expect(colourAt(picture, at("17:30"), foot)).toEqual(orange);
    // Heights tell them apart, too: a stranger's reaches the top.
    expect(colourAt(picture, at("12:30"), top)).toEqual(red);
    expect(colourAt(picture, at("06:30"), top)).not.toEqual(green);
    expect(at("12:00")).toBe(540);
  });

  test("that last a moment are seen, and lie over longer ones", () => {
    const day = dayOf("2026-11-22", {
      rows: [
        row(
          { at: "2026-11-22T12:00:00+01:00", verdict: "stranger" },
          { at: "2026-11-22T11:00:00+01:00", to: "2026-11-22T14:00:00+01:00", verdict: "movement" },
        ),
      ],
    });
    const picture = drawTimeline(day);
    expect(colourAt(picture, 540 + 2, foot)).toEqual(red);
    expect(colourAt(picture, 540 + 7, foot)).toEqual(red);
    expect(colourAt(picture, 540 + 12, foot)).toEqual([150, 150, 150]);
  });

  test("of false alarms are hollow, of lost cameras striped", () => {
    const day = dayOf("2026-11-22", {
      rows: [
        row(
          {
            at: "2026-11-22T03:00:00+01:00",
            to: "2026-11-22T06:00:00+01:00",
            verdict: "movement",
            falseAlarm: true,
          },
          {
            at: "2026-11-22T12:00:00+01:00",
            to: "2026-11-22T18:00:00+01:00",
            verdict: "camera_lost",
          },
        ),
      ],
    });
    const picture = drawTimeline(day);
    const hollow = positionOf(day, Date.parse("2026-11-22T04:30:00+01:00"));
    expect(colourAt(picture, hollow, foot)).not.toEqual([150, 150, 150]);
    const striped = Array.from({ length: 60 }, (_, x) => colourAt(picture, 560 + x, foot).join());
    expect(new Set(striped).size).toBe(2);
    expect(striped).toContain(orange.join());
  });

  test("beyond the day's ends are cut there", () => {
    const day = dayOf("2026-11-22", {
      rows: [
        row({
          at: "2026-11-21T20:00:00+01:00",
          to: "2026-11-22T02:00:00+01:00",
          verdict: "stranger",
        }),
      ],
    });
    const picture = drawTimeline(day);
    expect(colourAt(picture, 36 + 2, foot)).toEqual(red);
    expect(colourAt(picture, 30, foot)).not.toEqual(red);
  });
});

describe("days on which the clocks change", () => {
  test.each([
    // 23 hours: three in the morning is two hours after midnight.
    ["2026-03-29", "2026-03-29T03:00:00+02:00", 2 / 23],
    // 25 hours: the second three o'clock is four hours after it.
    ["2026-10-25", "2026-10-25T03:00:00+01:00", 4 / 25],
    ["2026-11-22", "2026-11-22T03:00:00+01:00", 3 / 24],
  ])("%s", (day, at, share) => {
    const timeline = dayOf(day);
    expect(positionOf(timeline, Date.parse(at))).toBeCloseTo(36 + share * (1080 - 72), 6);
  });
});

test("the hours to come are dark behind a white line", () => {
  const day = dayOf("2026-11-22", { now: Date.parse("2026-11-22T12:00:00+01:00"), rows: [row()] });
  const picture = drawTimeline(day);
  expect(colourAt(picture, 540, foot)).toEqual([255, 255, 255]);
  expect(colourAt(picture, 560, foot)).toEqual([34, 34, 34]);
  expect(colourAt(picture, 520, foot)).toEqual([52, 52, 52]);
});

test("a name in another script is replaced by the camera's id", () => {
  const named = (label: string) =>
    Buffer.from(
      drawTimeline(dayOf("2026-11-22", { rows: [{ label, fallback: "C2", bars: [] }] })).data,
    );
  expect(named("Гараж").equals(named("C2"))).toBe(true);
  expect(named("Küche").equals(named("KUCHE"))).toBe(true);
  expect(named("Hall").equals(named("C2"))).toBe(false);
});

test("it becomes a JPEG of that size", async () => {
  const day = dayOf("2026-11-22", { rows: [row(), row()] });
  const jpeg = await timelinePicture(day, tools);
  expect(readJpeg(jpeg)).toMatchObject(sizeOfTimeline(day));
});
