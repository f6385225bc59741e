// Owns the pages about single photos of somebody: all with their numbers, one with where it is
// from, and the questions before something is deleted.
import { InlineKeyboard } from "grammy";
import type { Addition, CropId, Person, PersonCrop } from "../../storage/people.ts";
import { scoreAgainst } from "../../vision/faces/gallery.ts";
import type { ChatContext } from "../context.ts";
import { readerOf } from "../parts.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { moment } from "../texts/times.ts";
import { peopleData } from "./buttons.ts";
import { shortName } from "./names.ts";
import type { Page } from "../page.ts";
import { drawFaces, type FacesRoom } from "./faces-sheet.ts";
import { drawPerson, personHead } from "./person-page.ts";

const numbersInRow = 5;

/** Every photo has a number in the picture and a button. `news` comes first. */
export async function photosPage(
  room: FacesRoom,
  ctx: ChatContext,
  person: Person,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const { id, crops } = person;
  const keyboard = new InlineKeyboard();
  for (const [index, crop] of crops.entries()) {
    if (index > 0 && index % numbersInRow === 0) keyboard.row();
    keyboard.text(String(index + 1), peopleData.photo(id, crop.id));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), peopleData.person(id));
  const added = lastAdded(person);
  if (added) {
    const label = sayPlain(locale, "button-take-back", { count: added.crops.length });
    keyboard.text(label, peopleData.askTakeBack(id, added.id));
  }
  const lines = [personHead(room, person, locale), say(locale, "photos-how")];
  return {
    text: (news === undefined ? lines : [news, ...lines]).join("\n"),
    keyboard,
    picture: await drawPerson(room, person),
  };
}

/** One photo: which, where from, how well it fits; "ask" is the question before it is deleted. */
export async function photoPage(
  room: FacesRoom,
  ctx: ChatContext,
  person: Person,
  crop: PersonCrop,
  step: "look" | "ask" = "look",
): Promise<Page> {
  const { locale } = ctx;
  const words =
    step === "ask"
      ? deleteWords(locale, person, crop)
      : {
          text: lookLines(room, ctx, person, crop).join("\n"),
          keyboard: new InlineKeyboard()
            .text(sayPlain(locale, "button-back"), peopleData.photos(person.id))
            .text(sayPlain(locale, "button-delete"), peopleData.askDelete(person.id, crop.id)),
        };
  const label = String(numberOf(person, crop.id));
  const picture = await drawFaces(room, [{ label, person: person.id, crop: crop.id }], 1);
  return { ...words, picture };
}

/** "Really delete photo 2 of Anna?", also for whoever asked while the bot was offline (`late`). */
export function deleteWords(
  locale: string,
  person: Person,
  crop: PersonCrop,
  late = false,
): { text: string; keyboard: InlineKeyboard } {
  const variables = { number: numberOf(person, crop.id), name: shortName(person.name) };
  const question = say(
    locale,
    person.crops.length === 1 ? "photo-delete-last-question" : "photo-delete-question",
    variables,
  );
  return {
    text: late ? `${say(locale, "people-late")}\n${question}` : question,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-delete"), peopleData.delete(person.id, crop.id))
      .text(sayPlain(locale, "button-keep"), peopleData.photos(person.id)),
  };
}

/** "Take back the 3 photos that were added last?" */
export async function takeBackQuestion(
  room: FacesRoom,
  ctx: ChatContext,
  person: Person,
  added: Pick<Addition, "id" | "crops">,
): Promise<Page> {
  const words = takeBackWords(ctx.locale, person, added);
  return { ...words, picture: await drawPerson(room, person) };
}

export function takeBackWords(
  locale: string,
  person: Person,
  { id, crops }: Pick<Addition, "id" | "crops">,
  late = false,
): { text: string; keyboard: InlineKeyboard } {
  const question = say(locale, "photos-take-back-question", {
    name: shortName(person.name),
    count: crops.length,
    numbers: crops.map((crop) => numberOf(person, crop)).join(", "),
  });
  return {
    text: late ? `${say(locale, "people-late")}\n${question}` : question,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-delete"), peopleData.takeBack(person.id, id))
      .text(sayPlain(locale, "button-keep"), peopleData.photos(person.id)),
  };
}

/** What was added last, if that is not all there is: to take everything back is to forget. */
export function lastAdded({ crops }: Person): Pick<Addition, "id" | "crops"> | null {
  const newest = crops.toSorted((a, b) => a.addedAt - b.addedAt).at(-1);
  if (!newest) return null;
  const together = crops.filter(({ addition }) => addition === newest.addition);
  if (together.length === crops.length) return null;
  return { id: newest.addition, crops: together.map(({ id }) => id) };
}

/** Its number in the picture, from 1. */
export function numberOf({ crops }: Person, crop: CropId): number {
  return crops.findIndex(({ id }) => id === crop) + 1;
}

function lookLines(room: FacesRoom, ctx: ChatContext, person: Person, crop: PersonCrop): string[] {
  const { locale } = ctx;
  const { now, timezone } = readerOf(room, ctx);
  const number = numberOf(person, crop.id);
  const name = shortName(person.name);
  const lines = [say(locale, "photo-head", { number, count: person.crops.length, name })];
  if (crop.source.kind === "camera") {
    const when = moment(locale, crop.takenAt, now, timezone);
    lines.push(say(locale, "photo-from-camera", { camera: crop.source.cameraName, when }));
  } else {
    lines.push(
      say(locale, "photo-from-chat", { when: moment(locale, crop.addedAt, now, timezone) }),
    );
  }
  const embeddings = room.faces.gallery.embeddingsOf(person.id);
  const own = embeddings.get(crop.id);
  embeddings.delete(crop.id);
  if (own && embeddings.size > 0) {
    const score = scoreAgainst([...embeddings.values()], own);
    const fits = score >= room.faces.thresholds().knownFewPhotos;
    lines.push(
      say(locale, fits ? "photo-fits" : "photo-differs", {
        score: scoreText(locale, Math.max(0, score)),
      }),
    );
  }
  return lines;
}
