// The preview where something is missing; with a real camera it is in settings-effect.test.ts.
import { expect, test } from "vitest";
import { systemClock } from "../../storage/clock.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { words } from "../../storage/words.ts";
import { LookBackError } from "../../vision/capture/lookback.ts";
import { StillError } from "../../vision/capture/still.ts";
import { MotionDetector } from "../../vision/motion/motion-detector.ts";
import { type PreviewParts, previewMovement } from "../../vision/movement-preview.ts";
import { CameraError, type Still } from "../../vision/watch-view.ts";
import { plainJpeg, tools } from "./pictures/pictures.ts";

const size = { width: 64, height: 48 };
const frameAt = (ms: number, luma = 100) => {
  return { ...size, ms, bytes: Buffer.alloc((size.width * size.height * 3) / 2, luma) };
};

interface Options {
  open?: boolean;
  lookBack?: NonNullable<PreviewParts["camera"]["decoding"]>["lookBack"];
  still?: (ms: number) => Promise<Still>;
  /** How many frames the camera had examined. */
  examined?: number;
}

function parts({ open = false, lookBack, still, examined = 6 }: Options): PreviewParts {
  const detector = new MotionDetector(size);
  for (let frame = 0; frame < examined; frame++) {
    detector.examine(frameAt(frame * 200), defaultSettings);
  }
  return {
    camera: {
      id: "c1",
      name: "Garden",
      past: () => [],
      condition: { reason: null },
      decoding: { open, lookBack: lookBack ?? (() => Promise.resolve()) },
    },
    lastLook: () => ({ frame: frameAt(examined * 200), detector, zones: [] }),
    still:
      still ?? (async (ms) => ({ jpeg: await plainJpeg(64, 48, [9, 9, 9]), ...size, takenAt: ms })),
    ffmpeg: tools.ffmpeg,
    clock: systemClock,
  };
}

test("while only keyframes are looked at: the newest frame after the last of them", async () => {
  const lookBack: Options["lookBack"] = async (_packets, _signal, onFrame) => {
    onFrame(frameAt(1_100)); // Before the one that was examined: seen already.
    onFrame({ ...frameAt(1_400), width: 32, height: 24 }); // Of another decoder.
    onFrame(frameAt(1_400));
    onFrame(frameAt(1_600));
  };
  const preview = await previewMovement(defaultSettings, parts({ lookBack }));
  expect(preview).toMatchObject({ moving: false, largest: 0, learning: false });
  expect(preview.still.takenAt).toBe(1_600);
});

test("while every frame is looked at, nothing is decoded beside it", async () => {
  const lookBack = () => Promise.reject(new Error("not to be called"));
  const preview = await previewMovement(defaultSettings, parts({ open: true, lookBack }));
  expect(preview.still.takenAt).toBe(1_200);
});

test("frames that can't be had: the last one that was examined", async () => {
  const lookBack = () => Promise.reject(new LookBackError("the decoder ended with 1"));
  const preview = await previewMovement(defaultSettings, parts({ lookBack }));
  expect(preview.still.takenAt).toBe(1_200);
});

test("a camera that has just come is still being learned", async () => {
  const preview = await previewMovement(defaultSettings, parts({ examined: 1 }));
  expect(preview).toMatchObject({ learning: true, moving: false });
});

test.each<[string, Partial<PreviewParts> | Options]>([
  ["no session", { lastLook: () => null }],
  [
    "no still",
    { still: () => Promise.reject(new StillError("damaged", words("why-still-damaged"))) },
  ],
  [
    "a still that is no picture",
    { still: async (ms) => ({ jpeg: Buffer.from("no"), ...size, takenAt: ms }) },
  ],
])("%s: a sentence for the user", async (_what, missing) => {
  const preview = previewMovement(defaultSettings, { ...parts({}), ...(missing as object) });
  await expect(preview).rejects.toThrow(CameraError);
});
