// Owns when Vigil itself was not running: awake.json, a heartbeat every five minutes and the gaps
// between them, so that the daily summary doesn't call a camera watched while nobody watched.
import path from "node:path";
import { z } from "zod";
import type { Cancel, Clock } from "./clock.ts";
import { StorageError } from "./errors.ts";
import { JsonStore } from "./json-store.ts";
import type { Log } from "./log.ts";

const beatMs = 5 * 60_000;
/** Shorter gaps are restarts that a beat may have missed. */
const shortestGapMs = 2 * beatMs;
const keptMs = 7 * 24 * 3_600_000;

const awakeFile = z.object({
  version: z.literal(1),
  /** When it ran for the first time. */
  firstAt: z.number().nullable().default(null),
  beatAt: z.number().nullable().default(null),
  gaps: z.array(z.object({ from: z.number(), to: z.number() })).default([]),
});
type AwakeFile = z.infer<typeof awakeFile>;

export class Awake {
  readonly #store: JsonStore<AwakeFile>;
  readonly #clock: Clock;
  readonly #log: Log;
  #cancel: Cancel | null = null;

  private constructor(store: JsonStore<AwakeFile>, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** Notes the gap since the last run and beats from now on. Rejects with StorageError. */
  static async open(dataDir: string, clock: Clock, log: Log): Promise<Awake> {
    const file = path.join(dataDir, "awake.json");
    const store = await JsonStore.open({ file, schema: awakeFile, version: 1, clock, log });
    const awake = new Awake(store, clock, log);
    await awake.#beat(store.value.beatAt);
    return awake;
  }

  /** How long between the two wall-clock times nobody watched. */
  offBetween(from: number, to: number): number {
    return this.#store.value.gaps.reduce(
      (ms, gap) => ms + Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from)),
      0,
    );
  }

  /** Before that there was no guard to speak of; null where the disk refused to keep it. */
  get firstAt(): number | null {
    return this.#store.value.firstAt;
  }

  async close(): Promise<void> {
    this.#cancel?.();
    await this.#note(null);
    await this.#store.close();
  }

  async #beat(before: number | null): Promise<void> {
    this.#cancel = this.#clock.after(beatMs, () => void this.#beat(null));
    await this.#note(before);
  }

  /** `before`: the last beat of a former run. */
  async #note(before: number | null): Promise<void> {
    const now = this.#clock.wall();
    const isGap = before !== null && now - before >= shortestGapMs;
    try {
      await this.#store.change((draft) => {
        draft.firstAt ??= now;
        draft.beatAt = now;
        if (isGap) draft.gaps.push({ from: before, to: now });
        draft.gaps = draft.gaps.filter(({ to }) => to > now - keptMs);
      });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.debug("The heartbeat could not be written", { error });
    }
  }
}
