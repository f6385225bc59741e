// Owns the alerts as a whole: from the events that the watch leaves in storage to messages with
// buttons. dispatch.ts makes deliveries of events, deliver.ts sends them, taps.ts answers.
import { Composer } from "grammy";
import type { Clock } from "../../storage/clock.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import { alertKey } from "../../storage/deliveries.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";
import type { Mutes } from "../../storage/mutes.ts";
import type { Outbox, OutboxSummary } from "../../storage/outbox.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import type { AlarmControl } from "../../vision/watch-view.ts";
import type { ChatContext } from "../context.ts";
import type { FacePictures } from "../face-pictures.ts";
import type { TellOthers } from "../tell-others.ts";
import type { Right } from "../rights.ts";
import type { LocaleOf } from "../texts/texts.ts";
import { sendClipsAgain, type ClipRequest } from "./clip-again.ts";
import { Deliverer } from "./deliver.ts";
import { Digests } from "./digests.ts";
import { Dispatch } from "./dispatch.ts";
import { EvidenceFiles } from "./evidence-file.ts";
import type { NameOf } from "./face-words.ts";
import { knowThem } from "./naming/know-them.ts";
import { ParkedChats } from "./parked-chats.ts";
import { park } from "./parking.ts";
import { move } from "./setback.ts";
import type { Telling } from "./step.ts";
import { alertTaps } from "./taps.ts";
import { describeError, faultOf } from "./telegram-errors.ts";
import type { Buttons, Destination, TelegramCalls } from "./telegram.ts";
import { Teller } from "./tell.ts";

const allRights: readonly Right[] = ["look", "act", "own"];

export interface AlertsOptions {
  /** telegramCalls(api, clock): its own Api, without auto-retry. */
  api: TelegramCalls;
  clock: Clock;
  log: Log;
  incidents: Incidents;
  outbox: Outbox;
  mutes: Mutes;
  /** Where alerts go now; asked before every message, so that who left hears nothing more. */
  audience: () => readonly Destination[];
  /** The household's private chats: they are told what the audience's chat does not take. */
  fallback: () => readonly Destination[];
  /** Whether somebody has quiet hours now: nothing rings in their chat. Left out: nobody has. */
  isQuietNow?: (chat: number) => boolean;
  /** What may be offered in a chat; left out: everything. */
  rightsIn?: (chat: number) => readonly Right[];
  /** Hears of a group that became a supergroup. */
  onMove?: (chat: number, to: number) => Promise<void>;
  /** Hears of a topic that is gone; the chat itself is told already. */
  onTopicLost?: (chat: number, thread: number) => void;
  /** The language of each chat's alerts. */
  localeOf: LocaleOf;
  /** The household's, for what is said about now; alerts carry their incident's own. */
  timezone: () => string;
  alarm: AlarmControl;
  /** Tells the other chats who disarmed. */
  tellOthers?: TellOthers;
  /** Left out: alerts speak of movement alone, unless what follows is given. */
  faces?: FacesView;
  /** Draws the faces that [I know them] asks about; without it there is no such button. */
  facePictures?: FacePictures;
  /** Whether a camera's clips are sent unasked; by default they are. */
  sendsClips?: (camera: CameraId) => boolean;
  /** What somebody is called now; by default as `faces` knows. */
  nameOf?: NameOf;
  /** Whether a quiet line tells who came home; by default as the household set it. */
  tellKnown?: () => boolean;
  /** Whether faces can be told apart now; by default as `faces` says. */
  looksForFaces?: () => boolean;
  /** 0 to 1; spreads waits. */
  random?: () => number;
}

export interface Alerts {
  /** Takes up what the last process left and listens to new events from then on. */
  start(): Promise<void>;
  /**
   * Resolves when nothing is under way and everything is on disk. Calls to Telegram get 5 s to end
   * by themselves; the disk gets what it needs.
   */
  stop(): Promise<void>;
  /** For the urgent place in the ladder: after access, before conversations and menus. */
  taps: Composer<ChatContext>;
  summary(): OutboxSummary;
  /** The chats that take nothing from us. */
  parkedChats: Pick<ParkedChats, "list" | "tryAgain">;
  /** Something else of ours got an answer from Telegram: no need to wait longer. */
  reached(): void;
  /** Somebody wrote or tapped in `chat`, or the bot was let in: it may take alerts again. */
  heardFrom(chat: number): void;
  /** Who may hear alerts changed: what waits for others is dropped at once. */
  audienceChanged(): void;
  /** A group became a supergroup. */
  moved(chat: number, to: number): Promise<void>;
  /** The bot was removed from `chat`: what it has not heard yet is told to the household privately. */
  left(chat: number): Promise<void>;
}

