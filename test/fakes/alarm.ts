// Owns the alarm in the chat's tests: in memory, without delays unless a test makes some.
import type { AlarmState, ArmedMode } from "../../storage/incident-events.ts";
import type { Clock } from "../../storage/clock.ts";
import type { AlarmActor, AlarmControl, AlarmView } from "../../vision/watch-view.ts";

type Listener = (now: AlarmView, before: AlarmView) => void;

export class FakeAlarm implements AlarmControl {
  #view: AlarmView;
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  /** What the next change fails with. */
  problem: Error | null = null;
  /** The disk refuses: wishes hold until a restart only. */
  forgets = false;
  /** How the last wish to arm was meant. */
  askedFor: { mode: ArmedMode; exitDelayMs: number | null } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    const since = clock.wall();
    this.#view = { state: "disarmed", mode: null, since, by: null, means: "person", leftMs: null };
  }

  current(): AlarmView {
    return this.#view;
  }

  async arm(mode: ArmedMode, by: AlarmActor, options: { exitDelayMs?: number } = {}) {
    this.askedFor = { mode, exitDelayMs: options.exitDelayMs ?? null };
    const { state } = this.#view;
    if (state === "pending" || state === "triggered") return { alarm: this.#view, changed: false };
    const delay = options.exitDelayMs ?? 0;
    return delay > 0 ? this.#become("arming", mode, by, delay) : this.#become(mode, mode, by, null);
  }

  disarm(by: AlarmActor) {
    return this.#become("disarmed", null, by, null);
  }

  /** As when time passed, or the guard saw something. */
  show(view: Partial<AlarmView>): void {
    this.#set({ ...this.#view, means: "guard", by: null, ...view });
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #become(state: AlarmState, mode: ArmedMode | null, actor: AlarmActor, left: number | null) {
    if (this.problem) throw this.problem;
    const changed = this.#view.state !== state;
    const by = actor.means === "person" ? actor.name : null;
    const since = this.#clock.wall();
    if (changed) this.#set({ state, mode, since, by, means: actor.means, leftMs: left });
    return { alarm: this.#view, changed, ...(this.forgets ? { unsaved: true } : {}) };
  }

  #set(view: AlarmView): void {
    const before = this.#view;
    this.#view = view;
    for (const listener of this.#listeners) listener(view, before);
  }
}
