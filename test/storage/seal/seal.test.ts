// The writing end: what is hashed when, group commit, a disk that refuses, restarts, a lost secret.
import { appendFile, readFile, rm, stat, writeFile } from "node:fs/promises";
import fs from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { StorageError } from "../../../storage/errors.ts";
import { Seal } from "../../../storage/seal/seal.ts";
import { readLine } from "../../../storage/seal/entry.ts";
import { findHead } from "../../../storage/seal/find-head.ts";
import { chainFiles, sealFolder } from "../../../storage/seal/chain-files.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import {
  bytesOf,
  chainFile,
  check,
  editChain,
  flipBit,
  openHouse,
  openIncident,
  sealedHouse,
  type SealedHouse,
  tellIncident,
  wrongs,
} from "./sealed-house.ts";

async function entriesOf(house: Pick<SealedHouse, "dataDir">) {
  const text = await readFile(await chainFile(house), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => readLine(line, null)?.entry ?? null);
}

test("the secret comes before the first entry, for this user's eyes only, and stays out of the log", async () => {
  const house = await sealedHouse(1);
  const secret = path.join(sealFolder(house.dataDir), "secret");
  expect((await stat(secret)).mode & 0o777).toBe(0o600);
  expect((await stat(await chainFile(house))).mode & 0o777).toBe(0o600);
  expect((await readFile(secret, "utf8")).trim()).toMatch(/^[0-9a-f]{64}$/);
  expect((await entriesOf(house))[0]).toMatchObject({ number: 1, kind: "begun", because: "first" });
});

test("add() says the first eight characters of the head after it, by which it is found again", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  await writeFile(house.incidents.file(id, "clip-2.mp4"), bytesOf("clip"));
  const head = await house.incidents.seal(id, ["clip-2.mp4"]);
  expect(head).toMatch(/^[0-9a-f]{8}$/);
  expect(house.seal.head()?.head.slice(0, 8)).toBe(head);
  const found = await findHead(house.dataDir, head ?? "");
  expect(found).toMatchObject({
    genuine: true,
    entry: { incident: id, files: [{ name: "clip-2.mp4" }] },
  });
  expect(await findHead(house.dataDir, "0badc0de")).toBeNull();
});

test("200 at once share a few writes, and come in the order in which they were asked for", async () => {
  const house = await sealedHouse(0);
  const id = await openIncident(house);
  const names = Array.from({ length: 200 }, (_, index) => `photo-${index}.jpg`);
  await Promise.all(names.map((name) => writeFile(house.incidents.file(id, name), name)));
  await house.seal.idle();
  // The first write takes until everybody has come.
  const { open } = fs;
  let [reads, appends] = [0, 0];
  let letWrite: () => void = () => undefined;
  const written = new Promise<void>((resolve) => {
    letWrite = resolve;
  });
  const spy = vi.spyOn(fs, "open").mockImplementation(async (file, flags, mode) => {
    if (flags === "r") reads += 1;
    if (flags !== "a+") return open(file, flags, mode);
    appends += 1;
    await written;
    return open(file, flags, mode);
  });
  const sealing = Promise.all(names.map((name) => house.seal.add(id, [name])));
  await vi.waitFor(() => expect(reads).toBe(200), { timeout: 10_000 });
  await house.clock.advance(0);
  letWrite();
  const heads = await sealing;
  spy.mockRestore();
  expect(new Set(heads).size).toBe(200);
  expect(appends).toBeLessThanOrEqual(3);
  const entries = await entriesOf(house);
  const sealed = entries.flatMap((entry) => (entry?.kind === "sealed" ? entry.files : []));
  expect(sealed.slice(-200).map(({ name }) => name)).toEqual(names);
  expect(wrongs(await check(house))).toEqual([]);
});

test("events are sealed as far as they were on disk, whatever is appended meanwhile", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  const file = house.incidents.file(id, "events.jsonl");
  const { size } = await stat(file);
  const sealing = house.seal.add(id, ["events.jsonl"]);
  await appendFile(file, '{"half a li');
  await sealing;
  expect((await entriesOf(house)).at(-1)).toMatchObject({ files: [{ bytes: size }] });
});

test("what the disk refuses is kept, told, and sealed when the disk is well again", async () => {
  const house = await sealedHouse(1);
  const { seal, clock, log } = house;
  const id = await openIncident(house);
  await seal.idle();
  await writeFile(house.incidents.file(id, "photo.jpg"), bytesOf("photo"));
  const disk = breakDisk(sealFolder(house.dataDir), "ENOSPC");
  const before = seal.head();
  expect(await seal.add(id, ["photo.jpg"])).toBeNull();
  expect(await seal.add(id, ["photo.jpg"])).toBeNull();
  expect(seal.problem()).toContain("the disk is full");
  expect(seal.isBehind(id)).toBe(true);
  expect(seal.head()).toEqual(before);
  const removal = { incident: id, files: null, reason: "by_hand" as const, by: "Anna" };
  await expect(seal.addRemoval(removal)).rejects.toThrow(StorageError);
  expect(log.messages("error")).toHaveLength(1);
  disk.mend();
  await clock.advance(60_000);
  await vi.waitFor(() => expect(seal.problem()).toBeNull(), { timeout: 10_000 });
  expect(seal.isBehind(id)).toBe(false);
  expect(seal.head()?.number).toBe((before?.number ?? 0) + 2);
  // What was refused is no permission.
  expect((await entriesOf(house)).some((entry) => entry?.kind === "removed")).toBe(false);
  expect(wrongs(await check(house))).toEqual([]);
  expect(clock.pending).toBe(0);
});

