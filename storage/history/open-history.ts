// Owns putting the history together: stories, the indexes and removal, in the order in which they
// depend on each other.
import type { Clock } from "../clock.ts";
import type { Incidents } from "../incidents.ts";
import type { Log } from "../log.ts";
import type { Outbox } from "../outbox.ts";
import type { EvidenceRemover, HistoryView } from "./history-view.ts";
import { History } from "./history.ts";
import { Removal } from "./removal.ts";
import { keepStories } from "./story.ts";

export interface OpenHistory {
  history: HistoryView;
  remover: EvidenceRemover;
  /** Ends what is under way and writes what is not on disk yet. */
  close(): Promise<void>;
}

/** To be opened before anybody asks for an incident. Rejects with StorageError. */
export async function openHistory(options: {
  dataDir: string;
  incidents: Incidents;
  outbox: Outbox;
  clock: Clock;
  log: Log;
}): Promise<OpenHistory> {
  // Before the history, whose index counts the story's bytes.
  const stopStories = keepStories(options.incidents, options.log);
  const history = await History.open(options);
  const removal = await Removal.open({ ...options, history });
  return {
    history,
    remover: removal,
    async close() {
      await removal.close();
      stopStories();
      await history.close();
    },
  };
}
