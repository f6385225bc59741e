// Owns an export under way: one message that tells how far it is, the files one after another, each
// gone from the disk once it is sent, cancelled or refused.
import { rm } from "node:fs/promises";
import { GrammyError, HttpError, InlineKeyboard, InputFile } from "grammy";
import {
  type ExportPlan,
  type Exports,
  type MadeExport,
  NoRoomError,
} from "../../../storage/export/exports.ts";
import { showing } from "../../chat-action.ts";
import { type ChatContext, inGroup } from "../../context.ts";
import { failureText, logFailure } from "../../failure.ts";
import type { ControlRoom } from "../../parts.ts";
import { forCall, isNotEditable, rewrite } from "../../reply.ts";
import { bytes } from "../../texts/numbers.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { calendarDate, clockTime } from "../../texts/times.ts";
import { personName } from "../words.ts";
import { leftOutLine } from "./pages.ts";
import { exportData } from "./taps.ts";

/** Between two edits of the progress; a group allows 20 messages and edits a minute in all. */
const progressEveryMs = { private: 3_000, group: 6_000 };

export interface Sending {
  exports: Exports;
  plan: ExportPlan;
  /** What it is of, as plain text: days, or an incident. */
  what: (locale: string) => string;
  /** The message that tells of it. */
  messageId: number;
  /** What [Try again] says. */
  again: string;
  signal: AbortSignal;
}

/** Makes and sends all parts; whatever happens, the message ends up saying so. */
export async function sendExport(
  room: ControlRoom,
  ctx: ChatContext,
  sending: Sending,
): Promise<void> {
  const { plan, messageId, signal, again } = sending;
  const { locale } = ctx;
  const tell = progressTeller(room, ctx, sending);
  let sent = 0;
  try {
    for (const index of plan.parts.keys()) {
      await sendPart(room, ctx, sending, index, tell);
      sent += 1;
    }
    const count = { incidents: plan.incidents.length, count: plan.parts.length };
    const done = say(locale, "export-sent", { ...count, size: bytes(locale, plan.bytes) });
    await rewrite(ctx, messageId, {
      text: [done, ...leftOutLine(locale, plan)].join("\n"),
      keyboard: new InlineKeyboard().text(
        sayPlain(locale, "export-button-other"),
        exportData.type(),
      ),
    });
    void room.tellOthers(ctx, (language) => ({
      text: say(language, "export-told", {
        name: ctx.person.name,
        incidents: plan.incidents.length,
        what: sending.what(language),
      }),
    }));
  } catch (error) {
    await tell.settled();
    if (!signal.aborted) logFailure(room.log, ctx, error);
    const text = signal.aborted
      ? say(locale, "export-cancelled", { sent })
      : exportFailure(locale, error);
    await rewrite(ctx, messageId, {
      text,
      keyboard: new InlineKeyboard().text(sayPlain(locale, "button-try-again"), again),
    });
  }
}

async function sendPart(
  room: ControlRoom,
  ctx: ChatContext,
  sending: Sending,
  index: number,
  tell: ReturnType<typeof progressTeller>,
): Promise<void> {
  const { exports, plan, signal } = sending;
  const { locale } = ctx;
  const { timezone } = room.householdSettings.current();
  const before = plan.parts.slice(0, index);
  const bytesBefore = before.reduce((sum, part) => sum + part.bytes, 0);
  const incidentsBefore = new Set(before.flatMap(({ files }) => files.map((one) => one.incident)));
  const now = room.clock.wall();
  const at = `${calendarDate(locale, now, timezone)}, ${clockTime(now, timezone)}`;
  const made = await exports.make(plan, index, {
    by: ctx.person.name,
    timezone,
    readme: (facts) =>
      sayPlain(locale, "export-readme", {
        ...facts,
        by: ctx.person.name,
        at,
        timezone,
        version: exports.version,
      }),
    nameOf: (person) => personName(room, person),
    signal,
    onProgress: (done) =>
      tell.packing(
        Math.min(plan.incidents.length, incidentsBefore.size + done.incidents),
        bytesBefore + done.bytes,
      ),
  });
  try {
    await tell.settled();
    signal.throwIfAborted();
    await tell.sending(index, made.bytes);
    await showing(room, ctx, "upload_document", () => send(ctx, sending, index, made));
  } finally {
    await rm(made.folder, { recursive: true, force: true });
  }
}

async function send(
  ctx: ChatContext,
  { plan, what, signal }: Sending,
  index: number,
  { file, name, sha256 }: MadeExport,
): Promise<void> {
  const { locale } = ctx;
  const parts = plan.parts.length;
  const incidents = new Set(plan.parts[index]?.files.map(({ incident }) => incident)).size;
  const lines = [
    say(locale, "export-caption", { what: what(locale) }),
    ...(parts > 1 ? [say(locale, "export-caption-part", { part: index + 1, parts })] : []),
    say(locale, "export-caption-incidents", { incidents }),
    say(locale, "export-caption-hash", { hash: sha256 }),
  ];
  await ctx.replyWithDocument(
    new InputFile(file, name),
    { caption: lines.join("\n"), disable_notification: true, disable_content_type_detection: true },
    forCall(signal),
  );
}

/** Edits the one message, no oftener than Telegram likes, one edit at a time. */
function progressTeller(room: ControlRoom, ctx: ChatContext, { plan, messageId }: Sending) {
  const everyMs = inGroup(ctx) ? progressEveryMs.group : progressEveryMs.private;
  const { locale } = ctx;
  let editedAt = room.clock.monotonic();
  let editing: Promise<void> | null = null;
  return {
    packing(done: number, size: number): void {
      const now = room.clock.monotonic();
      if (editing || now - editedAt < everyMs) return;
      editedAt = now;
      const of = plan.incidents.length;
      const text = say(locale, "export-progress", { done, of, size: bytes(locale, size) });
      editing = editQuietly(room, ctx, messageId, text).finally(() => {
        editing = null;
      });
    },
    async sending(index: number, size: number): Promise<void> {
      const said = { part: index + 1, parts: plan.parts.length, size: bytes(locale, size) };
      await editQuietly(room, ctx, messageId, say(locale, "export-sending", said));
    },
    /** Resolves when no edit is under way, so that a late one cannot overwrite the end. */
    async settled(): Promise<void> {
      await editing;
    },
  };
}

/** An edit that may fail: the next one, or the end, makes up for it. */
async function editQuietly(
  room: ControlRoom,
  ctx: ChatContext,
  messageId: number,
  text: string,
): Promise<void> {
  try {
    await ctx.api.editMessageText(ctx.chatId as number, messageId, text, {
      reply_markup: cancelButton(ctx.locale),
    });
  } catch (error) {
    if (!isNotEditable(error)) {
      room.log.warn("The progress of an export could not be shown", { error });
    }
  }
}

export function cancelButton(locale: string): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(locale, "button-cancel"), exportData.stop());
}

/** What went wrong and what to do, as Telegram HTML. */
export function exportFailure(locale: string, error: unknown): string {
  if (error instanceof NoRoomError) {
    return say(locale, "export-no-room", { size: bytes(locale, error.missingBytes) });
  }
  const refused = error instanceof GrammyError || error instanceof HttpError;
  return refused ? say(locale, "export-not-sent") : failureText(locale, error);
}
