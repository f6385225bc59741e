// Owns the messages that say "armed at 14:02:41": when that time has come, or somebody disarms before,
// each is edited to what is then; and the others of the household hear once that it is armed.
import type { Api } from "grammy";
import type { AlarmView } from "../../vision/watch-view.ts";
import { announce } from "../announce.ts";
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import { rewrite } from "../reply.ts";
import { alarmChanged } from "../wording.ts";
import { alarmNow, armedAnswer, changedNotice } from "./answers.ts";

interface Followed {
  /** Of who armed: for the words, and for the way to the others. */
  ctx: ChatContext;
  /** null until Telegram has taken it. */
  messageId: number | null;
  /** What it says is not so any more. */
  isOutdated: boolean;
}

export class Exits {
  readonly #room: ControlRoom;
  readonly #api: Api;
  readonly #stop: () => void;
  #followed: Followed[] = [];

  constructor(room: ControlRoom, api: Api) {
    this.#room = room;
    this.#api = api;
    this.#stop = room.alarm.onChange((now, before) => this.#changed(now, before));
  }

  /**
   * A message about the alarm as it is now is on its way, and is kept up to date. Call what this
   * returns with its id, as soon as that is known.
   */
  follow(ctx: ChatContext): (messageId: number) => void {
    const followed: Followed = { ctx, messageId: null, isOutdated: false };
    this.#followed.push(followed);
    return (messageId) => {
      followed.messageId = messageId;
      // It may have been armed while Telegram took its time.
      if (followed.isOutdated) this.#rewrite(followed);
    };
  }

  /** The tapped message is about to say something else. Returns how to take that back. */
  leave(ctx: ChatContext): () => void {
    const before = this.#followed;
    const tapped = ctx.callbackQuery?.message?.message_id;
    this.#followed = before.filter(
      ({ ctx: { chatId }, messageId }) => chatId !== ctx.chatId || messageId !== tapped,
    );
    return () => {
      this.#followed = before;
    };
  }

  close(): void {
    this.#stop();
    this.#followed = [];
  }

  #changed(now: AlarmView, before: AlarmView): void {
    if (before.state !== "arming") return;
    const followed = this.#followed;
    if (now.state !== "arming") this.#followed = [];
    for (const one of followed) {
      one.isOutdated = true;
      if (one.messageId !== null) this.#rewrite(one);
    }
    // What the machine armed is told by who had it armed.
    const isOver = now.state === before.mode && now.means === "guard";
    if (isOver && before.means === "person") this.#tell(now, now.by ?? before.by, followed);
  }

  #rewrite(followed: Followed): void {
    const { alarm, jobs } = this.#room;
    const { ctx, messageId } = followed;
    if (messageId === null) return;
    followed.isOutdated = false;
    jobs.inTurn(ctx, () => {
      const now = alarm.current();
      const answer =
        now.state === "disarmed"
          ? alarmNow(this.#room, ctx)
          : armedAnswer(this.#room, ctx, { alarm: now, changed: true });
      return rewrite(ctx, messageId, answer);
    });
  }

  #tell(now: AlarmView, by: string | null, followed: readonly Followed[]): void {
    const room = this.#room;
    const [first] = followed;
    if (first) {
      const notice = changedNotice(room, first.ctx, now, by);
      const knowing = followed.map(({ ctx }) => ctx.person.id);
      room.jobs.start(first.ctx, `armed:${now.since}`, () =>
        room.tellOthers(first.ctx, notice, knowing),
      );
      return;
    }
    // Armed before a restart: nobody has a message that could be edited.
    const { timezone } = room.householdSettings.current();
    const { targets, locales, clock, log } = room;
    void announce((locale) => alarmChanged({ locale, timezone, now: clock.wall() }, now, by), {
      api: this.#api,
      destinations: [...targets.privateChats(), ...targets.groups()],
      localeOf: locales.ofChat,
      silent: true,
      log,
    });
  }
}
