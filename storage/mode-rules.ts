// Owns what each armed mode watches and what alarms in it; kept in state.json.
import { z } from "zod";
import { armedMode, type ArmedMode } from "./incident-events.ts";
import type { JsonStore } from "./json-store.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import type { State } from "./state.ts";

export const modeRules = z.object({
  /**
   * at_once: movement alarms. unless_known: it waits for a verdict on a face, and alarms unless it
   * was the household. never: only faces alarm.
   */
  movement: z.enum(["at_once", "unless_known", "never"]),
  /** Whether a stranger's face alarms. */
  unknown: z.boolean(),
  /** Whether a face alarms of which it can't be said whose it is. */
  unsure: z.boolean(),
  /** Cameras that don't count in this mode, by id: one that is added later does count. */
  camerasOff: z.array(z.string()),
  /** Zones that don't count in this mode, as "camera/zone". */
  zonesOff: z.array(z.string()),
  /** From the wish to arm until it is armed. */
  exitDelayMs: z.number().int().min(0).max(600_000),
  /** From what would alarm until it does, so that who comes home can disarm. */
  entryDelayMs: z.number().int().min(0).max(600_000),
});
export type ModeRules = z.infer<typeof modeRules>;

const common = {
  unknown: true,
  unsure: true,
  camerasOff: [],
  zonesOff: [],
  exitDelayMs: 0,
  entryDelayMs: 0,
};
export const defaultModeRules: Readonly<Record<ArmedMode, ModeRules>> = {
  armed_away: { ...common, movement: "at_once" },
  armed_night: { ...common, movement: "unless_known" },
  armed_home: { ...common, movement: "never" },
};

/** How they lie in state.json: only what differs from the defaults. */
export const storedModeRules = z.partialRecord(armedMode, modeRules.partial());
export type StoredModeRules = z.infer<typeof storedModeRules>;

/** What each mode watches, for whoever reads or changes it. */
export interface ModeRulesStore {
  rules(mode: ArmedMode): ModeRules;
  /** Rejects with StorageError when it can't be kept; then nothing changed. */
  change(mode: ArmedMode, part: Partial<ModeRules>): Promise<ModeRules>;
  /** Back to the defaults. Rejects with StorageError. */
  reset(mode: ArmedMode): Promise<ModeRules>;
  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void;
}

export class Modes implements ModeRulesStore {
  readonly #store: JsonStore<State>;
  readonly #listeners: Listeners<[]>;

  constructor(store: JsonStore<State>, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("the modes' rules", log);
  }

  rules(mode: ArmedMode): ModeRules {
    const own = Object.entries(this.#store.value.modes[mode] ?? {});
    return {
      ...defaultModeRules[mode],
      ...this.#fromBeforeModes(mode),
      ...Object.fromEntries(own.filter(([, value]) => value !== undefined)),
    };
  }

  async change(mode: ArmedMode, part: Partial<ModeRules>): Promise<ModeRules> {
    await this.#store.change((draft) => {
      draft.modes[mode] = { ...draft.modes[mode], ...part };
    });
    this.#listeners.tell();
    return this.rules(mode);
  }

  async reset(mode: ArmedMode): Promise<ModeRules> {
    await this.#store.change((draft) => {
      delete draft.modes[mode];
      if (mode === "armed_away") draft.faces.watchMode = "everything";
    });
    this.#listeners.tell();
    return this.rules(mode);
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Before there were modes, one way to watch held for all that there was: armed away. */
  #fromBeforeModes(mode: ArmedMode): Partial<ModeRules> {
    const waited = this.#store.value.faces.watchMode === "only_strangers";
    return mode === "armed_away" && waited ? { movement: "unless_known" } : {};
  }
}
