// Owns one person's page: their faces, how well they are told apart, and what can be done.
import { InlineKeyboard } from "grammy";
import type { Person } from "../../storage/people.ts";
import { mostCrops } from "../../storage/people.ts";
import { separationOf } from "../../vision/faces/enrolment.ts";
import type { ChatContext } from "../context.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate } from "../texts/times.ts";
import { peopleData } from "./buttons.ts";
import { enrollData } from "../enroll/taps.ts";
import { pageOf } from "./list-page.ts";
import { shortName } from "./names.ts";
import type { Page } from "../page.ts";
import { drawFaces, type FacesRoom, type SheetFace } from "./faces-sheet.ts";
import { facesLine } from "./state-line.ts";

/** `news` is what just happened, as Telegram HTML, and comes first. */
export async function personPage(
  room: FacesRoom,
  ctx: ChatContext,
  person: Person,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const lines = news === undefined ? [] : [news];
  lines.push(personHead(room, person, locale), ...separationLines(room, person, locale));
  return {
    text: lines.join("\n"),
    keyboard: keyboard(room, person, locale),
    picture: await drawPerson(room, person),
  };
}

/** "Really forget Anna?" in the place of her page. */
export async function forgetQuestion(
  room: FacesRoom,
  ctx: ChatContext,
  person: Person,
): Promise<Page> {
  return { ...forgetWords(ctx.locale, person), picture: await drawPerson(room, person) };
}

/** The question itself, also for whoever asked while the bot was offline (`late`). */
export function forgetWords(
  locale: string,
  { id, name, crops }: Person,
  late = false,
): { text: string; keyboard: InlineKeyboard } {
  const variables = { name: shortName(name), count: crops.length };
  const question = say(locale, "people-forget-question", variables);
  return {
    text: late ? `${say(locale, "people-late")}\n${question}` : question,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-forget"), peopleData.forget(id))
      .text(sayPlain(locale, "button-keep"), peopleData.person(id)),
  };
}

/** "Anna · 5 photos · since 22 Nov 2026". */
export function personHead(room: FacesRoom, person: Person, locale: string): string {
  return say(locale, "person-head", {
    name: shortName(person.name),
    count: person.crops.length,
    since: calendarDate(locale, person.since, room.householdSettings.current().timezone),
  });
}

/** All photos, numbered; a person without any has one empty cell. */
export function drawPerson(room: FacesRoom, { id, crops }: Person): Promise<Buffer | null> {
  const faces: SheetFace[] = crops.map((crop, index) => {
    return { label: String(index + 1), person: id, crop: crop.id };
  });
  const shown = faces.length > 0 ? faces : [{ label: "", person: id, crop: null }];
  return drawFaces(room, shown, shown.length > 9 ? 5 : 3);
}

function keyboard(room: FacesRoom, { id, crops }: Person, locale: string): InlineKeyboard {
  const buttons = new InlineKeyboard();
  if (crops.length < mostCrops) {
    buttons.text(sayPlain(locale, "button-add-photos"), enrollData.more(id));
  }
  if (crops.length > 0) buttons.text(sayPlain(locale, "button-photos"), peopleData.photos(id));
  return buttons
    .text(sayPlain(locale, "button-rename"), peopleData.rename(id))
    .row()
    .text(sayPlain(locale, "button-everybody"), peopleData.list(pageOf(room, id)))
    .text(sayPlain(locale, "button-forget"), peopleData.askForget(id));
}

/** How well the person is told apart from everybody else, and what could be done about it. */
function separationLines(room: FacesRoom, person: Person, locale: string): string[] {
  const { faces } = room;
  const name = shortName(person.name);
  if (person.crops.length === 0) return [say(locale, "person-no-photos", { name })];
  if (faces.gallery.photosOf(person.id) === 0) {
    const { kind } = faces.state();
    // What is learned already can't be what keeps this person from being known.
    return kind === "ready" || kind === "nobody"
      ? [say(locale, "person-unreadable", { name })]
      : [facesLine(faces, locale)];
  }
  const thresholds = faces.thresholds();
  const { closest, own, quality } = separationOf(person.id, faces.gallery, thresholds);
  const other = closest && faces.people.find(closest.person);
  const lines: string[] = [];
  if (!closest || !other) lines.push(say(locale, "person-alone", { name }));
  else {
    const variables = {
      name,
      other: shortName(other.name),
      score: scoreText(locale, Math.max(0, closest.score)),
    };
    if (quality === "good") lines.push(say(locale, "person-apart", variables));
    else if (quality === "close") lines.push(say(locale, "person-close", variables));
    else lines.push(say(locale, "person-confused", variables));
  }
  if (own !== null && own < thresholds.knownFewPhotos) {
    lines.push(say(locale, "person-photos-differ", { score: scoreText(locale, Math.max(0, own)) }));
  }
  return lines;
}
