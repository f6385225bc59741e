// Owns the words of an alert: from what happened so far to one caption (CHAT.md). Pure; every
// edit composes the whole caption anew, so nothing that was said gets lost.
import type { FileProblem } from "../../storage/deliveries.ts";
import type { EndReason, IncidentEvent, IncidentRecord } from "../../storage/incident-events.ts";
import { say } from "../texts/texts.ts";
import { calendarDate, clockTime, sameDay, span } from "../texts/times.ts";
import { hashtag } from "../wording.ts";
import { isFalseAlarm } from "./buttons.ts";
import { alertClip, clipRole, type ClipEvent } from "./clip-roles.ts";

export interface AlertView {
  record: IncidentRecord;
  /** What this message is to know; later events are not mentioned. */
  events: readonly IncidentEvent[];
  /** Wall-clock time at which it was told, where that was late. */
  toldLateAt: number | null;
  /** Files that could not be sent, by name. */
  unsendable: Readonly<Record<string, FileProblem>>;
  locale: string;
}

/** Captions hold 1024 characters; a reason longer than this was not written for a person. */
const longestReason = 200;

/** The alert as Telegram HTML, at most about 700 characters. */
export function composeAlert(view: AlertView): string {
  const lines = view.record.cause === "movement" ? movementLines(view) : lostLines(view);
  return [...lines, ...closingLines(view)].filter((line) => line !== "").join("\n");
}

/** The caption of a further clip below the alert. */
export function composePart(view: AlertView, event: ClipEvent): string {
  const { record, locale } = view;
  const { startsAt, durationMs } = event.clip;
  const variables = {
    camera: record.cameraName,
    part: event.part,
    from: timeOf(startsAt, record),
    to: timeOf(startsAt + durationMs, record),
  };
  const key = event.continued ? "alert-part-continued" : "alert-part";
  const problem = view.unsendable[event.clip.file];
  return [
    say(locale, key, variables),
    problem ? clipProblem(problem, locale) : "",
    dateAndTags(view),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The caption of a clip that was asked for again. */
export function composeAgain(record: IncidentRecord, event: ClipEvent, locale: string): string {
  const { startsAt, durationMs } = event.clip;
  return say(locale, "alert-clip-again", {
    camera: record.cameraName,
    date: calendarDate(startsAt, record.timezone),
    from: timeOf(startsAt, record),
    to: timeOf(startsAt + durationMs, record),
  });
}

function movementLines(view: AlertView): string[] {
  const { record, events, unsendable, locale } = view;
  const camera = record.cameraName;
  const shown = alertClip(events, ({ file }) => unsendable[file] === undefined);
  const ended = events.find((event) => event.kind === "ended");
  const from = timeOf(shown?.clip.startsAt ?? record.beganAt, record);
  const before = shown ? Math.round((record.beganAt - shown.clip.startsAt) / 1000) : 0;
  const startsBefore = before >= 1 ? say(locale, "alert-starts-before", { seconds: before }) : "";
  if (ended) {
    const to = timeOf(ended.endedAt, record);
    return [
      say(locale, "alert-movement-span", { camera, from, to }),
      startsBefore,
      endedLine(ended.reason, locale),
    ];
  }
  if (shown) {
    return [
      say(locale, "alert-movement-going-on", { camera, from }),
      [say(locale, "alert-still-going-on"), startsBefore].filter(Boolean).join(" "),
    ];
  }
  return [say(locale, "alert-movement", { camera, time: timeOf(record.openedAt, record) })];
}

function lostLines({ record, events, locale }: AlertView): string[] {
  const camera = record.cameraName;
  const opened = events.find((event) => event.kind === "opened");
  const ended = events.find((event) => event.kind === "ended");
  const why = opened?.reason
    ? say(locale, "alert-lost-why", { reason: asSentence(opened.reason) })
    : "";
  if (ended?.reason === "back") {
    const from = timeOf(record.beganAt, record);
    const to = timeOf(ended.endedAt, record);
    return [
      say(locale, "alert-back", { camera, gone: span(ended.endedAt - record.beganAt) }),
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

function closingLines(view: AlertView): string[] {
  const { record, events, toldLateAt, locale } = view;
  const mark = events.findLast((event) => event.kind === "marked");
  return [
    ...troubleLines(view),
    mark && isFalseAlarm(events) ? say(locale, "alert-false-alarm", { name: mark.by }) : "",
    toldLateAt === null
      ? ""
      : say(locale, "alert-told-late", { time: lateTime(toldLateAt, record) }),
    dateAndTags(view),
  ];
}

/** What should be there and is not: photo, clip, parts. */
function troubleLines({ record, events, unsendable, locale }: AlertView): string[] {
  const lines: string[] = [];
  const shown = alertClip(events, ({ file }) => unsendable[file] === undefined);
  const opened = events.find((event) => event.kind === "opened");
  if (!shown && opened && record.cause === "movement" && !opened.photo) {
    lines.push(say(locale, "alert-no-picture"));
  }
  const photoProblem = opened?.photo ? unsendable[opened.photo.file] : undefined;
  if (!shown && photoProblem) {
    lines.push(
      say(locale, photoProblem === "missing" ? "alert-photo-missing" : "alert-photo-refused"),
    );
  }
  for (const event of events) {
    if (event.kind === "clip" && clipRole(event, events) === "alert") {
      const problem = unsendable[event.clip.file];
      const newest = alertClip(events)?.seq === event.seq;
      if (problem && newest) lines.push(clipProblem(problem, locale));
    }
    if (event.kind !== "clip_failed") continue;
    const madeLater = events.some(
      (later) => later.kind === "clip" && later.part === event.part && later.seq > event.seq,
    );
    const repeated = events.some(
      (later) => later.kind === "clip_failed" && later.part === event.part && later.seq > event.seq,
    );
    if (madeLater || repeated || lines.length >= 4) continue;
    const reason = asSentence(event.reason);
    lines.push(
      event.part > 1
        ? say(locale, "alert-no-part", { part: event.part, reason })
        : say(locale, "alert-no-clip", { reason }),
    );
  }
  return lines;
}

function clipProblem(problem: FileProblem, locale: string): string {
  const keys = {
    missing: "alert-clip-missing",
    too_big: "alert-clip-too-big",
    refused: "alert-clip-refused",
  };
  return say(locale, keys[problem]);
}

function endedLine(reason: EndReason, locale: string): string {
  if (reason === "quiet" || reason === "back") return "";
  return say(locale, `alert-ended-${reason.replace("_", "-")}`);
}

function dateAndTags({ record, locale }: AlertView): string {
  const date = calendarDate(record.openedAt, record.timezone);
  const tag = say(locale, record.cause === "movement" ? "alert-tag-movement" : "alert-tag-lost");
  return `${date} · ${hashtag(record.cameraName)} #${tag}`;
}

function timeOf(at: number, record: IncidentRecord): string {
  return clockTime(at, record.timezone, { seconds: true });
}

/** With the seconds where minutes would hide how late it was, with the day where it is another. */
function lateTime(at: number, { openedAt, timezone }: IncidentRecord): string {
  const time = clockTime(at, timezone, { seconds: at - openedAt < 300_000 });
  return sameDay(at, openedAt, timezone) ? time : `${time}, ${calendarDate(at, timezone)}`;
}

/** Reasons come as "nobody answers at 10.0.0.7" or as whole sentences. */
function asSentence(reason: string): string {
  const short = reason.trim().slice(0, longestReason);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
