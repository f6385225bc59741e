// Owns deleting one incident by hand: asked back in place, once more where the tap may be old, told to
// the others, recorded with who did it. Messages about it in the chats stay.
import { Composer, InlineKeyboard } from "grammy";
import { InUseError } from "../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import type { Answer } from "../reply.ts";
import { bytes } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { type Filter, readFilter } from "./filter.ts";
import { incidentPage } from "./incident-page.ts";
import { listPage } from "./list-page.ts";
import { wholePhoto } from "./list-picture.ts";
import { historyChanges, historyData } from "./taps.ts";
import { summaryLine } from "./words.ts";

export function deleting(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.callbackQuery(historyChanges.askDelete, async (ctx) => {
    await answerFirst(ctx);
    const [, filter = "", id = ""] = ctx.match;
    const incident = await room.history.find(id);
    if (incident) await showPage(ctx, await questionPage(ctx, readFilter(filter), incident));
    else await showPage(ctx, await goneAlready(ctx, readFilter(filter), id));
  });

  composer.callbackQuery(historyChanges.delete, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const [, written = "", id = ""] = ctx.match;
    const filter = readFilter(written);
    const incident = await room.history.find(id);
    if (!incident) {
      await showPage(ctx, await goneAlready(ctx, filter, id));
    } else if (isLate) {
      askBack(ctx, {
        topic: `history ${id}`,
        question: () => question(ctx, filter, incident, true),
      });
    } else {
      ctx.lateness.forget(ctx, `history ${id}`);
      await showPage(ctx, await remove(ctx, filter, incident));
    }
  });
  return composer;

  async function questionPage(
    ctx: ChatContext,
    filter: Filter,
    incident: IncidentSummary,
  ): Promise<Page> {
    const { text, keyboard } = question(ctx, filter, incident, false);
    return { text, keyboard, picture: await wholePhoto(room, incident) };
  }

  function question(
    ctx: ChatContext,
    filter: Filter,
    incident: IncidentSummary,
    isLate: boolean,
  ): Required<Answer> {
    const { locale } = ctx;
    const size = bytes(locale, incident.bytes);
    const saved = incident.pinned ? "yes" : "no";
    const lines = [
      ...(isLate ? [say(locale, "history-delete-late")] : []),
      summaryLine(room, readerOf(room, ctx), incident),
      say(locale, "history-delete-question", { size, saved }),
    ];
    return {
      text: lines.join("\n"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(locale, "button-delete"), historyData.delete(filter, incident.id))
        .text(sayPlain(locale, "button-keep"), historyData.incident(filter, incident.id)),
    };
  }

  async function remove(
    ctx: ChatContext,
    filter: Filter,
    incident: IncidentSummary,
  ): Promise<Page> {
    const { id } = incident;
    const by = ctx.person.name;
    try {
      if (!(await room.remover.removeIncident(id, { reason: "by_hand", by }))) {
        return await goneAlready(ctx, filter, id);
      }
    } catch (error) {
      if (!(error instanceof InUseError)) throw error;
      return incidentPage(room, ctx, filter, incident, say(ctx.locale, "history-delete-in-use"));
    }
    room.log.info(`${by} deleted the incident ${id}`);
    const line = (locale: string) =>
      summaryLine(room, { ...readerOf(room, ctx), locale }, incident);
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({
        text: `${say(locale, "history-deleted-by", { name: by })}\n${line(locale)}`,
      })),
    );
    const news = `${say(ctx.locale, "history-deleted")}\n${line(ctx.locale)}\n`;
    return listPage(room, ctx, filter, { from: "around", incident: id }, news);
  }

  function goneAlready(ctx: ChatContext, filter: Filter, id: string): Promise<Page> {
    const news = say(ctx.locale, "history-gone");
    return listPage(room, ctx, filter, { from: "around", incident: id }, news);
  }
}
