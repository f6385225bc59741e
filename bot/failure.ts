// Owns what a person hears when something went wrong: what happened and what to do, never a code
// or a path. The cause goes to the log.
import type { Log } from "../storage/log.ts";
import { StorageError } from "../storage/errors.ts";
import { CameraError } from "../vision/watch-view.ts";
import type { ChatContext } from "./context.ts";
import type { TellFailure } from "./jobs.ts";
import { reply } from "./reply.ts";
import { say } from "./texts/texts.ts";

/**
 * The failure in words, as Telegram HTML. A camera's errors are made for people already; the
 * disk's name files, which are for the log.
 */
export function failureText(locale: string, error: unknown): string {
  if (error instanceof CameraError) return say(locale, "failure-camera", { message: error.words });
  if (error instanceof StorageError) {
    return say(locale, error.code === "ENOSPC" ? "failure-disk-full" : "failure-disk");
  }
  return say(locale, "failure-unexpected");
}

/** Logs the cause under what was asked for. */
export function logFailure(log: Log, ctx: ChatContext, error: unknown): void {
  // Of texts only commands: what else somebody writes may be a password.
  const command = /^\/\w+(?=\s|@|$)/.exec(ctx.message?.text ?? "")?.[0];
  const asked = ctx.callbackQuery?.data ?? command ?? "an update";
  if (error instanceof CameraError) log.warn(`${asked}: ${error.message}`);
  else log.error(`${asked} failed`, { error, update: ctx.update.update_id });
}

/** Logs the failure and tells whoever asked; never rejects. */
export function failureTeller(log: Log): TellFailure {
  return async (ctx, error) => {
    logFailure(log, ctx, error);
    try {
      await reply(ctx, { text: failureText(ctx.locale, error) });
    } catch (second) {
      log.warn("The user could not be told about the failure", { error: second });
    }
  };
}
