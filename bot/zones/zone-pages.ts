// Owns what a zone has beside its cells: what it is for, its name, and its end.
import { InlineKeyboard } from "grammy";
import { wholeGrid } from "../../storage/zone-cells.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { countingLine, lines } from "./camera-pages.ts";
import { type Edited, keyOf, zoneHead } from "./editor-page.ts";
import { firstView } from "./editor-view.ts";
import { zoneData } from "./taps.ts";
import { drawCamera, type ZonesRoom } from "./zones-room.ts";

/** `news` is what just happened, as Telegram HTML, and comes first; here and below. */
export async function morePage(
  room: ZonesRoom,
  ctx: ChatContext,
  edited: Edited,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const { camera, zone } = edited;
  const key = keyOf(edited);
  const keyboard = new InlineKeyboard();
  for (const kind of ["watch", "ignore"] as const) {
    const label = sayPlain(locale, `zones-button-${kind}`);
    const isChosen = zone.kind === kind;
    const shown = isChosen ? sayPlain(locale, "zone-button-chosen", { label }) : label;
    keyboard.text(shown, zoneData.kind(key, kind));
  }
  keyboard
    .row()
    .text(sayPlain(locale, "button-back"), zoneData.editor(key, firstView))
    .text(sayPlain(locale, "zone-button-name"), zoneData.name(key))
    .text(sayPlain(locale, "button-delete"), zoneData.askRemove(key));
  const isEmpty = zone.boxes.length === 0;
  const text = lines([
    news,
    zoneHead(room, ctx, edited),
    say(locale, zone.kind === "watch" ? "zone-kind-watch" : "zone-kind-ignore"),
    isEmpty ? say(locale, "zone-empty") : countingLine(locale, room.zones.of(camera.id)),
  ]);
  return { text, keyboard, picture: await wholePicture(room, ctx, edited) };
}

/** "Really delete Gate?" in the place of its page. */
export async function removeQuestion(
  room: ZonesRoom,
  ctx: ChatContext,
  edited: Edited,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const key = keyOf(edited);
  const question = say(locale, "zone-remove-question", { name: edited.zone.name });
  return {
    text: lines([news, zoneHead(room, ctx, edited), question]),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-delete"), zoneData.remove(key))
      .text(sayPlain(locale, "button-keep"), zoneData.more(key)),
    picture: await wholePicture(room, ctx, edited),
  };
}

/** "What is Zone 1 to be called?" in the place of its page. */
export async function nameQuestion(
  room: ZonesRoom,
  ctx: ChatContext,
  edited: Edited,
  words: readonly string[],
): Promise<Page> {
  const cancel = sayPlain(ctx.locale, "button-cancel");
  return {
    text: lines([zoneHead(room, ctx, edited), ...words]),
    keyboard: new InlineKeyboard().text(cancel, zoneData.more(keyOf(edited))),
    picture: await wholePicture(room, ctx, edited),
  };
}

async function wholePicture(
  room: ZonesRoom,
  ctx: ChatContext,
  { camera, zone }: Edited,
): Promise<Buffer | null> {
  const view = { painted: zone, area: wholeGrid, anew: false };
  return (await drawCamera(room, ctx, camera, view)).picture;
}