export function createAlerts(options: AlertsOptions): Alerts {
  const { api: calls, clock, log, incidents, outbox, mutes, alarm, localeOf } = options;
  const { faces, facePictures: pictures, tellOthers } = options;
  const random = options.random ?? Math.random;
  const files = new EvidenceFiles({ outbox, clock, log, incidents });
  const alarmState = () => alarm.current().state;
  const nameOf = options.nameOf ?? ((person) => faces?.people.find(person)?.name ?? null);
  const teller = new Teller({
    calls,
    files,
    outbox,
    incidents,
    mutes,
    alarmState,
    clock,
    nameOf,
    looksForFaces: options.looksForFaces ?? (() => faces?.state().kind === "ready"),
    isQuietNow: options.isQuietNow ?? (() => false),
    rightsIn: options.rightsIn ?? (() => allRights),
    canName: () => pictures !== undefined && faces !== undefined && faces.canRead(),
    localeOf,
  });
  const dispatch = new Dispatch({
    ...options,
    tellKnown: options.tellKnown ?? (() => faces?.settings.value.tellKnown ?? false),
    onDeliveries: () => deliverer.wake(),
  });
  const tellingOf = (incident: string) => dispatch.tellingOf(incident);
  const mayRing = (telling: Telling, chat: number) => teller.mayRing(telling, chat);
  const digests = new Digests({ calls, outbox, clock, tellingOf, mayRing, nameOf, localeOf });
  const deliverer = new Deliverer({
    ...options,
    calls,
    files,
    teller,
    digests,
    random,
    tellingOf,
    isWelcome: (chat) => dispatch.isWelcome(chat),
    onProgress: (incident) => dispatch.considerSettling(incident),
    onSuccess: (chat) => {
      dispatch.comeBack(chat);
      parkedChats.note(chat, "told");
    },
    onRefusal: (chat) => {
      dispatch.fallBack(chat);
      if (outbox.chats().gone.includes(chat)) parkedChats.note(chat, "refused");
    },
    fallbackFor: (chat) => dispatch.fallbackFor(chat),
  });
  const unpark = (chat: number) => dispatch.unparkAll(chat);
  const parkedChats = new ParkedChats({ outbox, clock, unpark });
  const spend = (chat: number) => deliverer.spend(chat);
  const underWay = new Map<string, Promise<void>>();
  const goodbye = new AbortController();

  function sendClips(request: ClipRequest): boolean {
    const key = `${request.chat}/${request.telling.record.id}`;
    if (underWay.has(key)) return false;
    const parts = { calls, files, clock, log, onSend: spend, goodbye: goodbye.signal };
    const sending = sendClipsAgain(request, parts)
      .catch((error: unknown) => log.error("Sending a clip again went wrong", { error }))
      .finally(() => {
        underWay.delete(key);
        dispatch.considerSettling(request.telling.record.id);
      });
    underWay.set(key, sending);
    return true;
  }

  async function refresh(chat: number, messageIds: number[], buttons: Buttons): Promise<void> {
    for (const messageId of messageIds) {
      try {
        spend(chat);
        await calls.editButtons({ chat, messageId, buttons });
      } catch (error) {
        if (faultOf(error).kind === "not_modified") continue;
        log.debug("Buttons could not be changed", { chat, messageId, why: describeError(error) });
      }
    }
  }

  const recall = (incident: string) => dispatch.recall(incident);
  const taps = new Composer<ChatContext>(
    alertTaps({
      ...options,
      tellOthers,
      recall,
      buttons: (telling, chat, language) => teller.buttons(telling, chat, language),
      alertsIn: (incident, chat) => {
        const alerts = outbox.find(incident)?.alerts ?? {};
        const roles = ["alert", "stranger", "raised"] as const;
        return roles.flatMap((role) => alerts[alertKey(chat, role)]?.messageId ?? []);
      },
      refresh,
      sendClips,
    }),
  );
  if (faces && pictures) {
    taps.use(knowThem({ incidents, faces, pictures, clock, log, tellOthers, recall }));
  }

  return {
    async start() {
      await digests.takeUp();
      await dispatch.start();
    },
    async stop() {
      await dispatch.stop();
      await deliverer.stop();
      goodbye.abort();
      if (underWay.size > 0) calls.abort();
      await Promise.all(underWay.values());
      await outbox.close();
    },
    taps,
    summary: () => outbox.summary(),
    parkedChats,
    reached: () => deliverer.reached(),
    heardFrom: (chat) => dispatch.tryAgain(chat),
    audienceChanged: () => deliverer.wake(),
    async moved(chat, to) {
      await move(chat, to, { outbox, log });
      deliverer.wake();
    },
    async left(chat) {
      await park(chat, "not_in_it", { outbox, log });
      dispatch.fallBack(chat);
    },
  };
}
