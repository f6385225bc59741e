// The copy off site on a real S3 server: what comes first, a server killed in mid-upload, what a
// process list shows, what a kill -9 of ours leaves, and what is removed there.
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startChild } from "../../fakes/child-process.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { addEvent, incident, openHouse, pathOf, someBytes, writeFiles } from "./house.ts";
import { realStore } from "./real-store.ts";
import {
  argumentsOf,
  type FarPlace,
  rclone,
  rcloneArguments,
  startS3,
  whyNoRclone,
} from "./servers.ts";

const secret = "S3RVER";
const remoteAt = ({ port }: FarPlace, key = secret) =>
  `:s3,provider=Other,endpoint='http://127.0.0.1:${port}',access_key_id=${key},secret_access_key=${secret},force_path_style=true:bucket/vigil`;

/** As a user fetches the copy: into a folder. */
async function fetched({ port }: FarPlace): Promise<string> {
  const folder = await dataFolder();
  // s3rver doesn't list folders that hold nothing but folders.
  await rclone(["copy", "--fast-list", "far:bucket/vigil", folder], {
    RCLONE_CONFIG_FAR_TYPE: "s3",
    RCLONE_CONFIG_FAR_PROVIDER: "Other",
    RCLONE_CONFIG_FAR_ENDPOINT: `http://127.0.0.1:${port}`,
    RCLONE_CONFIG_FAR_ACCESS_KEY_ID: secret,
    RCLONE_CONFIG_FAR_SECRET_ACCESS_KEY: secret,
    RCLONE_CONFIG_FAR_FORCE_PATH_STYLE: "true",
  });
  return folder;
}

/** s3rver writes an object in place: only a whole one counts. */
function isThere({ folder }: FarPlace, file: string, bytes?: number): boolean {
  const object = path.join(folder, "bucket", "vigil", `${file}._S3rver_object`);
  const { size } = statSync(object, { throwIfNoEntry: false }) ?? {};
  return size !== undefined && (bytes === undefined || size === bytes);
}

