// What goes by rule is announced first, goes whole, and is nowhere afterwards, wherever a kill comes.
import { existsSync } from "node:fs";
import fs, { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { StorageError } from "../../../storage/errors.ts";
import type { EvidenceRemoval } from "../../../storage/evidence-seal.ts";
import { InUseError } from "../../../storage/history/history-view.ts";
import { History } from "../../../storage/history/history.ts";
import { Removal } from "../../../storage/history/removal.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { Outbox } from "../../../storage/outbox.ts";
import { FakeClock, settle } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import { RecordingLog } from "../../fakes/log.ts";
import {
  clip,
  ended,
  escalated,
  face,
  opened,
  placed,
  recordOf,
  writeIncident,
} from "./stories.ts";

const id = "20261122-140211-c1";
const neighbour = "20261122-150000-c1";
const why = { reason: "by_hand", by: "Anna" } as const;

interface Chain {
  removals: EvidenceRemoval[];
  refuses: boolean;
}

async function open(folder: string, chain: Chain = { removals: [], refuses: false }) {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const incidents = await Incidents.open(folder, clock, log, {
    add: () => Promise.resolve(null),
    async addRemoval(removal) {
      if (chain.refuses) throw new StorageError(folder, "The chain cannot be written.");
      chain.removals.push(removal);
    },
  });
  const outbox = await Outbox.open(path.join(folder, "outbox"), clock, log);
  const history = await History.open({ dataDir: folder, incidents, clock, log });
  const removal = await Removal.open({ dataDir: folder, incidents, history, outbox, clock, log });
  onTestFinished(() => history.close());
  return { clock, log, incidents, outbox, history, removal, chain };
}

/** Two incidents of a day; what is in them is told. */
async function twoIncidents(folder: string): Promise<void> {
  const files = { "photo.jpg": 100, "clip-1.mp4": 1000, "face-1.png": 10, "face-2.png": 10 };
  const events = placed(opened, face(1, "UNKNOWN"), escalated(1), clip(1), ended);
  await writeIncident(folder, recordOf(id), events, files);
  await writeIncident(folder, recordOf(neighbour), placed(opened, ended), { "photo.jpg": 100 });
}

const folderOf = (folder: string, incident = id) =>
  path.join(folder, "incidents/2026-11-22", incident);

test("it is announced, then gone from disk, history, totals and whoever asks", async () => {
  const folder = await dataFolder();
  await twoIncidents(folder);
  const { removal, history, incidents, chain, clock, outbox } = await open(folder);
  const heard: unknown[] = [];
  history.onChange((...told) => heard.push(told));
  expect((await history.totals()).incidents).toBe(2);
  await outbox.takeBack(id, folderOf(folder));
  expect(await removal.removeIncident(id, why)).toBe(true);
  expect(chain.removals).toEqual([{ incident: id, files: null, ...why }]);
  expect(existsSync(folderOf(folder))).toBe(false);
  expect(await readdir(path.join(folder, "removing"))).toEqual([]);
  expect(await readdir(path.join(folder, "incidents/.removing"))).toEqual([]);
  expect(await history.find(id)).toBeNull();
  expect(await history.totals()).toMatchObject({ incidents: 1 });
  expect(heard).toEqual([[id, null]]);
  // A tap on an old alert writes nothing, and brings no folder back.
  await expect(incidents.record(id)).rejects.toThrow(StorageError);
  await expect(
    incidents.append(id, { kind: "marked", falseAlarm: true, by: "Ben" }),
  ).rejects.toThrow(StorageError);
  await expect(incidents.saveFile(id, "note.json", Buffer.from("{}"))).rejects.toThrow(
    StorageError,
  );
  expect(existsSync(folderOf(folder))).toBe(false);
  expect(incidents.problem()).toBeNull();
  expect(await removal.removeIncident(id, why)).toBe(false);

  expect(await removal.removeIncident(neighbour, why)).toBe(true);
  expect(await history.totals()).toEqual({
    incidents: 0,
    bytes: 0,
    pinnedBytes: 0,
    oldestDay: null,
  });
  expect(await history.days()).toEqual([]);
  // An empty day goes, its index with it.
  await clock.advance(10_000);
  await vi.waitFor(async () =>
    expect(await readdir(path.join(folder, "incidents"))).toEqual([".removing"]),
  );
});

test("what goes on, waits to be told or is being recorded stays", async () => {
  const folder = await dataFolder();
  await twoIncidents(folder);
  const { removal, incidents, outbox, clock, chain, history } = await open(folder);
  await incidents.append(id, { kind: "marked", falseAlarm: true, by: "Ben" });
  await expect(removal.removeIncident(id, why)).rejects.toThrow(InUseError);
  await expect(removal.removeFiles(id, ["face-1.png"], "Anna")).rejects.toThrow(InUseError);
  await incidents.settle(id);

  await outbox.change(id, ({ rows }) => {
    rows.push({
      seq: 1,
      chat: 7,
      message: "alert",
      thread: null,
      state: "waiting",
      loud: true,
      attempts: 0,
      waitMs: 0,
      messageId: null,
      mediaKind: null,
      late: false,
      sentAt: null,
      lastError: null,
    });
  });
  await expect(removal.removeIncident(id, why)).rejects.toThrow(InUseError);
  outbox.discard(id);

  // Continued within the cooldown: nothing says so but the spool that grows.
  const spool = path.join(folderOf(folder), "spool-2.mkv");
  await writeFile(spool, "x");
  await utimes(spool, clock.wall() / 1000, clock.wall() / 1000);
  await expect(removal.removeIncident(id, why)).rejects.toThrow(InUseError);
  expect(chain.removals).toEqual([]);
  expect(await history.find(id)).toMatchObject({ falseAlarm: true });
  const longAgo = clock.wall() / 1000 - 3600;
  await utimes(spool, longAgo, longAgo);
  expect(await removal.removeIncident(id, why)).toBe(true);
});

test("what the chain refuses stays as it was", async () => {
  const folder = await dataFolder();
  await twoIncidents(folder);
  const { removal, history, incidents } = await open(folder, { removals: [], refuses: true });
  await expect(removal.removeIncident(id, why)).rejects.toThrow("The chain cannot be written");
  await expect(removal.removeFiles(id, ["face-1.png"], null)).rejects.toThrow("chain");
  expect(await readdir(path.join(folder, "removing"))).toEqual([]);
  expect(await history.find(id)).toMatchObject({ verdict: "stranger", faces: ["face-1.png"] });
  expect((await history.totals()).incidents).toBe(2);
  await incidents.append(id, { kind: "pinned", pinned: true, by: "Ben" });
});

test("files of it go, its events say so, and the rest stays", async () => {
  const folder = await dataFolder();
  await twoIncidents(folder);
  const { removal, history, incidents, chain } = await open(folder);
  await removal.removeFiles(id, ["face-1.png", "face-9.png"], "Anna");
  expect(chain.removals).toEqual([
    { incident: id, files: ["face-1.png"], reason: "forgotten", by: "Anna" },
  ]);
  expect(await incidents.files(id)).not.toContain("face-1.png");
  expect((await incidents.events(id)).at(-1)).toMatchObject({
    kind: "removed",
    files: ["face-1.png"],
    by: "Anna",
  });
  expect(await history.find(id)).toMatchObject({ faces: [], verdict: "stranger", clips: 1 });
  // There is nothing left to do.
  await removal.removeFiles(id, ["face-1.png"], "Anna");
  await removal.removeFiles("20261122-235959-c1", ["face-1.png"], "Anna");
  expect(chain.removals).toHaveLength(1);
});

test("a full disk can be relieved", async () => {
  const folder = await dataFolder();
  await twoIncidents(folder);
  const { removal, history } = await open(folder);
  await history.totals();
  const disk = breakDisk(path.join(folder, "removing"), "ENOSPC");
  onTestFinished(() => disk.mend());
  expect(await removal.removeIncident(id, { reason: "disk_full", by: null })).toBe(true);
  expect(existsSync(folderOf(folder))).toBe(false);
});

test("an intent that can't be read is set aside; the incident stays", async () => {
  const folder = await dataFolder();
  await twoIncidents(folder);
  await mkdir(path.join(folder, "removing"));
  await writeFile(path.join(folder, "removing", id), "{torn");
  const { history, log } = await open(folder);
  expect(await history.find(id)).not.toBeNull();
  expect(log.messages("warn").join()).toContain("set aside");
});

/** From the `number`th change of the disk on nothing happens any more, as if the process was gone. */
function killAt(number: number) {
  let changes = 0;
  const dead = new Promise<never>(() => undefined);
  const { open: openFile, rename, rm } = fs;
  const step = () => (changes += 1) >= number;
  const spies = [
    vi
      .spyOn(fs, "open")
      .mockImplementation((file, flags, mode) =>
        flags !== "r" && step() ? dead : openFile(file, flags, mode),
      ),
    vi.spyOn(fs, "rename").mockImplementation((...names) => (step() ? dead : rename(...names))),
    vi.spyOn(fs, "rm").mockImplementation((...names) => (step() ? dead : rm(...names))),
  ];
  return {
    get isDead() {
      return changes >= number;
    },
    bury: () => spies.forEach((spy) => spy.mockRestore()),
  };
}

/** Removes, is killed at every change of the disk in turn, and calls `check` after the next start. */
async function killEverywhere(
  work: (removal: Removal) => Promise<unknown>,
  check: (house: Awaited<ReturnType<typeof open>>, folder: string) => Promise<void>,
): Promise<number> {
  for (let number = 1; ; number++) {
    const folder = await dataFolder();
    await twoIncidents(folder);
    const house = await open(folder);
    await house.history.totals();
    await house.history.close();
    const kill = killAt(number);
    let isDone = false;
    const working = work(house.removal).then(() => (isDone = true));
    await vi.waitFor(() => expect(isDone || kill.isDead).toBe(true));
    // What was under way comes to rest; what comes after never happens.
    if (isDone) await working;
    else await settle(50);
    kill.bury();
    await check(await open(folder, house.chain), folder);
    if (isDone) return number;
  }
}

test("killed at any moment: the incident is whole, or gone as the chain says", async () => {
  const points = await killEverywhere(
    (removal) => removal.removeIncident(id, why),
    async ({ history, incidents, chain }, folder) => {
      const isLeft = existsSync(folderOf(folder));
      expect(chain.removals.length > 0).toBe(!isLeft);
      expect((await history.find(id))?.clips).toBe(isLeft ? 1 : undefined);
      expect(await incidents.files(id)).toHaveLength(isLeft ? 6 : 0);
      expect(await history.find(neighbour)).not.toBeNull();
      expect(await history.totals()).toMatchObject({ incidents: isLeft ? 2 : 1 });
      expect(await readdir(path.join(folder, "removing"))).toEqual([]);
      expect(await readdir(path.join(folder, "incidents/.removing"))).toEqual([]);
    },
  );
  expect(points).toBeGreaterThan(4);
});

test("killed at any moment: a forgotten face is there, or gone as chain and events say", async () => {
  await killEverywhere(
    (removal) => removal.removeFiles(id, ["face-1.png", "face-2.png"], "Anna"),
    async ({ incidents, chain, history }, folder) => {
      const files = await incidents.files(id);
      const isLeft = files.includes("face-1.png");
      expect(files.includes("face-2.png")).toBe(isLeft);
      expect(chain.removals.length > 0).toBe(!isLeft);
      const removed = (await incidents.events(id)).flatMap((event) =>
        event.kind === "removed" ? [event.files] : [],
      );
      expect(removed).toEqual(isLeft ? [] : [["face-1.png", "face-2.png"]]);
      expect(await history.find(id)).toMatchObject({ faces: isLeft ? ["face-1.png"] : [] });
      expect(await readdir(path.join(folder, "removing"))).toEqual([]);
    },
  );
});
