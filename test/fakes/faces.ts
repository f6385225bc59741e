// Owns face recognition in the chat's tests: the real people, settings and gallery over faces made
// by formula, so that every score is what the test says. No networks, no pictures.
import { defaultPack } from "../../models/packs/catalogue.ts";
import type { Clock } from "../../storage/clock.ts";
import { FaceSettings } from "../../storage/face-settings.ts";
import type { Log } from "../../storage/log.ts";
import { People, type Addition } from "../../storage/people.ts";
import { openState } from "../../storage/state.ts";
import type { FaceThresholds, SeenFace } from "../../vision/faces/faces.ts";
import {
  type FacesState,
  type FacesView,
  PhotoError,
  type ReadPhoto,
} from "../../vision/faces/faces-view.ts";
import { Gallery } from "../../vision/faces/gallery.ts";
import { OwnScores } from "../../vision/faces/own-scores.ts";
import { recognitionFor, withKnown } from "../../vision/faces/presets.ts";
import { defaultRules, type VerdictRules } from "../../vision/faces/verdict.ts";
import { FakeClock } from "./clock.ts";
import { dataFolder } from "./data-folder.ts";
import { RecordingLog } from "./log.ts";
import { wordsOfOthers } from "../../storage/words.ts";

/**
 * How much of whom is in a face. Photos of { Anna: a } and { Anna: b } have the cosine a * b, of
 * { Anna: a } and { Ben: b } 0; { Anna: 0.6, Ben: 0.5 } looks like both. Squares add up to 1 at
 * most; what is missing is this very photo's own.
 */
export type Likeness = Readonly<Record<string, number>>;

const size = 512;
const axes = new Map<string, number>();
let photosMade = 0;

/** A face that may be enrolled: large, bright, sharp and frontal, unless `changes` say otherwise. */
export function seenFace(likeness: Likeness, changes: Partial<SeenFace> = {}): SeenFace {
  const crop = cropOf(likeness);
  const face: SeenFace = {
    box: { x: 100, y: 60, width: 120, height: 150 },
    score: 0.99,
    landmarks: [
      { x: 130, y: 110 },
      { x: 190, y: 110 },
      { x: 160, y: 140 },
      { x: 140, y: 170 },
      { x: 180, y: 170 },
    ],
    embedding: embeddingOf(crop),
    rawNorm: 4,
    sharpness: 120,
    brightness: 120,
    pose: 0.1,
    crop,
  };
  return { ...face, ...changes };
}

/** RGB24, 112 x 112, in which its own embedding is written. */
export function cropOf(likeness: Likeness): Uint8Array {
  const weights = Object.entries(likeness).map(([who, weight]) => [axisOf(who), weight] as const);
  const rest = 1 - weights.reduce((sum, [, weight]) => sum + weight * weight, 0);
  if (rest < -1e-6) throw new RangeError("There is more than one whole person in this face");
  photosMade += 1;
  const own = size - 1 - (photosMade % 400);
  const written = JSON.stringify([...weights, [own, Math.sqrt(Math.max(0, rest))]]);
  const crop = new Uint8Array(112 * 112 * 3).fill(60 + (photosMade % 150));
  crop.set(Buffer.from(`${written}\n`));
  return crop;
}

function embeddingOf(crop: Uint8Array): Float32Array {
  const text = Buffer.from(crop.subarray(0, crop.indexOf(10))).toString();
  const embedding = new Float32Array(size);
  for (const [axis, weight] of JSON.parse(text) as [number, number][]) embedding[axis] = weight;
  return embedding;
}

function axisOf(who: string): number {
  const axis = axes.get(who) ?? axes.size;
  if (axis >= 100) throw new RangeError("More people than this fake can tell apart");
  axes.set(who, axis);
  return axis;
}

export interface FakeFacesOptions {
  dataDir: string;
  clock: Clock;
  log: Log;
}

export class FakeFaces implements FacesView {
  readonly people: People;
  readonly settings: FaceSettings;
  readonly gallery = new Gallery();
  readonly pack = defaultPack;
  /** What state() answers; null: what the gallery comes to. */
  fixedState: FacesState | null = null;
  recent: ReturnType<FacesView["recentFaces"]>[number][] = [];
  refreshed = 0;
  /** What readings() answers. */
  read = { done: 0, dropped: 0 };
  /** Called before a photo is read; may wait or throw. */
  beforeReading: () => Promise<void> = async () => undefined;
  readonly #photos = new Map<string, ReadPhoto | Error>();
  #learning: Promise<unknown> = Promise.resolve();

