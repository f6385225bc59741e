// Several people at once, on real photos. Run by `npm run prove:groups`, because it fetches them.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultPack } from "../../../models/packs/catalogue.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { FaceReader } from "../../../vision/faces/face-reader.ts";
import { readPhoto } from "../../../vision/faces/photo.ts";
import { isFace, isSmall } from "../../../vision/faces/quality.ts";
import { fetchGroupPhotos, groupPhotos } from "../../media/group-photos.ts";
import { installedFaceplugin, networksIn } from "../../media/networks.ts";

const { thresholds } = defaultPack;

describe.skipIf(process.env["PROVE"] !== "full")("groups", () => {
  const reader = new FaceReader({ clock: systemClock, log: silentLog });
  beforeAll(async () => {
    await fetchGroupPhotos();
    await reader.start(networksIn(installedFaceplugin));
  });
  afterAll(async () => await reader.stop());

  test("everybody who shows their face is found, and told from everybody else there", async () => {
    const ffmpeg = await findFfmpeg({ log: silentLog });
    const found: number[] = [];
    for (const { file } of groupPhotos) {
      const picture = await readPhoto(readFileSync(file), { ffmpeg, clock: systemClock });
      const answer = await reader.lookAtPicture(picture);
      if (answer.kind !== "seen") throw new Error(answer.kind);
      const faces = answer.faces.filter((face) => isFace(face, thresholds));
      const large = faces.filter((face) => !isSmall(face, thresholds));
      found.push(large.length);
      for (const [index, one] of large.entries()) {
        for (const other of large.slice(index + 1)) {
          const score = one.embedding.reduce(
            (sum, value, at) => sum + value * (other.embedding[at] ?? 0),
            0,
          );
          expect(score).toBeLessThan(thresholds.known);
        }
      }
    }
    expect(found).toEqual(groupPhotos.map(({ people }) => people));
  });
});
