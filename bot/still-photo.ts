// Owns how a camera's still goes into the chat: as a photo where Telegram takes it as one, else
// as a file.
import { InputFile, InputMediaBuilder } from "grammy";
import type { InlineKeyboard } from "grammy";
import type { CameraView, Still } from "../vision/watch-view.ts";
import type { ChatContext } from "./context.ts";

/** Telegram's limits for a photo (facts/telegram.md §3.3). */
const photoLimits = { bytes: 10 * 1024 * 1024, widthPlusHeight: 10_000, sideRatio: 20 };
/** Telegram's limits for an album. */
const albumSize = 10;

export interface TakenStill {
  camera: CameraView;
  still: Still;
  /** Telegram HTML. */
  caption: string;
}

/** Whether Telegram accepts it as a photo. */
export function fitsPhoto({ jpeg, width, height }: Still): boolean {
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  return (
    jpeg.length <= photoLimits.bytes &&
    width + height <= photoLimits.widthPlusHeight &&
    ratio <= photoLimits.sideRatio
  );
}

/** The file under a name that survives every multipart reader. */
export function stillFile({ camera, still }: Pick<TakenStill, "camera" | "still">): InputFile {
  return new InputFile(still.jpeg, `${camera.id}-${Math.round(still.takenAt)}.jpg`);
}

/** Sends one still, silently. Returns the message's id. */
export async function sendStill(
  ctx: ChatContext,
  taken: TakenStill,
  keyboard?: InlineKeyboard,
): Promise<number> {
  const options = {
    caption: taken.caption,
    disable_notification: true,
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
  const message = fitsPhoto(taken.still)
    ? await ctx.replyWithPhoto(stillFile(taken), options)
    : await ctx.replyWithDocument(stillFile(taken), options);
  return message.message_id;
}

/** Sends several stills as albums (which carry no buttons); what is no photo follows as a file. */
export async function sendStills(ctx: ChatContext, taken: TakenStill[]): Promise<void> {
  const photos = taken.filter(({ still }) => fitsPhoto(still));
  for (let first = 0; first < photos.length; first += albumSize) {
    const album = photos.slice(first, first + albumSize);
    if (album.length === 1) await sendStill(ctx, album[0] as TakenStill);
    else {
      await ctx.replyWithMediaGroup(
        album.map((one) => InputMediaBuilder.photo(stillFile(one), { caption: one.caption })),
        { disable_notification: true },
      );
    }
  }
  for (const one of taken) if (!fitsPhoto(one.still)) await sendStill(ctx, one);
}
