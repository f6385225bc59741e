// Owns recognition as a whole: the models (fetched if they are missing), the thread that reads
// faces, and the gallery, learned from the household's crops at every start and kept in step with
// them. Whatever fails here is a sentence in state(); the guard goes on without faces.
import { defaultPack } from "../../models/packs/catalogue.ts";
import { chosenPack } from "../../models/packs/chosen.ts";
import { installedFolder, installedPack, installPack } from "../../models/packs/installer.ts";
import { describeProgress } from "../../models/npm/progress.ts";
import { DownloadError } from "../../models/npm/tarball.ts";
import path from "node:path";
import type { Pack } from "../../models/packs/pack.ts";
import type { Cancel, Clock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import type { FaceSettings } from "../../storage/face-settings.ts";
import type { Log } from "../../storage/log.ts";
import {
  NotThereError,
  type People,
  type PeopleChange,
  type Person,
} from "../../storage/people.ts";
import type { FacesState, FacesView, ReadPhoto } from "./faces-view.ts";
import { FaceReader, FaceReaderError } from "./face-reader.ts";
import type { FaceThresholds } from "./faces.ts";
import { Gallery } from "./gallery.ts";
import { networksOf } from "./networks.ts";
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
  /** Where packs are installed; models/installed unless said. */
  modelsFolder?: string;
  reader?: FaceReader;
}

type Phase = "off" | "fetching" | "starting" | "running";

export class HouseholdFaces implements FacesView {
  readonly people: People;
  readonly settings: FaceSettings;
  readonly gallery = new Gallery();
  readonly reader: FaceReader;
  pack: Pack = defaultPack;
  readonly #options: HouseholdFacesOptions;
  readonly #ending = new AbortController();
  readonly #forget: () => void;
  #phase: Phase = "off";
  #reason = "Face recognition has not begun yet.";
  #progress: string | null = null;
  #recent: (RecentFace & { camera: string; at: number })[] = [];
  /** Opening, learning and changes, one after another. */
  #work: Promise<void> = Promise.resolve();
  #again: Cancel | null = null;

  constructor(options: HouseholdFacesOptions) {
    const { people, settings, clock, log } = options;
    this.#options = options;
    this.people = people;
    this.settings = settings;
    this.reader = options.reader ?? new FaceReader({ clock, log });
    this.#forget = people.onChange((change) => this.#changed(change));
  }

  /** Begins in the background: the guard doesn't wait for models. */
  start(): void {
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
    if (this.#phase === "fetching") return { kind: "fetching", progress: this.#progress };
    if (this.#phase === "starting") return { kind: "starting" };
    const { state, trouble } = this.reader.status();
    if (state === "down") return { kind: "off", reason: trouble ?? "Faces can't be read." };
    if (state !== "ready") return { kind: "starting" };
    const { known, total } = this.gallery.learning;
    if (total === 0) return { kind: "nobody" };
    if (known < total) return { kind: "learning", known, total };
    return { kind: "ready", people: this.gallery.size, crops: known };
  }

  canRead(): boolean {
    return this.#phase === "running" && this.reader.status().state === "ready";
  }

  thresholds(): FaceThresholds {
    const { preset, known } = this.settings.value;
    const { thresholds, presets } = this.pack;
    const chosen =
      preset === null ? thresholds : recognitionFor(preset, thresholds, presets).thresholds;
    return known === null ? chosen : withKnown(chosen, known);
  }

  rules(): VerdictRules {
    const { preset, unknownMs } = this.settings.value;
    const { thresholds, presets } = this.pack;
    const rules =
      preset === null ? defaultRules : recognitionFor(preset, thresholds, presets).rules;
    return { ...rules, unknownMs };
  }

  async readPhoto(bytes: Buffer): Promise<ReadPhoto> {
    const { ffmpeg, clock } = this.#options;
    const signal = this.#ending.signal;
    const picture = await readPhoto(bytes, { ffmpeg, clock, signal });
    const answer = await this.reader.lookAtPicture(picture);
    if (answer.kind === "seen") return { picture, faces: answer.faces };
    throw new FaceReaderError(answer.kind === "failed" ? answer.because : "Send it once more.");
  }

  async embed(crops: readonly Uint8Array[]): Promise<Float32Array[]> {
    const embedded = await this.reader.embed(crops, { signal: this.#ending.signal });
    return embedded.map(({ embedding }) => embedding);
  }

  recentFaces(): readonly (RecentFace & { camera: string; at: number })[] {
    return this.#recent;
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
    const { log, clock, modelsFolder = installedFolder } = this.#options;
    this.#again?.();
    try {
      const { pack, problem } = await chosenPack(modelsFolder);
      if (problem !== null) log.warn(problem);
      this.pack = pack;
      if (!(await installedPack(pack, modelsFolder))) await this.#fetch(pack, modelsFolder);
      this.#phase = "starting";
      await this.reader.start(networksOf(pack, path.join(modelsFolder, pack.id)));
      this.#phase = "running";
      log.info(`Faces can be read, with the models ${pack.id}`);
      await this.#learnEverybody();
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const known = error instanceof DownloadError || error instanceof FaceReaderError;
      this.#phase = "off";
      this.#reason = known ? error.message : "The models that read faces can't be used.";
      log.warn("Faces are not read", known ? { because: error.message } : { error });
      this.#again = clock.after(tryAgainMs, () => void this.#then(() => this.#open()));
    }
  }

  async #fetch(pack: Pack, folder: string): Promise<void> {
    this.#phase = "fetching";
    this.#progress = null;
    this.#options.log.info(`The models ${pack.id} that read faces are being fetched`);
    await installPack(pack, {
      folder,
      signal: this.#ending.signal,
      onProgress: (progress) => {
        this.#progress = describeProgress(progress);
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
