// Owns who is told of an event, and how loudly: the deliveries that it needs. Who joins later does
// not get the second half of a story; who was told in another chat's stead hears the rest.
import { threadKey, type Delivery, type MessageRole } from "../../storage/deliveries.ts";
import type { IncidentEvent, IncidentRecord } from "../../storage/incident-events.ts";
import type { Mutes } from "../../storage/mutes.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { isArmed } from "../../vision/guard/alarm.ts";
import type { Telling } from "./step.ts";
import { messagesFor } from "./story.ts";
import type { Destination } from "./telegram.ts";

export interface RecipientsOptions {
  outbox: Outbox;
  mutes: Pick<Mutes, "mutedFor">;
  audience: () => readonly Destination[];
  /** The household's private chats: they are told what another chat does not take. */
  fallback: () => readonly Destination[];
  /** Whether a quiet line tells that somebody of the household came. */
  tellKnown: () => boolean;
}

export class Recipients {
  readonly #options: RecipientsOptions;

  constructor(options: RecipientsOptions) {
    this.#options = options;
  }

  /** Whether alerts go to `chat` now. */
  includes(chat: number): boolean {
    const destinations = [...this.#audience(), ...this.#options.fallback()];
    return destinations.some((destination) => destination.chat === chat);
  }

  /** Who is told what `chat` does not take; nobody where it is a private chat itself. */
  insteadOf(chat: number): readonly Destination[] {
    const chats = this.#options.fallback();
    return chats.some((destination) => destination.chat === chat) ? [] : chats;
  }

  /** The deliveries of `event` that do not exist yet. */
  rowsOf(telling: Telling, event: IncidentEvent): Delivery[] {
    const { outbox, fallback, tellKnown } = this.#options;
    const known = outbox.find(telling.record.id)?.rows ?? [];
    const destinations = this.#audience();
    const audience = new Set(destinations.map(({ chat }) => chat));
    return messagesFor(event, telling.events, tellKnown()).flatMap((message) => {
      // The line about who came home is another story than the alert that it may become.
      const story = known.filter((row) => (row.message === "line") === (message === "line"));
      const toldBefore = new Set(story.map(({ chat }) => chat));
      return destinations
        .filter(({ chat }) => story.length === 0 || toldBefore.has(chat))
        .concat(fallback().filter(({ chat }) => toldBefore.has(chat) && !audience.has(chat)))
        .filter(({ chat }) =>
          story.every(
            (row) => row.seq !== event.seq || row.chat !== chat || row.message !== message,
          ),
        )
        .map((destination) => this.#row(telling.record, event, message, destination));
    });
  }

  /** Everything there is to tell, for chats that are told in another's stead. */
  wholeStory({ record, events }: Telling, chats: readonly Destination[]): Delivery[] {
    return events.flatMap((event) =>
      messagesFor(event, events, false).flatMap((message) =>
        chats.map((chat) => this.#row(record, event, message, chat)),
      ),
    );
  }

  #row(
    record: IncidentRecord,
    event: IncidentEvent,
    message: MessageRole,
    { chat, thread }: Destination,
  ): Delivery {
    return {
      seq: event.seq,
      chat,
      message,
      thread,
      state: "waiting",
      loud: rings(event, message) && this.#isLoud(record, chat),
      attempts: 0,
      waitMs: 0,
      messageId: null,
      mediaKind: null,
      late: false,
      lastError: null,
    };
  }

  #isLoud({ cause, camera, alarm }: IncidentRecord, chat: number): boolean {
    return cause === "movement" ? this.#options.mutes.mutedFor(chat, camera) === 0 : isArmed(alarm);
  }

  /** Where alerts go, each chat once, with what Telegram has taught us about moves and topics. */
  #audience(): Destination[] {
    const { movedTo, lostThreads } = this.#options.outbox.chats();
    const chats = new Map<number, Destination>();
    for (const { chat, thread } of this.#options.audience()) {
      const now = movedTo[chat] ?? chat;
      const isLost = thread !== null && lostThreads.includes(threadKey(now, thread));
      if (!chats.has(now)) chats.set(now, { chat: now, thread: isLost ? null : thread });
    }
    return [...chats.values()];
  }
}

/** Only alarms ring, and that one of them is over. */
function rings(event: IncidentEvent, message: MessageRole): boolean {
  if (event.kind === "opened") return event.waited?.loud ?? true;
  return event.kind === "escalated" || message === "all_well";
}
