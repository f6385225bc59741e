// Owns the buttons of an enrolment under way: which face, whether to use a photo, whose name it is,
// [Done] and [Cancel]. Buttons of one that is over say so.
import { Composer } from "grammy";
import type { EnrollingDialog } from "../../storage/enrolling.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { shortName } from "../people/names.ts";
import { removeButtons, reply } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { Decision, EnrolmentDesk } from "./desk.ts";
import { askedPhoto, waitingPhoto } from "./dialog.ts";
import type { EnrollRoom } from "./enroll.ts";
import { stopAskingForName } from "./name-question.ts";
import { askWhetherSame } from "./same-name.ts";
import { enrollTaps } from "./taps.ts";

type Tapped = ChatContext & { match: string | RegExpMatchArray };

export function questionButtons(
  room: EnrollRoom,
  desk: EnrolmentDesk,
  askName: (ctx: ChatContext, given: null) => Promise<void>,
): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.callbackQuery(enrollTaps.done, async (ctx) => {
    const dialog = await current(ctx);
    if (!dialog) return;
    const first = dialog.step === "naming" ? "toast-name-first" : "toast-still-looking";
    if (dialog.step === "naming" || waitingPhoto(dialog)) {
      await answerFirst(ctx, sayPlain(ctx.locale, first));
      return;
    }
    await answerFirst(ctx);
    await finish(ctx, dialog);
  });

  composer.callbackQuery(enrollTaps.cancel, async (ctx) => {
    const dialog = await current(ctx);
    if (!dialog) return;
    if ((await answerFirst(ctx)) === "too_old") {
      await reply(ctx, { text: say(ctx.locale, "enroll-tap-late") });
      return;
    }
    await stopAskingForName(ctx);
    // The question for a name is another message than the one that shows how far it is.
    if (ctx.msgId !== dialog.shown?.message) await removeButtons(ctx);
    await desk.cancel(dialog.chat);
  });

  composer.callbackQuery(enrollTaps.face, async (ctx) => {
    const [number, index] = [Number(ctx.match[2]), Number(ctx.match[3])];
    await decide(ctx, number, { kind: "face", index });
  });
  composer.callbackQuery(enrollTaps.use, (ctx) =>
    decide(ctx, Number(ctx.match[2]), { kind: "use" }),
  );
  composer.callbackQuery(enrollTaps.leaveOut, (ctx) =>
    decide(ctx, Number(ctx.match[2]), { kind: "leave_out" }),
  );

  composer.callbackQuery(enrollTaps.addTo, async (ctx) => {
    const dialog = await current(ctx);
    if (!dialog) return;
    await answerFirst(ctx);
    await removeButtons(ctx);
    const person = room.faces.people.find(ctx.match[2] ?? "");
    if (!person) {
      await askName(ctx, null);
      return;
    }
    await stopAskingForName(ctx);
    await desk.name(dialog, person.name, person.id, ctx.msgId);
  });
  composer.callbackQuery(enrollTaps.anotherName, async (ctx) => {
    const dialog = await current(ctx);
    if (!dialog) return;
    await answerFirst(ctx);
    await removeButtons(ctx);
    await desk.unname(dialog);
    await askName(ctx, null);
  });
  return composer;

  /** The enrolment that the tapped button belongs to; where it is over, that is said. */
  async function current(ctx: Tapped): Promise<EnrollingDialog | null> {
    const dialog = desk.find(ctx.chatId ?? 0);
    if (dialog && dialog.id === ctx.match[1] && dialog.step !== "storing") return dialog;
    await answerFirst(ctx, sayPlain(ctx.locale, "toast-enrolment-over"));
    // While it is being stored, the message's end is on its way.
    if (dialog?.id !== ctx.match[1]) await removeButtons(ctx);
    return null;
  }

  async function decide(ctx: Tapped, number: number, decision: Decision): Promise<void> {
    const dialog = await current(ctx);
    if (!dialog) return;
    if (!askedPhoto(dialog, number)) {
      await answerFirst(ctx, sayPlain(ctx.locale, "toast-photo-decided"));
      return;
    }
    await answerFirst(ctx);
    await desk.decide(dialog, number, decision);
  }

  async function finish(ctx: ChatContext, dialog: EnrollingDialog): Promise<void> {
    const kept = await desk.finish(dialog);
    if (!kept) return;
    if (kept.kind === "refused") {
      await reply(ctx, { text: say(ctx.locale, "enroll-refused", { message: kept.why }) });
    } else if (kept.kind === "taken") {
      await askWhetherSame(ctx, dialog, kept.person, "enroll-name-taken-meanwhile");
    } else {
      const name = shortName(kept.person.name);
      const news = { by: ctx.person.name, name };
      await room.tellOthers(ctx, (locale) => ({ text: say(locale, "enroll-told-others", news) }));
    }
  }
}
