// Owns what a restart finds: files of incidents that still need attention (DATA_DIR/pending) which
// the last process wrote and did not get into the chain.
import { stat } from "node:fs/promises";
import path from "node:path";
import { hasCode, storageError } from "../errors.ts";
import { listIfThere } from "../files.ts";
import type { IncidentId } from "../incident-events.ts";
import { dateOf, isIncidentId } from "../incident-id.ts";
import { Slots } from "../slots.ts";
import { chainFiles, dayOfFile, sealFolder } from "./chain-files.ts";
import { readLine } from "./entry.ts";
import { grows, isEvidence } from "./file-kinds.ts";
import { chainLines } from "./walk.ts";

const dayMs = 86_400_000;
/** The start waits for it: after days without a network there may be thousands. */
const lookAtOnce = 16;

export interface LeftFile {
  name: string;
  /** As long as it was then. */
  bytes: number;
}

/** What lies in the folders of pending incidents now. Rejects with StorageError. */
export async function pendingFiles(dataDir: string): Promise<Map<IncidentId, LeftFile[]>> {
  const ids = (await listIfThere(path.join(dataDir, "pending"))).filter(isIncidentId);
  const slots = new Slots(lookAtOnce);
  const found = await Promise.all(
    ids.map((id) => slots.run(async () => [id, await evidenceOf(dataDir, id)] as const)),
  );
  return new Map(found.filter(([, files]) => files.length > 0));
}

async function evidenceOf(dataDir: string, id: IncidentId): Promise<LeftFile[]> {
  const folder = path.join(dataDir, "incidents", dateOf(id), id);
  const names = (await listIfThere(folder)).filter(isEvidence);
  const sizes = await Promise.all(names.map((name) => sizeOf(path.join(folder, name))));
  return names.flatMap((name, index) => {
    const bytes = sizes[index] ?? null;
    return bytes === null ? [] : [{ name, bytes }];
  });
}

/** Those of `left` that are not in the chain, or no longer all of them. Rejects with StorageError. */
export async function notInChain(
  dataDir: string,
  left: ReadonlyMap<IncidentId, readonly LeftFile[]>,
): Promise<Map<IncidentId, LeftFile[]>> {
  const known = await sealedLengths(dataDir, new Set(left.keys()));
  const missing = new Map<IncidentId, LeftFile[]>();
  for (const [id, files] of left) {
    const unsealed = files.filter(({ name, bytes }) => {
      const sealed = known.get(`${id}/${name}`);
      return sealed === undefined || (grows(name) && sealed < bytes);
    });
    if (unsealed.length > 0) missing.set(id, unsealed);
  }
  return missing;
}

/** How much of each file of these incidents the chain knows, by "incident/name". */
async function sealedLengths(
  dataDir: string,
  ids: ReadonlySet<IncidentId>,
): Promise<Map<string, number>> {
  const lengths = new Map<string, number>();
  if (ids.size === 0) return lengths;
  const folder = sealFolder(dataDir);
  // A day more, because folders are named after local days, and one for a clock that was wrong.
  const oldest = [...ids].map((id) => Date.parse(dateOf(id))).reduce((a, b) => Math.min(a, b));
  const since = new Date(oldest - 2 * dayMs).toISOString().slice(0, 10);
  const files = (await chainFiles(folder)).filter((name) => dayOfFile(name) >= since);
  for await (const { text } of chainLines(folder, files)) {
    const entry = readLine(text, null)?.entry;
    if (entry?.kind === "begun" || !entry || !ids.has(entry.incident)) continue;
    for (const { name, bytes } of entry.files) {
      const key = `${entry.incident}/${name}`;
      if (entry.kind === "removed") lengths.delete(key);
      else lengths.set(key, Math.max(bytes, lengths.get(key) ?? 0));
    }
  }
  return lengths;
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : null;
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return null;
    throw storageError("read", file, cause);
  }
}