test("a removal that comes before its files were sealed leaves nothing behind that would be missed", async () => {
  const house = await sealedHouse(1);
  const { seal } = house;
  const id = await openIncident(house);
  await seal.idle();
  await writeFile(house.incidents.file(id, "photo.jpg"), bytesOf("photo"));
  const disk = breakDisk(sealFolder(house.dataDir), "ENOSPC");
  await seal.add(id, ["photo.jpg"]);
  disk.mend();
  await seal.addRemoval({ incident: id, files: null, reason: "disk_full", by: null });
  await rm(house.incidents.folder(id), { recursive: true });
  await seal.close();
  expect(seal.isBehind(id)).toBe(false);
  expect(wrongs(await check(house))).toEqual([]);
});

test("a disk that refuses from the start keeps nobody from starting", async () => {
  const dataDir = await dataFolder();
  const disk = breakDisk(dataDir, "EROFS");
  const clock = new FakeClock();
  const house = await openHouse(path.join(dataDir, "")).catch((error: unknown) => error);
  // Incidents need their folder; the seal does not.
  expect(house).toBeInstanceOf(StorageError);
  disk.mend();
  const broken = breakDisk(sealFolder(dataDir), "EROFS");
  const well = await openHouse(dataDir, clock);
  expect(well.seal.problem()).toContain("read-only");
  expect(well.seal.head()).toBeNull();
  const id = await openIncident(well);
  broken.mend();
  await clock.advance(60_000);
  await vi.waitFor(() => expect(well.seal.problem()).toBeNull(), { timeout: 10_000 });
  expect(well.seal.isBehind(id)).toBe(false);
  expect(wrongs(await check(well))).toEqual([]);
  expect((await check(well)).files).toBe(1);
});

test("after a restart the chain goes on, and reads no more than the last file's end", async () => {
  const house = await sealedHouse(1);
  const head = house.seal.head();
  const read = vi.spyOn(fs, "open");
  const again = await openHouse(house.dataDir, new FakeClock(house.clock.wall()));
  expect(read.mock.calls.filter(([file]) => String(file).endsWith(".jsonl"))).toHaveLength(1);
  read.mockRestore();
  expect(again.seal.head()).toEqual(head);
  await again.clock.advance(60_000);
  await tellIncident(again);
  expect(wrongs(await check(house))).toEqual([]);
  expect((await entriesOf(house)).map((entry) => entry?.number)).toEqual(
    Array.from({ length: again.seal.head()?.number ?? 0 }, (_, index) => index + 1),
  );
});

test("a new day has a new file of the same chain, also where the clock goes back", async () => {
  const house = await sealedHouse(1);
  const next = await openHouse(house.dataDir, new FakeClock(house.clock.wall() + 86_400_000));
  await tellIncident(next);
  const back = await openHouse(house.dataDir, new FakeClock(house.clock.wall() + 120_000));
  await tellIncident(back);
  expect(await chainFiles(sealFolder(house.dataDir))).toEqual([
    "000001-2026-11-22.jsonl",
    "000002-2026-11-23.jsonl",
  ]);
  expect(wrongs(await check(house))).toEqual([]);
});

test("a last line that a kill cut short is no harm", async () => {
  const house = await sealedHouse(1);
  const file = await chainFile(house);
  const lines = await readFile(file, "utf8");
  const [last = ""] = lines.trimEnd().split("\n").slice(-1);
  await appendFile(file, last.slice(0, 100));
  const again = await openHouse(house.dataDir, new FakeClock(house.clock.wall() + 60_000));
  expect(again.seal.startedAnew).toBeNull();
  expect((await check(house)).torn).toBe(1);
  await tellIncident(again);
  const report = await check(house);
  expect(wrongs(report)).toEqual([]);
  expect(report).toMatchObject({ torn: 1, incidents: 2 });
});

test("a whole last line without its line break counts", async () => {
  const house = await sealedHouse(1);
  const file = await chainFile(house);
  await writeFile(file, (await readFile(file, "utf8")).trimEnd());
  const again = await openHouse(house.dataDir, new FakeClock(house.clock.wall() + 60_000));
  await tellIncident(again);
  expect(wrongs(await check(house))).toEqual([]);
});

