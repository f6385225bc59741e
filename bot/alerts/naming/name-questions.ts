// Owns which "what is the name?" is open: one per person and chat, in memory, for ten minutes.
import type { Clock } from "../../../storage/clock.ts";
import { inGroup, type ChatContext } from "../../context.ts";
import type { FaceInIncident } from "./face-taps.ts";

const openForMs = 10 * 60_000;

export interface NameQuestion extends FaceInIncident {
  /** The message that asks. */
  messageId: number;
  /** Monotonic. */
  askedAt: number;
  /** The person did something else since: another question may be open by now. */
  onlyByReply: boolean;
}

export class NameQuestions {
  readonly #clock: Clock;
  readonly #open = new Map<string, NameQuestion>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Replaces what the same person was asked there before. */
  ask(ctx: ChatContext, face: FaceInIncident, messageId: number): void {
    const askedAt = this.#clock.monotonic();
    this.#open.set(keyOf(ctx), { ...face, messageId, askedAt, onlyByReply: inGroup(ctx) });
  }

  /** The person turned to something else: from now on only a reply is an answer. */
  turnedAway(ctx: ChatContext): void {
    const question = this.#open.get(keyOf(ctx));
    if (question) question.onlyByReply = true;
  }

  /**
   * The question that the message in `ctx` answers, or takes back; null where it is about something
   * else. In a group only a reply is an answer: people talk about other things there.
   */
  answeredBy(ctx: ChatContext): NameQuestion | null {
    const question = this.#open.get(keyOf(ctx));
    if (!question) return null;
    if (this.#clock.monotonic() - question.askedAt > openForMs) {
      this.close(ctx);
      return null;
    }
    const repliesTo = ctx.message?.reply_to_message?.message_id;
    const isMeant =
      repliesTo === undefined ? !question.onlyByReply : repliesTo === question.messageId;
    return isMeant ? question : null;
  }

  close(ctx: ChatContext): void {
    this.#open.delete(keyOf(ctx));
  }
}

function keyOf(ctx: ChatContext): string {
  return `${ctx.chatId}/${ctx.person.id}`;
}
