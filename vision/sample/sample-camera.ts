// Owns the sample camera: a clip that is played over and over as a file source, so that the guard
// has something to watch where there is no camera. First a drawn visitor; in the background two
// real people are fetched, and the clip with them takes the drawn one's place at its next showing.
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Clock } from "../../storage/clock.ts";
import { makeFolder } from "../../storage/files.ts";
import type { Log } from "../../storage/log.ts";
import { fileProblem } from "../capture/durable-file.ts";
import { messageOf } from "../capture/error-text.ts";
import { FfmpegError, type Ffmpeg } from "../capture/ffmpeg.ts";
import { makeClip, SampleClipError, writeClip, type MadeClip } from "./make-clip.ts";
import { peopleProgramme, recipe, walkerProgramme, type Programme } from "./programme.ts";
import type { SampleState } from "./sample-state.ts";
import { readRecord, writeRecord, type SampleRecord } from "./sample-record.ts";

export type { SampleState } from "./sample-state.ts";

/**
 * Lays the footage (footage.ts) into `folder`. What it rejects with is told to the user, and must
 * be a sentence.
 */
export type FetchFootage = (options: {
  folder: string;
  signal: AbortSignal;
  onProgress(progress: {
    receivedBytes: number;
    totalBytes: number | null;
    bytesPerSecond: number;
  }): void;
}) => Promise<void>;

export interface SampleCameraOptions {
  /** Everything is kept in here; made if missing. One Vigil at a time. */
  folder: string;
  ffmpeg: Pick<Ffmpeg, "path" | "version" | "capabilities">;
  fetch: FetchFootage;
  clock: Clock;
  log: Log;
  /** Tests show something shorter. */
  programmes?: { walker: Programme; people: Programme };
}

/** The sample camera can't be shown at all; `message` is a sentence for the user. */
export class SampleCameraError extends Error {
  override readonly name = "SampleCameraError";
}

export class SampleCamera {
  readonly #options: SampleCameraOptions;
  readonly #programmes: { walker: Programme; people: Programme };
  readonly #listeners = new Set<(state: SampleState) => void>();
  readonly #clip: string;
  readonly #note: string;
  readonly #places: { drawings: string; footage: string };
  #state: SampleState = { kind: "drawing" };
  #record: SampleRecord | null = null;

  constructor(options: SampleCameraOptions) {
    const { folder } = options;
    this.#options = options;
    this.#programmes = options.programmes ?? { walker: walkerProgramme, people: peopleProgramme };
    this.#clip = path.join(folder, "sample.mp4");
    this.#note = path.join(folder, "sample.json");
    this.#places = {
      drawings: path.join(folder, "drawings.part"),
      footage: path.join(folder, "footage"),
    };
  }

  get state(): SampleState {
    return this.#state;
  }

  /** Hears every new state; the answer ends that. */
  onState(listener: (state: SampleState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The clip, to be played in a loop from now on. At the first start, and when recipe or ffmpeg are
   * new, the walker is drawn: some seconds. Throws SampleCameraError; AbortError when called off.
   */
  async prepare(signal = new AbortController().signal): Promise<string> {
    try {
      await makeFolder(this.#options.folder);
      // What a kill left behind.
      await rm(this.#places.drawings, { recursive: true, force: true });
      await rm(`${this.#clip}.part`, { force: true });
      const record = await readRecord(this.#note, this.#clip);
      const fits = record?.recipe === recipe && record.ffmpeg === this.#ffmpegName();
      this.#record = fits ? record : null;
      if (!this.#record) {
        this.#become({ kind: "drawing" });
        const clip = await this.#make(this.#programmes.walker, signal, { lowPriority: false });
        await this.#keep(clip, "walker", signal);
      }
    } catch (error) {
      if (signal.aborted) throw error;
      this.#options.log.error("The sample camera could not be drawn", { error });
      throw new SampleCameraError(
        `The sample camera could not be drawn: ${whyNot(error)}. ` +
          "Name a camera of your own in .env instead (CAMERAS), or make room and start again.",
        { cause: error },
      );
    }
    if (this.#record?.shows === "people") this.#become({ kind: "people" });
    else this.#become({ kind: "walker", reason: null });
    return this.#clip;
  }

  /**
   * Fetches the two people and puts the clip with them in the walker's place; does nothing where
   * they are there already. To be called after prepare(). Never rejects: without them the walker
   * stays, `state` says why, and the next start tries again.
   */
  async improve(signal: AbortSignal): Promise<void> {
    const { fetch, log } = this.#options;
    if (!this.#record || this.#record.shows === "people" || signal.aborted) return;
    try {
      const { footage: folder } = this.#places;
      await makeFolder(folder);
      this.#become({ kind: "downloading", receivedBytes: 0, totalBytes: null, bytesPerSecond: 0 });
      let fetching = true;
      const onProgress: Parameters<FetchFootage>[0]["onProgress"] = (progress) => {
        if (fetching) this.#become({ kind: "downloading", ...progress });
      };
      await fetch({ folder, signal, onProgress }).finally(() => {
        fetching = false;
      });
      signal.throwIfAborted();
    } catch (error) {
      this.#stayWithWalker(messageOf(error), error, signal);
      return;
    }
    try {
      this.#become({ kind: "composing", done: 0 });
      const clip = await this.#make(this.#programmes.people, signal, { lowPriority: true });
      if (parametersOf(clip) !== this.#record.parameters) {
        // Whoever watches would lose the picture; the next start draws both anew.
        await rm(this.#note, { force: true });
        throw new SampleClipError("ffmpeg has changed since this start; at the next one they come");
      }
      await this.#keep(clip, "people", signal);
      this.#become({ kind: "people" });
      log.info("The sample camera shows two people from its next round on");
    } catch (error) {
      const reason = `The two people could not be put into the picture: ${whyNot(error)}.`;
      this.#stayWithWalker(reason, error, signal);
    }
  }

  #stayWithWalker(reason: string, error: unknown, signal: AbortSignal): void {
    this.#become({ kind: "walker", reason: signal.aborted ? null : reason });
    if (!signal.aborted) this.#options.log.warn("The sample camera keeps its walker", { error });
  }

  async #make(
    programme: Programme,
    signal: AbortSignal,
    { lowPriority }: { lowPriority: boolean },
  ) {
    const { ffmpeg, clock } = this.#options;
    let toldPercent = 0;
    return await makeClip(programme, this.#places, {
      ffmpeg,
      clock,
      signal,
      lowPriority,
      onProgress: (done) => {
        const percent = Math.floor(done * 100);
        if (this.#state.kind !== "composing" || percent === toldPercent) return;
        toldPercent = percent;
        this.#become({ kind: "composing", done });
      },
    });
  }

  async #keep(clip: MadeClip, shows: SampleRecord["shows"], signal: AbortSignal): Promise<void> {
    await writeClip(clip, this.#clip, signal);
    const parameters = parametersOf(clip);
    const record = { recipe, ffmpeg: this.#ffmpegName(), shows, parameters };
    await writeRecord(this.#note, record, this.#clip);
    this.#record = await readRecord(this.#note, this.#clip);
  }

  #ffmpegName(): string {
    return `${this.#options.ffmpeg.path} ${this.#options.ffmpeg.version}`;
  }

  #become(state: SampleState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

function parametersOf({ format }: MadeClip): string {
  return format.extradata.toString("base64");
}

/** The second half of a sentence. */
function whyNot(error: unknown): string {
  if (error instanceof FfmpegError && error.lines.some((line) => line.includes("No space left"))) {
    return "the disk is full";
  }
  return fileProblem(error)?.sentence ?? messageOf(error);
}
