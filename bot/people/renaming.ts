// Owns giving somebody another name: the question in the place of the person's page, and what its
// answer does (asking.ts knows how long it waits, and for whom).
import { Composer, InlineKeyboard } from "grammy";
import { NotThereError, type Person, PersonNameError } from "../../storage/people.ts";
import type { Asked } from "../asking/asking.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { peopleData, peopleTaps } from "./buttons.ts";
import type { FacesRoom } from "./faces-sheet.ts";
import { listPage } from "./list-page.ts";
import { shortName } from "./names.ts";
import { drawPerson, personPage } from "./person-page.ts";

const kind = "person-name";

export function renaming(room: FacesRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { people } = room.faces;

  room.asking.add({
    kind,
    answer: rename,
    giveUp: (ctx, { about }, why) => {
      const key = why === "too_late" ? "rename-too-long" : "rename-not";
      return pageOf(ctx, about["person"] ?? "", say(ctx.locale, key));
    },
  });

  composer.callbackQuery(peopleTaps.rename, async (ctx) => {
    await answerFirst(ctx);
    const person = people.find(ctx.match[1] as string);
    if (person) await ask(ctx, person, tappedPlace(ctx));
    else await showPage(ctx, await gonePage(ctx));
  });

  composer.callbackQuery(peopleTaps.keepName, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, await pageOf(ctx, ctx.match[1] as string));
  });
  return composer;

  async function ask(
    ctx: ChatContext,
    person: Person,
    place: Place | null,
    problem?: string,
  ): Promise<void> {
    const { locale } = ctx;
    const name = shortName(person.name);
    const question = say(locale, inGroup(ctx) ? "rename-question-group" : "rename-question", {
      name,
    });
    const page = {
      text: problem === undefined ? question : `${problem}\n${question}`,
      keyboard: new InlineKeyboard().text(
        sayPlain(locale, "button-cancel"),
        peopleData.keepName(person.id),
      ),
      picture: await drawPerson(room, person),
    };
    await room.asking.ask(ctx, kind, { person: person.id }, page, place);
  }

  async function rename(ctx: ChatContext, name: string, { about, place }: Asked): Promise<void> {
    const before = people.find(about["person"] ?? "");
    if (!before) {
      await showPage(ctx, await gonePage(ctx), place);
      return;
    }
    try {
      const after = await people.rename(before.id, name);
      const names = { old: shortName(before.name), name: shortName(after.name) };
      const news = say(ctx.locale, "rename-done", names);
      await showPage(ctx, await personPage(room, ctx, after, news), place);
    } catch (error) {
      if (error instanceof PersonNameError) {
        const refusal = say(ctx.locale, "rename-refused", { message: error.words });
        await ask(ctx, before, place, refusal);
      } else if (error instanceof NotThereError) {
        await showPage(ctx, await gonePage(ctx), place);
      } else throw error;
    }
  }

  async function pageOf(ctx: ChatContext, id: string, news?: string): Promise<Page> {
    const person = people.find(id);
    return person ? await personPage(room, ctx, person, news) : await gonePage(ctx);
  }

  function gonePage(ctx: ChatContext): Promise<Page> {
    return listPage(room, ctx, 1, say(ctx.locale, "people-gone"));
  }
}
