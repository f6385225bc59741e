// Owns what the seal's tests share: a data folder with a few sealed incidents in it, made by the real
// store, and checking it.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Incidents } from "../../../storage/incidents.ts";
import { chainFiles, sealFolder } from "../../../storage/seal/chain-files.ts";
import { fileFaults, type SealReport } from "../../../storage/seal/report.ts";
import { Seal } from "../../../storage/seal/seal.ts";
import { verifyEvidence, type VerifyOptions } from "../../../storage/seal/verify.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";

/** Each incident's whole files; beside them are incident.json and events.jsonl. */
export const wholeFiles = ["photo.jpg", "clip-1.mp4", "clip-1.jpg", "face-1.png", "movement.json"];

export interface SealedHouse {
  dataDir: string;
  clock: FakeClock;
  log: RecordingLog;
  seal: Seal;
  incidents: Incidents;
  /** Oldest first. */
  ids: string[];
}

/** `count` incidents, a minute apart, ended, sealed and told. */
export async function sealedHouse(count = 2): Promise<SealedHouse> {
  const house = await openHouse(await dataFolder());
  for (let index = 0; index < count; index++) {
    await house.clock.advance(60_000);
    house.ids.push(await tellIncident(house));
  }
  await house.seal.idle();
  return house;
}

/** As a start of the program does. */
export async function openHouse(dataDir: string, clock = new FakeClock()): Promise<SealedHouse> {
  const log = new RecordingLog();
  const seal = await Seal.open({ dataDir, clock, log });
  const incidents = await Incidents.open(dataDir, clock, log, seal);
  return { dataDir, clock, log, seal, incidents, ids: [] };
}

export async function openIncident({ incidents, clock }: SealedHouse): Promise<string> {
  const { id } = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt: clock.wall(),
    beganAt: clock.wall(),
    timezone: "UTC",
  });
  return id;
}

/** One from its opening to its end; the marker is gone. */
export async function tellIncident(house: SealedHouse): Promise<string> {
  const { incidents } = house;
  const id = await openIncident(house);
  await incidents.append(id, { kind: "opened", photo: null, reason: null });
  for (const name of wholeFiles.filter((file) => !file.startsWith("clip"))) {
    await incidents.saveFile(id, name, bytesOf(`${id}/${name}`));
  }
  for (const name of ["clip-1.mp4", "clip-1.jpg"]) {
    await writeFile(incidents.file(id, name), bytesOf(`${id}/${name}`));
  }
  await incidents.seal(id, ["clip-1.mp4", "clip-1.jpg"]);
  await incidents.append(id, { kind: "ended", reason: "quiet", endedAt: house.clock.wall() });
  await house.seal.idle();
  await incidents.settle(id);
  return id;
}

/** Different for every file, and longer than one piece of reading. */
export function bytesOf(name: string, length = 300_000): Buffer {
  return Buffer.alloc(length, `${name} `);
}

export function check({ dataDir }: Pick<SealedHouse, "dataDir">, options?: Partial<VerifyOptions>) {
  return verifyEvidence({ dataDir, ...options });
}

/** What is wrong, as words: "changed 20261122-140100-c1/photo.jpg", "chain edited 3". */
export function wrongs({ chain, faults, counts }: SealReport): string[] {
  const named = faults.map(({ kind, incident, file }) =>
    [kind, file === null ? incident : `${incident}/${file}`].join(" "),
  );
  const counted = fileFaults.reduce((sum, kind) => sum + counts[kind], 0);
  if (counted !== named.length) throw new Error(`${counted} are counted, ${named.length} named`);
  return [...chain.map(({ kind, number }) => `chain ${kind} ${number}`), ...named];
}

export async function flipBit(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

/** The only file of the chain. */
export async function chainFile({ dataDir }: Pick<SealedHouse, "dataDir">): Promise<string> {
  const [name] = await chainFiles(sealFolder(dataDir));
  return path.join(sealFolder(dataDir), name ?? "none");
}

/** The chain's lines, changed and written back. */
export async function editChain(
  house: Pick<SealedHouse, "dataDir">,
  edit: (lines: string[]) => string[],
): Promise<void> {
  const file = await chainFile(house);
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  await writeFile(file, `${edit(lines).join("\n")}\n`);
}

/** A folder of an incident that Vigil did not write. */
export async function forgeIncident({ dataDir }: SealedHouse, openedAt: number): Promise<string> {
  const at = new Date(openedAt).toISOString();
  const id = `${at.slice(0, 10).replaceAll("-", "")}-${at.slice(11, 19).replaceAll(":", "")}-c9`;
  const folder = path.join(dataDir, "incidents", at.slice(0, 10), id);
  await mkdir(folder, { recursive: true });
  const record = {
    id,
    cause: "movement",
    camera: "c9",
    cameraName: "Forged",
    alarm: "armed_away",
    openedAt,
    beganAt: openedAt,
    timezone: "UTC",
  };
  await writeFile(path.join(folder, "incident.json"), JSON.stringify(record));
  await writeFile(path.join(folder, "photo.jpg"), "forged");
  return id;
}
