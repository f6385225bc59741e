// Owns a memory of strangers that knows what the test says.
import type { IncidentId } from "../../storage/incident-events.ts";
import type {
  Forgotten,
  StrangersState,
  StrangersView,
  StrangerTraces,
  StrangerVisit,
  StrangerVisits,
} from "../../vision/strangers/strangers-view.ts";

export class FakeStrangers implements StrangersView {
  known: StrangersState = { kind: "ready" };
  /** Of every incident. */
  around: StrangerVisits = { earlier: [], later: [] };
  kept: StrangerTraces = { faces: 0, incidents: 0 };
  /** What forgetting removes, or why it can't. */
  outcome: Forgotten | Error = { faces: 0, incidents: 0, inUse: 0 };
  /** Files whose pictures are gone. */
  readonly gone = new Set<string>();
  readonly forgotten: { incident: IncidentId; by: string }[] = [];

  state(): StrangersState {
    return this.known;
  }

  visits(): StrangerVisits {
    return this.around;
  }

  traces(): StrangerTraces {
    return this.kept;
  }

  crop(_incident: IncidentId, file: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.gone.has(file) ? null : new Uint8Array(112 * 112 * 3));
  }

  forget(incident: IncidentId, by: string): Promise<Forgotten> {
    if (this.outcome instanceof Error) return Promise.reject(this.outcome);
    this.forgotten.push({ incident, by });
    this.kept = { faces: 0, incidents: 0 };
    this.around = { earlier: [], later: [] };
    return Promise.resolve(this.outcome);
  }
}

/** A visit that began at that time. */
export function visit(incident: IncidentId, from: number, file = "face-1.png"): StrangerVisit {
  return { incident, from, to: from + 20_000, file };
}
