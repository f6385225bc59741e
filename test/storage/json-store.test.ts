import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { StorageError } from "../../storage/errors.ts";
import { JsonStore } from "../../storage/json-store.ts";
import type { JsonStoreOptions } from "../../storage/json-store.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const schema = z.object({
  version: z.literal(2),
  count: z.number().default(0),
  names: z.array(z.string()).default([]),
  inner: z.object({ a: z.number().default(1), b: z.number().default(2) }).prefault({}),
});
type Small = z.infer<typeof schema>;

function options(folder: string, log = new RecordingLog()): JsonStoreOptions<Small> {
  return {
    file: path.join(folder, "small.json"),
    schema,
    version: 2,
    // Version 1 called it "number".
    migrations: { 1: ({ number, ...rest }) => ({ ...rest, count: number }) },
    clock: new FakeClock(),
    log,
  };
}

const setAsideName = "small.json.broken-2026-11-22T14-00-00.000Z";

describe("reading", () => {
  test("a first start has defaults and writes nothing", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    expect(store.value).toEqual({ version: 2, count: 0, names: [], inner: { a: 1, b: 2 } });
    expect(store.repaired).toBeNull();
    expect(await fs.readdir(folder)).toEqual([]);
  });

  test("what was changed is there after a restart, with a copy beside it", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    await store.change((draft) => {
      draft.count = 3;
    });
    expect((await JsonStore.open(options(folder))).value.count).toBe(3);
    const text = await fs.readFile(path.join(folder, "small.json"), "utf8");
    expect(await fs.readFile(path.join(folder, "small.json.bak"), "utf8")).toBe(text);
  });

  test("keys that an older file lacks get defaults, deep down as well", async () => {
    const folder = await dataFolder();
    await fs.writeFile(path.join(folder, "small.json"), '{"version":2,"inner":{"a":7}}');
    const store = await JsonStore.open(options(folder));
    expect(store.value).toEqual({ version: 2, count: 0, names: [], inner: { a: 7, b: 2 } });
  });

  test("an older version is migrated", async () => {
    const folder = await dataFolder();
    await fs.writeFile(path.join(folder, "small.json"), '{"version":1,"number":5}');
    const store = await JsonStore.open(options(folder));
    expect(store.value.count).toBe(5);
    expect(store.repaired).toBeNull();
  });

  test.each([
    ["empty", "", "it is empty"],
    ["cut short", '{"version":2,"cou', "JSON"],
    ["not ours", "[1,2]", "carries no version"],
    ["of another shape", '{"version":2,"count":"many"}', "count"],
    ["from the future", '{"version":9}', "newer Vigil (version 9)"],
    ["zeroes after a power cut", "\0\0\0\0", "JSON"],
  ])("a file that is %s is set aside and the copy used", async (_name, content, why) => {
    const folder = await dataFolder();
    const first = await JsonStore.open(options(folder));
    await first.change((draft) => {
      draft.count = 8;
    });
    await fs.writeFile(path.join(folder, "small.json"), content);

    const log = new RecordingLog();
    const store = await JsonStore.open(options(folder, log));
    expect(store.value.count).toBe(8);
    expect(store.repaired).toBe("copy");
    expect(log.messages("warn").join("\n")).toContain(why);
    expect(await fs.readFile(path.join(folder, setAsideName), "utf8")).toBe(content);
    // And it is whole again on disk.
    expect((await JsonStore.open(options(folder))).repaired).toBeNull();
  });

  test("both broken: both set aside, defaults, a warning", async () => {
    const folder = await dataFolder();
    await fs.writeFile(path.join(folder, "small.json"), "");
    await fs.writeFile(path.join(folder, "small.json.bak"), "{");
    const log = new RecordingLog();
    const store = await JsonStore.open(options(folder, log));
    expect(store.value.count).toBe(0);
    expect(store.repaired).toBe("nothing");
    expect(log.messages("warn")).toHaveLength(3);
    expect(await fs.readdir(folder)).toHaveLength(2);
    await store.change((draft) => {
      draft.count = 1;
    });
    expect((await JsonStore.open(options(folder))).value.count).toBe(1);
  });

  test("a file that went missing comes back from its copy; a folder in its place as well", async () => {
    const folder = await dataFolder();
    const first = await JsonStore.open(options(folder));
    await first.change((draft) => {
      draft.count = 8;
    });
    await fs.rm(path.join(folder, "small.json"));
    expect((await JsonStore.open(options(folder))).value.count).toBe(8);
    await fs.rm(path.join(folder, "small.json"));
    await fs.mkdir(path.join(folder, "small.json"));
    expect((await JsonStore.open(options(folder))).value.count).toBe(8);
  });

  test("forbidden to read: stops with a sentence instead of forgetting everything", async () => {
    const folder = await dataFolder();
    await fs.writeFile(path.join(folder, "small.json"), '{"version":2,"count":4}');
    const denied = Object.assign(new Error("EACCES"), { code: "EACCES" });
    const spy = vi.spyOn(fs, "readFile").mockRejectedValue(denied);
    const opening = JsonStore.open(options(folder));
    await expect(opening).rejects.toThrow("permission is denied");
    spy.mockRestore();
    expect((await JsonStore.open(options(folder))).value.count).toBe(4);
  });
});

