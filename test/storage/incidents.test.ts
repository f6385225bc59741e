import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { StorageError } from "../../storage/errors.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { ended, failed, id, kinds, open, opened } from "./open-incidents.ts";

describe("an incident on disk", () => {
  test("marker first, then the record, then events, each line by line", async () => {
    const folder = await dataFolder();
    const { incidents, create, clock } = await open(folder);
    const order: string[] = [];
    const rename = fs.rename;
    const spy = vi.spyOn(fs, "rename").mockImplementation(async (from, to) => {
      order.push(path.relative(folder, String(to)));
      await rename(from, to);
    });
    const record = await create();
    spy.mockRestore();
    expect(record).toMatchObject({ id, cameraName: "Garden", timezone: "Europe/Berlin" });
    expect(order).toEqual([`pending/${id}`, `incidents/2026-11-22/${id}/incident.json`]);
    expect(incidents.folder(id)).toBe(path.join(folder, "incidents", "2026-11-22", id));

    expect(await incidents.append(id, opened)).toEqual({ seq: 1, at: clock.wall(), ...opened });
    await incidents.append(id, ended);
    const lines = (await fs.readFile(incidents.file(id, "events.jsonl"), "utf8")).split("\n");
    expect(lines).toHaveLength(3);
    expect(JSON.parse(String(lines[1]))).toMatchObject({ seq: 2, kind: "ended" });
    expect(kinds(await incidents.events(id))).toEqual(["1 opened", "2 ended"]);
    expect(incidents.problem()).toBeNull();
  });

  test("the same second twice, also after the clock stepped back, also after a restart", async () => {
    const folder = await dataFolder();
    const { create, clock } = await open(folder);
    const both = await Promise.all([create(), create()]);
    expect(both.map((record) => record.id)).toEqual([id, `${id}-2`]);
    await clock.advance(3_600_000);
    clock.stepWall(-3_600_000);
    expect((await create()).id).toBe(`${id}-3`);
    const again = await open(folder);
    expect((await again.create()).id).toBe(`${id}-4`);
    expect((await again.create(again.clock.wall(), "c2")).id).toBe("20261122-150000-c2");
  });

  test("events of concurrent appends keep the order of calls and their listeners too", async () => {
    const { incidents, create, log } = await open(await dataFolder());
    await create();
    const heard: string[] = [];
    incidents.onEvent(() => {
      throw new Error("listener down");
    });
    incidents.onEvent(async () => Promise.reject(new Error("listener down later")));
    const stop = incidents.onEvent((record, event) => {
      heard.push(`${record.id} ${event.seq}`);
    });
    const parts = Array.from({ length: 20 }, (_, index) => index + 1);
    const events = await Promise.all(parts.map((part) => incidents.append(id, failed(part))));
    expect(events.map(({ seq }) => seq)).toEqual(parts);
    expect(events.map((event) => event.kind === "clip_failed" && event.part)).toEqual(parts);
    expect(heard).toEqual(parts.map((seq) => `${id} ${seq}`));
    expect(log.messages("error")).toHaveLength(40);
    stop();
    await incidents.append(id, ended);
    expect(heard).toHaveLength(20);
  });

  test("a listener hears of an event when it is on disk already", async () => {
    const { incidents, create } = await open(await dataFolder());
    await create();
    const onDisk: Promise<string>[] = [];
    incidents.onEvent(() => {
      onDisk.push(fs.readFile(incidents.file(id, "events.jsonl"), "utf8"));
    });
    await incidents.append(id, opened);
    expect(await onDisk[0]).toContain('"seq":1');
  });

  test("names that lead out of the folder are refused everywhere", async () => {
    const { incidents, create } = await open(await dataFolder());
    await create();
    expect(() => incidents.folder("../../etc")).toThrow(RangeError);
    expect(() => incidents.file(id, "../x")).toThrow(RangeError);
    await expect(incidents.record("..")).rejects.toThrow(RangeError);
    await expect(incidents.events("../x")).rejects.toThrow(RangeError);
    await expect(incidents.append("../x", ended)).rejects.toThrow(RangeError);
    await expect(incidents.day("../x")).rejects.toThrow(RangeError);
    await expect(incidents.saveFile(id, "events.jsonl", Buffer.of(1))).rejects.toThrow(RangeError);
  });

  test("evidence is kept whole", async () => {
    const { incidents, create } = await open(await dataFolder());
    await create();
    await incidents.saveFile(id, "photo.jpg", Buffer.from([1, 2, 3]));
    expect(await incidents.files(id)).toEqual(["incident.json", "photo.jpg"]);
    expect([...(await incidents.readFile(id, "photo.jpg"))]).toEqual([1, 2, 3]);
    await incidents.removeFile(id, "photo.jpg");
    await incidents.removeFile(id, "photo.jpg");
    await expect(incidents.readFile(id, "photo.jpg")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(incidents.removeFile(id, "incident.json")).rejects.toThrow(RangeError);
  });

  test("one that is not there: a sentence", async () => {
    const { incidents } = await open(await dataFolder());
    await expect(incidents.record(id)).rejects.toThrow(
      `The incident ${id} is not on disk (any more).`,
    );
    await expect(incidents.append(id, ended)).rejects.toBeInstanceOf(StorageError);
    expect(await incidents.events(id)).toEqual([]);
    expect(await incidents.pending()).toEqual([]);
    expect(incidents.problem()).toBeNull();
  });
});

describe("what needs attention", () => {
  test("pending until settled, unfinished until ended, also after a restart", async () => {
    const folder = await dataFolder();
    const { incidents, create, clock } = await open(folder);
    const later = (await create(clock.wall() + 60_000)).id;
    await create();
    await incidents.append(id, opened);
    await incidents.append(later, ended);
    expect(await incidents.pending()).toEqual([id, later]);
    expect(await incidents.unfinished()).toEqual([id]);

    const again = (await open(folder)).incidents;
    expect(await again.pending()).toEqual([id, later]);
    expect(await again.unfinished()).toEqual([id]);
    expect(await again.append(id, ended)).toMatchObject({ seq: 2 });
    await again.settle(later);
    await again.settle(later);
    expect(await again.pending()).toEqual([id]);
    expect(await (await open(folder)).incidents.pending()).toEqual([id]);
    expect(await again.record(later)).toMatchObject({ id: later });
  });

  test("an event after all was told needs attention again and goes on counting", async () => {
    const folder = await dataFolder();
    const { incidents, create } = await open(folder);
    await create();
    await incidents.append(id, ended);
    await incidents.settle(id);
    expect(await incidents.pending()).toEqual([]);
    expect(await incidents.append(id, failed(2))).toMatchObject({ seq: 2 });
    expect(await incidents.pending()).toEqual([id]);
    expect(await (await open(folder)).incidents.pending()).toEqual([id]);
  });

  test("settling does nothing while there is more to tell", async () => {
    const folder = await dataFolder();
    const { incidents, create } = await open(folder);
    await create();
    await incidents.append(id, opened);
    await incidents.append(id, ended);
    await incidents.settle(id, 1);
    expect(await incidents.pending()).toEqual([id]);
    await Promise.all([incidents.settle(id), incidents.append(id, failed(2))]);
    expect(await incidents.pending()).toEqual([id]);
    await Promise.all([incidents.append(id, failed(3)), incidents.settle(id)]);
    expect(await incidents.pending()).toEqual([id]);
    expect(await (await open(folder)).incidents.pending()).toEqual([id]);
    await incidents.settle(id, 4);
    expect(await incidents.pending()).toEqual([]);
    expect(kinds(await incidents.events(id))).toHaveLength(4);
  });
});

describe("after a crash or on a bad disk", () => {
  test("a torn last line is dropped, a broken one in the middle skipped, both warned of", async () => {
    const folder = await dataFolder();
    const first = await open(folder);
    await first.create();
    for (const part of [1, 2, 3]) await first.incidents.append(id, failed(part));
    const file = first.incidents.file(id, "events.jsonl");
    const lines = (await fs.readFile(file, "utf8")).split("\n");
    lines[1] = "\0\0\0";
    await fs.writeFile(file, `${lines.join("\n")}{"seq":4,"at":1,"ki`);

    const { incidents, log } = await open(folder);
    expect(kinds(await incidents.events(id))).toEqual(["1 clip_failed", "3 clip_failed"]);
    expect(log.messages("warn")).toEqual([
      `${file}: line 2 cannot be read and is skipped`,
      `${file}: the last line was cut short by a crash and is dropped`,
    ]);
    expect(await incidents.append(id, ended)).toMatchObject({ seq: 4 });
    expect(kinds(await incidents.events(id)).at(-1)).toBe("4 ended");
    expect((await fs.readFile(file, "utf8")).split("\n").at(-2)).toContain('"ended"');
  });

  test("a marker whose incident never came to be is removed", async () => {
    const folder = await dataFolder();
    await open(folder);
    await fs.writeFile(path.join(folder, "pending", id), "");
    await fs.mkdir(path.join(folder, "incidents", "2026-11-22", id), { recursive: true });
    const { incidents, log } = await open(folder);
    expect(await incidents.pending()).toEqual([]);
    expect(await fs.readdir(path.join(folder, "pending"))).toEqual([]);
    expect(await fs.readdir(path.join(folder, "incidents", "2026-11-22"))).toEqual([]);
    expect(log.messages("warn").join()).toContain("cut short by a crash");
  });

  test("day reads a folder in order; broken ones are set aside with a warning", async () => {
    const folder = await dataFolder();
    const { incidents, create, clock, log } = await open(folder);
    const second = (await create(clock.wall() + 1000)).id;
    const third = (await create(clock.wall() + 2000)).id;
    await create();
    await create(clock.wall() + 24 * 3_600_000);
    await Promise.all([id, second, third].map((one) => incidents.settle(one)));
    await fs.writeFile(incidents.file(second, "incident.json"), '{"id":');
    await fs.mkdir(path.join(folder, "incidents", "2026-11-22", "not ours"));
    expect((await incidents.day("2026-11-22")).map((record) => record.id)).toEqual([id, third]);
    expect(log.messages("warn").join("\n")).toContain("was set aside as");
    expect((await fs.readdir(incidents.folder(second))).join()).toMatch(/incident\.json\.broken-/);
    expect(await incidents.day("2026-11-21")).toEqual([]);
  });
});
