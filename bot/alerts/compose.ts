// Owns the words of an alert: from what happened so far to one caption (CHAT.md). Pure; every
// edit composes the whole caption anew, so nothing that was said gets lost.
import type { EndReason, IncidentRecord } from "../../storage/incident-events.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate, clockTime, sameDay, span } from "../texts/times.ts";
import { hashtag } from "../wording.ts";
import { isFalseAlarm, isPinned, pinOf } from "./buttons.ts";
import { type ClipEvent, shownClip } from "./clip-roles.ts";
import { entryOf } from "../../storage/incident-reading.ts";
import { entryLine, inTimeHeadline, raisedLines } from "./entry.ts";
import { faceLines, namesOf, strangerLine, type FaceView } from "./face-words.ts";
import { withSeal } from "./seal-words.ts";
import {
  isToldAfterAll,
  openingOf,
  reportedAs,
  resolutionOf,
  sightOf,
  sinceOpening,
  strangerIn,
  type Sight,
} from "./story.ts";
import {
  clipProblem,
  photoProblem,
  reasonText,
  troubleLines,
  type TroubleView,
} from "./trouble-words.ts";

/** `events`: what this message is to know; later ones are not mentioned. */
export interface AlertView extends TroubleView, FaceView {
  record: IncidentRecord;
  /** When it was first told, it was known to be the household. */
  toldResolved: boolean;
  /** Wall-clock time at which it was told, where that was late. */
  toldLateAt: number | null;
  /** Whether the chat is sent that clip unasked; left out: it is. */
  isSent?: ((clip: ClipEvent) => boolean) | undefined;
  /** Why its evidence is not on disk; left out or null: it is. */
  unsaved?: "full" | "refused" | null;
  /** Wall-clock time now. */
  now: number;
}

/** In UTF-16 units, after Telegram has read the HTML (core.telegram.org/bots/api#sendphoto). */
const longestCaption = 1024;

/** The alert as Telegram HTML. */
export function composeAlert(all: AlertView): string {
  const view = { ...all, events: sinceOpening(all.events) };
  const lines = view.record.cause === "movement" ? movementLines(view) : lostLines(view);
  return joined([...lines, ...troubleLines(view), ...closingLines(view, shownClip(view))]);
}

/** The message of an escalation, beside the stranger's photo. */
export function composeStranger(all: AlertView): string {
  const view = { ...all, events: sinceOpening(all.events) };
  const { record, events, unsendable, locale } = view;
  if (resolutionOf(events)) return joined([...householdLines(view), ...closingLines(view)]);
  const escalated = events.find((event) => event.kind === "escalated");
  const photo = escalated?.photo ?? null;
  const isShown = photo !== null && !unsendable[photo.file];
  return joined([
    headline(view, timeOf(escalated?.at ?? record.openedAt, record)),
    strangerLine(view),
    isShown ? "" : photoProblem(photo ? unsendable[photo.file] : undefined, locale),
    ...closingLines(view),
  ]);
}

/** The loud message when an entry delay is over and nobody disarmed. */
export function composeRaised(all: AlertView): string {
  const view = { ...all, events: sinceOpening(all.events) };
  if (resolutionOf(view.events)) return joined([...householdLines(view), ...closingLines(view)]);
  const entry = entryOf(view.events);
  return joined([...(entry ? raisedLines(entry, view) : []), ...closingLines(view)]);
}

/** The short reply when the stranger was somebody of the household. */
export function composeAllWell({ events, nameOf, locale }: AlertView): string {
  const people = resolutionOf(events)?.people ?? [];
  return say(locale, "alert-all-well", { names: namesOf(people, { nameOf, locale }) });
}

/** The quiet line about somebody of the household who alarmed nobody. */
export function composeLine({ record, events, nameOf, toldLateAt, locale }: AlertView): string {
  const people = events.findLast((event) => event.kind === "excused")?.people ?? [];
  return joined([
    say(locale, "alert-came-home", {
      names: namesOf(people, { nameOf, locale }),
      camera: record.cameraName,
      time: clockTime(record.openedAt, record.timezone),
    }),
    lateLine(toldLateAt, record, locale),
  ]);
}

