// What a check finds: every kind of change to the evidence, named; and what is no change.
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { isWell } from "../../../storage/seal/report.ts";
import {
  bytesOf,
  chainFile,
  check,
  editChain,
  flipBit,
  forgeIncident,
  openIncident,
  sealedHouse,
  tellIncident,
  wholeFiles,
  wrongs,
} from "./sealed-house.ts";

test("untouched evidence is well, and counted", async () => {
  const house = await sealedHouse(2);
  const report = await check(house);
  expect(wrongs(report)).toEqual([]);
  expect(isWell(report)).toBe(true);
  expect(report).toMatchObject({ incidents: 2, files: 14, older: 0, waiting: 0, torn: 0 });
  expect(report.bytes).toBeGreaterThan(10 * 300_000);
  expect(report.head).toEqual(house.seal.head());
  expect(report.begunAt).toBe(house.clock.wall() - 120_000);
});

test("a bit flipped in any sealed file is found, wherever it is", async () => {
  const house = await sealedHouse(2);
  const [, id = ""] = house.ids;
  for (const name of [...wholeFiles, "incident.json", "events.jsonl"]) {
    const file = house.incidents.file(id, name);
    const { length } = await readFile(file);
    for (const at of [0, Math.floor(length / 2), length - 1]) {
      await flipBit(file, at);
      expect(wrongs(await check(house)), `${name} at ${at}`).toEqual([`changed ${id}/${name}`]);
      await flipBit(file, at);
    }
  }
  expect(isWell(await check(house))).toBe(true);
});

test("a bit flipped anywhere in the chain is found, and no sealed file is accused", async () => {
  const house = await sealedHouse(1);
  const file = await chainFile(house);
  const bytes = await readFile(file);
  // Bytes all over it, the line breaks among them, and all of the last line's end.
  const breaks = [...bytes.keys()].filter((at) => bytes[at] === 0x0a);
  const places = [...bytes.keys()].filter((at) => at % 131 === 0 || at > bytes.length - 5);
  for (const at of new Set([...places, ...breaks])) {
    await flipBit(file, at);
    const report = await check(house);
    expect(report.chain.length, `byte ${at}`).toBeGreaterThan(0);
    expect(
      wrongs(report).filter((wrong) => /^(changed|missing)/.test(wrong)),
      `byte ${at}`,
    ).toEqual([]);
    await flipBit(file, at);
  }
  expect(isWell(await check(house))).toBe(true);
});

test("removed, added, exchanged: the first is named, all are counted", async () => {
  const house = await sealedHouse(3);
  const [first = "", second = "", third = ""] = house.ids;
  const { incidents } = house;
  await rm(incidents.file(first, "photo.jpg"));
  await rm(incidents.folder(second), { recursive: true });
  await writeFile(incidents.file(third, "stranger.jpg"), "not ours");
  await rename(incidents.file(third, "clip-1.mp4"), incidents.file(third, "clip-2.mp4"));
  await appendFile(incidents.file(third, "events.jsonl"), "{}\n");
  await appendFile(incidents.file(third, "movement.json"), " ");
  const forged = await forgeIncident(house, house.clock.wall());
  const report = await check(house);
  expect(wrongs(report).toSorted()).toEqual(
    [
      `missing ${first}/photo.jpg`,
      `incident_missing ${second}`,
      `missing ${third}/clip-1.mp4`,
      `changed ${third}/movement.json`,
      `grown ${third}/events.jsonl`,
      `added ${third}/clip-2.mp4`,
      `added ${third}/stranger.jpg`,
      `incident_added ${forged}`,
    ].toSorted(),
  );
  expect(report.faults[0]).toEqual({ kind: "missing", incident: first, file: "photo.jpg" });
});

test("an event that was changed before more were sealed behind it is found", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  const file = house.incidents.file(id, "events.jsonl");
  await writeFile(file, (await readFile(file, "utf8")).replace('"quiet"', '"QUIET"'));
  await house.incidents.append(id, { kind: "marked", falseAlarm: true, by: "Anna" });
  await house.seal.idle();
  expect(wrongs(await check(house))).toEqual([`changed ${id}/events.jsonl`]);
});

