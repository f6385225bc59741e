// Owns what waits to be copied, in memory, and in which order it goes: batches of one urgency, the
// newest incident first. Pure; time is the monotonic clock's.
import type { FileStamp } from "./copied.ts";
import { type FileKind, urgency } from "./file-kind.ts";

export interface WaitingFile {
  name: string;
  kind: FileKind;
  stamp: FileStamp;
}

/** A folder of the data folder of which something waits: an incident's, or the chain's. */
export interface WaitingFolder {
  /** The incident's id, or "chain". */
  key: string;
  /** "incidents/2026-11-22/20261122-140211-c1" */
  folder: string;
}

export interface Batch {
  urgency: number;
  items: readonly (WaitingFolder & { file: WaitingFile })[];
}

interface Entry extends WaitingFolder {
  /** Until then it goes on and comes first. */
  liveUntil: number;
  notBefore: number;
  failures: number;
  /** Rises with every note: what was seen before it is out of date. */
  notes: number;
  /** Wholly copied, and to be looked at once more: who was told is written when all is over. */
  isLate: boolean;
  /** As they were seen last; null: nobody has looked yet what there is. */
  files: readonly WaitingFile[] | null;
  /** To be looked at before anything of it is copied. */
  isStale: boolean;
  inFlight: Set<string>;
}

/** How long an incident counts as going on after something of it was stored. */
const liveMs = 15 * 60_000;
const lateLookMs = 2 * 60_000;
/** A batch holds no more files, and is full when it has so many bytes. */
const mostFiles = 200;
const fullBytes = 64_000_000;
/** Of a longer backlog no more is held in memory; the rest is looked at when these are copied. */
const enoughFiles = 5_000;
const firstPostponedMs = 60_000;
const longestPostponedMs = 6 * 3_600_000;

export class Waiting {
  readonly #entries = new Map<string, Entry>();

  /** Something of it was stored and is due in `delayMs`. `goesOn`: just now, not before the start. */
  note({ key, folder }: WaitingFolder, delayMs: number, now: number, goesOn = true): void {
    const entry = this.#entries.get(key);
    const liveUntil = goesOn ? now + liveMs : 0;
    const due = now + delayMs;
    if (!entry) {
      const rest = {
        failures: 0,
        notes: 1,
        isLate: false,
        files: null,
        isStale: true,
        inFlight: new Set<string>(),
      };
      this.#entries.set(key, { key, folder, liveUntil, notBefore: due, ...rest });
      return;
    }
    entry.liveUntil = Math.max(entry.liveUntil, liveUntil);
    entry.notBefore = entry.isLate ? due : Math.min(entry.notBefore, due);
    entry.isLate = false;
    entry.notes += 1;
    entry.isStale = true;
  }

  /** Whom to look at next: what goes on, then the newest, unless enough is known; `most` of them. */
  unexamined(now: number, most: number): WaitingFolder[] {
    const entries = [...this.#entries.values()];
    const ready = entries.reduce((sum, entry) => sum + free(entry).length, 0);
    const isEnough = ready >= enoughFiles;
    return entries
      .filter((entry) => entry.isStale && entry.notBefore <= now)
      .filter((entry) => !isEnough || isLive(entry, now) || entry.inFlight.size > 0)
      .toSorted(
        (one, other) => Number(isLive(other, now)) - Number(isLive(one, now)) || newer(one, other),
      )
      .slice(0, most);
  }

  /** To be asked before looking at it, and told with what was seen. */
  notesOf(key: string): number {
    return this.#entries.get(key)?.notes ?? 0;
  }

  examined(key: string, files: readonly WaitingFile[], notes: number): void {
    const entry = this.#entries.get(key);
    if (entry?.notes === notes) Object.assign(entry, { files, isStale: false });
  }

  /** What of it waits may be other than known. */
  lookAgain(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    entry.isStale = true;
    entry.notes += 1;
  }

  /** Nothing of it waits. One that goes on is looked at once more in a while. */
  settled(key: string, now: number, notes: number): void {
    const entry = this.#entries.get(key);
    if (entry?.notes !== notes || entry.inFlight.size > 0) return;
    if (entry.isLate || !isLive(entry, now)) {
      this.#entries.delete(key);
      return;
    }
    Object.assign(entry, {
      isLate: true,
      files: [],
      isStale: true,
      failures: 0,
      notBefore: now + lateLookMs,
    });
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  isInFlight(key: string): boolean {
    return (this.#entries.get(key)?.inFlight.size ?? 0) > 0;
  }

  /** The next batch of at most this urgency; its files count as in flight until release(). */
  take(now: number, atMost = Number.POSITIVE_INFINITY): Batch | null {
    const due = [...this.#entries.values()].filter(({ notBefore }) => notBefore <= now);
    const best = Math.min(
      ...due.flatMap((entry) => free(entry).map(({ kind }) => urgency(kind, isLive(entry, now)))),
    );
    if (!Number.isFinite(best) || best > atMost) return null;
    const items: (WaitingFolder & { file: WaitingFile })[] = [];
    let bytes = 0;
    for (const entry of due.toSorted(newer)) {
      for (const file of free(entry)) {
        if (urgency(file.kind, isLive(entry, now)) !== best) continue;
        if (items.length >= mostFiles || (items.length > 0 && bytes + file.stamp[0] > fullBytes)) {
          return { urgency: best, items };
        }
        entry.inFlight.add(file.name);
        items.push({ key: entry.key, folder: entry.folder, file });
        bytes += file.stamp[0];
      }
    }
    return { urgency: best, items };
  }

  release({ items }: Batch): void {
    for (const { key, file } of items) this.#entries.get(key)?.inFlight.delete(file.name);
  }

  /** Others come first for a while: something of it may be what can't be copied. */
  postpone(key: string, now: number): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    const wait = Math.min(longestPostponedMs, firstPostponedMs * 2 ** Math.min(20, entry.failures));
    entry.failures += 1;
    entry.notBefore = now + wait;
  }

  /** When the next one that isn't yet becomes due; null: none. */
  nextDue(now: number): number | null {
    const later = [...this.#entries.values()].map(({ notBefore }) => notBefore);
    const next = Math.min(...later.filter((at) => at > now));
    return Number.isFinite(next) ? next : null;
  }

  /** Files and bytes of those looked at, and how many incidents are still to be looked at. */
  totals(): { files: number; bytes: number; unexamined: number } {
    let [files, bytes, unexamined] = [0, 0, 0];
    for (const entry of this.#entries.values()) {
      if (entry.files === null) unexamined += 1;
      for (const { stamp } of entry.files ?? []) {
        files += 1;
        bytes += stamp[0];
      }
    }
    return { files, bytes, unexamined };
  }
}

function free({ files, isStale, inFlight }: Entry): WaitingFile[] {
  return (isStale ? [] : (files ?? [])).filter(({ name }) => !inFlight.has(name));
}

function isLive({ liveUntil }: Entry, now: number): boolean {
  return liveUntil > now;
}

function newer(one: WaitingFolder, other: WaitingFolder): number {
  return one.key < other.key ? 1 : one.key > other.key ? -1 : 0;
}
