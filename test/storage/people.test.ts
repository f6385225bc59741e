// The people on disk: names, faces, undo, forgetting, and what crashes and bad disks leave.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { mostCrops, type NewCrop, People, type PeopleChange } from "../../storage/people.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const open = async (folder: string, log = new RecordingLog(), clock = new FakeClock()) =>
  People.open(folder, clock, log);

/** A face like noise, the same for the same number. */
function crop(number: number): NewCrop {
  const rgb = Uint8Array.from({ length: 112 * 112 * 3 }, (_, at) => (at * 7919 * number) % 251);
  return { rgb, source: { kind: "photo" }, takenAt: 1000 + number };
}

async function everything(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".png")).toSorted();
}

/** All text and pictures of the folder in one, to look for what should be gone. */
async function content(folder: string): Promise<string> {
  const parts: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    parts.push(entry.name);
    if (entry.isFile()) {
      parts.push(await readFile(path.join(entry.parentPath, entry.name), "latin1"));
    }
  }
  return parts.join("\n");
}

describe("somebody", () => {
  test("is kept with every pixel of their faces, and found again after a restart", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const seen = { kind: "camera", camera: "c1", cameraName: "Hall", incident: null } as const;
    const { person, crops } = await people.add("Ann", [crop(1), { ...crop(2), source: seen }]);
    expect(person.id).toMatch(/^p[a-z0-9]{8}$/);
    const again = await open(folder);
    expect(again.all()).toEqual([person]);
    expect(again.find(person.id)).toMatchObject({
      name: "Ann",
      crops: [
        { id: crops[0], source: { kind: "photo" }, takenAt: 1001 },
        { id: crops[1], source: seen, takenAt: 1002 },
      ],
    });
    expect(await again.crop(person.id, crops[1] ?? "")).toEqual(crop(2).rgb);
    const png = await readFile(again.file(person.id, crops[0] ?? ""));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
  });

  test("leaves no embedding on disk: people.json holds nothing but names and where faces are from", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    await people.add("Ann", [crop(1)]);
    const file = JSON.parse(await readFile(path.join(folder, "people.json"), "utf8")) as unknown;
    expect(file).toEqual({ version: 1, people: people.all() });
  });

  test("tells listeners of everything, once it is on disk", async () => {
    const people = await open(await dataFolder());
    const heard: PeopleChange[] = [];
    people.onChange((change) => heard.push(change));
    const { person, crops, id } = await people.add("Ann", [crop(1)]);
    await people.rename(person.id, "Anna");
    const second = await people.addCrops(person.id, [crop(2)]);
    await people.deleteCrop(person.id, crops[0] ?? "");
    await people.forget(person.id);
    expect(heard.map(({ kind }) => kind)).toEqual([
      "added",
      "renamed",
      "added",
      "removed",
      "forgotten",
    ]);
    expect(heard[2]).toMatchObject({ crops: second.crops });
    expect(heard[3]).toMatchObject({ crops, person: { name: "Anna", crops: [{}] } });
    await expect(people.undo(id)).rejects.toThrow("nothing left to undo");
  });

  test("has at most 30 faces", async () => {
    const people = await open(await dataFolder());
    const { person } = await people.add("Ann", [crop(1)]);
    const many = Array.from({ length: mostCrops }, () => crop(2));
    await expect(people.addCrops(person.id, many)).rejects.toThrow("Ann has 30 photos");
    expect(people.find(person.id)?.crops).toHaveLength(1);
  });

  test("needs a face, and one of the right size", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    await expect(people.add("Ann", [])).rejects.toThrow(RangeError);
    const small = { ...crop(1), rgb: new Uint8Array(3) };
    await expect(people.add("Ann", [crop(1), small])).rejects.toThrow(RangeError);
    expect(people.all()).toEqual([]);
    expect(await everything(folder)).toEqual([]);
  });
});

