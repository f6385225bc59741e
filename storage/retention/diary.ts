// Owns what retention took away lately, day by day: for the daily summary and the messages about it.
// Kept in state.json; what the disk refuses waits in memory for the next note.
import { StorageError } from "../errors.ts";
import type { EvidenceSettings, EvidenceSettingsValue, RemovedLot } from "../evidence-settings.ts";
import { dateOf } from "../incident-id.ts";
import type { Log } from "../log.ts";
import type { PlannedRemoval } from "./plan.ts";
import { daysBefore } from "./local-day.ts";

/** So long a summary may be late. */
const keptDays = 14;

export class RetentionDiary {
  readonly #settings: Pick<EvidenceSettings, "current" | "edit">;
  readonly #log: Log;
  #unwritten: RemovedLot[] = [];

  constructor(settings: Pick<EvidenceSettings, "current" | "edit">, log: Log) {
    this.#settings = settings;
    this.#log = log;
  }

  /** What went on that day ("2026-11-22"), one lot a reason. */
  retentionOf(day: string): RemovedLot[] {
    const all = [...this.#settings.current().removals];
    for (const lot of this.#unwritten) addTo(all, lot);
    return all.filter((lot) => lot.day === day);
  }

  /** Adds what went on `day`. Never rejects. */
  async note(day: string, removed: readonly PlannedRemoval[]): Promise<void> {
    for (const lot of lotsOf(day, removed)) addTo(this.#unwritten, lot);
    if (this.#unwritten.length === 0) return;
    const oldest = daysBefore(day, keptDays);
    const lots = this.#unwritten;
    this.#unwritten = [];
    try {
      await this.#settings.edit((draft: EvidenceSettingsValue) => {
        for (const lot of lots) addTo(draft.removals, lot);
        draft.removals = draft.removals.filter((lot) => lot.day >= oldest);
      });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.warn("What retention removed could not be noted yet", { error });
      for (const lot of lots) addTo(this.#unwritten, lot);
    }
  }
}

/** One lot a reason, in the order in which the reasons came. */
export function lotsOf(day: string, removed: readonly PlannedRemoval[]): RemovedLot[] {
  const lots: RemovedLot[] = [];
  for (const { id, reason, bytes } of removed) {
    const date = dateOf(id);
    addTo(lots, { day, reason, count: 1, bytes, from: date, to: date });
  }
  return lots;
}

function addTo(lots: RemovedLot[], more: RemovedLot): void {
  const index = lots.findIndex(({ day, reason }) => day === more.day && reason === more.reason);
  const lot = lots[index];
  if (!lot) {
    lots.push({ ...more });
    return;
  }
  // Lots from the state are frozen.
  lots[index] = {
    ...lot,
    count: lot.count + more.count,
    bytes: lot.bytes + more.bytes,
    from: lot.from < more.from ? lot.from : more.from,
    to: lot.to > more.to ? lot.to : more.to,
  };
}
