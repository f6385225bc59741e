// Owns fetching a pack's zip from where it was released, with npm's proxy and certificates.
import { downloadAndUse } from "../npm/download.ts";
import { DownloadError, stopped } from "../npm/download-error.ts";
import { loadNpmSettings } from "../npm/npm-settings.ts";
import { allOrNothing } from "../npm/workbench.ts";
import type { InstallOptions } from "./installer.ts";
import type { PackFile } from "./pack.ts";
import { extractFromZip } from "./zip-archive.ts";

/** Fetches the zip at `address` and lays the `missing` files into the folder `place`. */
export async function fetchRelease(
  what: string,
  address: string,
  missing: readonly PackFile[],
  place: string,
  options: InstallOptions,
): Promise<void> {
  refuseUnlessSafe(address);
  const settings = await loadNpmSettings(options.npm);
  const wanted = { ...options, what, address, settings, expectedBytes: null };
  const names = missing.map(({ file }) => file);
  await downloadAndUse(place, what, wanted, (archive) =>
    allOrNothing(place, names, async () => {
      const right = await extractFromZip(archive, missing, place, options.signal);
      if (options.signal?.aborted) throw stopped(what);
      return right;
    }),
  );
}

/** Bytes are checked whatever the way; this is so that a typing error in a record is noticed. */
function refuseUnlessSafe(address: string): void {
  const { protocol, hostname } = new URL(address);
  const loopback = ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
  if (protocol === "https:" || (protocol === "http:" && loopback)) return;
  throw new DownloadError("settings", `${hostname} is not asked without https.`);
}
