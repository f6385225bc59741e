// Owns what a threshold would do, in words: to everybody's own photos, and to the faces that the
// cameras saw lately.
import type { FacesView } from "../../vision/faces/faces-view.ts";
import type { FaceThresholds } from "../../vision/faces/faces.ts";
import type { ScoresByPerson } from "../../vision/faces/own-scores.ts";
import {
  type FacePreview,
  type PersonPreview,
  previewThreshold,
} from "../../vision/faces/threshold-preview.ts";
import { shortName } from "../people/names.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate, clockTime, sameDay } from "../texts/times.ts";
import type { Reader } from "../wording.ts";

/** More lines than these nobody reads; those for whom something changes come first. */
const mostPeople = 8;
const dayMs = 86_400_000;

/** Lines of Telegram HTML. */
export function previewLines(
  faces: FacesView,
  scores: ScoresByPerson,
  after: FaceThresholds,
  reader: Reader,
): string[] {
  const { locale } = reader;
  if (faces.gallery.size === 0) return [say(locale, "threshold-nobody")];
  const recent = faces.recentFaces().filter(({ person }) => {
    return person === null || faces.people.find(person) !== null;
  });
  const preview = previewThreshold(scores, recent, faces.thresholds(), after);
  const lines = peopleLines(preview.people);
  const [oldest] = recent;
  if (!oldest) return [...lines, say(locale, "threshold-recent-none")];
  const since = sinceWhen(oldest.at, reader);
  lines.push(say(locale, "threshold-recent", { count: recent.length, since }));
  return [...lines, ...faceLines(preview.faces).map((line) => `· ${line}`)];

  function peopleLines(people: readonly PersonPreview[]): string[] {
    const sorted = people.toSorted(
      (a, b) => Number(changes(b)) - Number(changes(a)) || (a.weakest ?? 1) - (b.weakest ?? 1),
    );
    const shown = sorted.slice(0, mostPeople).map(personLine);
    const left = sorted.slice(mostPeople);
    if (left.length > 0) {
      const count = left.length;
      const changing = left.some(changes);
      shown.push(
        say(locale, changing ? "threshold-people-more-change" : "threshold-people-more", { count }),
      );
    }
    return shown;
  }

  function personLine(one: PersonPreview): string {
    const name = nameOf(one.person);
    if (one.weakest === null) return say(locale, "threshold-person-single", { name });
    const { recognisedBefore, recognisedAfter, photos, weakest } = one;
    return say(locale, "threshold-person", {
      name,
      photos,
      before: recognisedBefore,
      after: recognisedAfter,
      change: changes(one) ? "changed" : "none",
      weakest: scoreText(locale, weakest),
    });
  }

  /** One line for each thing that happens to faces of each person. */
  function faceLines(previews: readonly FacePreview[]): string[] {
    const said: string[] = [];
    for (const [person, own] of grouped(previews)) {
      const name = nameOf(person);
      const wasKnown = own.filter(({ before }) => before === "KNOWN");
      const stay = wasKnown.filter((one) => one.after === "KNOWN");
      const unsure = wasKnown.filter((one) => one.after === "UNSURE");
      const stranger = wasKnown.filter((one) => one.after === "UNKNOWN");
      const gained = own.filter((one) => one.before !== "KNOWN" && one.after === "KNOWN");
      if (stay.length > 0) {
        const weakest = scoresOf(stay, locale).at(-1) as string;
        said.push(say(locale, "threshold-stay", { count: stay.length, name, weakest }));
      }
      if (unsure.length > 0) said.push(say(locale, "threshold-unsure", told(unsure, name, locale)));
      if (stranger.length > 0)
        said.push(say(locale, "threshold-stranger", told(stranger, name, locale)));
      if (gained.length > 0) said.push(say(locale, "threshold-gained", told(gained, name, locale)));
    }
    const rest = previews.filter((one) => one.before !== "KNOWN" && one.after !== "KNOWN");
    if (rest.length > 0) said.push(say(locale, "threshold-rest", { count: rest.length }));
    return said;
  }

  function nameOf(person: string): string {
    return shortName(faces.people.find(person)?.name ?? "", 24);
  }
}

function changes({ recognisedBefore, recognisedAfter }: PersonPreview): boolean {
  return recognisedBefore !== recognisedAfter;
}

function grouped(previews: readonly FacePreview[]): Map<string, FacePreview[]> {
  const groups = new Map<string, FacePreview[]>();
  for (const one of previews) {
    const { person } = one.face;
    if (person !== null) groups.set(person, [...(groups.get(person) ?? []), one]);
  }
  return groups;
}

function told(previews: readonly FacePreview[], name: string, locale: string) {
  return { count: previews.length, name, score: scoresOf(previews, locale).slice(0, 3).join(", ") };
}

/** From the best to the weakest. */
function scoresOf(previews: readonly FacePreview[], locale: string): string[] {
  return previews
    .map(({ face }) => face.score)
    .toSorted((a, b) => b - a)
    .map((score) => scoreText(locale, Math.max(0, score)));
}

/** "since 14:02", "since yesterday", "since 20 Nov 2026". */
function sinceWhen(at: number, { locale, now, timezone }: Reader): string {
  if (sameDay(at, now - dayMs, timezone)) return sayPlain(locale, "threshold-since-yesterday");
  const today = sameDay(at, now, timezone);
  const when = today ? clockTime(at, timezone) : calendarDate(locale, at, timezone);
  return sayPlain(locale, "threshold-since", { when });
}
