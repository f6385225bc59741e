// Owns everything that is kept on disk, opened in the order in which one depends on another, and who is
// told what it holds.
import path from "node:path";
import { AlertChats } from "../storage/alert-chats.ts";
import { Arming } from "../storage/arming.ts";
import { FaceSettings } from "../storage/face-settings.ts";
import { Enrolling } from "../storage/enrolling.ts";
import { openHistory } from "../storage/history/open-history.ts";
import { HouseholdSettings } from "../storage/household-settings.ts";
import { Incidents } from "../storage/incidents.ts";
import { Members } from "../storage/members.ts";
import { Modes } from "../storage/mode-rules.ts";
import { Mutes } from "../storage/mutes.ts";
import { Outbox } from "../storage/outbox.ts";
import { People } from "../storage/people.ts";
import { Seal } from "../storage/seal/seal.ts";
import { SettingsStore } from "../storage/settings.ts";
import { copyingSeal } from "../storage/offsite/copying-seal.ts";
import { openState } from "../storage/state.ts";
import { Zones } from "../storage/zones.ts";
import { Targets } from "./groups/targets.ts";
import { Household } from "./household.ts";
import { Locales } from "./locale.ts";
import { createOffsite } from "./offsite/create-offsite.ts";
import { defaultLocale } from "./texts/texts.ts";
import type { Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import type { Config } from "./config.ts";

export interface StoresOptions {
  config: Config & { token: string };
  clock: Clock;
  log: Log;
  print(line: string): void;
}

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Rejects with StorageError when the data folder cannot be made or read. */
export async function openStores({ config, clock, log, print }: StoresOptions) {
  const { dataDir } = config;
  const state = await openState(dataDir, clock, log);
  const seal = await Seal.open({ dataDir, clock, log: log.child({ part: "seal" }) });
  const copy = await createOffsite({ config, clock, log, print });
  const sealAndCopy = copyingSeal(seal, copy?.offsite ?? null);
  const incidents = await Incidents.open(dataDir, clock, log, sealAndCopy);
  const outbox = await Outbox.open(path.join(dataDir, "outbox"), clock, log);
  const past = await openHistory({ dataDir, incidents, outbox, clock, log });
  // Last of all: what is written before the marker goes is sealed, too.
  incidents.beforeSettling((id) => seal.whenSealed(id));
  const { history, remover } = past;
  const arming = new Arming(state);
  const modes = new Modes(state, log);
  const zones = new Zones(state, log);
  const members = new Members(state, clock, log);
  const mutes = new Mutes(state, clock, log);
  const settings = new SettingsStore(state, config.startingSettings, log);
  const unlessChosen = { language: defaultLocale, timezone: config.timezone };
  const householdSettings = new HouseholdSettings(state, unlessChosen, log);
  const timezone = () => householdSettings.current().timezone;
  const householdLanguage = () => householdSettings.current().language;
  const locales = new Locales({ members, household: householdLanguage });
  const household = new Household(members, config.ownerId);
  const alertChats = new AlertChats(state, log);
  const targets = new Targets({ config, household, alertChats, notes: outbox });
  const people = await People.open(dataDir, clock, log);
  const enrolling = await Enrolling.open(dataDir, clock, log);
  const faceSettings = new FaceSettings(state, log);
  return {
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
  };
}
