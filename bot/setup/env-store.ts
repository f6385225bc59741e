// Owns .env on disk during setup: what it says now, and writing changes so that it is at every
// moment whole and for its owner's eyes only. What was there before the first change is kept.
import { chown, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { hasCode } from "../../storage/errors.ts";
import { readIfThere, writeDurably } from "../../storage/files.ts";
import { definedIn } from "../config.ts";
import { changeEnv, readEnv, type EnvChanges } from "./env-file.ts";

/** Beside .env, and like it kept out of git. */
const backupSuffix = ".before-setup";

export class EnvStore {
  readonly #file: string;
  readonly #environment: NodeJS.Dict<string>;
  readonly #written = new Set<string>();
  #text: string;

  private constructor(file: string, text: string, environment: NodeJS.ProcessEnv) {
    this.#file = file;
    this.#text = text;
    this.#environment = definedIn(environment);
  }

  /** The file may be missing. `environment` beats it, as when Vigil starts. Throws StorageError. */
  static async open(file: string, environment: NodeJS.ProcessEnv): Promise<EnvStore> {
    return new EnvStore(file, (await readIfThere(file)) ?? "", environment);
  }

  get file(): string {
    return this.#file;
  }

  /** The names that were changed on disk by us, in that order. */
  get written(): readonly string[] {
    return [...this.#written];
  }

  /** Every variable as Vigil would read it, the environment before the file. */
  texts(): NodeJS.Dict<string> {
    return { ...readEnv(this.#text), ...this.#environment };
  }

  /** What Vigil would read; null when it is nowhere set, or empty. */
  value(name: string): string | null {
    return this.texts()[name]?.trim() || null;
  }

  /** Whether the environment says something else than the file, so that the file goes unheard. */
  isOverridden(name: string): boolean {
    const inFile = readEnv(this.#text)[name]?.trim() || null;
    return inFile !== null && this.value(name) !== inFile;
  }

  /**
   * Writes the changes; resolves once they are on disk. The first time what was there goes to
   * .env.before-setup. Throws EnvValueError, EnvFormatError or StorageError; then nothing changed.
   */
  async save(changes: EnvChanges): Promise<void> {
    const text = changeEnv(this.#text, changes);
    if (text === this.#text) return;
    const target = await realFile(this.#file);
    if (this.#written.size === 0 && this.#text !== "") {
      await this.#write(`${target}${backupSuffix}`, this.#text);
    }
    await this.#write(target, text);
    const before = readEnv(this.#text);
    this.#text = text;
    for (const [name, value] of Object.entries(changes)) {
      if (before[name] !== value) this.#written.add(name);
    }
  }

  async #write(file: string, text: string): Promise<void> {
    await writeDurably(file, text);
    // With sudo it would be root's, and the guard, who is not root, couldn't read it.
    if (process.getuid?.() !== 0) return;
    const { uid, gid } = await stat(path.dirname(file));
    await chown(file, uid, gid);
  }
}

/** Behind a symbolic link, so that the link stays one. */
async function realFile(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return path.resolve(file);
    throw error;
  }
}
