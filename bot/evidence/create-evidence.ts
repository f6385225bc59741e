// Owns retention put together: from the limits in state.json to what the owners are told.
import path from "node:path";
import type { Api } from "grammy";
import type { Clock } from "../../storage/clock.ts";
import { type EvidenceLimits, EvidenceSettings } from "../../storage/evidence-settings.ts";
import type { EvidenceRemover, HistoryView } from "../../storage/history/history-view.ts";
import type { JsonStore } from "../../storage/json-store.ts";
import type { Log } from "../../storage/log.ts";
import { diskOf } from "../../storage/retention/disk-space.ts";
import { RetentionKeeper } from "../../storage/retention/keeper.ts";
import { reserveIn } from "../../storage/retention/reserve.ts";
import type { State } from "../../storage/state.ts";
import type { Household } from "../household.ts";
import type { LocaleOf } from "../texts/texts.ts";
import type { EvidenceParts } from "./room.ts";
import { RetentionTeller } from "./telling.ts";

export interface CreateEvidenceParts {
  dataDir: string;
  state: JsonStore<State>;
  /** .env's. */
  startingLimits: Partial<EvidenceLimits>;
  history: HistoryView;
  remover: Pick<EvidenceRemover, "removeIncident">;
  api: () => Pick<Api, "sendMessage" | "editMessageText">;
  household: Pick<Household, "people">;
  localeOf: LocaleOf;
  isQuietNow(chat: number): boolean;
  timezone(): string;
  clock: Clock;
  log: Log;
}

export interface RunningEvidence extends EvidenceParts {
  settings: EvidenceSettings;
  retention: RetentionKeeper;
  start(): void;
  stop(): Promise<void>;
}

export function createEvidence(parts: CreateEvidenceParts): RunningEvidence {
  const { dataDir, state, startingLimits, log } = parts;
  const settings = new EvidenceSettings(state, log, startingLimits);
  const retention = new RetentionKeeper({
    ...parts,
    settings,
    disk: diskOf(dataDir),
    reserve: reserveIn(path.join(dataDir, "reserve"), log),
  });
  const teller = new RetentionTeller({ ...parts, settings, retention });
  const stopTelling = retention.onReport((report) => teller.tell(report));
  return {
    settings,
    retention,
    start: () => retention.start(),
    async stop() {
      await retention.stop();
      stopTelling();
      teller.stop();
    },
  };
}
