// Owns one chat's turn-taking: picks the next step, keeps the pace, waits where it must. Each
// chat has its own, so that one that is dead or slow delays no other.
import type { Cancel, Clock } from "../../storage/clock.ts";
import { isOpen, rowKey, type MessageRole } from "../../storage/deliveries.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import type { Log } from "../../storage/log.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { backoff } from "./backoff.ts";
import type { Connection } from "./connection.ts";
import type { DigestPlan } from "./digest.ts";
import type { Digests } from "./digests.ts";
import { Pace } from "./pace.ts";
import { nextStep, urgentStep } from "./schedule.ts";
import type { Step, Telling } from "./step.ts";
import { byUrgency, inTheWay, mayStart } from "./urgency.ts";
import { setBack, type Setback } from "./setback.ts";
import type { EvidenceFiles } from "./evidence-file.ts";
import { faultOf } from "./telegram-errors.ts";
import type { Teller } from "./tell.ts";

const longestDigestWaitMs = 15 * 60_000;

export interface ChatQueueParts {
  outbox: Outbox;
  files: EvidenceFiles;
  teller: Pick<Teller, "perform">;
  digests: Pick<Digests, "plan" | "send" | "stepOf">;
  connection: Connection;
  clock: Clock;
  log: Log;
  random: () => number;
  tellingOf: (incident: IncidentId) => Telling | undefined;
  /** Whether the chat still belongs to the household. */
  isWelcome: (chat: number) => boolean;
  /** Something was told, parked or dropped. */
  onProgress: (incident: IncidentId) => void;
  /** The chat took something. */
  onSuccess: (chat: number) => void;
  /** Telegram said something that other chats' queues must know (a move, a lost topic). */
  onSetback: (step: Step, setback: Setback) => void;
}

export class ChatQueue {
  readonly chat: number;
  readonly #parts: ChatQueueParts;
  readonly #pace: Pace;
  /** Monotonic times before which a message of an incident is not tried again, by laneOf(). */
  readonly #notBefore = new Map<string, number>();
  readonly #underWay = new Map<Step, { ended: Promise<void>; cutOff: AbortController }>();
  /** Many incidents are being told together; nothing else of them may begin. */
  #digest: Promise<void> | null = null;
  #failedDigests = 0;
  #noDigestBefore = Number.NEGATIVE_INFINITY;
  #holdUntil = Number.NEGATIVE_INFINITY;
  #cancel: Cancel | null = null;
  #stopped = false;

  constructor(chat: number, parts: ChatQueueParts) {
    this.chat = chat;
    this.#parts = parts;
    this.#pace = new Pace(chat);
    this.#resumeWaits();
  }

