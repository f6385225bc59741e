import { expect, onTestFinished, test, vi } from "vitest";
import { storageError } from "../../../storage/errors.ts";
import type { EvidenceLimits } from "../../../storage/evidence-settings.ts";
import { InUseError } from "../../../storage/history/history-view.ts";
import type { RetentionReport } from "../../../storage/retention/keeper.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { FakeHistory } from "../../fakes/history.ts";
import { day, gigabyte, hour, incidentAt, start } from "./incidents.ts";

const minute = 60_000;
const full = (code = "ENOSPC") =>
  storageError("write", "seal", Object.assign(new Error(code), { code }));

/** Ten incidents of 1 GB, the oldest ten days old, and a keeper that runs. */
function keeping(starting: Partial<EvidenceLimits>) {
  const clock = new FakeClock();
  const incidents = Array.from({ length: 10 }, (_, index) =>
    incidentAt(start - (10 - index) * day, { bytes: gigabyte }),
  );
  const fakes = evidenceInMemory(clock, { history: new FakeHistory(...incidents), starting });
  const reports: RetentionReport[] = [];
  fakes.retention.onReport((report) => reports.push(report));
  fakes.retention.start();
  onTestFinished(() => fakes.retention.stop());
  const ids = incidents.map(({ id }) => id);
  const removed = () => fakes.history.removed.map(({ id }) => ids.indexOf(id));
  return { ...fakes, clock, incidents, reports, removed };
}

test("room: soon after the start, reported and noted for the day's summary", async () => {
  const { clock, history, removed, reports, retention, settings } = keeping({
    mostBytes: 8 * gigabyte,
  });
  await clock.advance(minute);
  expect(removed()).toEqual([0, 1, 2]);
  expect(history.removed[0]).toMatchObject({ reason: "too_much", by: null });
  const lot = {
    day: "2026-11-22",
    reason: "too_much",
    count: 3,
    bytes: 3 * gigabyte,
    from: "2026-11-12",
    to: "2026-11-14",
  };
  expect(reports).toHaveLength(1);
  expect(reports[0]?.removed).toEqual([lot]);
  expect(reports[0]?.measured.totals.bytes).toBe(7 * gigabyte);
  expect(retention.retentionOf("2026-11-22")).toEqual([lot]);
  expect(settings.current().removals).toEqual([lot]);
  expect(retention.retentionOf("2026-11-21")).toEqual([]);
});

test("age: not before the clock went for an hour without a step", async () => {
  const { clock, removed } = keeping({ keepDays: 7 });
  await clock.advance(50 * minute);
  expect(removed()).toEqual([]);
  clock.stepWall(30 * day);
  await clock.advance(50 * minute);
  expect(removed()).toEqual([]);
  clock.stepWall(-30 * day);
  await clock.advance(80 * minute);
  expect(removed()).toEqual([0, 1, 2]);
});

test("age: a clock that starts years ahead and that nobody sets is not believed for days", async () => {
  const { clock, removed, settings } = keeping({ keepDays: 7 });
  await clock.advance(80 * minute);
  expect(removed()).toEqual([0, 1, 2]);
  const { trustedAt } = settings.current();
  expect(Math.abs((trustedAt ?? 0) - clock.wall())).toBeLessThan(hour);

  const later = keeping({ keepDays: 7 });
  await later.settings.change({ trustedAt: start - 5 * 365 * day });
  await later.clock.advance(2 * day);
  expect(later.removed()).toEqual([]);
  // A person who sees which days are meant is believed.
  later.retention.agreed();
  await later.clock.advance(2 * minute);
  expect(later.removed()).toEqual([0, 1, 2, 3, 4]);

  const off = keeping({ keepDays: 7 });
  await off.settings.change({ trustedAt: start - 30 * day });
  await off.clock.advance(3 * day + 20 * minute);
  expect(off.removed()).toEqual([0, 1, 2, 3, 4, 5]);
});

