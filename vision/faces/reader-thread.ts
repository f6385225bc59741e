// Owns the life of the thread that reads faces: started, crashed, started again, ended.
import { Worker } from "node:worker_threads";
import { messageOf } from "../capture/error-text.ts";
import type { FaceNetworks } from "./networks.ts";
import type { FromWorker, ToWorker, WorkerTask } from "./worker-messages.ts";
import type { Cancel, Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";

/** "off": never started, or stopped; "down": it can't go on, movement is watched without it. */
export type ThreadState = "off" | "starting" | "ready" | "down";

export type ReaderFault = "models" | "crashed";

export interface ThreadOptions {
  clock: Clock;
  log: Log;
  /** Starts the thread; a test passes one that it can end. */
  startWorker?: (networks: FaceNetworks) => Worker;
}

export interface ThreadEvents {
  ready(): void;
  told(message: FromWorker): void;
  /** It ended by itself, and another one is starting. */
  crashed(sentence: string): void;
  /** It ended, and none comes after it. */
  down(sentence: string): void;
}

/** A second crash within this time: starting it again doesn't help. */
const forgivenAfterMs = 10 * 60_000;
/** The longest task is a photo of some 100 looks: seconds, on a slow machine. */
const hangsAfterMs = 120_000;
const endsWithinMs = 3_000;

export class ReaderThread {
  state: ThreadState = "off";
  trouble: string | null = null;
  /** Why it is down; null unless it is. */
  fault: ReaderFault | null = null;
  readonly #options: ThreadOptions;
  readonly #events: ThreadEvents;
  #worker: Worker | null = null;
  #crashedAt = -Infinity;
  /** Counts starts and stops: a start that was overtaken while it waited does nothing. */
  #turn = 0;
  #patience: Cancel = () => undefined;
  #started: ((trouble: string | null) => void) | null = null;

  constructor(options: ThreadOptions, events: ThreadEvents) {
    this.#options = options;
    this.#events = events;
  }

  /** Why nothing may be asked of it; null while it works or is about to. */
  get refusal(): string | null {
    if (this.state === "off") return "Faces are not read at the moment.";
    return this.state === "down" ? this.trouble : null;
  }

  /** Resolves when it is ready (null) or is not going to be (a sentence). */
  async start(networks: FaceNetworks): Promise<string | null> {
    const earlier = this.#detach("starting");
    const turn = ++this.#turn;
    this.trouble = null;
    this.fault = null;
    this.#crashedAt = -Infinity;
    const begun = new Promise<string | null>((started) => (this.#started = started));
    if (earlier) await this.#end(earlier);
    if (turn === this.#turn) this.#run(networks);
    return await begun;
  }

  /** The thread must be ready and idle. The views' memory in `moved` is gone afterwards. */
  give(id: number, task: WorkerTask, moved: readonly Uint8Array[]): void {
    this.#wait(`read faces for ${hangsAfterMs / 1000} seconds without an end`);
    this.#post({ kind: "task", id, task }, moved);
  }

  async stop(): Promise<void> {
    this.#turn++;
    const worker = this.#detach("off");
    if (worker) await this.#end(worker);
  }

  /** The thread, to which nobody listens from here on. */
  #detach(state: ThreadState): Worker | null {
    const worker = this.#worker;
    this.#forget(state);
    this.#begun("Face reading was switched off.");
    return worker;
  }

  async #end(worker: Worker): Promise<void> {
    const gone = new Promise<void>((resolve) => void worker.once("exit", () => resolve()));
    worker.postMessage({ kind: "stop" } satisfies ToWorker);
    const cancel = this.#options.clock.after(endsWithinMs, () => void worker.terminate());
    await gone;
    cancel();
  }

  #run(networks: FaceNetworks): void {
    const worker = (this.#options.startWorker ?? startWorker)(networks);
    this.#worker = worker;
    this.state = "starting";
    this.#wait(`took more than ${hangsAfterMs / 1000} seconds to start`);
    let lastWords = "";
    worker.on("message", (message: FromWorker) => this.#hear(worker, message));
    worker.on("error", (error) => (lastWords = messageOf(error)));
    worker.once("exit", (code) => {
      if (this.#worker !== worker) return;
      this.#crash(networks, lastWords || `exit code ${code}`);
    });
  }

  #hear(worker: Worker, message: FromWorker): void {
    if (this.#worker !== worker) return;
    this.#patience();
    if (message.kind === "unusable") {
      this.#giveUp("models", message.because);
    } else if (message.kind === "ready") {
      this.state = "ready";
      this.#options.log.info("faces are read from now on");
      this.#begun(null);
      this.#events.ready();
    } else {
      this.#events.told(message);
    }
  }

  #crash(networks: FaceNetworks, reason: string): void {
    const { clock, log } = this.#options;
    const again = clock.monotonic() - this.#crashedAt < forgivenAfterMs;
    this.#crashedAt = clock.monotonic();
    log.error("the face reader crashed", { reason, again });
    this.#forget("starting");
    if (again) {
      this.#giveUp(
        "crashed",
        `The face reader crashed twice (${reason}), so it stays off until Vigil restarts.`,
      );
      return;
    }
    this.trouble = `The face reader crashed (${reason}) and was started again.`;
    this.#events.crashed(this.trouble);
    this.#run(networks);
  }

  /** No thread from here on. */
  #giveUp(fault: ReaderFault, sentence: string): void {
    this.#forget("down");
    this.fault = fault;
    this.trouble = sentence;
    this.#options.log.error("faces are not read", { because: sentence });
    this.#begun(sentence);
    this.#events.down(sentence);
  }

  #forget(state: ThreadState): void {
    this.#patience();
    this.#worker = null;
    this.state = state;
  }

  #begun(trouble: string | null): void {
    this.#started?.(trouble);
    this.#started = null;
  }

  /** A thread that is silent for too long is ended, which then counts as a crash. */
  #wait(what: string): void {
    const worker = this.#worker;
    this.#patience();
    this.#patience = this.#options.clock.after(hangsAfterMs, () => {
      this.#options.log.error(`the face reader ${what}`);
      void worker?.terminate();
    });
  }

  #post(message: ToWorker, moved: readonly Uint8Array[]): void {
    this.#worker?.postMessage(
      message,
      moved.map((view) => view.buffer as ArrayBuffer),
    );
  }
}

/** worker-start.mjs makes it understand TypeScript; what Node itself was started with doesn't matter. */
function startWorker(networks: FaceNetworks): Worker {
  const file = new URL("./worker-start.mjs", import.meta.url);
  return new Worker(file, { workerData: networks, execArgv: [], name: "faces" });
}
