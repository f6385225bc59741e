// Owns which pictures of zones the chat may ask for; vision/pictures draws them.
import type { Picture } from "../../vision/faces/faces.ts";
import type { PictureTools } from "../../vision/pictures/picture-jpeg.ts";
import { encodeJpeg } from "../../vision/pictures/picture-jpeg.ts";
import {
  blankBackdrop,
  drawZones,
  openBackdrop,
  type ZoneView,
} from "../../vision/pictures/zone-picture.ts";

export interface ZonePictures {
  /** A camera's JPEG, made ready to be drawn on often. Rejects with PictureError. */
  open(jpeg: Buffer): Promise<Picture>;
  /** What is drawn on where there is no picture. */
  blank(): Picture;
  /** The grid and the zones over it, as JPEG. Rejects with PictureError. */
  draw(backdrop: Picture, view: ZoneView): Promise<Buffer>;
}

export function zonePictures(tools: PictureTools): ZonePictures {
  return {
    open: (jpeg) => openBackdrop(jpeg, tools),
    blank: () => blankBackdrop(),
    draw: (backdrop, view) => {
      const picture = drawZones(backdrop, view);
      return encodeJpeg(picture, picture, tools);
    },
  };
}
