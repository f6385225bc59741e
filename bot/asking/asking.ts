// Owns the questions that the next text answers ("What is it to be called?"): one per person and
// chat, kept on disk, given up by /cancel, by any other command or tap of the one who was asked, or
// in time. What a question is about, and what its answer does, its room says (Answering).
import { Composer } from "grammy";
import { sleep, type Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { Question, Questions } from "../../storage/questions.ts";
import { type ChatContext, inGroup } from "../context.ts";
import type { Jobs } from "../jobs.ts";
import { mayDo, type Right } from "../rights.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";

/** So long a question waits for its answer. */
export const answerWithinMs = 5 * 60_000;

/** Why a question is over without an answer. */
export type GivenUp = "cancelled" | "something_else" | "too_late";

export interface Answering {
  /** Which questions these are, like "camera-name". */
  kind: string;
  /** What whoever answers must (still) be allowed to; "own" unless said. */
  needs?: Right;
  /**
   * Takes `text`; the question is over by now. Whoever needs another answer asks again, in the same
   * `place`. Errors reach the user as usual.
   */
  answer(ctx: ChatContext, text: string, asked: Asked): Promise<void>;
  /** The page that belongs in the question's place now; null: it stays as it is. */
  giveUp(ctx: ChatContext, asked: Asked, why: GivenUp): Promise<Page | null>;
}

export interface Asked {
  /** What it is about: what ask() was given. */
  about: Readonly<Record<string, string>>;
  /** Where the question stands. */
  place: Place;
}

export interface AskingParts {
  questions: Pick<Questions, "find" | "put" | "remove">;
  clock: Clock;
  log: Log;
  jobs: Jobs;
}

export class Asking {
  readonly #parts: AskingParts;
  readonly #rooms = new Map<string, Answering>();
  /** Questions on their way to the screen and the disk: a quick answer waits for them. */
  readonly #coming = new Map<string, Promise<unknown>>();

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  /** Makes a kind of question known; once each, at the start. */
  add(room: Answering): void {
    if (this.#rooms.has(room.kind)) throw new Error(`Two rooms ask for "${room.kind}"`);
    this.#rooms.set(room.kind, room);
  }

  /**
   * Shows `page` in `place` (by default where was tapped, else as a new message) and takes the next
   * text of this person there for its answer; in a group only a reply to it. Its page should offer
   * [Cancel], as a button of its room's own.
   */
  async ask(
    ctx: ChatContext,
    kind: string,
    about: Readonly<Record<string, string>>,
    page: Page,
    place: Place | null = tappedPlace(ctx),
  ): Promise<Place> {
    const key = keyOf({ chat: ctx.chatId as number, person: ctx.person.id });
    const asking = this.#ask(ctx, kind, about, page, place);
    const settled = asking.catch(() => undefined);
    this.#coming.set(key, settled);
    try {
      return await asking;
    } finally {
      if (this.#coming.get(key) === settled) this.#coming.delete(key);
    }
  }

  async #ask(
    ctx: ChatContext,
    kind: string,
    about: Readonly<Record<string, string>>,
    page: Page,
    place: Place | null,
  ): Promise<Place> {
    const { questions, clock, jobs } = this.#parts;
    const shown = await showPage(ctx, page, place);
    const asked: Question = {
      chat: ctx.chatId as number,
      person: ctx.person.id,
      kind,
      about: { ...about },
      messageId: shown.messageId,
      isText: shown.isText,
      askedAt: clock.wall(),
    };
    await questions.put(asked);
    jobs.replace(ctx, keyOf(asked), async (signal) => {
      await sleep(clock, answerWithinMs, signal);
      jobs.inTurn(ctx, () => this.#giveUp(ctx, asked, "too_late"));
    });
    return shown;
  }

  /** Takes back what this person is asked in this chat, leaving its message as it is. */
  async forget(ctx: ChatContext): Promise<void> {
    const asked = this.#find(ctx);
    if (!asked) return;
    this.#parts.jobs.abort(keyOf(asked));
    await this.#parts.questions.remove(asked);
  }

  /** What this person is asked in this chat, as long as an answer counts; else null. */
  current(ctx: ChatContext): Readonly<Question> | null {
    return this.#find(ctx);
  }

  /** What this person is asked in this chat is over, because they mean something else. */
  async giveUp(ctx: ChatContext): Promise<void> {
    const asked = this.#find(ctx);
    if (asked) await this.#giveUp(ctx, asked, "something_else");
  }

  /** For a place in the ladder before every room that asks. */
  middleware(): Composer<ChatContext> {
    const composer = new Composer<ChatContext>();
    composer.command("cancel", async (ctx, next) => {
      const asked = this.#find(ctx);
      if (!asked) return next();
      await this.#giveUp(ctx, asked, "cancelled");
    });
    composer.on(["message:entities:bot_command", "callback_query"], async (ctx, next) => {
      const asked = this.#find(ctx);
      // What is tapped in the very message that asks shows its own page there.
      const here = ctx.callbackQuery?.message?.message_id === asked?.messageId;
      if (asked && here) await this.forget(ctx);
      else if (asked) await this.#giveUp(ctx, asked, "something_else");
      await next();
    });
    composer.on("message:text", async (ctx, next) => {
      await this.#coming.get(keyOf({ chat: ctx.chatId, person: ctx.person.id }));
      const asked = this.#find(ctx);
      const room = asked && this.#rooms.get(asked.kind);
      if (!asked || !room || !isAnswer(ctx, asked)) return next();
      await this.forget(ctx);
      await room.answer(ctx, ctx.message.text, whatIsAsked(asked));
    });
    return composer;
  }

  #find(ctx: ChatContext): Question | null {
    const { questions, clock } = this.#parts;
    const asked = ctx.chatId === undefined ? null : questions.find(ctx.chatId, ctx.person.id);
    if (!asked) return null;
    // Who lost the right since they were asked has no answer to give.
    const needs = this.#rooms.get(asked.kind)?.needs ?? "own";
    if (!mayDo(ctx.person.role, needs)) return null;
    // One of a former run, whose time is over.
    return clock.wall() - asked.askedAt <= answerWithinMs ? asked : null;
  }

  async #giveUp(ctx: ChatContext, asked: Question, why: GivenUp): Promise<void> {
    const { questions, jobs } = this.#parts;
    const still = questions.find(asked.chat, asked.person);
    // Answered, or asked something else, in the meantime.
    if (still?.messageId !== asked.messageId || still.askedAt !== asked.askedAt) return;
    jobs.abort(keyOf(asked));
    await questions.remove(asked);
    const page = await this.#rooms.get(asked.kind)?.giveUp(ctx, whatIsAsked(asked), why);
    if (page) await showPage(ctx, page, { messageId: asked.messageId, isText: asked.isText });
  }
}

function whatIsAsked({ about, messageId, isText }: Question): Asked {
  return { about, place: { messageId, isText } };
}

/** In a group people talk about other things, too. */
function isAnswer(ctx: ChatContext, asked: Question): boolean {
  return !inGroup(ctx) || ctx.message?.reply_to_message?.message_id === asked.messageId;
}

function keyOf({ chat, person }: Pick<Question, "chat" | "person">): string {
  return `asking:${chat}:${person}`;
}
