// Owns the questions "which face?" and "who is it?", as words and buttons. Pure.
import { InlineKeyboard } from "grammy";
import type { IncidentRecord, StoredFace } from "../../../storage/incident-events.ts";
import type { Person } from "../../../storage/person.ts";
import type { EnrolmentAnswer } from "../../../vision/faces/enrolment.ts";
import { shortName } from "../../people/names.ts";
import type { Answer } from "../../reply.ts";
import { scoreText } from "../../texts/numbers.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { clockTime } from "../../texts/times.ts";
import { faceTapData, type FaceInIncident } from "./face-taps.ts";
import { facesIn, facesToName, type Events } from "../story.ts";

/** So many faces of one incident can be told apart on a phone. */
export const mostFaces = 9;
export const facesInRow = 3;
const peopleInRow = 2;
const peopleOnPage = 8;

/** A face to be named, with the number it has among all faces of its incident, which stays. */
export interface NumberedFace {
  track: number;
  face: StoredFace;
  number: number;
}

/** Those that somebody may know, as they are now. */
export function numberedFaces(events: Events): NumberedFace[] {
  const asked = new Set(facesToName(events).map(({ track }) => track));
  return facesIn(events)
    .flatMap(({ track, face }) => (face ? [{ track, face }] : []))
    .map(({ track, face }, index) => ({ track, face, number: index + 1 }))
    .filter(({ track }) => asked.has(track))
    .slice(0, mostFaces);
}

/** Which of the faces, numbered as in the picture. */
export function whichFace(
  record: IncidentRecord,
  faces: readonly NumberedFace[],
  locale: string,
): Answer {
  const numbers = faces.map(({ track, number }) => {
    const tap = { kind: "choose" as const, incident: record.id, track, page: 0 };
    return InlineKeyboard.text(String(number), faceTapData(tap));
  });
  const keyboard = keyboardOf(...inRows(numbers, facesInRow), [cancel(locale)]);
  const list = faces
    .map(({ face, number }) => `${number}: ${seenAt(record, face.takenAt)}`)
    .join(" · ");
  return { text: say(locale, "know-which", { camera: record.cameraName, list }), keyboard };
}

/** Who it is; `isOneOfSeveral`: then it has a number. */
export function whoIsIt(
  record: IncidentRecord,
  { track, face, number }: NumberedFace,
  isOneOfSeveral: boolean,
  people: readonly Person[],
  page: number,
  locale: string,
): Answer {
  const at = { incident: record.id, track };
  const pages = Math.max(1, Math.ceil(people.length / peopleOnPage));
  const shown = Math.min(page, pages - 1);
  const here = people.slice(shown * peopleOnPage, (shown + 1) * peopleOnPage);
  const named = here.map(({ id: person, name }) =>
    InlineKeyboard.text(shortName(name), faceTapData({ kind: "is", ...at, person, sure: false })),
  );
  const turn = (key: string, to: number) =>
    InlineKeyboard.text(sayPlain(locale, key), faceTapData({ kind: "choose", ...at, page: to }));
  const turns = [
    ...(shown > 0 ? [turn("know-button-back", shown - 1)] : []),
    ...(shown < pages - 1 ? [turn("know-button-more", shown + 1)] : []),
  ];
  const isNew = InlineKeyboard.text(
    sayPlain(locale, "know-button-new"),
    faceTapData({ kind: "new", ...at, sure: false }),
  );
  const keyboard = keyboardOf(...inRows(named, peopleInRow), turns, [isNew, cancel(locale)]);
  const variables = {
    camera: record.cameraName,
    time: seenAt(record, face.takenAt),
    number: isOneOfSeveral ? number : 0,
  };
  return { text: say(locale, "know-who", variables), keyboard };
}

/** It looks more like somebody else: asked once more. `name` null: somebody new. */
export function reallyThem(
  at: FaceInIncident,
  wanted: Pick<Person, "id" | "name"> | null,
  other: Pick<Person, "id" | "name">,
  score: number,
  locale: string,
): Answer {
  const { incident, track } = at;
  const all = wanted
    ? faceTapData({ kind: "is", incident, track, person: wanted.id, sure: true })
    : faceTapData({ kind: "new", incident, track, sure: true });
  const theirs = faceTapData({ kind: "is", incident, track, person: other.id, sure: true });
  const names = { other: shortName(other.name), name: shortName(wanted?.name ?? "") };
  const insist = wanted
    ? sayPlain(locale, "know-button-all-the-same", { name: names.name })
    : sayPlain(locale, "know-button-new-all-the-same");
  const keyboard = keyboardOf(
    [InlineKeyboard.text(sayPlain(locale, "know-button-it-is", { name: names.other }), theirs)],
    [InlineKeyboard.text(insist, all)],
    [cancel(locale)],
  );
  const key = wanted ? "know-like-another" : "know-new-like-another";
  return { text: say(locale, key, { ...names, score: scoreText(locale, score) }), keyboard };
}

/** Why it can't be a photo of anybody; null when it can. */
export function flawOf(answer: EnrolmentAnswer, locale: string): string | null {
  switch (answer.kind) {
    case "too_small":
      return say(locale, "know-too-small", {
        value: Math.round(answer.value),
        limit: answer.limit,
      });
    case "too_dark":
    case "too_bright":
    case "blurred":
      return say(locale, `know-${answer.kind.replace("_", "-")}`);
    case "no_face":
    case "several_faces":
    case "profile":
      return say(locale, "know-no-face");
    default:
      return null;
  }
}

type Button = ReturnType<typeof InlineKeyboard.text>;

function cancel(locale: string): Button {
  return InlineKeyboard.text(
    sayPlain(locale, "know-button-cancel"),
    faceTapData({ kind: "cancel" }),
  );
}

function inRows(buttons: readonly Button[], inRow: number): Button[][] {
  return buttons.flatMap((_, index) =>
    index % inRow === 0 ? [buttons.slice(index, index + inRow)] : [],
  );
}

function keyboardOf(...rows: Button[][]): InlineKeyboard {
  return InlineKeyboard.from(rows.filter((row) => row.length > 0));
}

function seenAt({ timezone }: IncidentRecord, at: number): string {
  return clockTime(at, timezone, { seconds: true });
}
