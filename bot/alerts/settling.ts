// Owns putting incidents away once everything of them is told: some minutes later, one at a time, and
// again later where the disk refuses.
import type { Cancel, Clock } from "../../storage/clock.ts";
import { isOpen } from "../../storage/deliveries.ts";
import { hasCode } from "../../storage/errors.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";
import type { Outbox } from "../../storage/outbox.ts";
import type { Telling } from "./step.ts";

/** After its end an incident may go on within the cooldown; then it would only be fetched back. */
const graceMs = 5 * 60_000;
/** Parked deliveries stay at hand this long, for when their chat takes alerts again. */
const keepParkedMs = 7 * 24 * 3_600_000;
const lookAgainMs = 3_600_000;

export interface SettlingOptions {
  incidents: Pick<Incidents, "folder" | "seal" | "settle" | "unsaved">;
  outbox: Outbox;
  clock: Clock;
  log: Log;
  /** Runs `work` when no incident is being read back. */
  inTurn: (work: () => Promise<void>) => void;
  /** The outbox has just forgotten it. */
  onSettled: (id: IncidentId) => void;
}

export class Settling {
  readonly #options: SettlingOptions;
  readonly #waiting = new Map<IncidentId, Cancel>();
  /** Those whose time has come. */
  readonly #due = new Set<Telling>();
  #isUnderWay = false;
  #stopped = false;

  constructor(options: SettlingOptions) {
    this.#options = options;
  }

  /** Looks whether everything of it is told; if so, it is put away some minutes later. */
  consider(telling: Telling): void {
    const { id } = telling.record;
    this.leave(id);
    if (this.#stopped || !this.#isTold(telling)) return;
    this.#after(this.#keepsParked(telling) ? lookAgainMs : graceMs, id, () => {
      if (this.#keepsParked(telling)) this.consider(telling);
      else this.#add(telling);
    });
  }

  /** It is not put away for now. */
  leave(id: IncidentId): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
  }

  stop(): void {
    this.#stopped = true;
    for (const id of this.#waiting.keys()) this.leave(id);
  }

  #after(ms: number, id: IncidentId, work: () => void): void {
    const cancel = this.#options.clock.after(ms, () => {
      this.#waiting.delete(id);
      work();
    });
    this.#waiting.set(id, cancel);
  }

  /** One at a time, so that whoever asks for an old incident waits for no more than one. */
  #add(telling: Telling): void {
    this.#due.add(telling);
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    this.#options.inTurn(() => this.#settleNext());
  }

  async #settleNext(): Promise<void> {
    const [next] = this.#due;
    if (!next || this.#stopped) {
      this.#isUnderWay = false;
      return;
    }
    this.#due.delete(next);
    await this.#settle(next);
    this.#options.inTurn(() => this.#settleNext());
  }

  async #settle(telling: Telling): Promise<void> {
    const { incidents, outbox, log, onSettled } = this.#options;
    const { id } = telling.record;
    const lastSeq = telling.events.at(-1)?.seq ?? 0;
    try {
      if (!this.#isTold(telling)) return;
      // Whoever hears of it from the turn on in which the outbox forgets it reads it back.
      const forget = () => onSettled(id);
      const seal = (name: string) => incidents.seal(id, [name]);
      if (!(await outbox.settle(id, incidents.folder(id), forget, seal))) return;
      await incidents.settle(id, lastSeq);
    } catch (error) {
      log.warn(`The incident ${id} is told, but could not be put away`, { error });
      const isGone = hasCode(error, "ENOENT") && incidents.unsaved(id) === null;
      // Somebody removed its folder: then there is nothing to put away into.
      if (isGone) outbox.discard(id);
      else if (outbox.find(id)) this.consider(telling);
      else this.#finishLater(id, lastSeq);
    }
  }

  /** Its deliveries are put away already; the disk did not take the rest. */
  #finishLater(id: IncidentId, lastSeq: number): void {
    if (this.#stopped) return;
    this.#after(graceMs, id, () => {
      this.#options.inTurn(async () => {
        await this.#options.incidents
          .settle(id, lastSeq)
          .catch(() => this.#finishLater(id, lastSeq));
      });
    });
  }

  #isTold({ record, events }: Telling): boolean {
    const rows = this.#options.outbox.find(record.id)?.rows ?? [];
    return events.some(({ kind }) => kind === "ended") && !rows.some(isOpen);
  }

  #keepsParked({ record }: Telling): boolean {
    const rows = this.#options.outbox.find(record.id)?.rows ?? [];
    const age = this.#options.clock.wall() - record.openedAt;
    return age < keepParkedMs && rows.some(({ state }) => state === "parked");
  }
}
