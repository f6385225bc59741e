// Owns the question for a new name: put in the place of the person's page, answered by the next
// text, given up by /cancel, by any other command or tap of the one who was asked, or in time.
import { Composer, InlineKeyboard } from "grammy";
import { sleep } from "../../storage/clock.ts";
import {
  NotThereError,
  type Person,
  PersonNameError,
  type PersonId,
} from "../../storage/people.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { peopleData, peopleTaps } from "./buttons.ts";
import { listPage } from "./list-page.ts";
import { shortName } from "./names.ts";
import { type Place, showPage, tappedPlace } from "../page.ts";
import type { FacesRoom } from "./faces-sheet.ts";
import { drawPerson, personPage } from "./person-page.ts";

export const nameWithinMs = 5 * 60_000;

interface Question {
  person: PersonId;
  /** Where the question stands. */
  place: Place;
}

export function renaming(room: FacesRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { people } = room.faces;
  /** By chat and who was asked; a restart forgets them, and [Cancel] still leads back. */
  const questions = new Map<string, Question>();

  composer.callbackQuery(peopleTaps.rename, async (ctx) => {
    await answerFirst(ctx);
    await giveUp(ctx);
    const person = people.find(ctx.match[1] as string);
    if (person) await ask(ctx, person, tappedPlace(ctx));
    else await showPage(ctx, await listPage(room, ctx, 1, say(ctx.locale, "people-gone")));
  });

  composer.callbackQuery(peopleTaps.keepName, async (ctx) => {
    await answerFirst(ctx);
    end(ctx);
    await showPerson(ctx, ctx.match[1] as string, tappedPlace(ctx));
  });

  composer.command("cancel", async (ctx, next) => {
    if (!(await giveUp(ctx))) await next();
  });

  // Whoever goes on to something else doesn't mean the next text as a name.
  composer.on(["message:entities:bot_command", "callback_query"], async (ctx, next) => {
    await giveUp(ctx);
    await next();
  });

  composer.on("message:text", async (ctx, next) => {
    const question = questions.get(keyOf(ctx));
    if (!question || !isAnswer(ctx, question)) return next();
    await rename(ctx, question, ctx.message.text);
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
    const isGroup = inGroup(ctx);
    const question = say(locale, isGroup ? "rename-question-group" : "rename-question", { name });
    const page = {
      text: problem === undefined ? question : `${problem}\n${question}`,
      keyboard: new InlineKeyboard().text(
        sayPlain(locale, "button-cancel"),
        peopleData.keepName(person.id),
      ),
      picture: await drawPerson(room, person),
    };
    const key = keyOf(ctx);
    const asked = { person: person.id, place: await showPage(ctx, page, place) };
    questions.set(key, asked);
    room.jobs.replace(ctx, jobOf(key), async (signal) => {
      await sleep(room.clock, nameWithinMs, signal);
      if (questions.get(key) !== asked) return;
      questions.delete(key);
      room.jobs.inTurn(ctx, () =>
        showPerson(ctx, person.id, asked.place, say(locale, "rename-too-long")),
      );
    });
  }

  async function rename(
    ctx: ChatContext,
    { person: id, place }: Question,
    name: string,
  ): Promise<void> {
    const before = people.find(id);
    try {
      const after = await people.rename(id, name);
      end(ctx);
      const old = shortName(before?.name ?? after.name);
      const news = say(ctx.locale, "rename-done", { old, name: shortName(after.name) });
      await showPage(ctx, await personPage(room, ctx, after, news), place);
    } catch (error) {
      if (error instanceof PersonNameError && before) {
        await ask(
          ctx,
          before,
          place,
          say(ctx.locale, "rename-refused", { message: error.message }),
        );
        return;
      }
      end(ctx);
      if (!(error instanceof NotThereError)) throw error;
      await showPage(ctx, await listPage(room, ctx, 1, say(ctx.locale, "people-gone")), place);
    }
  }

  /** Takes the question back, if there is one. */
  async function giveUp(ctx: ChatContext): Promise<boolean> {
    const question = end(ctx);
    if (!question) return false;
    // What is tapped in that very message shows its own page there.
    if (ctx.callbackQuery?.message?.message_id !== question.place.messageId) {
      const news = say(ctx.locale, "rename-not");
      await showPerson(ctx, question.person, question.place, news);
    }
    return true;
  }

  async function showPerson(
    ctx: ChatContext,
    id: PersonId,
    place: Place | null,
    news?: string,
  ): Promise<void> {
    const person = people.find(id);
    const page = person
      ? await personPage(room, ctx, person, news)
      : await listPage(room, ctx, 1, say(ctx.locale, "people-gone"));
    await showPage(ctx, page, place);
  }

  function end(ctx: ChatContext): Question | null {
    const key = keyOf(ctx);
    const question = questions.get(key);
    if (!question) return null;
    questions.delete(key);
    room.jobs.abort(jobOf(key));
    return question;
  }
}

/** In a group only an answer to the question itself is one: people talk there. */
function isAnswer(ctx: ChatContext, { place }: Question): boolean {
  return !inGroup(ctx) || ctx.message?.reply_to_message?.message_id === place.messageId;
}

function keyOf(ctx: ChatContext): string {
  return `${ctx.chatId}:${ctx.person.id}`;
}

function jobOf(key: string): string {
  return `rename:${key}`;
}
