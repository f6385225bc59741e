// Owns what the pages of /zones work with.
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import type { Zone } from "../../storage/zones.ts";
import type { CellArea } from "../../storage/zone-cells.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import { readerOf } from "../parts.ts";
import { say } from "../texts/texts.ts";
import { moment } from "../texts/times.ts";
import { Backdrops } from "./backdrops.ts";
import { PaintingHistory } from "./painting-history.ts";
import type { ZonePictures } from "./zone-pictures.ts";

export type ZonesRoom = ControlRoom & { readonly desk: ZoneDesk };

/** What is remembered between two taps. */
export interface ZoneDesk {
  readonly history: PaintingHistory;
  /** Null where nothing can be drawn. */
  readonly drawing: { readonly backdrops: Backdrops; readonly pictures: ZonePictures } | null;
}

export function openDesk(room: ControlRoom): ZoneDesk {
  const { zonePictures: pictures } = room;
  return {
    history: new PaintingHistory(room.clock),
    drawing: pictures ? { pictures, backdrops: new Backdrops(room, pictures) } : null,
  };
}

export interface Drawing {
  /** A JPEG; null: words alone. */
  picture: Buffer | null;
  /** What must be said about it, as Telegram HTML. */
  notes: string[];
}

/** A camera's picture with its zones. `anew`: the camera's present picture, not one kept. */
export async function drawCamera(
  room: ZonesRoom,
  ctx: ChatContext,
  camera: CameraView,
  view: { painted: Zone | null; area: CellArea; anew: boolean },
): Promise<Drawing> {
  const { drawing } = room.desk;
  if (!drawing) return { picture: null, notes: [] };
  const { picture, kind, takenAt } = await drawing.backdrops.of(camera, view);
  const { locale } = ctx;
  const notes: string[] = [];
  if (kind === "none") notes.push(say(locale, "zones-picture-none", { camera: camera.name }));
  if (kind === "last") {
    const { now, timezone } = readerOf(room, ctx);
    const when = moment(locale, takenAt, now, timezone);
    notes.push(say(locale, "zones-picture-last", { camera: camera.name, when }));
  }
  try {
    const jpeg = await drawing.pictures.draw(picture, {
      zones: room.zones.of(camera.id),
      painted: view.painted?.id ?? null,
      area: view.area,
    });
    return { picture: jpeg, notes };
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    room.log.warn("Zones could not be drawn", { camera: camera.name, error });
    return { picture: null, notes: [] };
  }
}
