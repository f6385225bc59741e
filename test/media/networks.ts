// Owns which model files tests and benches use, and whether they are here.
import { existsSync } from "node:fs";
import path from "node:path";
import { defaultPack } from "../../models/packs/catalogue.ts";
import { networksOf } from "../../vision/faces/networks.ts";
import type { FaceNetworks } from "../../vision/faces/networks.ts";

/**
 * The default pack's networks in `folder`, with the detector "ultraface" (its own) or
 * "scrfd=FILE". Whether the files exist is found out when they are opened.
 */
export function networksIn(folder: string, detector = "ultraface"): FaceNetworks {
  const networks = networksOf(defaultPack, folder);
  if (detector === "ultraface") return networks;
  const file = /^scrfd=(.+)$/.exec(detector)?.[1];
  if (file === undefined) {
    throw new Error(`The detector is "ultraface" or "scrfd=FILE", not ${detector}.`);
  }
  return { ...networks, detector: { kind: "scrfd", file: path.resolve(file) }, landmarks: null };
}

const root = path.resolve(import.meta.dirname, "../..");
export const installedFaceplugin = path.join(root, "models/installed/faceplugin");
export const developmentScrfd = path.join(root, "../shared/models/det_500m.onnx");
export const developmentFaces = path.join(root, "../shared/media/faces");

/** Why tests can't use these files, or null. Under REQUIRE_REAL=1 a missing one is an error. */
export function whyNotReal(files: readonly string[]): string | null {
  const absent = files.find((file) => !existsSync(file));
  if (absent === undefined) return null;
  const reason = `${absent} is not here`;
  if (process.env["REQUIRE_REAL"] === "1") throw new Error(`REQUIRE_REAL=1, but ${reason}`);
  return reason;
}
