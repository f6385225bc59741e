// Owns the running guard: storage, cameras, alerts and chat put together in the order in which
// they depend on each other, and taken apart again in reverse.
import { once } from "node:events";
import { Api } from "grammy";
import { finishRestore } from "../storage/backup/restore.ts";
import { sleep, type Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import { Invitations } from "../storage/invitations.ts";
import { PendingCameras } from "../storage/pending-cameras.ts";
import { Questions } from "../storage/questions.ts";
import { Strangers } from "../storage/strangers.ts";
import { clipMaker } from "../vision/capture/clip.ts";
import { findFfmpeg } from "../vision/capture/ffmpeg.ts";
import { HouseholdFaces } from "../vision/faces/household-faces.ts";
import { HouseAlarm } from "../vision/guard/alarm-control.ts";
import { followInterrupted, interruptedEntries } from "../vision/interrupted-entry.ts";
import { cutOffIncidents, recoverIncidents } from "../vision/recovery.ts";
import { timelinePicture } from "../vision/pictures/timeline-picture.ts";
import { StrangerMemory } from "../vision/strangers/stranger-memory.ts";
import { createAlerts } from "./alerts/alerts.ts";
import { telegramCalls } from "./alerts/telegram.ts";
import { announce } from "./announce.ts";
import { createBackupDesk } from "./backup/desk.ts";
import { tellRestored } from "./backup/restored.ts";
import { createBot } from "./bot.ts";
import { createDesk } from "./cameras/desk.ts";
import { watchClockSteps } from "./clock-steps.ts";
import type { Config } from "./config.ts";
import { facePictures } from "./face-pictures.ts";
import { createEvidence, type RunningEvidence } from "./evidence/create-evidence.ts";
import { createExports } from "./history/export/create-exports.ts";
import { isQuietAt } from "./me/quiet-hours.ts";
import { Polling } from "./polling.ts";
import { rightsIn } from "./rights-in.ts";
import { createSelfActing, type RunningSelfActing } from "./schedule/self-acting.ts";
import { openStores } from "./stores.ts";
import { watchHouse } from "./watch-house.ts";
import { createSummary, type RunningSummary } from "./summary/create-summary.ts";
import { createTellOthers } from "./tell-others.ts";
import { telegramClient } from "./telegram-client.ts";
import { troubles } from "./troubles.ts";
import { stateRepaired } from "./wording.ts";
import { say } from "./texts/texts.ts";
import { span } from "./texts/times.ts";
import { sealedAnew } from "./verify/report-lines.ts";
import { sealView } from "./verify/seal-view.ts";
import { zonePictures } from "./zones/zone-pictures.ts";

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
  /** Where the lines about cameras go that a backup brings along; null: nowhere (practice). */
  envFile?: string | null;
}

export interface Guard {
  /**
   * Resolves when it must be stopped and started anew, because a backup lies ready. Rejects with
   * TokenError when it can't go on.
   */
  ended: Promise<void>;
  /** Ends running incidents, sends what can be sent at once, lets everything go. */
  stop(): Promise<void>;
}

