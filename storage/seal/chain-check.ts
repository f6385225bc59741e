// Owns judging the chain itself, line by line as it is read: codes, numbers, links, and the heads
// that stood in the chat. Remembers of each incident only where its entries stand. Pure.
import type { IncidentId } from "../incident-events.ts";
import {
  isLineAndMore,
  keyOf,
  nothingBefore,
  readLine,
  type ReadLine,
  type SealEntry,
  type SealHead,
} from "./entry.ts";
import { type ChainFault, type ChainFaultKind, mostFaults } from "./report.ts";
import type { ChainLine } from "./walk.ts";

/** A head that is known from elsewhere: at least its first eight characters, and when it was told. */
export interface ToldHead extends SealHead {
  at: number;
}

/** Where an entry stands. */
export interface Position {
  file: string;
  offset: number;
}

const offsetRange = 2 ** 36;

export class ChainCheck {
  readonly #secret: Buffer | null;
  readonly #myKey: string | null;
  /** Those not come upon yet. */
  readonly #told: Set<ToldHead>;
  readonly #toldNumbers: ReadonlySet<number>;
  readonly #files: string[] = [];
  readonly #fileNumbers = new Map<string, number>();
  /** Positions of each incident's entries as numbers, which take eight bytes each. */
  readonly #positions = new Map<IncidentId, number[]>();
  readonly #edited = new Set<number>();
  readonly faults: ChainFault[] = [];
  /** The key of the chain that we are in. */
  #key: string | null;
  #before: SealHead = nothingBefore;
  #lastAt: number | null = null;
  /** The last line can't be read; what follows shows whether it was ever part of the chain. */
  #junk = false;
  /** The last line was changed, so nobody knows what must follow it. */
  #isLost = false;
  #unprovenUpTo = 0;
  begunAt: number | null = null;
  entries = 0;
  torn = 0;

  constructor(secret: Buffer | null, told: readonly ToldHead[]) {
    this.#secret = secret;
    this.#myKey = secret && keyOf(secret);
    this.#key = this.#myKey;
    this.#told = new Set(told);
    this.#toldNumbers = new Set(told.map(({ number }) => number));
  }

  /** Of the last entry that could be read; null: there was none. */
  get head(): SealHead | null {
    return this.#before.number > 0 ? this.#before : null;
  }

  incidents(): IterableIterator<IncidentId> {
    return this.#positions.keys();
  }

  positionsOf(id: IncidentId): Position[] {
    return (this.#positions.get(id) ?? []).map((position) => ({
      file: this.#files[Math.floor(position / offsetRange)] as string,
      offset: position % offsetRange,
    }));
  }

  /** How many entries there are of it. */
  countOf(id: IncidentId): number {
    return this.#positions.get(id)?.length ?? 0;
  }

  /** Whether the entry there was changed, so that what it says of files proves nothing. */
  isEdited({ file, offset }: Position): boolean {
    return this.#edited.has((this.#fileNumbers.get(file) ?? -1) * offsetRange + offset);
  }

  /** Whether the entry belongs to a chain whose secret is gone. */
  isUnproven(number: number): boolean {
    return number <= this.#unprovenUpTo;
  }

  take({ file, offset, text, terminated }: ChainLine): void {
    if (this.#files.at(-1) !== file) {
      this.#endFile();
      this.#fileNumbers.set(file, this.#files.length);
      this.#files.push(file);
    }
    const line = readLine(text, this.#secret);
    if (line) this.#takeEntry(line, (this.#files.length - 1) * offsetRange + offset);
    else this.#takeJunk(terminated || isLineAndMore(text));
  }

  /** All was read: what stood in the chat and did not come has been cut off. */
  end(): void {
    this.#endFile();
    if (this.#secret && this.entries > 0 && this.#key !== this.#myKey) {
      this.#fault("no_secret", null, null);
    }
    const [first] = [...this.#told].toSorted((one, other) => one.at - other.at);
    if (first) this.#fault("cut", first.number, first.at);
  }

  #takeJunk(mayBeEdited: boolean): void {
    if (this.#junk || !mayBeEdited) this.torn += 1;
    this.#junk = mayBeEdited;
  }

  #takeEntry({ entry, head, genuine }: ReadLine, position: number): void {
    this.#noteKey(entry, genuine);
    const isMine = this.#myKey !== null && this.#key === this.#myKey;
    const isEdited = isMine && !genuine;
    const expected = this.#before.number + 1;
    if (!isEdited && entry.number < expected && !this.#isLost) {
      // A disk that failed in the middle of a write had it written twice; otherwise it was moved.
      if (this.faults.length === 0) this.torn += 1;
      else this.#remember(entry, position, true);
      return;
    }
    this.#judge(entry, isEdited);
    this.#remember(entry, position, isEdited);
    const number = isEdited ? expected : entry.number;
    if (!isMine) this.#unprovenUpTo = number;
    this.#before = { number, head };
    this.#isLost = isEdited;
    this.#lastAt = entry.at;
    this.entries += 1;
    if (!this.#toldNumbers.has(number)) return;
    for (const told of this.#told) {
      if (told.number === number && head.startsWith(told.head)) this.#told.delete(told);
    }
  }

  #noteKey(entry: SealEntry, genuine: boolean): void {
    if (entry.kind === "begun") this.#key = entry.key;
    if (!genuine || this.#key === this.#myKey) return;
    // Our secret fits, so what the beginning said of its key was changed.
    this.#key = this.#myKey;
    this.#unprovenUpTo = 0;
    this.#fault("edited", this.#before.number);
  }

  #judge(entry: SealEntry, isEdited: boolean): void {
    const { number, previous } = entry;
    const before = this.#before;
    const follows = number === before.number + 1 && previous === before.head;
    if (isEdited) this.#fault("edited", before.number + 1);
    else if (this.entries === 0 && (number !== 1 || entry.kind !== "begun")) {
      this.#fault("no_beginning", number);
    } else if (follows) {
      if (this.#junk) this.torn += 1;
    } else if (this.#junk) this.#fault("edited", before.number + 1);
    else if (number > before.number + 1) this.#fault("gap", before.number + 1);
    else if (!this.#isLost) this.#fault("order", number);
    this.#junk = false;
    if (entry.kind !== "begun") return;
    this.begunAt ??= entry.at;
    if (entry.because !== "first") this.#fault(entry.because, number, entry.at);
  }

  #remember(entry: SealEntry, position: number, isEdited: boolean): void {
    if (entry.kind === "begun") return;
    const known = this.#positions.get(entry.incident);
    if (known) known.push(position);
    else this.#positions.set(entry.incident, [position]);
    if (isEdited) this.#edited.add(position);
  }

  #endFile(): void {
    if (this.#junk) this.#fault("edited", this.#before.number + 1);
    this.#junk = false;
  }

  #fault(kind: ChainFaultKind, number: number | null, at = this.#lastAt): void {
    if (this.faults.length < mostFaults) this.faults.push({ kind, number, at });
  }
}
