// Owns handing evidence out: which files of an incident or of some days go into how many ZIPs, and
// making one of these, which whoever sends it removes.
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { Clock } from "../clock.ts";
import { hasCode, StorageError, storageError } from "../errors.ts";
import { listIfThere, readWhole } from "../files.ts";
import type { HistoryView } from "../history/history-view.ts";
import type { IncidentSummary } from "../history/incident-summary.ts";
import type { IncidentId } from "../incident-events.ts";
import { compareIncidentIds } from "../incident-id.ts";
import type { Incidents } from "../incidents.ts";
import type { Disk } from "../retention/disk-space.ts";
import { isPackedAlready, roleOf } from "./exported-file.ts";
import { lastLineOf, manifest, type PackedFile } from "./manifest.ts";
import { mostPartBytes, type PlannedFile, type PlannedPart, splitIntoParts } from "./parts.ts";
import type { SealedLine, SealReader } from "./sealed-lines.ts";
import { ZipWriter } from "./zip-writer.ts";

/** More than that is no matter for a chat: whoever wants it has the disk. */
export const mostExportBytes = 1_000_000_000;
/** What the guard itself may need while an export lies on the disk. */
const spareBytes = 100_000_000;

export type ExportWish =
  | { kind: "incident"; incident: IncidentId }
  /** Days as the folders are called ("2026-11-22"), both included. */
  | { kind: "days"; from: string; to: string };

export interface ExportPlan {
  wish: ExportWish;
  /** Oldest first; those that went in the meantime are not among them. */
  incidents: readonly IncidentSummary[];
  /** Of all files that go out. */
  bytes: number;
  /** Empty where there is nothing, or too much. */
  parts: readonly PlannedPart[];
  tooLarge: readonly PlannedFile[];
  /** More than mostExportBytes. */
  tooMuch: boolean;
}

export interface ExportTelling {
  /** The first name of who asked. */
  by: string;
  timezone: string;
  /** What README.txt says of this part. */
  readme: (facts: { incidents: number; files: number; part: number; parts: number }) => string;
  /** The name that somebody has now; null: forgotten. */
  nameOf: (person: string) => string | null;
  signal: AbortSignal;
  /** After each file, with the part's bytes and begun incidents so far. */
  onProgress?: (done: { incidents: number; bytes: number }) => void;
}

export interface MadeExport {
  /** Its only folder, to be removed with it. */
  folder: string;
  file: string;
  /** As it is to be called in the chat. */
  name: string;
  bytes: number;
  sha256: string;
}

/** There is too little room for the next file. */
export class NoRoomError extends Error {
  override readonly name = "NoRoomError";
  readonly missingBytes: number;

  constructor(missingBytes: number) {
    super(`There is too little room for an export: ${missingBytes} bytes more are needed`);
    this.missingBytes = missingBytes;
  }
}

export interface ExportsOptions {
  incidents: Pick<Incidents, "folder">;
  history: Pick<HistoryView, "find" | "days" | "day">;
  /** Left out: nothing is sealed. */
  seal?: SealReader;
  /** Of the temporary folder. */
  disk: Disk;
  temporaryFolder: string;
  clock: Clock;
  /** Vigil's own. */
  version: string;
  /** Of one ZIP; Telegram's limit unless a test wants less. */
  mostBytes?: number;
}

export class Exports {
  readonly #options: ExportsOptions;

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  /** Vigil's own. */
  get version(): string {
    return this.#options.version;
  }