test("what somebody pins, or would rather keep, while it goes on, stays", async () => {
  const { clock, history, removed, incidents, settings } = keeping({ mostBytes: 5 * gigabyte });
  const remove = history.removeIncident.bind(history);
  const spy = vi.spyOn(history, "removeIncident").mockImplementation(async (id, why) => {
    if (id === incidents[0]?.id) history.change(incidents[1]?.id ?? "", { pinned: true });
    return remove(id, why);
  });
  await clock.advance(minute);
  expect(removed()).toEqual([0, 2, 3, 4, 5]);
  spy.mockImplementation(async (id, why) => {
    await settings.change({ mostBytes: 20 * gigabyte });
    return remove(id, why);
  });
  await settings.change({ mostBytes: 3 * gigabyte });
  await clock.advance(12 * minute);
  // The one that was under way.
  expect(removed().slice(5)).toEqual([6]);
});

test("it runs again every ten minutes, and half a minute after an incident ended", async () => {
  const { clock, reports, history, incidents } = keeping({});
  await clock.advance(minute);
  expect(reports).toHaveLength(1);
  await clock.advance(10 * minute);
  expect(reports).toHaveLength(2);
  const last = incidents.at(-1);
  history.change(last?.id ?? "", { endedAt: clock.wall() });
  history.change(last?.id ?? "", { clips: 2 });
  await clock.advance(31_000);
  expect(reports).toHaveLength(3);
  // What is said of an old one is no reason.
  history.change(incidents[0]?.id ?? "", { falseAlarm: true });
  await clock.advance(minute);
  expect(reports).toHaveLength(3);
});

test("what is in use is passed over, and the next goes instead", async () => {
  const { clock, history, removed, incidents } = keeping({ mostBytes: 8 * gigabyte });
  const remove = history.removeIncident.bind(history);
  const busy = new Set(incidents.slice(0, 2).map(({ id }) => id));
  vi.spyOn(history, "removeIncident").mockImplementation(async (id, why) => {
    if (busy.has(id)) throw new InUseError(id);
    return remove(id, why);
  });
  await clock.advance(minute);
  expect(removed()).toEqual([2, 3, 4]);
});

test("a disk that refuses is asked three times a run, and again at the next", async () => {
  const { clock, history, removed, reports, log } = keeping({ mostBytes: 2 * gigabyte });
  const remove = vi.spyOn(history, "removeIncident").mockRejectedValue(full("EROFS"));
  await clock.advance(minute);
  expect(remove).toHaveBeenCalledTimes(3);
  expect(log.messages("warn")).toHaveLength(3);
  expect(reports[0]?.removed).toEqual([]);
  remove.mockRestore();
  await clock.advance(10 * minute);
  expect(removed()).toHaveLength(9);
});

test("a disk too full to announce a removal: the room that was kept back is given for it", async () => {
  const { clock, history, removed, disk, reserve } = keeping({});
  await clock.advance(minute);
  expect(reserve.isKept).toBe(true);
  const remove = history.removeIncident.bind(history);
  vi.spyOn(history, "removeIncident").mockImplementation(async (id, why) => {
    if (reserve.isKept) throw full();
    return remove(id, why);
  });
  disk.otherBytes = 54 * gigabyte;
  await clock.advance(10 * minute);
  expect(removed()).toEqual([0, 1]);
  expect(history.removed[0]?.reason).toBe("disk_full");
  expect(reserve.isKept).toBe(true);
});

test("somebody else fills the disk again and again: it stops removing in vain, and says so", async () => {
  const { clock, removed, disk, reports, retention } = keeping({});
  disk.otherBytes = 53.5 * gigabyte;
  for (let run = 0; run < 12; run++) {
    await clock.advance(10 * minute);
    const { freeBytes } = await disk.space();
    disk.otherBytes += freeBytes - 0.5 * gigabyte;
  }
  expect(removed()).toEqual([0, 1, 2]);
  expect(reports.at(-1)?.stuck).toEqual([
    { kind: "disk", freeBytes: 0.5 * gigabyte, minimumFreeBytes: gigabyte },
  ]);
  expect(retention.stuck).toHaveLength(1);
  await clock.advance(day);
  expect(removed().length).toBeGreaterThan(3);
});

