// Evidence as ZIPs: what is in them, what they say of it, and that nothing stays behind.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { NoRoomError } from "../../../storage/export/exports.ts";
import { silentLog } from "../../../storage/log.ts";
import { Chain } from "../../../storage/seal/chain.ts";
import { openExports } from "../../fakes/exports.ts";
import { incidentSummary } from "../../fakes/history.ts";
import { unzip } from "../../fakes/unzip.ts";

const berlin = "Europe/Berlin";
const first = "20261122-140211-c1";
const second = "20261122-180000-c2";
const sha256 = (content: Buffer | string) => createHash("sha256").update(content).digest("hex");

const telling = (part: { signal?: AbortSignal } = {}) => ({
  by: "Anna",
  timezone: berlin,
  readme: ({ incidents, part: number }: { incidents: number; part: number }) =>
    `${incidents} incidents\npart ${number}`,
  nameOf: (person: string) => (person === "p1anna000" ? "Anna" : null),
  signal: new AbortController().signal,
  ...part,
});

const evidence = {
  "incident.json": '{"id":"20261122-140211-c1"}\n',
  "events.jsonl": '{"seq":1}\n{"seq":2}\n',
  "photo.jpg": Buffer.alloc(3_000, 7),
  "stranger.jpg": Buffer.alloc(4_000, 8),
  "stranger-original.jpg": Buffer.alloc(4_000, 9),
  "face-1.png": Buffer.alloc(500, 1),
  "clip-1.mp4": Buffer.alloc(200_000, 2),
  "clip-1.jpg": Buffer.alloc(900, 3),
  "movement.json": "[]\n",
  "deliveries.json": '{"chat":1001}',
  "spool-2.mkv": Buffer.alloc(9_000),
};

interface Manifest {
  incidents: {
    incident: string;
    files: { path: string; sha256: string; bytes: number; seal: unknown }[];
  }[];
}

