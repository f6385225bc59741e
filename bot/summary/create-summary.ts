// Owns the daily summary put together: where its figures come from in the running guard.
import type { Api } from "grammy";
import { Awake } from "../../storage/awake.ts";
import type { Clock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import type { EvidenceSettings } from "../../storage/evidence-settings.ts";
import type { HistoryView } from "../../storage/history/history-view.ts";
import type { Log } from "../../storage/log.ts";
import { diskOf } from "../../storage/retention/disk-space.ts";
import type { RetentionKeeper } from "../../storage/retention/keeper.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import type { Targets } from "../groups/targets.ts";
import type { LocaleOf } from "../texts/texts.ts";
import { DailySummary } from "./daily.ts";
import type { SummarySources } from "./gather.ts";
import type { SummaryPart } from "./summary.ts";

export interface CreateSummaryParts {
  dataDir: string;
  history: Pick<HistoryView, "day" | "totals">;
  settings: EvidenceSettings;
  retention: Pick<RetentionKeeper, "retentionOf">;
  head: SummarySources["head"];
  /** Those that are kept; a paused one is no lost one. */
  cameras: () => readonly CameraView[];
  api: () => Pick<Api, "sendMessage">;
  targets: Pick<Targets, "audience" | "move">;
  nameOf: (person: string) => string | null;
  localeOf: LocaleOf;
  timezone: () => string;
  clock: Clock;
  log: Log;
}

export interface RunningSummary extends SummaryPart {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Rejects with StorageError when the data folder cannot be read. */
export async function createSummary(parts: CreateSummaryParts): Promise<RunningSummary> {
  const { dataDir, history, settings, retention, head, cameras, targets, clock, log } = parts;
  const awake = await Awake.open(dataDir, clock, log);
  const disk = diskOf(dataDir);
  const daily = new DailySummary({
    ...parts,
    sources: {
      history,
      head,
      cameras: () => cameras().filter((camera) => camera.status().state !== "paused"),
      offBetween: (from, to) => awake.offBetween(from, to),
      firstAt: () => awake.firstAt,
      limits: () => settings.current(),
      retentionOf: (day) => retention.retentionOf(day),
      freeBytes: async () => {
        try {
          return (await disk.space()).freeBytes;
        } catch (error) {
          if (!(error instanceof StorageError)) throw error;
          log.debug("How full the disk is could not be found out", { error });
          return null;
        }
      },
    },
    destinations: () => targets.audience(),
    onMove: async (chat, to) => targets.move(chat, to),
  });
  return {
    daily,
    settings,
    start: () => daily.start(),
    async stop() {
      await daily.stop();
      await awake.close();
    },
  };
}