test("removed by rule is told from missing; what went had been as it was sealed", async () => {
  const house = await sealedHouse(3);
  const { seal, incidents, ids } = house;
  const [whole = "", some = "", kept = ""] = ids;
  await seal.addRemoval({ incident: whole, files: null, reason: "too_old", by: null });
  await rm(incidents.folder(whole), { recursive: true });
  const files = ["face-1.png"];
  await seal.addRemoval({ incident: some, files, reason: "forgotten", by: "Anna" });
  await rm(incidents.file(some, "face-1.png"));
  const report = await check(house);
  expect(wrongs(report)).toEqual([]);
  expect(report.removed).toEqual({ incidents: 1, files: 8 });
  expect(report).toMatchObject({ incidents: 2, files: 13 });

  // Announced, and not gone yet: it is still looked at.
  await seal.addRemoval({ incident: kept, files: null, reason: "by_hand", by: "Ben" });
  expect(wrongs(await check(house))).toEqual([]);
  await flipBit(incidents.file(kept, "photo.jpg"), 7);
  expect(wrongs(await check(house))).toEqual([`changed ${kept}/photo.jpg`]);
});

test("what was changed before it went by rule is told", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  await flipBit(house.incidents.file(id, "photo.jpg"), 100);
  await house.seal.addRemoval({ incident: id, files: null, reason: "by_hand", by: "Anna" });
  await rm(house.incidents.folder(id), { recursive: true });
  expect(wrongs(await check(house))).toEqual([`changed_before ${id}/photo.jpg`]);
});

test("the chain's lines: edited, taken out, exchanged, cut at the beginning", async () => {
  const house = await sealedHouse(1);
  const untouched = await readFile(await chainFile(house));
  const chainWrongs = async (edit: (lines: string[]) => string[]) => {
    await editChain(house, edit);
    const found = (await check(house)).chain.map(({ kind, number }) => `${kind} ${number}`);
    await writeFile(await chainFile(house), untouched);
    return found;
  };
  expect(
    await chainWrongs((lines) => lines.map((line) => line.replace("photo.jpg", "Photo.jpg"))),
  ).toContain("edited 4");
  expect(await chainWrongs((lines) => lines.toSpliced(3, 1))).toEqual(["gap 4"]);
  expect(await chainWrongs(([a = "", b = "", c = "", ...rest]) => [a, c, b, ...rest])).toEqual([
    "gap 2",
  ]);
  expect(await chainWrongs((lines) => lines.slice(1))).toEqual(["no_beginning 2"]);
  expect(await chainWrongs(() => ["nothing at all"])).toEqual(["none null", "edited 1"]);
});

test("a chain whose end was cut off does not hold the head that was told", async () => {
  const house = await sealedHouse(2);
  const head = house.seal.head();
  if (!head) throw new Error("There is no head");
  const told = [{ number: head.number, head: head.head.slice(0, 8), at: house.clock.wall() }];
  expect(wrongs(await check(house, { told }))).toEqual([]);
  await editChain(house, (lines) => lines.slice(0, -1));
  expect((await check(house)).chain).toEqual([]);
  const { chain } = await check(house, { told });
  expect(chain).toEqual([{ kind: "cut", number: head.number, at: house.clock.wall() }]);
});

test("with the secret and the disk one can forge all but what was told", async () => {
  const house = await sealedHouse(1);
  const told = [{ ...(house.seal.head() ?? { number: 0, head: "" }), at: house.clock.wall() }];
  await rm(path.join(house.dataDir, "seal"), { recursive: true });
  const forger = await sealedHouse(0);
  await rename(path.join(forger.dataDir, "seal"), path.join(house.dataDir, "seal"));
  await rm(path.join(house.dataDir, "incidents"), { recursive: true });
  expect((await check(house)).chain).toEqual([]);
  expect((await check(house, { told })).chain.map(({ kind }) => kind)).toEqual(["cut"]);
});