describe.skipIf(whyNoRclone !== null)("on a real S3 server", () => {
  let far: FarPlace;
  beforeAll(async () => {
    far = await startS3();
  });
  afterAll(() => far?.close());

  test("a photo overtakes a long clip; a server killed in mid-upload gets the clip when it is back", async () => {
    const house = await openHouse((parts) =>
      realStore(remoteAt(far), parts.dataDir, { ...parts, bandwidth: "3M" }),
    );
    const [first, second] = [incident(1), incident(2)];
    const clip = someBytes(8_000_000);
    const photo = someBytes(150_000);
    await house.store(first, { "incident.json": "{}", "events.jsonl": "{}\n", "photo.jpg": photo });
    await house.until("the first photo there", () => isThere(far, pathOf(first, "photo.jpg")));
    await house.store(first, { "clip-1.mp4": clip, "spool-2.mkv": someBytes(10) });
    far.received();
    let sent = 0;
    await house.until("a part of the clip sent", () => (sent += far.received()) > 1_000_000, 0);
    expect(rcloneArguments().join("\n")).toContain("--files-from-raw");
    expect(rcloneArguments().join("\n")).not.toContain(secret);

    await house.store(second, {
      "incident.json": "{}",
      "events.jsonl": "{}\n",
      "photo.jpg": photo,
    });
    await house.until(
      "the second photo there",
      () => isThere(far, pathOf(second, "photo.jpg")),
      50,
    );
    expect(isThere(far, pathOf(first, "clip-1.mp4"), clip.length)).toBe(false);
    // The second one's files are known to be there; the clip goes on.
    await house.until("the clip alone left", () => house.offsite.status().waiting.files === 1, 50);
    expect(house.offsite.status().isCopying).toBe(true);

    await far.kill();
    await house.until("it is noticed", () => house.offsite.status().trouble !== null, 50);
    expect(house.offsite.status()).toMatchObject({
      trouble: { kind: "no_network" },
      waiting: { files: 1, bytes: clip.length },
    });
    await far.start();
    await addEvent(house.dataDir, first, `{"more":true}`);
    house.offsite.stored(first, ["events.jsonl"]);
    await house.copied();
    expect(house.offsite.status().trouble).toBeNull();
    const copy = await fetched(far);
    expect(readFileSync(path.join(copy, pathOf(first, "clip-1.mp4"))).equals(clip)).toBe(true);
    expect(readFileSync(path.join(copy, pathOf(first, "photo.jpg"))).equals(photo)).toBe(true);
    expect(readFileSync(path.join(copy, pathOf(first, "events.jsonl")), "utf8")).toContain("more");
    expect(isThere(far, pathOf(first, "spool-2.mkv"))).toBe(false);
    expect(JSON.stringify(house.log.lines)).not.toContain(secret);

    // What a person deletes goes there, too; what a rule of retention takes, stays.
    for (const [id, reason] of [
      [first, "by_hand"],
      [second, "too_old"],
    ] as const) {
      await house.offsite.removing({ incident: id, files: null, reason, by: null });
      rmSync(path.join(house.dataDir, pathOf(id)), { recursive: true });
    }
    await house.until("it is removed there", () => house.offsite.status().removals === 0);
    expect(isThere(far, pathOf(first, "photo.jpg"))).toBe(false);
    expect(isThere(far, pathOf(second, "photo.jpg"))).toBe(true);
  });

  test("after a kill -9 nothing is lost, and no rclone stays behind", async () => {
    const dataDir = await dataFolder();
    const id = incident(3);
    const files = { "photo.jpg": someBytes(10_000), "clip-1.mp4": someBytes(9_000_000) };
    await writeFiles(dataDir, id, files);
    const child = startChild("test/storage/offsite/copying-child.ts", dataDir, remoteAt(far), id);
    far.received();
    let sent = 0;
    const pid = Number(await child.hear());
    while ((sent += far.received()) < 500_000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(argumentsOf(pid)).toContain("copying-child");
    expect(rcloneArguments().some((command) => command.includes(dataDir))).toBe(true);
    await child.kill();
    expect(isThere(far, pathOf(id, "clip-1.mp4"), 9_000_000)).toBe(false);

    const house = await openHouse((parts) => realStore(remoteAt(far), parts.dataDir, parts), {
      dataDir,
      place: "child",
    });
    await house.copied();
    const copy = await fetched(far);
    for (const [name, content] of Object.entries(files)) {
      expect(readFileSync(path.join(copy, pathOf(id, name))).equals(content)).toBe(true);
    }
    await house.until(
      "the former run's rclone ended",
      () => !rcloneArguments().some((command) => command.includes(dataDir)),
    );
  });

  test("the whole history is copied, and what differs there is left as it is", async () => {
    const dataDir = await dataFolder();
    for (const day of ["20261119", "20261120", "20261121"]) {
      const files = { "photo.jpg": `photo of ${day}`, "events.jsonl": "{}\n", "spool-1.mkv": "x" };
      await writeFiles(dataDir, incident(1, day), files);
    }
    const before = new Date(Date.now() - 600_000);
    const age = (day: string, name: string) =>
      utimesSync(path.join(dataDir, pathOf(incident(1, day), name)), before, before);
    for (const day of ["20261119", "20261120", "20261121"]) {
      for (const name of ["photo.jpg", "events.jsonl"]) age(day, name);
    }
    const index = path.join(dataDir, "incidents/2026-11-20/index.json");
    writeFileSync(index, "{}");
    utimesSync(index, before, before);
    const house = await openHouse((parts) => realStore(remoteAt(far), parts.dataDir, parts), {
      dataDir,
    });
    const isDone = () => house.offsite.status().everything?.isDone === true;
    await house.offsite.copyEverything();
    await house.until("all days copied", isDone);
    expect(house.offsite.status().everything).toMatchObject({ days: 3, copied: 6, differing: 0 });
    await writeFiles(dataDir, incident(1, "20261120"), {
      "photo.jpg": "cut",
      "events.jsonl": "{}\n{}\n",
    });
    for (const name of ["photo.jpg", "events.jsonl"]) age("20261120", name);
    await house.offsite.copyEverything();
    await house.until("all days copied again", isDone);
    expect(house.offsite.status()).toMatchObject({
      everything: { days: 3, copied: 1, differing: 1 },
      trouble: null,
    });
    const copy = await fetched(far);
    const there = (name: string) =>
      readFileSync(path.join(copy, pathOf(incident(1, "20261120"), name)), "utf8");
    expect(there("photo.jpg")).toBe("photo of 20261120");
    expect(there("events.jsonl")).toBe("{}\n{}\n");
  });

  test("/offsite test goes through, and a key that nobody knows is a refused login", async () => {
    const house = await openHouse((parts) => realStore(remoteAt(far), parts.dataDir, parts));
    const { signal } = new AbortController();
    const seen: number[] = [];
    const steps = await house.offsite.test(signal, (taken) => seen.push(taken.length));
    expect(steps.map(({ step, outcome }) => `${step} ${String(outcome)}`)).toEqual([
      "write well",
      "read well",
      "list well",
      "remove well",
    ]);
    expect(seen).toEqual([1, 2, 3, 4]);
    const stranger = realStore(remoteAt(far, "NOBODYS"), house.dataDir, house);
    expect(await stranger.list(signal)).toMatchObject({ kind: "login" });
  });
});
