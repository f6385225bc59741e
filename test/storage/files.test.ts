import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { StorageError, storageError } from "../../storage/errors.ts";
import {
  appendDurably,
  listIfThere,
  makeFolder,
  readIfThere,
  removeLeftovers,
  setAside,
  writeDurably,
} from "../../storage/files.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";

/** Notes in which order what happens to which file. */
function watchOrder(): string[] {
  const order: string[] = [];
  const { open, rename } = fs;
  vi.spyOn(fs, "open").mockImplementation(async (file, flags, mode) => {
    const handle = await open(file, flags, mode);
    for (const method of ["sync", "datasync"] as const) {
      const original = handle[method].bind(handle);
      handle[method] = async () => {
        await original();
        order.push(
          `synced ${path.basename(String(file)).replace(/^\.(.+)\.[^.]+\.tmp$/, "new $1")}`,
        );
      };
    }
    return handle;
  });
  vi.spyOn(fs, "rename").mockImplementation(async (from, to) => {
    await rename(from, to);
    order.push(`renamed to ${path.basename(String(to))}`);
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  return order;
}

describe("writeDurably", () => {
  test("the content is on disk before it takes the name, the name before it resolves", async () => {
    const folder = await dataFolder();
    const order = watchOrder();
    await writeDurably(path.join(folder, "a.json"), "one");
    expect(order).toEqual([
      "synced new a.json",
      "renamed to a.json",
      `synced ${path.basename(folder)}`,
    ]);
    expect(await fs.readFile(path.join(folder, "a.json"), "utf8")).toBe("one");
  });

  test("is for this user's eyes only and leaves nothing beside", async () => {
    const folder = await dataFolder();
    await writeDurably(path.join(folder, "a.bin"), Buffer.from([0, 255]));
    await writeDurably(path.join(folder, "a.bin"), Buffer.from([1, 254]));
    expect(await fs.readdir(folder)).toEqual(["a.bin"]);
    expect((await fs.stat(path.join(folder, "a.bin"))).mode & 0o777).toBe(0o600);
    expect([...(await fs.readFile(path.join(folder, "a.bin")))]).toEqual([1, 254]);
  });

  test("many at once on one file: one of them, whole", async () => {
    const folder = await dataFolder();
    const file = path.join(folder, "a");
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000));
    await Promise.all(texts.map((text) => writeDurably(file, text)));
    expect(texts).toContain(await fs.readFile(file, "utf8"));
    expect(await fs.readdir(folder)).toEqual(["a"]);
  });

  test("a full disk leaves the old content and no temporary file, and says what to do", async () => {
    const folder = await dataFolder();
    const file = path.join(folder, "a");
    await writeDurably(file, "old");
    const disk = breakDisk(folder, "ENOSPC");
    const error = await writeDurably(file, "new and longer").catch((caught: unknown) => caught);
    disk.mend();
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({
      file,
      code: "ENOSPC",
      message: `Cannot write ${file}: the disk is full. Free some space on it.`,
    });
    expect(await fs.readdir(folder)).toEqual(["a"]);
    expect(await fs.readFile(file, "utf8")).toBe("old");
  });
});

describe("appendDurably", () => {
  test("line by line, on disk before it resolves", async () => {
    const folder = await dataFolder();
    const file = path.join(folder, "a.jsonl");
    const order = watchOrder();
    await appendDurably(file, "one");
    expect(order).toEqual(["synced a.jsonl", `synced ${path.basename(folder)}`]);
    await appendDurably(file, "two");
    expect(order.slice(2)).toEqual(["synced a.jsonl"]);
    expect(await fs.readFile(file, "utf8")).toBe("one\ntwo\n");
  });

  test("starts on a fresh line after one that was cut short", async () => {
    const file = path.join(await dataFolder(), "a.jsonl");
    await fs.writeFile(file, "one\ntw");
    await appendDurably(file, "three");
    expect(await fs.readFile(file, "utf8")).toBe("one\ntw\nthree\n");
  });

  test("takes back what a full disk took of it", async () => {
    const folder = await dataFolder();
    const file = path.join(folder, "a.jsonl");
    await appendDurably(file, "one");
    const disk = breakDisk(folder, "ENOSPC");
    await expect(appendDurably(file, "a much longer line")).rejects.toThrow("the disk is full");
    disk.mend();
    expect(await fs.readFile(file, "utf8")).toBe("one\n");
  });
});

describe("folders", () => {
  test("makeFolder makes all that is missing, private, and is fine with what is there", async () => {
    const folder = await dataFolder();
    const order = watchOrder();
    await makeFolder(path.join(folder, "a", "b", "c"));
    expect(order).toEqual(["synced b", "synced a", `synced ${path.basename(folder)}`]);
    await makeFolder(path.join(folder, "a", "b"));
    expect(order).toHaveLength(3);
    expect((await fs.stat(path.join(folder, "a", "b"))).mode & 0o777).toBe(0o700);
  });

  test("a file in the way is told as such", async () => {
    const folder = await dataFolder();
    await fs.writeFile(path.join(folder, "a"), "");
    await expect(makeFolder(path.join(folder, "a"))).rejects.toThrow(
      `Cannot make the folder ${path.join(folder, "a")}: a file is where a folder should be.`,
    );
    await expect(makeFolder(path.join(folder, "a", "b"))).rejects.toBeInstanceOf(StorageError);
  });

  test("what isn't there reads as nothing", async () => {
    const folder = await dataFolder();
    expect(await readIfThere(path.join(folder, "a"))).toBeNull();
    expect(await listIfThere(path.join(folder, "a"))).toEqual([]);
    await expect(readIfThere(folder)).rejects.toThrow("a folder is where a file should be");
  });

  test("removeLeftovers takes ours only; setAside keeps the content", async () => {
    const folder = await dataFolder();
    const ours = ".state.json.123e4567-e89b-42d3-a456-426614174000.tmp";
    await fs.writeFile(path.join(folder, ours), "x");
    await fs.writeFile(path.join(folder, ".hidden.tmp"), "x");
    await fs.writeFile(path.join(folder, "state.json"), "broken");
    await removeLeftovers(folder);
    const aside = await setAside(
      path.join(folder, "state.json"),
      Date.parse("2026-11-22T14:02:11.5Z"),
    );
    expect(path.basename(aside)).toBe("state.json.broken-2026-11-22T14-02-11.500Z");
    expect(await fs.readFile(aside, "utf8")).toBe("broken");
    expect(await listIfThere(folder)).toEqual([".hidden.tmp", path.basename(aside)]);
  });
});

test.each([
  ["EACCES", "permission is denied. Let the user that runs Vigil own the data folder."],
  ["EROFS", "the disk is read-only."],
  ["EIO", "Check or replace the disk or SD card."],
])("%s becomes a sentence", (code, words) => {
  const cause = Object.assign(new Error(code), { code });
  expect(storageError("write", "/data/a", cause).message).toContain(words);
});
