// Owns which pack is used: one small file beside the installed packs, so that the choice belongs to
// this machine, where the pack is, and not to the household's settings.
import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { defaultPack, packs } from "./catalogue.ts";
import { installedFolder } from "./installer.ts";
import type { Pack } from "./pack.ts";

export interface ChosenPack {
  pack: Pack;
  /** Why it is the default pack although something else was chosen; null: all well. */
  problem: string | null;
}

/** The pack to use; the default one if nothing was chosen or the choice cannot be read. */
export async function chosenPack(
  folder: string = installedFolder,
  known: readonly Pack[] = packs,
): Promise<ChosenPack> {
  const fallback = known[0] ?? defaultPack;
  try {
    const choice = JSON.parse(await fs.readFile(fileIn(folder), "utf8")) as { pack?: unknown };
    const pack = known.find(({ id }) => id === choice.pack);
    if (pack) return { pack, problem: null };
    return { pack: fallback, problem: `The chosen pack ${String(choice.pack)} is not known.` };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT")
      return { pack: fallback, problem: null };
    return { pack: fallback, problem: `${fileIn(folder)} cannot be read: choose a pack again.` };
  }
}

/** Remembers `pack` as the one to use. Rejects with Node's own error if the disk refuses. */
export async function choosePack(pack: Pack, folder: string = installedFolder): Promise<void> {
  const temporary = `${fileIn(folder)}.${randomUUID()}.tmp`;
  await fs.mkdir(folder, { recursive: true });
  try {
    await fs.writeFile(temporary, `${JSON.stringify({ pack: pack.id })}\n`, { flush: true });
    await fs.rename(temporary, fileIn(folder));
  } finally {
    await fs.rm(temporary, { force: true });
  }
}

function fileIn(folder: string): string {
  return path.join(folder, "chosen.json");
}
