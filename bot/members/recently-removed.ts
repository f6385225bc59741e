// Owns whom an owner removed a moment ago: [Undo] lets them in again with all they had chosen.
import { InlineKeyboard } from "grammy";
import type { Clock } from "../../storage/clock.ts";
import type { Member } from "../../storage/members.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { sayPlain } from "../texts/texts.ts";
import { membersData } from "./buttons.ts";
import { listPage } from "./list-page.ts";

/** After that, and after a restart, they need an invitation. */
const undoWithinMs = 15 * 60_000;

export class RecentlyRemoved {
  readonly #clock: Clock;
  readonly #members = new Map<number, { member: Member; at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put(member: Member): void {
    this.#members.set(member.id, { member, at: this.#clock.monotonic() });
  }

  /** They are in again, or it doesn't matter any more. */
  forget(id: number): void {
    this.#members.delete(id);
  }

  /** Whoever was removed; null: nobody of that id, or too long ago. */
  find(id: number): Member | null {
    const kept = this.#members.get(id);
    return kept && this.#clock.monotonic() - kept.at < undoWithinMs ? kept.member : null;
  }

  page(room: ControlRoom, ctx: ChatContext, { id }: Member, news: string): Page {
    const { text, keyboard } = listPage(room, ctx, news);
    const undo = new InlineKeyboard().text(
      sayPlain(ctx.locale, "members-button-undo"),
      membersData.undo(id),
    );
    return { text, keyboard: undo.append(keyboard), picture: null };
  }
}