describe("a name", () => {
  test.each([
    ["  Ann  \n Marie\t", "Ann Marie"],
    ["../../etc", "../../etc"],
    ["🦊", "🦊"],
    ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
    ["🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["Ren\u0065\u0301", "René"],
    ["A\u202enn\u200b", "Ann"],
    ["😀".repeat(64), "😀".repeat(64)],
    ["'; drop table people; --", "'; drop table people; --"],
  ])("%j is kept as %j, and harmless", async (given, kept) => {
    const folder = await dataFolder();
    const people = await open(folder);
    const { person } = await people.add(given, [crop(1)]);
    expect(person.name).toBe(kept);
    expect(await everything(path.join(folder, "people"))).toHaveLength(1);
    expect((await open(folder)).findByName(given)).toEqual(person);
  });

  test.each([
    ["", "empty"],
    [" \n\u200b\u2060 ", "empty"],
    ["\u3164\u2800", "empty"],
    ["\u0301", "empty"],
    ["x".repeat(65), "too_long"],
    ["x".repeat(300), "too_long"],
    [`x${"\u0301".repeat(500)}`, "too_long"],
  ])("%j is refused: %s", async (given, problem) => {
    const folder = await dataFolder();
    const people = await open(folder);
    await expect(people.add(given, [crop(1)])).rejects.toMatchObject({ problem });
    expect(await everything(folder)).toEqual([]);
  });

  test("is one person's, however it is written; also when two are enrolled at once", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const both = await Promise.allSettled([
      people.add("Ann", [crop(1)]),
      people.add("ANN", [crop(2)]),
      people.add("Ben", [crop(3)]),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(both[1]).toMatchObject({ reason: { problem: "taken" } });
    expect(await everything(folder)).toHaveLength(2);
    const [ann, ben] = people.all();
    await expect(people.rename(ben?.id ?? "", "ａnn")).rejects.toThrow(
      "Somebody is called Ann already",
    );
    expect((await people.rename(ann?.id ?? "", "ann")).name).toBe("ann");
  });
});

describe("undo", () => {
  test("takes a new person back as a whole, an addition alone from others", async () => {
    const folder = await dataFolder();
    let people = await open(folder);
    const first = await people.add("Ann", [crop(1), crop(2)]);
    const second = await people.addCrops(first.person.id, [crop(3)]);
    expect(people.lastAddition()).toEqual(second);
    people = await open(folder);
    expect(await people.undo(second.id)).toMatchObject({ crops: second.crops, forgotten: false });
    expect(await everything(folder)).toHaveLength(2);
    expect(people.lastAddition()).toMatchObject({ id: first.id, newPerson: true });
    expect(await people.undo(first.id)).toMatchObject({ crops: first.crops, forgotten: true });
    expect(people.all()).toEqual([]);
    expect(await everything(folder)).toEqual([]);
    expect(people.lastAddition()).toBeNull();
  });

  test("of somebody's making leaves them when they have other faces by now", async () => {
    const people = await open(await dataFolder());
    const first = await people.add("Ann", [crop(1)]);
    const second = await people.addCrops(first.person.id, [crop(2)]);
    expect(await people.undo(first.id)).toMatchObject({ forgotten: false });
    expect(people.all()).toMatchObject([{ name: "Ann", crops: [{ id: second.crops[0] }] }]);
  });
});

test("forgetting leaves nothing of them on disk", async () => {
  const folder = await dataFolder();
  const people = await open(folder);
  const { person, crops } = await people.add("Annabella", [crop(1)]);
  await people.add("Ben", [crop(2)]);
  expect(await content(folder)).toContain("Annabella");
  await people.forget(person.id);
  const left = await content(folder);
  for (const trace of ["Annabella", person.id, crops[0] ?? "?"]) expect(left).not.toContain(trace);
  expect(await everything(folder)).toHaveLength(1);
  await expect(people.forget(person.id)).rejects.toThrow("don't know that person any more");
  expect(() => people.file(person.id, crops[0] ?? "")).toThrow("don't know that person");
});

describe("a disk that refuses", () => {
  test("adds nothing, keeps what was there, and takes the next", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const { person } = await people.add("Ann", [crop(1)]);
    const before = await everything(folder);
    const disk = breakDisk(folder, "ENOSPC");
    await expect(people.add("Ben", [crop(2)])).rejects.toThrow("the disk is full");
    await expect(people.addCrops(person.id, [crop(3)])).rejects.toThrow("the disk is full");
    await expect(people.rename(person.id, "Anna")).rejects.toThrow("the disk is full");
    await expect(people.forget(person.id)).rejects.toThrow("the disk is full");
    disk.mend();
    expect(people.all()).toEqual([person]);
    expect(await everything(folder)).toEqual(before);
    await people.add("Ben", [crop(2)]);
    expect((await open(folder)).all().map(({ name }) => name)).toEqual(["Ann", "Ben"]);
  });

  test("to forget a picture says so, and the next start does it", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const { person } = await people.add("Ann", [crop(1)]);
    const fs = (await import("node:fs/promises")).default;
    const refusal = Object.assign(new Error("EROFS"), { code: "EROFS" });
    const spy = vi.spyOn(fs, "rm").mockRejectedValue(refusal);
    await expect(people.forget(person.id)).rejects.toThrow("read-only");
    spy.mockRestore();
    expect(people.all()).toEqual([]);
    expect(await everything(folder)).toHaveLength(1);
    const log = new RecordingLog();
    await open(folder, log);
    expect(await everything(folder)).toEqual([]);
    expect(log.messages("info").join()).toContain("it is removed");
  });
});