  /** Starts what may start now, and sees to it that it looks again when that changes by itself. */
  pump(): void {
    this.#cancel?.();
    this.#cancel = null;
    const { connection, clock } = this.#parts;
    if (this.#stopped || !connection.isOpen || this.#digest) return;
    const now = clock.monotonic();
    let wait = this.#holdUntil - now;
    const digest = wait <= 0 ? this.#digestDue() : null;
    if (digest) wait = this.#considerDigest(digest, now);
    else if (wait <= 0) {
      wait = Number.POSITIVE_INFINITY;
      for (const { step, telling } of this.#candidates()) {
        const underWay = [...this.#underWay.keys()];
        const isFree = mayStart(step, underWay);
        const obstacles = isFree ? [] : inTheWay(step, underWay);
        if (!isFree && obstacles.length === 0) continue;
        const pause = Math.max(
          (this.#notBefore.get(laneOf(step)) ?? now) - now,
          this.#pace.waitFor(now, step.loud),
        );
        if (pause > 0) wait = Math.min(wait, pause);
        else if (isFree) this.#start(step, telling);
        // When they have ended, it is pumped again.
        else for (const other of obstacles) this.#underWay.get(other)?.cutOff.abort();
      }
    }
    if (wait < Number.POSITIVE_INFINITY) this.#cancel = clock.after(wait, () => this.pump());
  }

  /** The network was gone and is back: waits that were its fault are over. */
  forgetWaits(): void {
    this.#notBefore.clear();
    if (this.#noDigestBefore < Number.POSITIVE_INFINITY) this.#noDigestBefore = 0;
  }

  /** Something else was written to this chat. */
  spend(): void {
    this.#pace.spend(this.#parts.clock.monotonic());
  }

  /** Starts nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
    await Promise.all([...this.#underWay.values()].map(({ ended }) => ended));
    await this.#digest;
  }

  #digestDue(): DigestPlan | null {
    const { digests, isWelcome } = this.#parts;
    // One that Telegram refuses for good would hold everything up.
    if (this.#noDigestBefore === Number.POSITIVE_INFINITY || !isWelcome(this.chat)) return null;
    return digests.plan(this.chat);
  }

  /** Starts it, or says after how many milliseconds to look again. */
  #considerDigest(plan: DigestPlan, now: number): number {
    // What is under way pumps when it ends.
    if (this.#underWay.size > 0) return Number.POSITIVE_INFINITY;
    const paced = this.#pace.waitFor(now, plan.loud.length > 0);
    const wait = Math.max(paced, this.#noDigestBefore - now);
    if (wait > 0) return wait;
    const arrived = this.#pace.spend(now);
    this.#digest = this.#tellTogether(plan)
      .catch((error: unknown) => {
        this.#noDigestBefore = Number.POSITIVE_INFINITY;
        this.#parts.log.error("Telling many alerts together went wrong", {
          chat: this.chat,
          error,
        });
      })
      .finally(() => {
        arrived(this.#parts.clock.monotonic());
        this.#digest = null;
        for (const { record } of plan.named) this.#parts.onProgress(record.id);
        this.pump();
      });
    return Number.POSITIVE_INFINITY;
  }

  async #tellTogether(plan: DigestPlan): Promise<void> {
    const { digests, clock, random, log } = this.#parts;
    try {
      await digests.send(plan);
      this.#failedDigests = 0;
      log.info("Many incidents were told together", { chat: this.chat, count: plan.named.length });
      this.#succeed();
    } catch (error) {
      this.#failedDigests += 1;
      const { kind } = faultOf(error);
      const isForGood = kind === "refused" || kind === "not_modified" || kind === "message_gone";
      if (isForGood) this.#noDigestBefore = Number.POSITIVE_INFINITY;
      else {
        const pause = backoff(this.#failedDigests, longestDigestWaitMs, random);
        this.#noDigestBefore = clock.monotonic() + pause;
      }
      await this.#fail(digests.stepOf(plan), error);
    }
  }

  #candidates(): { step: Step; telling: Telling }[] {
    const { outbox, tellingOf } = this.#parts;
    const busy = new Set([...this.#underWay.keys()].map(({ incident }) => incident));
    const candidates: { step: Step; telling: Telling }[] = [];
    for (const id of outbox.openIn(this.chat)) {
      const telling = tellingOf(id);
      const deliveries = outbox.find(id);
      if (!telling || !deliveries) continue;
      // Only a stranger does not wait for what is under way of the same incident.
      const next = busy.has(id) ? urgentStep : nextStep;
      const step = next(telling, deliveries, this.chat);
      if (!step) continue;
      if (step.act.kind === "drop" || !this.#parts.isWelcome(this.chat)) this.#drop(step);
      else candidates.push({ step, telling });
    }
    return candidates.sort((a, b) => byUrgency(a.step, b.step));
  }

  #start(step: Step, telling: Telling): void {
    const { clock } = this.#parts;
    const arrived = this.#pace.spend(clock.monotonic());
    const cutOff = new AbortController();
    const ended = this.#run(step, telling, cutOff.signal)
      .catch((error: unknown) => {
        this.#parts.log.error("Telling an alert went wrong", { chat: this.chat, error });
      })
      .finally(() => {
        arrived(clock.monotonic());
        this.#underWay.delete(step);
        this.#parts.onProgress(step.incident);
        this.pump();
      });
    this.#underWay.set(step, { ended, cutOff });
  }

  async #run(step: Step, telling: Telling, cutOff: AbortSignal): Promise<void> {
    const { outbox, teller } = this.#parts;
    this.#notBefore.delete(laneOf(step));
    await outbox.change(step.incident, ({ rows }) => {
      for (const row of rows) {
        if (row.chat !== this.chat || !step.tells.includes(rowKey(row))) continue;
        Object.assign(row, { state: "sending", attempts: row.attempts + 1, waitMs: 0 });
      }
    });
    try {
      await teller.perform(step, telling, cutOff);
      this.#succeed();
    } catch (error) {
      const { kind } = faultOf(error);
      if (cutOff.aborted && (kind === "unreachable" || kind === "unexpected")) {
        await this.#waitAgain(step);
        return;
      }
      const waitMs = await this.#fail(step, error);
      if (waitMs > 0) this.#notBefore.set(laneOf(step), this.#parts.clock.monotonic() + waitMs);
    }
  }

  #succeed(): void {
    const { outbox, connection, onSuccess } = this.#parts;
    outbox.noteSuccess();
    connection.succeeded();
    onSuccess(this.chat);
  }

  /** Resolves with how many milliseconds the step should wait. */
  async #fail(step: Step, error: unknown): Promise<number> {
    const { connection, clock, onSetback } = this.#parts;
    const setback = await setBack(step, error, this.#parts);
    const { fault, waitMs, holdsChat } = setback;
    if (holdsChat) this.#holdUntil = clock.monotonic() + waitMs;
    if (fault.kind === "unreachable") connection.doubt();
    else if (fault.kind !== "unexpected") connection.succeeded();
    onSetback(step, setback);
    return waitMs;
  }

  /** An alarm goes first. That is nobody's fault: no attempt is counted, no wait follows. */
  #waitAgain({ incident, tells }: Step): Promise<void> {
    const { outbox, log } = this.#parts;
    log.debug("A clip gives way to an alarm", { incident, chat: this.chat });
    return outbox.change(incident, ({ rows }) => {
      for (const row of rows) {
        if (row.chat !== this.chat || !tells.includes(rowKey(row))) continue;
        Object.assign(row, { state: "waiting", attempts: row.attempts - 1 });
      }
    });
  }

  #drop({ incident, tells, supersedes }: Step): void {
    void this.#parts.outbox
      .change(incident, ({ rows }) => {
        for (const row of rows) {
          const meant = [...tells, ...supersedes].includes(rowKey(row));
          if (row.chat === this.chat && meant) row.state = "dropped";
        }
      })
      .then(() => {
        this.#parts.onProgress(incident);
        this.pump();
      });
  }

  /** Waits that the last process left, as remaining time. */
  #resumeWaits(): void {
    const { outbox, clock } = this.#parts;
    for (const incident of outbox.openIn(this.chat)) {
      for (const row of outbox.find(incident)?.rows ?? []) {
        if (row.chat !== this.chat || !isOpen(row) || row.waitMs === 0) continue;
        const lane = laneOf({ incident, message: row.message });
        const until = clock.monotonic() + row.waitMs;
        this.#notBefore.set(lane, Math.max(until, this.#notBefore.get(lane) ?? until));
      }
    }
  }
}

/** A stranger's message does not wait because an edit of the alert failed. */
function laneOf({ incident, message }: { incident: IncidentId; message: MessageRole }): string {
  return `${incident}/${message}`;
}
