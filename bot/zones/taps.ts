// Owns what the buttons of /zones say: ids, cells and explicit values, so that a tap means the same
// on an old message as on a new one.
import type { CellArea } from "../../storage/zone-cells.ts";
import type { Zone } from "../../storage/zones.ts";
import { type EditorView, writeView } from "./editor-view.ts";

const camera = String.raw`(c\d{1,4})`;
const zone = "(z[0-9a-z]{6})";
const view = "([prc](?:[0-7]{2})?|z)";
const area = String.raw`(\d{1,2},\d{1,2},\d{1,2},\d{1,2})`;

/** Recognises taps; the groups are what the functions in `zoneData` put there. */
export const zoneTaps = {
  root: /^zones$/,
  camera: new RegExp(`^zones:${camera}$`),
  add: new RegExp(`^zones:add:${camera}$`),
  addKind: new RegExp(`^zones:add:${camera}:(watch|ignore)$`),
  editor: new RegExp(`^zone:${camera}:${zone}:${view}$`),
  paint: new RegExp(`^zone:set:${camera}:${zone}:${view}:${area}:(on|off)$`),
  undo: new RegExp(String.raw`^zone:undo:${camera}:${zone}:${view}:(\d{1,12})$`),
  more: new RegExp(`^zone:more:${camera}:${zone}$`),
  kind: new RegExp(`^zone:kind:${camera}:${zone}:(watch|ignore)$`),
  name: new RegExp(`^zone:name:${camera}:${zone}$`),
  askRemove: new RegExp(`^zone:ask:${camera}:${zone}$`),
  remove: new RegExp(`^zone:remove:${camera}:${zone}$`),
} as const;

/** Which zone a button of the editor is about. */
export interface ZoneKey {
  camera: string;
  zone: string;
}

export const zoneData = {
  root: () => "zones",
  camera: (id: string) => `zones:${id}`,
  add: (id: string) => `zones:add:${id}`,
  addKind: (id: string, kind: Zone["kind"]) => `zones:add:${id}:${kind}`,
  editor: (key: ZoneKey, shown: EditorView) => `zone:${write(key)}:${writeView(shown)}`,
  /** Takes the cells into the zone (true) or out of it. */
  paint: (key: ZoneKey, shown: EditorView, cells: CellArea, belongs: boolean) =>
    `zone:set:${write(key)}:${writeView(shown)}:${writeArea(cells)}:${belongs ? "on" : "off"}`,
  undo: (key: ZoneKey, shown: EditorView, version: number) =>
    `zone:undo:${write(key)}:${writeView(shown)}:${version}`,
  more: (key: ZoneKey) => `zone:more:${write(key)}`,
  kind: (key: ZoneKey, kind: Zone["kind"]) => `zone:kind:${write(key)}:${kind}`,
  name: (key: ZoneKey) => `zone:name:${write(key)}`,
  askRemove: (key: ZoneKey) => `zone:ask:${write(key)}`,
  remove: (key: ZoneKey) => `zone:remove:${write(key)}`,
} as const;

function write(key: ZoneKey): string {
  return `${key.camera}:${key.zone}`;
}

function writeArea({ x, y, width, height }: CellArea): string {
  return [x, y, width, height].join(",");
}

/** Reads what a paint button says about its cells. */
export function readArea(text: string): CellArea {
  const [x = -1, y = -1, width = 0, height = 0] = text.split(",").map(Number);
  return { x, y, width, height };
}