/** The caption of a further clip below the alert. */
export function composePart(view: AlertView, event: ClipEvent): string {
  const { record, locale } = view;
  const { startsAt, durationMs } = event.clip;
  const variables = {
    what: sightOf(view.events),
    camera: record.cameraName,
    part: event.part,
    when: fromTo(startsAt, startsAt + durationMs, record, locale),
  };
  const key = event.continued ? "alert-part-continued" : "alert-part";
  const problem = view.unsendable[event.clip.file];
  return joined([
    say(locale, key, variables),
    problem ? clipProblem(problem, locale) : "",
    dateAndTags(view, event),
  ]);
}

/** The caption of a clip that was asked for again. */
export function composeAgain(
  { record, events }: Pick<AlertView, "record" | "events">,
  event: ClipEvent,
  locale: string,
): string {
  const { startsAt, durationMs } = event.clip;
  const clip = say(locale, "alert-clip-again", {
    camera: record.cameraName,
    date: calendarDate(locale, startsAt, record.timezone),
    from: timeOf(startsAt, record),
    to: timeOf(startsAt + durationMs, record),
  });
  return joined([clip, withSeal(hashtags({ record, events, locale }), event, locale)]);
}

function movementLines(view: AlertView): string[] {
  const { record, events, locale } = view;
  if (resolutionOf(events)) return householdLines(view);
  const shown = shownClip(view);
  const ended = events.find((event) => event.kind === "ended");
  const from = shown?.clip.startsAt ?? record.beganAt;
  const before = shown ? Math.round((record.beganAt - shown.clip.startsAt) / 1000) : 0;
  const startsBefore = before >= 1 ? say(locale, "alert-starts-before", { seconds: before }) : "";
  // Nobody is told that faces are being looked for below a clip that shows them.
  const faces = faceLines({ ...view, isLooking: view.isLooking && !shown });
  const entry = entryOf(events);
  if (entry?.outcome.kind === "disarmed") {
    return [inTimeHeadline(entry, view) ?? "", ...faces, startsBefore];
  }
  faces.unshift(zonesLine(view), phonesLine(view));
  if (entry) faces.unshift(entryLine(entry, view));
  if (ended) {
    const when = fromTo(from, ended.endedAt, record, locale);
    return [headline(view, when), ...faces, startsBefore, endedLine(ended.reason, locale)];
  }
  if (shown) {
    const when = sayPlain(locale, "alert-when-going-on", { from: timeOf(from, record) });
    const goesOn = [say(locale, "alert-still-going-on"), startsBefore].filter(Boolean).join(" ");
    return [headline(view, when), ...faces, goesOn];
  }
  const openedAt = isToldAfterAll(events) ? openingOf(events)?.at : undefined;
  return [headline(view, timeOf(openedAt ?? record.openedAt, record)), ...faces];
}

/** "In Gate." */
function zonesLine({ events, locale }: AlertView): string {
  const zones = openingOf(events)?.zones ?? [];
  return zones.length === 0 ? "" : say(locale, "alert-zones", { zones: zones.join(", ") });
}

/** "On the network at home: Anna." */
function phonesLine({ events, locale }: AlertView): string {
  const phones = events.findLast((event) => event.kind === "phones_home")?.phones ?? [];
  return phones.length === 0 ? "" : say(locale, "alert-phones-home", { phones: phones.join(", ") });
}

function headline({ record, events, locale }: AlertView, when: string): string {
  const what = reportedAs(events);
  return say(locale, "alert-headline", { what, camera: record.cameraName, when });
}

/** What it turned out to be, and what it was told as: the history stays. */
function householdLines({ record, events, nameOf, toldResolved, locale }: AlertView): string[] {
  const people = resolutionOf(events)?.people ?? [];
  const stranger = strangerIn(events);
  const opened = openingOf(events);
  const at = stranger?.at ?? (opened?.waited ? opened.at : record.openedAt);
  const reported = say(locale, "alert-reported", {
    what: reportedAs(events),
    time: timeOf(at, record),
    clip: events.some(({ kind }) => kind === "clip") ? "kept" : "none",
  });
  return [
    say(locale, "alert-it-was", {
      names: namesOf(people, { nameOf, locale }),
      camera: record.cameraName,
      time: clockTime(record.openedAt, record.timezone),
    }),
    // What nobody was told needs no taking back.
    toldResolved ? "" : reported,
  ];
}

