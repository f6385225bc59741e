import { expect, test } from "vitest";
import {
  checkDate,
  checkFileName,
  compareIncidentIds,
  dateOf,
  incidentId,
  isIncidentId,
} from "../../storage/incident-id.ts";

const at = Date.parse("2026-11-22T23:02:11.999Z");

test("local date and time in the household's timezone", () => {
  expect(incidentId(at, "UTC", "c1", 1)).toBe("20261122-230211-c1");
  expect(incidentId(at, "Europe/Berlin", "c12", 1)).toBe("20261123-000211-c12");
  expect(incidentId(at, "America/New_York", "c1", 3)).toBe("20261122-180211-c1-3");
  expect(dateOf("20261123-000211-c12")).toBe("2026-11-23");
});

test("what cannot be a name is refused", () => {
  expect(() => incidentId(at, "Mars/Olympus", "c1", 1)).toThrow(RangeError);
  for (const camera of ["", "C1", "a/b", "..", "1c", "c-1"]) {
    expect(() => incidentId(at, "UTC", camera, 1)).toThrow(RangeError);
  }
});

test.each([
  "",
  "..",
  "../20261122-140211-c1",
  "20261122-140211-c1/..",
  "20261122-140211-c1\n",
  "20261122-140211-c1-",
  "2026112-140211-c1",
  "20261122-140211",
])("%j is no incident's id", (text) => {
  expect(isIncidentId(text)).toBe(false);
  expect(() => dateOf(text)).toThrow(RangeError);
});

test("names of files and days lead out of no folder", () => {
  expect(checkFileName("photo-1.jpg")).toBe("photo-1.jpg");
  for (const name of ["", ".", "..", "../a", "a/b", "a\\b", ".hidden", "a\0"]) {
    expect(() => checkFileName(name)).toThrow(RangeError);
  }
  expect(checkDate("2026-11-22")).toBe("2026-11-22");
  expect(() => checkDate("../2026-11-22")).toThrow(RangeError);
});

test("oldest first, and the second of a second after the first", () => {
  const ids = [
    "20261122-140211-c1",
    "20261122-140211-c1-2",
    "20261122-140211-c1-10",
    "20261122-140212-c1",
    "20261123-000000-c1",
  ];
  expect(ids.toReversed().toSorted(compareIncidentIds)).toEqual(ids);
});
