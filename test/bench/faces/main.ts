// Owns `npm run bench:faces -- FOLDER [--models FOLDER] [--detector scrfd=FILE]`: how well and how
// fast the product's own path tells people apart, as one line of JSON.
// FOLDER holds pairs.csv (same,a,b) and its pictures.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { benchLatency } from "./latency.ts";
import { benchPairs } from "./pairs.ts";
import { networksIn } from "../../media/networks.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { FaceReader } from "../../../vision/faces/face-reader.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    models: { type: "string", default: "models/installed/faceplugin" },
    detector: { type: "string", default: "ultraface" },
  },
});
const folder = positionals[0];
if (folder === undefined || !existsSync(path.join(folder, "pairs.csv"))) {
  console.error("Usage: npm run bench:faces -- FOLDER [--models FOLDER] [--detector scrfd=FILE]");
  console.error("FOLDER needs a pairs.csv with lines of same,a,b and the pictures that it names.");
  process.exit(2);
}

const networks = networksIn(path.resolve(values.models), values.detector);
const photo = { ffmpeg: await findFfmpeg({ log: silentLog }), clock: systemClock };
const reader = new FaceReader({ clock: systemClock, log: silentLog });
try {
  await reader.start({ ...networks, gate: null });
  const pairs = await benchPairs(reader, folder, networks.gate, photo);
  const latency = await benchLatency(reader, folder, photo);
  console.log(JSON.stringify({ detector: values.detector, ...pairs, latency }));
} finally {
  await reader.stop();
}
