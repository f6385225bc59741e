// Owns fetching a package's tarball and taking files out of it: resolved by pacote with npm's own
// settings, checked as a whole by integrity and each file by sha256.
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import fetch from "npm-registry-fetch";
import pacote from "pacote";
import { Parser, type ReadEntry } from "tar";
import { attemptOf, downloadAndUse, patiently, requestOptions, type Watching } from "./download.ts";
import { downloadError, stopped } from "./download-error.ts";
import { loadNpmSettings, type NpmSettings } from "./npm-settings.ts";
import type { FetchOptions, NpmFile, NpmTarball } from "./tarball.ts";
import { allOrNothing, digestOf, placeFile } from "./workbench.ts";

/** Fetches `tarball` and lays the `missing` ones of its files into the folder; see fetchFromNpm(). */
export async function fetchTarball(
  tarball: NpmTarball,
  missing: readonly NpmFile[],
  options: FetchOptions,
): Promise<void> {
  const what = `${tarball.name}@${tarball.version}`;
  const settings = await loadNpmSettings(options.npm);
  const address = await resolve(tarball, settings, options);
  const wanted = { ...options, what, address, settings, expectedBytes: tarball.bytes };
  await downloadAndUse(options.folder, keyOf(tarball), wanted, async (archive) => {
    const digest = await digestOf(archive, "sha512");
    if (`sha512-${digest.toString("base64")}` !== tarball.integrity) return false;
    const names = missing.map((file) => path.basename(file.path));
    return await allOrNothing(options.folder, names, () =>
      extract(archive, missing, what, options),
    );
  });
}

/** Where the tarball is, as the registry (or the mirror in its place) says. */
async function resolve(
  tarball: NpmTarball,
  settings: NpmSettings,
  watching: Watching,
): Promise<string> {
  const spec = `${tarball.name}@${tarball.version}`;
  let registry = "npm";
  try {
    registry = fetch.pickRegistry(spec, settings as fetch.Options);
  } catch (cause) {
    throw downloadError(cause, attemptOf(spec, registry, settings));
  }
  return await patiently(attemptOf(spec, registry, settings), watching, async (signal) => {
    const asked = { ...requestOptions(settings, signal, watching.patience), registry };
    const options = { ...asked, integrity: tarball.integrity } as pacote.Options;
    const manifest = await pacote.manifest(spec, options);
    // A mirror may pass on the original's addresses: npm asks the mirror for those, too. The
    // address is the registry's word about a pinned package, so allow-remote is not meant here.
    return await pacote.resolve(manifest._resolved, {
      ...asked,
      allowRemote: "all",
    } as pacote.Options);
  });
}

/**
 * Lays `files` into the folder. Names in the archive are compared, never used as paths; links and
 * whatever else it holds are passed over. Answers false if a file is missing or wrong.
 */
async function extract(
  archive: string,
  files: readonly NpmFile[],
  what: string,
  { folder, signal }: FetchOptions,
): Promise<boolean> {
  const placing = new Map<string, Promise<boolean>>();
  const parser = new Parser({
    onReadEntry(entry: ReadEntry) {
      // npm takes off the first folder, whatever its name.
      const inside = entry.path.split("/").slice(1).join("/");
      const file = files.find((wanted) => wanted.path === inside);
      if (!file || placing.has(inside) || entry.type !== "File" || signal?.aborted) {
        entry.resume();
        return;
      }
      const placed = placeFile(folder, path.basename(file.path), file, entry);
      // Whatever became of it, the archive goes on; the outcome is awaited below.
      placed.then(
        () => entry.resume(),
        () => entry.resume(),
      );
      placing.set(inside, placed);
    },
  });
  await pipeline(createReadStream(archive), parser as unknown as NodeJS.WritableStream);
  const outcomes = await Promise.all(placing.values());
  if (signal?.aborted) throw stopped(what);
  return outcomes.length === files.length && outcomes.every(Boolean);
}

/** A file name that is this tarball's alone, whatever its version. */
function keyOf({ integrity }: NpmTarball): string {
  return Buffer.from(integrity.replace(/^sha512-/, ""), "base64")
    .toString("hex")
    .slice(0, 16);
}
