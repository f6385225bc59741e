// Owns the schedule and the household's phones in memory for tests: the real stores, on a state that
// lies on no disk, and phones that are where the test says.
import { silentLog } from "../../storage/log.ts";
import { PresenceSettings, storedPresence, type StoredPresence } from "../../storage/presence.ts";
import { Schedule, storedSchedule, type StoredSchedule } from "../../storage/schedule.ts";
import type { PhonePresence } from "../../vision/presence/presence.ts";
import type { HomeAnswer, PresenceView } from "../../vision/presence/presence-watch.ts";

interface Kept {
  schedule: StoredSchedule;
  presence: StoredPresence;
}

export class SelfActingState {
  value: Kept = { schedule: storedSchedule.parse({}), presence: storedPresence.parse({}) };
  /** What the next changes fail with. */
  problem: Error | null = null;
  changes = 0;

  async change(edit: (draft: Kept) => void): Promise<void> {
    if (this.problem) throw this.problem;
    const draft = structuredClone(this.value);
    edit(draft);
    this.changes += 1;
    this.value = {
      schedule: storedSchedule.parse(draft.schedule),
      presence: storedPresence.parse(draft.presence),
    };
  }
}

export class FakePhones implements PresenceView {
  readonly places = new Map<string, PhonePresence>();
  found: string[] = [];
  answer: HomeAnswer = { answer: "unknown", phones: [] };

  of(phone: string): PhonePresence | null {
    return this.places.get(phone) ?? null;
  }

  async neighbours(): Promise<string[]> {
    return this.found;
  }

  async someoneIsHome(): Promise<HomeAnswer> {
    return this.answer;
  }
}

/** No entry and no phone, unless the test adds some. */
export function selfActingInMemory(state = new SelfActingState()) {
  return {
    state,
    schedule: new Schedule(state, silentLog),
    presence: new PresenceSettings(state, silentLog),
    phones: new FakePhones(),
  };
}
