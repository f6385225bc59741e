// Owns the running guard: storage, cameras, alerts and chat put together in the order in which
// they depend on each other, and taken apart again in reverse.
import path from "node:path";
import { Api } from "grammy";
import { Arming } from "../storage/arming.ts";
import type { Clock } from "../storage/clock.ts";
import { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import { Members } from "../storage/members.ts";
import { Mutes } from "../storage/mutes.ts";
import { Outbox } from "../storage/outbox.ts";
import { effectiveSettings } from "../storage/settings.ts";
import { openState } from "../storage/state.ts";
import { clipMaker } from "../vision/capture/clip.ts";
import { findFfmpeg } from "../vision/capture/ffmpeg.ts";
import { createAlarmControl } from "../vision/guard/alarm-control.ts";
import { recoverIncidents } from "../vision/recovery.ts";
import { Watch } from "../vision/watch.ts";
import { createAlerts } from "./alerts/alerts.ts";
import { telegramCalls, type Destination } from "./alerts/telegram.ts";
import { createBot } from "./bot.ts";
import { watchClockSteps } from "./clock-steps.ts";
import type { Config } from "./config.ts";
import { Household } from "./household.ts";
import { Polling } from "./polling.ts";
import { createTellOthers } from "./tell-others.ts";
import { defaultLocale, say } from "./texts/texts.ts";
import { span } from "./texts/times.ts";

/** Packets held in memory: a machine with 1 GB must carry several cameras. */
const ringSeconds = 30;
const ringBytesOfAllCameras = 160_000_000;
const largestRingBytes = 48_000_000;
/** grammY gives up a call after this; alerts give up earlier by themselves, by size. */
const uploadTimeoutSeconds = 900;

export interface GuardOptions {
  config: Config & { token: string };
  clock: Clock;
  log: Log;
  /** Empty, and ours alone. */
  temporaryFolder: string;
  print(line: string): void;
}

export interface Guard {
  /** Settles only when the guard can't go on: rejects with TokenError. */
  ended: Promise<void>;
  /** Ends running incidents, sends what can be sent at once, lets everything go. */
  stop(): Promise<void>;
}

export async function startGuard(options: GuardOptions): Promise<Guard> {
  const { config, clock, log, print } = options;
  const { dataDir, timezone } = config;
  const ffmpeg = await findFfmpeg({
    log,
    ...(config.ffmpegPath === null ? {} : { ffmpegPath: config.ffmpegPath }),
  });
  const state = await openState(dataDir, clock, log);
  const incidents = await Incidents.open(dataDir, clock, log);
  const outbox = await Outbox.open(path.join(dataDir, "outbox"), clock, log);
  const arming = new Arming(state, log);
  const members = new Members(state, clock);
  const mutes = new Mutes(state, clock, log);
  const household = new Household(members, config.ownerId);
  const alarm = createAlarmControl({ arming, clock, log });
  const makeClips = clipMaker({ ffmpeg, clock, log });
  const ringBytes = Math.floor(ringBytesOfAllCameras / Math.max(1, config.cameras.length));

  const watch = new Watch(
    config.cameras.map(({ id, name, source }) => ({
      id,
      name,
      source,
      ffmpeg,
      incidents,
      makeClips,
      clock,
      log,
      timezone,
      temporaryFolder: options.temporaryFolder,
      ringLimits: { seconds: ringSeconds, bytes: Math.min(largestRingBytes, ringBytes) },
      alarmState: () => arming.current().state,
      settings: () => effectiveSettings(state.value.settings, id, config.startingSettings),
    })),
    arming,
  );

  const tellOthers = createTellOthers({ household, config, log });
  const client = { apiRoot: config.telegramApiRoot, timeoutSeconds: uploadTimeoutSeconds };
  const alerts = createAlerts({
    api: telegramCalls(new Api(config.token, client), clock),
    clock,
    log: log.child({ part: "alerts" }),
    incidents,
    outbox,
    mutes,
    audience: () => audience(config, household),
    locale: defaultLocale,
    timezone,
    alarm,
    tellOthers,
  });
  const control = createBot({
    config,
    clock,
    log: log.child({ part: "chat" }),
    watch,
    alarm,
    members,
    mutes,
    urgent: alerts.taps,
    tellOthers,
    outboxSummary: () => alerts.summary(),
    print,
  });
  const polling = new Polling({
    bot: control.bot,
    clock,
    log,
    onReady: () => {
      log.info(`In Telegram as @${control.bot.botInfo.username}`);
      control.showPairing();
      alerts.reached();
      control.publishMenu().catch((error: unknown) => {
        log.warn("The command menu could not be published", { error });
      });
    },
  });

  const clockSteps = watchClockSteps(clock, log, (step) => {
    const direction = step > 0 ? "forwards" : "backwards";
    const text = say(defaultLocale, "clock-jumped", { direction, span: span(Math.abs(step)) });
    for (const { chat, thread } of audience(config, household)) {
      control.bot.api
        .sendMessage(chat, text, {
          disable_notification: true,
          ...(thread === null ? {} : { message_thread_id: thread }),
        })
        .catch((error: unknown) => log.warn("The clock's jump could not be told", { error }));
    }
  });

  if (config.cameras.length === 0) {
    print("No camera yet: add its address to .env as CAMERA_URL and start again.");
  }
  const unfinished = await incidents.unfinished();
  // Alerts first, so that nothing the watch writes goes unheard.
  await alerts.start();
  watch.start();
  const recovery = recoverIncidents({
    unfinished,
    incidents,
    makeClips,
    log,
    now: () => clock.wall(),
  });
  const polled = polling.run();
  log.info(`Watching ${config.cameras.map(({ name }) => name).join(", ") || "nothing yet"}`, {
    alarm: alarm.current().state,
  });

  return {
    // Polling that ended well was stopped by us.
    ended: polled.then(() => new Promise<never>(() => undefined)),
    async stop() {
      clockSteps.stop();
      await polling.stop();
      await control.close();
      await watch.stop();
      await recovery;
      await alerts.stop();
      await mutes.close();
      await incidents.close();
      await state.close();
    },
  };
}

/** Where alerts go: CHAT_ID where it is set, and else to everybody of the household. */
function audience(config: Config, household: Household): Destination[] {
  if (config.alertChat) return [{ chat: config.alertChat.id, thread: config.alertChat.thread }];
  return household.ids().map((id) => ({ chat: id, thread: null }));
}
