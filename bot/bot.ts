// Owns the ladder: which middleware comes before which, on one screen. An update climbs it from
// the top; whoever takes it ends its way.
import { Bot } from "grammy";
import { admitHousehold, admitStill } from "./access.ts";
import { parked } from "./alerts/parked.ts";
import { teachManners } from "./api-transformers.ts";
import { aside, hold } from "./aside.ts";
import { Asking } from "./asking/asking.ts";
import { makingBackups } from "./backup/making.ts";
import { restoringBackups } from "./backup/restoring.ts";
import { Exits } from "./arming/exits.ts";
import { arming } from "./commands/arming.ts";
import { sentAddresses } from "./cameras/adding.ts";
import { cameras } from "./cameras/cameras.ts";
import { cancel } from "./commands/cancel.ts";
import { clip } from "./commands/clip.ts";
import { help } from "./commands/help.ts";
import { live } from "./commands/live.ts";
import { lowerCommand } from "./command-case.ts";
import { modes } from "./commands/modes.ts";
import { people } from "./commands/people.ts";
import { CommandMenus } from "./commands/publish.ts";
import { refresh } from "./commands/refresh.ts";
import { snapshot } from "./commands/snapshot.ts";
import { start } from "./commands/start.ts";
import { status } from "./commands/status.ts";
import { threshold } from "./commands/threshold.ts";
import { watchMode } from "./commands/watch-mode.ts";
import { who } from "./commands/who.ts";
import { zones } from "./commands/zones.ts";
import type { ChatContext } from "./context.ts";
import { enroll } from "./enroll/enroll.ts";
import { evidence } from "./evidence/evidence.ts";
import { failureTeller, logFailure } from "./failure.ts";
import { fallbacks } from "./fallbacks.ts";
import { alertsHere } from "./groups/alerts-here.ts";
import { chatEvents } from "./groups/chat-events.ts";
import { exporting } from "./history/export/exporting.ts";
import { falseAlarms } from "./history/false-alarms/false-alarms.ts";
import { history } from "./history/history.ts";
import { strangers as visitsOfStrangers } from "./history/strangers.ts";
import { timelines } from "./history/timeline/timelines.ts";
import { Household } from "./household.ts";
import { Jobs, type TellFailure } from "./jobs.ts";
import { Lateness } from "./lateness.ts";
import { settings } from "./settings/settings.ts";
import { me } from "./me/me.ts";
import { Joining } from "./members/joining.ts";
import { members } from "./members/members.ts";
import { StrangersNotice } from "./members/strangers-notice.ts";
import { Pairing } from "./pairing.ts";
import { offsite } from "./offsite/offsite.ts";
import type { ChatParts, ControlRoom } from "./parts.ts";
import { schedule } from "./schedule/schedule.ts";
import { onlyUsableButtons } from "./rights-in.ts";
import { summaries } from "./summary/summary.ts";
import { createTellOthers } from "./tell-others.ts";
import { telegramClient } from "./telegram-client.ts";
import { telegramFiles } from "./telegram-files.ts";
import { verify } from "./verify/verify.ts";

export interface ControlBot {
  /** Poll with bot.start({ allowed_updates: allowedUpdates }) (access.ts). */
  bot: Bot<ChatContext>;
  /** To be called once after bot.init(): shows how to pair while nobody owns the guard. */
  showPairing(): void;
  /** Publishes the command menu; Telegram keeps it, so a failure harms little. */
  publishMenu(): Promise<void>;
  /** The topic `thread` that alerts go to in `chat` is gone. */
  topicLost(chat: number, thread: number): void;
  /** To be called once when Telegram is reached: goes on with what a former run left unfinished. */
  resume(): void;
  /** Resolves when no work started by a command is under way. */
  idle(): Promise<void>;
  /** Ends that work. Stop polling first. */
  close(): Promise<void>;
}

