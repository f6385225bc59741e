// Owns how somebody joins by an invitation's link (/start join_CODE), and that nobody finds a code
// by trying.
import { InlineKeyboard } from "grammy";
import { type Sender, startCode } from "../access.ts";
import type { ChatContext, Person } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import { reply } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { membersData } from "./buttons.ts";
import { tellPerson } from "./tell-person.ts";

const prefix = "join_";
const wrongTries = 5;
const ignoredForMs = 3_600_000;
/** Ids whose tries are counted; beyond that nobody else's are looked at until some are forgotten. */
const countedIds = 1_000;

/** The address that lets somebody in who opens it. */
export function invitationLink(bot: string, code: string): string {
  return `https://t.me/${bot}?start=${prefix}${code}`;
}

/** The code in what somebody sent; null: it is no invitation. */
export function invitationCode(ctx: ChatContext): string | null {
  const sent = ctx.chat?.type === "private" ? startCode(ctx) : null;
  return sent?.startsWith(prefix) ? sent.slice(prefix.length).trim() : null;
}

export class Joining {
  readonly #room: ControlRoom;
  readonly #wrong = new Map<number, { tries: number; since: number }>();

  constructor(room: ControlRoom) {
    this.#room = room;
  }

  /** Who `sender` is from now on; null when they brought no invitation that holds. */
  async join(ctx: ChatContext, sender: Sender): Promise<Person | null> {
    const code = invitationCode(ctx);
    if (code === null || this.#isIgnored(sender.id)) return null;
    const room = this.#room;
    const person = { id: sender.id, name: sender.first_name };
    const result = await room.invitations.redeem(code, person).catch((error: unknown) => {
      // The code was right, so whoever has it may hear that the disk refused.
      ctx.person = { ...person, role: "viewer" };
      throw error;
    });
    if (result.kind === "unknown") {
      this.#countWrong(sender.id);
      return null;
    }
    if (result.kind === "over") {
      // Only somebody who was sent this link knows that code.
      room.jobs.inTurn(ctx, async () => {
        await reply(ctx, { text: say(ctx.locale, "join-over") });
      });
      return null;
    }
    const { member, by } = result;
    room.log.info(`${member.name} (${member.id}) joined as ${member.role}, invited by ${by}`);
    room.members.changed();
    ctx.invitedBy = by;
    this.#tellOwner(ctx, member.name, member.role);
    return room.household.find(member.id);
  }

  #tellOwner(ctx: ChatContext, name: string, role: Person["role"]): void {
    const owner = this.#room.household.ownerId;
    if (owner === null) return;
    this.#room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      tellPerson(this.#room, ctx.api, owner, (locale) => ({
        text: say(locale, "join-told", { name, role }),
        keyboard: new InlineKeyboard().text(
          sayPlain(locale, "members-button-open"),
          membersData.root(),
        ),
      })),
    );
  }

  #isIgnored(id: number): boolean {
    const now = this.#room.clock.monotonic();
    for (const [other, { since }] of this.#wrong) {
      if (now - since >= ignoredForMs) this.#wrong.delete(other);
    }
    const wrong = this.#wrong.get(id);
    return wrong ? wrong.tries >= wrongTries : this.#wrong.size >= countedIds;
  }

  #countWrong(id: number): void {
    const tries = (this.#wrong.get(id)?.tries ?? 0) + 1;
    this.#wrong.set(id, { tries, since: this.#room.clock.monotonic() });
    if (tries === wrongTries) {
      this.#room.log.warn(`Somebody (id ${id}) tried ${tries} wrong invitations; ignored for 1 h`);
    }
  }
}
