// Owns the alarm in the chat's tests: armed or not, in memory.
import type { Clock } from "../../storage/clock.ts";
import type { AlarmControl, AlarmView } from "../../vision/watch-view.ts";

export class FakeAlarm implements AlarmControl {
  #view: AlarmView;
  readonly #clock: Clock;
  /** What the next change fails with. */
  problem: Error | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#view = { state: "disarmed", since: clock.wall(), by: null };
  }

  current(): AlarmView {
    return this.#view;
  }

  arm(mode: "armed_away", by: string): Promise<{ alarm: AlarmView; changed: boolean }> {
    return this.#become(mode, by);
  }

  disarm(by: string): Promise<{ alarm: AlarmView; changed: boolean }> {
    return this.#become("disarmed", by);
  }

  async #become(
    state: AlarmView["state"],
    by: string,
  ): Promise<{ alarm: AlarmView; changed: boolean }> {
    if (this.problem) throw this.problem;
    const changed = this.#view.state !== state;
    if (changed) this.#view = { state, since: this.#clock.wall(), by };
    return { alarm: this.#view, changed };
  }
}
