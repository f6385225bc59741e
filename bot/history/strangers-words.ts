// Owns what is said of strangers outside their own page: on an incident's page (a line and two
// buttons) and in /status. Pure.
import type { InlineKeyboard } from "grammy";
import type { IncidentEvent } from "../../storage/incident-events.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { StrangersView, StrangerVisits } from "../../vision/strangers/strangers-view.ts";
import { seenAgainText, seenBeforeText } from "../alerts/seen-before-words.ts";
import { strangerIn } from "../alerts/story.ts";
import type { ChatContext } from "../context.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { Filter } from "./filter.ts";
import { strangersData } from "./strangers-taps.ts";

interface StrangersRoom {
  readonly seenBefore?: StrangersView;
}

/**
 * "Seen before: 3 times since Tuesday.", "Seen again: once, on Friday." as Telegram HTML; what the
 * alert has said already (`events`) is not said twice.
 */
export function strangerVisitLines(
  { seenBefore: view }: StrangersRoom,
  locale: string,
  incident: IncidentSummary,
  events: readonly IncidentEvent[],
): string[] {
  if (!view || incident.strangers === 0 || view.state().kind === "off") return [];
  // Too long ago, forgotten or enrolled meanwhile: then nothing is known, which is not "never".
  if (view.traces(incident.id).faces === 0) return [];
  const { earlier, later } = view.visits(incident.id);
  const lines: string[] = [];
  if (!strangerIn(events)?.face?.seenBefore?.complete) {
    const complete = view.state().kind === "ready";
    const since = earlier.at(-1)?.from ?? null;
    const last = earlier[0]?.incident ?? null;
    lines.push(seenBeforeText(locale, { times: earlier.length, since, last, complete }, incident));
  }
  const first = later.at(-1)?.from;
  if (first !== undefined) lines.push(seenAgainText(locale, later.length, first, incident));
  return lines;
}

/** [Earlier visits] [Forget this stranger] in the keyboard's present row, where they work. */
export function addStrangerButtons(
  keyboard: InlineKeyboard,
  { seenBefore: view }: StrangersRoom,
  { locale, person }: Pick<ChatContext, "locale" | "person">,
  filter: Filter,
  incident: IncidentSummary,
): void {
  const { id, strangers } = incident;
  if (!view || strangers === 0 || view.state().kind === "off") return;
  const visits = view.visits(id);
  if (visits.earlier.length + visits.later.length > 0) {
    keyboard.text(visitsLabel(locale, visits), strangersData.visits(filter, id));
  }
  if (mayDo(person.role, "own") && view.traces(id).faces > 0) {
    const label = sayPlain(locale, "strangers-button-forget");
    keyboard.text(label, strangersData.askForget(filter, id));
  }
}

/** "Strangers: looking through 340 of 1,200 faces"; nothing where all is looked through, or off. */
export function strangersStatus({ seenBefore }: StrangersRoom, locale: string): string[] {
  const state = seenBefore?.state();
  if (state?.kind !== "looking") return [];
  const { known, total } = state;
  // Before the first list of them is read there is nothing to count.
  return total === 0 ? [] : [say(locale, "strangers-status", { known, total })];
}

function visitsLabel(locale: string, { earlier, later }: StrangerVisits): string {
  const when = later.length === 0 ? "earlier" : earlier.length === 0 ? "later" : "both";
  return sayPlain(locale, "strangers-button-visits", { when });
}