export async function startGuard(options: GuardOptions): Promise<Guard> {
  const { config, clock, log, print } = options;
  const { dataDir } = config;
  const restored = await finishRestore(dataDir);
  const ffmpeg = await findFfmpeg({
    log,
    ...(config.ffmpegPath === null ? {} : { ffmpegPath: config.ffmpegPath }),
  });
  const stores = await openStores(options);
  const {
    state,
    seal,
    copy,
    incidents,
    outbox,
    past,
    history,
    remover,
    arming,
    modes,
    zones,
    members,
    mutes,
    settings,
    householdSettings,
    timezone,
    locales,
    household,
    alertChats,
    targets,
    people,
    enrolling,
    faceSettings,
  } = stores;
  const faceLog = log.child({ part: "faces" });
  const faces = new HouseholdFaces({ people, settings: faceSettings, ffmpeg, clock, log: faceLog });
  const seenBefore = new StrangerMemory({
    history,
    remover,
    incidents,
    faces,
    clock,
    log: faceLog,
  });
  const alarm = new HouseAlarm({ arming, modes, clock, log });
  const makeClips = clipMaker({ ffmpeg, clock, log });
  const pendingCameras = new PendingCameras(state, clock);
  await pendingCameras.dropOld();
  const stopDropping = pendingCameras.dropAsTheyAge(log);
  const { keptCameras, watch } = watchHouse({
    ...options,
    ...stores,
    ffmpeg,
    makeClips,
    alarm,
    faces,
    seenBefore,
    onResumed: (camera) => {
      announceAll((locale) => say(locale, "cameras-pause-over", { camera }), { silent: true });
    },
  });

  const pictures = facePictures({ ffmpeg, clock });
  const localeOf = locales.ofChat;
  const tellOthers = createTellOthers({ targets, log, localeOf });
  const isQuietNow = (chat: number) =>
    isQuietAt(household.member(chat)?.quietHours ?? null, clock.wall(), timezone());
  const client = telegramClient(config, uploadTimeoutSeconds);
  const alerts = createAlerts({
    api: telegramCalls(new Api(config.token, client), clock),
    clock,
    log: log.child({ part: "alerts" }),
    incidents,
    outbox,
    mutes,
    audience: () => targets.audience(),
    fallback: () => targets.privateChats(),
    isQuietNow,
    rightsIn: (chat) => rightsIn(household, chat),
    onMove: (chat, to) => targets.move(chat, to),
    onTopicLost: (chat, thread) => control.topicLost(chat, thread),
    sendsClips: (camera) => settings.of(camera).alertStyle === "photo_then_clip",
    localeOf,
    timezone,
    alarm,
    tellOthers,
    faces,
    facePictures: pictures,
  });
  const selfActing: RunningSelfActing = createSelfActing({
    state,
    alarm,
    incidents,
    api: () => control.bot.api,
    household,
    targets,
    watch,
    modes,
    zones,
    localeOf,
    timezone,
    clock,
    log: log.child({ part: "schedule" }),
  });
  const evidence: RunningEvidence = createEvidence({
    dataDir,
    state,
    startingLimits: config.startingLimits,
    history,
    remover,
    api: () => control.bot.api,
    household,
    localeOf,
    isQuietNow,
    timezone,
    clock,
    log: log.child({ part: "evidence" }),
  });
  const summary: RunningSummary = await createSummary({
    dataDir,
    history,
    ...evidence,
    head: () => seal.head(),
    cameras: () => watch.cameras,
    api: () => control.bot.api,
    targets,
    nameOf: (person) => people.find(person)?.name ?? null,
    localeOf,
    timezone,
    clock,
    log: log.child({ part: "summary" }),
  });
  const beginAnew = new AbortController();
  const control = createBot({
    config,
    clock,
    log: log.child({ part: "chat" }),
    watch,
    alarm,
    modes,
    zones,
    zonePictures: zonePictures({ ffmpeg, clock }),
    timelinePicture: (timeline) => timelinePicture(timeline, { ffmpeg, clock }),
    exports: createExports({
      dataDir,
      temporaryFolder: options.temporaryFolder,
      incidents,
      history,
      clock,
    }),
    members,
    household,
    targets,
    invitations: new Invitations(state, clock),
    strangers: new Strangers(state),
    locales,
    alertsTo: alerts,
    mutes,
    urgent: alerts.taps,
    heardFrom: (chat) => alerts.heardFrom(chat),
    tellOthers,
    faces,
    seenBefore,
    facePictures: pictures,
    enrolling,
    cameraDesk: createDesk({ keeper: keptCameras, pending: pendingCameras, ffmpeg, clock, log }),
    selfActing,
    ...(copy ? { offsite: copy.offsite } : {}),
    evidence,
    summary,
    backupDesk: createBackupDesk({
      dataDir,
      envFile: options.envFile ?? null,
      environment: process.env,
      clock,
      restart: () => beginAnew.abort(),
    }),
    settings,
    householdSettings,
    incidents,
    history,
    remover,
    outbox,
    questions: new Questions(state),
    outboxSummary: () => alerts.summary(),
    parkedChats: alerts.parkedChats,
    troubles: (locale) => troubles(locale, { incidents, seal, alerts, cameras: watch.cameras }),
    sealView: sealView({ seal, dataDir, clock, toldHeads: () => state.value.evidence.toldHeads }),
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
      if (restored) {
        void tellRestored(restored, {
          api: control.bot.api,
          log,
          localeOf,
          timezone: timezone(),
          household,
          destinations: targets.audience(),
        });
      }
      if (state.repaired !== null) {
        const from = state.repaired;
        announceAll((locale) => stateRepaired(locale, from), { silent: false });
      }
      const anew = seal.startedAnew;
      if (anew !== null) announceAll((locale) => sealedAnew(locale, anew), { silent: false });
      control.publishMenu().catch((error: unknown) => {
        log.warn("The command menu could not be published", { error });
      });
    },
  });

  const clockSteps = watchClockSteps(clock, log, (step) => {
    const direction = step > 0 ? "forwards" : "backwards";
    const write = (locale: string) =>
      say(locale, "clock-jumped", { direction, span: span(locale, Math.abs(step)) });
    announceAll(write, { silent: true });
  });

  function announceAll(write: (locale: string) => string, { silent }: { silent: boolean }): void {
    const { api } = control.bot;
    const destinations = targets.audience();
    void announce(write, { api, destinations, localeOf, silent, log, targets });
  }

  // Who may hear alerts changed: what waits for somebody who may not any more is dropped at once.
  members.onChange(() => alerts.audienceChanged());
  alertChats.onChange(() => alerts.audienceChanged());

  if (watch.cameras.length === 0) {
    print("No camera yet: paste its address into the chat with your bot, or run npm run setup.");
  }
  const cutOff = await cutOffIncidents(incidents, clock.wall());
  const interrupted = await interruptedEntries(incidents, alarm.current(), clock.wall());
  // Alerts first, so that nothing the watch writes goes unheard.
  await alerts.start();
  watch.start();
  keptCameras.start(watch);
  modes.onChange(() => watch.alarmChanged());
  followInterrupted(interrupted, { alarm, incidents, log });
  alarm.start();
  selfActing.start();
  evidence.start();
  await summary.start();
  faces.start();
  seenBefore.start();
  const recovery = recoverIncidents({
    cutOff,
    incidents,
    makeClips,
    log,
    now: () => clock.wall(),
  });
  await copy?.start({
    incidents,
    state,
    api: () => control.bot.api,
    household,
    localeOf,
  });
  const polled = polling.run();
  log.info(`Watching ${watch.cameras.map(({ name }) => name).join(", ") || "nothing yet"}`, {
    alarm: alarm.current().state,
  });

  return {
    // Polling that ended well was stopped by us.
    ended: Promise.race([
      polled.then(() => new Promise<never>(() => undefined)),
      once(beginAnew.signal, "abort").then(() => undefined),
    ]),
    async stop() {
      clockSteps.stop();
      stopDropping();
      // Evidence first: it needs neither Telegram nor anybody's patience.
      const ends: [what: string, end: () => Promise<unknown>][] = [
        ["the cameras", () => watch.stop()],
        ["hearing from Telegram", () => polling.stop()],
        ["what commands had started", () => within(clock, chatEndMs, control.close())],
        ["clips of a former run", () => within(clock, recoveryEndMs, recovery)],
        ["the alerts", () => alerts.stop()],
        ["the daily summary", () => summary.stop()],
        ["old evidence", () => evidence.stop()],
        ["reading faces", () => Promise.all([seenBefore.stop(), faces.stop()])],
        ["which cameras are paused", () => keptCameras.close()],
        ["the people", () => people.close()],
        ["schedule and presence", () => selfActing.stop()],
        ["the alarm", () => alarm.close()],
        ["mutes", () => mutes.close()],
        ["the copy off site", async () => copy?.stop()],
        ["incidents", () => incidents.close()],
        ["the seal", () => seal.close()],
        ["the history", () => past.close()],
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

/** Waits for `work`, but not for longer than `ms`. */
async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, sleep(clock, ms, enough.signal).catch(() => undefined)]);
  enough.abort();
}
