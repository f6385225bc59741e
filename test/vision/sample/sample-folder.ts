// Owns a sample camera for tests: in a folder of its own, with programmes of a few seconds and
// stand-ins for the footage, drawn by ffmpeg (nobody's face is in them).
import { execFileSync } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, onTestFinished } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { footageFiles } from "../../../vision/sample/footage.ts";
import { residentVisit, strangerVisit, walkerVisit } from "../../../vision/sample/programme.ts";
import type { Programme } from "../../../vision/sample/programme.ts";
import { SampleCamera, type FetchFootage } from "../../../vision/sample/sample-camera.ts";
import type { SampleState } from "../../../vision/sample/sample-camera.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { drawingFfmpeg } from "../../media/drawing-ffmpeg.ts";
import { ffmpegs } from "../capture/streams.ts";

export const [ffmpeg] = ffmpegs as [Ffmpeg];

const visit = { fromSeconds: 0.5, seconds: 1 };
export const shortProgrammes: { walker: Programme; people: Programme } = {
  walker: [1, walkerVisit(1), 1],
  people: [
    1,
    residentVisit({ file: footageFiles.resident, ...visit }),
    strangerVisit({ file: footageFiles.stranger, ...visit }),
    1,
  ],
};

/** Dark boxes before a warm grey and a blue wall, as large and as fast as the real videos. */
const standIns = {
  [footageFiles.resident]: "color=0xa39c88:s=400x300:r=25:d=3,drawbox=160:80:100:220:0x302018:fill",
  [footageFiles.stranger]: "color=0x2878f0:s=360x288:r=24:d=3,drawbox=110:20:140:268:0x604030:fill",
};

/** Lays the stand-ins into the folder, as if they had been downloaded. */
export const fetchStandIns: FetchFootage = async ({ folder, onProgress }) => {
  const drawn = path.join(tmpdir(), "vigil-test-media");
  await mkdir(drawn, { recursive: true });
  for (const [name, picture] of Object.entries(standIns)) {
    const partial = path.join(drawn, `${process.pid}-${name}`);
    execFileSync(drawingFfmpeg, [
      ..."-nostdin -v error -y -f lavfi -i".split(" "),
      picture.replace("drawbox=", "format=yuv420p,drawbox="),
      ..."-c:v libx264 -preset ultrafast".split(" "),
      partial,
    ]);
    await copyFile(partial, path.join(folder, name));
  }
  onProgress({ receivedBytes: 5_000_000, totalBytes: 16_622_797, bytesPerSecond: 1_000_000 });
};

interface Options {
  folder?: string;
  ffmpeg?: Ffmpeg;
  fetch?: FetchFootage;
  programmes?: { walker: Programme; people: Programme };
}

/** Concurrent tests pass the onTestFinished of their own context. */
export async function sampleCamera(options: Options = {}, whenFinished = onTestFinished) {
  const folder = options.folder ?? path.join(await dataFolder(whenFinished), "sample");
  const log = new RecordingLog();
  const camera = new SampleCamera({
    folder,
    ffmpeg: options.ffmpeg ?? ffmpeg,
    fetch: options.fetch ?? fetchStandIns,
    clock: systemClock,
    log,
    programmes: options.programmes ?? shortProgrammes,
  });
  const states: SampleState[] = [];
  camera.onState((state) => states.push(state));
  /** What was told, each kind once in a row. */
  const kinds = () =>
    states.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);
  return { camera, folder, log, states, kinds };
}

/** As a start without network left it, in a folder of its own; made once and copied. */
export async function folderWithWalker(): Promise<string> {
  made ??= makeOnce();
  const folder = path.join(await dataFolder(), "sample");
  await cp(await made, folder, { recursive: true });
  return folder;
}

let made: Promise<string> | null = null;

async function makeOnce(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigil-test-sample-"));
  const { camera } = await sampleCamera({ folder });
  await camera.prepare();
  return folder;
}

afterAll(async () => {
  if (made) await rm(await made, { recursive: true, force: true });
});

/** For calls that nobody calls off. */
export const forever = new AbortController().signal;

/** Fails unless `states` tells of a progress that only goes on. */
export function expectSteadyProgress(states: readonly SampleState[]): void {
  const shares = states.flatMap((state) => (state.kind === "composing" ? [state.done] : []));
  expect(shares.length).toBeGreaterThan(3);
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
}
