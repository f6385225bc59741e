// Owns what happens to every call to Telegram before and after it is made.
import { autoRetry } from "@grammyjs/auto-retry";
import type { Api, RawApi, Transformer } from "grammy";
import type { Clock } from "../storage/clock.ts";

/**
 * Short waits only: a chat answer that is half a minute late is worth nothing, and alerts have the
 * outbox, which is patient. The plugin's own default is to retry for ever.
 */
const retry = autoRetry({
  maxRetryAttempts: 3,
  maxDelaySeconds: 30,
  rethrowInternalServerErrors: true,
  rethrowHttpErrors: true,
});

/**
 * The retries above, without waiting for them once `closing`. A tap's answer is not tried again:
 * it decides whether the tap still counts, so it comes at once or not at all.
 */
function retrySoon(closing: AbortSignal): Transformer {
  return async (previous, method, payload, signal) => {
    if (closing.aborted || method === "answerCallbackQuery") {
      return previous(method, payload, signal);
    }
    const waiting = new AbortController();
    const end = () => waiting.abort();
    closing.addEventListener("abort", end);
    signal?.addEventListener("abort", end);
    // The end cuts the waits between the tries only; a call under way may still arrive.
    const oneTry: typeof previous = async (ofMethod, withPayload) => {
      const answer = await previous(ofMethod, withPayload, signal);
      return waiting.signal.aborted && !answer.ok ? { ...answer, parameters: {} } : answer;
    };
    try {
      return await retry(oneTry, method, payload, waiting.signal as unknown as typeof signal);
    } finally {
      closing.removeEventListener("abort", end);
      signal?.removeEventListener("abort", end);
    }
  };
}

/** How long Telegram may take; getUpdates itself waits 30 s for news (grammY's default). */
const answerWithinMs = 45_000;
/** 50 MB over 2 Mbit/s take 200 s. */
const uploadWithinMs = 300_000;

/**
 * Gives up a call that nobody answers, so that a line that died in silence neither stops the
 * polling nor holds a command up.
 */
function answeredInTime(clock: Clock): Transformer {
  return async (previous, method, payload, signal) => {
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    const uploads = /^(send(?!Message|ChatAction)|editMessageMedia)/.test(method);
    const cancel = clock.after(uploads ? uploadWithinMs : answerWithinMs, giveUp);
    if (signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp);
    try {
      // grammY types its signals by an older package; Node's own does all that it needs of one.
      return await previous(method, payload, controller.signal as unknown as typeof signal);
    } finally {
      cancel();
      signal?.removeEventListener("abort", giveUp);
    }
  };
}

/** An edit that changes nothing has reached its aim. */
const unmodifiedIsFine: Transformer = async (previous, method, payload, signal) => {
  const answer = await previous(method, payload, signal);
  if (answer.ok || !answer.description.includes("message is not modified")) return answer;
  // Telegram answers true to edits where it doesn't send the message back.
  return { ok: true, result: true } as Extract<typeof answer, { ok: true }>;
};

/** Everything we write is Telegram HTML (texts.ts escapes the rest). */
const writeHtml: Transformer = (previous, method, payload, signal) =>
  previous(method, withHtml(method, payload), signal);

/**
 * Gives the bot's calls the manners above; the last one added runs first. `closing` ends waits for
 * another try.
 */
export function teachManners(api: Api<RawApi>, clock: Clock, closing: AbortSignal): void {
  api.config.use(answeredInTime(clock), retrySoon(closing), unmodifiedIsFine, writeHtml);
}

function withHtml<T>(method: string, payload: T): T {
  if (method === "answerCallbackQuery" || typeof payload !== "object" || payload === null) {
    return payload;
  }
  const changed = { ...payload } as Record<string, unknown>;
  if (needsMode(changed)) changed["parse_mode"] = "HTML";
  const { media } = changed;
  if (Array.isArray(media)) changed["media"] = media.map(mediaWithHtml);
  else if (media !== undefined) changed["media"] = mediaWithHtml(media);
  return changed as T;
}

function mediaWithHtml(media: unknown): unknown {
  if (typeof media !== "object" || media === null) return media;
  const item = media as Record<string, unknown>;
  return needsMode(item) ? { ...item, parse_mode: "HTML" } : media;
}

function needsMode(fields: Record<string, unknown>): boolean {
  const written = fields["text"] ?? fields["caption"];
  return (
    typeof written === "string" &&
    fields["parse_mode"] === undefined &&
    fields["entities"] === undefined &&
    fields["caption_entities"] === undefined
  );
}
