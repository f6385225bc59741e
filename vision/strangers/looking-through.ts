// Owns the pace at which kept faces are looked through: after the household itself is learned, a few
// at a time, and only while no camera needs the thread. The newest come first, nothing is written.
import { StorageError } from "../../storage/errors.ts";
import type { Cancel, Clock } from "../../storage/clock.ts";
import { readFaceCrop } from "../../storage/face-crop.ts";
import type { HistoryView } from "../../storage/history/history-view.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";
import { FaceReaderError } from "../faces/face-reader.ts";
import type { FacesView } from "../faces/faces-view.ts";
import { keptForMs, mostFaces, type KeptFace, type KeptFaces } from "./kept-faces.ts";

export interface LookingThroughOptions {
  kept: KeptFaces;
  history: Pick<HistoryView, "days" | "day">;
  incidents: Pick<Incidents, "file">;
  faces: Pick<FacesView, "pack" | "state" | "embed" | "readings">;
  clock: Clock;
  log: Log;
  /** All that is kept was looked at; again after another pack of models was chosen. */
  onComplete: () => void;
}

/** Crops at a time, some 80 ms of the thread, and the pause after them. */
const slice = 6;
const pauseMs = 200;
/** No camera asked for a look for so long: nobody needs the thread. */
const quietMs = 1_000;
/** A street that is never quiet must not keep strangers unknown: then one crop (13 ms) so often. */
const busyTurnMs = 2_000;
/** How often it is looked whether faces are judged by now, and whether there is more to read. */
const offMs = 1_000;
const idleMs = 5_000;
const tryAgainMs = 60_000;

export class LookingThrough {
  readonly #options: LookingThroughOptions;
  readonly #ending = new AbortController();
  #next: Cancel | null = null;
  #turn: Promise<void> = Promise.resolve();
  #listed = false;
  /** Of which the history told while it was being read: what was read may be older. */
  #changed: Set<IncidentId> | null = null;
  #pack: string | null = null;
  #complete = false;
  #seen = { readings: -1, since: 0 };
  #lastRead = Number.NEGATIVE_INFINITY;

  constructor(options: LookingThroughOptions) {
    this.#options = options;
  }

  /** Every kept face took part in what is answered now. */
  get complete(): boolean {
    return this.#complete && this.#pack === this.#options.faces.pack.id;
  }

  start(): void {
    this.#schedule(0);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    this.#next?.();
    await this.#turn;
  }

  /** The history told of it: that is newer than what is being read. */
  changed(incident: IncidentId): void {
    this.#changed?.add(incident);
  }

  #schedule(ms: number): void {
    if (this.#ending.signal.aborted) return;
    this.#next = this.#options.clock.after(ms, () => {
      this.#turn = this.#take().then((wait) => this.#schedule(wait));
    });
  }

  /** One turn; resolves with how long to wait for the next. Never rejects. */
  async #take(): Promise<number> {
    const { faces, log } = this.#options;
    try {
      if (faces.state().kind !== "ready") return offMs;
      this.#followPack();
      if (!this.#listed) await this.#list();
      return await this.#readSome();
    } catch (error) {
      if (this.#ending.signal.aborted) return idleMs;
      const expected = error instanceof StorageError || error instanceof FaceReaderError;
      log.warn(
        "Strangers of earlier days can't be looked through at the moment",
        expected ? { because: error.message } : { error },
      );
      return tryAgainMs;
    }
  }

  #followPack(): void {
    const { faces, kept } = this.#options;
    if (this.#pack === faces.pack.id) return;
    if (this.#pack !== null) kept.unlearn();
    this.#pack = faces.pack.id;
    this.#complete = false;
  }

  async #list(): Promise<void> {
    const { history, kept, clock } = this.#options;
    this.#changed = new Set();
    // The household's days may be a timezone away from ours.
    const oldest = dayOf(clock.wall() - keptForMs - 24 * 3_600_000);
    for (const day of await history.days()) {
      if (day < oldest || kept.progress.total >= mostFaces || this.#ending.signal.aborted) break;
      for (const summary of (await history.day(day)).toReversed()) {
        if (summary.faces.length > 0 && !this.#changed.has(summary.id)) {
          kept.list(summary, clock.wall());
        }
      }
    }
    this.#changed = null;
    this.#listed = true;
  }

  async #readSome(): Promise<number> {
    const { kept, clock, log, onComplete } = this.#options;
    const waiting = kept.unread(slice);
    if (waiting.length === 0) {
      if (!this.#complete) {
        this.#complete = true;
        log.info(`Strangers of the last 30 days: ${kept.progress.known} faces looked through`);
        onComplete();
      }
      return idleMs;
    }
    const now = clock.monotonic();
    if (this.#isQuiet(now)) {
      await this.#read(waiting);
    } else if (now - this.#lastRead >= busyTurnMs) {
      await this.#read(waiting.slice(0, 1));
    }
    return pauseMs;
  }

  #isQuiet(now: number): boolean {
    const { done, dropped } = this.#options.faces.readings();
    if (this.#seen.readings !== done + dropped) {
      // At the start nothing was read yet.
      const since = this.#seen.readings === -1 ? Number.NEGATIVE_INFINITY : now;
      this.#seen = { readings: done + dropped, since };
    }
    return now - this.#seen.since >= quietMs;
  }

  async #read(waiting: readonly KeptFace[]): Promise<void> {
    const { faces, kept, clock } = this.#options;
    const pack = faces.pack.id;
    const readable: { face: KeptFace; rgb: Uint8Array }[] = [];
    for (const face of waiting) {
      const rgb = await this.#crop(face);
      if (rgb) readable.push({ face, rgb });
      else face.unreadable = true;
    }
    if (readable.length > 0) {
      const embeddings = await faces.embed(readable.map(({ rgb }) => rgb));
      for (const [index, { face }] of readable.entries()) {
        const embedding = embeddings[index];
        if (embedding && faces.pack.id === pack) kept.learn(face, embedding);
      }
    }
    this.#lastRead = clock.monotonic();
  }

  async #crop({ incident, file }: KeptFace): Promise<Uint8Array | null> {
    const { incidents, log } = this.#options;
    try {
      return await readFaceCrop(incidents.file(incident, file));
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // Retention may have been faster.
      if (error.code !== "ENOENT") {
        log.warn("A stranger's face can't be read and is left out", { incident, error });
      }
      return null;
    }
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
