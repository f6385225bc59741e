// Owns what the buttons about false alarms say: the very value or part of the picture, so that a tap
// means the same on an old message, and a second one changes nothing.
import type { CameraId } from "../../../storage/incident-events.ts";
import type { CellArea } from "../../../storage/zone-cells.ts";

const camera = String.raw`(c\d{1,4})`;

/** Recognises taps; the groups are what the functions in `causesData` put there. */
export const causesLooks = { page: /^fa$/ } as const;

export const causesChanges = {
  area: new RegExp(String.raw`^fa:area:${camera}:(\d{2,6}|all)$`),
  ignore: new RegExp(String.raw`^fa:ignore:${camera}:(\d{1,2},\d{1,2},\d{1,2},\d{1,2})$`),
  watch: new RegExp(`^fa:watch:${camera}:(z[0-9a-z]{6})$`),
} as const;

export const causesData = {
  page: () => "fa",
  /** The camera's minimum area in px; "all": what holds for all cameras. */
  area: (id: CameraId, px: number | "all") => `fa:area:${id}:${px}`,
  ignore: (id: CameraId, { x, y, width, height }: CellArea) =>
    `fa:ignore:${id}:${[x, y, width, height].join(",")}`,
  /** Takes the zone away. */
  watch: (id: CameraId, zone: string) => `fa:watch:${id}:${zone}`,
} as const;
