// Owns the drawing of faces in the chat's tests: it notes what was to be drawn and draws nothing.
import type { FacePictures } from "../../bot/face-pictures.ts";
import type { SheetItem } from "../../vision/pictures/contact-sheet.ts";
import type { Picture } from "../../vision/faces/faces.ts";
import type { Mark } from "../../vision/pictures/marks.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";

export class FakeFacePictures implements FacePictures {
  readonly drawn: { items: readonly SheetItem[]; columns: number }[] = [];
  /** What was to be marked in photos, the newest last. */
  readonly markings: (readonly Mark[])[] = [];
  /** Makes the next pictures fail. */
  broken = false;

  /** The cells drawn last: "2", or "2 empty" where there is no face. */
  get cells(): string[] {
    const items = this.drawn.at(-1)?.items ?? [];
    return items.map((item) => ("crop" in item ? item.label : `${item.label} empty`));
  }

  async sheet(items: readonly SheetItem[], columns: number): Promise<Buffer> {
    if (this.broken) throw new PictureError("The picture could not be drawn.");
    this.drawn.push({ items, columns });
    return Buffer.from("a sheet");
  }

  async marked(_picture: Picture, marks: readonly Mark[]): Promise<Buffer> {
    if (this.broken) throw new PictureError("The picture could not be drawn.");
    this.markings.push(marks);
    return Buffer.from("a photo with marks");
  }
}
