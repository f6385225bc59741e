// Owns turning an incident's events into deliveries for every chat of the household, and putting
// an incident away when everything of it is told. Nothing is lost between the two: at the start,
// events without deliveries get them; deliveries are known by (incident, seq, chat).
import type { Clock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import type { IncidentEvent, IncidentId, IncidentRecord } from "../../storage/incident-events.ts";
import { isIncidentId } from "../../storage/incident-id.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";
import { Slots } from "../../storage/slots.ts";
import { hasParked, unpark } from "./parking.ts";
import { Recipients, type RecipientsOptions } from "./recipients.ts";
import { Settling } from "./settling.ts";
import type { Telling } from "./step.ts";
import type { Destination } from "./telegram.ts";

/** What the last process left may be thousands of incidents. */
const readAtOnce = 16;

export interface DispatchOptions extends RecipientsOptions {
  incidents: Pick<
    Incidents,
    | "record"
    | "events"
    | "folder"
    | "pending"
    | "settle"
    | "onEvent"
    | "onForgotten"
    | "seal"
    | "unsaved"
  >;
  clock: Clock;
  log: Log;
  /** There are new deliveries. */
  onDeliveries: () => void;
}

interface MutableTelling extends Telling {
  readonly events: IncidentEvent[];
  readonly heard: Map<number, number>;
}

export class Dispatch {
  readonly #options: DispatchOptions;
  readonly #recipients: Recipients;
  readonly #tellings = new Map<IncidentId, MutableTelling>();
  readonly #settling: Settling;
  /** While what the last process left is read, nothing is told: it would be in no order. */
  #isStarting = false;
  /** Reading incidents back and putting them away happens one after another. */
  #reading: Promise<unknown> = Promise.resolve();
  readonly #unsubscribe: (() => void)[] = [];

  constructor(options: DispatchOptions) {
    this.#options = options;
    this.#recipients = new Recipients(options);
    this.#settling = new Settling({
      ...options,
      inTurn: (work) => {
        this.#reading = this.#reading.then(work).catch((error: unknown) => {
          options.log.error("Putting an incident away went wrong", { error });
        });
      },
      onSettled: (id) => void this.#tellings.delete(id),
    });
  }

  /** One that is being told. */
  tellingOf(id: IncidentId): Telling | undefined {
    return this.#tellings.get(id);
  }

  /** Takes up what the last process left. Rejects with StorageError only if nothing can be read. */
  async start(): Promise<void> {
    const { incidents, outbox, log } = this.#options;
    this.#unsubscribe.push(
      incidents.onEvent((record, event) => this.#hear(record, event)),
      incidents.onForgotten((id) => this.#forget(id)),
    );
    const pending = await incidents.pending();
    const ids = new Set([...pending, ...outbox.incidents()]);
    const slots = new Slots(readAtOnce);
    this.#isStarting = true;
    const takeUp = async (id: IncidentId) => {
      const telling = await this.#load(id, 1);
      if (telling || !outbox.find(id)) return;
      log.warn(`Alerts of ${id} are dropped: the incident itself is gone`);
      outbox.discard(id);
    };
    await Promise.all([...ids].map((id) => slots.run(() => takeUp(id))));
    this.#isStarting = false;
    for (const chat of outbox.chats().gone) this.fallBack(chat);
    this.#options.onDeliveries();
  }

  /** Hears nothing more; resolves when what it was reading or putting away is done. */
  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#settling.stop();
    await this.#reading;
  }

  /** An incident of any age, ready to be told more of; null when there is none (any more). */
  async recall(id: IncidentId): Promise<Telling | null> {
    if (!isIncidentId(id)) return null;
    return this.#tellings.get(id) ?? this.#readBack(id, Number.POSITIVE_INFINITY);
  }

  /** Whether alerts go to `chat` now. */
  isWelcome(chat: number): boolean {
    return this.#recipients.includes(chat);
  }

  /** Who is told what `chat` does not take; nobody where it is a private chat itself. */
  fallbackFor(chat: number): readonly Destination[] {
    return this.#recipients.insteadOf(chat);
  }

  /** Incidents that `chat` did not even take the opening of are told to its fallback instead. */
  fallBack(chat: number): void {
    const { outbox, onDeliveries } = this.#options;
    const instead = this.fallbackFor(chat);
    if (instead.length === 0) return;
    for (const telling of this.#tellings.values()) {
      const { record, events } = telling;
      const known = outbox.find(record.id)?.rows ?? [];
      const opening = events.find(({ kind }) => kind === "opened")?.seq;
      const isUntold = known.some(
        (row) => row.chat === chat && row.seq === opening && row.state === "parked",
      );
      const isToldThere = known.some((row) => instead.some((other) => other.chat === row.chat));
      if (!isUntold || isToldThere) continue;
      const rows = this.#recipients.wholeStory(telling, instead);
      void outbox.change(record.id, (deliveries) => void deliveries.rows.push(...rows));
    }
    onDeliveries();
  }

  /** `chat` took something: it is not gone (any more). */
  comeBack(chat: number): void {
    const { outbox } = this.#options;
    if (!outbox.chats().gone.includes(chat)) return;
    this.tryAgain(chat);
    void outbox.changeChats((notes) => {
      notes.gone = notes.gone.filter((id) => id !== chat);
      delete notes.goneBecause[chat];
    });
  }

  /** Lets all that is parked wait again if `chat` was gone; whether it is back will show. */
  tryAgain(chat: number): void {
    if (this.#options.outbox.chats().gone.includes(chat)) this.unparkAll(chat);
  }

  /** Lets all that is parked for `chat` wait again. */
  unparkAll(chat: number): void {
    for (const { record } of this.#tellings.values()) this.#unpark(record, chat);
    this.#options.onDeliveries();
  }

  /** Looks whether everything of the incident is told, and puts it away some minutes later. */
  considerSettling(id: IncidentId): void {
    const telling = this.#tellings.get(id);
    if (telling) this.#settling.consider(telling);
  }

  /** It was removed: its old messages stay, and nobody finds it any more. */
  #forget(id: IncidentId): void {
    this.#settling.leave(id);
    this.#tellings.delete(id);
  }

  #hear(record: IncidentRecord, event: IncidentEvent): void {
    const known = this.#tellings.get(record.id);
    if (known || event.seq === 1) {
      const telling = known ?? { record, events: [], heard: new Map() };
      // The opening of what a restart had cut off is as old as its record, however new it is to us.
      if (!known || event.seq > 1) {
        telling.heard.set(event.seq, this.#options.clock.monotonic());
      }
      this.#tellings.set(record.id, telling);
      this.#add(telling, [event], event.seq);
    } else {
      // Told and put away, and now there is more: a verdict, or movement after a long cooldown.
      void this.#readBack(record.id, event.seq).then(() => this.#options.onDeliveries());
    }
  }

  /**
   * Reads an incident from disk. Where its deliveries are lost, only events from `from` on get
   * new ones. Null when the incident is gone or unreadable.
   */
  #readBack(id: IncidentId, from: number): Promise<MutableTelling | null> {
    const reading = this.#reading.then(() => this.#load(id, from));
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #load(id: IncidentId, from: number): Promise<MutableTelling | null> {
    const { incidents, outbox, log } = this.#options;
    try {
      const record = await incidents.record(id);
      await outbox.takeBack(id, incidents.folder(id));
      const events = await incidents.events(id);
      // While that was read, it may have been heard of.
      const telling = this.#tellings.get(id) ?? { record, events: [], heard: new Map() };
      this.#tellings.set(id, telling);
      const known = outbox.find(id)?.rows;
      const isBegun = known?.some(({ seq }) => seq === events[0]?.seq) ?? false;
      this.#add(telling, events, Math.max(known ? 1 : from, isBegun ? 1 : firstToTell(events)));
      return telling;
    } catch (error) {
      if (!(error instanceof StorageError) && !(error instanceof RangeError)) throw error;
      log.warn(`The incident ${id} cannot be read`, { error });
      return null;
    }
  }

  /** Takes events in, and gives those from `from` on deliveries where they have none. */
  #add(telling: MutableTelling, events: readonly IncidentEvent[], from: number): void {
    const { outbox, onDeliveries } = this.#options;
    const fresh = events.filter(({ seq }) => telling.events.every((known) => known.seq !== seq));
    telling.events.push(...fresh);
    telling.events.sort((a, b) => a.seq - b.seq);
    const { id } = telling.record;
    const rows = events
      .filter(({ seq }) => seq >= from)
      .flatMap((event) => this.#recipients.rowsOf(telling, event));
    if (rows.length > 0) {
      // One attempt for all: later ones must not be told before those that they build on.
      for (const { chat } of rows) this.#unpark(telling.record, chat);
      void outbox.change(id, (deliveries) => {
        deliveries.rows.push(...rows);
      });
      if (!this.#isStarting) onDeliveries();
    }
    this.considerSettling(id);
  }

  #unpark({ id, openedAt }: IncidentRecord, chat: number): void {
    const { outbox, clock } = this.#options;
    const deliveries = outbox.find(id);
    if (!deliveries || !hasParked(deliveries, chat)) return;
    void outbox.change(id, (changed) => unpark(changed, chat, clock.wall() - openedAt));
  }
}

/** So long after its end an incident of which nothing is known to be told is a matter of the past. */
const pastMs = 3_600_000;

/**
 * From which event on an incident without any deliveries is told. It was cut off by a crash, and is
 * told as a whole; or its deliveries are lost and somebody judged it long after its end: then it alarms
 * nobody again.
 */
function firstToTell(events: readonly IncidentEvent[]): number {
  const ended = events.find(({ kind }) => kind === "ended");
  const afterthought = events.find(
    ({ kind, at }) => (kind === "marked" || kind === "pinned") && ended && at > ended.at + pastMs,
  );
  return afterthought?.seq ?? 1;
}
