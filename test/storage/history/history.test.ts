// The history answers as the one in memory does, whatever happened to the indexes on disk.
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  historyKinds,
  type HistoryPlace,
  type HistoryQuery,
} from "../../../storage/history/history-view.ts";
import { History } from "../../../storage/history/history.ts";
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import { summarise } from "../../../storage/history/summarise.ts";
import { compareIncidentIds } from "../../../storage/incident-id.ts";
import type { IncidentId, NewIncidentEvent } from "../../../storage/incident-events.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import { FakeHistory } from "../../fakes/history.ts";
import { RecordingLog } from "../../fakes/log.ts";
import {
  clip,
  ended,
  escalated,
  face,
  opened,
  person,
  placed,
  recordOf,
  writeIncident,
} from "./stories.ts";

interface Opened {
  incidents: Incidents;
  history: History;
  clock: FakeClock;
  log: RecordingLog;
}

async function open(folder: string, clock = new FakeClock()): Promise<Opened> {
  const log = new RecordingLog();
  const incidents = await Incidents.open(folder, clock, log);
  const history = await History.open({ dataDir: folder, incidents, clock, log });
  onTestFinished(() => history.close());
  return { incidents, history, clock, log };
}

/** Park and Miller's; the same series for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const days = ["20261101", "20261102", "20261104", "20261120", "20261122"];
const stories: NewIncidentEvent[][] = [
  [opened, ended],
  [opened, face(1, "UNKNOWN"), escalated(1), clip(1), ended],
  [opened, face(1, "KNOWN", "pben00000"), face(2, "UNSURE"), ended],
  [{ kind: "excused", because: "known", people: [person("panna0000")] }, clip(1), ended],
  [
    opened,
    face(1, "KNOWN"),
    { kind: "resolved", people: [person("panna0000"), person("pben00000")], loud: false },
  ],
  [opened, face(1, "UNKNOWN"), escalated(1), { kind: "marked", falseAlarm: true, by: "Ben" }],
  [opened, clip(1), { kind: "pinned", pinned: true, by: "Ben" }, ended],
];

/** Writes incidents into the folder and returns what should be known of them. */
async function writeRandom(
  folder: string,
  seed: number,
  count: number,
): Promise<IncidentSummary[]> {
  const random = randomFrom(seed);
  const summaries = new Map<IncidentId, IncidentSummary>();
  for (let number = 0; number < count; number++) {
    // Few seconds, so that ids with -2 and -10 happen.
    const attempt = random(14);
    const at = `1402${String(random(4) + 10)}`;
    const camera = `c${random(3) + 1}`;
    const id = `${days[random(days.length)]}-${at}-${camera}${attempt > 1 ? `-${attempt}` : ""}`;
    const lost = random(8) === 0 ? { cause: "camera_lost" as const } : {};
    const record = recordOf(id, { ...lost, cameraName: camera });
    const events = placed(...(stories[random(stories.length)] ?? []));
    const files = { "photo.jpg": random(900), "face-1.png": random(90) };
    if (summaries.has(id)) continue;
    await writeIncident(folder, record, events, files);
    summaries.set(id, summarise(record, events, new Map()));
  }
  for (const summary of summaries.values()) {
    const { id } = summary;
    const at = path.join(
      folder,
      "incidents",
      `${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}`,
      id,
    );
    const sizes = new Map<string, number>();
    for (const name of await readdir(at)) sizes.set(name, (await stat(path.join(at, name))).size);
    const record = recordOf(id, { cause: summary.cause, cameraName: summary.cameraName });
    const lines = (await readFile(path.join(at, "events.jsonl"), "utf8")).trim().split("\n");
    summaries.set(
      id,
      summarise(
        record,
        lines.map((line) => JSON.parse(line)),
        sizes,
      ),
    );
  }
  return [...summaries.values()];
}

function placesIn(all: readonly IncidentSummary[]): HistoryPlace[] {
  const gone = [
    "20261101-000000-c1",
    "20261103-140211-c1",
    "20261122-235959-c3",
    "20270101-000000-c1",
  ];
  const ids = [...all.slice(0, 6).map(({ id }) => id), ...gone];
  return [
    { from: "newest" },
    ...ids.flatMap((id): HistoryPlace[] => [
      { from: "older", than: id },
      { from: "newer", than: id },
      { from: "at", incident: id },
    ]),
  ];
}

function randomQuery(random: (below: number) => number): HistoryQuery {
  const dates = ["2026-11-01", "2026-11-03", "2026-11-04", "2026-11-21"];
  const people = ["panna0000", "pben00000", "pnobody00"];
  return {
    kind: historyKinds[random(historyKinds.length)] ?? "events",
    ...(random(3) === 0 && { person: people[random(3)] ?? "" }),
    ...(random(3) === 0 && { camera: `c${random(4)}` }),
    ...(random(4) === 0 && { from: dates[random(4)] ?? "" }),
    ...(random(4) === 0 && { to: dates[random(4)] ?? "" }),
  };
}

