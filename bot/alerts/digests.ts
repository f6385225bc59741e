// Owns bringing digests to Telegram and keeping what follows from them. Once Telegram has confirmed
// one, that is on disk as a whole (the outbox's chats.json) before any incident in it is changed: a
// kill in between repeats at most that one digest, and never tells its incidents one by one.
import type { Clock } from "../../storage/clock.ts";
import type { Delivery, ToldDigest } from "../../storage/deliveries.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { historyData } from "../history/taps.ts";
import { everythingOf } from "../history/filter.ts";
import { sayPlain, type LocaleOf } from "../texts/texts.ts";
import { planDigest, type DigestPlan, type WaitingIncident } from "./digest.ts";
import { composeDigest } from "./digest-words.ts";
import type { NameOf } from "./face-words.ts";
import type { Step, Telling } from "./step.ts";
import type { TelegramCalls } from "./telegram.ts";
import { lateAfterMs } from "./tell.ts";

export interface DigestsOptions {
  calls: Pick<TelegramCalls, "sendText">;
  outbox: Outbox;
  clock: Clock;
  tellingOf: (incident: string) => Telling | undefined;
  /** Whether the incident may ring in `chat` now. */
  mayRing: (telling: Telling, chat: number) => boolean;
  nameOf: NameOf;
  localeOf: LocaleOf;
}

export class Digests {
  readonly #options: DigestsOptions;

  constructor(options: DigestsOptions) {
    this.#options = options;
  }

  /** What `chat` should be told together now; null while there is not enough of it. */
  plan(chat: number): DigestPlan | null {
    return planDigest(chat, this.#waitingIn(chat));
  }

  /** Resolves when Telegram has taken it and the outbox knows. Rejects with what faultOf() reads. */
  async send({ chat, thread, named, also, loud }: DigestPlan): Promise<void> {
    const { calls, outbox, clock, mayRing, nameOf, localeOf } = this.#options;
    const locale = localeOf(chat);
    const [first, last] = [named[0] as Telling, named.at(-1) as Telling];
    const wasAway = clock.wall() - first.record.openedAt > lateAfterMs;
    const follows = named.filter(({ record }) => also.has(record.id));
    const view = { incidents: named, following: follows.length, wasAway, nameOf, locale };
    // As much as it speaks of; what happens while it is on its way is told for itself.
    const only: Record<string, number> = {};
    for (const { record, events } of named) {
      if (!also.has(record.id)) only[record.id] = events.at(-1)?.seq ?? 0;
    }
    const show = historyData.at(everythingOf("events"), last.record.id);
    const { messageId } = await calls.sendText({
      chat,
      thread,
      html: composeDigest(view),
      buttons: [[{ text: sayPlain(locale, "digest-button-show"), callback_data: show }]],
      loud: loud.some((telling) => mayRing(telling, chat)),
      replyTo: null,
    });
    const told = { chat, messageId, at: clock.wall(), only, also: [...also] };
    await outbox.changeChats(({ toldDigests }) => void toldDigests.push(told));
    await this.#follow(told);
  }

  /** Finishes what a kill has interrupted. To be called before anything is told. */
  async takeUp(): Promise<void> {
    for (const told of this.#options.outbox.chats().toldDigests) await this.#follow(told);
  }

  /** For where a step is asked for: what went wrong with a digest concerns the chat, no incident. */
  stepOf({ chat, thread, named, loud }: DigestPlan): Step {
    return {
      incident: named[0]?.record.id ?? "",
      chat,
      thread,
      message: "alert",
      act: { kind: "send_text" },
      replyTo: null,
      tells: [],
      supersedes: [],
      loud: loud.length > 0,
      opensLate: false,
      from: 0,
      upTo: 0,
    };
  }

  *#waitingIn(chat: number): Iterable<WaitingIncident> {
    const { outbox, tellingOf } = this.#options;
    for (const incident of outbox.openIn(chat)) {
      const telling = tellingOf(incident);
      const deliveries = outbox.find(incident);
      if (telling && deliveries) yield { telling, deliveries };
    }
  }

  /** Has every incident of the digest know of it, in memory at once, and then forgets the digest. */
  async #follow(told: ToldDigest): Promise<void> {
    const { outbox } = this.#options;
    const { chat, messageId, at, only, also } = told;
    const written: Promise<void>[] = [];
    for (const [incident, upTo] of Object.entries(only)) {
      if (!outbox.find(incident)) continue;
      const change = outbox.change(incident, ({ rows, digests }) => {
        digests[chat] = { messageId, only: true };
        for (const row of rows) {
          if (!isUntold(row, chat) || row.seq > upTo) continue;
          const sent = { state: "sent", messageId, mediaKind: "text", late: true, sentAt: at };
          Object.assign(row, { ...sent, lastError: null });
        }
      });
      written.push(change);
    }
    for (const incident of also) {
      if (!outbox.find(incident)) continue;
      const change = outbox.change(incident, ({ rows, digests }) => {
        digests[chat] = { messageId, only: false };
        // The digest rang for all of them.
        for (const row of rows) if (isUntold(row, chat)) row.loud = false;
      });
      written.push(change);
    }
    await Promise.all(written);
    await outbox.changeChats((notes) => {
      notes.toldDigests = notes.toldDigests.filter(
        (other) => other.chat !== chat || other.messageId !== messageId,
      );
    });
  }
}

/** A chat that was parked meanwhile has heard of it all the same. */
function isUntold({ chat, state }: Delivery, inChat: number): boolean {
  return chat === inChat && (state === "waiting" || state === "sending" || state === "parked");
}
