// Owns the page of a day's timeline: the picture, what its colours mean and how often each was there,
// and the taps to the hours in which something happened.
import { InlineKeyboard } from "grammy";
import {
  historyVerdicts,
  type IncidentSummary,
} from "../../../storage/history/incident-summary.ts";
import { compareIncidentIds } from "../../../storage/incident-id.ts";
import { writable } from "../../../vision/pictures/glyphs.ts";
import { PictureError } from "../../../vision/pictures/picture-jpeg.ts";
import type { Timeline } from "../../../vision/pictures/timeline-picture.ts";
import { cameraById } from "../../cameras-keyboard.ts";
import type { ChatContext } from "../../context.ts";
import { withoutEmptyRows } from "../../keyboard-rows.ts";
import type { Page } from "../../page.ts";
import type { ControlRoom } from "../../parts.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { addDays, boundsOfDay, type Day, dayName, dayOf } from "../dates.ts";
import { everythingOf } from "../filter.ts";
import { historyData } from "../taps.ts";
import { rowsOf, type TimelineRows } from "./rows.ts";
import { timelineData } from "./taps.ts";

/** Six blocks a day, three buttons a row. */
const blockHours = 4;

/** Rejects with StorageError. */
export async function timelinePage(
  room: ControlRoom,
  { locale }: Pick<ChatContext, "locale">,
  day: Day,
): Promise<Page> {
  const { history, clock, watch } = room;
  const { timezone } = room.householdSettings.current();
  const bounds = boundsOfDay(day, timezone);
  const now = clock.wall();
  const ofDay = await history.day(day);
  const before = await history.day(addDays(day, -1));
  const rows = rowsOf({
    ...bounds,
    now,
    incidents: [...before, ...ofDay],
    cameras: watch.cameras,
    goesOn: (incident) => isStillLost(room, incident),
  });
  const isOver = now >= bounds.to;
  const lines = [
    say(locale, "timeline-head", { day: dayName(locale, day) }),
    ...legend(locale, rows),
  ];
  const timeline = { ...bounds, timezone, now: isOver ? null : now, rows: rows.rows };
  return {
    text: lines.join("\n"),
    keyboard: await keyboard(room, locale, day, ofDay),
    picture: rows.shown.length === 0 ? null : await draw(room, timeline),
  };
}

/** Whether it is about a camera that has been lost ever since; other incidents end by themselves. */
function isStillLost(
  { watch }: ControlRoom,
  { camera, cause, openedAt }: IncidentSummary,
): boolean {
  const status = cameraById(watch, camera)?.status();
  return cause === "camera_lost" && status?.state === "lost" && openedAt >= status.since;
}

/** What the colours mean, each where it is there; the names that can't be written in pictures. */
function legend(locale: string, { rows, shown, leftOut }: TimelineRows): string[] {
  if (shown.length === 0) return [say(locale, "timeline-nothing")];
  const counts = historyVerdicts.map((what) => {
    return { what, count: shown.filter(({ verdict }) => verdict === what).length };
  });
  const isFalse = shown.filter(({ falseAlarm }) => falseAlarm).length;
  const unwritten = rows.filter(
    ({ label }) => writable(label).includes("?") && !label.includes("?"),
  );
  return [
    ...counts.filter(({ count }) => count > 0).map((one) => say(locale, "timeline-count", one)),
    ...(isFalse > 0 ? [say(locale, "timeline-false", { count: isFalse })] : []),
    ...unwritten.map(({ label, fallback }) =>
      say(locale, "timeline-label", { label: fallback, camera: label }),
    ),
    ...(leftOut > 0 ? [say(locale, "timeline-left-out", { count: leftOut })] : []),
  ];
}

/** Null where it can't be drawn: the words say the same. */
async function draw({ timelinePicture, log }: ControlRoom, timeline: Timeline) {
  try {
    return (await timelinePicture?.(timeline)) ?? null;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    log.warn("A timeline could not be drawn; it is told in words", { error });
    return null;
  }
}

async function keyboard(
  room: ControlRoom,
  locale: string,
  day: Day,
  incidents: readonly IncidentSummary[],
): Promise<InlineKeyboard> {
  const ofDay = { ...everythingOf("events"), day };
  const buttons = new InlineKeyboard();
  let inRow = 0;
  for (let from = 0; from < 24; from += blockHours) {
    const inBlock = incidents
      .filter(({ id }) => Math.floor(hourOf(id) / blockHours) * blockHours === from)
      .toSorted((one, other) => compareIncidentIds(one.id, other.id));
    const newest = inBlock.at(-1);
    if (!newest) continue;
    if (inRow === 3) buttons.row();
    inRow = (inRow % 3) + 1;
    const said = { from: String(from), to: String(from + blockHours), count: inBlock.length };
    buttons.text(sayPlain(locale, "timeline-button-hours", said), historyData.at(ofDay, newest.id));
  }
  buttons.row();
  const days = await room.history.days();
  const earlier = days.find((one) => one < day);
  const today = dayOf(room.clock.wall(), room.householdSettings.current().timezone);
  const later = days.findLast((one) => one > day) ?? (day < today ? today : undefined);
  if (earlier !== undefined) {
    buttons.text(sayPlain(locale, "timeline-button-earlier"), timelineData.day(earlier));
  }
  if (later !== undefined) {
    buttons.text(sayPlain(locale, "timeline-button-later"), timelineData.day(later));
  }
  buttons
    .row()
    .text(sayPlain(locale, "button-back"), historyData.jump(everythingOf("events"), day));
  return withoutEmptyRows(buttons);
}

/** By the clock, as the incident's id has it. */
function hourOf(id: string): number {
  return Number(id.slice(9, 11));
}