/** Every answer is as the history in memory gives it. */
async function expectAlike(history: History, fake: FakeHistory, seed: number): Promise<void> {
  const random = randomFrom(seed);
  expect(await history.days()).toEqual(await fake.days());
  for (const date of [...(await fake.days()), "2026-11-03"]) {
    expect(await history.day(date)).toEqual(await fake.day(date));
  }
  for (let round = 0; round < 12; round++) {
    const query = randomQuery(random);
    expect(await history.count(query), JSON.stringify(query)).toBe(await fake.count(query));
    for (const place of placesIn(fake.incidents)) {
      const limit = random(7) + 1;
      const asked = JSON.stringify({ query, place, limit });
      expect(await history.page(query, place, limit), asked).toEqual(
        await fake.page(query, place, limit),
      );
    }
  }
  expect(await history.totals()).toEqual(await fake.totals());
}

describe("answers as the history in memory does", () => {
  test.each([3, 77, 4211])("seed %i", async (seed) => {
    const folder = await dataFolder();
    const fake = new FakeHistory(...(await writeRandom(folder, seed, 60)));
    // Without indexes, with the indexes just made, and with everything counted.
    const first = await open(folder);
    await expectAlike(first.history, fake, seed + 1);
    await first.history.close();
    const second = await open(folder);
    await expectAlike(second.history, fake, seed + 2);
    await expectAlike(second.history, fake, seed + 3);
    for (const { id } of fake.incidents.slice(0, 3)) {
      expect(await second.history.find(id)).toEqual(await fake.find(id));
    }
    expect(await second.history.find("20260101-000000-c1")).toBeNull();
    expect(await second.history.find("index.json")).toBeNull();
  });
});

const at = Date.parse("2026-11-22T14:00:00Z");
const id = "20261122-140000-c1";
const indexOf = (folder: string, date = "2026-11-22") =>
  path.join(folder, "incidents", date, "index.json");

async function openOne({ incidents }: Opened): Promise<IncidentId> {
  const record = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt: at,
    beganAt: at,
    timezone: "UTC",
  });
  await incidents.append(record.id, opened);
  return record.id;
}

test("an incident that goes on is known as it is, and told a second later", async () => {
  const house = await open(await dataFolder());
  const { history, incidents, clock } = house;
  const heard: (IncidentSummary | null)[] = [];
  history.onChange((_id, now) => heard.push(now));
  await openOne(house);
  await incidents.saveFile(id, "photo.jpg", Buffer.alloc(5_000));
  expect(await history.find(id)).toMatchObject({
    verdict: "movement",
    alarmed: true,
    pinned: false,
  });
  expect((await history.totals()).bytes).toBeGreaterThan(5_000);
  await incidents.append(id, face(1, "UNKNOWN"));
  await incidents.append(id, escalated(1));
  const query = { kind: "stranger" } as const;
  expect((await history.page(query, { from: "newest" }, 5)).incidents).toHaveLength(1);
  heard.splice(0);
  await incidents.append(id, { kind: "pinned", pinned: true, by: "Anna" });
  await clock.advance(1_000);
  await vi.waitFor(() => expect(heard).toMatchObject([{ id, pinned: true }]));
});

test("a storm of events costs a write, not one each", async () => {
  const folder = await dataFolder();
  const house = await open(folder);
  const { incidents, clock, history } = house;
  await openOne(house);
  let events = 0;
  incidents.onEvent(() => void (events += 1));
  const versions = new Set<number>();
  for (let number = 0; number < 100; number++) {
    await incidents.append(id, face(number, "UNKNOWN"));
    await clock.advance(50);
    versions.add((await stat(indexOf(folder)).catch(() => null))?.ino ?? 0);
  }
  expect(events).toBe(100);
  expect([...versions]).toEqual([0]);
  await clock.advance(10_000);
  await vi.waitFor(async () => expect(await readFile(indexOf(folder), "utf8")).toContain(id));
  expect(await history.find(id)).toMatchObject({ strangers: 100 });
});

test("nothing is settled before the index knows it", async () => {
  const folder = await dataFolder();
  const house = await open(folder);
  await openOne(house);
  await house.incidents.append(id, ended);
  await house.incidents.settle(id);
  // Killed here: no close(), and nothing is pending.
  const next = await open(folder);
  expect(await next.incidents.pending()).toEqual([]);
  expect(await readFile(indexOf(folder), "utf8")).toContain('"endedAt":20000');
  expect(await next.history.find(id)).toMatchObject({ endedAt: 20_000 });
});