test("what a kill left between writing and sealing is sealed at the start, and said to be", async () => {
  const house = await sealedHouse(1);
  const { clock, incidents } = house;
  await clock.advance(60_000);
  const id = await openIncident(house);
  await incidents.append(id, { kind: "opened", photo: null, reason: null });
  await house.seal.idle();
  await writeFile(incidents.file(id, "photo.jpg"), bytesOf("photo"));
  await appendFile(incidents.file(id, "events.jsonl"), '{"seq":2}\n');
  await writeFile(incidents.file(id, "spool-1.mkv"), "packets");
  await writeFile(path.join(incidents.folder(id), ".photo.jpg.tmp"), "half");
  const again = await openHouse(house.dataDir, new FakeClock(clock.wall()));
  await again.seal.idle();
  expect((await entriesOf(house)).at(-1)).toMatchObject({
    kind: "sealed",
    incident: id,
    afterRestart: true,
    files: [{ name: "events.jsonl" }, { name: "photo.jpg" }],
  });
  const report = await check(house);
  expect(wrongs(report)).toEqual([]);
  expect(report).toMatchObject({ afterRestart: 2, waiting: 0 });
  const { number } = again.seal.head() ?? { number: 0 };
  const third = await openHouse(house.dataDir, new FakeClock(clock.wall()));
  await third.seal.idle();
  expect(third.seal.head()?.number).toBe(number);
});

test("a file of a pending incident that was changed meanwhile is not sealed again", async () => {
  const house = await sealedHouse(0);
  const id = await openIncident(house);
  await house.incidents.saveFile(id, "photo.jpg", bytesOf("photo"));
  await house.seal.idle();
  await flipBit(house.incidents.file(id, "photo.jpg"), 9);
  const again = await openHouse(house.dataDir, new FakeClock(house.clock.wall()));
  await again.seal.idle();
  expect(wrongs(await check(house))).toEqual([`changed ${id}/photo.jpg`]);
});

test("a lost secret: a new chain that says so, the old one cannot be proven, and nothing crashes", async () => {
  const house = await sealedHouse(2);
  await rm(path.join(sealFolder(house.dataDir), "secret"));
  const again = await openHouse(house.dataDir, new FakeClock(house.clock.wall() + 60_000));
  expect(again.seal.startedAnew).toBe("secret_lost");
  expect(again.log.messages("error").join()).toContain("secret is gone");
  const number = house.seal.head()?.number ?? 0;
  expect(again.seal.head()?.number).toBe(number + 1);
  const id = await tellIncident(again);
  const report = await check(house);
  expect(wrongs(report)).toEqual([`chain secret_lost ${number + 1}`]);
  expect(report).toMatchObject({ unproven: 14, files: 21 });
  // Files are still compared, and told heads still found.
  const told = [{ ...(house.seal.head() ?? { number: 0, head: "" }), at: 0 }];
  await flipBit(house.incidents.file(house.ids[0] ?? "", "photo.jpg"), 1);
  await flipBit(house.incidents.file(id, "photo.jpg"), 1);
  expect(wrongs(await check(house, { told })).slice(1)).toEqual([
    `changed ${house.ids[0]}/photo.jpg`,
    `changed ${id}/photo.jpg`,
  ]);
});

test("a lost secret is no matter any more once nothing is left from before", async () => {
  const house = await sealedHouse(1);
  await rm(path.join(sealFolder(house.dataDir), "secret"));
  const again = await openHouse(house.dataDir, new FakeClock(house.clock.wall() + 60_000));
  const [id = ""] = house.ids;
  await again.seal.addRemoval({ incident: id, files: null, reason: "too_old", by: null });
  await rm(again.incidents.folder(id), { recursive: true });
  expect(wrongs(await check(house))).toEqual([]);
});

test("a last line that was changed, or another secret: a new chain begins, and both are told", async () => {
  const house = await sealedHouse(1);
  await editChain(house, (lines) => [
    ...lines.slice(0, -1),
    (lines.at(-1) ?? "").replace("1", "2"),
  ]);
  const again = await Seal.open({ ...house, clock: new FakeClock(), log: house.log });
  expect(again.startedAnew).toBe("damaged");
  const kinds = (await check(house)).chain.map(({ kind }) => kind);
  expect(kinds).toContain("edited");
  expect(kinds).toContain("damaged");

  const other = await sealedHouse(1);
  await writeFile(path.join(sealFolder(other.dataDir), "secret"), "ab".repeat(32));
  const third = await Seal.open({ ...other, clock: new FakeClock(), log: other.log });
  expect(third.startedAnew).toBe("damaged");
  expect(wrongs(await check(other))).toEqual([`chain damaged ${third.head()?.number}`]);
});

test("a secret that is none is set aside", async () => {
  const house = await sealedHouse(1);
  await writeFile(path.join(sealFolder(house.dataDir), "secret"), "hello");
  const again = await Seal.open({ ...house, clock: new FakeClock(), log: house.log });
  expect(again.startedAnew).toBe("secret_lost");
  expect(house.log.messages("error").join()).toContain("set aside");
});

test("the chain's folder may be taken away under its feet", async () => {
  const house = await sealedHouse(1);
  await rm(sealFolder(house.dataDir), { recursive: true });
  await house.clock.advance(60_000);
  await tellIncident(house);
  await house.seal.close();
  expect(house.seal.problem()).toBeNull();
  const kinds = (await check(house)).chain.map(({ kind }) => kind);
  expect(kinds).toEqual(["no_secret", "no_beginning"]);
});
