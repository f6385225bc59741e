// Owns copy two of the evidence: what is stored goes off site by itself, the most urgent first, one
// batch at a time; only what is most urgent goes beside one that is under way. A store that fails is
// left alone for a while. What was copied and what waits outlives this process (copied.ts).
import path from "node:path";
import type { Cancel, Clock } from "../clock.ts";
import type { EvidenceRemoval } from "../evidence-seal.ts";
import type { IncidentId } from "../incident-events.ts";
import { isIncidentId } from "../incident-id.ts";
import { Listeners } from "../listeners.ts";
import type { Log } from "../log.ts";
import { carryOutRemoval, type CarryParts, type CarryResult, copyBatch, copyDay } from "./carry.ts";
import { Copied } from "./copied.ts";
import { gathering, mostUrgent } from "./file-kind.ts";
import { LastSuccess } from "./last-success.ts";
import { chainKey, folderOf, lookAt, type LookParts } from "./look.ts";
import type { OffsiteStore } from "./offsite-store.ts";
import type { OffsiteStatus, OffsiteView } from "./offsite-view.ts";
import { Patience } from "./patience.ts";
import { type PendingRemoval, Removals } from "./removals.ts";
import { type TestStep, tryStore } from "./trial.ts";
import { troubleOf } from "./trouble.ts";
import { Waiting } from "./waiting.ts";
import { WholeHistory } from "./whole-history.ts";

export interface OffsiteOptions {
  dataDir: string;
  store: OffsiteStore;
  /** As the chat may call it. */
  name: string;
  isEncrypted: boolean;
  bandwidth: string | null;
  /** Tells this store from another; no secret. */
  place: string;
  clock: Clock;
  log: Log;
  random?: () => number;
}

const chainDelayMs = 30_000;
/** So many are looked at before the next batch is chosen; the rest when nothing else waits. */
const looksAtOnce = 200;
/** How soon it is looked again whether what was announced to go is gone here. */
const removalLookMs = 5_000;

const chain = { key: chainKey, folder: folderOf(chainKey) };
/** Less urgent than everything. */
const history = Number.POSITIVE_INFINITY;

interface Task {
  /** As of a batch; a removal comes after what is most urgent. */
  urgency: number;
  abort: AbortController;
  done: Promise<void>;
}

export class Offsite implements OffsiteView {
  readonly #options: OffsiteOptions;
  readonly #copied: Copied;
  readonly #removals: Removals;
  readonly #history: WholeHistory;
  readonly #lastSuccess: LastSuccess;
  readonly #patience: Patience;
  readonly #waiting = new Waiting();
  readonly #parts: CarryParts & LookParts;
  readonly #tasks = new Set<Task>();
  readonly #listeners: Listeners<[]>;
  #planning: Promise<void> | null = null;
  #planAgain = false;
  #cancelTimer: Cancel | null = null;
  #isRunning = false;

  private constructor(
    options: OffsiteOptions,
    parts: { copied: Copied; removals: Removals; history: WholeHistory; lastSuccess: LastSuccess },
  ) {
    this.#options = options;
    this.#copied = parts.copied;
    this.#removals = parts.removals;
    this.#history = parts.history;
    this.#lastSuccess = parts.lastSuccess;
    this.#parts = { ...options, ...parts, waiting: this.#waiting };
    this.#patience = new Patience(options.random ?? Math.random);
    this.#listeners = new Listeners("the copy off site", options.log);
  }

  /** Rejects with StorageError when its folder cannot be made or read. */
  static async open(options: OffsiteOptions): Promise<Offsite> {
    const { dataDir, place, log } = options;
    const folder = path.join(dataDir, "offsite");
    return new Offsite(options, {
      copied: await Copied.open(path.join(folder, "waiting"), place, log),
      removals: await Removals.open(dataDir, log),
      history: await WholeHistory.open(dataDir, place, log),
      lastSuccess: await LastSuccess.open(dataDir, place, log),
    });
  }