test("what a crash kept from the index is read anew: pending, new and vanished incidents", async () => {
  const folder = await dataFolder();
  const house = await open(folder);
  await openOne(house);
  await house.history.close();
  expect(await readFile(indexOf(folder), "utf8")).toContain('"falseAlarm":false');
  // After the history's last write: a mark, an incident of its own, another that somebody removed.
  await house.incidents.append(id, { kind: "marked", falseAlarm: true, by: "Anna" });
  await writeIncident(folder, recordOf("20261122-150000-c2"), placed(opened, ended));
  await writeIncident(folder, recordOf("20261122-160000-c2"), placed(opened, ended));
  const next = await open(folder);
  expect((await next.history.day("2026-11-22")).map((one) => [one.id, one.falseAlarm])).toEqual([
    [id, true],
    ["20261122-150000-c2", false],
    ["20261122-160000-c2", false],
  ]);
  await next.history.close();
  await rm(path.join(folder, "incidents/2026-11-22/20261122-150000-c2"), { recursive: true });
  const last = await open(folder);
  expect((await last.history.totals()).incidents).toBe(2);
  expect(await last.history.find("20261122-150000-c2")).toBeNull();
});

test.each(["", "{torn", '{"version":1,"incidents":[{"id":7}]}', "[]"])(
  "a broken index (%j) is set aside and made anew, and takes no other day along",
  async (broken) => {
    const folder = await dataFolder();
    const all = await writeRandom(folder, 9, 20);
    const first = await open(folder);
    await first.history.totals();
    await first.history.close();
    await writeFile(indexOf(folder), broken);
    const { history, log } = await open(folder);
    await expectAlike(history, new FakeHistory(...all), 5);
    expect(log.messages("warn")).toEqual([expect.stringContaining("It is made anew")]);
    const names = await readdir(path.dirname(indexOf(folder)));
    expect(names.filter((name) => name.includes("broken"))).toHaveLength(1);
    expect(JSON.parse(await readFile(indexOf(folder), "utf8"))).toMatchObject({ version: 1 });
  },
);

test("an incident that can't be read is left out, once, and the rest stays", async () => {
  const folder = await dataFolder();
  await writeIncident(folder, recordOf("20261122-150000-c2"), placed(opened, ended));
  await writeIncident(folder, recordOf("20261122-160000-c2"), placed(opened, ended));
  const record = path.join(folder, "incidents/2026-11-22/20261122-150000-c2/incident.json");
  await writeFile(record, "{");
  const first = await open(folder);
  expect((await first.history.day("2026-11-22")).map((one) => one.id)).toEqual([
    "20261122-160000-c2",
  ]);
  expect(first.log.messages("warn").join("\n")).toContain("20261122-150000-c2");
  await first.history.close();
  const second = await open(folder);
  expect(await second.history.day("2026-11-22")).toHaveLength(1);
  expect(second.log.messages("warn")).toEqual([]);
});

test("a full disk: answers from memory, and a stale index does not stay behind", async () => {
  const folder = await dataFolder();
  const house = await open(folder);
  const { history, incidents, clock } = house;
  await openOne(house);
  await clock.advance(10_000);
  await vi.waitFor(async () => expect(await readFile(indexOf(folder), "utf8")).toContain(id));
  const disk = breakDisk(folder, "ENOSPC");
  onTestFinished(() => disk.mend());
  await incidents.append(id, { kind: "pinned", pinned: true, by: "Anna" });
  expect(await history.find(id)).toMatchObject({ pinned: true });
  await clock.advance(10_000);
  await vi.waitFor(async () => expect(await readdir(path.dirname(indexOf(folder)))).toEqual([id]));
  disk.mend();
  await incidents.append(id, { kind: "marked", falseAlarm: true, by: "Anna" });
  await clock.advance(10_000);
  await vi.waitFor(async () =>
    expect(await readFile(indexOf(folder), "utf8")).toContain('"falseAlarm":true,"pinned":true'),
  );
});

test("a few days' indexes are in memory, however many there are", async () => {
  const folder = await dataFolder();
  for (let day = 10; day < 29; day++) {
    await writeIncident(folder, recordOf(`202610${day}-150000-c2`), placed(opened, ended));
  }
  const { history } = await open(folder);
  expect(await history.totals()).toMatchObject({ incidents: 19, oldestDay: "2026-10-10" });
  const { incidents, older } = await history.page({ kind: "events" }, { from: "newest" }, 18);
  const sorted = incidents.toSorted((one, other) => compareIncidentIds(other.id, one.id));
  expect(incidents).toEqual(sorted);
  expect(older).toBe(true);
});