  private constructor(people: People, settings: FaceSettings) {
    this.people = people;
    this.settings = settings;
    people.onChange((change) => {
      const { id } = change.person;
      if (change.kind === "forgotten") this.gallery.forget(id);
      if (change.kind === "removed") {
        for (const crop of change.crops) this.gallery.forgetCrop(id, crop);
      }
      if (change.kind === "added") this.#learn(id, change.crops);
    });
    for (const { id, crops } of people.all()) {
      this.#learn(
        id,
        crops.map((crop) => crop.id),
      );
    }
  }

  /** On a folder of its own, unless given one; with a fake clock and a log nobody reads. */
  static async open(options: Partial<FakeFacesOptions> = {}): Promise<FakeFaces> {
    const dataDir = options.dataDir ?? (await dataFolder());
    const clock = options.clock ?? new FakeClock();
    const log = options.log ?? new RecordingLog();
    const state = await openState(dataDir, clock, log);
    const people = await People.open(dataDir, clock, log);
    const faces = new FakeFaces(people, new FaceSettings(state, log));
    await faces.learned();
    return faces;
  }

  /** Enrolls somebody and waits until the gallery knows: { name: "Anna", photos: 3 }. */
  async enroll(name: string, ...photos: Likeness[]): Promise<Addition> {
    const crops = photos.map((likeness) => ({
      rgb: cropOf(likeness),
      source: { kind: "photo" as const },
      takenAt: 0,
    }));
    const addition = await this.people.add(name, crops);
    await this.learned();
    return addition;
  }

  /** Resolves when the gallery knows all that was added. */
  async learned(): Promise<void> {
    await this.#learning;
  }

  /** A picture file (the head of a PNG, which is all that Telegram looks at) showing `faces`. */
  photoOf(...faces: SeenFace[]): Buffer {
    const picture = { width: 640, height: 480, data: new Uint8Array(640 * 480 * 3).fill(90) };
    return this.#photo({ picture, faces });
  }

  /** A picture file that can't be read; `message` is the sentence for the user. */
  unreadablePhoto(message = "This picture is damaged. Send it again, or another one."): Buffer {
    return this.#photo(new PhotoError(message, wordsOfOthers(message)));
  }

  thresholds(): FaceThresholds {
    const { known } = this.settings.value;
    const { thresholds } = this.#recognition();
    return known === null ? thresholds : withKnown(this.pack.thresholds, known);
  }

  rules(): VerdictRules {
    return this.#recognition().rules;
  }

  state(): FacesState {
    if (this.fixedState) return this.fixedState;
    const { known, total } = this.gallery.learning;
    if (total === 0) return { kind: "nobody" };
    if (known < total) return { kind: "learning", known, total };
    return { kind: "ready", people: this.gallery.size, crops: total };
  }

  canRead(): boolean {
    return !["off", "fetching", "starting"].includes(this.state().kind);
  }

  async readPhoto(bytes: Buffer): Promise<ReadPhoto> {
    await this.beforeReading();
    const photo = this.#photos.get(bytes.toString("hex"));
    if (photo instanceof Error) throw photo;
    if (!photo) {
      const message = "This is not a picture that can be read here.";
      throw new PhotoError(message, wordsOfOthers(message));
    }
    return photo;
  }

  async embed(crops: readonly Uint8Array[]): Promise<Float32Array[]> {
    return crops.map(embeddingOf);
  }

  recentFaces(): ReturnType<FacesView["recentFaces"]> {
    return this.recent;
  }

  ownScores() {
    return new OwnScores(this.gallery, () => 0).current();
  }

  readings() {
    return this.read;
  }

  async refresh(): Promise<void> {
    this.refreshed += 1;
  }

  #recognition() {
    const { preset } = this.settings.value;
    const { thresholds, presets } = this.pack;
    return preset === null
      ? { thresholds, rules: defaultRules }
      : recognitionFor(preset, thresholds, presets);
  }

  #photo(shows: ReadPhoto | Error): Buffer {
    const bytes = Buffer.alloc(33);
    bytes.write("89504e470d0a1a0a0000000d49484452", "hex");
    bytes.writeUInt32BE(640, 16);
    bytes.writeUInt32BE(480, 20);
    bytes.writeUInt32BE((this.#photos.size + 1) >>> 0, 29);
    this.#photos.set(bytes.toString("hex"), shows);
    return bytes;
  }

  /** From the disk, as the real one does. */
  #learn(person: string, crops: readonly string[]): void {
    for (const crop of crops) this.gallery.expect(person, crop);
    const work = async () => {
      for (const crop of crops) {
        const embedding = embeddingOf(await this.people.crop(person, crop));
        this.gallery.learn(person, crop, embedding);
      }
    };
    this.#learning = Promise.all([this.#learning, work()]);
  }
}
