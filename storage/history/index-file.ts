// Owns incidents/2026-11-22/index.json: lowdb's adapter for a day's index, one incident a line. All
// in it can be made anew from the day's folders, so a broken one is set aside and no copy is kept.
import path from "node:path";
import type { Adapter } from "lowdb";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { readIfThere, setAside, writeDurably } from "../files.ts";
import { isIncidentOf } from "../incident-id.ts";
import type { Log } from "../log.ts";
import { incidentSummary } from "./incident-summary.ts";

export const indexName = "index.json";
/** Goes up whenever a summary gets another shape or meaning: older indexes are then made anew. */
const indexVersion = 1;

const versioned = z.object({ version: z.number() });
const dayIndexContent = z.object({
  /** Oldest first. */
  incidents: z.array(incidentSummary),
  /** Folders of the day that hold no record that can be read; they are not tried again. */
  unreadable: z.array(z.string()),
});
export type DayIndexContent = z.infer<typeof dayIndexContent>;

export class IndexFile implements Adapter<DayIndexContent> {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(file: string, clock: Clock, log: Log) {
    this.#file = file;
    this.#clock = clock;
    this.#log = log;
  }

  /** Never rejects; null where there is none that can be used. */
  async read(): Promise<DayIndexContent | null> {
    try {
      const text = await readIfThere(this.#file);
      if (text === null) return null;
      const raw: unknown = JSON.parse(text);
      if (versioned.parse(raw).version !== indexVersion) return null;
      return this.#ofThisDay(dayIndexContent.parse(raw));
    } catch (error) {
      await this.#giveUp(error);
      return null;
    }
  }

  /** Rejects with StorageError. */
  async write({ incidents, unreadable }: DayIndexContent): Promise<void> {
    const lines = incidents.map((incident) => JSON.stringify(incident)).join(",\n");
    const head = `{"version":${indexVersion},"unreadable":${JSON.stringify(unreadable)}`;
    await writeDurably(this.#file, `${head},"incidents":[\n${lines}\n]}\n`);
  }

  /** Throws where it was copied from another day, or names what is no incident. */
  #ofThisDay(content: DayIndexContent): DayIndexContent {
    const day = path.basename(path.dirname(this.#file));
    const ids = [...content.incidents.map(({ id }) => id), ...content.unreadable];
    const other = ids.find((id) => !isIncidentOf(day, id));
    if (other === undefined) return content;
    throw new RangeError(`${JSON.stringify(other)} is no incident of ${day}`);
  }

  async #giveUp(why: unknown): Promise<void> {
    try {
      const aside = await setAside(this.#file, this.#clock.wall());
      const message = `${this.#file} cannot be used and was set aside as ${aside}. It is made anew.`;
      this.#log.warn(message, { error: why });
    } catch (error) {
      this.#log.warn(`${this.#file} cannot be used, nor set aside`, { error });
    }
  }
}
