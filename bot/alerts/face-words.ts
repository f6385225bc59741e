// Owns the words for people and faces in alerts: names are looked up by id each time, so that who
// is forgotten has no name in what is said from then on. Pure.
import type { IncidentRecord, RecognisedPerson } from "../../storage/incident-events.ts";
import { namesOf as listed, shortName } from "../people/names.ts";
import { decimal, scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { seenBeforeText } from "./seen-before-words.ts";
import { facesIn, openingOf, reportedAs, strangerIn, type Events } from "./story.ts";

/** Null for somebody who is not known (any more). */
export type NameOf = (person: string) => string | null;

export interface FaceView {
  /** When and where it was: earlier visits are told from there. */
  record: Pick<IncidentRecord, "openedAt" | "timezone">;
  events: Events;
  nameOf: NameOf;
  /** Faces are being looked for, so nothing said of them yet means nothing found yet. */
  isLooking: boolean;
  /** The stranger has a message of its own in this chat, which says the rest. */
  strangerApart: boolean;
  locale: string;
}

/** Captions hold 1024 characters. */
const mostNamed = 4;
const mostDoubted = 2;

/** The name as captions show it: plain text, not too long. */
export function nameOrNobody(person: string, { nameOf, locale }: NameWords): string {
  const name = nameOf(person);
  return name === null ? sayPlain(locale, "alert-forgotten") : shortName(name);
}

type NameWords = Pick<FaceView, "nameOf" | "locale">;

/** "Anna and Ben": plain text; each name once. */
export function namesOf(people: readonly RecognisedPerson[], words: NameWords): string {
  const names = new Set(people.map(({ person }) => nameOrNobody(person, words)));
  return listed(
    [...names].map((name) => ({ name })),
    words.locale,
  );
}

/** What is known of the faces, as lines of HTML; none where there is nothing to say. */
export function faceLines(view: FaceView): string[] {
  const { events, isLooking, strangerApart, locale } = view;
  const isStranger = reportedAs(events) === "stranger";
  const lines = isStranger && !strangerApart ? [strangerLine(view)] : [];
  lines.push(knownLine(view), ...doubtLines(view));
  const { waited } = openingOf(events) ?? {};
  if (waited) lines.push(waitedLine(view, waited.because));
  const said = lines.filter((line) => line !== "");
  if (said.length > 0 || isStranger) return said;
  const verdicts = facesIn(events).map(({ verdict }) => verdict);
  if (verdicts.includes("TOO_SMALL")) return [say(locale, "alert-face-too-small")];
  const isOpen = isLooking && !events.some(({ kind }) => kind === "ended");
  return isOpen && !waited ? [say(locale, "alert-looking")] : [];
}

/** "In view for 2.3 s. Not Anna (0.18), not Ben (0.11). Never seen before." */
export function strangerLine({ record, events, nameOf, locale }: FaceView): string {
  const face = strangerIn(events)?.face;
  if (!face) return "";
  const seen =
    face.seenMs === undefined
      ? ""
      : say(locale, "alert-stranger-seen", { seconds: decimal(locale, face.seenMs / 1000, 1) });
  const closest = face.people.flatMap(({ person, score }) => {
    const name = nameOf(person);
    return name === null ? [] : [{ name: shortName(name), score: scoreText(locale, score) }];
  });
  const nobody = closest
    .map((other, index) =>
      say(locale, index === 0 ? "alert-stranger-not" : "alert-stranger-nor", other),
    )
    .join(", ");
  const before = face.seenBefore ? seenBeforeText(locale, face.seenBefore, record) : "";
  return [seen, nobody === "" ? "" : `${nobody}.`, before].filter(Boolean).join(" ");
}

/** "Anna (0.71), Ben (0.66)": everybody who is there, each with the best score. */
function knownLine({ events, nameOf, locale }: FaceView): string {
  const best = new Map<string, number>();
  for (const { verdict, people } of facesIn(events)) {
    const [first] = people;
    if (verdict !== "KNOWN" || !first) continue;
    best.set(first.person, Math.max(first.score, best.get(first.person) ?? -1));
  }
  return [...best]
    .slice(0, mostNamed)
    .map(([person, score]) => {
      const name = nameOrNobody(person, { nameOf, locale });
      return say(locale, "alert-face-known", { name, score: scoreText(locale, score) });
    })
    .join(", ");
}

/** Whoever looks less like a face than this is no guess worth telling (facts/models.md §4). */
const nobodyBelow = 0.2;

function doubtLines({ events, nameOf, locale }: FaceView): string[] {
  const lines = facesIn(events).flatMap(({ verdict, people }) => {
    if (verdict !== "UNSURE") return [];
    const [first] = people;
    const name = first ? nameOf(first.person) : null;
    return first && name !== null && first.score >= nobodyBelow
      ? [
          say(locale, "alert-face-unsure", {
            name: shortName(name),
            score: scoreText(locale, first.score),
          }),
        ]
      : [say(locale, "alert-face-unsure-nobody")];
  });
  return [...new Set(lines)].slice(0, mostDoubted);
}

/** Why a movement that had waited for a verdict is told without one. */
function waitedLine({ events, locale }: FaceView, because: string): string {
  switch (because) {
    case "no_verdict":
      return facesIn(events).length === 0 ? say(locale, "alert-waited-no-verdict") : "";
    case "camera_lost":
    case "faces_off":
    case "shutdown":
      return say(locale, `alert-waited-${because.replace("_", "-")}`);
    default:
      return "";
  }
}
