// Owns carrying retention out: it has the plan made, removes one incident after another, and reports.
// It runs every ten minutes and soon after an incident ended, beside everything else.
import { isDeepStrictEqual } from "node:util";
import type { Cancel } from "../clock.ts";
import { hasCode, StorageError } from "../errors.ts";
import type { EvidenceLimits, RemovedLot } from "../evidence-settings.ts";
import { type EvidenceRemover, InUseError } from "../history/history-view.ts";
import type { IncidentSummary } from "../history/incident-summary.ts";
import type { IncidentId } from "../incident-events.ts";
import { Listeners } from "../listeners.ts";
import { lotsOf, RetentionDiary } from "./diary.ts";
import { DiskBrake } from "./disk-brake.ts";
import type { Measured, Outlook } from "./outlook.ts";
import { mayGo, type PlannedRemoval, type RetentionPlan, type Stuck } from "./plan.ts";
import type { Reserve } from "./reserve.ts";
import { RetentionSurvey, type SurveyParts } from "./survey.ts";
import { TrustedClock } from "./trusted-clock.ts";

const everyMs = 10 * 60_000;
/** After an incident ended. */
const soonMs = 30_000;
/** What a person agreed to have removed goes after this, so that it can be taken back. */
export const graceMs = 60_000;
const trustedEveryMs = 24 * 3_600_000;
/** Plans are made anew when something of them was in use; not for ever. */
const mostRounds = 5;
/** A disk that refuses so often in a row refuses everything; the next run tries again. */
const mostRefusals = 3;

export interface RetentionReport {
  /** Wall-clock milliseconds. */
  at: number;
  /** The household's day. */
  day: string;
  /** What went now, one lot a reason. */
  removed: RemovedLot[];
  stuck: readonly Stuck[];
  limits: EvidenceLimits;
  measured: Measured;
  outlook: Outlook;
}

/** What the chat may ask. Promises reject with StorageError. */
export interface RetentionView {
  /** What evidence takes, and how full the disk is. */
  measure(): Promise<Measured>;
  outlook(measured?: Measured): Promise<Outlook>;
  /** What would go now if these were the limits. */
  preview(limits: EvidenceLimits): Promise<RetentionPlan>;
  /** The first `most` that room or disk would take, in order, and how many may go at all. */
  nextToGo(most: number): Promise<{ first: IncidentSummary[]; count: number }>;
  /**
   * Somebody saw what would go and agrees; to be called before the limits change. The next run is
   * graceMs from now, no sooner.
   */
  agreed(): void;
  /** What the last run could not keep to. */
  readonly stuck: readonly Stuck[];
  /** What went on a day ("2026-11-22"), one lot a reason; two weeks back. */
  retentionOf(day: string): RemovedLot[];
}

export interface RetentionParts extends SurveyParts {
  remover: Pick<EvidenceRemover, "removeIncident">;
  reserve: Reserve;
}

