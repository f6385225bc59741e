// Owns /verify: the check of all evidence on one message that shows how far it is, and the question
// whether the eight characters of a caption are in the seal.
import { Composer, InlineKeyboard } from "grammy";
import type { VerifyProgress } from "../../storage/seal/verify.ts";
import { showing } from "../chat-action.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { failureText, logFailure } from "../failure.ts";
import { answerFirst } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { isNotEditable, reply, respond, rewrite } from "../reply.ts";
import { bytes } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { foundLines, reportLines, type ReportReader } from "./report-lines.ts";
import type { SealView } from "./seal-view.ts";
import { verifyData, verifyTaps } from "./taps.ts";

/** One check for all: it reads the whole disk. */
const job = "verify";
/** Between two edits; a group allows 20 messages and edits a minute in all. */
const progressEveryMs = { private: 3_000, group: 6_000 };
const wantedHead = /^[0-9a-f]{8,64}$/;

export function verify(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { sealView: view } = room;
  if (!view) {
    composer.command("verify", async (ctx) => {
      await reply(ctx, { text: say(ctx.locale, "verify-missing") });
    });
    return composer;
  }

  composer.command("verify", async (ctx) => {
    const wanted = ctx.match.trim().toLowerCase();
    if (wanted === "") {
      const isNew = begin(ctx);
      if (!isNew) await reply(ctx, { text: say(ctx.locale, "verify-busy") });
    } else if (wantedHead.test(wanted)) {
      // One at a time for everybody: each reads the whole chain.
      const isNew = room.jobs.start(ctx, `${job}:find`, (signal) => find(ctx, wanted, signal));
      if (!isNew) await reply(ctx, { text: say(ctx.locale, "verify-busy") });
    } else {
      const keyboard = beginButton(ctx, "verify-button-all");
      await reply(ctx, { text: say(ctx.locale, "verify-not-eight"), keyboard });
    }
  });

  composer.callbackQuery(verifyTaps.begin, async (ctx) => {
    const isBusy = room.jobs.isRunning(job);
    await answerFirst(ctx, isBusy ? sayPlain(ctx.locale, "verify-busy") : undefined);
    if (!isBusy) begin(ctx);
  });

  composer.callbackQuery(verifyTaps.stop, async (ctx) => {
    const isRunning = room.jobs.isRunning(job);
    await answerFirst(ctx, isRunning ? undefined : sayPlain(ctx.locale, "verify-toast-over"));
    if (isRunning) room.jobs.abort(job);
    else await respond(ctx, cancelled(ctx));
  });
  return composer;

  function begin(ctx: ChatContext): boolean {
    return room.jobs.start(ctx, job, (signal) => check(room, ctx, view as SealView, signal));
  }

  async function find(ctx: ChatContext, wanted: string, signal: AbortSignal): Promise<void> {
    const found = await showing(room, ctx, "typing", () => (view as SealView).find(wanted, signal));
    await reply(ctx, {
      text: foundLines(wanted, found, reportReader(room, ctx)).join("\n"),
      keyboard: beginButton(ctx, "verify-button-all"),
    });
  }
}

/** Whatever happens, the message ends with what came of it. */
async function check(
  room: ControlRoom,
  ctx: ChatContext,
  view: SealView,
  signal: AbortSignal,
): Promise<void> {
  const tapped = ctx.callbackQuery?.message;
  const start = { text: say(ctx.locale, "verify-begun"), keyboard: stopButton(ctx) };
  const isOurs = tapped?.text !== undefined;
  const messageId = isOurs ? tapped.message_id : await reply(ctx, start);
  if (isOurs) await rewrite(ctx, messageId, start);
  const progress = progressOn(room, ctx, messageId);
  try {
    const report = await view.verify(progress.show, signal);
    await progress.settled();
    await rewrite(ctx, messageId, {
      text: reportLines(report, reportReader(room, ctx)).join("\n"),
      keyboard: beginButton(ctx, "verify-button-again"),
    });
  } catch (error) {
    await progress.settled();
    if (!signal.aborted) logFailure(room.log, ctx, error);
    const keyboard = beginButton(ctx, "verify-button-again");
    const answer = signal.aborted
      ? cancelled(ctx)
      : { text: failureText(ctx.locale, error), keyboard };
    await rewrite(ctx, messageId, answer);
  }
}

/** One edit at a time, no oftener than Telegram likes; one that fails, the next makes up for. */
function progressOn(room: ControlRoom, ctx: ChatContext, messageId: number) {
  const everyMs = inGroup(ctx) ? progressEveryMs.group : progressEveryMs.private;
  let editedAt = room.clock.monotonic();
  let editing: Promise<void> | null = null;
  return {
    show({ incidents, of, bytes: count }: VerifyProgress): void {
      const now = room.clock.monotonic();
      if (editing || now - editedAt < everyMs) return;
      editedAt = now;
      const size = bytes(ctx.locale, count);
      const text = say(ctx.locale, "verify-progress", { done: incidents, of, size });
      editing = ctx.api
        .editMessageText(ctx.chatId as number, messageId, text, { reply_markup: stopButton(ctx) })
        .then(
          () => undefined,
          (error: unknown) => {
            if (!isNotEditable(error)) room.log.debug("The progress could not be shown", { error });
          },
        )
        .finally(() => {
          editing = null;
        });
    },
    /** Resolves when no edit is under way, so that a late one cannot overwrite the end. */
    async settled(): Promise<void> {
      await editing;
    },
  };
}

function reportReader(room: ControlRoom, ctx: ChatContext): ReportReader {
  const { locale, timezone } = readerOf(room, ctx);
  const cameraName = (id: string) => room.watch.cameras.find((one) => one.id === id)?.name ?? null;
  return { locale, timezone, write: say, cameraName };
}

function cancelled(ctx: ChatContext) {
  const keyboard = beginButton(ctx, "verify-button-again");
  return { text: say(ctx.locale, "verify-cancelled"), keyboard };
}

function beginButton(ctx: ChatContext, key: string): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(ctx.locale, key), verifyData.begin());
}

function stopButton(ctx: ChatContext): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(ctx.locale, "button-cancel"), verifyData.stop());
}
