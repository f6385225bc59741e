// Owns what belongs to the household as a whole: its language and timezone; kept in state.json.
import { z } from "zod";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";

export const householdSettings = z.object({
  /** What groups read, and members whose Telegram speaks none of ours; null: English. */
  language: z.string().nullable().default(null),
  /** Like "Europe/Berlin"; null: .env's, or the machine's. */
  timezone: z.string().nullable().default(null),
});
export type HouseholdSettingsValue = z.infer<typeof householdSettings>;

/** Where they lie: state.json. */
export interface HouseholdState {
  readonly value: { readonly household: Readonly<HouseholdSettingsValue> };
  change(edit: (draft: { household: HouseholdSettingsValue }) => void): Promise<void>;
}

/** What holds, whoever set it. */
export interface HouseholdNow {
  language: string;
  timezone: string;
}

export class HouseholdSettings {
  readonly #store: HouseholdState;
  readonly #startingDefaults: HouseholdNow;
  readonly #listeners: Listeners<[]>;

  constructor(store: HouseholdState, startingDefaults: HouseholdNow, log: Log) {
    this.#store = store;
    this.#startingDefaults = startingDefaults;
    this.#listeners = new Listeners("the household's settings", log);
  }

  current(): HouseholdNow {
    const { language, timezone } = this.own();
    return {
      language: language ?? this.#startingDefaults.language,
      timezone: timezone ?? this.#startingDefaults.timezone,
    };
  }

  /** Only what was chosen in the chat. */
  own(): Readonly<HouseholdSettingsValue> {
    return this.#store.value.household;
  }

  /** null: back to the starting default. Rejects with StorageError, RangeError for no timezone. */
  async change(part: Partial<HouseholdSettingsValue>): Promise<void> {
    const { timezone } = part;
    if (typeof timezone === "string" && !isTimezone(timezone)) {
      throw new RangeError(`There is no timezone ${timezone}`);
    }
    await this.#store.change((draft) => {
      Object.assign(draft.household, part);
    });
    this.#listeners.tell();
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
}

/** Whether times can be told in a timezone of this name. */
export function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
