import { describe, expect, test } from "vitest";
import type { EvidenceLimits } from "../../../storage/evidence-settings.ts";
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import {
  bareFreeBytes,
  diskSlack,
  leastUnpinnedShare,
  newestBytes,
  planRetention,
  type RetentionInput,
  type RetentionPlan,
  roomSlack,
} from "../../../storage/retention/plan.ts";
import { day, daysOf, gigabyte, hour, incidentAt, megabyte, start } from "./incidents.ts";

const unlimited: EvidenceLimits = { keepDays: null, mostBytes: null, minimumFreeBytes: 0 };
const sum = (all: readonly { bytes: number }[]) => all.reduce((bytes, one) => bytes + one.bytes, 0);

function inputOf(
  incidents: readonly IncidentSummary[],
  limits: Partial<EvidenceLimits>,
  part: Partial<RetentionInput> = {},
): RetentionInput {
  return {
    days: daysOf(incidents),
    totals: { bytes: sum(incidents), pinnedBytes: sum(incidents.filter(({ pinned }) => pinned)) },
    freeBytes: null,
    limits: { ...unlimited, ...limits },
    now: start,
    timezone: "UTC",
    ...part,
  };
}

describe("by age", () => {
  test("strictly older than so many full days of the household's calendar", async () => {
    // 14:00 on the 22nd: the 15th to the 21st are seven full days.
    const eldest = incidentAt(Date.parse("2026-11-14T23:59:59Z"));
    const first = incidentAt(Date.parse("2026-11-15T00:00:00Z"));
    const plan = await planRetention(inputOf([eldest, first], { keepDays: 7 }));
    expect(plan).toEqual({
      removals: [{ id: eldest.id, reason: "too_old", bytes: megabyte }],
      stuck: [],
    });
    // In Auckland it is the 23rd already.
    const there = { timezone: "Pacific/Auckland" };
    const later = await planRetention(inputOf([eldest, first], { keepDays: 7 }, there));
    expect(later.removals.map(({ id }) => id)).toEqual([eldest.id, first.id]);
  });

  test("days that can't matter are not even read", async () => {
    const read: string[] = [];
    const all = daysOf([30, 20, 10, 5, 1].map((ago) => incidentAt(start - ago * day)));
    const days = (function* () {
      for (const one of all) {
        read.push(one[0]?.id.slice(6, 8) ?? "");
        yield one;
      }
    })();
    await planRetention(inputOf([], { keepDays: 15 }, { days }));
    expect(read).toEqual(["23", "02", "12"]);
  });
});

describe("by room", () => {
  const full = (count: number, part: (index: number) => Partial<IncidentSummary> = () => ({})) =>
    Array.from({ length: count }, (_, index) =>
      incidentAt(start - (count - index) * day, { bytes: 100 * megabyte, ...part(index) }),
    );

  test("nothing at the limit; one over it clears up a little more than needed", async () => {
    const incidents = full(100);
    const none = await planRetention(inputOf(incidents, { mostBytes: sum(incidents) }));
    expect(none.removals).toEqual([]);
    const over = { mostBytes: sum(incidents) - 1 };
    const { removals } = await planRetention(inputOf(incidents, over));
    expect(removals.map(({ id }) => id)).toEqual(incidents.slice(0, 3).map(({ id }) => id));
    expect(sum(removals)).toBeGreaterThanOrEqual(roomSlack(over.mostBytes));
  });

  test("false alarms first, oldest first, then the oldest of all others", async () => {
    const incidents = full(10, (index) => ({ falseAlarm: index === 4 || index === 8 }));
    const { removals } = await planRetention(inputOf(incidents, { mostBytes: 600 * megabyte }));
    const ids = [4, 8, 0, 1, 2].map((index) => incidents[index]?.id);
    expect(removals.map(({ id }) => id)).toEqual(ids);
    expect(new Set(removals.map(({ reason }) => reason))).toEqual(new Set(["too_much"]));
  });

  test("what goes by age is not asked for twice", async () => {
    const incidents = full(10);
    const limits = { keepDays: 5, mostBytes: 600 * megabyte };
    const { removals } = await planRetention(inputOf(incidents, limits));
    expect(removals.map(({ reason }) => reason)).toEqual(Array(5).fill("too_old"));
  });

  test("pins that fill the room: nothing goes in vain, and it is said", async () => {
    const incidents = full(10, (index) => ({ pinned: index < 8 }));
    const mostBytes = (800 * megabyte) / (1 - leastUnpinnedShare) - 1;
    const { removals, stuck } = await planRetention(inputOf(incidents, { mostBytes }));
    expect(removals).toEqual([]);
    expect(stuck).toEqual([{ kind: "pinned", pinnedBytes: 800 * megabyte, mostBytes }]);
  });

  test("what is younger than an hour stays", async () => {
    const young = incidentAt(start - hour + 1, { bytes: gigabyte });
    const old = incidentAt(start - hour, { bytes: gigabyte });
    const { removals } = await planRetention(inputOf([old, young], { mostBytes: megabyte }));
    expect(removals.map(({ id }) => id)).toEqual([old.id]);
  });
});

