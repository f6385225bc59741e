// Owns the words of a digest: what happened in the time in which a chat could not be told, in order,
// strangers first. A line for each incident while that fits into one message; where it does not, a
// line for each camera and hour, then for each camera and day, then for each camera. Pure.
import type { IncidentRecord, RecognisedPerson } from "../../storage/incident-events.ts";
import { say } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";
import { isFalseAlarm } from "./buttons.ts";
import { isStranger } from "./digest.ts";
import { namesOf, type NameOf } from "./face-words.ts";
import type { Telling } from "./step.ts";
import { isQuiet, resolutionOf, sightOf, type Sight } from "./story.ts";

/** In UTF-16 units, after Telegram has read the HTML (core.telegram.org/bots/api#sendmessage). */
const longestText = 4096;
/** Strangers are named one by one in at most this much of it. */
const longestStrangers = 2000;

export interface DigestView {
  /** Oldest first; not empty. */
  incidents: readonly Telling[];
  /** How many of them follow as messages of their own. */
  following: number;
  /** Whether nothing could be sent for long; else it was too much at once. */
  wasAway: boolean;
  nameOf: NameOf;
  locale: string;
}

type What = Sight | "false_alarm" | "came_home" | "lost" | "back";
type Worst = "alarm" | "doubt" | "fine";

/** What the digest says of one incident. */
interface Entry {
  record: IncidentRecord;
  what: What;
  isStranger: boolean;
  /** Who of the household it was, where it was them alone. */
  names: string;
  time: string;
  day: string;
}
type LinesOf = (entries: readonly Entry[]) => string[];

/** The digest as Telegram HTML. */
export function composeDigest(view: DigestView): string {
  const { following, locale } = view;
  const entries = view.incidents.map((incident) => entryOf(incident, view));
  const head = headline(entries, view);
  const foot = following === 0 ? "" : say(locale, "digest-follow", { count: following });
  const lineOf = oneByOne(locale);
  const days = new Set(entries.map(({ day }) => day)).size;
  const perDay = (linesOf: LinesOf) => (days === 1 ? linesOf : byDay(linesOf));
  const { strangers, others } = strangersApart(entries, lineOf);
  const first = perDay(lineOf)(strangers);
  const levels: LinesOf[] = [
    perDay(lineOf),
    perDay(inGroups(locale, ({ time }) => time.slice(0, 2))),
    perDay(inGroups(locale, () => "")),
    inGroups(locale, () => ""),
  ];
  const text = (lines: readonly string[]) =>
    [[head], first, lines, [foot]]
      .map((part) => part.join("\n"))
      .filter((part) => part !== "")
      .join("\n\n");
  let lines: string[] = [];
  for (const linesOf of levels) {
    lines = linesOf(others);
    if (lengthOf(text(lines)) <= longestText) break;
  }
  // Even cameras could be too many; all incidents are counted in the first line.
  while (lines.length > 0 && lengthOf(text(lines)) > longestText) lines.pop();
  return text(lines);
}

function entryOf(incident: Telling, { nameOf, locale }: DigestView): Entry {
  const { record, events } = incident;
  const people = peopleIn(incident);
  return {
    record,
    what: whatOf(incident),
    isStranger: isStranger(events),
    names: people.length === 0 ? "" : namesOf(people, { nameOf, locale }),
    time: clockTime(record.openedAt, record.timezone),
    day: calendarDate(locale, record.openedAt, record.timezone),
  };
}

function headline(entries: readonly Entry[], { wasAway, locale }: DigestView): string {
  const [from, to] = spanOf(entries);
  const why = wasAway ? "away" : "storm";
  const count = entries.length;
  return say(locale, "digest-head", { worst: worstOf(entries), count, why, from, to });
}

/** When the first and the last of them opened, with the days where these differ. */
function spanOf(entries: readonly Entry[]): [from: string, to: string] {
  const [first, last] = [entries.at(0), entries.at(-1)] as [Entry, Entry];
  if (first.day === last.day) return [first.time, last.time];
  return [`${first.day} ${first.time}`, `${last.day} ${last.time}`];
}

/** Certain strangers, the newest as far as they fit one by one, and everybody else; both in order. */
function strangersApart(entries: readonly Entry[], lineOf: LinesOf) {
  const apart = new Set<Entry>();
  let length = 0;
  for (const entry of entries.toReversed()) {
    if (!entry.isStranger) continue;
    length += lengthOf(lineOf([entry]).join("")) + 1;
    if (length > longestStrangers) break;
    apart.add(entry);
  }
  return {
    strangers: entries.filter((entry) => apart.has(entry)),
    others: entries.filter((entry) => !apart.has(entry)),
  };
}

function oneByOne(locale: string): LinesOf {
  return (entries) =>
    entries.map(({ record, what, names, time }) =>
      say(locale, "digest-line", { what, names, camera: record.cameraName, time }),
    );
}

/** One line for all of a camera that are alike in `partOf`; one alone has its own line. */
function inGroups(locale: string, partOf: (entry: Entry) => string): LinesOf {
  return (entries) =>
    groupedBy(entries, (entry) => `${partOf(entry)}/${entry.record.camera}`).map((group) => {
      const [{ record }] = group as [Entry, ...Entry[]];
      if (group.length === 1) return oneByOne(locale)(group).join("");
      const [from, to] = spanOf(group);
      const list = groupedBy(group, ({ what }) => what).map((same) => {
        const [{ what }] = same as [Entry, ...Entry[]];
        return say(locale, "digest-count", { what, count: same.length });
      });
      const where = { worst: worstOf(group), camera: record.cameraName, from, to };
      return `${say(locale, "digest-group", where)} ${list.join(", ")}`;
    });
}

/** With the day above. */
function byDay(linesOf: LinesOf): LinesOf {
  return (entries) =>
    groupedBy(entries, ({ day }) => day).flatMap((group) => [
      group[0]?.day ?? "",
      ...linesOf(group),
    ]);
}

function whatOf(incident: Telling): What {
  const { record, events } = incident;
  if (record.cause === "camera_lost") {
    const isBack = events.some((event) => event.kind === "ended" && event.reason === "back");
    return isBack ? "back" : "lost";
  }
  if (isFalseAlarm(events)) return "false_alarm";
  if (isQuiet(events)) return peopleIn(incident).length > 0 ? "came_home" : "in_time";
  return sightOf(events);
}

function worstOf(entries: readonly Entry[]): Worst {
  const signs = new Set(entries.map(({ what }) => signOf[what]));
  return signs.has("alarm") ? "alarm" : signs.has("doubt") ? "doubt" : "fine";
}

const signOf: Record<What, Worst> = {
  stranger: "alarm",
  movement: "alarm",
  no_face: "alarm",
  unsure: "doubt",
  entry: "doubt",
  lost: "doubt",
  in_time: "fine",
  household: "fine",
  came_home: "fine",
  false_alarm: "fine",
  back: "fine",
};

/** Who of the household it was, where it was them alone. */
function peopleIn({ events }: Telling): RecognisedPerson[] {
  const excused = events.findLast((event) => event.kind === "excused");
  return resolutionOf(events)?.people ?? excused?.people ?? [];
}

/** In the order in which each group's first comes. */
function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

function lengthOf(html: string): number {
  return html.replaceAll(/&\w+;/g, "x").length;
}
