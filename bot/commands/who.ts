// Owns /who: a photo comes, and every face on it is numbered and named, with the scores of those it
// looks like most. Nothing of it is kept.
import { Composer, InputFile } from "grammy";
import type { Message } from "grammy/types";
import { FaceReaderError } from "../../vision/faces/face-reader.ts";
import type { Picture } from "../../vision/faces/faces.ts";
import { type FacesView, PhotoError } from "../../vision/faces/faces-view.ts";
import type { Candidate } from "../../vision/faces/gallery.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import { showing } from "../chat-action.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { incomingPhoto } from "../enroll/incoming-photo.ts";
import { whyNoFaces } from "../enroll/readiness.ts";
import type { ControlRoom } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { markedFaces, recognise, type RecognisedFace } from "../people/recognise.ts";
import { reply } from "../reply.ts";
import { FileNotFetchedError, FileTooLargeError } from "../telegram-files.ts";
import { scoreText } from "../texts/numbers.ts";
import { say } from "../texts/texts.ts";

/** How long the photo that was asked for is waited for. */
const askedForMs = 5 * 60_000;
const whoCaption = /^\/who(?:@\w+)?(?:\s|$)/i;
/** A caption has 1024 characters. */
const mostDescribed = 6;

export function who(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** Until when (monotonic milliseconds) a photo is expected, by chat and person. */
  const asked = new Map<string, number>();

  composer.command("who", onWho);
  // grammY's command() doesn't look at captions; access.ts has sent away other bots' commands.
  composer.on("message:caption").filter((ctx) => whoCaption.test(ctx.message.caption), onWho);

  async function onWho(ctx: ChatContext): Promise<void> {
    asked.delete(keyOf(ctx));
    const { faces } = room;
    const trouble = whyNot(ctx.locale, faces);
    if (!faces || trouble !== null) {
      await reply(ctx, { text: trouble ?? "" });
      return;
    }
    const answered = ctx.message?.reply_to_message;
    const photo = ctx.message && photoOf(ctx.message, answered);
    if (photo) {
      begin(ctx, faces, photo);
    } else if (answered) {
      await reply(ctx, { text: say(ctx.locale, "who-no-photo") });
    } else if (inGroup(ctx)) {
      await reply(ctx, { text: say(ctx.locale, "who-ask-in-group") });
    } else {
      asked.set(keyOf(ctx), room.clock.monotonic() + askedForMs);
      await reply(ctx, { text: say(ctx.locale, "who-ask") });
    }
  }

  composer.command("cancel", async (ctx, next) => {
    if (!takeQuestion(ctx)) return next();
    await reply(ctx, { text: say(ctx.locale, "who-cancelled") });
  });

  // Whoever goes on to something else doesn't mean the next photo for this.
  composer.on(["message:entities:bot_command", "callback_query"], async (ctx, next) => {
    takeQuestion(ctx);
    await next();
  });

  composer.on(["message:photo", "message:document"], async (ctx, next) => {
    const photo = photoOf(ctx.message);
    if (!room.faces || !photo || !takeQuestion(ctx)) return next();
    begin(ctx, room.faces, photo);
  });
  return composer;

  /** Whether a photo was asked for; it isn't any more. */
  function takeQuestion(ctx: ChatContext): boolean {
    const until = asked.get(keyOf(ctx));
    asked.delete(keyOf(ctx));
    return until !== undefined && room.clock.monotonic() < until;
  }

  function begin(ctx: ChatContext, faces: FacesView, photo: PhotoFile): void {
    room.jobs.start(ctx, `who:${ctx.chatId}:${ctx.msgId}`, (signal) =>
      showing(room, ctx, "upload_photo", () => answer(ctx, faces, photo, signal)),
    );
  }

  async function answer(
    ctx: ChatContext,
    faces: FacesView,
    photo: PhotoFile,
    signal: AbortSignal,
  ): Promise<void> {
    const { locale } = ctx;
    if (typeof photo !== "string") {
      await reply(ctx, { text: say(locale, `who-file-${photo.kind.replaceAll("_", "-")}`) });
      return;
    }
    try {
      const read = await faces.readPhoto(await room.telegramFiles.fetch(photo, signal));
      const seen = recognise(faces, read.faces);
      const text = describe(locale, faces, seen);
      if (seen.length === 0) await reply(ctx, { text });
      else await sendMarked(ctx, read.picture, seen, text);
    } catch (error) {
      const text = troubleOf(locale, error);
      if (text === null) throw error;
      room.log.warn("/who could not look at a photo", { error });
      await reply(ctx, { text });
    }
  }

  async function sendMarked(
    ctx: ChatContext,
    picture: Picture,
    seen: readonly RecognisedFace[],
    text: string,
  ): Promise<void> {
    const jpeg = await marked(picture, seen);
    if (!jpeg) {
      await reply(ctx, { text });
      return;
    }
    const photo = new InputFile(jpeg, "faces.jpg");
    await ctx.replyWithPhoto(photo, { caption: text, disable_notification: true });
  }

  /** Null where nothing can be drawn: then the words have to do. */
  async function marked(picture: Picture, seen: readonly RecognisedFace[]): Promise<Buffer | null> {
    try {
      return (await room.facePictures?.marked(picture, markedFaces(seen))) ?? null;
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      room.log.warn("The faces of /who could not be drawn", { error });
      return null;
    }
  }
}

