// Owns "sending a photo ...": what the chat shows above while something is being made.
import type { Cancel, Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import type { ChatContext } from "./context.ts";

type Action = "upload_photo" | "upload_video" | "upload_document" | "record_video" | "typing";

/** Telegram shows an action for 5 s. */
const repeatMs = 4_500;

/** Shows `action` until `work` is done. That it could not be shown harms nothing. */
export async function showing<T>(
  parts: { clock: Clock; log: Log },
  ctx: ChatContext,
  action: Action,
  work: () => Promise<T>,
): Promise<T> {
  let cancel: Cancel | undefined;
  const show = () => {
    ctx.replyWithChatAction(action).catch((error: unknown) => {
      parts.log.debug("The chat action could not be shown", { error });
    });
    cancel = parts.clock.after(repeatMs, show);
  };
  show();
  try {
    return await work();
  } finally {
    cancel?.();
  }
}
