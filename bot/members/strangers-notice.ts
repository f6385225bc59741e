// Owns what the owner hears of strangers: one notice an hour at most, and of whom they don't want to
// hear again, none. The strangers themselves hear nothing.
import { InlineKeyboard } from "grammy";
import type { Sender } from "../access.ts";
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { membersData } from "./buttons.ts";
import { tellPerson } from "./tell-person.ts";

const everyMs = 3_600_000;
/** Strangers remembered so that each is logged and counted once an hour. */
const rememberedStrangers = 1_000;

export class StrangersNotice {
  readonly #room: ControlRoom;
  /** Since the last notice. */
  readonly #others = new Set<number>();
  readonly #logged = new Set<number>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #toldOf: number | null = null;

  constructor(room: ControlRoom) {
    this.#room = room;
  }

  /** Somebody wrote or tapped who is not in the household. */
  note(ctx: ChatContext, sender: Sender): void {
    const { household, strangers, clock, jobs } = this.#room;
    this.#log(sender.id);
    const { ownerId } = household;
    // In a group people talk with each other.
    if (ownerId === null || ctx.chat?.type !== "private" || !ctx.message) return;
    if (strangers.isIgnored(sender.id)) return;
    if (clock.monotonic() - this.#toldAt < everyMs) {
      const isNew = sender.id !== this.#toldOf && this.#others.size < rememberedStrangers;
      if (isNew) this.#others.add(sender.id);
      return;
    }
    this.#toldAt = clock.monotonic();
    this.#toldOf = sender.id;
    this.#others.delete(sender.id);
    const count = this.#others.size;
    this.#others.clear();
    const name = strangerName(sender);
    jobs.start(ctx, `stranger:${ctx.update.update_id}`, () =>
      tellPerson(this.#room, ctx.api, ownerId, (locale) => ({
        text: say(locale, "stranger-wrote", { name, count }),
        keyboard: new InlineKeyboard()
          .text(sayPlain(locale, "stranger-button-ignore"), membersData.ignore(sender.id))
          .text(sayPlain(locale, "stranger-button-invite"), membersData.admit(sender.id)),
      })),
    );
  }

  #log(id: number): void {
    if (this.#logged.has(id) || this.#logged.size >= rememberedStrangers) return;
    this.#logged.add(id);
    const said = "Somebody who isn't in this household wrote to the bot";
    this.#room.log.info(`${said}: id ${id}. It stays silent.`);
  }
}

/** "@example_user", or the first name of who has none. */
export function strangerName({
  first_name: name,
  username,
}: Pick<Sender, "first_name" | "username">): string {
  return username ? `@${username}` : name;
}
