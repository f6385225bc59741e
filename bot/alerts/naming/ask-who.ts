// Owns asking whose face it is: the question below a picture of the faces that are meant.
import { InputFile } from "grammy";
import type { IncidentRecord } from "../../../storage/incident-events.ts";
import type { Log } from "../../../storage/log.ts";
import type { ChatContext } from "../../context.ts";
import type { FacePictures } from "../../face-pictures.ts";
import { reply } from "../../reply.ts";
import { facesInRow, whichFace, whoIsIt, type NumberedFace } from "./face-question.ts";
import { readSeenFace, type SeenFaceParts } from "./seen-face.ts";

export interface AskWhoParts extends SeenFaceParts {
  pictures: FacePictures;
  log: Log;
}

/** `asked`: at least one face. Without their picture they are asked about in words. */
export async function askWho(
  record: IncidentRecord,
  asked: readonly NumberedFace[],
  ctx: ChatContext,
  parts: AskWhoParts,
): Promise<void> {
  const [only] = asked;
  const answer =
    only && asked.length === 1
      ? whoIsIt(record, only, false, parts.faces.people.all(), 0, ctx.locale)
      : whichFace(record, asked, ctx.locale);
  const picture = await pictureOf(record, asked, parts).catch((error: unknown) => {
    parts.log.warn("Faces are asked about without their picture", { incident: record.id, error });
    return null;
  });
  if (!picture) {
    await reply(ctx, answer);
    return;
  }
  const alert = ctx.callbackQuery?.message?.message_id;
  await ctx.replyWithPhoto(new InputFile(picture, "faces.jpg"), {
    caption: answer.text,
    disable_notification: true,
    ...(answer.keyboard ? { reply_markup: answer.keyboard } : {}),
    ...(alert === undefined
      ? {}
      : { reply_parameters: { message_id: alert, allow_sending_without_reply: true } }),
  });
}

async function pictureOf(
  record: IncidentRecord,
  asked: readonly NumberedFace[],
  parts: AskWhoParts,
): Promise<Buffer> {
  const shown = await Promise.all(
    asked.map(async ({ face, number }) => ({
      crop: await readSeenFace(record, face, parts),
      label: asked.length === 1 ? "" : String(number),
    })),
  );
  return parts.pictures.sheet(shown, facesInRow);
}
