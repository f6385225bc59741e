// Owns adding a camera: the question for its address, the same address sent without being asked,
// trying it, and what becomes of it. A message with a password in it is deleted before all else.
import { Composer, InlineKeyboard } from "grammy";
import type { PendingCamera } from "../../storage/camera-list.ts";
import { CameraNameError } from "../../storage/camera-name.ts";
import { displayName, parseSource, type Source } from "../../vision/capture/source.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { reply } from "../reply.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { holdsPassword, readAddress, readUnasked, type SentAddress } from "./address.ts";
import { deleteSecret } from "./delete-secret.ts";
import { changeWords } from "./in-place.ts";
import { listPage } from "./list-page.ts";
import { nameProblem } from "./name-problem.ts";
import { isPrivate, privateLink, privateOnlyPage } from "./private-chat.ts";
import { addressProblem, deletedNote } from "./sent-address.ts";
import { askForSecond, secondAddressKind, unchangedPage } from "./smaller-stream.ts";
import { cameraData, cameraTaps } from "./taps.ts";
import { beginTrial, offerPage, trialJob } from "./trial.ts";

const addressKind = "camera-address";
const newNameKind = "camera-new-name";

/**
 * Texts that are an address. Before every other room that takes texts: /dev/video0 looks like a
 * command, and a password must not wait.
 */
export function sentAddresses(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.on("message:text", async (ctx, next) => {
    const { text } = ctx.message;
    if (inGroup(ctx)) {
      if (!holdsPassword(text)) return next();
      await warnGroup(ctx);
      return;
    }
    const asked = room.asking.current(ctx);
    // Its own room takes that one, and deletes it.
    if (asked?.kind === secondAddressKind) return next();
    const sent = readUnasked(text);
    const isElse = asked !== null && asked.kind !== addressKind;
    // A password must never become a camera's name that everybody is told.
    if (isElse && !(sent.kind === "address" && sent.hasPassword)) return next();
    if (isElse) await room.asking.giveUp(ctx);
    if (sent.kind === "other" && !sent.hasPassword) return next();
    const place = asked && !isElse ? { messageId: asked.messageId, isText: asked.isText } : null;
    if (place) await room.asking.forget(ctx);
    await receive(room, ctx, text, sent, place);
  });
  return composer;
}

export function adding(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { pending, keeper } = room.cameraDesk;

  room.asking.add({
    kind: addressKind,
    answer: (ctx, text, { place }) => receive(room, ctx, text, readAddress(text), place),
    giveUp: async (ctx) => listPage(room, ctx, say(ctx.locale, "cameras-add-given-up")),
  });
  room.asking.add({
    kind: newNameKind,
    async answer(ctx, text, { about, place }) {
      const waiting = pending.find(about["pending"] ?? "");
      if (!waiting) await showPage(ctx, decidedPage(ctx), place);
      else await keep(ctx, waiting, text, place);
    },
    async giveUp(ctx, { about }) {
      const waiting = pending.find(about["pending"] ?? "");
      return waiting ? offerPage(room, ctx, waiting) : decidedPage(ctx);
    },
  });

  composer.callbackQuery(cameraTaps.add, async (ctx) => {
    await answerFirst(ctx);
    await askForAddress(ctx);
  });
  composer.callbackQuery(cameraTaps.help, async (ctx) => {
    await answerFirst(ctx);
    const keyboard = new InlineKeyboard()
      .text(sayPlain(ctx.locale, "cameras-button-add"), cameraData.add())
      .row()
      .text(sayPlain(ctx.locale, "cameras-button-list"), cameraData.root());
    await showPage(ctx, { text: say(ctx.locale, "cameras-help"), keyboard, picture: null });
  });

  onPending(cameraTaps.offer, async (ctx, waiting) => {
    const { secondOf } = waiting;
    const isOwn = secondOf === undefined;
    const page = isOwn ? offerPage(room, ctx, waiting) : unchangedPage(room, ctx, secondOf);
    await showPage(ctx, await page);
  });
  onPending(cameraTaps.try, async (ctx, waiting) => {
    beginTrial(room, ctx, waiting, tappedPlace(ctx));
  });
  onPending(cameraTaps.keep, (ctx, waiting) => keep(ctx, waiting, null, tappedPlace(ctx)));
  onPending(cameraTaps.name, (ctx, waiting) => askForName(ctx, waiting, null));
  onPending(cameraTaps.discard, async (ctx, waiting) => {
    await discard(ctx, waiting, "cameras-discarded");
  });
  onPending(cameraTaps.another, async (ctx, waiting) => {
    await pending.drop(waiting.id);
    const { secondOf } = waiting;
    if (secondOf === undefined) await askForAddress(ctx);
    else await askForSecond(room, ctx, secondOf, tappedPlace(ctx));
  });
  composer.callbackQuery(cameraTaps.stopTrying, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as string;
    room.jobs.abort(trialJob(id));
    await discard(ctx, pending.find(id), "cameras-trial-stopped");
  });
  return composer;

  /** Back to the camera whose second stream it would have been, or to all of them with `news`. */
  async function discard(
    ctx: ChatContext,
    waiting: PendingCamera | null,
    news: "cameras-discarded" | "cameras-trial-stopped",
  ): Promise<void> {
    if (waiting) await pending.drop(waiting.id);
    const page =
      waiting?.secondOf === undefined
        ? listPage(room, ctx, say(ctx.locale, news))
        : await unchangedPage(room, ctx, waiting.secondOf);
    await showPage(ctx, page);
  }

  /** Taps about an address that waits; where it does no more, the message says so. */
  function onPending(
    pattern: RegExp,
    act: (ctx: ChatContext, waiting: PendingCamera) => Promise<void>,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      const id = ctx.match[1] as string;
      const isTrying = room.jobs.isRunning(trialJob(id));
      await answerFirst(ctx, ...(isTrying ? [sayPlain(ctx.locale, "cameras-toast-trying")] : []));
      if (isTrying) return;
      const waiting = pending.find(id);
      if (waiting) await act(ctx, waiting);
      else await showPage(ctx, decidedPage(ctx));
    });
  }

  function decidedPage(ctx: ChatContext): Page {
    return listPage(room, ctx, say(ctx.locale, "cameras-decided"));
  }

  async function askForAddress(ctx: ChatContext): Promise<void> {
    if (isPrivate(ctx)) await room.asking.ask(ctx, addressKind, {}, addressQuestion(ctx));
    else await showPage(ctx, privateOnlyPage(ctx), null);
  }

  /** In a message of its own, below the picture. */
  async function askForName(
    ctx: ChatContext,
    waiting: PendingCamera,
    place: Place | null,
    problem?: string,
  ): Promise<void> {
    const { locale } = ctx;
    const question = say(locale, "cameras-name-question");
    const page = {
      text: problem === undefined ? question : `${problem}\n${question}`,
      keyboard: new InlineKeyboard().text(
        sayPlain(locale, "button-cancel"),
        cameraData.offer(waiting.id),
      ),
      picture: null,
    };
    await room.asking.ask(ctx, newNameKind, { pending: waiting.id }, page, place);
  }

  /** `typed`: null where the name on the button is meant. */
  async function keep(
    ctx: ChatContext,
    { id, url, name }: PendingCamera,
    typed: string | null,
    place: Place | null,
  ): Promise<void> {
    const by = ctx.person.name;
    try {
      const camera = await keeper.add({ url, name: typed ?? name ?? "", by });
      await pending.drop(id);
      const kept = keeper.find(camera)?.name ?? "";
      const keyboard = new InlineKeyboard()
        .text(kept, cameraData.page(camera))
        .row()
        .text(sayPlain(ctx.locale, "cameras-button-add"), cameraData.add())
        .text(sayPlain(ctx.locale, "cameras-button-list"), cameraData.root());
      const text = say(ctx.locale, "cameras-kept", { camera: kept });
      await changeWords(ctx, place, { text, keyboard });
      await room.tellOthers(ctx, (locale) => ({
        text: say(locale, "cameras-told-added", { name: by, camera: kept }),
      }));
    } catch (error) {
      if (!(error instanceof CameraNameError)) throw error;
      const waiting = pending.find(id);
      const problem = nameProblem(ctx.locale, error);
      if (waiting) await askForName(ctx, waiting, typed === null ? null : place, problem);
    }
  }
}

