// Owns the household's settings of face recognition: kept in state.json, for all cameras alike.
import { z } from "zod";
import type { JsonStore } from "./json-store.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import type { State } from "./state.ts";

export const faceSettingsSchema = z.object({
  /**
   * everything: movement alarms at once. only_strangers: it waits for a verdict. From before there
   * were modes: it counts for armed_away until that has a rule of its own (mode-rules.ts).
   */
  watchMode: z.enum(["everything", "only_strangers"]).default("everything"),
  /** A scenario of vision/faces/presets.ts; null: the pack's own numbers. */
  preset: z.enum(["lenient", "normal", "strict", "low_light"]).nullable().default(null),
  /** The threshold set by hand: beats the preset's; null: not set. */
  known: z.number().min(0.1).max(0.9).nullable().default(null),
  /** Whether a quiet line tells that somebody of the household came. */
  tellKnown: z.boolean().default(false),
});
export type FaceSettingsValue = z.infer<typeof faceSettingsSchema>;

export class FaceSettings {
  readonly #store: JsonStore<State>;
  readonly #listeners: Listeners<[value: FaceSettingsValue]>;

  constructor(store: JsonStore<State>, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("face settings", log);
  }

  get value(): FaceSettingsValue {
    return this.#store.value.faces;
  }

  /** Rejects with StorageError when it can't be kept; then nothing changed. */
  async change(part: Partial<FaceSettingsValue>): Promise<FaceSettingsValue> {
    await this.#store.change((draft) => {
      Object.assign(draft.faces, faceSettingsSchema.parse({ ...draft.faces, ...part }));
    });
    this.#listeners.tell(this.value);
    return this.value;
  }

  /** Tells `listener` of every change; returns how to stop. */
  onChange(listener: (value: FaceSettingsValue) => void): () => void {
    return this.#listeners.add(listener);
  }
}