describe("one incident", () => {
  test("holds its files, told apart, and says what they are", async () => {
    const { exports, put } = await openExports();
    await put(first, evidence, {
      openedAt: Date.UTC(2026, 10, 22, 13, 2, 11),
      people: ["p1anna000", "p9gone000"],
    });
    const plan = await exports.plan({ kind: "incident", incident: first });
    const made = await exports.make(plan, 0, telling());

    expect(made.name).toBe(`vigil-${first}.zip`);
    const entries = await unzip(made.file);
    expect([...entries.keys()].toSorted()).toEqual([
      `${first}/annotated/clip-1.jpg`,
      `${first}/annotated/face-1.png`,
      `${first}/annotated/stranger.jpg`,
      `${first}/originals/clip-1.mp4`,
      `${first}/originals/photo.jpg`,
      `${first}/originals/stranger-original.jpg`,
      `${first}/records/events.jsonl`,
      `${first}/records/incident.json`,
      `${first}/records/movement.json`,
      "README.txt",
      "manifest.json",
    ]);
    expect(entries.get(`${first}/originals/clip-1.mp4`)?.stored).toBe(true);
    expect(entries.get(`${first}/records/events.jsonl`)?.stored).toBe(false);
    expect(entries.get("README.txt")?.content.toString()).toBe("\uFEFF1 incidents\r\npart 1\r\n");

    const manifest = JSON.parse(entries.get("manifest.json")?.content.toString() ?? "") as Manifest;
    expect(manifest).toMatchObject({
      vigil: "9.8.7",
      exported: { at: "2026-11-22T15:00:00.000+01:00", by: "Anna" },
      part: 1,
      parts: 1,
      incidents: [
        {
          incident: first,
          opened: "2026-11-22T14:02:11.000+01:00",
          began: "2026-11-22T14:02:10.000+01:00",
          verdict: "stranger",
          known: [
            { id: "p1anna000", name: "Anna" },
            { id: "p9gone000", name: null },
          ],
        },
      ],
      notIncluded: [],
    });
    for (const { path: place, sha256: said, bytes } of manifest.incidents[0]?.files ?? []) {
      const content = entries.get(place)?.content ?? Buffer.alloc(0);
      expect([place, sha256(content), content.length]).toEqual([place, said, bytes]);
    }
    expect(manifest.incidents[0]?.files).toHaveLength(9);
  });

  test("Debian's unzip finds it whole, and its own hash is told", async (context) => {
    const { exports, put } = await openExports();
    await put(first, evidence);
    const plan = await exports.plan({ kind: "incident", incident: first });
    const made = await exports.make(plan, 0, telling());
    const run = promisify(execFile);
    const { stdout } = await run("sha256sum", [made.file]);
    expect(stdout.split(" ")[0]).toBe(made.sha256);
    const there = await run("unzip", ["-v"]).then(
      () => true,
      () => false,
    );
    if (!there && process.env["REQUIRE_REAL"] !== "1") context.skip("unzip is not on this machine");
    expect((await run("unzip", ["-t", made.file])).stdout).toContain("No errors detected");
  });

  test("says what the seal's chain says of each file", async () => {
    const { exports, put, dataDir, clock } = await openExports();
    await put(first, evidence);
    const chain = new Chain({ folder: path.join(dataDir, "seal"), clock, log: silentLog });
    await chain.open();
    const sealed = (name: string, content: Buffer | string) => {
      return { name, bytes: content.length, sha256: sha256(content) };
    };
    const entry = { kind: "sealed" as const, at: clock.wall() };
    await chain.append({ ...entry, incident: second, files: [sealed("photo.jpg", "other")] });
    const head = await chain.append({
      ...entry,
      incident: first,
      files: [
        sealed("photo.jpg", evidence["photo.jpg"]),
        sealed("clip-1.mp4", "something else"),
        sealed("events.jsonl", '{"seq":1}\n'),
      ],
    });
    const plan = await exports.plan({ kind: "incident", incident: first });
    const entries = await unzip((await exports.make(plan, 0, telling())).file);
    const manifest = JSON.parse(entries.get("manifest.json")?.content.toString() ?? "") as Manifest;
    const sealOf = (name: string) =>
      manifest.incidents[0]?.files.find(({ path: place }) => place.endsWith(name))?.seal;
    expect(sealOf("/photo.jpg")).toMatchObject({
      number: head.number,
      head: head.head,
      matches: true,
    });
    // It has grown since.
    expect(sealOf("/events.jsonl")).toMatchObject({ bytes: 10, matches: true });
    expect(sealOf("/clip-1.mp4")).toMatchObject({ matches: false });
    expect(sealOf("/face-1.png")).toBeNull();
    const lines = entries.get("seal-lines.jsonl")?.content.toString().trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines?.[0] ?? "")).toMatchObject({ incident: first, mac: head.head });
  });

  test("that is gone is nothing", async () => {
    const { exports } = await openExports();
    const plan = await exports.plan({ kind: "incident", incident: first });
    expect(plan).toMatchObject({ incidents: [], parts: [], bytes: 0, tooMuch: false });
  });
});

