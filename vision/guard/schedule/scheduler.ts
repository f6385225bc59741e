// Owns carrying the schedule out: it looks when something is due, at the latest after a minute, has
// the alarm armed or disarmed, and tells what it did, couldn't, or won't do without being told to.
import type { Cancel, Clock } from "../../../storage/clock.ts";
import type { Log } from "../../../storage/log.ts";
import type { Schedule, StoredSchedule } from "../../../storage/schedule.ts";
import { Serial } from "../../../storage/serial.ts";
import type { AlarmControl, AlarmView } from "../../watch-view.ts";
import { actionFor, type Due, dueIn, type LateBecause, remindersIn, untilNextLook } from "./due.ts";
import { markOf, type Occurrence, TimezoneError } from "./occurrences.ts";

export type ScheduleNews =
  /** It armed or disarmed. `late` tells why not in time. */
  | {
      readonly kind: "armed" | "disarmed";
      readonly occurrence: Occurrence;
      readonly late: LateBecause | null;
      readonly alarm: AlarmView;
    }
  /** It should (have) disarm(ed) and did not: somebody must say so. */
  | {
      readonly kind: "ask";
      readonly occurrence: Occurrence;
      readonly because: LateBecause | "alarm";
    }
  | { readonly kind: "reminder"; readonly occurrence: Occurrence }
  /** The disk refused, so nothing changed; it goes on trying. */
  | { readonly kind: "failed"; readonly occurrence: Occurrence }
  /** The schedule can't be read, so the alarm stays as it is. */
  | { readonly kind: "unreadable"; readonly timezone: string };

export interface SchedulerParts {
  schedule: Pick<Schedule, "value" | "note" | "onChange">;
  alarm: AlarmControl;
  clock: Clock;
  /** Milliseconds that go on while the machine sleeps and never step (os.uptime()). */
  uptime(): number;
  /** The household's, as it is now. */
  timezone(): string;
  log: Log;
  tell(news: ScheduleNews): void;
}

/** NTP's corrections are smaller (DESIGN.md decision 12). */
const stepMs = 5_000;
const retryMs = 60_000;

export class Scheduler {
  readonly #parts: SchedulerParts;
  readonly #looks = new Serial();
  readonly #stopListening: () => void;
  #cancel: Cancel | null = null;
  #stopped = false;
  /** What was wanted at the last look: a change counts from the moment at which it is made. */
  #plan: Readonly<StoredSchedule>;
  #timezone: string;
  /** Wall-clock milliseconds up to which everything was dealt with. */
  #doneUntil: number | null;
  readonly #done: Set<string>;
  readonly #reminded: Set<string>;
  /** Both clocks at the last look; null before the first. */
  #seen: { wall: number; uptime: number } | null = null;
  readonly #toldOf = new Set<string>();

  constructor(parts: SchedulerParts) {
    const { schedule } = parts;
    this.#parts = parts;
    this.#plan = schedule.value;
    this.#timezone = parts.timezone();
    this.#doneUntil = schedule.value.doneUntil;
    this.#done = new Set(schedule.value.done);
    this.#reminded = new Set(schedule.value.reminded);
    this.#stopListening = schedule.onChange(() => this.look());
  }

  /** Looks for the first time: what was missed since the last run is dealt with. */
  start(): void {
    void this.look();
  }

  /** Looks now; resolves, and never rejects, when what was due is done and told. */
  look(): Promise<void> {
    return this.#looks.run(async () => {
      if (this.#stopped) return;
      this.#cancel?.();
      let nextMs = retryMs;
      try {
        await this.#lookOnce();
        const plan = { ...this.#plan, timezone: this.#timezone };
        const looked = this.#seen?.wall ?? this.#parts.clock.wall();
        const since = Math.max(0, this.#parts.clock.wall() - looked);
        // From the moment that was looked at: what fell due since must not wait for a minute.
        nextMs = Math.max(0, untilNextLook(plan, looked) - since);
        this.#toldOf.delete(this.#timezone);
      } catch (error) {
        if (error instanceof TimezoneError) this.#tellUnreadable(error.timezone);
        else this.#parts.log.error("The schedule could not be carried out", { error });
      }
      this.#cancel = this.#parts.clock.after(nextMs, () => void this.look());
    });
  }

  /** Ends what is under way and remembers how far it came. Never rejects. */
  async stop(): Promise<void> {
    this.#stopListening();
    await this.#looks.run(async () => {
      this.#stopped = true;
      this.#cancel?.();
      if (this.#seen) await this.#keep();
    });
  }

