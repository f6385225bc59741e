// Owns how a summary reads: the first line says whether the day was quiet. Pure.
import { sizeText, usageText } from "../evidence/words.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate, clockTime, span } from "../texts/times.ts";
import type { CameraDay } from "./day-summary.ts";
import type { Summary } from "./gather.ts";

export interface SummaryReader {
  locale: string;
  timezone: string;
  /** What somebody is called now; null for who is forgotten. */
  nameOf: (person: string) => string | null;
}

/** As Telegram HTML. */
export function composeSummary(summary: Summary, reader: SummaryReader): string {
  const { locale, timezone } = reader;
  const { from, to } = summary;
  const moment = (at: number) =>
    sayPlain(locale, "summary-moment", {
      date: calendarDate(locale, at, timezone),
      time: clockTime(at, timezone),
    });
  return [
    headline(summary, reader),
    say(locale, "summary-span", { from: moment(from), to: moment(to) }),
    eventsLine(summary, locale),
    seenLine(summary, reader),
    ...camerasLines(summary, locale),
    summary.offMs >= 60_000
      ? say(locale, "summary-off", { span: span(locale, summary.offMs) })
      : "",
    evidenceLine(summary, locale),
    removedLine(summary, locale),
    summary.head
      ? say(locale, "summary-seal", {
          number: summary.head.number,
          head: summary.head.head.slice(0, 8),
        })
      : "",
  ]
    .filter(Boolean)
    .join("\n");
}

function headline({ counts, offMs, cameras, to }: Summary, { locale, timezone }: SummaryReader) {
  const date = calendarDate(locale, to, timezone);
  const alarms = counts.stranger + counts.unsure + counts.movement;
  if (alarms > 0) return say(locale, "summary-alarms", { count: alarms, date });
  const degraded = offMs >= 600_000 || cameras.some(({ losses }) => losses > 0);
  return say(locale, degraded ? "summary-degraded" : "summary-quiet", { date });
}

function eventsLine({ counts, falseAlarms }: Summary, locale: string): string {
  const all: [key: string, count: number][] = [
    ["summary-strangers", counts.stranger],
    ["summary-unsure", counts.unsure],
    ["summary-movements", counts.movement],
    ["summary-household", counts.household],
    ["summary-false", falseAlarms],
  ];
  const said = all.filter(([, count]) => count > 0);
  if (said.length === 0) return say(locale, "summary-nothing");
  const line = said.map(([key, count]) => say(locale, key, { count })).join(" · ");
  return line.charAt(0).toLocaleUpperCase(locale) + line.slice(1);
}

function seenLine({ seen }: Summary, { locale, timezone, nameOf }: SummaryReader): string {
  const people = seen.flatMap(({ person, first, last }) => {
    const name = nameOf(person);
    if (name === null) return [];
    const from = clockTime(first, timezone);
    const to = clockTime(last, timezone);
    const key = from === to ? "summary-person-once" : "summary-person";
    return [sayPlain(locale, key, { name, from, to })];
  });
  return people.length === 0 ? "" : say(locale, "summary-seen", { people: people.join(", ") });
}

/** One line where all went well; else one for each that was lost. */
function camerasLines({ cameras, from, to }: Summary, locale: string): string[] {
  if (cameras.length === 0) return [];
  const lost = cameras.filter(({ losses }) => losses > 0);
  if (lost.length === 0) return [say(locale, "summary-cameras-well", { count: cameras.length })];
  const share = ({ lostMs }: CameraDay) =>
    Math.max(0, Math.min(99, Math.floor(100 * (1 - lostMs / Math.max(1, to - from)))));
  return lost.map((camera) =>
    say(locale, "summary-camera-lost", {
      camera: camera.name,
      percent: share(camera),
      count: camera.losses,
      span: span(locale, camera.lostMs),
    }),
  );
}

function evidenceLine({ evidenceBytes, mostBytes, freeBytes }: Summary, locale: string): string {
  const used = usageText(locale, evidenceBytes, mostBytes);
  const evidence = say(locale, "summary-evidence", { used });
  if (freeBytes === null) return evidence;
  return `${evidence} ${say(locale, "summary-free", { free: sizeText(locale, freeBytes) })}`;
}

function removedLine({ removed }: Summary, locale: string): string {
  if (removed.count === 0) return "";
  return say(locale, "summary-removed", {
    count: removed.count,
    size: sizeText(locale, removed.bytes),
  });
}
