// Owns what the pages of /people have in common: the faces on them.
import type { CropId, PersonId } from "../../storage/people.ts";
import { NotThereError } from "../../storage/people.ts";
import { StorageError } from "../../storage/errors.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import type { SheetItem } from "../../vision/pictures/contact-sheet.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import type { ControlRoom } from "../parts.ts";

/** Where faces can be recognised at all. */
export interface FacesRoom extends ControlRoom {
  faces: FacesView;
}

/** Whose face a cell shows; without a crop, or one that can't be read, it stays empty. */
export interface SheetFace {
  label: string;
  person: PersonId;
  crop: CropId | null;
}

/** The faces in rows of `columns`; null where nothing can be drawn, which the log explains. */
export async function drawFaces(
  room: FacesRoom,
  shown: readonly SheetFace[],
  columns: number,
): Promise<Buffer | null> {
  if (!room.facePictures || shown.length === 0) return null;
  const items = await Promise.all(shown.map((face) => sheetItem(room, face)));
  try {
    return await room.facePictures.sheet(items, columns);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    room.log.warn("A picture of faces could not be drawn", { error });
    return null;
  }
}

async function sheetItem(room: FacesRoom, { label, person, crop }: SheetFace): Promise<SheetItem> {
  const empty = { label, jpeg: Buffer.alloc(0) };
  if (crop === null) return empty;
  try {
    return { label, crop: await room.faces.people.crop(person, crop) };
  } catch (error) {
    if (!(error instanceof StorageError || error instanceof NotThereError)) throw error;
    room.log.warn("A face could not be read", { error });
    return empty;
  }
}