  /** Begins to copy; `pending`: incidents that may have been cut off before anything was noted. */
  start(pending: readonly IncidentId[]): void {
    this.#isRunning = true;
    const now = this.#options.clock.monotonic();
    for (const key of new Set([...this.#copied.waiting(), ...pending])) {
      if (isIncidentId(key)) this.#waiting.note({ key, folder: folderOf(key) }, 0, now, false);
    }
    this.#waiting.note(chain, 0, now, false);
    this.#plan();
  }

  /** These files of the incident were just stored. */
  stored(id: IncidentId, names: readonly string[]): void {
    const gathered = gathering(names, !this.#waiting.has(id));
    if (!gathered) return;
    const now = this.#options.clock.monotonic();
    this.#waiting.note({ key: id, folder: folderOf(id) }, gathered.delayMs, now);
    if (gathered.isPicture) this.#patience.hurry();
    void this.#copied.begin(id).then(() => this.#plan());
  }

  /** Something was written into the seal's chain. */
  chainGrew(): void {
    this.#waiting.note(chain, chainDelayMs, this.#options.clock.monotonic());
    this.#plan();
  }

  /** Takes note, before it happens, of what goes here; a person's wish is carried out there, too. */
  async removing(removal: EvidenceRemoval): Promise<void> {
    await this.#removals.add(removal);
    this.#waiting.lookAgain(removal.incident);
    this.#plan();
  }

  status(): OffsiteStatus {
    const { name, isEncrypted, bandwidth } = this.#options;
    return {
      name,
      isEncrypted,
      bandwidth,
      lastSuccessAt: this.#lastSuccess.at,
      waiting: this.#waiting.totals(),
      removals: this.#removals.size,
      isCopying: this.#tasks.size > 0,
      trouble: this.#patience.trouble,
      everything: this.#history.progress,
    };
  }

  async test(
    signal: AbortSignal,
    onStep: (steps: readonly TestStep[]) => void,
  ): Promise<readonly TestStep[]> {
    const { store, clock } = this.#options;
    const steps = await tryStore(store, { clock, signal, onStep });
    // All is well: what waits goes at once.
    if (steps.every(({ outcome }) => outcome === "well")) {
      this.#patience.succeeded();
      this.#listeners.tell();
      this.#plan();
    }
    return steps;
  }

  async copyEverything(): Promise<void> {
    await this.#history.begin();
    this.#patience.forget();
    this.chainGrew();
  }

  async cancelEverything(): Promise<void> {
    await this.#history.cancel();
    for (const task of this.#tasks) if (task.urgency === history) task.abort.abort();
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** rclone is ended, by force after 2 s; what was under way is copied after the next start. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    for (const { abort } of this.#tasks) abort.abort();
    await Promise.all([...this.#tasks].map(({ done }) => done));
    await this.#planning;
    await this.#lastSuccess.save();
  }

  #plan(): void {
    if (!this.#isRunning) return;
    this.#planAgain = true;
    if (this.#planning) return;
    this.#planning = this.#planAll().finally(() => {
      this.#planning = null;
    });
  }

  async #planAll(): Promise<void> {
    const { clock, log } = this.#options;
    while (this.#planAgain && this.#isRunning) {
      this.#planAgain = false;
      try {
        await this.#look(clock.monotonic());
        if (this.#isRunning && clock.monotonic() >= this.#patience.until) await this.#begin();
      } catch (error) {
        log.error("What is to be copied off site could not be planned", { error });
      }
    }
    this.#schedule();
  }

  #schedule(): void {
    const { clock } = this.#options;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (!this.#isRunning) return;
    const now = clock.monotonic();
    const times = [this.#waiting.nextDue(now)];
    if (this.#patience.until > now) times.push(this.#patience.until);
    else if (this.#removals.size > 0) times.push(now + removalLookMs);
    const next = Math.min(...times.filter((time) => time !== null));
    if (Number.isFinite(next)) this.#cancelTimer = clock.after(next - now, () => this.#plan());
  }

  async #look(now: number): Promise<void> {
    const next = this.#waiting.unexamined(now, looksAtOnce);
    for (const { key } of next) await lookAt(key, this.#parts);
    if (next.length === looksAtOnce) this.#planAgain = true;
  }

  /** Begins what may be begun now, beside what is under way. */
  async #begin(): Promise<void> {
    const { clock } = this.#options;
    const running = [...this.#tasks];
    const only = running[0];
    if (running.length > 1) return;
    if (only) {
      const isHistory = only.urgency === history;
      // What was deleted must not be copied after it was removed over there; the day begins anew.
      if (isHistory && (await this.#nextRemoval())) only.abort.abort();
      // A photo goes beside a clip, and whatever is new beside the history.
      const atMost = isHistory ? undefined : Math.min(mostUrgent, only.urgency - 1);
      const batch = this.#waiting.take(clock.monotonic(), atMost);
      if (batch) this.#run(batch.urgency, (signal) => copyBatch(this.#parts, batch, signal));
      return;
    }
    const urgent = this.#waiting.take(clock.monotonic(), mostUrgent);
    const removal = urgent ? null : await this.#nextRemoval();
    const batch = urgent ?? (removal ? null : this.#waiting.take(clock.monotonic()));
    const { day } = this.#history;
    if (batch) this.#run(batch.urgency, (signal) => copyBatch(this.#parts, batch, signal));
    else if (removal) {
      this.#run(mostUrgent + 1, (signal) => carryOutRemoval(this.#parts, removal, signal));
    } else if (day !== null) this.#run(history, (signal) => copyDay(this.#parts, day, signal));
    else return;
    // Perhaps there is something that may go beside it.
    this.#planAgain = true;
  }

  #nextRemoval(): Promise<PendingRemoval | null> {
    return this.#removals.next((id) => this.#waiting.isInFlight(id));
  }

  #run(urgency: number, work: (signal: AbortSignal) => Promise<CarryResult>): void {
    if (!this.#isRunning) return;
    const abort = new AbortController();
    const task: Task = { urgency, abort, done: Promise.resolve() };
    this.#tasks.add(task);
    task.done = this.#follow(work(abort.signal), abort.signal).finally(() => {
      this.#tasks.delete(task);
      this.#plan();
    });
  }

  async #follow(work: Promise<CarryResult>, signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#options;
    let result: CarryResult;
    try {
      result = await work;
    } catch (error) {
      log.error("Something went wrong while copying off site", { error });
      result = { trouble: troubleOf("other"), some: false };
    }
    const { trouble, some } = result;
    if (some || !trouble) await this.#lastSuccess.note(clock.wall());
    if (!trouble) {
      if (this.#patience.trouble) log.info("The copy off site works again");
      this.#patience.succeeded();
    } else if (!signal.aborted) {
      // Once is enough while it stays the same.
      if (this.#patience.trouble?.kind !== trouble.kind) {
        log.warn(`The copy off site fails: ${trouble.reason.sentence}`);
      }
      this.#patience.failed(trouble, clock.monotonic(), clock.wall(), some);
    }
    this.#listeners.tell();
  }
}
