// Owns the taps about a stranger's visits: where they lead, and forgetting a stranger.
import { Composer } from "grammy";
import type { IncidentId } from "../../storage/incident-events.ts";
import type { Forgotten } from "../../vision/strangers/strangers-view.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say } from "../texts/texts.ts";
import { everythingOf, type Filter, readFilter } from "./filter.ts";
import { incidentPage } from "./incident-page.ts";
import { listPage } from "./list-page.ts";
import { forgetQuestion, forgetWords, visitsPage, type VisitsRoom } from "./strangers-page.ts";
import { strangersChanges, strangersLooks } from "./strangers-taps.ts";

/** Nothing where nobody remembers strangers. */
export function strangers({ seenBefore, ...rest }: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  if (!seenBefore) return composer;
  const room: VisitsRoom = { ...rest, seenBefore };

  composer.callbackQuery(strangersLooks.alert, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as string;
    // An alert stays what it is.
    await showing(room, ctx, "upload_photo", async () => {
      await showPage(ctx, await visitsPage(room, ctx, everythingOf("events"), id), null);
    });
  });
  composer.callbackQuery(strangersLooks.visits, async (ctx) => {
    await answerFirst(ctx);
    const { filter, id } = meantBy(ctx.match);
    await showPage(ctx, await visitsPage(room, ctx, filter, id));
  });
  composer.callbackQuery(strangersChanges.askForget, async (ctx) => {
    await answerFirst(ctx);
    const { filter, id } = meantBy(ctx.match);
    await showPage(ctx, await forgetQuestion(room, ctx.locale, filter, id));
  });
  composer.callbackQuery(strangersChanges.forget, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const { filter, id } = meantBy(ctx.match);
    if (isLate) {
      const question = () => forgetWords(room, ctx.locale, filter, id, true);
      askBack(ctx, { topic: `stranger ${id}`, question });
      return;
    }
    await showPage(ctx, await forget(ctx, filter, id));
  });
  return composer;

  async function forget(ctx: ChatContext, filter: Filter, id: IncidentId): Promise<Page> {
    // It may have begun anew to look through them since it was asked.
    if (room.seenBefore.state().kind !== "ready") {
      return forgetQuestion(room, ctx.locale, filter, id);
    }
    const gone = await room.seenBefore.forget(id, ctx.person.name);
    if (gone.faces > 0) {
      const { name: by } = ctx.person;
      room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
        room.tellOthers(ctx, (language) => ({
          text: say(language, "strangers-forgotten-by", { by, ...countsOf(gone) }),
        })),
      );
    }
    return afterwards(ctx, filter, id, newsOf(ctx.locale, gone));
  }

  async function afterwards(
    ctx: ChatContext,
    filter: Filter,
    id: IncidentId,
    news: string,
  ): Promise<Page> {
    const incident = await room.history.find(id);
    if (incident) return incidentPage(room, ctx, filter, incident, news);
    return listPage(room, ctx, filter, { from: "at", incident: id }, news);
  }
}

function meantBy(match: string | RegExpMatchArray): { filter: Filter; id: IncidentId } {
  const [, filter = "", id = ""] = match;
  return { filter: readFilter(filter), id };
}

function newsOf(locale: string, gone: Forgotten): string {
  const { faces, inUse } = gone;
  const lines: string[] = [];
  if (faces > 0) lines.push(say(locale, "strangers-forgotten", countsOf(gone)));
  else if (inUse === 0) lines.push(say(locale, "strangers-forget-nothing"));
  if (inUse > 0) lines.push(say(locale, "strangers-forgotten-in-use", { inUse }));
  return lines.join("\n");
}

function countsOf({ faces, incidents }: Forgotten): { faces: number; incidents: number } {
  return { faces, incidents };
}
