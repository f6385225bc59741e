// Owns how often a message is redrawn: at most once a second, always as things are then. Telegram
// allows a chat about one edit a second, and a finger taps faster: what was painted meanwhile
// appears together, in one edit of picture, words and buttons.
import { type Clock, sleep } from "../../storage/clock.ts";
import type { ChatContext } from "../context.ts";
import type { Jobs } from "../jobs.ts";
import { type Page, type Place, showPage } from "../page.ts";

/** From the end of one edit to the beginning of the next. */
export const redrawEveryMs = 1_000;

const nothingToHurry = (): void => undefined;

type MakePage = () => Promise<Page>;

interface Screen {
  next: { ctx: ChatContext; make: MakePage } | null;
  /** Ends the pause before the next edit. */
  hurry: () => void;
  /** Resolves when nothing is drawn any more. */
  done: Promise<void>;
}

export class Screens {
  readonly #clock: Clock;
  readonly #jobs: Jobs;
  readonly #screens = new Map<string, Screen>();
  #runs = 0;

  constructor({ clock, jobs }: { clock: Clock; jobs: Jobs }) {
    this.#clock = clock;
    this.#jobs = jobs;
  }

  /**
   * Shows the page that `make` gives, in `place`; returns at once. Of pages asked for while another
   * is on its way only the last is made. `soon`: no pause before it, for a page that was asked for
   * by itself.
   */
  show(ctx: ChatContext, place: Place, make: MakePage, { soon }: { soon: boolean }): void {
    const key = keyOf(ctx, place);
    const screen = this.#screens.get(key);
    if (screen) {
      screen.next = { ctx, make };
      if (soon) screen.hurry();
      return;
    }
    const opened: Screen = { next: { ctx, make }, hurry: nothingToHurry, done: Promise.resolve() };
    this.#screens.set(key, opened);
    const started = this.#jobs.start(ctx, `zones:${++this.#runs}`, (signal) => {
      const running = this.#run(opened, place, signal).finally(() => this.#screens.delete(key));
      // Whoever waits for the end need not hear of errors: the jobs tell them.
      opened.done = running.catch(() => undefined);
      return running;
    });
    // Everything is being ended.
    if (!started) this.#screens.delete(key);
  }

  /** Forgets what waits to be drawn in that message; resolves when nothing of ours comes any more. */
  async leave(ctx: ChatContext, place: Place): Promise<void> {
    const screen = this.#screens.get(keyOf(ctx, place));
    if (!screen) return;
    screen.next = null;
    screen.hurry();
    await screen.done;
  }

  async #run(screen: Screen, place: Place, signal: AbortSignal): Promise<void> {
    let where = place;
    while (screen.next) {
      const { ctx, make } = screen.next;
      screen.next = null;
      where = await showPage(ctx, await make(), where);
      await this.#pause(screen, signal);
    }
  }

  async #pause(screen: Screen, signal: AbortSignal): Promise<void> {
    const hurried = new AbortController();
    screen.hurry = () => hurried.abort();
    const either = AbortSignal.any([signal, hurried.signal]);
    try {
      await sleep(this.#clock, redrawEveryMs, either);
    } catch (error) {
      signal.throwIfAborted();
      if (!hurried.signal.aborted) throw error;
    } finally {
      screen.hurry = nothingToHurry;
    }
  }
}

function keyOf(ctx: ChatContext, { messageId }: Place): string {
  return `${ctx.chatId}:${messageId}`;
}
