// Owns marking faces on a camera's picture: boxes with numbers, and beside it the faces enlarged.
// What comes out is another picture; the still itself, which is evidence, is only read.
import type { Picture } from "../faces/faces.ts";
import { layOutAnnotation, tagPadding } from "./annotation-layout.ts";
import type { AnnotationLayout, Tag } from "./annotation-layout.ts";
import { drawLine, fill, paste, writeText } from "./canvas.ts";
import { facePicture } from "./face-picture.ts";
import { textWidth } from "./glyphs.ts";
import { grown } from "../faces/boxes.ts";
import { black, inkOn } from "./marks.ts";
import type { Colour, Mark } from "./marks.ts";
import { decodeJpeg, encodeJpeg, sizeOfJpeg } from "./picture-jpeg.ts";
import type { PictureTools } from "./picture-jpeg.ts";
import { resample } from "./resample.ts";

/** A face shown enlarged; `number` and `verdict` as in its mark. */
export interface InsetFace extends Omit<Mark, "box"> {
  /** The aligned face: RGB24, 112 x 112. */
  crop: Uint8Array;
}

export interface AnnotateOptions extends PictureTools {
  /** The best faces, most important first; those that don't fit beside the picture are left out. */
  faces?: readonly InsetFace[];
}

/** Around the enlarged faces. */
const stripColour: Colour = [24, 24, 24];

/**
 * The picture with its faces marked, as JPEG of the same resolution (and larger by the strip of
 * faces). `still` is a camera's JPEG, or a photo as faces were looked for in it. Throws
 * PictureError with a sentence for the user, or the signal's reason.
 */
export async function annotate(
  still: Buffer | Picture,
  marks: readonly Mark[],
  options: AnnotateOptions,
): Promise<Buffer> {
  const faces = options.faces ?? [];
  const layout = layOutAnnotation(Buffer.isBuffer(still) ? sizeOfJpeg(still) : still, marks, faces);
  const draw = async () => {
    const picture = Buffer.isBuffer(still) ? await decodeJpeg(still, options) : still;
    return drawAnnotation(picture, faces, layout);
  };
  return await encodeJpeg(layout.size, draw(), options);
}

/** The layout's picture, in memory of its own. */
export function drawAnnotation(
  still: Picture,
  faces: readonly InsetFace[],
  layout: AnnotationLayout,
): Picture {
  const { width, height } = layout.size;
  const picture = { width, height, data: new Uint8Array(width * height * 3) };
  fill(picture, { x: still.width, y: 0, width: width - still.width, height }, stripColour);
  fill(picture, { x: 0, y: still.height, width, height: height - still.height }, stripColour);
  paste(picture, still, 0, 0);
  for (const [index, box] of layout.insets.entries()) {
    const face = facePicture((faces[index] as InsetFace).crop);
    paste(picture, resample(face, box), box.x, box.y);
  }
  for (const { strokes, colour } of layout.outlines) {
    for (const stroke of strokes) fill(picture, grown(stroke, layout.edge), black);
    for (const stroke of strokes) fill(picture, stroke, colour);
  }
  for (const { leader, colour } of layout.tags) {
    if (!leader) continue;
    const { from, to } = leader;
    drawLine(picture, from, to, layout.lineWidth + 2 * layout.edge, black);
    drawLine(picture, from, to, layout.lineWidth, colour);
  }
  for (const tag of layout.tags) drawTag(picture, tag, layout.textHeight);
  return picture;
}

/** A filled tag with its text in the middle and a dark edge inside of it. */
export function drawTag(
  picture: Picture,
  { box, text, colour }: Pick<Tag, "box" | "text" | "colour">,
  textHeight: number,
): void {
  fill(picture, box, black);
  fill(picture, grown(box, -1), colour);
  const x = box.x + (box.width - textWidth(text, textHeight)) / 2;
  const y = box.y + tagPadding(textHeight);
  writeText(picture, text, { x, y }, textHeight, inkOn(colour));
}
