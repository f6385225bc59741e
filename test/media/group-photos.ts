// Owns photos of several people at once for tests: from an npm package, fetched by the product's own
// installer into the temporary folder. Nothing of them belongs into the repository.
import { tmpdir } from "node:os";
import path from "node:path";
import { fetchFromNpm, type NpmTarball } from "../../models/npm/tarball.ts";

/** File, bytes, sha256, and how many people show their face (the one in profile on 2 does not). */
const photos = [
  [1, 144_516, "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51", 3],
  [2, 181_758, "7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691", 2],
  [3, 221_049, "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936", 3],
  [4, 210_824, "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc", 4],
  [5, 166_400, "6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938", 5],
  [6, 302_445, "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87", 4],
] as const;

const tarball: NpmTarball = {
  name: "@vladmandic/face-api",
  version: "1.7.15",
  integrity:
    "sha512-WDMmK3CfNLo8jylWqMoQgf4nIst3M0fzx1dnac96wv/dvMTN4DxC/Pq1DGtduDk1lktCamQ3MIDXFnvrdHTXDw==",
  bytes: 12_677_476,
  files: photos.map(([number, bytes, sha256]) => {
    return { path: `demo/sample${number}.jpg`, bytes, sha256 };
  }),
};

const folder = path.join(tmpdir(), "vigil-groups");

export const groupPhotos = photos.map(([number, , , people]) => {
  return { file: path.join(folder, `sample${number}.jpg`), people };
});

/** Fetches them unless they are here. Rejects with DownloadError. */
export async function fetchGroupPhotos(): Promise<void> {
  await fetchFromNpm(tarball, { folder });
}