/** The chat's control side, not yet polling. */
export function createBot(parts: ChatParts): ControlBot {
  const { config, clock, log, alarm, targets, locales } = parts;
  const household = parts.household ?? new Household(parts.members, config.ownerId);
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
    timezone: () => parts.householdSettings.current().timezone,
    onError: (ctx, error) => logFailure(log, ctx, error),
  });
  const tellOthers =
    parts.tellOthers ?? createTellOthers({ targets, log, localeOf: locales.ofChat });
  const bot = new Bot<ChatContext>(config.token, {
    client: telegramClient(config),
  });
  bot.api.config.use(onlyUsableButtons(household));
  teachManners(bot.api, clock, closing.signal);
  const files = parts.telegramFiles ?? telegramFiles({ api: bot.api, server: config, clock });
  const asking = new Asking({ questions: parts.questions, clock, log, jobs });
  const room: ControlRoom = {
    ...parts,
    household,
    jobs,
    asking,
    tellOthers,
    telegramFiles: files,
  };
  const joining = new Joining(room);
  const strangers = new StrangersNotice(room);
  const events = chatEvents(room);
  const menus = new CommandMenus({ api: bot.api, household, locales, log });
  const refreshMenus = () =>
    menus.refresh().catch((error: unknown) => {
      log.warn("The command menus could not be brought up to date", { error });
    });
  const listening = [
    parts.members.onChange(refreshMenus),
    parts.householdSettings.onChange(refreshMenus),
  ];
  const enrolling = enroll(room, bot.api);
  const exits = new Exits(room, bot.api);
  bot.use(async (ctx, next) => {
    ctx.locale = locales.ofUpdate(ctx);
    ctx.lateness = lateness;
    lowerCommand(ctx);
    ctx.justPaired = false;
    ctx.invitedBy = null;
    if (ctx.chatId !== undefined) parts.heardFrom?.(ctx.chatId);
    await next();
  });

  const ladder = bot.errorBoundary(({ ctx, error }) =>
    jobs.inTurn(ctx, () => Promise.reject(error)),
  );
  ladder.use(events.middleware);
  ladder.use(
    admitHousehold({
      household,
      pairing,
      clock,
      log,
      jobs,
      print: parts.print,
      join: (ctx, sender) => joining.join(ctx, sender),
      noteStranger: (ctx, sender) => strangers.note(ctx, sender),
      noteLanguage({ id }, { language_code: language }) {
        // Not every client says it with everything.
        if (language === undefined) return;
        parts.members.noteTelegramLanguage(id, language).catch((error: unknown) => {
          log.warn("What language somebody's Telegram speaks could not be kept", { error });
        });
      },
    }),
  );
  // Urgent: in the loop, one after another, but none for long. Nothing below holds these up.
  ladder.use(hold(room, arming(room, exits)));
  if (parts.urgent) ladder.use(hold(room, parts.urgent));
  ladder.use(aside(jobs));
  ladder.use(admitStill({ household, log }));
  ladder.use(sentAddresses(room));
  // Before whatever else takes texts: what was asked last is meant first.
  ladder.use(asking.middleware());
  ladder.use(zones(room));
  ladder.use(schedule(room));
  ladder.use(people(room), threshold(room), watchMode(room), modes(room));
  ladder.use(history(room), visitsOfStrangers(room), timelines(room), falseAlarms(room));
  if (room.exports) ladder.use(exporting(room, room.exports));
  ladder.use(offsite(room));
  ladder.use(settings(room), evidence(room));
  if (room.summary) ladder.use(summaries(room, room.summary));
  // A backup's file, before whoever takes pictures that are sent as files.
  if (room.backupDesk) {
    ladder.use(makingBackups(room, room.backupDesk), restoringBackups(room, room.backupDesk));
  }
  ladder.use(who(room), enrolling.composer);
  ladder.use(cameras(room));
  ladder.use(
    start(room),
    help(),
    status(room),
    parked(room),
    snapshot(room),
    clip(room),
    live(room),
  );
  ladder.use(members(room), alertsHere(room), me(room));
  ladder.use(verify(room));
  ladder.use(refresh(room), cancel(), fallbacks());

  return {
    bot,
    showPairing() {
      const instruction = pairing.instruction(bot.botInfo.username);
      if (household.isOwnerless && instruction !== null) parts.print(instruction);
    },
    publishMenu: () => menus.publish(),
    topicLost(chat, thread) {
      events.topicLost(bot.api, chat, thread).catch((error: unknown) => {
        log.warn("That a topic is gone could not be kept", { error });
      });
    },
    resume: () => enrolling.desk?.resume(),
    async idle() {
      await jobs.idle();
      await enrolling.desk?.idle();
    },
    async close() {
      // First the jobs, so that those whose waits end here know that nobody needs to be told.
      for (const stop of listening) stop();
      const ended = jobs.close();
      closing.abort();
      exits.close();
      await enrolling.desk?.close();
      await lateness.close();
      await ended;
    },
  };
}
