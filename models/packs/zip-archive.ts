// Owns taking named files out of a zip archive that nobody vouches for.
import path from "node:path";
import yauzl from "yauzl";
import { DownloadError, diskProblem } from "../npm/download-error.ts";
import { placeFile, type ExpectedFile } from "../npm/workbench.ts";

/**
 * Lays `files` out of `archive` into `folder`, whatever folders they are in inside; names in the
 * archive are compared, never used as paths. Answers false if one is missing or wrong, or if this
 * is no zip at all. Disk failures and `signal`'s reason reject.
 */
export async function extractFromZip(
  archive: string,
  files: readonly (ExpectedFile & { file: string })[],
  folder: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const found = new Set<string>();
  try {
    const zip = await yauzl.openPromise(archive);
    try {
      for await (const entry of zip.eachEntry()) {
        signal?.throwIfAborted();
        const name = path.posix.basename(entry.fileName);
        const wanted = files.find(({ file }) => file === name);
        if (!wanted || found.has(name) || entry.uncompressedSize !== wanted.bytes) continue;
        const content = await zip.openReadStreamPromise(entry);
        if (!(await placeFile(folder, name, wanted, content))) return false;
        found.add(name);
      }
    } finally {
      zip.close();
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const ours = cause instanceof DownloadError || diskProblem(code ?? "", "") !== null;
    if (ours || signal?.aborted) throw cause;
    // yauzl has words, but no codes, for the many ways in which something is no zip.
    return false;
  }
  return found.size === files.length;
}
