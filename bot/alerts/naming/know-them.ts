// Owns [I know them]: somebody tells whose face a camera saw, and it becomes one of that person's
// photos. What the camera really sees beats selfies. Everything can be taken back with one tap.
import { Composer, InlineKeyboard } from "grammy";
import type { Clock } from "../../../storage/clock.ts";
import { StorageError } from "../../../storage/errors.ts";
import type { StoredFace } from "../../../storage/incident-events.ts";
import { NotThereError } from "../../../storage/person.ts";
import type { EnrolmentAnswer } from "../../../vision/faces/enrolment.ts";
import { FaceReaderError } from "../../../vision/faces/face-reader.ts";
import { holdsPassword } from "../../cameras/address.ts";
import type { ChatContext } from "../../context.ts";
import { answerFirst, askBack } from "../../lateness.ts";
import { shortName } from "../../people/names.ts";
import { reply } from "../../reply.ts";
import { mayDo } from "../../rights.ts";
import type { TellOthers } from "../../tell-others.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { askWho, type AskWhoParts } from "./ask-who.ts";
import { faceAdded, nameRefused, type Whose } from "./face-added.ts";
import { flawOf, numberedFaces, reallyThem, whoIsIt } from "./face-question.ts";
import {
  faceTapData,
  faceTapPrefix,
  parseFaceTap,
  type FaceInIncident,
  type FaceTap,
} from "./face-taps.ts";
import { NameQuestions } from "./name-questions.ts";
import { become, removeQuestion } from "./question-message.ts";
import { addSeenFace, judgeSeenFace, readSeenFace } from "./seen-face.ts";
import type { Telling } from "../step.ts";
import { facesIn } from "../story.ts";

export interface KnowThemOptions extends AskWhoParts {
  clock: Clock;
  tellOthers: TellOthers | undefined;
  /** The incident, however old; null when it is not kept any more. */
  recall: (incident: string) => Promise<Telling | null>;
}

/** Handles its taps, and the names that it asked for; belongs before conversations and menus. */
export function knowThem(options: KnowThemOptions): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const flow = new KnowThem(options);
  composer.callbackQuery(new RegExp(`^${faceTapPrefix}`), async (ctx) => {
    const tap = parseFaceTap(ctx.callbackQuery.data);
    if (tap) await flow.guarded(ctx, () => flow.act(tap, ctx));
    else await answerFirst(ctx, sayPlain(ctx.locale, "alert-tap-unknown-button"));
  });
  composer.on("message:text", async (ctx, next) => {
    if (!(await flow.hear(ctx.message.text, ctx))) await next();
  });
  composer.on("callback_query", async (ctx, next) => {
    flow.turnedAway(ctx);
    await next();
  });
  return composer;
}

/** A face with all that is needed to add it. */
interface Found {
  telling: Telling;
  face: StoredFace;
  at: FaceInIncident;
  rgb: Uint8Array;
}

class KnowThem {
  readonly #options: KnowThemOptions;
  readonly #questions: NameQuestions;

  constructor(options: KnowThemOptions) {
    this.#options = options;
    this.#questions = new NameQuestions(options.clock);
  }

  async act(tap: FaceTap, ctx: ChatContext): Promise<void> {
    switch (tap.kind) {
      case "know":
        return this.#know(tap.incident, ctx);
      case "choose":
        return this.#choose(tap, tap.page, ctx);
      case "is":
        // Whoever is known is let past in silence: that is not begun by a tap of hours ago.
        if ((await answerFirst(ctx)) === "too_old") {
          await reply(ctx, { text: say(ctx.locale, "enroll-tap-late") });
          return;
        }
        return this.#is(tap, tap.person, tap.sure, ctx);
      case "new":
        await answerFirst(ctx);
        return this.#askName(tap, tap.sure, ctx);
      case "cancel":
        await answerFirst(ctx);
        return removeQuestion(ctx);
      case "undo":
        return this.#undo(tap.addition, ctx);
      case "keep":
        await answerFirst(ctx);
        return removeQuestion(ctx);
    }
  }

  /** Whether the text was the name that was asked for, or took the question back. */
  async hear(text: string, ctx: ChatContext): Promise<boolean> {
    // Who lost the right since they were asked has no answer to give; and a password is no name.
    if (!mayDo(ctx.person.role, "own") || holdsPassword(text)) return false;
    const question = this.#questions.answeredBy(ctx);
    if (!question) return false;
    if (/^\/cancel(@\w+)?$/.test(text.trim())) {
      this.#questions.close(ctx);
      await reply(ctx, { text: say(ctx.locale, "know-cancelled") });
      return true;
    }
    if (text.startsWith("/")) {
      this.turnedAway(ctx);
      return false;
    }
    await this.guarded(ctx, async () => {
      const found = await this.#find(question, ctx);
      if (found) await this.#add(found, { name: text }, null, ctx);
      else this.#questions.close(ctx);
    });
    return true;
  }

  turnedAway(ctx: ChatContext): void {
    this.#questions.turnedAway(ctx);
  }

