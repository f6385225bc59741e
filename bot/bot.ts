// Owns the ladder: which middleware comes before which, on one screen. An update climbs it from
// the top; whoever takes it ends its way.
import { Bot } from "grammy";
import { admitHousehold } from "./access.ts";
import { teachManners } from "./api-transformers.ts";
import { aside, hold } from "./aside.ts";
import { Asking } from "./asking/asking.ts";
import { arming } from "./commands/arming.ts";
import { cancel } from "./commands/cancel.ts";
import { clip } from "./commands/clip.ts";
import { help } from "./commands/help.ts";
import { live } from "./commands/live.ts";
import { people } from "./commands/people.ts";
import { snapshot } from "./commands/snapshot.ts";
import { start } from "./commands/start.ts";
import { status } from "./commands/status.ts";
import { publishCommands } from "./commands/table.ts";
import { threshold } from "./commands/threshold.ts";
import { watchMode } from "./commands/watch-mode.ts";
import { who } from "./commands/who.ts";
import type { ChatContext } from "./context.ts";
import { enroll } from "./enroll/enroll.ts";
import { failureTeller, logFailure } from "./failure.ts";
import { fallbacks } from "./fallbacks.ts";
import { Household } from "./household.ts";
import { Jobs, type TellFailure } from "./jobs.ts";
import { Lateness } from "./lateness.ts";
import { Pairing } from "./pairing.ts";
import type { ChatParts, ControlRoom } from "./parts.ts";
import { createTellOthers } from "./tell-others.ts";
import { telegramClient } from "./telegram-client.ts";
import { telegramFiles } from "./telegram-files.ts";
import { defaultLocale } from "./texts/texts.ts";

export interface ControlBot {
  /** Poll with bot.start({ allowed_updates: allowedUpdates }) (access.ts). */
  bot: Bot<ChatContext>;
  /** To be called once after bot.init(): shows how to pair while nobody owns the guard. */
  showPairing(): void;
  /** Publishes the command menu; Telegram keeps it, so a failure harms little. */
  publishMenu(): Promise<void>;
  /** To be called once when Telegram is reached: goes on with what a former run left unfinished. */
  resume(): void;
  /** Resolves when no work started by a command is under way. */
  idle(): Promise<void>;
  /** Ends that work. Stop polling first. */
  close(): Promise<void>;
}

/** The chat's control side, not yet polling. */
export function createBot(parts: ChatParts): ControlBot {
  const { config, clock, log, alarm } = parts;
  const household = new Household(parts.members, config.ownerId);
  const pairing = parts.pairing ?? new Pairing();
  // Whatever fails is told to whoever asked, if it is somebody we know.
  const tellFailure: TellFailure = async (ctx, error) => {
    if (ctx.person) await failureTeller(log)(ctx, error);
    else logFailure(log, ctx, error);
  };
  const jobs = new Jobs(tellFailure);
  const closing = new AbortController();
  const lateness = new Lateness({
    clock,
    alarm,
    timezone: config.timezone,
    onError: (ctx, error) => logFailure(log, ctx, error),
  });
  const tellOthers = parts.tellOthers ?? createTellOthers({ household, config, log });
  const bot = new Bot<ChatContext>(config.token, {
    client: telegramClient(config),
  });
  teachManners(bot.api, clock, closing.signal);
  const files = parts.telegramFiles ?? telegramFiles({ api: bot.api, server: config, clock });
  const asking = new Asking({ questions: parts.questions, clock, log, jobs });
  const room: ControlRoom = { ...parts, jobs, asking, tellOthers, telegramFiles: files };
  const enrolling = enroll(room, bot.api);
  bot.use(async (ctx, next) => {
    ctx.locale = defaultLocale;
    ctx.lateness = lateness;
    ctx.justPaired = false;
    if (ctx.chatId !== undefined) parts.heardFrom?.(ctx.chatId);
    await next();
  });

  const ladder = bot.errorBoundary(({ ctx, error }) =>
    jobs.inTurn(ctx, () => Promise.reject(error)),
  );
  ladder.use(admitHousehold({ household, pairing, clock, log, jobs, print: parts.print }));
  // Urgent: in the loop, one after another, but none for long. Nothing below holds these up.
  ladder.use(hold(room, arming(room)));
  if (parts.urgent) ladder.use(hold(room, parts.urgent));
  ladder.use(aside(jobs));
  // Before whatever else takes texts: what was asked last is meant first.
  ladder.use(asking.middleware());
  ladder.use(people(room), threshold(room), watchMode(room));
  ladder.use(who(room), enrolling.composer);
  ladder.use(start(room), help(), status(room), snapshot(room), clip(room), live(room));
  ladder.use(cancel(), fallbacks());

  return {
    bot,
    showPairing() {
      const instruction = pairing.instruction(bot.botInfo.username);
      if (household.isOwnerless && instruction !== null) parts.print(instruction);
    },
    publishMenu: () => publishCommands(bot.api),
    resume: () => enrolling.desk?.resume(),
    async idle() {
      await jobs.idle();
      await enrolling.desk?.idle();
    },
    async close() {
      // First the jobs, so that those whose waits end here know that nobody needs to be told.
      const ended = jobs.close();
      closing.abort();
      await enrolling.desk?.close();
      await lateness.close();
      await ended;
    },
  };
}
