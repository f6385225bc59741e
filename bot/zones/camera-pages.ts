// Owns the pages around the editor: which camera, its zones, and what a new one is for.
import { InlineKeyboard } from "grammy";
import { cellsAcross, wholeGrid } from "../../storage/zone-cells.ts";
import { mostZones, type Zone } from "../../storage/zones.ts";
import { maskOf } from "../../vision/motion/zones.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import { cameraButtons } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { firstView } from "./editor-view.ts";
import { zoneData } from "./taps.ts";
import { drawCamera, type ZonesRoom } from "./zones-room.ts";

const settingsRoot = "settings";
const buttonName = 24;

/** The first page: the only camera's zones, or which camera. */
export async function rootPage(room: ZonesRoom, ctx: ChatContext): Promise<Page> {
  const [only] = room.watch.cameras;
  if (only && room.watch.cameras.length === 1) return cameraPage(room, ctx, only);
  return camerasPage(room, ctx);
}

/** `news` is what just happened, as Telegram HTML, and comes first; here and below. */
export function camerasPage({ watch }: ZonesRoom, { locale }: ChatContext, news?: string): Page {
  const key = watch.cameras.length === 0 ? "zones-no-camera" : "zones-which-camera";
  const keyboard = cameraButtons(watch.cameras, ({ id }) => zoneData.camera(id));
  if (watch.cameras.length > 0) keyboard.row();
  keyboard.text(sayPlain(locale, "button-back"), settingsRoot);
  return { text: lines([news, say(locale, key)]), keyboard, picture: null };
}

export async function cameraPage(
  room: ZonesRoom,
  ctx: ChatContext,
  camera: CameraView,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const zones = room.zones.of(camera.id);
  const area = wholeGrid;
  const { picture, notes } = await drawCamera(room, ctx, camera, {
    painted: null,
    area,
    anew: true,
  });
  const keyboard = new InlineKeyboard();
  for (const [index, zone] of zones.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    const key = { camera: camera.id, zone: zone.id };
    const label = `${index + 1} · ${shortened(zone.name)}`;
    keyboard.text(label, zoneData.editor(key, firstView));
  }
  if (zones.length > 0) keyboard.row();
  if (zones.length < mostZones) {
    keyboard.text(sayPlain(locale, "zones-button-add"), zoneData.add(camera.id));
  }
  const isOnly = room.watch.cameras.length === 1;
  keyboard.text(sayPlain(locale, "button-back"), isOnly ? settingsRoot : zoneData.root());
  const text = lines([
    news,
    say(locale, "zones-head", { camera: camera.name }),
    ...zones.map((zone, index) => zoneLine(locale, zone, index + 1)),
    countingLine(locale, zones),
    ...notes,
  ]);
  return { text, keyboard, picture };
}

/** "What is the new zone for?" */
export async function newZonePage(
  room: ZonesRoom,
  ctx: ChatContext,
  camera: CameraView,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const view = { painted: null, area: wholeGrid, anew: false };
  const { picture } = await drawCamera(room, ctx, camera, view);
  const head = say(locale, "zones-head", { camera: camera.name });
  return {
    text: lines([news, head, say(locale, "zones-new-kind")]),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "zones-button-watch"), zoneData.addKind(camera.id, "watch"))
      .text(sayPlain(locale, "zones-button-ignore"), zoneData.addKind(camera.id, "ignore"))
      .row()
      .text(sayPlain(locale, "button-back"), zoneData.camera(camera.id)),
    picture,
  };
}

/** The first of "Zone 1", "Zone 2" ... that no zone has. */
export function unusedName(locale: string, zones: readonly Zone[]): string {
  for (let number = 1; ; number++) {
    const name = sayPlain(locale, "zones-new-name", { number });
    if (zones.every((zone) => zone.name !== name)) return name;
  }
}

/** How much of the picture counts; what is left out where nothing does is said loudly. */
export function countingLine(locale: string, zones: readonly Zone[]): string {
  const mask = maskOf(zones, { width: cellsAcross, height: cellsAcross });
  if (!mask) return say(locale, "zones-none");
  const share = mask.counting / mask.counts.length;
  if (share === 0) return say(locale, "zones-share-none");
  // Never 0 % where something counts, nor 100 % where something doesn't.
  const percent = Math.min(share < 1 ? 99 : 100, Math.max(1, Math.round(share * 100)));
  return say(locale, "zones-share", { percent });
}

function zoneLine(locale: string, { name, kind, boxes }: Zone, number: number): string {
  if (boxes.length === 0) return say(locale, "zones-line-empty", { number, name });
  return say(locale, "zones-line", { number, name, kind });
}

function shortened(name: string): string {
  const signs = Array.from(name);
  return signs.length <= buttonName ? name : `${signs.slice(0, buttonName - 1).join("")}…`;
}

export function lines(some: readonly (string | undefined)[]): string {
  return some.filter((line) => line !== undefined).join("\n");
}