  /** What an export would be. Rejects with StorageError. */
  async plan(wish: ExportWish): Promise<ExportPlan> {
    const incidents = await this.#incidents(wish);
    const known = incidents.reduce((sum, { bytes }) => sum + bytes, 0);
    const nothing = { wish, incidents, parts: [], tooLarge: [] };
    if (known > mostExportBytes) return { ...nothing, bytes: known, tooMuch: true };
    const files = await Promise.all(incidents.map(({ id }) => this.#files(id)));
    const bytes = files.flat().reduce((sum, one) => sum + one.bytes, 0);
    if (bytes > mostExportBytes) return { ...nothing, bytes, tooMuch: true };
    const split = splitIntoParts(files, this.#options.mostBytes ?? mostPartBytes);
    return { wish, incidents, bytes, ...split, tooMuch: false };
  }

  /**
   * Makes part `index` (from 0) of a plan. Rejects with NoRoomError, StorageError or the signal's
   * reason; then nothing is left of it.
   */
  async make(plan: ExportPlan, index: number, telling: ExportTelling): Promise<MadeExport> {
    const part = plan.parts[index];
    if (!part) throw new RangeError(`The export has no part ${index}`);
    await this.#checkRoom(part);
    const folder = await this.#newFolder();
    const name = nameOf(plan, index);
    const file = path.join(folder, name);
    const writer = new ZipWriter(file, telling.signal);
    try {
      await this.#fill(writer, plan, index, telling);
      return { folder, file, name, ...(await writer.end()) };
    } catch (error) {
      await writer.giveUp();
      await fs.rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async #fill(
    writer: ZipWriter,
    plan: ExportPlan,
    index: number,
    telling: ExportTelling,
  ): Promise<void> {
    const { seal, clock, version } = this.#options;
    const part = plan.parts[index] as PlannedPart;
    const ids = [...new Set(part.files.map(({ incident }) => incident))];
    const lines = (await seal?.linesAbout(ids)) ?? [];
    const now = new Date(clock.wall());
    const count = { incidents: ids.length, files: part.files.length };
    const readme = telling.readme({ ...count, part: index + 1, parts: plan.parts.length });
    // Windows' editor of old shows one long line unless it has its line breaks.
    const text = readme.replaceAll(/\r?\n/g, "\r\n");
    await writer.addText("README.txt", Buffer.from(`\uFEFF${text}\r\n`), now);
    const begun = new Set<IncidentId>();
    const files: PackedFile[] = [];
    const gone: PlannedFile[] = [];
    let bytes = 0;
    for (const planned of part.files) {
      const packed = await this.#pack(writer, planned, lines);
      if (packed) files.push(packed);
      else gone.push(planned);
      begun.add(planned.incident);
      bytes += planned.bytes;
      telling.onProgress?.({ incidents: begun.size, bytes });
    }
    const facts = manifest({
      version,
      madeAt: now.getTime(),
      by: telling.by,
      timezone: telling.timezone,
      part: index + 1,
      parts: plan.parts.length,
      incidents: plan.incidents,
      partsOf: (id) => partsWith(plan, id),
      files,
      gone: gone.map(({ incident, name }) => ({ incident, name })),
      tooLarge: plan.tooLarge,
      nameOf: telling.nameOf,
      lines,
    });
    if (lines.length > 0) {
      const chain = lines.map((line) => `${line.text}\n`).join("");
      await writer.addText("seal-lines.jsonl", Buffer.from(chain), now);
    }
    await writer.addText("manifest.json", Buffer.from(`${JSON.stringify(facts, null, 2)}\n`), now);
  }

  /** Null when it is gone by now: a rule took it away. */
  async #pack(
    writer: ZipWriter,
    { incident, name }: PlannedFile,
    lines: readonly SealedLine[],
  ): Promise<PackedFile | null> {
    const source = path.join(this.#options.incidents.folder(incident), name);
    const role = roleOf(name, await listIfThere(path.dirname(source)));
    if (!role) return null;
    const place = `${incident}/${role}/${name}`;
    const about = { incident, name, role, path: place };
    try {
      const { mtime } = await fs.stat(source);
      if (isPackedAlready(name)) {
        return { ...about, ...(await writer.addFile(place, source, mtime)), beginning: null };
      }
      const content = await readWhole(source);
      const added = await writer.addText(place, content, mtime);
      const line = lastLineOf(lines, incident, name);
      const sealed = line?.files.find((file) => file.name === name)?.bytes ?? 0;
      const sha256 = createHash("sha256").update(content.subarray(0, sealed)).digest("hex");
      return { ...about, ...added, beginning: { bytes: sealed, sha256 } };
    } catch (error) {
      if (hasCode(error, "ENOENT")) return null;
      throw error instanceof StorageError ? error : storageError("read", source, error);
    }
  }

  async #incidents(wish: ExportWish): Promise<IncidentSummary[]> {
    const { history } = this.#options;
    if (wish.kind === "incident") {
      const one = await history.find(wish.incident);
      return one ? [one] : [];
    }
    const days = (await history.days()).filter((day) => day >= wish.from && day <= wish.to);
    const found: IncidentSummary[] = [];
    for (const day of days.toSorted()) found.push(...(await history.day(day)));
    return found.toSorted((one, other) => compareIncidentIds(one.id, other.id));
  }

  async #files(incident: IncidentId): Promise<PlannedFile[]> {
    const folder = this.#options.incidents.folder(incident);
    const names = await listIfThere(folder);
    const files: PlannedFile[] = [];
    for (const name of names) {
      if (!roleOf(name, names)) continue;
      try {
        files.push({ incident, name, bytes: (await fs.stat(path.join(folder, name))).size });
      } catch (cause) {
        if (!hasCode(cause, "ENOENT")) throw storageError("read", path.join(folder, name), cause);
      }
    }
    return files;
  }

  async #checkRoom(part: PlannedPart): Promise<void> {
    const { freeBytes } = await this.#options.disk.space();
    const needed = part.bytes + spareBytes;
    if (freeBytes < needed) throw new NoRoomError(needed - freeBytes);
  }

  async #newFolder(): Promise<string> {
    const { temporaryFolder } = this.#options;
    try {
      return await fs.mkdtemp(path.join(temporaryFolder, "export-"));
    } catch (cause) {
      throw storageError("make a folder in", temporaryFolder, cause);
    }
  }
}

function partsWith(plan: ExportPlan, incident: IncidentId): number[] {
  return plan.parts.flatMap(({ files }, index) => {
    return files.some((file) => file.incident === incident) ? [index + 1] : [];
  });
}

/** "vigil-2026-11-20-to-2026-11-22-part-2-of-5.zip" */
function nameOf({ wish, parts }: ExportPlan, index: number): string {
  const days = () =>
    wish.kind === "days" && wish.from !== wish.to ? `${wish.from}-to-${wish.to}` : null;
  const what = wish.kind === "incident" ? wish.incident : (days() ?? wish.from);
  const part = parts.length > 1 ? `-part-${index + 1}-of-${parts.length}` : "";
  return `vigil-${what}${part}.zip`;
}