test("no chain at all, and a chain without its secret", async () => {
  const house = await sealedHouse(1);
  const seal = path.join(house.dataDir, "seal");
  await rm(path.join(seal, "secret"));
  const report = await check(house);
  expect(wrongs(report)).toEqual(["chain no_secret null"]);
  expect(report.unproven).toBe(7);
  await rm(seal, { recursive: true });
  expect((await check(house)).chain.map(({ kind }) => kind)).toEqual(["none"]);
});

test("what is older than the chain is only counted", async () => {
  const house = await sealedHouse(1);
  await forgeIncident(house, house.clock.wall() - 3_600_000);
  expect(wrongs(await check(house))).toEqual([]);
  expect((await check(house)).older).toBe(1);
});

test("an incident that goes on has files that are not sealed yet; its recording is nobody's fault", async () => {
  const house = await sealedHouse(1);
  await house.clock.advance(60_000);
  const id = await openIncident(house);
  const { incidents } = house;
  await incidents.saveFile(id, "spool-1.json", Buffer.from("{}"));
  await writeFile(incidents.file(id, "spool-1.mkv"), "packets");
  await writeFile(path.join(incidents.folder(id), ".clip-1.mp4.part"), "half");
  await writeFile(incidents.file(id, "clip-1-first.mp4"), bytesOf("clip"));
  await house.seal.idle();
  const report = await check(house);
  expect(wrongs(report)).toEqual([]);
  expect(report.waiting).toBe(1);
  expect(report.recordings.count).toBe(0);
  // Nobody looks after it any more.
  await incidents.seal(id, ["clip-1-first.mp4"]);
  await rm(path.join(house.dataDir, "pending", id));
  const later = await check(house);
  expect(wrongs(later)).toEqual([]);
  expect(later.recordings).toEqual({ count: 2, first: { incident: id, file: "spool-1.json" } });
});

test("set aside is told from missing", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  await writeFile(house.incidents.file(id, "incident.json"), "{");
  await expect(house.incidents.record(id)).rejects.toThrow("set aside");
  expect(wrongs(await check(house))).toEqual([`set_aside ${id}/incident.json`]);
});

test("what another version was sealed of is told: evidence is not written over", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  await house.incidents.saveFile(id, "photo.jpg", bytesOf("another"));
  await house.seal.idle();
  expect(wrongs(await check(house))).toEqual([`replaced ${id}/photo.jpg`]);
});

test("what happens while it is checked is no fault", async () => {
  const house = await sealedHouse(3);
  const [first = "", second = "", third = ""] = house.ids;
  const { incidents, seal } = house;
  let looked = 0;
  const report = await check(house, {
    onProgress: ({ incidents: done }) => {
      looked = done;
    },
    async rest() {
      if (looked !== 1) return;
      looked = 0;
      // The first has been checked, the chain has been read.
      await incidents.append(first, { kind: "marked", falseAlarm: true, by: "Anna" });
      await seal.addRemoval({ incident: second, files: null, reason: "too_much", by: null });
      await rm(incidents.folder(second), { recursive: true });
      await incidents.saveFile(third, "stranger.jpg", bytesOf("new"));
      await tellIncident(house);
      await seal.idle();
    },
  });
  expect(wrongs(report)).toEqual([]);
  expect(report.removed.incidents).toBe(1);
});

test("it can be ended", async () => {
  const house = await sealedHouse(1);
  const rest = () => Promise.reject(new Error("enough"));
  await expect(check(house, { rest })).rejects.toThrow("enough");
});

test("a folder among the evidence, and one called like a day, break nothing", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  await mkdir(house.incidents.file(id, "more"));
  await writeFile(path.join(house.dataDir, "incidents", "2026-01-01"), "");
  expect(wrongs(await check(house))).toEqual([`added ${id}/more`]);
  expect(await readdir(path.join(house.dataDir, "incidents"))).toContain("2026-01-01");
});
