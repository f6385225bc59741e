// Owns small state in memory and on disk: lowdb over a durable JSON file, checked by a schema,
// migrated from older versions, changed by one writer.
import { Low } from "lowdb";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { StorageError } from "./errors.ts";
import { DurableJsonFile, type Repair } from "./json-file.ts";
import type { Log } from "./log.ts";

export type Migration = (old: Record<string, unknown>) => Record<string, unknown>;

export interface JsonStoreOptions<T extends object> {
  file: string;
  /** Every key but `version` has a default, so that {version} alone is a first start. */
  schema: z.ZodType<T>;
  /** The version that `schema` describes, kept in the file as `version`. */
  version: number;
  /** migrations[n] makes version n + 1 out of version n. */
  migrations?: Readonly<Record<number, Migration>>;
  clock: Clock;
  log: Log;
}

interface Change<T> {
  edit: (draft: T) => void;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Memory follows the disk: `value` is what was last written whole. A write that fails changes
 * nothing in memory and rejects every change that shared it. (Should the disk have taken it all
 * the same, because only the last fsync failed, the next write puts that right.)
 */
export class JsonStore<T extends object> {
  readonly #options: JsonStoreOptions<T>;
  readonly #low: Low<T>;
  readonly #adapter: DurableJsonFile<T>;
  #value: T;
  #waiting: Change<T>[] = [];
  #writing: Promise<void> | null = null;

  private constructor(options: JsonStoreOptions<T>, adapter: DurableJsonFile<T>, low: Low<T>) {
    this.#options = options;
    this.#adapter = adapter;
    this.#low = low;
    this.#value = freeze(low.data);
  }

  /** Throws StorageError only when the system forbids reading; broken files never stop it. */
  static async open<T extends object>(options: JsonStoreOptions<T>): Promise<JsonStore<T>> {
    const { file, clock, log } = options;
    const decode = (raw: unknown) => decodeVersioned(raw, options);
    const adapter = new DurableJsonFile<T>({ file, decode, clock, log });
    const low = new Low<T>(adapter, options.schema.parse({ version: options.version }));
    await low.read();
    return new JsonStore(options, adapter, low);
  }

  /** What is on disk now; deeply frozen. */
  get value(): Readonly<T> {
    return this.#value;
  }

  /** A sentence for the owner when a broken file had to be set aside at the start; else null. */
  get repaired(): Repair | null {
    return this.#adapter.repaired;
  }

  /**
   * Resolves when the change is on disk. `edit` is synchronous and gets a draft that holds every
   * change asked for before; it may throw to refuse, which rejects this change alone. Changes
   * asked for while a write is under way share the next one. Rejects with StorageError.
   */
  change(edit: (draft: T) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ edit, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolves when every change asked for so far has succeeded or failed. */
  async close(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Changes asked for in the same turn of the event loop share the first write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#writing = null;
  }

  async #write(batch: readonly Change<T>[]): Promise<void> {
    let next = this.#value;
    const accepted: Change<T>[] = [];
    for (const change of batch) {
      try {
        next = this.#apply(change, next);
        accepted.push(change);
      } catch (error) {
        change.reject(error);
      }
    }
    if (accepted.length === 0) return;
    try {
      this.#low.data = next;
      await this.#low.write();
      this.#value = freeze(next);
      for (const change of accepted) change.resolve();
    } catch (error) {
      for (const change of accepted) change.reject(error);
    }
  }

  #apply({ edit }: Change<T>, before: T): T {
    const draft = structuredClone(before);
    edit(draft);
    const checked = this.#options.schema.safeParse(draft);
    if (checked.success) return checked.data;
    throw new StorageError(
      this.#options.file,
      `A change of ${this.#options.file} was refused: ${z.prettifyError(checked.error)}`,
      { cause: checked.error },
    );
  }
}

function decodeVersioned<T extends object>(raw: unknown, options: JsonStoreOptions<T>): T {
  const versioned = z.looseObject({ version: z.number().int().positive() }).safeParse(raw);
  if (!versioned.success) throw new Error("it carries no version, so it is not ours");
  let data: Record<string, unknown> = versioned.data;
  let version = versioned.data.version;
  if (version > options.version) {
    throw new Error(`it was written by a newer Vigil (version ${version})`);
  }
  for (; version < options.version; version++) {
    const migrate = options.migrations?.[version];
    if (!migrate) throw new Error(`version ${version} of it is too old to be read`);
    data = { ...migrate(data), version: version + 1 };
  }
  const checked = options.schema.safeParse(data);
  if (!checked.success) throw new Error(z.prettifyError(checked.error));
  return checked.data;
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
