// Owns what the outbox leaves in an incident's folder when everything of it is told: deliveries.json,
// and, where more was told later, deliveries-2.json and so on. A version is never written over,
// because the seal knows it.
import path from "node:path";
import { listIfThere, readIfThere, writeDurably } from "./files.ts";

const pattern = /^deliveries(?:-(\d{1,6}))?\.json$/;

/** `version` from 1 on. */
export function deliveriesName(version: number): string {
  return version === 1 ? "deliveries.json" : `deliveries-${version}.json`;
}

export function isSettledDeliveries(name: string): boolean {
  return pattern.test(name);
}

/** The name of the newest version among those in the folder; null: there is none. */
export function newestDeliveries(names: readonly string[]): string | null {
  const versions = names.filter(isSettledDeliveries);
  return versions.toSorted((one, other) => versionOf(one) - versionOf(other)).at(-1) ?? null;
}

/** Writes `text` as the newest version, unless it is that already. Returns its name. Rejects with StorageError. */
export async function writeDeliveries(folder: string, text: string): Promise<string> {
  const newest = newestDeliveries(await listIfThere(folder));
  if (newest !== null && (await readIfThere(path.join(folder, newest))) === text) return newest;
  const name = deliveriesName(newest === null ? 1 : versionOf(newest) + 1);
  await writeDurably(path.join(folder, name), text);
  return name;
}

function versionOf(name: string): number {
  return Number(pattern.exec(name)?.[1] ?? 1);
}
