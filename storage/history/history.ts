// Owns answering from the history: which incidents there were, newest first, by kind, person, camera
// and day. It reads days (days.ts) only where one may hold what is asked for, and follows what is
// written while it runs.
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Cancel, Clock } from "../clock.ts";
import { StorageError } from "../errors.ts";
import type { IncidentId } from "../incident-events.ts";
import { compareIncidentIds, dateOf, isIncidentId } from "../incident-id.ts";
import type { Incidents } from "../incidents.ts";
import { Listeners } from "../listeners.ts";
import type { Log } from "../log.ts";
import { Days } from "./days.ts";
import type {
  HistoryPage,
  HistoryPlace,
  HistoryQuery,
  HistoryTotals,
  HistoryView,
} from "./history-view.ts";
import type { IncidentSummary } from "./incident-summary.ts";
import { countIn, isInRange, matches } from "./matching.ts";
import { readIncident, type ReadableIncidents } from "./read-incident.ts";

/** How soon after an event listeners hear of it; what is asked is answered with it at once. */
const refreshMs = 1_000;
/** How soon it is in the day's file. After a crash, incidents that need attention are read anew. */
const saveMs = 10_000;

/** Waiting for the disk a day at a time takes several times as long. */
const daysAtOnce = 8;

export interface HistoryOptions {
  dataDir: string;
  incidents: ReadableIncidents & Pick<Incidents, "pending" | "onEvent" | "beforeSettling">;
  clock: Clock;
  log: Log;
}

export class History implements HistoryView {
  readonly #options: HistoryOptions;
  readonly #days: Days;
  readonly #listeners: Listeners<[id: IncidentId, now: IncidentSummary | null]>;
  readonly #stopListening: (() => void)[];
  #counting: Promise<void> = Promise.resolve();
  #cancelRefresh: Cancel | null = null;
  #cancelSave: Cancel | null = null;
  #closed = false;

