// Owns settings in memory for tests: the real stores, on a state that lies on no disk.
import {
  HouseholdSettings,
  type HouseholdState,
  householdSettings as householdSchema,
} from "../../storage/household-settings.ts";
import { silentLog } from "../../storage/log.ts";
import {
  type Settings,
  type SettingsState,
  SettingsStore,
  storedSettings,
} from "../../storage/settings.ts";

type Kept = SettingsState["value"] & HouseholdState["value"];

export class SettingsStateInMemory {
  value: Kept = { settings: storedSettings.parse({}), household: householdSchema.parse({}) };
  /** What the next changes fail with. */
  problem: Error | null = null;

  async change(edit: (draft: Kept) => void): Promise<void> {
    if (this.problem) throw this.problem;
    const draft = structuredClone(this.value);
    edit(draft);
    this.value = {
      settings: storedSettings.parse(draft.settings),
      household: householdSchema.parse(draft.household),
    };
  }
}

/** Everything at its default; times in UTC. */
export function settingsInMemory(startingDefaults: Partial<Settings> = {}) {
  const state = new SettingsStateInMemory();
  const unlessChosen = { language: "en", timezone: "UTC" };
  return {
    state,
    settings: new SettingsStore(state, startingDefaults, silentLog),
    householdSettings: new HouseholdSettings(state, unlessChosen, silentLog),
  };
}
