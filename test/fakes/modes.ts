// Owns the modes' rules in the chat's tests: in memory, as storage/mode-rules.ts keeps them.
import type { ArmedMode } from "../../storage/incident-events.ts";
import { defaultModeRules, type ModeRules, type ModeRulesStore } from "../../storage/mode-rules.ts";

export class FakeModes implements ModeRulesStore {
  /** What the next change fails with. */
  problem: Error | null = null;
  readonly #own = new Map<ArmedMode, Partial<ModeRules>>();
  readonly #listeners = new Set<() => void>();

  rules(mode: ArmedMode): ModeRules {
    return { ...defaultModeRules[mode], ...this.#own.get(mode) };
  }

  async change(mode: ArmedMode, part: Partial<ModeRules>): Promise<ModeRules> {
    if (this.problem) throw this.problem;
    this.#own.set(mode, { ...this.#own.get(mode), ...part });
    for (const listener of this.#listeners) listener();
    return this.rules(mode);
  }

  async reset(mode: ArmedMode): Promise<ModeRules> {
    if (this.problem) throw this.problem;
    this.#own.delete(mode);
    for (const listener of this.#listeners) listener();
    return this.rules(mode);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
