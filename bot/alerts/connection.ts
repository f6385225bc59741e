// Owns whether Telegram can be reached at all. When a call gets no answer, one small question
// finds out, for all chats; while the answer is no, nobody else knocks. Anything that succeeds
// ends it at once.
import type { Cancel, Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { backoff } from "./backoff.ts";

/** Short: one small question disturbs nobody, and alerts go out soon after the network is back. */
const longestWaitMs = 30_000;

export interface ConnectionOptions {
  probe: () => Promise<void>;
  clock: Clock;
  log: Log;
  random: () => number;
  /** `wasDown`: it was really gone, so waits that were its fault are over. */
  onOpen: (wasDown: boolean) => void;
}

export class Connection {
  readonly #options: ConnectionOptions;
  #isOpen = true;
  #failedProbes = 0;
  #cancel: Cancel | null = null;
  #stopped = false;
  /** Counts doubts, so that a probe's late answer about an earlier one is ignored. */
  #doubts = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** A call got no answer, or one from a server in trouble. */
  doubt(): void {
    if (!this.#isOpen || this.#stopped) return;
    this.#isOpen = false;
    this.#failedProbes = 0;
    this.#doubts += 1;
    void this.#probe(this.#doubts);
  }

  /** Something reached Telegram and was answered. */
  succeeded(): void {
    if (this.#isOpen) return;
    this.#cancel?.();
    this.#cancel = null;
    this.#isOpen = true;
    const wasDown = this.#failedProbes > 0;
    if (wasDown) this.#options.log.info("Telegram can be reached again");
    this.#options.onOpen(wasDown);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  async #probe(doubt: number): Promise<void> {
    const { probe, clock, log, random } = this.#options;
    const answered = await probe().then(
      () => true,
      () => false,
    );
    if (this.#isOpen || this.#stopped || doubt !== this.#doubts) return;
    if (answered) {
      this.succeeded();
      return;
    }
    this.#failedProbes += 1;
    if (this.#failedProbes === 1) log.warn("Telegram cannot be reached; alerts wait on disk");
    this.#cancel = clock.after(backoff(this.#failedProbes, longestWaitMs, random), () => {
      this.#cancel = null;
      void this.#probe(doubt);
    });
  }
}