describe("by free disk", () => {
  const limits = { minimumFreeBytes: gigabyte };
  const recent = (bytes: number) => incidentAt(start - 5 * hour, { bytes });
  const oldOnes = Array.from({ length: 20 }, (_, index) =>
    incidentAt(start - (25 - index) * day, { bytes: 100 * megabyte }),
  );

  test("the oldest go until the minimum and a little more is free", async () => {
    const part = { freeBytes: 800 * megabyte };
    const { removals, stuck } = await planRetention(inputOf(oldOnes, limits, part));
    expect(removals.map(({ id }) => id)).toEqual(oldOnes.slice(0, 3).map(({ id }) => id));
    expect(sum(removals)).toBe(200 * megabyte + diskSlack(gigabyte));
    expect(stuck).toEqual([]);
  });

  test("what went for age or room counts", async () => {
    const both = { ...limits, mostBytes: 1_800 * megabyte };
    const part = { freeBytes: 900 * megabyte };
    const { removals } = await planRetention(inputOf(oldOnes, both, part));
    expect(removals.map(({ reason }) => reason)).toEqual(Array(3).fill("too_much"));
  });

  test("a disk full of something else: the last day's evidence stays, and it is said", async () => {
    const incidents = [recent(500 * megabyte), recent(500 * megabyte)];
    const part = { freeBytes: 10 * megabyte };
    const { removals, stuck } = await planRetention(inputOf(incidents, limits, part));
    expect(removals).toEqual([]);
    const minimumFreeBytes = gigabyte;
    expect(stuck).toEqual([{ kind: "disk", freeBytes: 10 * megabyte, minimumFreeBytes }]);
  });

  test("a minimum out of reach: only as much goes as the next incidents need", async () => {
    const part = { freeBytes: 10 * megabyte };
    const few = oldOnes.slice(0, 5);
    const { removals, stuck } = await planRetention(inputOf(few, limits, part));
    expect(removals).toHaveLength(2);
    expect(sum(removals) + part.freeBytes).toBeGreaterThanOrEqual(bareFreeBytes);
    expect(stuck).toHaveLength(1);
    const enough = await planRetention(inputOf(few, limits, { freeBytes: 300 * megabyte }));
    expect(enough.removals).toEqual([]);
  });

  test("a windy day that fills a small card goes by itself, but for its newest 2 GB", async () => {
    const incidents = Array.from({ length: 100 }, (_, index) =>
      incidentAt(start - 20 * hour + index * 600_000, { bytes: 100 * megabyte }),
    );
    const most = { minimumFreeBytes: 8 * gigabyte };
    const { removals, stuck } = await planRetention(inputOf(incidents, most, { freeBytes: 0 }));
    expect(stuck).toEqual([]);
    expect(removals.map(({ id }) => id)).toEqual(incidents.slice(0, 80).map(({ id }) => id));
    const left = incidents.slice(removals.length);
    expect(sum(left)).toBe(newestBytes);
  });

  test("where nobody knows how full it is, its rule rests", async () => {
    const { removals } = await planRetention(inputOf(oldOnes, limits, { freeBytes: null }));
    expect(removals).toEqual([]);
  });
});

