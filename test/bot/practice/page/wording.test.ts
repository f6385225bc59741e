import type { MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import { completions } from "../../../../bot/practice/page/text/completion.ts";
import { sampleWords } from "../../../../bot/practice/page/text/sample-wording.ts";
import {
  clockTime,
  dateTimeText,
  dayHeading,
  duration,
  fileSize,
  fullTime,
  relativeTime,
  timeLeft,
} from "../../../../bot/practice/page/text/wording.ts";
import { noon } from "./messages.ts";

const day = 86_400;

describe("times", () => {
  test("in the reader's timezone", () => {
    expect(clockTime(noon, "UTC")).toBe("12:00");
    expect(clockTime(noon, "Europe/Berlin")).toBe("13:00");
    expect(fullTime(noon + 11, "UTC")).toBe("22 November 2026, 12:00:11");
  });

  test("days: today and yesterday have names, other years their number", () => {
    expect(dayHeading(noon, noon, "UTC")).toBe("Today");
    expect(dayHeading(noon - day, noon, "UTC")).toBe("Yesterday");
    expect(dayHeading(noon - 3 * day, noon, "UTC")).toBe("19 November");
    expect(dayHeading(noon - 365 * day, noon, "UTC")).toBe("22 November 2025");
    // Two minutes apart, and midnight between them.
    const midnight = noon + day / 2;
    expect(dayHeading(midnight - 60, midnight + 60, "UTC")).toBe("Yesterday");
    expect(dayHeading(midnight - 60, midnight + 60, "America/New_York")).toBe("Today");
  });

  test("relative", () => {
    expect(relativeTime(300)).toBe("in 5 minutes");
    expect(relativeTime(-7300)).toBe("2 hours ago");
    expect(relativeTime(-day)).toBe("yesterday");
    expect(relativeTime(2)).toBe("now");
  });

  test("date_time entities show their time as their format asks", () => {
    const shown = (date_time_format: string): string | null => {
      const entity = { type: "date_time", offset: 0, length: 1, unix_time: noon, date_time_format };
      return dateTimeText(entity as MessageEntity.DateTimeMessageEntity, noon - 60, "UTC");
    };
    expect(shown("r")).toBe("in 1 minute");
    expect(shown("wDT")).toBe("Sunday, 12:00:00, 22 November 2026");
    expect(shown("dt")).toBe("12:00, 22/11/2026");
    expect(shown("")).toBeNull();
  });
});

test("sizes and lengths", () => {
  expect([0, 640, 1000, 12_345, 999_600, 3_440_000, 12_400_000_000].map(fileSize)).toEqual([
    "0 B",
    "640 B",
    "1 KB",
    "12 KB",
    "1.0 MB",
    "3.4 MB",
    "12 GB",
  ]);
  expect([0, 7.4, 151, 3723].map(duration)).toEqual(["0:00", "0:07", "2:31", "1:02:03"]);
  expect(timeLeft(9_300_000, 1_200_000)).toBe("8 s left");
  expect(timeLeft(300_000_000, 1_000_000)).toBe("5 min left");
  expect(timeLeft(1000, 0)).toBe("");
});

describe("the sample camera", () => {
  test("a download tells amount, speed and rest; without a total no rest", () => {
    const state = {
      kind: "downloading",
      receivedBytes: 3_100_000,
      bytesPerSecond: 1_200_000,
    } as const;
    expect(sampleWords({ ...state, totalBytes: 12_400_000 })).toMatchObject({
      figures: "3.1 MB of 12 MB · 1.2 MB/s · 8 s left",
      done: 0.25,
    });
    expect(sampleWords({ ...state, totalBytes: null })).toMatchObject({
      figures: "3.1 MB · 1.2 MB/s",
      done: "unknown",
    });
  });

  test("real people: the page says that the scene is composed", () => {
    expect(sampleWords({ kind: "people" }).sentence).toContain("composed");
    expect(sampleWords({ kind: "people" }).done).toBeNull();
  });

  test("the walker says why there are no people, where that was tried", () => {
    const reason = "There is no internet.";
    expect(sampleWords({ kind: "walker", reason }).sentence).toMatch(
      /room\. There is no internet\.$/,
    );
    expect(sampleWords({ kind: "walker", reason: null }).sentence).toMatch(/room\.$/);
  });

  test("composing tells how far; one's own cameras are named", () => {
    expect(sampleWords({ kind: "composing", done: 0.404 }).figures).toBe("40 %");
    expect(sampleWords({ kind: "own", cameras: ["Hall", "Garden"] })).toMatchObject({
      title: "Your cameras",
      sentence: "Hall, Garden",
    });
  });
});

test("commands are offered while one is typed, not when it is whole or more follows", () => {
  const commands = ["arm", "snapshot", "status"].map((command) => ({ command, description: "" }));
  const offered = (draft: string): string[] =>
    completions(draft, commands).map(({ command }) => command);
  expect(offered("/")).toEqual(["arm", "snapshot", "status"]);
  expect(offered("/S")).toEqual(["snapshot", "status"]);
  expect(offered("/arm")).toEqual([]);
  expect(offered("/arm now")).toEqual([]);
  expect(offered("arm")).toEqual([]);
});