export class RetentionKeeper implements RetentionView {
  readonly #parts: RetentionParts;
  readonly #survey: RetentionSurvey;
  readonly #diary: RetentionDiary;
  readonly #listeners: Listeners<[report: RetentionReport]>;
  readonly #brake = new DiskBrake();
  readonly #trusted: TrustedClock;
  readonly #stopListening: (() => void)[] = [];
  #timer: { due: number; cancel: Cancel } | null = null;
  #running: Promise<RetentionReport | null> | null = null;
  #notBefore = Number.NEGATIVE_INFINITY;
  #stuck: readonly Stuck[] = [];
  #stopped = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
    this.#survey = new RetentionSurvey(parts);
    this.#diary = new RetentionDiary(parts.settings, parts.log);
    this.#listeners = new Listeners("what evidence goes", parts.log);
    this.#trusted = new TrustedClock(parts.clock, parts.log);
  }

  get stuck(): readonly Stuck[] {
    return this.#stuck;
  }

  start(): void {
    const { history, settings, clock } = this.#parts;
    const isJustOver = (incident: IncidentSummary | null) =>
      incident !== null &&
      incident.endedAt !== null &&
      Math.abs(clock.wall() - incident.endedAt) < everyMs;
    let before = JSON.stringify(this.#limits());
    this.#stopListening.push(
      history.onChange((_id, now) => {
        if (isJustOver(now)) this.#runIn(soonMs);
      }),
      settings.onChange(() => {
        const now = JSON.stringify(this.#limits());
        if (now !== before) this.#runIn(graceMs);
        before = now;
      }),
    );
    this.#runIn(soonMs);
  }

  /** Ends after the removal that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const stop of this.#stopListening) stop();
    this.#timer?.cancel();
    this.#timer = null;
    await this.#running;
  }

  /** Calls `listener` after every run; returns how to stop that. */
  onReport(listener: (report: RetentionReport) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** One run now, or the one under way; null when it failed, which is logged. Never rejects. */
  run(): Promise<RetentionReport | null> {
    this.#running ??= this.#runAndReport().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  measure(): Promise<Measured> {
    return this.#survey.measure();
  }

  outlook(measured?: Measured): Promise<Outlook> {
    return this.#survey.outlook(measured);
  }

  preview(limits: EvidenceLimits): Promise<RetentionPlan> {
    return this.#survey.plan(limits, { diskRests: this.#diskRests() });
  }

  nextToGo(most: number): Promise<{ first: IncidentSummary[]; count: number }> {
    return this.#survey.nextToGo(most);
  }

  agreed(): void {
    this.#trusted.trust();
    this.#notBefore = this.#parts.clock.monotonic() + graceMs;
    this.#runIn(graceMs);
  }

  retentionOf(day: string): RemovedLot[] {
    return this.#diary.retentionOf(day);
  }

  #limits(): EvidenceLimits {
    const { keepDays, mostBytes, minimumFreeBytes } = this.#parts.settings.current();
    return { keepDays, mostBytes, minimumFreeBytes };
  }

  #diskRests(): boolean {
    return this.#brake.rests(this.#parts.clock.monotonic());
  }

  /** Runs in `ms` at the latest, but not within a person's time to think again. */
  #runIn(ms: number): void {
    if (this.#stopped) return;
    const { clock } = this.#parts;
    const due = Math.max(clock.monotonic() + ms, this.#notBefore);
    if (this.#timer && this.#timer.due >= this.#notBefore && this.#timer.due <= due) return;
    this.#timer?.cancel();
    const cancel = clock.after(due - clock.monotonic(), () => {
      this.#timer = null;
      void this.run().then(() => this.#runIn(everyMs));
    });
    this.#timer = { due, cancel };
  }

  async #runAndReport(): Promise<RetentionReport | null> {
    try {
      const report = await this.#runOnce();
      this.#listeners.tell(report);
      return report;
    } catch (error) {
      this.#parts.log.error("Old evidence could not be looked through", { error });
      return null;
    }
  }

  async #runOnce(): Promise<RetentionReport> {
    const { clock, log, reserve } = this.#parts;
    const limits = this.#limits();
    // A clock that has just been set may be years off.
    const held = (await this.#isClockTrusted()) ? limits : { ...limits, keepDays: null };
    let measured = await this.#survey.measure();
    const before = measured;
    this.#brake.look(before, clock.monotonic());
    const diskRests = this.#diskRests();
    const removed: PlannedRemoval[] = [];
    const kept = new Set<IncidentId>();
    let plan: RetentionPlan = { removals: [], stuck: [] };
    for (let round = 0; round < mostRounds && !this.#stopped; round++) {
      plan = await this.#survey.plan(held, { measured, inUse: kept, diskRests });
      const keptBefore = kept.size;
      const { gone, isRefused } = await this.#remove(plan.removals, kept, limits);
      removed.push(...gone);
      measured = await this.#survey.measure();
      if (isRefused || kept.size === keptBefore) break;
    }
    const forDisk = removed.filter(({ reason }) => reason === "disk_full");
    this.#brake.removed(
      forDisk.reduce((bytes, one) => bytes + one.bytes, 0),
      before,
    );
    const day = this.#survey.today();
    await this.#diary.note(day, removed);
    const lots = lotsOf(day, removed);
    for (const lot of lots) log.info("Evidence was removed by rule", { ...lot });
    const { disk } = measured;
    if (disk && disk.freeBytes > limits.minimumFreeBytes) await reserve.restore();
    this.#stuck = plan.stuck;
    const outlook = await this.#survey.outlook(measured);
    return { at: clock.wall(), day, removed: lots, stuck: plan.stuck, limits, measured, outlook };
  }

  /** Remembers once a day that it is: what a restart finds is compared with that. */
  async #isClockTrusted(): Promise<boolean> {
    const { clock, settings, log } = this.#parts;
    const { trustedAt } = settings.current();
    if (!this.#trusted.isTrusted(trustedAt)) return false;
    const now = clock.wall();
    if (trustedAt !== null && Math.abs(now - trustedAt) < trustedEveryMs) return true;
    await settings.change({ trustedAt: now }).catch((error: unknown) => {
      if (!(error instanceof StorageError)) throw error;
      log.warn("That the clock is right could not be noted", { error });
    });
    return true;
  }

  /** Removes in order, one after another; what can't go is put into `kept`. Ends when `limits` change. */
  async #remove(
    removals: readonly PlannedRemoval[],
    kept: Set<IncidentId>,
    limits: EvidenceLimits,
  ): Promise<{ gone: PlannedRemoval[]; isRefused: boolean }> {
    const gone: PlannedRemoval[] = [];
    let refusals = 0;
    for (const removal of removals) {
      if (this.#stopped || refusals >= mostRefusals) break;
      // Somebody thought again while it goes on.
      if (!isDeepStrictEqual(this.#limits(), limits)) break;
      try {
        if (!(await this.#mayStillGo(removal.id))) kept.add(removal.id);
        else if (await this.#removeOne(removal)) gone.push(removal);
        refusals = 0;
      } catch (error) {
        if (!(error instanceof InUseError || error instanceof StorageError)) throw error;
        kept.add(removal.id);
        if (error instanceof InUseError) continue;
        refusals += 1;
        this.#parts.log.warn(`The incident ${removal.id} could not be removed`, { error });
      }
    }
    return { gone, isRefused: refusals >= mostRefusals };
  }

  /** A plan may be minutes old by the time its last removal comes: somebody may have pinned it. */
  async #mayStillGo(id: IncidentId): Promise<boolean> {
    const { history, clock } = this.#parts;
    const incident = await history.find(id);
    return incident === null || mayGo(incident, { now: clock.wall() });
  }

  async #removeOne({ id, reason }: PlannedRemoval): Promise<boolean> {
    const { remover, reserve } = this.#parts;
    try {
      return await remover.removeIncident(id, { reason, by: null });
    } catch (error) {
      const isFull = hasCode(error, "ENOSPC") || hasCode(error, "EDQUOT");
      if (!isFull) throw error;
      await reserve.release();
      return remover.removeIncident(id, { reason, by: null });
    }
  }
}
