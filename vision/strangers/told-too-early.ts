// Owns those strangers of whom something was told before all kept faces had been looked through:
// once they are, each gets one more event that says what is known then. It alarms nobody.
import { StorageError } from "../../storage/errors.ts";
import type { IncidentId, SeenBefore } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";

/** Of one incident that began while faces were looked through. */
export interface EarlyWord {
  readonly incident: IncidentId;
  readonly track: number;
  /** Of the track, length 1. */
  readonly embedding: Float32Array;
}

/** Nobody waits for news of more; each is a silent edit of one message. */
const mostKept = 50;

export class ToldTooEarly {
  readonly #incidents: Pick<Incidents, "events" | "append">;
  readonly #log: Log;
  #words: EarlyWord[] = [];

  constructor(incidents: Pick<Incidents, "events" | "append">, log: Log) {
    this.#incidents = incidents;
    this.#log = log;
  }

  /** The newest word about a track replaces an older one. */
  note(word: EarlyWord): void {
    this.forget(word.incident, word.track);
    this.#words = [...this.#words, word].slice(-mostKept);
  }

  forget(incident: IncidentId, track?: number): void {
    this.#words = this.#words.filter(
      (word) => word.incident !== incident || (track !== undefined && word.track !== track),
    );
  }

  /** Says of each what `known` answers now. Never rejects. */
  async tell(known: (word: EarlyWord) => SeenBefore): Promise<void> {
    const words = this.#words;
    this.#words = [];
    for (const word of words) {
      try {
        await this.#tellOne(word, known);
      } catch (error) {
        this.#log.warn("Whether a stranger was seen before could not be added to an incident", {
          incident: word.incident,
          error: error instanceof StorageError ? error.message : error,
        });
      }
    }
  }

  async #tellOne(word: EarlyWord, known: (word: EarlyWord) => SeenBefore): Promise<void> {
    const { incident, track } = word;
    const events = await this.#incidents.events(incident);
    const last = events.findLast((event) => event.kind === "face" && event.track === track);
    // It may have turned out to be somebody, or its end said all there is to say.
    if (last?.kind !== "face" || last.verdict !== "UNKNOWN") return;
    if (last.seenBefore?.complete !== false) return;
    const { seq: _seq, at: _at, ...said } = last;
    await this.#incidents.append(incident, { ...said, seenBefore: known(word) });
  }
}
