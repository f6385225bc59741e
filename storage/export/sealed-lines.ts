// Owns what the seal's chain says of some incidents: its lines about them, as they stand on disk.
import { chainFiles, dayOfFile } from "../seal/chain-files.ts";
import { readLine, type SealedFile } from "../seal/entry.ts";
import { chainLines } from "../seal/walk.ts";
import type { IncidentId } from "../incident-events.ts";
import { dateOf } from "../incident-id.ts";

export interface SealedLine {
  /** Its place in the chain. */
  number: number;
  /** When it was written: wall-clock milliseconds. */
  at: number;
  /** The chain's head after it, 64 hex digits. */
  head: string;
  incident: IncidentId;
  kind: "sealed" | "removed";
  files: readonly Pick<SealedFile, "name" | "bytes">[];
  /** Of the files that are sealed, by name. */
  sha256: ReadonlyMap<string, string>;
  /** The whole line, without its line break. */
  text: string;
}

/** Reads the seal's lines; there is none in tests that need none. */
export interface SealReader {
  /** In the chain's order. Rejects with StorageError. */
  linesAbout(incidents: readonly IncidentId[]): Promise<SealedLine[]>;
}

const dayMs = 24 * 3_600_000;

/** `folder`: DATA_DIR/seal. */
export function sealReader(folder: string): SealReader {
  return {
    async linesAbout(incidents) {
      const wanted = new Set(incidents);
      const [first] = [...wanted].map(dateOf).toSorted();
      if (first === undefined) return [];
      // Files are of UTC days, incidents of the household's.
      const from = new Date(Date.parse(first) - dayMs).toISOString().slice(0, 10);
      const files = (await chainFiles(folder)).filter((name) => dayOfFile(name) >= from);
      const lines: SealedLine[] = [];
      for await (const { text } of chainLines(folder, files)) {
        const incident = /"incident":"([^"]+)"/.exec(text)?.[1];
        if (incident === undefined || !wanted.has(incident)) continue;
        const line = readLine(text, null);
        if (!line || line.entry.kind === "begun") continue;
        const { number, at, kind, files: all } = line.entry;
        const hashes = all.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [[name, sha256]]));
        const sha256 = new Map(hashes as [string, string][]);
        lines.push({ number, at, head: line.head, incident, kind, files: all, sha256, text });
      }
      return lines;
    },
  };
}