test("a preview removes nothing; what was agreed to goes a minute later, unless taken back", async () => {
  const { clock, removed, retention, settings } = keeping({});
  await clock.advance(2 * minute);
  const limits = { ...settings.current(), keepDays: 7 };
  expect((await retention.preview(limits)).removals).toHaveLength(3);
  await clock.advance(8 * minute);
  retention.agreed();
  await settings.change({ keepDays: 7 });
  // The periodic run would be due now.
  await clock.advance(59_000);
  expect(removed()).toEqual([]);
  await settings.change({ keepDays: 60 });
  await clock.advance(10 * minute);
  expect(removed()).toEqual([]);
  retention.agreed();
  await settings.change({ keepDays: 7 });
  await clock.advance(minute);
  expect(removed()).toEqual([0, 1, 2]);
});

test("what the state can't take is noted with the next removal", async () => {
  const { clock, state, settings, retention, history } = keeping({ mostBytes: 8 * gigabyte });
  state.problem = full();
  await clock.advance(minute);
  expect(settings.current().removals).toEqual([]);
  expect(retention.retentionOf("2026-11-22")).toMatchObject([{ count: 3 }]);
  state.problem = null;
  await clock.advance(10 * minute);
  expect(settings.current().removals).toMatchObject([{ count: 3 }]);
  // Two weeks later nobody asks for it any more.
  history.incidents.push(incidentAt(start + 15 * day, { bytes: 9 * gigabyte }));
  clock.stepWall(16 * day);
  await clock.advance(10 * minute);
  expect(settings.current().removals).not.toEqual([]);
  expect(settings.current().removals.map((lot) => lot.day)).not.toContain("2026-11-22");
});

test("where the system doesn't say how full the disk is, the other rules hold", async () => {
  const { clock, disk, removed, log } = keeping({ mostBytes: 8 * gigabyte });
  disk.problem = full("EIO");
  await clock.advance(minute);
  expect(removed()).toEqual([0, 1, 2]);
  expect(log.messages("warn")[0]).toContain("How full the disk is");
});

test("a history that can't be read is logged, and tried again; stopping leaves nothing behind", async () => {
  const { clock, history, reports, retention, log } = keeping({});
  const days = vi.spyOn(history, "days").mockRejectedValue(full("EIO"));
  await clock.advance(minute);
  expect(reports).toEqual([]);
  expect(log.messages("error")).toEqual(["Old evidence could not be looked through"]);
  days.mockRestore();
  await clock.advance(10 * minute);
  expect(reports).toHaveLength(1);
  await retention.stop();
  expect(clock.pending).toBe(0);
  await clock.advance(hour);
  expect(reports).toHaveLength(1);
});

test("stopping ends after the removal that is under way", async () => {
  const { clock, history, removed, retention } = keeping({ mostBytes: 2 * gigabyte });
  const remove = history.removeIncident.bind(history);
  let go = () => {};
  vi.spyOn(history, "removeIncident").mockImplementation(async (id, why) => {
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return remove(id, why);
  });
  await clock.advance(minute);
  const stopped = retention.stop();
  go();
  await stopped;
  expect(removed()).toEqual([0]);
  expect(clock.pending).toBe(0);
});

test("which would go first: false alarms, then the oldest, never what is pinned", async () => {
  const { history, retention, incidents } = keeping({});
  history.change(incidents[0]?.id ?? "", { pinned: true });
  history.change(incidents[5]?.id ?? "", { falseAlarm: true });
  const { first, count } = await retention.nextToGo(2);
  expect(first.map(({ id }) => id)).toEqual([incidents[5]?.id, incidents[1]?.id]);
  expect(count).toBe(9);
});
