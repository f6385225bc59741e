// Owns evidence that the disk refused, in memory until it is written: a photo must be in its alert also
// where the disk is full. Bounded; photos go before clips, and what is newest before what is old.
import type { IncidentId } from "./incident-events.ts";

/** A hundred photos and a clip or two. */
const mostBytesUnlessSaid = 48_000_000;

export interface UnsavedFile {
  incident: IncidentId;
  name: string;
  bytes: Buffer;
}

export class UnsavedFiles {
  /** Oldest first. */
  readonly #files = new Map<string, UnsavedFile>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = mostBytesUnlessSaid) {
    this.#mostBytes = mostBytes;
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /**
   * Keeps a file, in the place of older ones where there is no room. False where it is too large, or
   * a clip for which photos would have to go: then it is not kept.
   */
  keep(file: UnsavedFile): boolean {
    this.drop(file.incident, file.name);
    const isFirst = isPicture(file.name);
    const older = [...this.#files.values()];
    const leaving = [
      ...older.filter(({ name }) => !isPicture(name)),
      ...(isFirst ? older.filter(({ name }) => isPicture(name)) : []),
    ];
    const room = leaving.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (this.#bytes - room + file.bytes.length > this.#mostBytes) return false;
    for (const { incident, name } of leaving) {
      if (this.#bytes + file.bytes.length <= this.#mostBytes) break;
      this.drop(incident, name);
    }
    this.#files.set(keyOf(file.incident, file.name), file);
    this.#bytes += file.bytes.length;
    return true;
  }

  find(incident: IncidentId, name: string): Buffer | undefined {
    return this.#files.get(keyOf(incident, name))?.bytes;
  }

  /** Names of what is kept of an incident. */
  names(incident: IncidentId): string[] {
    return this.all()
      .filter((file) => file.incident === incident)
      .map(({ name }) => name);
  }

  drop(incident: IncidentId, name: string): void {
    const key = keyOf(incident, name);
    this.#bytes -= this.#files.get(key)?.bytes.length ?? 0;
    this.#files.delete(key);
  }

  /** Photos first, each kind oldest first: the order in which they should reach the disk. */
  all(): UnsavedFile[] {
    const files = [...this.#files.values()];
    return files.toSorted((a, b) => Number(isPicture(b.name)) - Number(isPicture(a.name)));
  }
}

function keyOf(incident: IncidentId, name: string): string {
  return `${incident}/${name}`;
}

function isPicture(name: string): boolean {
  return /\.(jpg|png)$/.test(name);
}
