// Owns wishes that arrive late: Telegram keeps updates for a day, so a command or tap may be found
// hours after it was meant. Such a wish changes nothing by itself; it is asked back, once.
import { InlineKeyboard } from "grammy";
import type { AlarmControl } from "../vision/watch-view.ts";
import type { Cancel, Clock } from "../storage/clock.ts";
import { data } from "./callback-data.ts";
import type { ChatContext } from "./context.ts";
import { type Answer, isQueryTooOld, isTooManyRequests } from "./reply.ts";
import { say, sayPlain } from "./texts/texts.ts";
import { moment } from "./texts/times.ts";

/** A command older than this on arrival is late (decision 11). */
export const lateAfterMs = 2 * 60_000;
/** Queued updates arrive in one burst; the question waits for the burst's last wish. */
const burstMs = 1_000;

/** A tap whose answer takes longer may have been overtaken by newer wishes (aside.ts). */
const answerWithinMs = 3_000;

/** Something asked for that may be too late by now. */
export interface Wish {
  /** A later wish about the same topic in the same chat replaces this one. */
  topic: string;
  /**
   * The question, composed when it is put so that it speaks of the state then. `askedAt` is wall
   * milliseconds, null for a tap (Telegram doesn't tell when somebody tapped).
   */
  question(askedAt: number | null): Answer;
}

export interface LatenessParts {
  clock: Clock;
  alarm: AlarmControl;
  timezone(): string;
  /** Tells the user (or at least the log) that the question could not be put. */
  onError(ctx: ChatContext, error: unknown): void;
}

/**
 * Answers the tap before anything is done for it, with a toast of at most 200 characters.
 * "too_old" means that Telegram waits for this answer no more, or doesn't let us find out soon:
 * ask back instead of acting, where acting arms, disarms, mutes or deletes. Call it once per tap.
 * Other errors are thrown.
 */
export async function answerFirst(
  ctx: ChatContext,
  toast?: string,
): Promise<"answered" | "too_old"> {
  const isSoon = ctx.lateness.stopwatch(answerWithinMs);
  try {
    await ctx.answerCallbackQuery(toast === undefined ? {} : { text: toast });
    return isSoon() ? "answered" : "too_old";
  } catch (error) {
    if (isQueryTooOld(error) || isTooManyRequests(error)) return "too_old";
    throw error;
  }
}

/**
 * Asks in the wish's chat whether it still holds. "disarm" is known here; other wishes bring their
 * own question. `askedAt` as in Wish.
 */
export function askBack(
  ctx: ChatContext,
  wish: "disarm" | Wish,
  askedAt: number | null = null,
): void {
  ctx.lateness.put(ctx, wish, askedAt);
}

/** When the command was sent, if that is too long ago to act on it; null if it is fresh. */
export function lateSince(ctx: ChatContext, clock: Clock): number | null {
  const sent = ctx.message?.date;
  if (sent === undefined) return null;
  return clock.wall() - sent * 1000 > lateAfterMs ? sent * 1000 : null;
}

export class Lateness {
  readonly #parts: LatenessParts;
  readonly #waiting = new Map<string, Cancel>();
  readonly #sending = new Set<Promise<void>>();

  constructor(parts: LatenessParts) {
    this.#parts = parts;
  }

  /** Whether less than `ms` have gone since this call, each time it is asked. */
  stopwatch(ms: number): () => boolean {
    const { clock } = this.#parts;
    const start = clock.monotonic();
    return () => clock.monotonic() - start < ms;
  }

  /** See askBack(). */
  put(ctx: ChatContext, wish: "disarm" | Wish, askedAt: number | null): void {
    const chosen = typeof wish === "string" ? this.#disarmWish(ctx) : wish;
    const place = placeOf(ctx, chosen.topic);
    this.#waiting.get(place)?.();
    const cancel = this.#parts.clock.after(burstMs, () => {
      this.#waiting.delete(place);
      const sending = this.#ask(ctx, chosen.question(askedAt)).finally(() =>
        this.#sending.delete(sending),
      );
      this.#sending.add(sending);
    });
    this.#waiting.set(place, cancel);
  }

  /** A fresh wish about `topic` came: what the late one wanted doesn't matter any more. */
  forget(ctx: ChatContext, topic: string): void {
    const place = placeOf(ctx, topic);
    this.#waiting.get(place)?.();
    this.#waiting.delete(place);
  }

  /** Drops questions not yet put and waits for those under way. */
  async close(): Promise<void> {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
    await Promise.all(this.#sending);
  }

  async #ask(ctx: ChatContext, answer: Answer): Promise<void> {
    const asked = ctx.msg?.message_id;
    try {
      await ctx.reply(answer.text, {
        disable_notification: true,
        ...(answer.keyboard ? { reply_markup: answer.keyboard } : {}),
        ...(asked === undefined
          ? {}
          : { reply_parameters: { message_id: asked, allow_sending_without_reply: true } }),
      });
    } catch (error) {
      this.#parts.onError(ctx, error);
    }
  }

  #disarmWish(ctx: ChatContext): Wish {
    const { alarm, clock, timezone } = this.#parts;
    return {
      topic: "alarm",
      question(askedAt) {
        const { locale } = ctx;
        const when =
          askedAt === null
            ? sayPlain(locale, "late-earlier")
            : moment(locale, askedAt, clock.wall(), timezone());
        const keyboard = new InlineKeyboard();
        if (alarm.current().state === "disarmed") {
          keyboard.text(sayPlain(locale, "button-arm"), data.arm());
          return { text: say(locale, "late-disarmed-already", { when }), keyboard };
        }
        keyboard.text(sayPlain(locale, "button-disarm"), data.disarm());
        keyboard.text(sayPlain(locale, "button-stay-armed"), data.keepAlarm());
        return { text: say(locale, "late-disarm", { when }), keyboard };
      },
    };
  }
}

function placeOf(ctx: ChatContext, topic: string): string {
  return `${ctx.chatId}:${ctx.msg?.message_thread_id ?? ""}:${topic}`;
}
