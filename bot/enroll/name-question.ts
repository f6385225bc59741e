// Owns the question for a name: a conversation (@grammyjs/conversations), kept on disk, which takes
// texts until one of them is a name. Commands, taps and pictures pass it by.
//
// It is replayed from its beginning at every message, so everything with an effect is in
// external(), and `version` below must rise with every change of askName(): an old question is then
// forgotten, and enroll.ts asks anew with the next text.
import {
  type Conversation,
  conversations,
  createConversation,
  type VersionedState,
  type ConversationData,
} from "@grammyjs/conversations";
import { Composer, type Context } from "grammy";
import type { Clock } from "../../storage/clock.ts";
import { questionFiles } from "../../storage/question-files.ts";
import type { ChatContext } from "../context.ts";

const version = 1;
const question = "enroll-name";

/** What came of a text: a name was found, the question stays, or nobody asks any more. */
export type NameAnswer = "named" | "again" | "over";
/** Takes `text` for a name, and tells the user what came of it. */
export type TakeName = (ctx: ChatContext, text: string) => Promise<NameAnswer>;

/** To be used before whatever calls askForName(). */
export function nameQuestion(parts: {
  folder: string;
  clock: Clock;
  takeName: TakeName;
}): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const adapter = questionFiles<VersionedState<ConversationData>>(parts.folder, parts.clock);
  composer.use(conversations<ChatContext, Context>({ storage: { type: "key", version, adapter } }));
  // Parallel, so that what it doesn't take goes on to the others.
  composer.use(createConversation(askName, { id: question, parallel: true }));
  return composer;

  /** `given`: a text that came already. */
  async function askName(
    conversation: Conversation<ChatContext, Context>,
    _ctx: Context,
    given: string | null,
  ): Promise<void> {
    for (let text = given; ; text = null) {
      text ??= await nextText(conversation);
      const name = text;
      const answer = await conversation.external((ctx) => parts.takeName(ctx, name));
      if (answer === "named") return;
      if (answer === "over") await conversation.halt({ next: true });
    }
  }
}

async function nextText(conversation: Conversation<ChatContext, Context>): Promise<string> {
  const { message } = await conversation.waitUntil(isAnswer, { next: true });
  return message?.text ?? "";
}

function isAnswer({ message }: Context): boolean {
  return message?.text !== undefined && !beginsWithCommand(message.entities);
}

/** Such a text is no answer to anything. */
export function beginsWithCommand(
  entities: readonly { type: string; offset: number }[] = [],
): boolean {
  return entities.some(({ type, offset }) => type === "bot_command" && offset === 0);
}

/** Puts the question, or takes `given` for its answer. A question that waits already is dropped. */
export async function askForName(ctx: ChatContext, given: string | null): Promise<void> {
  await ctx.conversation.exit(question);
  await ctx.conversation.enter(question, given);
}

export async function stopAskingForName(ctx: ChatContext): Promise<void> {
  await ctx.conversation.exit(question);
}

export function isAskingForName(ctx: ChatContext): boolean {
  return ctx.conversation.active(question) > 0;
}
