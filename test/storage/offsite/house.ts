// Owns a house whose evidence is copied in tests: a data folder, incidents in it, and the copying with
// real rclone and a clock that the waiting moves on.
import { randomBytes } from "node:crypto";
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { onTestFinished } from "vitest";
import { Offsite } from "../../../storage/offsite/offsite.ts";
import type { OffsiteStore } from "../../../storage/offsite/offsite-store.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { RecordingLog } from "../../fakes/log.ts";

export interface House {
  dataDir: string;
  clock: FakeClock;
  log: RecordingLog;
  offsite: Offsite;
  /** Writes files of an incident and says so, as storage does. */
  store(id: string, files: Record<string, Buffer | string>): Promise<void>;
  /** Resolves when `is` holds, and moves the clock on until then. */
  until(what: string, is: () => boolean | Promise<boolean>, stepMs?: number): Promise<void>;
  /** Resolves when nothing waits. */
  copied(): Promise<void>;
}

export function someBytes(count: number): Buffer {
  return randomBytes(count);
}

export function incident(minute: number, day = "20261122"): string {
  return `${day}-14${String(minute).padStart(2, "0")}00-c1`;
}

export function pathOf(id: string, name = ""): string {
  const day = `${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}`;
  return path.posix.join("incidents", day, id, name);
}

export async function openHouse(
  makeStore: (parts: { dataDir: string; clock: FakeClock; log: RecordingLog }) => OffsiteStore,
  options: { dataDir?: string; pending?: string[]; place?: string } = {},
): Promise<House> {
  const dataDir = options.dataDir ?? (await dataFolder());
  const clock = new FakeClock();
  const log = new RecordingLog();
  const offsite = await Offsite.open({
    dataDir,
    store: makeStore({ dataDir, clock, log }),
    name: "far",
    isEncrypted: false,
    bandwidth: null,
    place: options.place ?? "far",
    clock,
    log,
    random: () => 0,
  });
  const house: House = {
    dataDir,
    clock,
    log,
    offsite,
    async store(id, files) {
      await writeFiles(dataDir, id, files);
      offsite.stored(id, Object.keys(files));
    },
    async until(what, is, stepMs = 500) {
      const deadline = Date.now() + 15_000;
      while (!(await is())) {
        if (Date.now() > deadline) {
          throw new Error(`${what}: not within 15 s. ${JSON.stringify(offsite.status())}`);
        }
        await clock.advance(stepMs);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    copied: () =>
      house.until("everything copied", () => {
        const { waiting, isCopying } = offsite.status();
        return waiting.files === 0 && waiting.unexamined === 0 && !isCopying;
      }),
  };
  onTestFinished(() => offsite.stop());
  offsite.start(options.pending ?? []);
  return house;
}

export async function writeFiles(
  dataDir: string,
  id: string,
  files: Record<string, Buffer | string>,
): Promise<void> {
  const folder = path.join(dataDir, pathOf(id));
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content);
  }
}

export async function addEvent(dataDir: string, id: string, line: string): Promise<void> {
  await appendFile(path.join(dataDir, pathOf(id, "events.jsonl")), `${line}\n`);
}
