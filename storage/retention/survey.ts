// Owns what retention knows before it acts: how much there is, how full the disk is, what the rules
// would take, and how long the room lasts. It removes nothing.
import type { Clock } from "../clock.ts";
import { StorageError } from "../errors.ts";
import type { EvidenceLimits, EvidenceSettings } from "../evidence-settings.ts";
import type { HistoryView } from "../history/history-view.ts";
import type { IncidentSummary } from "../history/incident-summary.ts";
import type { IncidentId } from "../incident-events.ts";
import type { Log } from "../log.ts";
import type { Disk } from "./disk-space.ts";
import { daysBefore, localDay } from "./local-day.ts";
import { dailyBytes, DiskTrend, type Measured, type Outlook, outlook } from "./outlook.ts";
import { inOrderOfGoing, mayGo, planRetention, type RetentionPlan } from "./plan.ts";

/** Folders that hold the last seven days, in whatever timezone they were made. */
const recentDays = 8;

export interface SurveyParts {
  history: HistoryView;
  settings: EvidenceSettings;
  disk: Disk;
  /** The household's. */
  timezone(): string;
  clock: Clock;
  log: Log;
}

/** All reject with StorageError. */
export class RetentionSurvey {
  readonly #parts: SurveyParts;
  readonly #trend = new DiskTrend();

  constructor(parts: SurveyParts) {
    this.#parts = parts;
  }

  today(): string {
    return localDay(this.#parts.clock.wall(), this.#parts.timezone());
  }

  async measure(): Promise<Measured> {
    const { history, disk, clock, log } = this.#parts;
    const space = await disk.space().catch((error: unknown) => {
      if (!(error instanceof StorageError)) throw error;
      log.warn("How full the disk is can't be told", { error });
      return null;
    });
    if (space) this.#trend.add(clock.monotonic(), space.freeBytes);
    return { totals: await history.totals(), disk: space };
  }

  async outlook(measured?: Measured): Promise<Outlook> {
    const { history, settings, clock } = this.#parts;
    const today = this.today();
    const recent: IncidentSummary[] = [];
    for (let back = 0; back <= recentDays; back++) {
      recent.push(...(await history.day(daysBefore(today, back))));
    }
    return outlook({
      ...(measured ?? (await this.measure())),
      limits: settings.current(),
      bytesPerDay: dailyBytes(recent, clock.wall()),
      diskLossPerDay: this.#trend.lossPerDay(),
    });
  }

  /** What would go under these limits; `diskRests`: nothing for the disk's sake. */
  async plan(
    limits: EvidenceLimits,
    options: { measured?: Measured; inUse?: ReadonlySet<IncidentId>; diskRests: boolean },
  ): Promise<RetentionPlan> {
    const { clock, timezone } = this.#parts;
    const { diskRests, inUse } = options;
    const { totals, disk } = options.measured ?? (await this.measure());
    const plan = await planRetention({
      days: this.#days(),
      totals,
      freeBytes: disk && !diskRests ? disk.freeBytes : null,
      limits,
      now: clock.wall(),
      timezone: timezone(),
      ...(inUse ? { inUse } : {}),
    });
    const { minimumFreeBytes } = limits;
    if (disk && diskRests && disk.freeBytes < minimumFreeBytes) {
      plan.stuck.push({ kind: "disk", freeBytes: disk.freeBytes, minimumFreeBytes });
    }
    return plan;
  }

  /** The first `most` that room or disk would take, in order, and how many may go at all. */
  async nextToGo(most: number): Promise<{ first: IncidentSummary[]; count: number }> {
    const now = this.#parts.clock.wall();
    const all: IncidentSummary[] = [];
    for await (const day of this.#days()) all.push(...day.filter((one) => mayGo(one, { now })));
    return { first: inOrderOfGoing(all).slice(0, most), count: all.length };
  }

  /** Oldest first. */
  async *#days(): AsyncGenerator<IncidentSummary[]> {
    const { history } = this.#parts;
    for (const date of (await history.days()).toReversed()) yield await history.day(date);
  }
}
