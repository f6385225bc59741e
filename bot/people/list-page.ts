// Owns the list of everybody: six a page, a face of each, and a button that opens them.
import { InlineKeyboard } from "grammy";
import type { CropId, Person } from "../../storage/people.ts";
import { type Gallery, scoreAgainst } from "../../vision/faces/gallery.ts";
import type { ChatContext } from "../context.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate } from "../texts/times.ts";
import { peopleData } from "./buttons.ts";
import { enrollData } from "../enroll/taps.ts";
import { shortName } from "./names.ts";
import type { Page } from "../page.ts";
import { drawFaces, type FacesRoom } from "./faces-sheet.ts";
import { facesLine } from "./state-line.ts";

export const peopleOnPage = 6;
const columns = 3;
const buttonName = 20;

/**
 * Page `wanted` (from 1; the closest there is). `news` is what just happened, as Telegram HTML,
 * and comes first.
 */
export async function listPage(
  room: FacesRoom,
  ctx: ChatContext,
  wanted = 1,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const everybody = room.faces.people.all();
  const lines = news === undefined ? [] : [news];
  if (everybody.length === 0) return nobodyPage(room, locale, lines);

  const pages = Math.ceil(everybody.length / peopleOnPage);
  const page = Math.min(Math.max(wanted, 1), pages);
  const first = (page - 1) * peopleOnPage;
  const shown = everybody.slice(first, first + peopleOnPage);
  const count = everybody.length;
  lines.push(
    pages === 1
      ? say(locale, "people-head", { count })
      : say(locale, "people-head-page", { count, page, pages }),
  );
  for (const [index, person] of shown.entries()) {
    lines.push(
      personLine(first + index + 1, person, locale, room.householdSettings.current().timezone),
    );
  }
  const { kind } = room.faces.state();
  if (kind !== "ready" && kind !== "nobody") lines.push(facesLine(room.faces, locale));

  const faces = shown.map((person, index) => ({
    label: String(first + index + 1),
    person: person.id,
    crop: bestCrop(person, room.faces.gallery),
  }));
  return {
    text: lines.join("\n"),
    keyboard: keyboard(locale, shown, first, { page, pages }),
    picture: await drawFaces(room, faces, columns),
  };
}

function nobodyPage({ faces }: FacesRoom, locale: string, lines: string[]): Page {
  lines.push(say(locale, "people-nobody"));
  const { kind } = faces.state();
  if (kind !== "ready" && kind !== "nobody") lines.push(facesLine(faces, locale));
  const button = sayPlain(locale, "button-enroll");
  return {
    text: lines.join("\n"),
    keyboard: new InlineKeyboard().text(button, enrollData.begin()),
    picture: null,
  };
}

/** "1 · Anna · 5 photos · since 22 Nov 2026". */
function personLine(number: number, person: Person, locale: string, timezone: string): string {
  const { name, crops, since } = person;
  return say(locale, "people-line", {
    number,
    name: shortName(name),
    count: crops.length,
    since: calendarDate(locale, since, timezone),
  });
}

function keyboard(
  locale: string,
  shown: readonly Person[],
  first: number,
  { page, pages }: { page: number; pages: number },
): InlineKeyboard {
  const buttons = new InlineKeyboard();
  for (const [index, { id, name }] of shown.entries()) {
    if (index > 0 && index % columns === 0) buttons.row();
    buttons.text(`${first + index + 1} · ${shortName(name, buttonName)}`, peopleData.person(id));
  }
  buttons.row();
  if (page > 1) buttons.text(sayPlain(locale, "button-page-before"), peopleData.list(page - 1));
  if (page < pages) buttons.text(sayPlain(locale, "button-page-after"), peopleData.list(page + 1));
  return buttons.text(sayPlain(locale, "button-enroll-more"), enrollData.begin());
}

/** The page somebody's line is on. */
export function pageOf(room: FacesRoom, id: string): number {
  const place = room.faces.people.all().findIndex((person) => person.id === id);
  return Math.floor(Math.max(0, place) / peopleOnPage) + 1;
}

/** The photo most like the person's others; the first while they are not learned. */
export function bestCrop({ id, crops }: Person, gallery: Gallery): CropId | null {
  const embeddings = [...gallery.embeddingsOf(id)];
  let best: { crop: CropId; score: number } | null = null;
  for (const [crop, embedding] of embeddings) {
    const others = embeddings.filter(([other]) => other !== crop).map(([, one]) => one);
    const score = scoreAgainst(others, embedding);
    if (!best || score > best.score) best = { crop, score };
  }
  return best?.crop ?? crops[0]?.id ?? null;
}
