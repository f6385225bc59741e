// Owns putting exports together for the running guard.
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Exports, type ExportsOptions } from "../../../storage/export/exports.ts";
import { sealReader } from "../../../storage/export/sealed-lines.ts";
import { diskOf } from "../../../storage/retention/disk-space.ts";
import { sealFolder } from "../../../storage/seal/chain-files.ts";

const packageFile = path.resolve(import.meta.dirname, "../../../package.json");

/** `temporaryFolder` is emptied at every start (bot/main.ts), whatever a kill left in it. */
export function createExports({
  dataDir,
  ...options
}: Pick<ExportsOptions, "incidents" | "history" | "temporaryFolder" | "clock"> & {
  dataDir: string;
}): Exports {
  const { temporaryFolder } = options;
  return new Exports({
    ...options,
    seal: sealReader(sealFolder(path.resolve(dataDir))),
    disk: diskOf(temporaryFolder),
    version: ownVersion(),
  });
}

/** Vigil's own. */
function ownVersion(): string {
  const about = z.object({ version: z.string() });
  return about.parse(JSON.parse(readFileSync(packageFile, "utf8"))).version;
}
