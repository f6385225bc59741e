// Owns a copy off site under the test's thumb: it says what the test put there, and notes what was asked.
import type { OffsiteStatus, OffsiteView } from "../../storage/offsite/offsite-view.ts";
import type { TestStep } from "../../storage/offsite/trial.ts";
import { troubleOf, type TroubleKind } from "../../storage/offsite/trouble.ts";

export class FakeOffsite implements OffsiteView {
  readonly now: OffsiteStatus;
  readonly asked: string[] = [];
  /** What its test comes to. */
  steps: TestStep[] = (["write", "read", "list", "remove"] as const).map((step) => ({
    step,
    ms: 420,
    outcome: "well",
  }));
  readonly #listeners = new Set<() => void>();

  constructor(now: Partial<OffsiteStatus> = {}) {
    this.now = {
      name: "gdrive",
      isEncrypted: false,
      bandwidth: null,
      lastSuccessAt: null,
      waiting: { files: 0, bytes: 0, unexamined: 0 },
      removals: 0,
      isCopying: false,
      trouble: null,
      everything: null,
      ...now,
    };
  }

  status(): OffsiteStatus {
    return this.now;
  }

  async test(_signal: AbortSignal, onStep: (steps: readonly TestStep[]) => void) {
    this.asked.push("test");
    for (const [index] of this.steps.entries()) onStep(this.steps.slice(0, index + 1));
    return this.steps;
  }

  async copyEverything(): Promise<void> {
    this.asked.push("everything");
    this.now.everything = { isDone: false, days: 12, done: 0, copied: 0, differing: 0 };
  }

  async cancelEverything(): Promise<void> {
    this.asked.push("cancel");
    this.now.everything = null;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  fail(kind: TroubleKind, since: number): void {
    this.now.trouble = { ...troubleOf(kind), since };
    this.changed();
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