type PhotoFile = NonNullable<ReturnType<typeof incomingPhoto>>["file"];

/** The photo in the message, or in the one that it answers. */
function photoOf(message: Message, answered?: Message): PhotoFile | null {
  const photo = incomingPhoto(message) ?? (answered ? incomingPhoto(answered) : null);
  return photo?.file ?? null;
}

function whyNot(locale: string, faces: FacesView | undefined): string | null {
  const trouble = whyNoFaces(locale, faces);
  const state = faces?.state();
  if (trouble !== null || state?.kind !== "learning") return trouble;
  const { known, total } = state;
  return say(locale, "faces-learning", { known, total });
}

function troubleOf(locale: string, error: unknown): string | null {
  if (error instanceof PhotoError) return say(locale, "who-trouble", { message: error.words });
  if (error instanceof FileTooLargeError) return say(locale, "who-file-too-large-file");
  if (error instanceof FileNotFetchedError) return say(locale, "who-file-not-fetched");
  if (error instanceof FaceReaderError) return say(locale, "faces-failed");
  return null;
}

function describe(locale: string, faces: FacesView, seen: readonly RecognisedFace[]): string {
  if (seen.length === 0) return say(locale, "who-no-face");
  const lines = seen.slice(0, mostDescribed).map((one) => line(locale, faces, one));
  const more = seen.length - mostDescribed;
  if (more > 0) lines.push(say(locale, "who-more", { count: more }));
  if (faces.gallery.size === 0) {
    lines.push(say(locale, "who-nobody-enrolled"));
  } else {
    const { known, unknownBelow } = faces.thresholds();
    const scale = { known: scoreText(locale, known), unknown: scoreText(locale, unknownBelow) };
    lines.push(say(locale, "who-scale", scale));
  }
  return lines.join("\n");
}

/** "1: Anna (0.62) · then Ben 0.21, Carl 0.10". */
function line(
  locale: string,
  faces: FacesView,
  { number, verdict, match }: RecognisedFace,
): string {
  if (verdict === "TOO_SMALL") return say(locale, "who-too-small", { number });
  const named = match.top.flatMap(({ person, score }: Candidate) => {
    const name = faces.people.find(person)?.name;
    return name === undefined
      ? []
      : [{ name: shortName(name, 24), score: scoreText(locale, score) }];
  });
  const [first, ...others] = named;
  if (!first) return say(locale, "who-nobody", { number });
  const said = say(locale, `who-${verdict.toLowerCase()}`, { number, ...first });
  if (others.length === 0) return said;
  const names = others
    .map(({ name, score }) => say(locale, "who-score", { name, score }))
    .join(", ");
  return `${said} · ${say(locale, "who-then")} ${names}`;
}

function keyOf(ctx: ChatContext): string {
  return `${ctx.chatId}:${ctx.person.id}`;
}
