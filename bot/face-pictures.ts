// Owns which pictures of faces the chat may ask for; vision/pictures draws them.
import type { Picture } from "../vision/faces/faces.ts";
import { annotate } from "../vision/pictures/annotate.ts";
import {
  contactSheet,
  type SheetItem,
  type SheetOptions,
} from "../vision/pictures/contact-sheet.ts";
import type { Mark } from "../vision/pictures/marks.ts";
import type { PictureTools } from "../vision/pictures/picture-jpeg.ts";

export interface FacePictures {
  /** Numbered faces or photos in rows of `columns`, as one JPEG. Rejects with PictureError. */
  sheet(
    items: readonly SheetItem[],
    columns: number,
    cells?: Pick<SheetOptions, "side" | "aspect">,
  ): Promise<Buffer>;
  /** The photo with its faces marked and numbered, as JPEG. Rejects with PictureError. */
  marked(picture: Picture, marks: readonly Mark[]): Promise<Buffer>;
}

export function facePictures(tools: PictureTools): FacePictures {
  return {
    sheet: (items, columns, cells) => contactSheet(items, columns, { ...tools, ...cells }),
    marked: (picture, marks) => annotate(picture, marks, tools),
  };
}
