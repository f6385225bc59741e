// Owns a place far away in tests: what was copied there, in which calls, and how it fails.
import type { CopyRun, DayRun, OffsiteStore } from "../../storage/offsite/offsite-store.ts";
import { type OffsiteTrouble, type TroubleKind, troubleOf } from "../../storage/offsite/trouble.ts";

export class FakeOffsiteStore implements OffsiteStore {
  /** The batches, in order; a removal is ["removed", folder, ...files]. */
  readonly calls: string[][] = [];
  readonly files = new Set<string>();
  /** What every call fails with; null: none does. */
  fails: TroubleKind | null = null;
  /** Files that can't be copied, whatever else can. */
  readonly cursed = new Set<string>();
  /** While true a copy takes until release() or its abort. */
  holds = false;
  #held: (() => void)[] = [];
  readonly #small = new Map<string, Buffer>();

  /** How many copies are under way. */
  get underWay(): number {
    return this.#held.length;
  }

  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  async copy(files: readonly string[], run: CopyRun): Promise<OffsiteTrouble | null> {
    this.calls.push([...files]);
    if (this.holds) await this.#hold(run.signal);
    if (run.signal.aborted) return troubleOf("other");
    const trouble = this.#trouble();
    if (trouble) return trouble;
    for (const file of files) {
      if (this.cursed.has(file)) continue;
      this.files.add(file);
      run.onCopied(file);
    }
    return files.some((file) => this.cursed.has(file)) ? troubleOf("other") : null;
  }

  async copyDay(folder: string, run: DayRun): Promise<OffsiteTrouble | null> {
    this.calls.push([folder]);
    if (this.holds) await this.#hold(run.signal);
    return run.signal.aborted ? troubleOf("other") : this.#trouble();
  }

  async remove(folder: string, names: readonly string[] | null): Promise<OffsiteTrouble | null> {
    const trouble = this.#trouble();
    if (trouble) return trouble;
    this.calls.push(["removed", folder, ...(names ?? [])]);
    for (const file of this.files) {
      const isMeant = names ? names.some((name) => file === `${folder}/${name}`) : true;
      if (file.startsWith(`${folder}/`) && isMeant) this.files.delete(file);
    }
    return null;
  }

  async write(name: string, bytes: Buffer): Promise<OffsiteTrouble | null> {
    this.#small.set(name, bytes);
    return this.#trouble();
  }

  async read(name: string): Promise<Buffer | OffsiteTrouble> {
    return this.#trouble() ?? this.#small.get(name) ?? troubleOf("other");
  }

  async list(): Promise<string[] | OffsiteTrouble> {
    return this.#trouble() ?? ["incidents/", ...this.#small.keys()];
  }

  async removeFile(name: string): Promise<OffsiteTrouble | null> {
    this.#small.delete(name);
    return this.#trouble();
  }

  #trouble(): OffsiteTrouble | null {
    return this.fails && troubleOf(this.fails);
  }

  #hold(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#held.push(resolve);
      signal.addEventListener("abort", () => resolve());
    });
  }
}
