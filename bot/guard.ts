// Owns the running guard: storage, cameras, alerts and chat put together in the order in which
// they depend on each other, and taken apart again in reverse.
import path from "node:path";
import { Api } from "grammy";
import { Arming } from "../storage/arming.ts";
import { sleep, type Clock } from "../storage/clock.ts";
import { FaceSettings } from "../storage/face-settings.ts";
import { Enrolling } from "../storage/enrolling.ts";
import { evidenceBytes } from "../storage/evidence-size.ts";
import { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import { Members } from "../storage/members.ts";
import { Mutes } from "../storage/mutes.ts";
import { Outbox } from "../storage/outbox.ts";
import { People } from "../storage/people.ts";
import { Questions } from "../storage/questions.ts";
import { effectiveSettings } from "../storage/settings.ts";
import { openState } from "../storage/state.ts";
import { clipMaker } from "../vision/capture/clip.ts";
import { findFfmpeg } from "../vision/capture/ffmpeg.ts";
import { HouseholdFaces } from "../vision/faces/household-faces.ts";
import { createAlarmControl } from "../vision/guard/alarm-control.ts";
import { cutOffIncidents, recoverIncidents } from "../vision/recovery.ts";
import { Watch } from "../vision/watch.ts";
import { createAlerts } from "./alerts/alerts.ts";
import { telegramCalls, type Destination } from "./alerts/telegram.ts";
import { announce } from "./announce.ts";
import { createBot } from "./bot.ts";
import { watchClockSteps } from "./clock-steps.ts";
import type { Config } from "./config.ts";
import { facePictures } from "./face-pictures.ts";
import { Household } from "./household.ts";
import { Polling } from "./polling.ts";
import { createTellOthers } from "./tell-others.ts";
import { telegramClient } from "./telegram-client.ts";
import { troubles } from "./troubles.ts";
import { stateRepaired } from "./wording.ts";
import { defaultLocale, say } from "./texts/texts.ts";
import { span } from "./texts/times.ts";

/** Packets held in memory: a machine with 1 GB must carry several cameras. */
const ringSeconds = 30;
const ringBytesOfAllCameras = 160_000_000;
const largestRingBytes = 48_000_000;
/** grammY gives up a call after this; alerts give up earlier by themselves, by size. */
const uploadTimeoutSeconds = 1500;

/** How long the end waits for a last edit in the chat, and for a former run's clips. */
const chatEndMs = 2_000;
const recoveryEndMs = 3_000;

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
  const people = await People.open(dataDir, clock, log);
  const enrolling = await Enrolling.open(dataDir, clock, log);
  const faceSettings = new FaceSettings(state, log);
  const faceLog = log.child({ part: "faces" });
  const faces = new HouseholdFaces({ people, settings: faceSettings, ffmpeg, clock, log: faceLog });
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
      faces,
      settings: () => effectiveSettings(state.value.settings, id, config.startingSettings),
    })),
    arming,
  );

  const pictures = facePictures({ ffmpeg, clock });
  const tellOthers = createTellOthers({ household, config, log });
  const client = telegramClient(config, uploadTimeoutSeconds);
  const alerts = createAlerts({
    api: telegramCalls(new Api(config.token, client), clock),
    clock,
    log: log.child({ part: "alerts" }),
    incidents,
    outbox,
    mutes,
    audience: () => audience(config, household),
    fallback: () => privateChats(household),
    locale: defaultLocale,
    timezone,
    alarm,
    tellOthers,
    faces,
    facePictures: pictures,
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
    heardFrom: (chat) => alerts.heardFrom(chat),
    tellOthers,
    faces,
    facePictures: pictures,
    enrolling,
    questions: new Questions(state),
    outboxSummary: () => alerts.summary(),
    evidenceBytes: () => evidenceBytes(dataDir),
    troubles: () => troubles(defaultLocale, { incidents, alerts, cameras: watch.cameras }),
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
      control.resume();
      if (state.repaired !== null) {
        const text = stateRepaired(defaultLocale, state.repaired);
        void announce(control.bot.api, audience(config, household), text, { silent: false }, log);
      }
      control.publishMenu().catch((error: unknown) => {
        log.warn("The command menu could not be published", { error });
      });
    },
  });

  const clockSteps = watchClockSteps(clock, log, (step) => {
    const direction = step > 0 ? "forwards" : "backwards";
    const text = say(defaultLocale, "clock-jumped", {
      direction,
      span: span(defaultLocale, Math.abs(step)),
    });
    void announce(control.bot.api, audience(config, household), text, { silent: true }, log);
  });

  if (config.cameras.length === 0) {
    print("No camera yet: add its address to .env as CAMERA_URL and start again.");
  }
  const cutOff = await cutOffIncidents(incidents, clock.wall());
  // Alerts first, so that nothing the watch writes goes unheard.
  await alerts.start();
  watch.start();
  faces.start();
  const recovery = recoverIncidents({
    cutOff,
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
      // Evidence first: it needs neither Telegram nor anybody's patience.
      const ends: [what: string, end: () => Promise<unknown>][] = [
        ["the cameras", () => watch.stop()],
        ["hearing from Telegram", () => polling.stop()],
        ["what commands had started", () => within(clock, chatEndMs, control.close())],
        ["clips of a former run", () => within(clock, recoveryEndMs, recovery)],
        ["the alerts", () => alerts.stop()],
        ["reading faces", () => faces.stop()],
        ["the people", () => people.close()],
        ["mutes", () => mutes.close()],
        ["incidents", () => incidents.close()],
        ["the state", () => state.close()],
      ];
      for (const [what, end] of ends) {
        await end().catch((error: unknown) => {
          log.error(`Something could not be ended in order: ${what}`, { error });
        });
      }
    },
  };
}

/** Where alerts go: CHAT_ID where it is set, and else to everybody of the household. */
function audience(config: Config, household: Household): Destination[] {
  if (config.alertChat) return [{ chat: config.alertChat.id, thread: config.alertChat.thread }];
  return privateChats(household);
}

function privateChats(household: Household): Destination[] {
  return household.ids().map((id) => ({ chat: id, thread: null }));
}

/** Waits for `work`, but not for longer than `ms`. */
async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, sleep(clock, ms, enough.signal).catch(() => undefined)]);
  enough.abort();
}
