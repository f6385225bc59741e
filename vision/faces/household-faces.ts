// Owns recognition as a whole: the models (fetched if they are missing), the thread that reads
// faces, and the gallery, learned from the household's crops at every start and kept in step with
// them. Whatever fails here is a sentence in state(); the guard goes on without faces.
import { defaultPack } from "../../models/packs/catalogue.ts";
import { chosenPack, type ChosenPack } from "../../models/packs/chosen.ts";
import { installedFolder, installedPack, installPack } from "../../models/packs/installer.ts";
import { DownloadError, type DownloadProgress } from "../../models/npm/tarball.ts";
import path from "node:path";
import type { Pack } from "../../models/packs/pack.ts";
import type { Cancel, Clock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import type { FaceSettings } from "../../storage/face-settings.ts";
import type { Log } from "../../storage/log.ts";
import type { Words } from "../../storage/words.ts";
import {
  NotThereError,
  type People,
  type PeopleChange,
  type Person,
} from "../../storage/people.ts";
import type { FacesState, FacesView, ReadPhoto } from "./faces-view.ts";
import { FaceReader, FaceReaderError } from "./face-reader.ts";
import type { FaceThresholds } from "./faces.ts";
import { facesOff, noModels } from "./faces-off.ts";
import { Gallery } from "./gallery.ts";
import { networksOf } from "./networks.ts";
import { OwnScores, type ScoresByPerson } from "./own-scores.ts";
import { readPhoto } from "./photo.ts";
import { recognitionFor, withKnown } from "./presets.ts";
import type { RecentFace } from "./threshold-preview.ts";
import type { TrackView } from "./tracks.ts";
import { defaultRules, type VerdictRules } from "./verdict.ts";

/** What was not to be had (no network at the start) is tried again after so long. */
const tryAgainMs = 30 * 60_000;
const keptRecentFaces = 200;

export interface HouseholdFacesOptions {
  people: People;
  settings: FaceSettings;
  ffmpeg: { readonly path: string };
  clock: Clock;
  log: Log;
  /** Where the models are and how they come; models/installed and the installer unless said. */
  models?: ModelStore;
  reader?: Pick<FaceReader, "start" | "look" | "lookAtPicture" | "embed" | "status" | "stop">;
}

/** The part of models/packs that is needed here. */
export interface ModelStore {
  folder: string;
  chosen(): Promise<ChosenPack>;
  isInstalled(pack: Pack): Promise<boolean>;
  /** Rejects with DownloadError. */
  install(
    pack: Pack,
    options: { signal: AbortSignal; onProgress(progress: DownloadProgress): void },
  ): Promise<unknown>;
}

const installedModels: ModelStore = {
  folder: installedFolder,
  chosen: () => chosenPack(),
  isInstalled: async (pack) => (await installedPack(pack)) !== null,
  install: (pack, options) => installPack(pack, options),
};

/** installed: the models are there; the thread begins when there is somebody to recognise. */
type Phase = "off" | "opening" | "fetching" | "installed";

export class HouseholdFaces implements FacesView {
  readonly people: People;
  readonly settings: FaceSettings;
  readonly gallery = new Gallery();
  readonly reader: NonNullable<HouseholdFacesOptions["reader"]>;
  pack: Pack = defaultPack;
  readonly #options: HouseholdFacesOptions;
  readonly #models: ModelStore;
  readonly #ending = new AbortController();
  readonly #ownScores: OwnScores;
  readonly #forget: () => void;
  #phase: Phase = "off";
  #reason: Words = facesOff("not_begun");
  #progress: DownloadProgress | null = null;
  #recent: (RecentFace & { camera: string; at: number })[] = [];
  /** Opening, learning and changes, one after another. */
  #work: Promise<void> = Promise.resolve();
  #started: Promise<void> | null = null;
  #again: Cancel | null = null;

  constructor(options: HouseholdFacesOptions) {
    const { people, settings, clock, log } = options;
    this.#options = options;
    this.#models = options.models ?? installedModels;
    this.#ownScores = new OwnScores(this.gallery, () => clock.monotonic());
    this.people = people;
    this.settings = settings;
    this.reader = options.reader ?? new FaceReader({ clock, log });
    this.#forget = people.onChange((change) => this.#changed(change));
  }

  /** Begins in the background: the guard doesn't wait for models. */
  start(): void {
    this.#phase = "opening";
    this.#expectEverybody();
    this.#then(() => this.#open());
  }

  async stop(): Promise<void> {
    this.#forget();
    this.#again?.();
    this.#ending.abort();
    await this.reader.stop();
    await this.#work;
  }

  state(): FacesState {
    if (this.#phase === "off") return { kind: "off", reason: this.#reason };
    if (this.#phase === "opening") return { kind: "starting" };
    if (this.#phase === "fetching") return { kind: "fetching", progress: this.#progress };
    const { state, fault } = this.reader.status();
    if (state === "down") return { kind: "off", reason: facesOff(fault ?? "models") };
    const { known, total } = this.gallery.learning;
    if (total === 0) return { kind: "nobody" };
    if (state !== "ready") return { kind: "starting" };
    if (known < total) return { kind: "learning", known, total };
    return { kind: "ready", people: this.gallery.size, crops: known };
  }

  canRead(): boolean {
    return this.#phase === "installed" && this.reader.status().state !== "down";
  }

  thresholds(): FaceThresholds {
    const { preset, known } = this.settings.value;
    const { thresholds, presets } = this.pack;
    const chosen =
      preset === null ? thresholds : recognitionFor(preset, thresholds, presets).thresholds;
    return known === null ? chosen : withKnown(chosen, known);
  }

  rules(): VerdictRules {
    const { preset } = this.settings.value;
    const { thresholds, presets } = this.pack;
    return preset === null ? defaultRules : recognitionFor(preset, thresholds, presets).rules;
  }

  async readPhoto(bytes: Buffer): Promise<ReadPhoto> {
    const { ffmpeg, clock } = this.#options;
    const signal = this.#ending.signal;
    const picture = await readPhoto(bytes, { ffmpeg, clock, signal });
    await this.#startReader();
    const answer = await this.reader.lookAtPicture(picture);
    if (answer.kind === "seen") return { picture, faces: answer.faces };
    throw new FaceReaderError(answer.kind === "failed" ? answer.because : "Send it once more.");
  }

  async embed(crops: readonly Uint8Array[]): Promise<Float32Array[]> {
    await this.#startReader();
    const embedded = await this.reader.embed(crops, { signal: this.#ending.signal });
    return embedded.map(({ embedding }) => embedding);
  }

  recentFaces(): readonly (RecentFace & { camera: string; at: number })[] {
    return this.#recent;
  }

  ownScores(): Promise<ScoresByPerson> {
    return this.#ownScores.current();
  }

  readings(): { done: number; dropped: number } {
    const { done, dropped } = this.reader.status();
    return { done, dropped };
  }

  /** A track is over; what it came to is kept for "what would this threshold do?". */
  noteTrack(camera: string, track: TrackView): void {
    const [first, second] = track.top;
    if (track.frames === 0 || track.verdict === "TOO_SMALL") return;
    this.#recent.push({
      id: `${camera}-${track.id}`,
      person: first?.person ?? null,
      score: first?.score ?? 0,
      second: second?.score ?? 0,
      photos: first ? (this.gallery.photosOf(first.person) ?? 0) : 0,
      camera,
      at: this.#options.clock.wall(),
    });
    this.#recent = this.#recent.slice(-keptRecentFaces);
  }

  refresh(): Promise<void> {
    return this.#then(async () => {
      for (const person of this.gallery.everybody()) this.gallery.forget(person);
      this.#expectEverybody();
      if (this.canRead()) await this.#learnEverybody();
      else await this.#open();
    });
  }

  #expectEverybody(): void {
    for (const { id, crops } of this.people.all()) {
      for (const crop of crops) this.gallery.expect(id, crop.id);
    }
  }

  /** Models, thread, gallery; what fails is told in state() and tried again later. */
  async #open(): Promise<void> {
    const { log, clock } = this.#options;
    this.#again?.();
    try {
      const { pack, problem } = await this.#models.chosen();
      if (problem !== null) log.warn(problem);
      this.pack = pack;
      if (!(await this.#models.isInstalled(pack))) await this.#fetch(pack);
      this.#phase = "installed";
      log.info(`Faces can be read, with the models ${pack.id}`);
      await this.#learnEverybody();
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const known = error instanceof DownloadError || error instanceof FaceReaderError;
      this.#phase = "off";
      this.#reason = noModels(error, this.reader.status().fault);
      log.warn("Faces are not read", known ? { because: error.message } : { error });
      this.#again = clock.after(tryAgainMs, () => void this.#then(() => this.#open()));
    }
  }

  /** The thread with the networks: memory and processor time that a house without people saves. */
  #startReader(): Promise<void> {
    if (this.#phase !== "installed") {
      return Promise.reject(new FaceReaderError("The models that read faces are not there yet."));
    }
    const { folder } = this.#models;
    this.#started ??= this.reader
      .start(networksOf(this.pack, path.join(folder, this.pack.id)))
      .catch((error: unknown) => {
        this.#started = null;
        throw error;
      });
    return this.#started;
  }

  async #fetch(pack: Pack): Promise<void> {
    this.#phase = "fetching";
    this.#progress = null;
    this.#options.log.info(`The models ${pack.id} that read faces are being fetched`);
    await this.#models.install(pack, {
      signal: this.#ending.signal,
      onProgress: (progress) => {
        this.#progress = progress;
      },
    });
  }

  #changed(change: PeopleChange): void {
    const { person } = change;
    switch (change.kind) {
      case "added":
        for (const crop of change.crops) this.gallery.expect(person.id, crop);
        void this.#then(() => this.#learn(person, change.crops));
        return;
      case "removed":
        for (const crop of change.crops) this.gallery.forgetCrop(person.id, crop);
        return;
      case "forgotten":
        this.gallery.forget(person.id);
        this.#recent = this.#recent.filter((face) => face.person !== person.id);
        return;
      case "renamed":
    }
  }

  async #learnEverybody(): Promise<void> {
    for (const person of this.people.all()) {
      await this.#learn(
        person,
        person.crops.map(({ id }) => id),
      );
    }
    this.#tellLearned();
  }

  #tellLearned(): void {
    const state = this.state();
    if (state.kind !== "ready") return;
    this.#options.log.info(`People I recognise: ${state.people}, by ${state.crops} photos`);
  }

  /** Crops that can't be read are left out: a face that nobody can see recognises nobody. */
  async #learn(person: Person, crops: readonly string[]): Promise<void> {
    if (!this.canRead()) return;
    const readable: { crop: string; rgb: Uint8Array }[] = [];
    for (const crop of crops) {
      try {
        readable.push({ crop, rgb: await this.people.crop(person.id, crop) });
      } catch (error) {
        if (!(error instanceof StorageError) && !(error instanceof NotThereError)) throw error;
        this.gallery.forgetCrop(person.id, crop);
        this.#options.log.warn("A kept face can't be read and is left out", { error });
      }
    }
    if (readable.length === 0) return;
    const embeddings = await this.embed(readable.map(({ rgb }) => rgb));
    for (const [index, { crop }] of readable.entries()) {
      const embedding = embeddings[index];
      if (embedding) this.gallery.learn(person.id, crop, embedding);
    }
  }

  #then(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work).catch((error: unknown) => {
      if (this.#ending.signal.aborted) return;
      this.#options.log.error("Faces could not be learned", { error });
    });
    this.#work = done;
    return done;
  }
}
