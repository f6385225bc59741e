// Owns an incident's events on their way to storage: at once, or, while it waits for a verdict on a
// face, withheld, so that nobody is told of what may be nothing.
import type { IncidentId, NewIncidentEvent } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";

type Opened = Extract<NewIncidentEvent, { kind: "opened" }>;

export class IncidentStory {
  readonly #incidents: Pick<Incidents, "append">;
  /** Events that nobody may hear of yet; null: they are heard of at once. */
  #withheld: NewIncidentEvent[] | null;
  /** The opening of a held incident, told or not. */
  #opened: Opened | null = null;

  constructor(incidents: Pick<Incidents, "append">, held: boolean) {
    this.#incidents = incidents;
    this.#withheld = held ? [] : null;
  }

  /** Its first event; of a held incident, what it will be told with. */
  async open(id: IncidentId, opened: Opened): Promise<void> {
    this.#opened = opened;
    if (this.#withheld === null) await this.#incidents.append(id, opened);
  }

  async add(id: IncidentId, event: NewIncidentEvent): Promise<void> {
    if (this.#withheld) this.#withheld.push(event);
    else await this.#incidents.append(id, event);
  }

  /** What was held is an alarm. `photo` replaces the one from the beginning where there is one. */
  async tell(
    id: IncidentId,
    told: Pick<Opened, "photo" | "entryEndsAt"> & Required<Pick<Opened, "waited">>,
  ): Promise<void> {
    const opened = this.#opened;
    await this.#release(id, {
      kind: "opened",
      reason: opened?.reason ?? null,
      ...(opened?.words && { words: opened.words }),
      ...(opened?.zones && { zones: opened.zones }),
      ...told,
      photo: told.photo ?? opened?.photo ?? null,
    });
  }

  /** What was held alarms nobody. */
  async excuse(
    id: IncidentId,
    excused: Extract<NewIncidentEvent, { kind: "excused" }>,
  ): Promise<void> {
    await this.#release(id, excused);
  }

  async #release(id: IncidentId, first: NewIncidentEvent): Promise<void> {
    const withheld = this.#withheld ?? [];
    this.#withheld = null;
    await this.#incidents.append(id, first);
    for (const event of withheld) await this.#incidents.append(id, event);
  }
}
