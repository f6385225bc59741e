// Filters and ids in 64 bytes: what is written is read again, and nothing else is taken for one.
import { expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import {
  everythingOf,
  filterPattern,
  queryOf,
  readFilter,
  writeFilter,
} from "../../../bot/history/filter.ts";
import { historyData, historyLooks } from "../../../bot/history/taps.ts";
import { historyKinds } from "../../../storage/history/history-view.ts";
import { incidentId, isIncidentId } from "../../../storage/incident-id.ts";

const everything = {
  kind: "camera_lost",
  person: "p3k9x2m1q",
  day: "2026-11-22",
  camera: "c9999",
} as const;

test.each(historyKinds)("%s: every combination is read as it was written", (kind) => {
  for (const person of [null, "p3k9x2m1q"]) {
    for (const day of [null, "2026-11-22"]) {
      for (const camera of [null, "c1", "c9999"]) {
        const filter = { kind, person, day, camera };
        const written = writeFilter(filter);
        expect(written).toMatch(new RegExp(`^${filterPattern}$`));
        expect(readFilter(written)).toEqual(filter);
      }
    }
  }
});

test("what it is in a button: a version, then what it says, so that old messages keep their meaning", () => {
  expect(writeFilter(everything)).toBe("1lp3k9x2m1qd261122c9999");
  expect(writeFilter(everythingOf("events"))).toBe("1e");
  expect(writeFilter(everythingOf("intruders"))).toBe("1i");
});

test("the longest filter and the longest id fit together", () => {
  const id = incidentId(Date.UTC(2026, 10, 22), "UTC", "camera123456", 999_999);
  expect(id).toHaveLength(35);
  const data = historyData.incident(everything, id);
  expect(Buffer.byteLength(data)).toBe(callbackDataLimit);
  const [, filter, incident] = historyLooks.incident.exec(data) ?? [];
  expect([filter, incident]).toEqual([writeFilter(everything), id]);
  expect(isIncidentId(incident ?? "")).toBe(true);
});

test.each(["", "e", "2e", "1x", "1ep3k9x2m1", "1ed2611", "1ec10000", "1ec1d261122"])(
  "%j is no filter",
  (text) => {
    expect(text).not.toMatch(new RegExp(`^${filterPattern}$`));
    expect(() => readFilter(text)).toThrow(RangeError);
  },
);

test("as a question to the history", () => {
  expect(queryOf(everythingOf("pinned"))).toEqual({ kind: "pinned" });
  expect(queryOf(everything)).toEqual({
    kind: "camera_lost",
    person: "p3k9x2m1q",
    camera: "c9999",
    from: "2026-11-22",
    to: "2026-11-22",
  });
});