/** Numbers that look random and come again (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A history, limits and a disk of any kind. */
function randomInput(seed: number) {
  const random = randomNumbers(seed);
  const incidents = Array.from({ length: Math.floor(random() * 60) }, (_, index) => {
    const openedAt = start - Math.floor(random() ** 2 * 90 * day);
    const part = {
      bytes: Math.ceil(random() * 300 * megabyte),
      pinned: random() < 0.2,
      falseAlarm: random() < 0.3,
      endedAt: random() < 0.1 ? null : openedAt + 1,
    };
    return incidentAt(openedAt, part, index + 1);
  });
  const inUse = new Set(incidents.filter(() => random() < 0.1).map(({ id }) => id));
  const limits = {
    keepDays: random() < 0.5 ? null : Math.ceil(random() * 60),
    mostBytes: random() < 0.3 ? null : Math.ceil(random() * 8 * gigabyte),
    minimumFreeBytes: Math.floor(random() * 3 * gigabyte),
  };
  const freeBytes = random() < 0.2 ? null : Math.floor(random() * 4 * gigabyte);
  return { incidents, inUse, limits, freeBytes };
}

/** What a plan for it does that none may. */
function faultsOf(
  { incidents, inUse, limits, freeBytes }: ReturnType<typeof randomInput>,
  { removals, stuck }: RetentionPlan,
): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => holds || faults.push(what);
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const of = (reason: string) =>
    removals
      .filter((one) => one.reason === reason)
      .map(({ id }) => byId.get(id) as IncidentSummary);
  const [old, much, full] = [of("too_old"), of("too_much"), of("disk_full")];
  const all = [...old, ...much, ...full];
  must(new Set(all).size === removals.length, "takes one twice");
  must(!all.some(({ pinned }) => pinned), "takes what is pinned");
  must(!all.some(({ id }) => inUse.has(id)), "takes what is in use");
  const goesOn = all.some(({ endedAt, openedAt }) => endedAt === null && start - openedAt <= day);
  must(!goesOn, "takes what goes on");
  const rank = ({ falseAlarm, openedAt }: IncidentSummary) => openedAt - (falseAlarm ? 1e13 : 0);
  for (const group of [much, full]) {
    must(!group.some(({ openedAt }) => start - openedAt < hour), "takes what is looked at");
    const isInOrder = group.every((one, at) => rank(group[at - 1] ?? one) <= rank(one));
    must(isInOrder, "takes them out of order");
  }
  const { mostBytes, minimumFreeBytes } = limits;
  const used = sum(incidents) - sum(old);
  if (mostBytes === null || used <= mostBytes) must(much.length === 0, "makes room in vain");
  else {
    const target = mostBytes - roomSlack(mostBytes);
    const last = much.at(-1)?.bytes ?? Infinity;
    must(used - sum(much) + last > target, "makes more room than it needs");
  }
  const free = (freeBytes ?? Infinity) + sum(old) + sum(much);
  if (free >= minimumFreeBytes) must(full.length === 0, "frees the disk in vain");
  else {
    const isStuck = stuck.some(({ kind }) => kind === "disk");
    must(isStuck || free + sum(full) >= minimumFreeBytes, "leaves the disk full silently");
    const last = full.at(-1)?.bytes ?? Infinity;
    const goal = minimumFreeBytes + diskSlack(minimumFreeBytes);
    must(free + sum(full) - last < goal || last === Infinity, "frees more than it needs");
  }
  return faults;
}

test("whatever the history, the limits and the disk", async () => {
  const bitten = { too_old: 0, too_much: 0, disk_full: 0, pinned: 0, disk: 0 };
  const faults: string[] = [];
  for (let seed = 1; seed <= 100; seed++) {
    const given = randomInput(seed);
    const { incidents, limits, freeBytes, inUse } = given;
    const plan = await planRetention(inputOf(incidents, limits, { freeBytes, inUse }));
    for (const { reason } of plan.removals) bitten[reason] += 1;
    for (const { kind } of plan.stuck) bitten[kind] += 1;
    faults.push(...faultsOf(given, plan).map((fault) => `${seed}: ${fault}`));
  }
  expect(faults).toEqual([]);
  // Every rule had something to do.
  expect(Math.min(...Object.values(bitten)), JSON.stringify(bitten)).toBeGreaterThan(5);
});