  async #lookOnce(): Promise<void> {
    const { schedule, clock } = this.#parts;
    const now = clock.wall();
    const gap = this.#gapBefore(now);
    const isFirst = this.#doneUntil === null;
    // A clock that was set back: what is done stays done (#done), what comes again is not lost.
    const after = Math.min(this.#doneUntil ?? now, now);
    const { due, marks } = dueIn({
      entries: this.#plan.entries,
      timezone: this.#timezone,
      after,
      until: now,
      done: this.#done,
      gap,
    });
    const failed = await this.#carryOut(due);
    // In order: what comes after one that failed was not tried.
    const dealtWith = failed === null ? marks : marks.slice(0, marks.indexOf(markOf(failed)));
    for (const mark of dealtWith) this.#done.add(mark);
    // What failed must be found again by the next look.
    this.#doneUntil = failed === null ? now : failed.at - 1;

    const timezone = this.#parts.timezone();
    const isNew = timezone !== this.#timezone || !sameEntries(schedule.value, this.#plan);
    this.#plan = schedule.value;
    this.#timezone = timezone;
    // Before they are told: a new timezone may be one that nobody knows.
    const reminders = this.#remind(now);
    this.#seen = { wall: now, uptime: this.#parts.uptime() };
    // Written only when it matters: disks of small machines wear out.
    if (isFirst || isNew || gap !== null || dealtWith.length > 0 || reminders > 0) {
      await this.#keep();
    }
  }

  /** Why the time since the last look may not have been lived through; null: it was. */
  #gapBefore(now: number): LateBecause | null {
    if (!this.#seen) return "off";
    const step = now - this.#seen.wall - (this.#parts.uptime() - this.#seen.uptime);
    return step > stepMs ? "clock" : null;
  }

  /** Returns the one that the disk refused, or null. */
  async #carryOut(due: readonly Due[]): Promise<Occurrence | null> {
    const { alarm, tell, log } = this.#parts;
    for (const { occurrence, late: found } of due) {
      const late = found !== null && this.#toldOf.has(markOf(occurrence)) ? "disk" : found;
      const action = actionFor({ occurrence, late }, alarm.current());
      if (!action) continue;
      if (action.kind === "ask") {
        tell({ kind: "ask", occurrence, because: action.because });
        continue;
      }
      const by = { means: "schedule" } as const;
      try {
        const result =
          action.kind === "arm" ? await alarm.arm(action.mode, by) : await alarm.disarm(by);
        const kind = action.kind === "arm" ? "armed" : "disarmed";
        if (result.changed) tell({ kind, occurrence, late, alarm: result.alarm });
      } catch (error) {
        log.error("The schedule could not change the alarm", { error, entry: occurrence.entry.id });
        if (!this.#toldOf.has(markOf(occurrence))) tell({ kind: "failed", occurrence });
        this.#toldOf.add(markOf(occurrence));
        return occurrence;
      }
    }
    return null;
  }

  #remind(now: number): number {
    const { alarm, tell } = this.#parts;
    const plan = { ...this.#plan, timezone: this.#timezone };
    const reminders = remindersIn(plan, now, this.#reminded, alarm.current());
    for (const occurrence of reminders) {
      this.#reminded.add(markOf(occurrence));
      tell({ kind: "reminder", occurrence });
    }
    return reminders.length;
  }

  #tellUnreadable(timezone: string): void {
    // Until it can be read again nobody watches the time; perhaps it can at the next look.
    this.#seen = null;
    this.#plan = this.#parts.schedule.value;
    this.#timezone = this.#parts.timezone();
    if (this.#toldOf.has(timezone)) return;
    this.#toldOf.add(timezone);
    this.#parts.log.error(`The schedule can't be carried out: there is no timezone "${timezone}"`);
    this.#parts.tell({ kind: "unreadable", timezone });
  }

  async #keep(): Promise<void> {
    const { schedule, log } = this.#parts;
    const progress = {
      doneUntil: this.#doneUntil,
      done: [...this.#done],
      reminded: [...this.#reminded],
    };
    try {
      await schedule.note(progress);
    } catch (error) {
      log.warn("How far the schedule was carried out could not be kept", { error });
    }
  }
}

/** Any change of the state makes new objects of all of it. */
function sameEntries(a: Readonly<StoredSchedule>, b: Readonly<StoredSchedule>): boolean {
  return JSON.stringify(a.entries) === JSON.stringify(b.entries);
}
