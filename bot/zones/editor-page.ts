// Owns the editor's page: the picture with the zone, a button for each of the 8 x 8 cells, and how
// they are painted. 73 buttons at most (Telegram allows 100), in as few rows as will do: on a phone
// the picture should be in view above them. What else a zone has is on zone-pages.ts.
import { InlineKeyboard } from "grammy";
import { cellsOf, fillingOf, type ZoneCells } from "../../storage/zone-cells.ts";
import type { Zone } from "../../storage/zones.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { countingLine, lines } from "./camera-pages.ts";
import {
  areaOf,
  cellArea,
  cellName,
  type EditorView,
  firstView,
  paintedArea,
  shownCells,
} from "./editor-view.ts";
import { zoneData, type ZoneKey } from "./taps.ts";
import { drawCamera, type ZonesRoom } from "./zones-room.ts";

/** A sign each, so that eight fit side by side on a phone. */
const cellSigns = { all: "■", some: "◪", none: "□" } as const;

/** The zone on its camera. */
export interface Edited {
  camera: CameraView;
  zone: Zone;
}

/** `news` is what just happened, as Telegram HTML, and comes first. */
export async function editorPage(
  room: ZonesRoom,
  ctx: ChatContext,
  edited: Edited,
  view: EditorView,
  news?: string,
): Promise<Page> {
  const { camera, zone } = edited;
  const { locale } = ctx;
  const { picture, notes } = await drawCamera(room, ctx, camera, {
    painted: zone,
    area: areaOf(view),
    anew: false,
  });
  const isEmpty = zone.boxes.length === 0;
  const cell = view.enlarged && cellName(view.enlarged);
  const text = lines([
    news,
    zoneHead(room, ctx, edited),
    isEmpty ? say(locale, "zone-empty") : countingLine(locale, room.zones.of(camera.id)),
    cell === null ? undefined : say(locale, "zone-enlarged", { cell }),
    say(locale, `zone-how-${view.mode}`),
    ...notes,
  ]);
  const undo = room.desk.history.last(keyOf(edited))?.version ?? null;
  return { text, keyboard: keyboard(locale, edited, view, undo), picture };
}

export function keyOf({ camera, zone }: Edited): ZoneKey {
  return { camera: camera.id, zone: zone.id };
}

/** "Front door · 1 · Gate · watched". */
export function zoneHead(
  room: ZonesRoom,
  { locale }: ChatContext,
  { camera, zone }: Edited,
): string {
  const number = room.zones.of(camera.id).findIndex(({ id }) => id === zone.id) + 1;
  return say(locale, "zone-head", {
    camera: camera.name,
    number,
    name: zone.name,
    kind: zone.kind,
  });
}

function keyboard(
  locale: string,
  edited: Edited,
  view: EditorView,
  undo: number | null,
): InlineKeyboard {
  const { zone } = edited;
  const key = keyOf(edited);
  const buttons = new InlineKeyboard();
  const label = (name: string) => sayPlain(locale, `zone-button-${name}`);
  const chosen = (name: string, isChosen: boolean) =>
    isChosen ? sayPlain(locale, "zone-button-chosen", { label: name }) : name;

  addCells(buttons, cellsOf(zone.boxes), key, view);
  for (const mode of ["paint", "rows", "columns"] as const) {
    const isChosen = view.mode === mode;
    buttons.text(chosen(label(mode), isChosen), zoneData.editor(key, { ...view, mode }));
  }
  if (view.enlarged) buttons.text(label("zoom-out"), zoneData.editor(key, firstView));
  else {
    const zoom = { mode: "zoom", enlarged: null } as const;
    buttons.text(chosen(label("zoom"), view.mode === "zoom"), zoneData.editor(key, zoom));
  }
  buttons.row();
  if (undo !== null) buttons.text(label("undo"), zoneData.undo(key, view, undo));
  return buttons
    .text(label("all"), zoneData.paint(key, view, areaOf(view), true))
    .text(label("none"), zoneData.paint(key, view, areaOf(view), false))
    .text(label("more"), zoneData.more(key))
    .text(label("done"), zoneData.camera(key.camera));
}

function addCells(buttons: InlineKeyboard, cells: ZoneCells, key: ZoneKey, view: EditorView): void {
  for (let row = 0; row < shownCells; row++) {
    for (let column = 0; column < shownCells; column++) {
      const sign = cellSigns[fillingOf(cells, cellArea(view, column, row))];
      buttons.text(sign, cellData(cells, key, view, column, row));
    }
    buttons.row();
  }
}

function cellData(
  cells: ZoneCells,
  key: ZoneKey,
  view: EditorView,
  column: number,
  row: number,
): string {
  if (view.mode === "zoom") {
    return zoneData.editor(key, { mode: "paint", enlarged: { column, row } });
  }
  const area = paintedArea(view, column, row);
  return zoneData.paint(key, view, area, fillingOf(cells, area) !== "all");
}
