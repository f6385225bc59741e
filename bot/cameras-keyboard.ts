// Owns how a person says which camera: by number, by name or its beginning, or by a button.
import { InlineKeyboard } from "grammy";
import type { CameraView, WatchView } from "../vision/watch-view.ts";

export type FoundCamera =
  | { kind: "found"; camera: CameraView }
  | { kind: "several"; cameras: CameraView[] }
  | { kind: "none" };

/**
 * The camera meant by `text`: its number in .env ("2") or else its place in the list, its name, or
 * the beginning of its name, upper and lower case being the same.
 */
export function findCamera(watch: WatchView, text: string): FoundCamera {
  const wanted = normal(text);
  const byNumber =
    watch.cameras.find((camera) => camera.id === `c${wanted}`) ??
    (/^\d{1,3}$/.test(wanted) ? watch.cameras[Number(wanted) - 1] : undefined);
  const exact = watch.cameras.find((camera) => normal(camera.name) === wanted);
  const camera = exact ?? byNumber;
  if (camera) return { kind: "found", camera };
  const cameras =
    wanted === "" ? [] : watch.cameras.filter((c) => normal(c.name).startsWith(wanted));
  if (cameras.length > 1) return { kind: "several", cameras };
  return cameras[0] ? { kind: "found", camera: cameras[0] } : { kind: "none" };
}

/** The camera a button names, undefined where it is gone. */
export function cameraById(watch: WatchView, id: string | undefined): CameraView | undefined {
  return watch.cameras.find((camera) => camera.id === id);
}

/** One button a camera, three in a row; `dataOf` writes what a tap on it says. */
export function cameraButtons(
  cameras: readonly CameraView[],
  dataOf: (camera: CameraView) => string,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, camera] of cameras.entries()) {
    if (index > 0 && index % 3 === 0) keyboard.row();
    keyboard.text(camera.name, dataOf(camera));
  }
  return keyboard;
}

/** "Front door, Hall, Garden". */
export function cameraNames(cameras: readonly CameraView[]): string {
  return cameras.map((camera) => camera.name).join(", ");
}

function normal(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
