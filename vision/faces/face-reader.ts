// Owns the guard's side of reading faces: jobs go to the worker thread one at a time and come back
// as answers. If the thread crashes it is started again once; nobody ever waits for an answer that
// doesn't come. How the thread itself lives is reader-thread.ts.
import type { Embedded } from "./embedder.ts";
import type { Box, Picture, SeenFace } from "./faces.ts";
import type { FaceNetworks } from "./networks.ts";
import { ReaderThread } from "./reader-thread.ts";
import type { ReaderFault, ThreadOptions, ThreadState } from "./reader-thread.ts";
import { ReadingQueue } from "./reading-queue.ts";
import type { FromWorker, WorkerTask } from "./worker-messages.ts";
import type { Frame } from "../capture/packet.ts";
import type { Clock } from "../../storage/clock.ts";

export interface LookRequest {
  camera: string;
  frame: Frame;
  /** What moves, in pixels of the frame; nothing else is looked at. */
  regions: readonly Box[];
  /** The frame's memory may be moved to the thread: nobody reads it afterwards. */
  handOver?: boolean;
}

export type LookAnswer =
  | { kind: "seen"; faces: SeenFace[]; networkMs: number; totalMs: number }
  /** A newer frame of the same camera took its place. */
  | { kind: "dropped" }
  /** `because` is a sentence for the user. */
  | { kind: "failed"; because: string };

export interface FaceReaderStatus {
  state: ThreadState;
  /** Why it is down, or that it had to be started again; an English sentence. */
  trouble: string | null;
  /** What keeps it down: models that can't be used, or that the thread crashed twice. */
  fault: ReaderFault | null;
  /** Frames that were read, and that were not because a newer one came. */
  done: number;
  dropped: number;
  /** Of the last 100 frames, from the thread's beginning to its answer; null before the first. */
  medianMs: number | null;
  waiting: number;
}

/** Faces can't be read; `message` is a sentence for the user. */
export class FaceReaderError extends Error {
  override readonly name = "FaceReaderError";
}

export interface EmbedOptions {
  /** Hears after every few crops how many are done. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

interface LookJob {
  kind: "look";
  camera: string;
  request: LookRequest;
  answer(answer: LookAnswer): void;
}

interface PhotoJob {
  kind: "photo";
  picture: Picture;
  handOver: boolean;
  answer(answer: LookAnswer): void;
}

interface GalleryJob {
  kind: "gallery";
  crops: readonly Uint8Array[];
  options: EmbedOptions;
  done: Embedded[];
  finish(): void;
  fail(error: unknown): void;
}

type Job = LookJob | PhotoJob | GalleryJob;

/** Crops per turn: some 60 to 100 ms until a live frame gets its own. */
const cropsPerTurn = 6;
const keptDurations = 100;

export class FaceReader {
  readonly #clock: Clock;
  readonly #thread: ReaderThread;
  readonly #queue = new ReadingQueue<LookJob, PhotoJob, GalleryJob>();
  #current: { id: number; job: Job; startedAt: number } | null = null;
  #lastId = 0;
  #done = 0;
  #dropped = 0;
  #durations: number[] = [];

