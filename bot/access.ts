// Owns who may speak to the guard, and what for: the household by numeric id, nobody else, and of
// them whoever has the right that a command or button needs. Every update passes here first,
// callbacks too; strangers hear nothing.
import { InlineKeyboard, type MiddlewareFn } from "grammy";
import type { Message } from "grammy/types";
import type { Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import { data } from "./callback-data.ts";
import type { ChatContext, Person } from "./context.ts";
import { inGroup } from "./context.ts";
import type { Household } from "./household.ts";
import type { Jobs } from "./jobs.ts";
import { answerFirst } from "./lateness.ts";
import type { Pairing } from "./pairing.ts";
import { reply } from "./reply.ts";
import { commandNeeds, controlOf, mayDo, type Right } from "./rights.ts";
import { say, sayPlain } from "./texts/texts.ts";

/**
 * What polling asks Telegram for: channel posts only to say that they have no person, membership
 * only to know where the bot is and that a chat can be written to again.
 */
export const allowedUpdates = [
  "message",
  "callback_query",
  "channel_post",
  "my_chat_member",
] as const;

/** Telegram's own account for "an administrator, I won't say who". */
const groupAnonymousBot = 1087968824;
const refusalEveryMs = 3_600_000;

/** Somebody who writes to the bot. */
export interface Sender {
  id: number;
  first_name: string;
  username?: string;
  language_code?: string;
}

export interface AccessParts {
  household: Household;
  pairing: Pairing;
  clock: Clock;
  log: Log;
  jobs: Jobs;
  /** Prints a line on the console. */
  print(line: string): void;
  /** Lets a stranger in who brings an invitation; null: no such thing (members/joining.ts). */
  join(ctx: ChatContext, sender: Sender): Promise<Person | null>;
  /** Hears of everybody else who writes; must not answer them (members/strangers-notice.ts). */
  noteStranger(ctx: ChatContext, sender: Sender): void;
  /** Hears what Telegram says of somebody's language. */
  noteLanguage(person: Person, sender: Sender): void;
}

/** Lets the household through with ctx.person set, and drops or refuses everything else. */
export function admitHousehold(parts: AccessParts): MiddlewareFn<ChatContext> {
  const { household, pairing, clock, jobs, log, print } = parts;
  const refusedAt = new Map<number, number>();

  return async (ctx, next) => {
    if (isFacelessCommand(ctx)) {
      jobs.inTurn(ctx, () => refuseFaceless(ctx));
      return;
    }
    const sender = (ctx.message ?? ctx.callbackQuery)?.from;
    if (!sender || sender.is_bot || ctx.message?.sender_chat || isForAnotherBot(ctx)) return;
    const person =
      (await household.recognise(sender)) ??
      (await pair(ctx, sender)) ??
      (await parts.join(ctx, sender));
    if (!person) {
      parts.noteStranger(ctx, sender);
      return;
    }
    ctx.person = person;
    parts.noteLanguage(person, sender);
    const refusal = refusalOf(ctx);
    if (refusal) jobs.inTurn(ctx, () => refuse(parts, ctx, refusal));
    else await next();
  };

  /** The chat's answer to anonymous administrators and channels, once an hour. */
  async function refuseFaceless(ctx: ChatContext): Promise<void> {
    if (ctx.callbackQuery) {
      await answerFirst(ctx, sayPlain(ctx.locale, "refused-anonymous"));
      return;
    }
    const chat = ctx.chatId as number;
    const now = clock.monotonic();
    for (const [other, at] of refusedAt) if (now - at >= refusalEveryMs) refusedAt.delete(other);
    if (refusedAt.has(chat)) return;
    refusedAt.set(chat, now);
    await ctx.reply(say(ctx.locale, "refused-anonymous"), { disable_notification: true });
  }

  async function pair(ctx: ChatContext, sender: Sender): Promise<Person | null> {
    const code = startCode(ctx);
    if (code === null || ctx.chat?.type !== "private" || !household.isOwnerless) return null;
    const result = pairing.try(code);
    if (result === "paired") {
      const person: Person = { id: sender.id, name: sender.first_name, role: "owner" };
      // Known from here on: whoever has the code sits at the machine, and hears what fails.
      ctx.person = person;
      try {
        await household.pair(person);
      } catch (error) {
        pairing.giveBack();
        throw error;
      }
      log.info(`${person.name} (${person.id}) is the owner now`);
      ctx.justPaired = true;
      return person;
    }
    const instruction = pairing.instruction(ctx.me.username);
    print(`Somebody (id ${sender.id}) sent a wrong pairing code.`);
    if (result === "wrong_and_renewed" && instruction !== null) {
      print(`That were too many; here is a new one. ${instruction}`);
    }
    return null;
  }
}

/**
 * For what had to wait for its turn: whoever has another role by now has that one's rights, and who
 * doesn't belong to the household any more is a stranger.
 */
export function admitStill(
  parts: Pick<AccessParts, "household" | "log">,
): MiddlewareFn<ChatContext> {
  return async (ctx, next) => {
    const person = parts.household.find(ctx.person.id);
    if (!person) return;
    ctx.person = person;
    const refusal = refusalOf(ctx);
    if (refusal) await refuse(parts, ctx, refusal);
    else await next();
  };
}

async function refuse(
  { household, log }: Pick<AccessParts, "household" | "log">,
  ctx: ChatContext,
  { needs }: Refusal,
): Promise<void> {
  if (needs === "nothing_known") {
    await answerFirst(ctx, sayPlain(ctx.locale, "toast-unknown-button"));
    return;
  }
  const { id, role } = ctx.person;
  log.info(`${ctx.person.name} (${id}) is ${role} and may not: ${askedFor(ctx)}`);
  const owner = household.people().find((person) => person.role === "owner");
  const variables = { needs, named: owner ? "yes" : "no", owner: owner?.name ?? "" };
  if (ctx.callbackQuery) await answerFirst(ctx, sayPlain(ctx.locale, "access-refused", variables));
  else {
    await reply(ctx, {
      text: say(ctx.locale, "access-refused", variables),
      keyboard: new InlineKeyboard().text(sayPlain(ctx.locale, "button-status"), data.status()),
    });
  }
}

interface Refusal {
  needs: Right | "nothing_known";
}

/** Why the person may not do what the update asks for; null: they may, or it asks for nothing. */
function refusalOf(ctx: ChatContext): Refusal | null {
  const { role } = ctx.person;
  if (ctx.callbackQuery) {
    const control = controlOf(ctx.callbackQuery.data ?? "");
    if (!control) return { needs: "nothing_known" };
    return mayDo(role, control.needs) ? null : { needs: control.needs };
  }
  const needs = neededFor(ctx);
  return needs === null || mayDo(role, needs) ? null : { needs };
}

/** What the message's command needs; null: it has none that we know. */
function neededFor(ctx: ChatContext): Right | null {
  const command = ctx.message && commandIn(ctx.message);
  if (command === undefined) return null;
  // A link that leads to a command ("/start zones", "/start enroll_p1") needs what that needs.
  const [, linked] = /^\/start(?:@\w+)?\s+([a-z]+)/i.exec(ctx.message?.text ?? "") ?? [];
  const needs = linked === undefined ? null : commandNeeds(linked.toLowerCase());
  return needs ?? commandNeeds(bareName(command).toLowerCase());
}

function askedFor(ctx: ChatContext): string {
  return ctx.callbackQuery?.data ?? (ctx.message && commandIn(ctx.message)) ?? "an update";
}

/** What follows /start, if that is what was written: a code of some kind. */
export function startCode(ctx: ChatContext): string | null {
  return /^\/start(?:@\w+)?\s+(\S.*)$/.exec(ctx.message?.text ?? "")?.[1] ?? null;
}

/** "/arm@guard_bot" is "arm". */
export function bareName(command: string): string {
  return command.slice(1).split("@")[0] ?? "";
}

/** A command or tap that has no person behind it: an anonymous administrator, a channel. */
function isFacelessCommand(ctx: ChatContext): boolean {
  if (ctx.callbackQuery) return ctx.callbackQuery.from.id === groupAnonymousBot;
  const post = ctx.channelPost ?? ctx.message;
  if (!post || !commandIn(post) || isForAnotherBot(ctx)) return false;
  if (ctx.channelPost) return true;
  return (
    post.from?.id === groupAnonymousBot ||
    (post.sender_chat !== undefined && post.is_automatic_forward !== true)
  );
}

/** "/arm@other_bot", or a bare command's words in a group where other bots listen too. */
function isForAnotherBot(ctx: ChatContext): boolean {
  const post = ctx.channelPost ?? ctx.message;
  const addressed = post ? commandIn(post)?.split("@")[1] : undefined;
  return addressed !== undefined && addressed.toLowerCase() !== ctx.me.username.toLowerCase();
}

/** The command a message begins with, like "/arm" or "/arm@guard_bot". */
export function commandIn(
  post: Pick<Message, "text" | "caption" | "entities" | "caption_entities">,
): string | undefined {
  const text = post.text ?? post.caption ?? "";
  const entities = post.entities ?? post.caption_entities ?? [];
  const command = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  return command && text.slice(0, command.length);
}

/** Whether a command is certainly meant for us: in a group only with our name behind it. */
export function isAddressedToUs(ctx: ChatContext): boolean {
  if (!inGroup(ctx)) return true;
  const command = ctx.message && commandIn(ctx.message);
  return command?.includes("@") ?? false;
}
