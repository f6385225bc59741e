// Owns sending the daily summary: when it is due, to every chat that gets alerts, without a sound. A
// chain's head that a chat has taken is remembered: what stands there nobody on this machine can rewrite.
import { type Api, InlineKeyboard } from "grammy";
import type { Cancel, Clock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import type { EvidenceSettings } from "../../storage/evidence-settings.ts";
import type { Log } from "../../storage/log.ts";
import type { Destination } from "../alerts/telegram.ts";
import { sendTo } from "../groups/send-to.ts";
import type { LocaleOf } from "../texts/texts.ts";
import { askAgainIn, dueDay } from "./due.ts";
import { gatherSummary, type Summary, type SummarySources } from "./gather.ts";
import { summaryButtons } from "./pages.ts";
import { composeSummary, type SummaryReader } from "./words.ts";

const dayMs = 24 * 3_600_000;
/** Where nobody could be told. */
const retryMs = 5 * 60_000;
const mostToldHeads = 400;

export interface DailyOptions {
  sources: SummarySources;
  settings: Pick<EvidenceSettings, "current" | "change" | "onChange">;
  api: () => Pick<Api, "sendMessage">;
  destinations: () => readonly Destination[];
  onMove: (chat: number, to: number) => Promise<void>;
  localeOf: LocaleOf;
  nameOf: SummaryReader["nameOf"];
  timezone: () => string;
  clock: Clock;
  log: Log;
}

export class DailySummary {
  readonly #options: DailyOptions;
  #cancel: Cancel | null = null;
  #unsubscribe: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: DailyOptions) {
    this.#options = options;
  }

  /** Begins to wait. A new guard tells of its first whole day, not of its first minutes. */
  async start(): Promise<void> {
    const { settings, clock, timezone } = this.#options;
    const { summaryAt, summaryOf } = settings.current();
    if (summaryOf === null) {
      const due = dueDay(clock.wall(), { at: summaryAt ?? 0, lastOf: null, timezone: timezone() });
      if (due !== null) await this.#remember({ summaryOf: due });
    }
    this.#unsubscribe = settings.onChange(() => this.#plan());
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    this.#unsubscribe();
    await this.#work;
  }

  /** Of the last 24 hours, now. Rejects with StorageError. */
  ofLastDay(): Promise<Summary> {
    const { sources, clock, timezone } = this.#options;
    const to = clock.wall();
    return gatherSummary(sources, { from: to - dayMs, to }, timezone());
  }

  /** These eight characters stand in a chat now. */
  async noteTold({ head }: Pick<Summary, "head">): Promise<void> {
    if (!head) return;
    const { settings, clock } = this.#options;
    const { toldHeads } = settings.current();
    if (toldHeads.at(-1)?.head === head.head) return;
    const told = { ...head, at: clock.wall() };
    await this.#remember({ toldHeads: [...toldHeads, told].slice(-mostToldHeads) });
  }

  #plan(wait?: number): void {
    if (this.#stopped) return;
    this.#cancel?.();
    const now = this.#options.clock.wall();
    const when = this.#when();
    const next = wait ?? (dueDay(now, when) === null ? askAgainIn(now, when) : 0);
    this.#cancel = this.#options.clock.after(next, () => {
      this.#work = this.#work.then(async () => this.#plan(await this.#tellIfDue()));
    });
  }

  #when() {
    const { settings, timezone } = this.#options;
    const { summaryAt, summaryOf } = settings.current();
    return { at: summaryAt, lastOf: summaryOf, timezone: timezone() };
  }

  /** Returns how long to wait where it could not be told; undefined: as planned. */
  async #tellIfDue(): Promise<number | undefined> {
    const { clock, log } = this.#options;
    const day = dueDay(clock.wall(), this.#when());
    if (day === null || this.#stopped) return undefined;
    try {
      const summary = await this.ofLastDay();
      if (!(await this.#tell(summary))) return retryMs;
      await this.#remember({ summaryOf: day });
      await this.noteTold(summary);
      return undefined;
    } catch (error) {
      log.warn("The daily summary could not be made", { error });
      return retryMs;
    }
  }

  /** Whether at least one chat took it. */
  async #tell(summary: Summary): Promise<boolean> {
    const { api, destinations, onMove, localeOf, nameOf, timezone, log } = this.#options;
    const chats = destinations();
    // Nobody to tell is no reason to try again all day.
    if (chats.length === 0) return true;
    let taken = 0;
    for (const destination of chats) {
      const locale = localeOf(destination.chat);
      const html = composeSummary(summary, { locale, nameOf, timezone: timezone() });
      const options = {
        parse_mode: "HTML" as const,
        disable_notification: true,
        reply_markup: summaryButtons(locale, new InlineKeyboard()),
      };
      try {
        await sendTo(
          destination,
          (chat, topic) => api().sendMessage(chat, html, { ...options, ...topic }),
          onMove,
        );
        taken += 1;
      } catch (error) {
        log.warn("A chat could not be told the daily summary", { chat: destination.chat, error });
      }
    }
    return taken > 0;
  }

  async #remember(part: Parameters<DailyOptions["settings"]["change"]>[0]): Promise<void> {
    try {
      await this.#options.settings.change(part);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#options.log.warn("What the daily summary told could not be kept", { error });
    }
  }
}
