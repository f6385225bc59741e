// Owns the way from a method's name to its effect: finding it, and holding it to the rate limits.
import { ApiError, badRequest, tooManyRequests } from "./errors.ts";
import { findMethod } from "./methods/index.ts";
import { z } from "zod";
import type { Parameters } from "./parameters.ts";
import type { PracticeState } from "./state.ts";

/** The documented name of a method, or the text as it came when there is no such method. */
export function methodName(spelled: string): string {
  return findMethod(spelled)?.name ?? spelled;
}

/** Runs a method; its effect, if any, has happened when this returns. Throws ApiErrors. */
export async function dispatch(
  state: PracticeState,
  spelled: string,
  parameters: Parameters,
  signal: AbortSignal,
): Promise<unknown> {
  const found = findMethod(spelled);
  if (!found) throw new ApiError(404, "Not Found: method not found");
  holdToLimits(state, found.name, parameters);
  return found.method(state, parameters, signal);
}

/** Everything that shows in a chat counts, edits too; an album counts each of its items. */
function holdToLimits(state: PracticeState, name: string, parameters: Parameters): void {
  if (!state.limits || !/^(?:send|edit)/.test(name) || name === "sendChatAction") return;
  const chatId = parameters.integer("chat_id");
  if (chatId === undefined) throw badRequest("chat_id is empty");
  const items = parameters.json("media", z.unknown());
  const cost = Array.isArray(items) ? Math.max(1, items.length) : 1;
  const seconds = state.limits.take(chatId, cost, state.clock.monotonic());
  if (seconds > 0) throw tooManyRequests(seconds);
}
