// Owns bringing deliveries to Telegram: a queue for every chat, and one view for all of them of
// whether Telegram can be reached.
import { sleep, type Clock } from "../../storage/clock.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import type { Log } from "../../storage/log.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { say, type LocaleOf } from "../texts/texts.ts";
import { ChatQueue } from "./chat-queue.ts";
import { Connection } from "./connection.ts";
import type { Digests } from "./digests.ts";
import type { EvidenceFiles } from "./evidence-file.ts";
import type { Step, Telling } from "./step.ts";
import type { Setback } from "./setback.ts";
import { describeError, faultOf } from "./telegram-errors.ts";
import type { Destination, TelegramCalls } from "./telegram.ts";
import type { Teller } from "./tell.ts";

/** How long stop() lets calls end by themselves: each that is cut off may be told twice. */
const farewellMs = 5_000;

export interface DelivererOptions {
  calls: TelegramCalls;
  outbox: Outbox;
  files: EvidenceFiles;
  teller: Teller;
  digests: Digests;
  clock: Clock;
  log: Log;
  random: () => number;
  localeOf: LocaleOf;
  tellingOf: (incident: IncidentId) => Telling | undefined;
  isWelcome: (chat: number) => boolean;
  onProgress: (incident: IncidentId) => void;
  onSuccess: (chat: number) => void;
  /** Something may have been parked in `chat`. */
  onRefusal: (chat: number) => void;
  onMove?: ((chat: number, to: number) => Promise<void>) | undefined;
  onTopicLost?: ((chat: number, thread: number) => void) | undefined;
  /** Who hears what `chat` does not take. */
  fallbackFor: (chat: number) => readonly Destination[];
}

export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #queues = new Map<number, ChatQueue>();
  readonly #connection: Connection;
  #stopped = false;

  constructor(options: DelivererOptions) {
    this.#options = options;
    const { clock, log, random, calls } = options;
    this.#connection = new Connection({
      clock,
      log,
      random,
      // An answer, whatever it says, means that there is somebody.
      probe: () =>
        calls.probe().catch((error: unknown) => {
          if (faultOf(error).kind === "unreachable") throw error;
        }),
      onOpen: (wasDown) => {
        for (const queue of this.#queues.values()) {
          if (wasDown) queue.forgetWaits();
          queue.pump();
        }
      },
    });
  }

  /** There are new deliveries, or something that kept old ones waiting has changed. */
  wake(): void {
    if (this.#stopped) return;
    for (const chat of this.#options.outbox.openChats()) this.#queueOf(chat).pump();
  }

  /** Something else of ours reached Telegram and was answered. */
  reached(): void {
    this.#connection.succeeded();
  }

  /** Something else of ours was written to `chat`. */
  spend(chat: number): void {
    this.#queueOf(chat).spend();
  }

  /** Lets what is under way end, for a few seconds; then ends it. */
  async stop(): Promise<void> {
    const { clock, calls } = this.#options;
    this.#stopped = true;
    this.#connection.stop();
    const ended = Promise.all([...this.#queues.values()].map((queue) => queue.stop()));
    const enough = new AbortController();
    const patience = sleep(clock, farewellMs, enough.signal).then(
      () => calls.abort(),
      () => undefined,
    );
    await ended;
    enough.abort(new Error("everything has ended"));
    await patience;
  }

  #queueOf(chat: number): ChatQueue {
    let queue = this.#queues.get(chat);
    if (!queue) {
      queue = new ChatQueue(chat, {
        ...this.#options,
        connection: this.#connection,
        onSetback: (step, setback) => this.#hearSetback(step, setback),
      });
      this.#queues.set(chat, queue);
    }
    return queue;
  }

  #hearSetback(step: Step, { fault, waitMs, isNewlyGone }: Setback): void {
    if (fault.kind === "moved" || fault.kind === "chat_gone") {
      for (const id of this.#options.outbox.incidents()) this.#options.onProgress(id);
      this.wake();
    }
    if (fault.kind === "moved") {
      this.#options.onMove?.(step.chat, fault.to).catch((error: unknown) => {
        this.#options.log.warn("A group's new id could not be kept", { chat: step.chat, error });
      });
    }
    if (waitMs === 0) this.#options.onRefusal(step.chat);
    // Once: from now on the topic, or the chat, is known to be gone.
    if (fault.kind === "thread_gone" && step.thread !== null) {
      void this.#tell(step.chat, "alert-topic-gone");
      this.#options.onTopicLost?.(step.chat, step.thread);
    }
    if (isNewlyGone) {
      const chats = this.#options.fallbackFor(step.chat);
      for (const { chat } of chats) void this.#tell(chat, "alert-chat-gone");
    }
  }

  async #tell(chat: number, key: string): Promise<void> {
    const { calls, localeOf, log } = this.#options;
    const html = say(localeOf(chat), key);
    const to = { chat, thread: null, replyTo: null };
    try {
      this.spend(chat);
      await calls.sendText({ ...to, html, buttons: [], loud: false });
    } catch (error) {
      log.warn("A chat could not be told where alerts go now", {
        chat,
        about: key,
        why: describeError(error),
      });
    }
  }
}
