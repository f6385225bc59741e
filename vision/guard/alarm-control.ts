// Owns the alarm as the rest of the program meets it: the state machine's decisions with their
// timers, kept on disk, written to the log with who made them, and told to whoever listens.
import type { Arming } from "../../storage/arming.ts";
import type { Cancel, Clock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import type { ArmedMode, CameraId } from "../../storage/incident-events.ts";
import { Listeners } from "../../storage/listeners.ts";
import type { Log, LogFields } from "../../storage/log.ts";
import type { ModeRulesStore } from "../../storage/mode-rules.ts";
import { Serial } from "../../storage/serial.ts";
import type { AlarmActor, AlarmControl, AlarmView, AlarmWishResult } from "../watch-view.ts";
import { type Alarm, type AlarmInput, decideAlarm } from "./alarm.ts";
import type { AlarmBell, AlarmCause } from "./alarm-bell.ts";

/** What a crash may add to a delay at most. */
const storeEveryMs = 5_000;

/** Whoever rang before a restart: nobody settles that. */
const formerRun = Symbol("a former run");

export interface AlarmControlOptions {
  arming: Arming;
  modes: Pick<ModeRulesStore, "rules">;
  clock: Clock;
  log: Log;
}

/**
 * A person's wish holds once it is on disk, or once the disk has refused it: who must disarm can't
 * wait for somebody to free space. What the guard sees and what time brings holds at once. What is not
 * on disk is written as soon as that is possible.
 */
export class HouseAlarm implements AlarmControl, AlarmBell {
  readonly #options: AlarmControlOptions;
  readonly #listeners: Listeners<[now: AlarmView, before: AlarmView]>;
  /** Each wish is judged by what the one before it came to, also while that is being written. */
  readonly #wishes = new Serial();
  /** Cameras on which what alarmed still goes on. */
  readonly #going = new Set<CameraId>();
  /** Cameras that rang since it is pending. */
  readonly #rang = new Set<CameraId | typeof formerRun>();
  #alarm: Alarm;
  #cancel: Cancel | null = null;
  #disarming = 0;
  #storing = false;
  #unsaved = false;
  #running = false;

  /** Takes up what is on disk, delays with what was left of them. They count from start() on. */
  constructor(options: AlarmControlOptions) {
    this.#options = options;
    this.#listeners = new Listeners("the alarm", options.log);
    const { clock } = options;
    const { state, mode, since, by, means, remainingMs } = options.arming.current();
    const counts = state === "arming" || state === "pending" || state === "triggered";
    const endsAt = counts ? clock.monotonic() + (remainingMs ?? 0) : null;
    this.#alarm = { state, mode, since: since ?? clock.wall(), by, means, endsAt };
    if (state === "pending") this.#rang.add(formerRun);
  }

  /** From now on time makes changes. To be called once whoever must hear of them listens. */
  start(): void {
    this.#running = true;
    const { state, leftMs } = this.current();
    if (leftMs !== null) this.#options.log.info(`Alarm: still ${state}`, { leftMs });
    this.#schedule();
  }

  /** Writes down what is left of a delay, and stops counting. Rejects with StorageError. */
  async close(): Promise<void> {
    this.#running = false;
    this.#cancel?.();
    // A wish that is being written has a say in it.
    await this.#wishes.run(() => this.#options.arming.set(this.#record(this.#alarm)));
  }

  current(): AlarmView {
    return this.#view(this.#alarm);
  }

  arm(mode: ArmedMode, actor: AlarmActor, options: { exitDelayMs?: number } = {}) {
    return this.#wish(() => ({
      kind: "arm",
      mode,
      actor,
      exitDelayMs: this.#options.modes.rules(mode).exitDelayMs,
      askedDelayMs: options.exitDelayMs ?? null,
    }));
  }

  async disarm(actor: AlarmActor) {
    this.#disarming += 1;
    try {
      return await this.#wish(() => ({ kind: "disarm", actor }));
    } finally {
      this.#disarming -= 1;
      this.#schedule();
    }
  }

  onChange(listener: (now: AlarmView, before: AlarmView) => void): () => void {
    return this.#listeners.add(listener);
  }

  ring({ camera, cameraName, because, immediately }: AlarmCause): void {
    this.#rang.add(camera);
    const { mode } = this.#alarm;
    const entryDelayMs = mode === null ? 0 : this.#options.modes.rules(mode).entryDelayMs;
    this.#happens({ kind: "trigger", entryDelayMs, immediately }, { camera: cameraName, because });
  }

  settled(camera: CameraId): void {
    this.#rang.delete(camera);
    if (this.#rang.size === 0) this.#happens({ kind: "settled" }, { because: "the household" });
  }

  goesOn(camera: CameraId, goesOn: boolean): void {
    // The whole time counts from when it is over.
    if (this.#going.has(camera)) this.#happens({ kind: "time", goesOn: true }, {});
    if (goesOn) this.#going.add(camera);
    else this.#going.delete(camera);
  }

  /** What somebody wants: decided anew when the guard saw something while it was being written. */
  #wish(input: () => AlarmInput): Promise<AlarmWishResult> {
    return this.#wishes.run(async () => {
      for (;;) {
        const before = this.#alarm;
        const { alarm, changed } = decideAlarm(before, input(), this.#now());
        if (!changed) return this.#result(false);
        const refusal = await this.#refusalOf(alarm);
        if (this.#alarm.state !== before.state || this.#alarm.mode !== before.mode) continue;
        this.#become(alarm, {});
        if (refusal) this.#keepTrying(refusal);
        return this.#result(true);
      }
    });
  }

  /** Why the disk does not keep `alarm`; null: it does. */
  async #refusalOf(alarm: Alarm): Promise<StorageError | null> {
    try {
      await this.#options.arming.set(this.#record(alarm));
      return null;
    } catch (error) {
      if (error instanceof StorageError) return error;
      throw error;
    }
  }

  #keepTrying(error: unknown): void {
    if (!this.#unsaved) {
      this.#options.log.warn("The alarm's state was not stored; it holds all the same", { error });
    }
    this.#unsaved = true;
    this.#schedule();
  }

  #result(changed: boolean): AlarmWishResult {
    return { alarm: this.current(), changed, ...(this.#unsaved ? { unsaved: true } : {}) };
  }

  /** What the guard saw, or time brought. */
  #happens(input: AlarmInput, why: LogFields): void {
    const { alarm, changed } = decideAlarm(this.#alarm, input, this.#now());
    if (alarm === this.#alarm) return;
    if (!changed) {
      this.#alarm = alarm;
      return;
    }
    this.#become(alarm, why);
    void this.#store();
  }

  #become(alarm: Alarm, why: LogFields): void {
    const before = this.#view(this.#alarm);
    this.#alarm = alarm;
    this.#unsaved = false;
    if (alarm.state !== "pending") this.#rang.clear();
    this.#schedule();
    const now = this.current();
    const { state, mode, by, means } = now;
    this.#options.log.info(`Alarm: ${before.state} → ${state}`, {
      by: means === "person" ? by : means,
      ...(mode === null || mode === state ? {} : { mode }),
      ...why,
    });
    this.#listeners.tell(now, before);
  }

  #schedule(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (!this.#running) return;
    const { leftMs } = this.current();
    if (leftMs === null && !this.#unsaved) return;
    const next = Math.min(storeEveryMs, leftMs ?? storeEveryMs);
    this.#cancel = this.#options.clock.after(next, () => this.#timePasses());
  }

  #timePasses(): void {
    // Who disarms at the last moment did: how that ends is awaited.
    if (this.#disarming > 0 && this.#alarm.state === "pending") return;
    const before = this.#alarm;
    this.#happens({ kind: "time", goesOn: this.#going.size > 0 }, {});
    if (this.#alarm.state === before.state) {
      void this.#store();
      this.#schedule();
    }
  }

  /** As far as the disk allows; it is tried again until it does. In turn with the wishes. */
  async #store(): Promise<void> {
    // One that waits writes what is true when it is its turn.
    if (this.#storing) return;
    this.#storing = true;
    try {
      await this.#wishes.run(async () => {
        this.#storing = false;
        await this.#options.arming.set(this.#record(this.#alarm));
        this.#unsaved = false;
      });
    } catch (error) {
      this.#keepTrying(error);
    }
  }

  #view({ state, mode, since, by, means, endsAt }: Alarm): AlarmView {
    return { state, mode, since, by, means, leftMs: this.#left(endsAt) };
  }

  #record({ state, mode, since, by, means, endsAt }: Alarm) {
    return { state, mode, since, by, means, remainingMs: this.#left(endsAt) };
  }

  #left(endsAt: number | null): number | null {
    const { clock } = this.#options;
    return endsAt === null ? null : Math.max(0, Math.ceil(endsAt - clock.monotonic()));
  }

  #now() {
    const { clock } = this.#options;
    return { wall: clock.wall(), monotonic: clock.monotonic() };
  }
}
