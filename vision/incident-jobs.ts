// Owns the row of jobs of one incident: they run one after another, apart from other incidents'; one
// that fails is logged, and the next one still runs.
import type { IncidentId, IncidentRecord } from "../storage/incident-events.ts";
import type { Log } from "../storage/log.ts";
import type { IncidentStory } from "./incident-story.ts";

export class IncidentJobs {
  readonly #record: Promise<IncidentRecord>;
  readonly #story: IncidentStory;
  readonly #log: Log;
  /** Everything under way, of all incidents of a camera. */
  readonly #running: Set<Promise<void>>;
  #last: Promise<void> = Promise.resolve();

  constructor(options: {
    record: Promise<IncidentRecord>;
    story: IncidentStory;
    log: Log;
    running: Set<Promise<void>>;
  }) {
    this.#record = options.record;
    this.#story = options.story;
    this.#log = options.log;
    this.#running = options.running;
  }

  /** One more at the end of the row. */
  add(what: string, work: (id: IncidentId, story: IncidentStory) => Promise<void>): void {
    const before = this.#last;
    this.#last = this.#run(what, async () => {
      await before;
      const { id } = await this.#record;
      await work(id, this.#story);
    });
  }

  /** One that doesn't wait for the row; resolves, and never rejects, when it is over. */
  beside(what: string, work: (id: IncidentId) => Promise<void>): Promise<void> {
    return this.#run(what, async () => {
      const { id } = await this.#record;
      await work(id);
    });
  }

  #run(what: string, work: () => Promise<void>): Promise<void> {
    const run = work()
      .catch((error: unknown) => {
        this.#log.error(`Evidence could not be kept (${what})`, { error });
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
    return run;
  }
}