describe("days", () => {
  const clip = (bytes: number) => ({
    "photo.jpg": Buffer.alloc(1_000),
    "clip-1.mp4": Buffer.alloc(bytes),
  });

  test("more than a part takes becomes several whole ZIPs, each with the list of all", async () => {
    const { exports, put } = await openExports({ mostBytes: 600_000 });
    await put(first, clip(300_000));
    await put(second, clip(300_000));
    await put("20261123-000000-c1", clip(10_000));
    const plan = await exports.plan({ kind: "days", from: "2026-11-22", to: "2026-11-22" });
    expect(plan.incidents.map(({ id }) => id)).toEqual([first, second]);
    expect(plan.parts).toHaveLength(2);
    for (const index of [0, 1]) {
      const made = await exports.make(plan, index, telling());
      expect(made.name).toBe(`vigil-2026-11-22-part-${index + 1}-of-2.zip`);
      expect(made.bytes).toBeLessThan(600_000);
      const entries = await unzip(made.file);
      const id = index === 0 ? first : second;
      expect([...entries.keys()]).toContain(`${id}/originals/clip-1.mp4`);
      expect(JSON.parse(entries.get("manifest.json")?.content.toString() ?? "")).toMatchObject({
        part: index + 1,
        parts: 2,
        incidents: [{ incident: id }],
        all: [
          { incident: first, parts: [1] },
          { incident: second, parts: [2] },
        ],
      });
    }
  });

  test("a file that no part takes stays, and is named", async () => {
    const { exports, put } = await openExports({ mostBytes: 600_000 });
    await put(first, clip(700_000));
    const plan = await exports.plan({ kind: "days", from: "2026-11-01", to: "2026-11-30" });
    expect(plan.tooLarge).toMatchObject([{ name: "clip-1.mp4" }]);
    const made = await exports.make(plan, 0, telling());
    expect(made.name).toBe("vigil-2026-11-01-to-2026-11-30.zip");
    const text = (await unzip(made.file)).get("manifest.json")?.content.toString() ?? "";
    expect(JSON.parse(text)).toMatchObject({ notIncluded: [{ name: "clip-1.mp4" }] });
  });

  test("too much is said before anything is read", async () => {
    const { exports, history } = await openExports();
    history.incidents.push(incidentSummary({ id: first, bytes: 3e9 }));
    const plan = await exports.plan({ kind: "days", from: "2026-11-22", to: "2026-11-22" });
    expect(plan).toMatchObject({ tooMuch: true, bytes: 3e9, parts: [] });
  });

  test("what a rule takes away meanwhile is missing, and said so", async () => {
    const { exports, put, incidents } = await openExports();
    await put(first, clip(10_000));
    await put(second, clip(10_000));
    const plan = await exports.plan({ kind: "days", from: "2026-11-22", to: "2026-11-22" });
    await rm(incidents.folder(first), { recursive: true });
    const entries = await unzip((await exports.make(plan, 0, telling())).file);
    const manifest = JSON.parse(entries.get("manifest.json")?.content.toString() ?? "") as object;
    expect(manifest).toMatchObject({
      incidents: [{ incident: second }],
      notIncluded: [{ incident: first }, { incident: first }],
    });
  });

  test("an incident that goes on may grow while it is packed", async () => {
    const { exports, put, incidents } = await openExports();
    await put(first, { ...clip(10_000), "events.jsonl": '{"seq":1}\n' });
    const plan = await exports.plan({ kind: "incident", incident: first });
    await appendFile(path.join(incidents.folder(first), "events.jsonl"), '{"seq":2}\n');
    const entries = await unzip((await exports.make(plan, 0, telling())).file);
    expect(entries.get(`${first}/records/events.jsonl`)?.content).toHaveLength(20);
  });
});

describe("nothing is left of an export", () => {
  test("that was cancelled", async () => {
    const { exports, put, left } = await openExports();
    await put(first, evidence);
    const plan = await exports.plan({ kind: "incident", incident: first });
    const cancel = new AbortController();
    const progress: number[] = [];
    const making = exports.make(plan, 0, {
      ...telling({ signal: cancel.signal }),
      onProgress: ({ bytes }) => {
        progress.push(bytes);
        if (progress.length === 2) cancel.abort(new Error("cancelled"));
      },
    });
    await expect(making).rejects.toThrow("cancelled");
    expect(progress).toHaveLength(2);
    expect(await left()).toEqual([]);
  });

  test("for which there is no room", async () => {
    const { exports, put, left } = await openExports({
      disk: { space: async () => ({ freeBytes: 100_000_000, sizeBytes: 1e9 }) },
    });
    await put(first, evidence);
    const plan = await exports.plan({ kind: "incident", incident: first });
    await expect(exports.make(plan, 0, telling())).rejects.toThrow(NoRoomError);
    expect(await left()).toEqual([]);
  });

  test("that the disk refused", async () => {
    const { exports, put, dataDir } = await openExports({ temporaryFolder: "/nowhere/at/all" });
    await put(first, evidence);
    const plan = await exports.plan({ kind: "incident", incident: first });
    await expect(exports.make(plan, 0, telling())).rejects.toMatchObject({
      name: "StorageError",
      code: "ENOENT",
    });
    expect(await readdir(path.join(dataDir, "temporary"))).toEqual([]);
  });
});