describe("changing", () => {
  test("a hundred at once share few writes, and none is lost", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    const rename = vi.spyOn(fs, "rename");
    const changes = Array.from({ length: 100 }, (_, index) =>
      store.change((draft) => {
        draft.count += 1;
        draft.names.push(`n${index}`);
      }),
    );
    await Promise.all(changes);
    // One write, of the file and of its copy.
    expect(rename).toHaveBeenCalledTimes(2);
    rename.mockRestore();
    expect(store.value.count).toBe(100);
    expect((await JsonStore.open(options(folder))).value.names.at(-1)).toBe("n99");
  });

  test("resolves only when on disk, and is not visible before", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    const changed = store.change((draft) => {
      draft.count = 1;
    });
    expect(store.value.count).toBe(0);
    await changed;
    expect(store.value.count).toBe(1);
    expect(await fs.readFile(path.join(folder, "small.json"), "utf8")).toContain('"count": 1');
  });

  test("changes asked for during a write go into the next", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    const add = () =>
      store.change((draft) => {
        draft.count += 1;
      });
    const first = add();
    await Promise.resolve();
    await Promise.resolve();
    const later = [add(), add(), add()];
    await first;
    await Promise.all(later);
    expect((await JsonStore.open(options(folder))).value.count).toBe(4);
  });

  test("a change of nothing writes nothing", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    const set = () =>
      store.change((draft) => {
        draft.count = 1;
      });
    await set();
    const rename = vi.spyOn(fs, "rename");
    await set();
    expect(rename).not.toHaveBeenCalled();
    rename.mockRestore();
  });

  test("an edit that throws or breaks the schema is refused alone", async () => {
    const store = await JsonStore.open(options(await dataFolder()));
    const results = await Promise.allSettled([
      store.change((draft) => {
        draft.count = 1;
      }),
      store.change((draft) => {
        draft.names.push("half done");
        throw new Error("no");
      }),
      store.change((draft) => {
        draft.inner.a = Number.NaN;
      }),
      store.change((draft) => {
        draft.count += 1;
      }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    expect(results[2]).toMatchObject({ reason: expect.any(StorageError) });
    expect(store.value).toMatchObject({ count: 2, names: [], inner: { a: 1 } });
  });

  test("a failed write changes nothing, neither in memory nor on disk, and the next works", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    const set = (count: number) =>
      store.change((draft) => {
        draft.count = count;
      });
    await set(1);
    const disk = breakDisk(folder, "ENOSPC");
    const results = await Promise.allSettled([set(2), set(3)]);
    disk.mend();
    for (const result of results) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "ENOSPC" } });
    }
    expect(store.value.count).toBe(1);
    expect((await JsonStore.open(options(folder))).value.count).toBe(1);
    expect((await fs.readdir(folder)).toSorted()).toEqual(["small.json", "small.json.bak"]);
    await set(4);
    expect((await JsonStore.open(options(folder))).value.count).toBe(4);
  });

  test("nobody can change the value behind the store's back", async () => {
    const store = await JsonStore.open(options(await dataFolder()));
    expect(() => store.value.names.push("x")).toThrow(TypeError);
    await store.change((draft) => {
      draft.names.push("y");
    });
    expect(() => store.value.names.push("x")).toThrow(TypeError);
    expect(store.value.names).toEqual(["y"]);
  });

  test("close waits for what is under way", async () => {
    const folder = await dataFolder();
    const store = await JsonStore.open(options(folder));
    const changed = store.change((draft) => {
      draft.count = 9;
    });
    await store.close();
    expect(store.value.count).toBe(9);
    await changed;
  });
});
