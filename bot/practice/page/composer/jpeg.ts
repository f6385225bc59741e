// Owns what Telegram's apps do to a photo before they send it: upright, at most 2560 pixels long,
// JPEG at quality 0.87.

const longestSide = 2560;
const quality = 0.87;

/** This browser cannot show the picture, so it cannot re-encode it either. */
export class UnreadablePicture extends Error {
  override readonly name = "UnreadablePicture";
}

export interface Photo {
  jpeg: Blob;
  width: number;
  height: number;
}

/** Throws UnreadablePicture. */
export async function asPhoto(file: Blob): Promise<Photo> {
  const bitmap = await decode(file);
  try {
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    return { jpeg: await encode(bitmap, width, height), width, height };
  } finally {
    bitmap.close();
  }
}

/** "IMG_1.heic" becomes "IMG_1.jpg". */
export function photoName(name: string): string {
  return `${name.replace(/\.[^.]*$/, "") || "photo"}.jpg`;
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new UnreadablePicture("The browser can't open this picture.");
  }
}

function encode(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new UnreadablePicture("The browser has no room for this picture.");
  // JPEG knows no transparency; Telegram puts white behind it.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new UnreadablePicture("The browser could not make a JPEG of it."));
      },
      "image/jpeg",
      quality,
    );
  });
}
