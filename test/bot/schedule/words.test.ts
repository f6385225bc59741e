import { expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import { controlOf } from "../../../bot/rights.ts";
import { readForm, scheduleData, writeForm } from "../../../bot/schedule/taps.ts";
import { dayNames, readTime, timeOfDay } from "../../../bot/schedule/words.ts";

test.each([
  ["23:15", "23:15"],
  [" 7 ", "07:00"],
  ["07", "07:00"],
  ["0:05", "00:05"],
  ["2315", "23:15"],
  ["715", "07:15"],
  ["7.15", "07:15"],
  ["7h15", "07:15"],
  ["23 15", "23:15"],
  ["11:15 pm", "23:15"],
  ["12 am", "00:00"],
  ["12:30 p.m.", "12:30"],
  ["24:00", null],
  ["23:60", null],
  ["13 pm", null],
  ["0 am", null],
  ["-5", null],
  ["", null],
  ["tonight", null],
  ["1234567", null],
])("%j is read as %s", (typed, expected) => {
  const minute = readTime(typed);
  expect(minute === null ? null : timeOfDay(minute)).toBe(expected);
});

test.each([
  [[1, 2, 3, 4, 5, 6, 7], "every day"],
  [[1, 2, 3, 4, 5], "Mon–Fri"],
  [[6, 7], "Sat, Sun"],
  [[1, 3, 5, 6, 7], "Mon, Wed, Fri–Sun"],
  [[4], "Thu"],
  [[], "no day"],
])("%j: %s", (days, expected) => {
  expect(dayNames("en", days)).toBe(expected);
});

test("a form is read as it was written, and fits a button", () => {
  const form = {
    id: "s999999",
    wanted: "disarmed",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    minute: 1439,
  } as const;
  const written = { ...form, weekdays: [...form.weekdays] };
  expect(readForm(writeForm(written))).toEqual(written);
  expect(readForm("new:night:7711:9999")).toMatchObject({ weekdays: [1, 7], minute: 1439 });
  const all = [
    scheduleData.form(written),
    scheduleData.save(written),
    scheduleData.time(written),
    scheduleData.skip("s999999", "2026-11-22", "entry"),
    scheduleData.unskip("s999999", "2026-11-22", "note"),
    scheduleData.addPhone("255.255.255.255"),
    scheduleData.removePhone("h999999"),
  ];
  for (const one of all) {
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(callbackDataLimit);
    expect(controlOf(one)?.name).toMatch(/^schedule\./);
  }
});