describe("the start", () => {
  test("removes what a crash left, with a line in the log, and nothing else", async () => {
    const folder = await dataFolder();
    const { person } = await (await open(folder)).add("Ann", [crop(1)]);
    const own = path.join(folder, "people", person.id);
    await writeFile(path.join(own, "fabcdefgh.png"), "killed before its entry");
    await writeFile(path.join(own, "note.txt"), "somebody's own");
    const half = ".fabcdefgh.png.01234567-89ab-cdef-0123-456789abcdef.tmp";
    await writeFile(path.join(own, half), "killed while writing");
    const nobody = path.join(folder, "people", "pzzzzzzzz");
    await mkdir(nobody);
    await writeFile(path.join(nobody, "fabcdefgh.png"), "killed before its person");
    const log = new RecordingLog();
    const people = await open(folder, log);
    expect(people.all()).toEqual([person]);
    expect((await readdir(own)).toSorted()).toEqual([`${person.crops[0]?.id}.png`, "note.txt"]);
    expect(existsSync(nobody)).toBe(false);
    expect(log.messages("info").filter((line) => line.includes("crash"))).toHaveLength(2);
  });

  test("drops entries whose picture somebody took away, and warns", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const { person, crops } = await people.add("Ann", [crop(1), crop(2)]);
    await rm(people.file(person.id, crops[0] ?? ""));
    const log = new RecordingLog();
    const again = await open(folder, log);
    expect(again.find(person.id)?.crops.map(({ id }) => id)).toEqual([crops[1]]);
    expect(log.messages("warn").join()).toContain("is gone");
  });

  test("with a broken people.json uses the copy, and sets unknown faces aside", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const { person } = await people.add("Ann", [crop(1)]);
    await writeFile(path.join(folder, "people.json"), "{");
    expect((await open(folder)).all()).toEqual([person]);
    await writeFile(path.join(folder, "people.json"), "{");
    await writeFile(path.join(folder, "people.json.bak"), "");
    const log = new RecordingLog();
    expect((await open(folder, log)).all()).toEqual([]);
    // Nobody's face is deleted for a broken file.
    expect(log.messages("warn").join()).toContain("set aside");
    expect(await everything(folder)).toEqual([
      expect.stringMatching(new RegExp(`^people\\.unknown-.*${person.id}`)),
    ]);
    const quiet = new RecordingLog();
    await open(folder, quiet);
    expect(quiet.messages("warn")).toEqual([]);
    expect(await everything(folder)).toHaveLength(1);
  });

  test("a picture that is none any more is told of when it is read", async () => {
    const folder = await dataFolder();
    const people = await open(folder);
    const { person, crops } = await people.add("Ann", [crop(1)]);
    await writeFile(people.file(person.id, crops[0] ?? ""), "not a PNG");
    await expect(people.crop(person.id, crops[0] ?? "")).rejects.toThrow("no picture any more");
  });
});
