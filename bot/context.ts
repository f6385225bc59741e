// Owns what a handler finds on its context beside the update: who acts, in which language, and
// the questions about wishes that came too late. access.ts and bot.ts put it there.
import type { ConversationControls } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Member } from "../storage/members.ts";
import type { AlarmActor } from "../vision/watch-view.ts";
import type { Lateness } from "./lateness.ts";

export type Role = Member["role"];

/** Somebody of the household. */
export interface Person {
  /** Telegram's numeric id: unlike a username it never changes hands. */
  id: number;
  /** The first name, by which the others are told. */
  name: string;
  role: Role;
}

export interface ChatFlavor {
  person: Person;
  /** Whether this very message made the person the owner. */
  justPaired: boolean;
  /** Who invited the person, where this very message let them in. */
  invitedBy: string | null;
  locale: string;
  lateness: Lateness;
  /** Only below the place where the question for a name is in the ladder (enroll/enroll.ts). */
  conversation: ConversationControls;
}

export type ChatContext = Context & ChatFlavor;

/** Who acts in `ctx`, as the alarm is told. */
export function actorOf({ person }: ChatContext): AlarmActor {
  return { means: "person", name: person.name };
}

/** Whether several people read this chat; Telegram allows 20 messages and edits a minute there. */
export function inGroup(ctx: Context): boolean {
  return ctx.chat?.type === "group" || ctx.chat?.type === "supergroup";
}