  /** What goes wrong is a sentence for whoever tapped. */
  async guarded(ctx: ChatContext, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof NotThereError) {
        await reply(ctx, { text: say(ctx.locale, "know-person-gone") });
        return;
      }
      this.#options.log.error("A face could not be added", { error });
      const key = error instanceof FaceReaderError ? "know-cannot-read" : "alert-tap-failed";
      await reply(ctx, { text: say(ctx.locale, key) });
    }
  }

  async #know(incident: string, ctx: ChatContext): Promise<void> {
    const telling = await this.#options.recall(incident);
    const asked = telling ? numberedFaces(telling.events) : [];
    const [first] = asked;
    if (!telling || !first) {
      const key = telling ? "know-toast-nobody" : "alert-tap-unknown-incident";
      await answerFirst(ctx, sayPlain(ctx.locale, key));
      return;
    }
    await answerFirst(ctx);
    await askWho(telling.record, asked, ctx, this.#options);
  }

  async #choose(at: FaceInIncident, page: number, ctx: ChatContext): Promise<void> {
    const telling = await this.#options.recall(at.incident);
    const asked = telling ? numberedFaces(telling.events) : [];
    const face = asked.find(({ track }) => track === at.track);
    if (!telling || !face) {
      await answerFirst(ctx, sayPlain(ctx.locale, "know-toast-nobody"));
      return;
    }
    await answerFirst(ctx);
    const people = this.#options.faces.people.all();
    const isOneOfSeveral = asked.length > 1;
    const { record } = telling;
    await become(ctx, whoIsIt(record, face, isOneOfSeveral, people, page, ctx.locale));
  }

  async #is(at: FaceInIncident, id: string, sure: boolean, ctx: ChatContext): Promise<void> {
    const person = this.#options.faces.people.find(id);
    if (!person) throw new NotThereError("The person is gone.");
    const found = await this.#find(at, ctx);
    if (!found) return;
    const { takenAt } = found.face;
    if (person.crops.some(({ source, takenAt: then }) => isFrom(source, at) && then === takenAt)) {
      await become(ctx, {
        text: say(ctx.locale, "know-already", { name: shortName(person.name) }),
      });
      return;
    }
    const judged = await judgeSeenFace(found.rgb, found.face, id, this.#options);
    if (await this.#objects(judged, found, person, sure, ctx)) return;
    await this.#add(found, { person: id }, judged, ctx);
  }

  async #askName(at: FaceInIncident, sure: boolean, ctx: ChatContext): Promise<void> {
    const found = await this.#find(at, ctx);
    if (!found) return;
    const judged = await judgeSeenFace(found.rgb, found.face, null, this.#options);
    if (await this.#objects(judged, found, null, sure, ctx)) return;
    const { id, name } = ctx.person;
    const mention = { force_reply: true as const, selective: true };
    const text = say(ctx.locale, "know-name", { id: String(id), name });
    const sent = await ctx.reply(text, { disable_notification: true, reply_markup: mention });
    this.#questions.ask(ctx, at, sent.message_id);
  }

  /** Says why the face is not (yet) added; false: it may be. */
  async #objects(
    judged: EnrolmentAnswer,
    { at }: Found,
    person: { id: string; name: string } | null,
    sure: boolean,
    ctx: ChatContext,
  ): Promise<boolean> {
    const flaw = flawOf(judged, ctx.locale);
    if (flaw !== null) {
      await become(ctx, { text: flaw });
      return true;
    }
    if (judged.kind !== "looks_like_another" || sure) return false;
    const other = this.#options.faces.people.find(judged.closest.person);
    if (!other) return false;
    await become(ctx, reallyThem(at, person, other, judged.closest.score, ctx.locale));
    return true;
  }

  async #add(
    { telling, face, rgb }: Found,
    whose: Whose,
    judged: EnrolmentAnswer | null,
    ctx: ChatContext,
  ): Promise<void> {
    const { tellOthers } = this.#options;
    try {
      const addition = await addSeenFace(rgb, telling.record, face, whose, this.#options);
      this.#questions.close(ctx);
      const { own, others } = faceAdded(addition, telling.record, judged, ctx);
      await become(ctx, own);
      void tellOthers?.(ctx, others);
    } catch (error) {
      const text = nameRefused(error, ctx.locale);
      if (text === null) throw error;
      // A name that can't be had is asked for again: the question stays open.
      await reply(ctx, { text });
    }
  }

  /** Says itself what is missing. */
  async #find(at: FaceInIncident, ctx: ChatContext): Promise<Found | null> {
    const telling = await this.#options.recall(at.incident);
    const event = telling && facesIn(telling.events).find(({ track }) => track === at.track);
    if (telling && event?.face) {
      const { face } = event;
      try {
        const rgb = await readSeenFace(telling.record, face, this.#options);
        return { telling, face, at: { incident: at.incident, track: at.track }, rgb };
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        this.#options.log.warn("A face is not kept any more", { incident: at.incident, error });
      }
    }
    await become(ctx, { text: say(ctx.locale, "know-face-gone") });
    return null;
  }

  async #undo(addition: string, ctx: ChatContext): Promise<void> {
    const { locale } = ctx;
    if ((await answerFirst(ctx)) === "too_old") {
      askBack(ctx, {
        topic: `undo ${addition}`,
        question: () => ({
          text: say(locale, "know-undo-late"),
          keyboard: new InlineKeyboard()
            .text(sayPlain(locale, "know-button-undo"), faceTapData({ kind: "undo", addition }))
            .text(sayPlain(locale, "know-button-keep"), faceTapData({ kind: "keep" })),
        }),
      });
      return;
    }
    ctx.lateness.forget(ctx, `undo ${addition}`);
    const text = await this.#options.faces.people.undo(addition).then(
      ({ person, forgotten }) =>
        say(locale, forgotten ? "know-undone-forgotten" : "know-undone", {
          name: shortName(person.name),
        }),
      (error: unknown) => {
        if (error instanceof NotThereError) return say(locale, "know-undone-already");
        throw error;
      },
    );
    await become(ctx, { text });
  }
}

function isFrom(source: { kind: string; incident?: string | null }, at: FaceInIncident): boolean {
  return source.kind === "camera" && source.incident === at.incident;
}
