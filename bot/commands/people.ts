// Owns /people: which page a tap leads to, and what is done to people and their photos there.
import { Composer, type InlineKeyboard } from "grammy";
import { StorageError } from "../../storage/errors.ts";
import { NotThereError, type Person } from "../../storage/people.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import type { ControlRoom } from "../parts.ts";
import { peopleTaps } from "../people/buttons.ts";
import { listPage, pageOf } from "../people/list-page.ts";
import { shortName } from "../people/names.ts";
import { type Page, showPage } from "../page.ts";
import type { FacesRoom } from "../people/faces-sheet.ts";
import { forgetQuestion, forgetWords, personPage } from "../people/person-page.ts";
import {
  deleteWords,
  numberOf,
  photoPage,
  photosPage,
  takeBackQuestion,
  takeBackWords,
} from "../people/photos-pages.ts";
import { renaming } from "../people/renaming.ts";
import { reply } from "../reply.ts";
import { say } from "../texts/texts.ts";

/** Words that ask, and the buttons that answer. */
interface Question {
  text: string;
  keyboard: InlineKeyboard;
}

export function people({ faces, ...rest }: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  if (!faces) {
    composer.command("people", async (ctx) => {
      await reply(ctx, { text: say(ctx.locale, "faces-missing") });
    });
    return composer;
  }
  const room: FacesRoom = { ...rest, faces };
  composer.use(renaming(room));

  composer.command("people", (ctx) =>
    showing(room, ctx, "upload_photo", async () => {
      await showPage(ctx, await listPage(room, ctx), null);
    }),
  );
  composer.callbackQuery(peopleTaps.list, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, await listPage(room, ctx, Number(ctx.match[1])));
  });

  onPerson(peopleTaps.person, (ctx, person) => personPage(room, ctx, person));
  onPerson(peopleTaps.photos, (ctx, person) => photosPage(room, ctx, person));
  onPerson(peopleTaps.askForget, (ctx, person) => forgetQuestion(room, ctx, person));
  onPerson(peopleTaps.forget, async (ctx, person, { isLate }) =>
    isLate ? askAgain(ctx, person, forgetWords(ctx.locale, person, true)) : forget(ctx, person),
  );

  onPerson(peopleTaps.photo, (ctx, person, { detail }) => onePhoto(ctx, person, detail, "look"));
  onPerson(peopleTaps.askDelete, (ctx, person, { detail }) => onePhoto(ctx, person, detail, "ask"));
  onPerson(peopleTaps.delete, async (ctx, person, { detail, isLate }) => {
    const crop = person.crops.find(({ id }) => id === detail);
    if (!crop) return photosPage(room, ctx, person, say(ctx.locale, "photo-gone"));
    if (isLate) return askAgain(ctx, person, deleteWords(ctx.locale, person, crop, true));
    const number = numberOf(person, crop.id);
    const after = await room.faces.people.deleteCrop(person.id, crop.id);
    return afterDeleting(ctx, after, say(ctx.locale, "photo-deleted", { number }));
  });

  onPerson(peopleTaps.askTakeBack, async (ctx, person, { detail }) => {
    const added = additionOf(person, detail);
    if (!added) return photosPage(room, ctx, person, say(ctx.locale, "photos-gone"));
    return takeBackQuestion(room, ctx, person, added);
  });
  onPerson(peopleTaps.takeBack, async (ctx, person, { detail, isLate }) => {
    const added = additionOf(person, detail);
    if (!added) return photosPage(room, ctx, person, say(ctx.locale, "photos-gone"));
    if (isLate) return askAgain(ctx, person, takeBackWords(ctx.locale, person, added, true));
    const { crops, person: after } = await room.faces.people.undo(added.id);
    const count = crops.length;
    return afterDeleting(ctx, after, say(ctx.locale, "photos-taken-back", { count }));
  });
  return composer;

  /**
   * Shows the page that `act` makes for a tap that names somebody; null: it has answered already.
   * Whoever is gone (also while it acts) is told so, above the list.
   */
  function onPerson(
    pattern: RegExp,
    act: (
      ctx: ChatContext,
      person: Person,
      tap: { detail: string; isLate: boolean },
    ) => Promise<Page | null>,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      const isLate = (await answerFirst(ctx)) === "too_old";
      const [, id = "", detail = ""] = ctx.match;
      const page = await pageFor(ctx, id, (person) => act(ctx, person, { detail, isLate }));
      if (page) await showPage(ctx, page);
    });
  }

  async function pageFor(
    ctx: ChatContext,
    id: string,
    act: (person: Person) => Promise<Page | null>,
  ): Promise<Page | null> {
    try {
      const person = room.faces.people.find(id);
      if (person) return await act(person);
    } catch (error) {
      // Somebody else was faster, from another chat.
      if (!(error instanceof NotThereError)) throw error;
      const person = room.faces.people.find(id);
      if (person) return photosPage(room, ctx, person, say(ctx.locale, "photo-gone"));
    }
    return listPage(room, ctx, 1, say(ctx.locale, "people-gone"));
  }

  async function onePhoto(
    ctx: ChatContext,
    person: Person,
    id: string,
    step: "look" | "ask",
  ): Promise<Page> {
    const crop = person.crops.find((one) => one.id === id);
    if (crop) return photoPage(room, ctx, person, crop, step);
    return photosPage(room, ctx, person, say(ctx.locale, "photo-gone"));
  }

  async function afterDeleting(ctx: ChatContext, person: Person, news: string): Promise<Page> {
    return person.crops.length > 0
      ? photosPage(room, ctx, person, news)
      : personPage(room, ctx, person, news);
  }

  async function forget(ctx: ChatContext, person: Person): Promise<Page> {
    const page = pageOf(room, person.id);
    const { locale } = ctx;
    const variables = { name: shortName(person.name), count: person.crops.length };
    let news: string;
    try {
      await room.faces.people.forget(person.id);
      news = say(locale, "people-forgotten", variables);
    } catch (error) {
      // It rejects, too, when only the pictures could not be removed yet.
      if (!(error instanceof StorageError) || room.faces.people.find(person.id)) throw error;
      room.log.error("The photos of somebody forgotten could not be removed yet", { error });
      news = say(locale, "people-forgotten-later", variables);
    }
    const by = ctx.person.name;
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (language) => ({
        text: say(language, "people-forgotten-by", { ...variables, by }),
      })),
    );
    return listPage(room, ctx, page, news);
  }
}

function additionOf(person: Person, id: string) {
  const crops = person.crops.filter(({ addition }) => addition === id).map((crop) => crop.id);
  return crops.length === 0 || crops.length === person.crops.length ? null : { id, crops };
}

/** Nothing is deleted for a tap that may be hours old: it is asked once more, as a new message. */
async function askAgain(ctx: ChatContext, person: Person, question: Question): Promise<null> {
  askBack(ctx, { topic: `people ${person.id}`, question: () => question });
  return null;
}
