// Owns /enroll in the chat: what people say and send while somebody is being enrolled. The name is
// asked for by name-question.ts, everything after it is the desk's (desk.ts).
import { type Api, Composer, InlineKeyboard } from "grammy";
import type { EnrollingDialog } from "../../storage/enrolling.ts";
import {
  mostCrops,
  type Person,
  PersonNameError,
  TooManyCropsError,
} from "../../storage/people.ts";
import { longestName } from "../../storage/person-name.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import type { ControlRoom } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { reply } from "../reply.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { afterwards } from "./afterwards.ts";
import { EnrolmentDesk } from "./desk.ts";
import { incomingPhoto } from "./incoming-photo.ts";
import {
  askForName,
  beginsWithCommand,
  isAskingForName,
  type NameAnswer,
  nameQuestion,
  stopAskingForName,
} from "./name-question.ts";
import { questionButtons } from "./question-buttons.ts";
import { whyNoFaces } from "./readiness.ts";
import { askWhetherSame } from "./same-name.ts";
import { enrollData, enrollTaps } from "./taps.ts";

export interface EnrollRoom extends ControlRoom {
  faces: NonNullable<ControlRoom["faces"]>;
  enrolling: NonNullable<ControlRoom["enrolling"]>;
}

export interface Enrol {
  composer: Composer<ChatContext>;
  /** Null where faces can't be recognised at all. */
  desk: EnrolmentDesk | null;
}

/** What follows "?start=" in a link from a group. */
const startPayload = /^enroll(?:_(p[a-z0-9]{8}))?$/;
/** "Anna /cancel" is no name; "../../etc" may be one. */
const command = /(?:^|\s)\/\w/u;

