// Owns looking for cameras on the network from the chat, and getting the address of one that was
// found out of it, with the login that it wants.
import { Composer, InlineKeyboard } from "grammy";
import { displayName, parseSource, urlOf, type Credentials } from "../../vision/capture/source.ts";
import type { FoundCamera } from "../../vision/discovery/discover.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { listPage } from "./list-page.ts";
import { LoginQuestion } from "./login.ts";
import { isPrivate, privateOnlyPage } from "./private-chat.ts";
import { cameraData, cameraTaps } from "./taps.ts";
import { beginTrial } from "./trial.ts";

/** Telegram takes 100 buttons; nobody scrolls through more than these. */
const mostShown = 20;

export function finding(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { pending } = room.cameraDesk;
  /** Of the last searches, by "host:port"; a restart forgets them, and one looks again. */
  const known = new Map<string, FoundCamera>();

  const logins = new LoginQuestion(room, async (ctx, { credentials, about, place, note }) => {
    if (about.what === "found") {
      const camera = known.get(about.id);
      if (camera) askCamera(ctx, camera, credentials, place, note);
      else await showPage(ctx, forgottenPage(ctx), place);
      return;
    }
    const waiting = pending.find(about.id);
    const source = waiting && parseSource(waiting.url);
    if (!source || (source.kind !== "rtsp" && source.kind !== "http")) {
      await showPage(ctx, listPage(room, ctx, say(ctx.locale, "cameras-decided")), place);
      return;
    }
    const url = urlOf({ ...source, credentials });
    await pending.change(waiting.id, { url });
    beginTrial(room, ctx, { ...waiting, url }, place, note);
  });

  composer.callbackQuery(cameraTaps.login, async (ctx) => {
    await answerFirst(ctx);
    const waiting = pending.find(ctx.match[1] as string);
    if (!waiting) {
      await showPage(ctx, listPage(room, ctx, say(ctx.locale, "cameras-decided")));
      return;
    }
    const place = displayName(parseSource(waiting.url));
    await logins.ask(ctx, { what: "pending", id: waiting.id, place }, tappedPlace(ctx));
  });

  composer.callbackQuery(cameraTaps.find, async (ctx) => {
    await answerFirst(ctx);
    if (!isPrivate(ctx)) {
      await showPage(ctx, privateOnlyPage(ctx), null);
      return;
    }
    const place = tappedPlace(ctx);
    room.jobs.start(ctx, findJob(ctx), async (signal) => {
      const shown = await showPage(ctx, lookingPage(ctx), place);
      const found = await room.cameraDesk.discover(signal);
      signal.throwIfAborted();
      for (const camera of found) known.set(keyOf(camera), camera);
      await showPage(ctx, foundPage(ctx, found), shown);
    });
  });
  composer.callbackQuery(cameraTaps.stopFinding, async (ctx) => {
    await answerFirst(ctx);
    room.jobs.abort(findJob(ctx));
    await showPage(ctx, listPage(room, ctx, say(ctx.locale, "cameras-find-stopped")));
  });

  composer.callbackQuery(cameraTaps.pick, async (ctx) => {
    await answerFirst(ctx);
    const camera = known.get(ctx.match[1] as string);
    if (!camera) {
      await showPage(ctx, forgottenPage(ctx));
      return;
    }
    const about = { what: "found", id: keyOf(camera), place: nameOf(camera) } as const;
    await logins.ask(ctx, about, tappedPlace(ctx));
  });
  composer.callbackQuery(cameraTaps.pickOpen, async (ctx) => {
    await answerFirst(ctx);
    const camera = known.get(ctx.match[1] as string);
    if (camera) askCamera(ctx, camera, null, tappedPlace(ctx));
    else await showPage(ctx, forgottenPage(ctx));
  });
  return composer;

  /** Returns at once; what comes of it stands in `place`. */
  function askCamera(
    ctx: ChatContext,
    camera: FoundCamera,
    credentials: Credentials | null,
    place: Place | null,
    note?: string,
  ): void {
    room.jobs.start(ctx, findJob(ctx), async (signal) => {
      const asking = say(ctx.locale, "cameras-asking", { place: nameOf(camera) });
      const progress = { ...lookingPage(ctx), text: asking };
      const shown = await showPage(ctx, progress, place);
      const result = await room.cameraDesk.streamAddress(camera, credentials, signal);
      signal.throwIfAborted();
      if ("loss" in result) {
        const why = { place: nameOf(camera), why: result.loss.words };
        const lines = [say(ctx.locale, "cameras-asked-in-vain", why)];
        if (note !== undefined) lines.push(note);
        await showPage(ctx, inVainPage(ctx, camera, lines.join("\n")), shown);
        return;
      }
      const waiting = await pending.put({ url: result.address, name: camera.name });
      beginTrial(room, ctx, waiting, shown, note);
    });
  }

  function forgottenPage(ctx: ChatContext): Page {
    return listPage(room, ctx, say(ctx.locale, "cameras-found-forgotten"));
  }
}

function lookingPage({ locale }: ChatContext): Page {
  const cancel = sayPlain(locale, "button-cancel");
  return {
    text: say(locale, "cameras-finding"),
    keyboard: new InlineKeyboard().text(cancel, cameraData.stopFinding()),
    picture: null,
  };
}

function foundPage({ locale }: ChatContext, found: readonly FoundCamera[]): Page {
  const keyboard = new InlineKeyboard();
  for (const camera of found.slice(0, mostShown)) {
    keyboard.text(nameOf(camera), cameraData.pick(keyOf(camera))).row();
  }
  keyboard
    .text(sayPlain(locale, "cameras-button-find-again"), cameraData.find())
    .text(sayPlain(locale, "cameras-button-add"), cameraData.add())
    .row()
    .text(sayPlain(locale, "cameras-button-list"), cameraData.root());
  const text =
    found.length === 0
      ? say(locale, "cameras-found-none")
      : say(locale, "cameras-found", { count: found.length });
  return { text, keyboard, picture: null };
}

function inVainPage({ locale }: ChatContext, camera: FoundCamera, text: string): Page {
  return {
    text,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-try-again"), cameraData.pick(keyOf(camera)))
      .row()
      .text(sayPlain(locale, "cameras-button-add"), cameraData.add())
      .text(sayPlain(locale, "cameras-button-list"), cameraData.root()),
    picture: null,
  };
}

function findJob(ctx: ChatContext): string {
  return `camera-find:${ctx.chatId}`;
}

function keyOf({ host, port }: FoundCamera): string {
  return `${host}:${port}`;
}

function nameOf({ name, host }: FoundCamera): string {
  return `${name} · ${host}`;
}