  constructor(options: ThreadOptions) {
    this.#clock = options.clock;
    this.#thread = new ReaderThread(options, {
      ready: () => this.#startNext(),
      told: (message) => this.#hear(message),
      crashed: (sentence) => this.#lose(sentence),
      down: (sentence) => this.#failAll(sentence),
    });
  }

  /**
   * Opens the networks in a thread of their own; what is asked meanwhile waits. Throws
   * FaceReaderError, and the reader is down then; it may be started again, also with other networks
   * and while it runs, but then what waits for the old ones is answered "failed".
   */
  async start(networks: FaceNetworks): Promise<void> {
    this.#failAll("The models that read faces were changed.");
    const trouble = await this.#thread.start(networks);
    if (trouble !== null) throw new FaceReaderError(trouble);
  }

  /** The faces around what moves in a frame. Never rejects. */
  look(request: LookRequest): Promise<LookAnswer> {
    return new Promise((answer) => {
      if (this.#refuse(answer)) return;
      const job: LookJob = { kind: "look", camera: request.camera, request, answer };
      const replaced = this.#queue.addLook(job);
      if (replaced) {
        this.#dropped++;
        replaced.answer({ kind: "dropped" });
      }
      this.#startNext();
    });
  }

  /**
   * The faces anywhere in a picture, small ones too. Never rejects, never answers "dropped".
   */
  lookAtPicture(picture: Picture, options: { handOver?: boolean } = {}): Promise<LookAnswer> {
    const handOver = options.handOver ?? false;
    return new Promise((answer) => {
      if (this.#refuse(answer)) return;
      if (!this.#queue.addPhoto({ kind: "photo", picture, handOver, answer })) {
        answer({ kind: "failed", because: "Too many photos came at once. Send them one by one." });
      }
      this.#startNext();
    });
  }

  /**
   * Embeddings of aligned crops (RGB24, 112x112), in their order, whenever no live frame waits.
   * Rejects with FaceReaderError, or with the signal's reason.
   */
  embed(crops: readonly Uint8Array[], options: EmbedOptions = {}): Promise<Embedded[]> {
    return new Promise((resolve, reject) => {
      const done: Embedded[] = [];
      const finish = () => resolve(done);
      const job: GalleryJob = { kind: "gallery", crops, options, done, finish, fail: reject };
      const refused = this.#thread.refusal;
      if (refused !== null) job.fail(new FaceReaderError(refused));
      else if (crops.length === 0) finish();
      else {
        this.#queue.addGallery(job);
        this.#startNext();
      }
    });
  }

  status(): FaceReaderStatus {
    const sorted = this.#durations.toSorted((a, b) => a - b);
    return {
      state: this.#thread.state,
      trouble: this.#thread.trouble,
      fault: this.#thread.fault,
      done: this.#done,
      dropped: this.#dropped,
      medianMs: sorted[sorted.length >> 1] ?? null,
      waiting: this.#queue.waiting,
    };
  }

  /** Ends the thread; whatever waits is answered "failed". Leaves no handle. */
  async stop(): Promise<void> {
    await this.#thread.stop();
    this.#failAll("Face reading was switched off.");
  }

  #refuse(answer: (answer: LookAnswer) => void): boolean {
    const because = this.#thread.refusal;
    if (because !== null) answer({ kind: "failed", because });
    return because !== null;
  }

  #startNext(): void {
    if (this.#current || this.#thread.state !== "ready") return;
    const job = this.#queue.next();
    if (!job) return;
    if (job.kind === "gallery" && job.options.signal?.aborted) {
      job.fail(job.options.signal.reason);
      this.#startNext();
      return;
    }
    const id = ++this.#lastId;
    this.#current = { id, job, startedAt: this.#clock.monotonic() };
    const { task, moved } = taskOf(job);
    this.#thread.give(id, task, moved);
  }

  #hear(message: FromWorker): void {
    const current = this.#current;
    if (!current || !("id" in message) || message.id !== current.id) return;
    this.#current = null;
    const { job } = current;
    if (job.kind === "look") {
      this.#done++;
      this.#durations.push(this.#clock.monotonic() - current.startedAt);
      if (this.#durations.length > keptDurations) this.#durations.shift();
    }
    if (message.kind === "failed") fail(job, `Faces could not be read (${message.because}).`);
    else if (message.kind === "embedded" && job.kind === "gallery")
      this.#goOn(job, message.embedded);
    else if (message.kind === "read" && job.kind !== "gallery") {
      job.answer({ kind: "seen", ...message.reading });
    }
    this.#startNext();
  }

  #goOn(job: GalleryJob, embedded: readonly Embedded[]): void {
    job.done.push(...embedded);
    job.options.onProgress?.(job.done.length, job.crops.length);
    if (job.done.length < job.crops.length) this.#queue.returnGallery(job);
    else job.finish();
  }

  /** The thread is gone, and another one comes: crops are read again, pictures are not. */
  #lose(sentence: string): void {
    const job = this.#current?.job;
    this.#current = null;
    if (job?.kind === "gallery") this.#queue.returnGallery(job);
    else if (job) fail(job, sentence);
  }

  #failAll(sentence: string): void {
    const jobs = this.#queue.empty();
    if (this.#current) jobs.unshift(this.#current.job);
    this.#current = null;
    for (const job of jobs) fail(job, sentence);
  }
}

function fail(job: Job, because: string): void {
  if (job.kind === "gallery") job.fail(new FaceReaderError(because));
  else job.answer({ kind: "failed", because });
}

/** What the thread gets, and which memory goes with it. */
function taskOf(job: Job): { task: WorkerTask; moved: Uint8Array[] } {
  if (job.kind === "gallery") {
    const crops = job.crops.slice(job.done.length, job.done.length + cropsPerTurn);
    return { task: { kind: "embed", crops }, moved: [] };
  }
  if (job.kind === "photo") {
    const { picture, handOver } = job;
    const data = movable(picture.data, handOver);
    return { task: { kind: "picture", picture: { ...picture, data } }, moved: [data] };
  }
  const { frame, regions, handOver } = job.request;
  const bytes = movable(frame.bytes, handOver ?? false);
  const { width, height } = frame;
  return { task: { kind: "look", width, height, bytes, regions }, moved: [bytes] };
}

/** `bytes` themselves if they may go and are all of their memory; otherwise a copy. */
function movable(bytes: Uint8Array, mayGo: boolean): Uint8Array {
  const alone = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return mayGo && alone ? bytes : new Uint8Array(bytes);
}
