// Owns the first page of /cameras: how each is, what can be brought back, what waits for a decision;
// and the taps that lead to a first camera.
import { InlineKeyboard } from "grammy";
import { displayName, parseSource } from "../../vision/capture/source.ts";
import { data } from "../callback-data.ts";
import { cameraButtons } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { mayDo, mayTap } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { Answer } from "../reply.ts";
import { cameraLine } from "../wording.ts";
import { isPrivate, privateLink } from "./private-chat.ts";
import { cameraData } from "./taps.ts";

/** `news` is what just happened, as Telegram HTML, and comes first. */
export function listPage(room: ControlRoom, ctx: ChatContext, news?: string): Page {
  const { locale } = ctx;
  const { cameras } = room.watch;
  const owns = mayDo(ctx.person.role, "own");
  const reader = readerOf(room, ctx);
  const lines = news === undefined ? [] : [news];
  lines.push(
    cameras.length === 0 ? noCamera(ctx) : say(locale, "cameras-head", { count: cameras.length }),
  );
  for (const camera of cameras) lines.push(cameraLine(reader, camera, 0));
  const keyboard = cameraButtons(cameras, ({ id }) => cameraData.page(id));
  if (owns) {
    for (const { id, name, by } of room.cameraDesk.keeper.removed()) {
      lines.push(say(locale, "cameras-removed-line", { camera: name, name: by }));
      const label = sayPlain(locale, "cameras-button-restore", { camera: name });
      keyboard.row().text(label, cameraData.restore(id));
    }
    for (const { id, url, secondOf } of room.cameraDesk.pending.all()) {
      if (secondOf !== undefined) continue;
      const address = displayName(parseSource(url));
      const label = sayPlain(locale, "cameras-button-go-on", { address });
      keyboard.row().text(label, cameraData.offer(id));
    }
    addFirstSteps(keyboard.row(), locale);
  }
  if (mayTap(ctx.person.role, "settings")) {
    keyboard.row().text(sayPlain(locale, "button-back"), "settings");
  }
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** [Add a camera] [Find cameras], for an owner. */
export function addFirstSteps(keyboard: InlineKeyboard, locale: string): InlineKeyboard {
  return keyboard
    .text(sayPlain(locale, "cameras-button-add"), cameraData.add())
    .text(sayPlain(locale, "cameras-button-find"), cameraData.find());
}

/** That there is no camera, and what leads to one where the reader may add it. Telegram HTML. */
export function noCameraAnswer(ctx: ChatContext, first: readonly string[] = []): Answer {
  const text = [...first, noCamera(ctx)].join("\n");
  const keyboard = new InlineKeyboard();
  if (!mayDo(ctx.person.role, "own")) {
    return { text, keyboard: keyboard.text(sayPlain(ctx.locale, "button-status"), data.status()) };
  }
  if (!isPrivate(ctx)) return { text, keyboard: privateLink(ctx) };
  addFirstSteps(keyboard, ctx.locale).row();
  keyboard.text(sayPlain(ctx.locale, "cameras-button-help"), cameraData.help());
  return { text, keyboard };
}

/** Telegram HTML. */
export function noCamera(ctx: ChatContext): string {
  const reader = !isPrivate(ctx) ? "group" : mayDo(ctx.person.role, "own") ? "owner" : "other";
  return say(ctx.locale, "no-camera", { reader });
}
