// The same man in two incidents, read by the real networks from a real disk: that is a second visit;
// another man's is none.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { FaceReader } from "../../../vision/faces/face-reader.ts";
import type { SeenFace } from "../../../vision/faces/faces.ts";
import { readPhoto } from "../../../vision/faces/photo.ts";
import { mainFace } from "../../bench/faces/pairs.ts";
import {
  developmentFaces,
  installedFaceplugin,
  networksIn,
  whyNotReal,
} from "../../media/networks.ts";
import { day, StrangersHouse } from "./strangers-house.ts";

const networks = networksIn(installedFaceplugin);
const reason = whyNotReal([networks.embedder.file, path.join(developmentFaces, "pairs.csv")]);

test.skipIf(reason !== null)(`real faces${reason ? ` (skipped: ${reason})` : ""}`, async () => {
  const house = await StrangersHouse.open();
  const ffmpeg = await findFfmpeg({ log: silentLog });
  const reader = new FaceReader({ clock: systemClock, log: silentLog });
  const main = async (file: string): Promise<SeenFace> => {
    const bytes = readFileSync(path.join(developmentFaces, file));
    const picture = await readPhoto(bytes, { ffmpeg, clock: systemClock });
    const answer = await reader.lookAtPicture(picture);
    const face = answer.kind === "seen" ? mainFace(answer.faces, picture) : null;
    if (!face) throw new Error(`There is no face in ${file}`);
    return face;
  };
  try {
    await reader.start(networks);
    house.faces.embed = async (crops) => {
      const embedded = await reader.embed(crops);
      return embedded.map(({ embedding }) => embedding);
    };
    const [before, again, other] = await Promise.all([
      main("Jean_Chretien_0002.jpg"),
      main("Jean_Chretien_0008.jpg"),
      main("Bertie_Ahern_0001.jpg"),
    ]);
    const first = await house.incidentWith(2 * day, [before.crop]);
    await house.ready();
    const now = await house.incidentWith(0, []);
    const sighting = (track: number, { embedding }: SeenFace) => {
      return { incident: now, track, file: null, verdict: "UNKNOWN", embedding } as const;
    };
    expect(house.memory.see(sighting(1, again))).toMatchObject({ times: 1, last: first });
    expect(house.memory.see(sighting(2, other))).toMatchObject({ times: 0, complete: true });
  } finally {
    await reader.stop();
    await house.memory.stop();
  }
});
