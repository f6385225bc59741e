// Recognition as a whole, without networks: what it says of itself while models come, people are
// learned and forgotten, and things fail.
import { expect, onTestFinished, test } from "vitest";
import { defaultPack } from "../../../models/packs/catalogue.ts";
import { DownloadError } from "../../../models/npm/tarball.ts";
import { FaceSettings } from "../../../storage/face-settings.ts";
import { type NewCrop, People } from "../../../storage/people.ts";
import { openState } from "../../../storage/state.ts";
import { FaceReaderError } from "../../../vision/faces/face-reader.ts";
import {
  HouseholdFaces,
  type HouseholdFacesOptions,
  type ModelStore,
} from "../../../vision/faces/household-faces.ts";
import { FakeClock, settle } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { anybody } from "./synthetic.ts";
import { words } from "../../../storage/words.ts";

const crop = (shade: number): NewCrop => ({
  rgb: new Uint8Array(112 * 112 * 3).fill(shade),
  source: { kind: "photo" },
  takenAt: 0,
});

/** A reader whose embeddings follow from the crop's first byte; it answers when told to. */
class FakeReader {
  state: "off" | "ready" | "down" = "off";
  startError: string | null = null;
  starts = 0;
  held: (() => void)[] | null = null;

  async start(): Promise<void> {
    this.starts += 1;
    if (this.startError !== null) throw new FaceReaderError(this.startError);
    this.state = "ready";
  }

  async embed(crops: readonly Uint8Array[]) {
    if (this.held) await new Promise<void>((resolve) => this.held?.push(resolve));
    return crops.map((rgb) => ({ embedding: anybody(rgb[0] ?? 0), rawNorm: 3 }));
  }

  async look() {
    return { kind: "dropped" } as const;
  }

  async lookAtPicture() {
    return { kind: "failed", because: "Not now." } as const;
  }

  status() {
    const figures = { done: 0, dropped: 0, medianMs: null, waiting: 0 };
    return { state: this.state, trouble: null, fault: null, ...figures };
  }

  async stop(): Promise<void> {
    this.state = "off";
  }
}

async function open(models: Partial<ModelStore> = {}) {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const log = new RecordingLog();
  const people = await People.open(folder, clock, log);
  const settings = new FaceSettings(await openState(folder, clock, log), log);
  const reader = new FakeReader();
  const options: HouseholdFacesOptions = {
    people,
    settings,
    ffmpeg: { path: "none" },
    clock,
    log,
    reader,
    models: {
      folder,
      chosen: async () => ({ pack: defaultPack, problem: null }),
      isInstalled: async () => true,
      install: async () => undefined,
      ...models,
    },
  };
  const faces = new HouseholdFaces(options);
  onTestFinished(() => faces.stop());
  return { faces, people, settings, reader, clock, log };
}

const kind = (faces: HouseholdFaces) => faces.state().kind;
async function reaches(faces: HouseholdFaces, wanted: string): Promise<void> {
  await expect.poll(() => kind(faces), { timeout: 10_000 }).toBe(wanted);
}

test("a house without people starts no thread; the first one does", async () => {
  const { faces, people, reader } = await open();
  faces.start();
  await reaches(faces, "nobody");
  expect(faces.canRead()).toBe(true);
  expect(reader.starts).toBe(0);
  await people.add("Anna", [crop(1), crop(2), crop(3)]);
  await reaches(faces, "ready");
  expect(faces.state()).toEqual({ kind: "ready", people: 1, crops: 3 });
  expect(reader.starts).toBe(1);
  expect(faces.gallery.match(anybody(2)).top[0]).toMatchObject({
    score: expect.closeTo(1),
    photos: 3,
  });
});

test("until everybody is learned it says how far it is, and then what changes is followed", async () => {
  const { faces, people, reader } = await open();
  const anna = (await people.add("Anna", [crop(1), crop(2)])).person;
  const ben = (await people.add("Ben", [crop(3)])).person;
  reader.held = [];
  faces.start();
  await expect.poll(() => reader.held?.length).toBe(1);
  expect(faces.state()).toEqual({ kind: "learning", known: 0, total: 3 });
  reader.held.shift()?.();
  await expect.poll(() => reader.held?.length).toBe(1);
  expect(faces.state()).toEqual({ kind: "learning", known: 2, total: 3 });
  reader.held.shift()?.();
  await reaches(faces, "ready");
  reader.held = null;
  await people.forget(anna.id);
  expect(faces.state()).toEqual({ kind: "ready", people: 1, crops: 1 });
  expect(faces.gallery.match(anybody(1)).top).toMatchObject([{ person: ben.id }]);
  await people.deleteCrop(ben.id, ben.crops[0]?.id ?? "");
  expect(kind(faces)).toBe("nobody");
});

test("missing models are fetched, with progress; people wait meanwhile", async () => {
  let finish = () => {};
  let installed = false;
  const { faces, people } = await open({
    isInstalled: async () => installed,
    async install(_, { onProgress }) {
      onProgress({ receivedBytes: 4e6, totalBytes: 41e6, bytesPerSecond: 1e6 });
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      installed = true;
    },
  });
  await people.add("Anna", [crop(1)]);
  faces.start();
  await reaches(faces, "fetching");
  await expect
    .poll(() => faces.state())
    .toMatchObject({ progress: { receivedBytes: 4e6, totalBytes: 41e6 } });
  expect(faces.canRead()).toBe(false);
  await expect(faces.embed([crop(1).rgb])).rejects.toThrow(FaceReaderError);
  finish();
  await reaches(faces, "ready");
});

test("models that can't be had are a sentence, and tried again half an hour later", async () => {
  let online = false;
  const { faces, clock } = await open({
    isInstalled: async () => online,
    async install() {
      if (!online) throw new DownloadError("unreachable", "The registry cannot be reached.");
    },
  });
  faces.start();
  await expect
    .poll(() => faces.state())
    .toEqual({ kind: "off", reason: words("why-models-not-fetched", { why: "unreachable" }) });
  online = true;
  await clock.advance(30 * 60_000);
  await settle();
  await reaches(faces, "nobody");
});

test("networks that can't be opened: off with the reason, until refresh", async () => {
  const { faces, people, reader } = await open();
  await people.add("Anna", [crop(1)]);
  reader.startError = "This machine can't run the models.";
  faces.start();
  await expect
    .poll(() => faces.state())
    .toEqual({ kind: "off", reason: words("why-faces-off", { why: "models" }) });
  reader.startError = null;
  await faces.refresh();
  expect(kind(faces)).toBe("ready");
});

test("preset and own threshold change the pack's numbers", async () => {
  const { faces, settings } = await open();
  expect(faces.thresholds().known).toBe(0.45);
  await settings.change({ preset: "strict" });
  expect(faces.thresholds().known).toBe(0.48);
  await settings.change({ known: 0.5 });
  expect(faces.thresholds().known).toBe(0.5);
});
