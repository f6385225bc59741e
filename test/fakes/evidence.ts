// Owns retention in memory for tests: the real keeper and settings over a history, a disk and a state
// that lie nowhere.
import {
  type EvidenceLimits,
  EvidenceSettings,
  type EvidenceSettingsValue,
  evidenceSettings,
} from "../../storage/evidence-settings.ts";
import { RetentionKeeper } from "../../storage/retention/keeper.ts";
import type { Clock } from "../../storage/clock.ts";
import { FakeDiskSpace, FakeReserve } from "./disk-space.ts";
import { FakeHistory } from "./history.ts";
import { RecordingLog } from "./log.ts";

export class EvidenceStateInMemory {
  value: { evidence: EvidenceSettingsValue } = { evidence: evidenceSettings.parse({}) };
  /** What the next changes fail with. */
  problem: Error | null = null;

  async change(edit: (draft: { evidence: EvidenceSettingsValue }) => void): Promise<void> {
    if (this.problem) throw this.problem;
    const draft = structuredClone(this.value);
    edit(draft);
    this.value = draft;
  }
}

/** A disk of 64 GB, of which the evidence takes what `history` has. */
export function evidenceInMemory(
  clock: Clock,
  options: { history?: FakeHistory; starting?: Partial<EvidenceLimits>; log?: RecordingLog } = {},
) {
  const log = options.log ?? new RecordingLog();
  const history = options.history ?? new FakeHistory();
  const state = new EvidenceStateInMemory();
  const settings = new EvidenceSettings(state, log, options.starting);
  const bytes = () => history.incidents.reduce((sum, one) => sum + one.bytes, 0);
  const disk = new FakeDiskSpace(64_000_000_000, bytes);
  const reserve = new FakeReserve();
  const timezone = () => "UTC";
  const retention = new RetentionKeeper({
    history,
    remover: history,
    settings,
    disk,
    reserve,
    timezone,
    clock,
    log,
  });
  return {
    history,
    state,
    settings,
    disk,
    reserve,
    retention,
    log,
    evidence: { settings, retention },
  };
}