function lostLines({ record, events, locale }: AlertView): string[] {
  const camera = record.cameraName;
  const opened = openingOf(events);
  const ended = events.find((event) => event.kind === "ended");
  const reason = opened ? reasonText(opened, locale) : "";
  const why = reason === "" ? "" : say(locale, "alert-lost-why", { reason });
  if (ended?.reason === "back") {
    const from = timeOf(record.beganAt, record);
    const to = timeOf(ended.endedAt, record);
    return [
      say(locale, "alert-back", { camera, gone: span(locale, ended.endedAt - record.beganAt) }),
      say(locale, "alert-lost-span", { from, to }),
      why,
    ];
  }
  const time = timeOf(opened?.photo?.takenAt ?? record.beganAt, record);
  return [
    say(locale, "alert-lost", { camera, time: clockTime(record.openedAt, record.timezone) }),
    say(locale, ended ? "alert-lost-ended" : "alert-lost-trying", { time }),
    why,
    ended ? endedLine(ended.reason, locale) : "",
  ];
}

function closingLines(view: AlertView, clip?: ClipEvent): string[] {
  const { record, events, toldLateAt, unsaved, locale } = view;
  const mark = events.findLast((event) => event.kind === "marked");
  const pin = pinOf(events);
  return [
    unsaved ? say(locale, "alert-not-kept", { why: unsaved }) : "",
    mark && isFalseAlarm(events) ? say(locale, "alert-false-alarm", { name: mark.by }) : "",
    pin && isPinned(events) ? say(locale, "alert-pinned", { name: pin.by }) : "",
    lateLine(toldLateAt, record, locale),
    dateAndTags(view, clip),
  ];
}

function lateLine(toldLateAt: number | null, record: IncidentRecord, locale: string): string {
  if (toldLateAt === null) return "";
  return say(locale, "alert-told-late", { time: lateTime(toldLateAt, record, locale) });
}

function endedLine(reason: EndReason, locale: string): string {
  if (reason === "quiet" || reason === "back") return "";
  return say(locale, `alert-ended-${reason.replace("_", "-")}`);
}

/** Names in hashtags would outlive being forgotten, so the household has one for all. */
const tags: Record<Sight, string> = {
  movement: "alert-tag-movement",
  entry: "alert-tag-movement",
  in_time: "alert-tag-movement",
  no_face: "alert-tag-movement",
  unsure: "alert-tag-unsure",
  stranger: "alert-tag-stranger",
  household: "alert-tag-household",
};

function dateAndTags(view: AlertView, clip?: ClipEvent): string {
  const { record, locale } = view;
  const date = calendarDate(locale, record.openedAt, record.timezone);
  return withSeal(`${date} · ${hashtags(view)}`, clip, locale);
}

/** "#frontdoor #stranger". */
function hashtags({ record, events, locale }: Pick<AlertView, "record" | "events" | "locale">) {
  const tag = record.cause === "movement" ? tags[sightOf(events)] : "alert-tag-lost";
  return `${hashtag(record.cameraName)} #${say(locale, tag)}`;
}

function fromTo(from: number, to: number, record: IncidentRecord, locale: string): string {
  const variables = { from: timeOf(from, record), to: timeOf(to, record) };
  return sayPlain(locale, "alert-when-span", variables);
}

function timeOf(at: number, record: IncidentRecord): string {
  return clockTime(at, record.timezone, { seconds: true });
}

/** With the seconds where minutes would hide how late it was, with the day where it is another. */
function lateTime(at: number, { openedAt, timezone }: IncidentRecord, locale: string): string {
  const time = clockTime(at, timezone, { seconds: at - openedAt < 300_000 });
  return sameDay(at, openedAt, timezone) ? time : `${time}, ${calendarDate(locale, at, timezone)}`;
}

/** One caption: where it would be too long, what takes most room between first and last line goes. */
export function joined(lines: readonly string[]): string {
  const kept = lines.filter((line) => line !== "");
  while (kept.length > 2 && lengthOf(kept.join("\n")) > longestCaption) {
    const lengths = kept.slice(1, -1).map(lengthOf);
    kept.splice(1 + lengths.indexOf(Math.max(...lengths)), 1);
  }
  return kept.join("\n");
}

function lengthOf(html: string): number {
  return html.replaceAll(/&\w+;/g, "x").length;
}
