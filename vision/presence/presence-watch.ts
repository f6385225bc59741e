// Owns looking for the household's phones twice a minute while that is switched on, and arming when
// all of them have left. It never disarms.
import { type Cancel, type Clock, sleep } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { Phone, PresenceSettings } from "../../storage/presence.ts";
import { Serial } from "../../storage/serial.ts";
import type { AlarmControl, AlarmView } from "../watch-view.ts";
import { lookForAll, type PhoneNetwork } from "./network.ts";
import {
  isEverybodyAway,
  nobodyKnown,
  observe,
  type PhonePresence,
  type Presences,
  shouldArm,
} from "./presence.ts";

/** From the end of one round to the next. */
const lookEveryMs = 30_000;
/** Long enough for the system to doubt what it knew of a neighbour (system-network.ts). */
const roundMs = 10_000;
/** So long whoever wants to alarm may be kept from knowing. */
export const recheckMs = 1_000;

export type PresenceNews =
  /** All phones have left, so it armed. */
  | { readonly kind: "armed"; readonly alarm: AlarmView }
  /** It should have, but the disk refused; it goes on trying. */
  | { readonly kind: "failed" };

/** Whether somebody is at home, and whose phones say so. */
export interface HomeAnswer {
  readonly answer: "home" | "away" | "unknown";
  readonly phones: readonly Readonly<Phone>[];
}

/** What the chat shows of presence. */
export interface PresenceView {
  /** Null: not looked for yet. */
  of(phone: string): PhonePresence | null;
  neighbours(): Promise<string[]>;
  /** Now; within a second. Never rejects. */
  someoneIsHome(): Promise<HomeAnswer>;
}

export interface PresenceParts {
  settings: Pick<PresenceSettings, "value" | "onChange">;
  network: PhoneNetwork;
  alarm: AlarmControl;
  clock: Clock;
  log: Log;
  tell(news: PresenceNews): void;
}

export class PresenceWatch implements PresenceView {
  readonly #parts: PresenceParts;
  readonly #rounds = new Serial();
  readonly #ends: (() => void)[];
  #cancel: Cancel | null = null;
  #stopped = false;
  #presences: Presences = nobodyKnown;
  /** Somebody disarmed while everybody was away. */
  #isHeldOff = false;
  #hasFailed = false;
  #armedByPresence: boolean;
  #wasEnabled: boolean;

  constructor(parts: PresenceParts) {
    const { settings, alarm } = parts;
    this.#parts = parts;
    this.#armedByPresence = isArmedByPresence(alarm.current());
    this.#wasEnabled = settings.value.enabled;
    this.#ends = [
      settings.onChange(() => this.#settingsChanged()),
      alarm.onChange((now) => this.#alarmChanged(now)),
    ];
  }

  start(): void {
    void this.#round();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const end of this.#ends) end();
    this.#cancel?.();
    await this.#rounds.run(async () => undefined);
  }

  of(phone: string): PhonePresence | null {
    return this.#presences.phones.get(phone) ?? null;
  }

  neighbours(): Promise<string[]> {
    return this.#parts.network.neighbours();
  }

  /** Whether it was presence that armed, and nobody has armed or disarmed since. */
  get hasArmed(): boolean {
    return this.#armedByPresence;
  }

  async someoneIsHome(): Promise<HomeAnswer> {
    const { settings, network, clock } = this.#parts;
    const { phones, enabled } = settings.value;
    if (!enabled || phones.length === 0) return { answer: "unknown", phones: [] };
    const enough = new AbortController();
    const found = await Promise.race([
      lookForAll(network, addressesOf(phones), recheckMs),
      sleep(clock, recheckMs, enough.signal).then(
        () => null,
        () => null,
      ),
    ]);
    enough.abort();
    const isHere = ({ id }: Phone) => {
      // One that was there a minute ago may just be asleep.
      return found?.get(id) === "here" || this.of(id)?.place === "home";
    };
    const here = phones.filter(isHere);
    if (here.length > 0) return { answer: "home", phones: here };
    const isCertain = found !== null && [...found.values()].every((one) => one === "silent");
    return { answer: isCertain ? "away" : "unknown", phones: [] };
  }

  #settingsChanged(): void {
    const { enabled } = this.#parts.settings.value;
    // Switched on anew, it must first see that it works.
    if (enabled !== this.#wasEnabled) this.#forget();
    this.#wasEnabled = enabled;
    void this.#round();
  }

  #forget(): void {
    this.#presences = nobodyKnown;
    this.#isHeldOff = false;
  }

  #alarmChanged(now: AlarmView): void {
    if (now.state === "disarmed" && now.means === "person") {
      this.#isHeldOff = isEverybodyAway(this.#presences);
    }
    // An entry delay or an alarm is the guard's doing; who armed stays who armed.
    if (now.means !== "guard") this.#armedByPresence = isArmedByPresence(now);
    else if (now.state === "disarmed") this.#armedByPresence = false;
  }

  #round(): Promise<void> {
    return this.#rounds.run(async () => {
      if (this.#stopped) return;
      this.#cancel?.();
      try {
        if (this.#parts.settings.value.enabled) await this.#lookOnce();
      } catch (error) {
        this.#parts.log.error("The household's phones could not be looked for", { error });
      }
      if (!this.#stopped && this.#parts.settings.value.enabled) {
        this.#cancel = this.#parts.clock.after(lookEveryMs, () => void this.#round());
      }
    });
  }

  async #lookOnce(): Promise<void> {
    const { settings, network, clock, alarm } = this.#parts;
    const asked = settings.value.phones;
    const sightings = await lookForAll(network, addressesOf(asked), roundMs);
    const { enabled, phones, awayAfterMs } = settings.value;
    if (this.#stopped || !enabled) return;
    // One that was added while the others were looked for is not known yet.
    const now = { wall: clock.wall(), monotonic: clock.monotonic() };
    const current = new Map(phones.map(({ id }) => [id, sightings.get(id) ?? "unknown"]));
    this.#presences = observe(this.#presences, current, now, awayAfterMs);
    if (!isEverybodyAway(this.#presences)) this.#isHeldOff = false;
    const isHeldOff = this.#isHeldOff;
    if (shouldArm(this.#presences, alarm.current().state, { isHeldOff })) await this.#arm();
  }

  async #arm(): Promise<void> {
    const { alarm, log, tell } = this.#parts;
    try {
      const result = await alarm.arm("armed_away", { means: "presence" });
      this.#hasFailed = false;
      if (result.changed) tell({ kind: "armed", alarm: result.alarm });
    } catch (error) {
      log.error("Everybody has left, but the alarm could not be armed", { error });
      if (!this.#hasFailed) tell({ kind: "failed" });
      this.#hasFailed = true;
    }
  }
}

function isArmedByPresence({ state, means }: AlarmView): boolean {
  return means === "presence" && state !== "disarmed";
}

function addressesOf(phones: readonly Readonly<Phone>[]): Map<string, string> {
  return new Map(phones.map(({ id, address }) => [id, address]));
}