export function enroll({ faces, enrolling, ...rest }: ControlRoom, api: Api): Enrol {
  const composer = new Composer<ChatContext>();
  if (!faces || !enrolling) {
    composer.command("enroll", async (ctx) => {
      await reply(ctx, { text: say(ctx.locale, "faces-missing") });
    });
    return { composer, desk: null };
  }
  const room: EnrollRoom = { ...rest, faces, enrolling };
  const { clock, log } = room;
  const desk = new EnrolmentDesk({
    api,
    clock,
    log,
    faces,
    pictures: room.facePictures ?? null,
    files: room.telegramFiles,
    store: enrolling,
  });
  /** An album comes as a message for each picture, and gets one answer. */
  let answeredAlbum: string | undefined;

  composer.use(nameQuestion({ folder: enrolling.questions, clock, takeName }));

  composer.command("enroll", (ctx) => begin(ctx, ctx.match.trim() || null, null));
  composer.command("start", async (ctx, next) => {
    const link = startPayload.exec(ctx.match);
    if (!link || ctx.justPaired) return next();
    await begin(ctx, null, link[1] ?? null);
  });
  composer.callbackQuery([enrollTaps.begin, enrollTaps.more], async (ctx) => {
    await answerFirst(ctx);
    await begin(ctx, null, ctx.match[1] ?? null);
  });
  composer.use(questionButtons(room, desk, askName));
  composer.use(afterwards(room));

  composer.command("cancel", async (ctx, next) => {
    if (!(await desk.cancel(ctx.chatId, ctx.msgId))) return next();
    await stopAskingForName(ctx);
  });

  composer.on("message").filter(
    (ctx) => isPrivate(ctx) && mayDo(ctx.person.role, "own") && !beginsWithCommand(ctx.entities()),
    async (ctx, next) => {
      const dialog = desk.find(ctx.chat.id);
      if (!dialog || dialog.step === "storing") return next();
      if (dialog.step === "naming") await onNaming(ctx, dialog, next);
      else await onPhotos(ctx, dialog, next);
    },
  );
  return { composer, desk };

  /** `person`: who gets more photos. */
  async function begin(ctx: ChatContext, name: string | null, person: string | null) {
    const trouble = whyNoFaces(ctx.locale, faces);
    if (trouble !== null) {
      await reply(ctx, { text: trouble });
      return;
    }
    const chat = ctx.chatId;
    if (!isPrivate(ctx) || chat === undefined) {
      await reply(ctx, inPrivate(ctx, person));
      return;
    }
    const going = desk.find(chat);
    if (going && going.step !== "naming") {
      await desk.showAgain(going, ctx.msgId ?? 0);
      return;
    }
    const dialog = going ?? (await desk.begin(chat, ctx.locale));
    const somebody = person === null ? null : room.faces.people.find(person);
    if (somebody) {
      await stopAskingForName(ctx);
      await addTo(ctx, dialog, somebody);
    } else {
      await askName(ctx, name);
    }
  }

  /** Asks for a name, unless `given` is one. */
  async function askName(ctx: ChatContext, given: string | null): Promise<void> {
    if (given === null) await sayAboutName(ctx, say(ctx.locale, "enroll-name-ask"));
    await askForName(ctx, given);
  }

  async function takeName(ctx: ChatContext, text: string): Promise<NameAnswer> {
    const { locale } = ctx;
    const dialog = desk.find(ctx.chatId ?? 0);
    if (dialog?.step !== "naming") return "over";
    if (command.test(text)) {
      await sayAboutName(ctx, say(locale, "enroll-name-command"));
      return "again";
    }
    try {
      await desk.name(dialog, room.faces.people.checkName(text), null, ctx.msgId);
      return "named";
    } catch (error) {
      if (!(error instanceof PersonNameError)) throw error;
      const person = room.faces.people.findByName(text);
      if (error.problem === "taken" && person) {
        await askWhetherSame(ctx, dialog, person, "enroll-name-taken");
      } else {
        const key = error.problem === "empty" ? "enroll-name-empty" : "enroll-name-too-long";
        await sayAboutName(ctx, say(locale, key, { most: longestName }));
      }
      return "again";
    }
  }

  async function sayAboutName(ctx: ChatContext, text: string): Promise<void> {
    const id = desk.find(ctx.chatId ?? 0)?.id;
    const cancel = sayPlain(ctx.locale, "button-cancel");
    await reply(ctx, {
      text,
      ...(id !== undefined && {
        keyboard: new InlineKeyboard().text(cancel, enrollData.cancel(id)),
      }),
    });
  }

  async function addTo(ctx: ChatContext, dialog: EnrollingDialog, person: Person): Promise<void> {
    if (person.crops.length < mostCrops) {
      await desk.name(dialog, person.name, person.id, ctx.msgId);
      return;
    }
    const { words: message } = new TooManyCropsError(shortName(person.name));
    await desk.cancel(dialog.chat);
    await reply(ctx, { text: say(ctx.locale, "enroll-refused", { message }) });
  }

  async function onNaming(
    ctx: ChatContext,
    dialog: EnrollingDialog,
    next: () => Promise<void>,
  ): Promise<void> {
    const text = ctx.message?.text;
    // Asked before an update of Vigil, whose conversations don't go on: it goes on with the answer.
    if (text !== undefined && !isAskingForName(ctx)) await askForName(ctx, text);
    else if (incomingPhoto(ctx.message ?? { message_id: 0, date: 0 })) {
      if (!isAnsweredAlbum(ctx)) await sayAboutName(ctx, say(dialog.locale, "enroll-name-first"));
    } else await next();
  }

  async function onPhotos(
    ctx: ChatContext,
    dialog: EnrollingDialog,
    next: () => Promise<void>,
  ): Promise<void> {
    const { message } = ctx;
    const name = shortName(dialog.name ?? "");
    const photo = message && incomingPhoto(message);
    if (photo) await desk.addPhoto(dialog, photo);
    else if (message?.text !== undefined) {
      await reply(ctx, { text: say(dialog.locale, "enroll-going-on", { name }) });
    } else if (ctx.has(":file") || ctx.has(":sticker")) {
      if (isAnsweredAlbum(ctx)) return;
      await reply(ctx, { text: say(dialog.locale, "enroll-only-photos", { name }) });
    } else await next();
  }

  function isAnsweredAlbum(ctx: ChatContext): boolean {
    const album = ctx.message?.media_group_id;
    const answered = album !== undefined && album === answeredAlbum;
    answeredAlbum = album;
    return answered;
  }
}

function isPrivate(ctx: ChatContext): boolean {
  return ctx.chat?.type === "private";
}

function inPrivate(ctx: ChatContext, person: string | null) {
  const payload = person === null ? "enroll" : `enroll_${person}`;
  return {
    text: say(ctx.locale, "enroll-in-private"),
    keyboard: new InlineKeyboard().url(
      sayPlain(ctx.locale, "button-enroll-here"),
      `https://t.me/${ctx.me.username}?start=${payload}`,
    ),
  };
}
