// Owns /events and /intruders: which page a tap leads to, and what is said of an incident there.
import { Composer } from "grammy";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { NewIncidentEvent } from "../../storage/incident-events.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarPage } from "./calendar-page.ts";
import { deleting } from "./deleting.ts";
import { camerasPage, filterPage, peoplePage } from "./filter-page.ts";
import { everythingOf, type Filter, readFilter } from "./filter.ts";
import { incidentPage } from "./incident-page.ts";
import { storyOf, type Story } from "./incident-story.ts";
import { listPage, type ListPlace } from "./list-page.ts";
import { historyActs, historyLooks } from "./taps.ts";
import { askForDate, dateAnswering, filterOf, placeOf } from "./typed.ts";

export function history(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  room.asking.add(dateAnswering(room));

  for (const command of ["events", "intruders"] as const) {
    composer.command(command, async (ctx) => {
      const everything = everythingOf(command);
      const filter = filterOf(room, ctx, ctx.match, everything);
      const news = filter ? undefined : say(ctx.locale, "history-not-understood");
      const chosen = filter ?? everything;
      await showing(room, ctx, "upload_photo", async () => {
        await showPage(ctx, await listPage(room, ctx, chosen, { from: "newest" }, news), null);
      });
    });
  }

  /** A tap that only shows the page that `make` makes of a filter and what else the data says. */
  function shows(
    pattern: RegExp,
    make: (ctx: ChatContext, filter: Filter, detail: string) => Page | Promise<Page>,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      await answerFirst(ctx);
      const [, filter = "", detail = ""] = ctx.match;
      await showPage(ctx, await make(ctx, readFilter(filter), detail));
    });
  }
  const showsList = (pattern: RegExp, place: (detail: string) => ListPlace) =>
    shows(pattern, (ctx, filter, detail) => listPage(room, ctx, filter, place(detail)));

  showsList(historyLooks.newest, () => ({ from: "newest" }));
  showsList(historyLooks.at, (incident) => ({ from: "around", incident }));
  showsList(historyLooks.older, (than) => ({ from: "older", than }));
  showsList(historyLooks.newer, (than) => ({ from: "newer", than }));
  showsList(historyLooks.jump, placeOf);
  shows(historyLooks.incident, (ctx, filter, id) =>
    onIncident(ctx, filter, id, (incident) => incidentPage(room, ctx, filter, incident)),
  );
  shows(historyLooks.filter, (ctx, filter) => filterPage(room, ctx, filter));
  shows(historyLooks.people, (ctx, filter, page) => peoplePage(room, ctx, filter, Number(page)));
  shows(historyLooks.cameras, (ctx, filter, page) => camerasPage(room, ctx, filter, Number(page)));
  shows(historyLooks.day, (ctx, filter, month) => calendarPage(room, ctx, filter, month, "only"));
  shows(historyLooks.calendar, (ctx, filter, month) =>
    calendarPage(room, ctx, filter, month, "jump"),
  );
  composer.callbackQuery(historyLooks.type, async (ctx) => {
    await answerFirst(ctx);
    await askForDate(room, ctx, readFilter(ctx.match[1] as string));
  });
  composer.callbackQuery(historyLooks.nothing, async (ctx) => {
    await answerFirst(ctx);
  });

  /** A tap by which somebody says something of an incident: an event, unless it is said already. */
  function says(
    pattern: RegExp,
    toast: (locale: string) => string,
    event: (by: string) => NewIncidentEvent,
    isSaid: (story: Story) => boolean,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      await answerFirst(ctx, toast(ctx.locale));
      const [, written = "", id = ""] = ctx.match;
      const filter = readFilter(written);
      const page = await onIncident(ctx, filter, id, async (incident) => {
        if (!isSaid(await storyOf(room, incident))) {
          await room.incidents.append(id, event(ctx.person.name));
        }
        return incidentPage(room, ctx, filter, incident);
      });
      await showPage(ctx, page);
    });
  }
  says(
    historyActs.falseAlarm,
    (locale) => sayPlain(locale, "alert-tap-marked"),
    marked(true),
    ({ falseAlarm }) => falseAlarm,
  );
  says(
    historyActs.noFalseAlarm,
    (locale) => sayPlain(locale, "alert-tap-unmarked"),
    marked(false),
    ({ falseAlarm }) => !falseAlarm,
  );
  says(
    historyActs.pin,
    (locale) => sayPlain(locale, "alert-tap-pinned"),
    pinned(true),
    (story) => story.pinned,
  );
  says(
    historyActs.unpin,
    (locale) => sayPlain(locale, "alert-tap-unpinned"),
    pinned(false),
    (story) => !story.pinned,
  );

  composer.use(deleting(room));
  return composer;

  /** What `show` makes of the incident; where it is gone, the list from there on says so. */
  async function onIncident(
    ctx: ChatContext,
    filter: Filter,
    id: string,
    show: (incident: IncidentSummary) => Promise<Page>,
  ): Promise<Page> {
    const incident = await room.history.find(id);
    if (incident) return show(incident);
    const news = say(ctx.locale, "history-gone");
    return listPage(room, ctx, filter, { from: "around", incident: id }, news);
  }
}

function marked(falseAlarm: boolean): (by: string) => NewIncidentEvent {
  return (by) => ({ kind: "marked", falseAlarm, by });
}

function pinned(isPinned: boolean): (by: string) => NewIncidentEvent {
  return (by) => ({ kind: "pinned", pinned: isPinned, by });
}
