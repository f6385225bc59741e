// Owns who is told of an event, and how loudly: the deliveries that it needs. Who joins later does
// not get the second half of a story; who was told in another chat's stead hears the rest.
import { threadKey, type Delivery, type MessageRole } from "../../storage/deliveries.ts";
import type { CameraId, IncidentEvent, IncidentRecord } from "../../storage/incident-events.ts";
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
  /** Whether the camera's clips are sent unasked; left out: always. */
  sendsClips?: (camera: CameraId) => boolean;
  /** Whether nothing rings in the chat now; left out: never so. */
  isQuietNow?: (chat: number) => boolean;
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
    const { outbox, fallback } = this.#options;
    const known = outbox.find(telling.record.id)?.rows ?? [];
    const destinations = this.#audience();
    const audience = new Set(destinations.map(({ chat }) => chat));
    return this.#messagesFor(event, telling).flatMap((message) => {
      // The line about who came home is another story than the alert that it may become.
      const story = known.filter((row) => (row.message === "line") === (message === "line"));
      const toldBefore = new Set(story.map(({ chat }) => chat));
      // Where nobody is left who knows the beginning, everybody hears the rest.
      const knowing = [...destinations, ...fallback()].filter(({ chat }) => toldBefore.has(chat));
      return destinations
        .filter(({ chat }) => knowing.length === 0 || toldBefore.has(chat))
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
  wholeStory(telling: Telling, chats: readonly Destination[]): Delivery[] {
    return telling.events.flatMap((event) =>
      this.#messagesFor(event, telling, false).flatMap((message) =>
        chats.map((chat) => this.#row(telling.record, event, message, chat)),
      ),
    );
  }

  #messagesFor(
    event: IncidentEvent,
    { record, events }: Telling,
    tellKnown = this.#options.tellKnown(),
  ): MessageRole[] {
    const messages = messagesFor(event, events, tellKnown);
    const sendsClips = this.#options.sendsClips?.(record.camera) ?? true;
    if (event.kind !== "clip" || sendsClips) return messages;
    // The quiet line gets its button by it, and nothing else.
    return messages.filter((message) => message === "line");
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
      sentAt: null,
      lastError: null,
    };
  }

  #isLoud({ cause, camera, alarm }: IncidentRecord, chat: number): boolean {
    if (this.#options.isQuietNow?.(chat)) return false;
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

/** Only alarms ring, and that one of them is over; who comes in may disarm before it is one. */
function rings(event: IncidentEvent, message: MessageRole): boolean {
  if (event.kind === "opened") {
    return event.entryEndsAt === undefined && (event.waited?.loud ?? true);
  }
  if (event.kind === "raised") return message === "raised";
  return event.kind === "escalated" || message === "all_well";
}
