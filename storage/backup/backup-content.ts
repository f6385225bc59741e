// Owns what a backup holds: state.json, people.json with their faces, the seal's secret and the
// lines of .env that name cameras, as a ZIP in memory. Incidents are no part of it: their second
// copy is off site.
import { on } from "node:events";
import path from "node:path";
import { promisify } from "node:util";
import { fromBuffer, type Entry, type ZipFile as ReadZip } from "yauzl";
import { ZipFile } from "yazl";
import { z } from "zod";
import { listIfThere, readIfThere, readWhole } from "../files.ts";
import { hasCode } from "../errors.ts";
import { isPersonId, peopleFile, type PeopleFile } from "../person.ts";
import { readState, type State } from "../state.ts";
import { BackupError } from "./backup-file.ts";

/** In memory, of whoever sends a file. */
const mostBytes = 200 * 1024 * 1024;
const largestEntry = 32 * 1024 * 1024;

const cropName = /^people\/(p[a-z0-9]{8})\/f[a-z0-9]{8}\.png$/;
/** Those of .env that say which cameras there are. */
export const cameraVariable = /^CAMERA(?:_[1-9]\d{0,2})?_(?:URL|NAME)$/;

export interface BackupContent {
  state: State;
  people: PeopleFile;
  /** By their place under DATA_DIR, like "people/p3k9x2m1q/f0a1b2c3d.png". */
  crops: ReadonlyMap<string, Buffer>;
  /** As in DATA_DIR/seal/secret; null where there was none. */
  sealSecret: string | null;
  /** Of .env: passwords of cameras may be among them. */
  cameras: Readonly<Record<string, string>>;
}

/** Packs what lies in `dataDir`; state.json must be there. Rejects with StorageError. */
export async function packBackup(
  dataDir: string,
  cameras: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(await readWhole(path.join(dataDir, "state.json")), "state.json");
  zip.addBuffer(Buffer.from(JSON.stringify(cameras)), "cameras.json");
  for (const name of ["people.json", "seal/secret"]) {
    const text = await readIfThere(path.join(dataDir, name));
    if (text !== null) zip.addBuffer(Buffer.from(text), name);
  }
  const people = (await listIfThere(path.join(dataDir, "people"))).filter(isPersonId);
  for (const person of people) {
    for (const crop of await listIfThere(path.join(dataDir, "people", person))) {
      const name = `people/${person}/${crop}`;
      if (!cropName.test(name)) continue;
      const bytes = await readUnlessGone(path.join(dataDir, name));
      // Faces are PNG already: nothing more can be squeezed out of them.
      if (bytes) zip.addBuffer(bytes, name, { compress: false });
    }
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Rejects with BackupError "damaged" (or "newer") for what is none of ours. */
export async function unpackBackup(zip: Buffer): Promise<BackupContent> {
  const files = await readZip(zip);
  const text = (name: string) => files.get(name)?.toString("utf8") ?? null;
  try {
    const state = readState(JSON.parse(text("state.json") ?? ""));
    const people = peopleFile.parse(JSON.parse(text("people.json") ?? `{"version":1}`));
    const cameras = z
      .record(z.string().regex(cameraVariable), z.string())
      .parse(JSON.parse(text("cameras.json") ?? "{}"));
    const crops = new Map([...files].filter(([name]) => cropName.test(name)));
    return { state, people, crops, sealSecret: text("seal/secret"), cameras };
  } catch (cause) {
    throw new BackupError(isNewer(text("state.json")) ? "newer" : "damaged", { cause });
  }
}

function isNewer(state: string | null): boolean {
  try {
    const { version } = z.object({ version: z.number() }).parse(JSON.parse(state ?? ""));
    return version > 1;
  } catch {
    return false; // no state at all
  }
}

async function readUnlessGone(file: string): Promise<Buffer | null> {
  try {
    return await readWhole(file);
  } catch (error) {
    // Somebody deleted that photo just now.
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let total = 0;
  try {
    const zip: ReadZip = await promisify<Buffer, { lazyEntries: true }, ReadZip>(fromBuffer)(
      bytes,
      { lazyEntries: true },
    );
    const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
    for await (const entry of entriesOf(zip)) {
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > largestEntry || total > mostBytes) throw new Error("too large");
      const chunks: Buffer[] = [];
      for await (const chunk of await open(entry)) chunks.push(chunk as Buffer);
      files.set(entry.fileName, Buffer.concat(chunks));
    }
    return files;
  } catch (cause) {
    throw new BackupError("damaged", { cause });
  }
}

/** One after another: each is asked for when the one before is done with. */
async function* entriesOf(zip: ReadZip): AsyncGenerator<Entry> {
  const entries = on(zip, "entry", { close: ["end"] }) as AsyncIterable<[Entry]>;
  zip.readEntry();
  for await (const [entry] of entries) {
    yield entry;
    zip.readEntry();
  }
}