function addressQuestion(ctx: ChatContext, problem?: string): Page {
  const { locale } = ctx;
  const question = say(locale, "cameras-add-question");
  return {
    text: problem === undefined ? question : `${problem}\n${question}`,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "cameras-button-help"), cameraData.help())
      .row()
      .text(sayPlain(locale, "cameras-button-find"), cameraData.find())
      .text(sayPlain(locale, "button-cancel"), cameraData.root()),
    picture: null,
  };
}

/** Takes what was sent: asked for in `place`, or (null) of somebody's own accord. */
async function receive(
  room: ControlRoom,
  ctx: ChatContext,
  text: string,
  sent: SentAddress,
  place: Place | null,
): Promise<void> {
  const note = await deletedNote(ctx, sent);
  const problem = await addressProblem(room, ctx, sent);
  if (problem === null && sent.kind === "address") {
    await dropSame(room, sent.source);
    const waiting = await room.cameraDesk.pending.put({ url: text.trim(), name: null });
    if (place) beginTrial(room, ctx, waiting, place, note);
    else await offerToAdd(ctx, waiting, sent.source, note);
    return;
  }
  const words = [problem, note].filter((line) => line !== null && line !== undefined).join("\n");
  if (!mayDo(ctx.person.role, "own")) {
    await reply(ctx, { text: words });
    return;
  }
  await room.asking.ask(ctx, addressKind, {}, addressQuestion(ctx, words), place);
}

/** The same address sent again, perhaps with another password, is one wish and not two. */
async function dropSame({ cameraDesk, jobs }: ControlRoom, source: Source): Promise<void> {
  const address = displayName(source);
  for (const { id, url, secondOf } of cameraDesk.pending.all()) {
    if (secondOf !== undefined || displayName(parseSource(url)) !== address) continue;
    if (jobs.isRunning(trialJob(id))) continue;
    await cameraDesk.pending.drop(id);
  }
}

async function offerToAdd(
  ctx: ChatContext,
  { id, url }: PendingCamera,
  source: Source = parseSource(url),
  note?: string,
): Promise<void> {
  const { locale } = ctx;
  const question = say(locale, "cameras-add-this", { address: displayName(source) });
  await reply(ctx, {
    text: note === undefined ? question : `${question}\n${note}`,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "cameras-button-add-it"), cameraData.try(id))
      .text(sayPlain(locale, "cameras-button-discard"), cameraData.discard(id)),
  });
}

/** Whoever wrote it, and whatever stood around it. */
async function warnGroup(ctx: ChatContext): Promise<void> {
  const deleted = (await deleteSecret(ctx)) === "deleted";
  const key = deleted ? "cameras-group-deleted" : "cameras-group-delete-yourself";
  await reply(ctx, {
    text: say(ctx.locale, key, { name: ctx.person.name }),
    keyboard: privateLink(ctx),
  });
}
