// Owns what the control side needs from the rest of the house; guard.ts brings it.
import type { Composer } from "grammy";
import type { Clock } from "../storage/clock.ts";
import type { Enrolling } from "../storage/enrolling.ts";
import type { EvidenceRemover, HistoryView } from "../storage/history/history-view.ts";
import type { Exports } from "../storage/export/exports.ts";
import type { HouseholdSettings } from "../storage/household-settings.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Invitations } from "../storage/invitations.ts";
import type { Log } from "../storage/log.ts";
import type { ModeRulesStore } from "../storage/mode-rules.ts";
import type { OffsiteView } from "../storage/offsite/offsite-view.ts";
import type { Mutes } from "../storage/mutes.ts";
import type { Questions } from "../storage/questions.ts";
import type { SettingsStore } from "../storage/settings.ts";
import type { Outbox, OutboxSummary } from "../storage/outbox.ts";
import type { Zones } from "../storage/zones.ts";
import type { FacesView } from "../vision/faces/faces-view.ts";
import type { Timeline } from "../vision/pictures/timeline-picture.ts";
import type { Strangers } from "../storage/strangers.ts";
import type { StrangersView } from "../vision/strangers/strangers-view.ts";
import type { AlarmControl, WatchView } from "../vision/watch-view.ts";
import type { Alerts } from "./alerts/alerts.ts";
import type { Asking } from "./asking/asking.ts";
import type { BackupDesk } from "./backup/desk.ts";
import type { CameraDesk } from "./cameras/desk.ts";
import type { Config } from "./config.ts";
import type { ChatContext } from "./context.ts";
import type { EvidenceParts } from "./evidence/room.ts";
import type { FacePictures } from "./face-pictures.ts";
import type { Targets } from "./groups/targets.ts";
import type { Household, MemberStore } from "./household.ts";
import type { Jobs } from "./jobs.ts";
import type { Locales } from "./locale.ts";
import type { Pairing } from "./pairing.ts";
import type { SelfActing } from "./schedule/room.ts";
import type { SummaryPart } from "./summary/summary.ts";
import type { TelegramFiles } from "./telegram-files.ts";
import type { TellOthers } from "./tell-others.ts";
import type { SealView } from "./verify/seal-view.ts";
import type { Reader } from "./wording.ts";
import type { ZonePictures } from "./zones/zone-pictures.ts";

export interface ChatParts {
  config: Pick<
    Config,
    "ownerId" | "alertChat" | "telegramApiRoot" | "proxySettings" | "timezone"
  > & {
    token: string;
  };
  clock: Clock;
  log: Log;
  watch: WatchView;
  /** Which cameras there are, and what it takes to add more. */
  cameraDesk: CameraDesk;
  alarm: AlarmControl;
  /** What each armed mode watches, and what alarms in it. */
  modes: ModeRulesStore;
  /** The parts of each camera's picture that are watched or ignored. */
  zones: Zones;
  /** Draws them; without it they are shown in words and buttons only. */
  zonePictures?: ZonePictures;
  members: MemberStore;
  /** Left out: made of the members and .env's owner. */
  household?: Household;
  /** Where alerts go. */
  targets: Targets;
  invitations: Pick<Invitations, keyof Invitations>;
  strangers: Pick<Strangers, keyof Strangers>;
  locales: Locales;
  /** What the alerts must hear of chats at once. */
  alertsTo?: Pick<Alerts, "moved" | "left">;
  mutes: Pick<Mutes, "mutedFor" | "unmute" | "of">;
  /** Face recognition; left out where there is none. */
  faces?: FacesView;
  /** Whether strangers came before; left out where nobody remembers them. */
  seenBefore?: StrangersView;
  /** Draws faces; without it the chat says everything in words. */
  facePictures?: FacePictures;
  /** Enrolments under way, on disk. */
  enrolling?: Enrolling;
  /** What happened, to be looked up. */
  history: HistoryView;
  /** Takes incidents away for good. */
  remover: EvidenceRemover;
  /** Evidence as ZIPs; left out where there is no data folder. */
  exports?: Exports;
  /** Draws a day's timeline; without it the day is told in words. */
  timelinePicture?: (timeline: Timeline) => Promise<Buffer>;
  /** The incidents themselves: what /events shows of one, and what is said of it there. */
  incidents: Pick<Incidents, "record" | "events" | "readFile" | "append">;
  /** Who was told of what is not put away yet. */
  outbox: Pick<Outbox, "find">;
  /** Left out: photos are fetched from Telegram. */
  telegramFiles?: TelegramFiles;
  outboxSummary(): OutboxSummary;
  /** Chats that take no alerts, and trying them again. */
  parkedChats?: Alerts["parkedChats"];
  /** What is wrong with the disk or the recordings now: plain sentences, without any path. */
  troubles?: (locale: string) => readonly string[];
  /** How long evidence is kept, and what it takes. */
  evidence: EvidenceParts;
  /** Whether the evidence is as it was sealed; left out where nothing is. */
  sealView?: SealView;
  /** Something came from this chat, so it can be written to again. */
  heardFrom?: (chat: number) => void;
  /** The alerts' buttons (bot/alerts): they come before everything but access. */
  urgent?: Composer<ChatContext>;
  /** Left out: the members and the alert chat are told directly. */
  tellOthers?: TellOthers;
  /** Of the watching, for all cameras and each. */
  settings: SettingsStore;
  /** When the alarm changes by itself, and whose phones tell that nobody is at home. */
  selfActing: SelfActing;
  /** What happened in the last 24 hours, told daily; left out where nobody gathers it. */
  summary?: SummaryPart;
  /** The second copy of all evidence; left out where .env names no place for it. */
  offsite?: OffsiteView;
  /** The whole state as one encrypted file, and back; left out where there is no data folder. */
  backupDesk?: BackupDesk;
  /** Language and timezone of the household. */
  householdSettings: HouseholdSettings;
  /** What waits for somebody's next text. */
  questions: Pick<Questions, "find" | "put" | "remove">;
  /** A line for whoever sits at the machine. */
  print(line: string): void;
  pairing?: Pairing;
}

/** The parts, and what bot.ts adds to them: what every command works with. */
export interface ControlRoom extends ChatParts {
  household: Household;
  jobs: Jobs;
  asking: Asking;
  tellOthers: TellOthers;
  telegramFiles: TelegramFiles;
}

/** For whom and when a sentence is written. */
export function readerOf(
  room: Pick<ControlRoom, "householdSettings" | "clock">,
  ctx: ChatContext,
): Reader {
  const { timezone } = room.householdSettings.current();
  return { locale: ctx.locale, timezone, now: room.clock.wall() };
}
