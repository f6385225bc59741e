// A real recording on a real RTSP server: somebody walks a bicycle in after 18 quiet seconds.
// shared/media/README.md says when: over 5000 px at 640x480 from ~19.6 s to ~22.9 s.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startGstreamerCamera, whyNoGstreamer } from "../cameras/gstreamer.ts";
import { drawingFfmpeg, noFfprobe } from "../media/drawing-ffmpeg.ts";
import { changedShare, clipFrame, probeClip } from "./evidence.ts";
import { headline, movementAlerts, openHousehold, type Household } from "./household.ts";
import { sharedFolder } from "./vigil-process.ts";

const file = path.join(sharedFolder, "media/clips/cyclist-walks-in.mp4");
const missing =
  noFfprobe ?? whyNoGstreamer() ?? (existsSync(file) ? null : "../shared/media is not there");

/** Followed by its own beginning, so that there is something to record after he left. */
const playedFile = path.join(tmpdir(), `vigil-cyclist-${process.pid}.mp4`);

describe.skipIf(missing)(`the cyclist${missing ? ` (${missing})` : ""}`, () => {
  let household: Household;
  let camera: { port: number; close(): Promise<void> };

  beforeAll(async () => {
    const looped = ["-stream_loop", "1", "-i", file, "-c", "copy", "-t", "36", playedFile];
    execFileSync(drawingFfmpeg, ["-v", "error", "-y", ...looped]);
    const login = { kind: "digest" as const, user: "guard", password: "secret" };
    camera = await startGstreamerCamera({ file: playedFile, codec: "h264", login });
    household = await openHousehold({
      name: "cyclist",
      cameras: [{ name: "Yard", url: `rtsp://guard:secret@127.0.0.1:${camera.port}/cam` }],
    });
    household.start();
    await household.ready();
    await household.arm();
  });

  afterAll(async () => {
    await household?.close();
    await camera?.close();
    rmSync(playedFile, { force: true });
  });

  test("is in the photo and in a clip that begins before him", async () => {
    const { emulator, anna } = household;
    const photo = await emulator.waitFor(
      () => emulator.log(anna.chatId).find(({ kind, message }) => kind === "sent" && message.photo),
      { what: "the photo", timeoutMs: 40_000 },
    );
    const alert = await emulator.waitFor(
      () =>
        movementAlerts(household.botMessages()).find(
          (message) => message.video && /–\d/.test(headline(message)),
        ),
      { what: "the whole clip", timeoutMs: 40_000 },
    );
    const clip = emulator.file(alert.video?.file_id ?? "");
    const facts = probeClip(clip);
    expect(facts).toMatchObject({ codec: "h264", firstIsKeyframe: true, decodingErrors: "" });
    // 3.3 s of walking, the pre-roll, the post-roll, and up to a keyframe interval.
    expect(facts.seconds).toBeGreaterThan(11.5);
    expect(facts.seconds).toBeLessThan(15.5);
    const empty = clipFrame(clip, 0.1);
    const jpeg = emulator.file(photo.message.photo?.at(-1)?.file_id ?? "");
    expect(await changedShare(jpeg, empty)).toBeGreaterThan(0.008);
    expect(await changedShare(clipFrame(clip, 1), empty)).toBeLessThan(0.002);
  });
});