  private constructor(options: HistoryOptions) {
    const { dataDir, incidents, clock, log } = options;
    this.#options = options;
    this.#listeners = new Listeners("the history", log);
    this.#days = new Days({
      folder: path.join(path.resolve(dataDir), "incidents"),
      read: (id) => readIncident(id, incidents),
      clock,
      log,
      onChange: (id, now) => this.#listeners.tell(id, now),
    });
    this.#stopListening = [
      incidents.onEvent(({ id }) => this.#touch(id)),
      incidents.beforeSettling((id) => this.#days.keep(id).finally(() => this.#saveSoon())),
    ];
  }

  /** Takes no longer with a long history: days are read when asked for, and counted in the background. */
  static async open(options: HistoryOptions): Promise<History> {
    const history = new History(options);
    // A crash may have come between what was written of these and the index.
    for (const id of await options.incidents.pending()) history.#touch(id);
    history.#counting = history.#count();
    return history;
  }

  async page(query: HistoryQuery, place: HistoryPlace, limit: number): Promise<HistoryPage> {
    switch (place.from) {
      case "newest":
        return this.#pageFrom(query, null, limit);
      case "older":
        return this.#pageFrom(query, { id: place.than, itself: false }, limit);
      case "at":
        return this.#pageFrom(query, { id: place.incident, itself: true }, limit);
      case "newer": {
        const start = { id: place.than, itself: false };
        const [newer, older] = await Promise.all([
          this.#collect(query, "newer", start, limit + 1),
          this.#collect(query, "older", { ...start, itself: true }, 1),
        ]);
        return {
          incidents: newer.slice(0, limit).toReversed(),
          newer: newer.length > limit,
          older: older.length > 0,
        };
      }
    }
  }

  async count(query: HistoryQuery): Promise<number> {
    let count = 0;
    const unknown: string[] = [];
    for (const date of await this.#datesOf(query)) {
      const digest = this.#days.digest(date);
      if (digest) count += countIn(digest, query);
      else unknown.push(date);
    }
    for (let at = 0; at < unknown.length; at += daysAtOnce) {
      const days = await this.#read(query, unknown.slice(at, at + daysAtOnce));
      count += days.flat().filter((one) => matches(query, one)).length;
    }
    return count;
  }

  async find(id: IncidentId): Promise<IncidentSummary | null> {
    return isIncidentId(id) ? this.#days.find(id) : null;
  }

  async days(): Promise<string[]> {
    const days: string[] = [];
    for (const date of await this.#days.dates()) {
      if (!(await this.#days.isEmpty(date))) days.push(date);
    }
    return days;
  }

  async day(date: string): Promise<IncidentSummary[]> {
    return [...(await this.#days.incidents(date))];
  }

  async totals(): Promise<HistoryTotals> {
    await this.#counting;
    await this.#days.refresh();
    const totals: HistoryTotals = { incidents: 0, bytes: 0, pinnedBytes: 0, oldestDay: null };
    for (const [date, { incidents, bytes, pinnedBytes }] of this.#days.digests()) {
      totals.incidents += incidents;
      totals.bytes += bytes;
      totals.pinnedBytes += pinnedBytes;
      if (totals.oldestDay === null || date < totals.oldestDay) totals.oldestDay = date;
    }
    return totals;
  }

  onChange(listener: (id: IncidentId, now: IncidentSummary | null) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The incident could not be found for a while, and can again. */
  lookAgain(id: IncidentId): void {
    this.#touch(id);
  }

  /** The incident's folder is gone. Rejects with StorageError. */
  async forget(id: IncidentId): Promise<void> {
    await this.#days.drop(id);
    this.#saveSoon();
  }

  /** Resolves when the indexes are on disk as far as it allows. Nothing may be asked afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stopListening) stop();
    this.#cancelRefresh?.();
    this.#cancelSave?.();
    await this.#counting;
    await this.#days.refresh();
    await this.#days.save();
  }

  async #pageFrom(query: HistoryQuery, start: Start | null, limit: number): Promise<HistoryPage> {
    const [found, newer] = await Promise.all([
      this.#collect(query, "older", start, limit + 1),
      start ? this.#collect(query, "newer", { ...start, itself: !start.itself }, 1) : [],
    ]);
    return {
      incidents: found.slice(0, limit),
      newer: newer.length > 0,
      older: found.length > limit,
    };
  }

  /** The first `count` that the query means, going from `start` (null: the newest) in a direction. */
  async #collect(
    query: HistoryQuery,
    direction: "older" | "newer",
    start: Start | null,
    count: number,
  ): Promise<IncidentSummary[]> {
    const goesBack = direction === "older";
    const startDate = start && dateOf(start.id);
    const newestFirst = await this.#datesOf(query);
    const dates = (goesBack ? newestFirst : newestFirst.toReversed()).filter(
      (date) => startDate === null || (goesBack ? date <= startDate : date >= startDate),
    );
    const isBeyond = ({ id }: IncidentSummary) => {
      if (!start || dateOf(id) !== startDate) return true;
      const order = compareIncidentIds(id, start.id);
      return order === 0 ? start.itself : order < 0 === goesBack;
    };
    const found: IncidentSummary[] = [];
    for (let at = 0, step = 1; at < dates.length && found.length < count;) {
      const days = await this.#read(query, dates.slice(at, at + step));
      for (const incidents of days) {
        const inOrder = goesBack ? incidents.toReversed() : incidents;
        found.push(...inOrder.filter((one) => matches(query, one) && isBeyond(one)));
      }
      at += step;
      step = Math.min(step * 2, daysAtOnce);
    }
    return found.slice(0, count);
  }

  /** The incidents of those days; none of days that are known to have nothing of that. */
  #read(query: HistoryQuery, dates: readonly string[]): Promise<(readonly IncidentSummary[])[]> {
    return Promise.all(
      dates.map((date) => {
        const digest = this.#days.digest(date);
        return digest && countIn(digest, query) === 0 ? [] : this.#days.incidents(date);
      }),
    );
  }

  async #datesOf(query: HistoryQuery): Promise<string[]> {
    return (await this.#days.dates()).filter((date) => isInRange(query, date));
  }

  /** Looks at every day once, newest first, one after another, letting all else run between. */
  async #count(): Promise<void> {
    try {
      for (const date of await this.#days.dates()) {
        if (this.#closed) return;
        if (this.#days.digest(date)) continue;
        await this.#days.incidents(date).catch((error: unknown) => {
          if (!(error instanceof StorageError)) throw error;
          this.#options.log.warn(`the history of ${date} cannot be read`, { error });
        });
        await nextTurn();
      }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#options.log.warn("the history cannot be counted", { error });
    }
  }

  #touch(id: IncidentId): void {
    this.#days.touch(id);
    if (this.#closed) return;
    this.#cancelRefresh ??= this.#options.clock.after(refreshMs, () => {
      this.#cancelRefresh = null;
      this.#inBackground(() => this.#days.refresh());
    });
    this.#saveSoon();
  }

  #saveSoon(): void {
    if (this.#closed) return;
    this.#cancelSave ??= this.#options.clock.after(saveMs, () => {
      this.#cancelSave = null;
      this.#inBackground(() => this.#days.save());
    });
  }

  #inBackground(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      this.#options.log.warn("the history is behind", { error });
    });
  }
}

/** Where to go on, and whether what lies exactly there counts. */
interface Start {
  id: IncidentId;
  itself: boolean;
}
