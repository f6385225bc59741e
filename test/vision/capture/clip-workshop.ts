// Owns what the tests of clips share: a folder for each test, makeClips() with its tools at hand,
// a log that keeps what was said, and the packets as a file to compare a clip with.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";
import { clipPackets } from "../../../vision/capture/clip-packets.ts";
import { makeClips } from "../../../vision/capture/clip.ts";
import type { ClipRequest } from "../../../vision/capture/clip.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { matroskaCluster, matroskaHeader } from "../../../vision/capture/matroska.ts";
import { systemClock } from "../../../storage/clock.ts";
import type { StoredClip } from "../../../storage/incident-events.ts";
import { silentLog } from "../../../storage/log.ts";
import type { Log } from "../../../storage/log.ts";
import type { TestStream } from "./test-packets.ts";

/** What wallOf() gives for 0. */
export const wallStart = Date.parse("2026-11-22T14:02:06Z");

export interface ClipWorkshop {
  /** The test's own folder, empty at its beginning. */
  readonly folder: string;
  at(name: string): string;
  make(
    ffmpeg: Ffmpeg,
    stream: TestStream,
    more?: Partial<ClipRequest & { log: Log }>,
  ): Promise<StoredClip[]>;
  /** The packets as a file that ffmpeg reads, times from 0 on: the truth to compare with. */
  sourceFile(stream: TestStream): string;
}

/** Called once at the top of a test file. */
export function clipWorkshop(): ClipWorkshop {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "vigil-clip-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    get folder() {
      return folder;
    },
    at: (name) => path.join(folder, name),
    make: (ffmpeg, stream, more = {}) =>
      makeClips({
        ffmpeg,
        clock: systemClock,
        log: silentLog,
        folder,
        name: "clip-1",
        wallOf: (ms) => wallStart + ms,
        ...stream,
        ...more,
      }),
    sourceFile(stream) {
      const file = path.join(folder, "source.mkv");
      const data = clipPackets(stream.packets).flatMap((p) => [matroskaCluster(p), p.bytes]);
      writeFileSync(file, Buffer.concat([matroskaHeader(stream.format), ...data]));
      return file;
    },
  };
}

/** A log that keeps what was said. */
export function keepingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string) => void lines.push(message);
  const log = { debug: keep, info: keep, warn: keep, error: keep, child: () => log, lines };
  return log;
}
