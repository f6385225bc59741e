// Owns bringing DATA_DIR/people in line with people.json at the start. A crash leaves pictures that
// nobody was told of (they are written before their entry, and removed after it), never entries
// without pictures; both are put right, with a line in the log.
import path from "node:path";
import fs from "node:fs/promises";
import { storageError } from "./errors.ts";
import {
  listIfThere,
  makeFolder,
  removeDurably,
  removeFolderDurably,
  removeLeftovers,
  syncFolder,
} from "./files.ts";
import type { Log } from "./log.ts";
import { cropFileName, isPersonId, type CropId, type Person, type PersonId } from "./person.ts";

const cropFile = /^f[a-z0-9]{8}\.png$/;

export interface TidyOptions {
  folder: string;
  people: readonly Person[];
  /** people.json was broken: what it doesn't know may still belong to somebody. */
  repaired: boolean;
  now: number;
  log: Log;
}

/** Entries whose picture is gone, for the caller to drop. */
export interface Missing {
  person: PersonId;
  crop: CropId;
}

/** Removes (or, after a repair, sets aside) what no entry knows; tells which pictures are missing. */
export async function tidyPeopleFolder(options: TidyOptions): Promise<Missing[]> {
  const { folder, people, log } = options;
  await makeFolder(folder);
  const known = new Map(people.map((person) => [person.id, person]));
  for (const name of (await listIfThere(folder)).filter(isPersonId)) {
    if (known.has(name)) continue;
    await letGo(path.join(folder, name), options);
  }
  const missing: Missing[] = [];
  for (const { id, crops } of people) {
    const own = path.join(folder, id);
    await removeLeftovers(own);
    const expected = new Set(crops.map((crop) => cropFileName(crop.id)));
    const there = new Set(await listIfThere(own));
    for (const name of there) {
      if (cropFile.test(name) && !expected.has(name)) await letGo(path.join(own, name), options);
    }
    for (const crop of crops) {
      if (there.has(cropFileName(crop.id))) continue;
      log.warn(`${path.join(own, cropFileName(crop.id))} is gone, so that photo is forgotten`);
      missing.push({ person: id, crop: crop.id });
    }
  }
  return missing;
}

async function letGo(target: string, { folder, repaired, now, log }: TidyOptions): Promise<void> {
  if (!repaired) {
    log.info(`${target} was cut short by a crash, or forgotten then; it is removed`);
    if (cropFile.test(path.basename(target))) await removeDurably(target);
    else await removeFolderDurably(target);
    return;
  }
  const time = new Date(now).toISOString().replaceAll(":", "-");
  const aside = path.join(`${folder}.unknown-${time}`, path.relative(folder, target));
  try {
    await makeFolder(path.dirname(aside));
    await fs.rename(target, aside);
    await syncFolder(path.dirname(aside));
    await syncFolder(path.dirname(target));
  } catch (cause) {
    throw storageError("set aside", target, cause);
  }
  log.warn(
    `Nobody knows any more whose face ${target} is, because people.json was broken. ` +
      `It was set aside as ${aside}; delete it, or enrol that person again`,
  );
}
