// Owns the picture above a list of incidents: a photo of each, numbered as in the lines below it.
import { StorageError } from "../../storage/errors.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import { readJpeg } from "../../vision/capture/jpeg.ts";
import type { SheetItem } from "../../vision/pictures/contact-sheet.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import type { ControlRoom } from "../parts.ts";

/** Three side by side are legible on a phone. */
export const columns = 3;
/**
 * How many pictures stand side by side, and their shape, by how many there are in all: Telegram cuts
 * the sides of what is more than about 2.3 times as wide as high, and the first number with them.
 */
const shapes = [
  { most: 2, across: 1, side: 400, aspect: 16 / 9 },
  { most: 4, across: 2, side: 300, aspect: 16 / 9 },
  { most: Infinity, across: columns, side: 240, aspect: 16 / 10 },
] as const;
/**
 * What part 1's clip leaves beside it (vision/part-clip.ts): the photo's moment at 320 px, a tenth of
 * the bytes.
 */
const thumbnail = "clip-1.jpg";

/** Null where nothing can be drawn or nothing is left to be drawn; the lines have to do then. */
export async function listPicture(
  room: ControlRoom,
  shown: readonly IncidentSummary[],
): Promise<Buffer | null> {
  if (!room.facePictures || shown.length === 0) return null;
  const photos = await Promise.all(shown.map((incident) => smallPhoto(room, incident)));
  if (photos.every((photo) => photo === null)) return null;
  const items = photos.map((jpeg, index): SheetItem => {
    return { label: String(index + 1), jpeg: jpeg ?? Buffer.alloc(0) };
  });
  const shape = shapes.find(({ most }) => items.length <= most) ?? shapes[2];
  try {
    return await room.facePictures.sheet(items, shape.across, shape);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    room.log.warn("The pictures of the history could not be drawn", { error });
    return null;
  }
}

/** Of a stranger the marked photo, else the smallest there is. */
function smallPhoto(room: ControlRoom, incident: IncidentSummary): Promise<Buffer | null> {
  const { photo, verdict, clips } = incident;
  const small = clips > 0 ? [thumbnail] : [];
  const own = photo === null ? [] : [photo];
  return firstPicture(
    room,
    incident,
    verdict === "stranger" ? [...own, ...small] : [...small, ...own],
  );
}

/** The incident's own photo, as large as it was kept; null where none is left. */
export function wholePhoto(room: ControlRoom, incident: IncidentSummary): Promise<Buffer | null> {
  const { photo, clips } = incident;
  const own = photo === null ? [] : [photo];
  return firstPicture(room, incident, clips > 0 ? [...own, thumbnail] : own);
}

/** The first of `files` that is there and is a JPEG. */
async function firstPicture(
  { incidents, log }: ControlRoom,
  { id }: IncidentSummary,
  files: readonly string[],
): Promise<Buffer | null> {
  for (const file of files) {
    try {
      const jpeg = await incidents.readFile(id, file);
      if (readJpeg(jpeg)) return jpeg;
      log.warn("A stored photo is damaged", { incident: id, file });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // Pictures go by rule (retention, a stranger forgotten) while the incident stays.
      if (error.code !== "ENOENT") log.warn("A stored photo could not be read", { error });
    }
  }
  return null;
}
