// Owns trying a camera whose address waits: one message that says it is tried, and becomes its
// picture or the reason why there is none, with the taps that decide what becomes of the address.
import { InlineKeyboard } from "grammy";
import type { PendingCamera } from "../../storage/camera-list.ts";
import type { Loss } from "../../vision/capture/loss.ts";
import { displayName, parseSource } from "../../vision/capture/source.ts";
import type { ChatContext } from "../context.ts";
import { type Page, type Place, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { secondTrialPage } from "./second-trial.ts";
import { cameraData } from "./taps.ts";
import { failedWords, worksWords } from "./trial-words.ts";

/** The job under which a trial runs: to be aborted by [Cancel]. */
export function trialJob(id: string): string {
  return `camera-trial:${id}`;
}

/**
 * Begins to try, in `place` or a new message; returns at once. `note` (Telegram HTML) stays at the
 * end of whatever it comes to. False: that address is being tried already.
 */
export function beginTrial(
  room: ControlRoom,
  ctx: ChatContext,
  pending: PendingCamera,
  place: Place | null,
  note?: string,
): boolean {
  const { locale } = ctx;
  return room.jobs.start(ctx, trialJob(pending.id), async (signal) => {
    const source = parseSource(pending.url);
    const address = displayName(source);
    const progress = {
      text: withNote(say(locale, "cameras-trying", { address }), note),
      keyboard: new InlineKeyboard().text(
        sayPlain(locale, "button-cancel"),
        cameraData.stopTrying(pending.id),
      ),
      picture: null,
    };
    const shown = await showPage(ctx, progress, place);
    const result = await room.cameraDesk.tryCamera(source, signal);
    signal.throwIfAborted();
    if ("loss" in result) {
      await showPage(ctx, failedPage(locale, pending, address, result.loss, note), shown);
      return;
    }
    if (pending.secondOf !== undefined) {
      const tried = { address, trial: result.trial };
      const page = secondTrialPage(room, ctx, pending.secondOf, pending, tried);
      await showPage(ctx, { ...page, text: withNote(page.text, note) }, shown);
      return;
    }
    const named = await nameFor(room, ctx, pending);
    const page = {
      text: withNote(worksWords(locale, address, result.trial), note),
      keyboard: decisionKeyboard(locale, named),
      picture: result.trial.jpeg,
    };
    await showPage(ctx, page, shown);
  });
}

/** The same decision without its picture: after a restart, and where naming was given up. */
export async function offerPage(
  room: ControlRoom,
  ctx: ChatContext,
  pending: PendingCamera,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const named = await nameFor(room, ctx, pending);
  const address = displayName(parseSource(pending.url));
  const offer = say(locale, "cameras-offer", { address });
  const keyboard = decisionKeyboard(locale, named).row();
  keyboard.text(sayPlain(locale, "button-try-again"), cameraData.try(pending.id));
  return { text: news === undefined ? offer : `${news}\n${offer}`, keyboard, picture: null };
}

/** What its button says it will be called, which is kept so that the tap means just that. */
async function nameFor(
  room: ControlRoom,
  ctx: ChatContext,
  pending: PendingCamera,
): Promise<PendingCamera & { name: string }> {
  const { keeper, pending: waiting } = room.cameraDesk;
  const { name: wanted } = pending;
  const taken = new Set(keeper.all().map(({ name }) => name.toLowerCase()));
  const isFree = wanted !== null && !taken.has(wanted.toLowerCase());
  const name = isFree
    ? wanted
    : keeper.unusedName((number) =>
        sayPlain(ctx.locale, "cameras-default-name", { number: String(number) }),
      );
  if (name !== wanted) await waiting.change(pending.id, { name });
  return { ...pending, name };
}

function decisionKeyboard(
  locale: string,
  { id, name }: PendingCamera & { name: string },
): InlineKeyboard {
  return new InlineKeyboard()
    .text(sayPlain(locale, "cameras-button-keep-as", { camera: name }), cameraData.keep(id))
    .row()
    .text(sayPlain(locale, "cameras-button-name-it"), cameraData.name(id))
    .text(sayPlain(locale, "cameras-button-discard"), cameraData.discard(id));
}

function failedPage(
  locale: string,
  { id }: PendingCamera,
  address: string,
  loss: Loss,
  note?: string,
): Page {
  const keyboard = new InlineKeyboard();
  if (loss.kind === "wrong_password") {
    keyboard.text(sayPlain(locale, "cameras-button-login"), cameraData.login(id)).row();
  }
  keyboard
    .text(sayPlain(locale, "button-try-again"), cameraData.try(id))
    .text(sayPlain(locale, "cameras-button-another"), cameraData.another(id))
    .row();
  if (loss.kind === "not_found" || loss.kind === "not_a_video") {
    keyboard.text(sayPlain(locale, "cameras-button-help"), cameraData.help()).row();
  }
  keyboard.text(sayPlain(locale, "cameras-button-discard"), cameraData.discard(id));
  return { text: withNote(failedWords(locale, address, loss), note), keyboard, picture: null };
}

function withNote(text: string, note: string | undefined): string {
  return note === undefined ? text : `${text}\n${note}`;
}
