// Owns what the chat needs of past incidents, in memory: their history, what happened in each, and
// who was told. Tests that need pictures bring storage's own Incidents.
import { storageError } from "../../storage/errors.ts";
import type { IncidentDeliveries } from "../../storage/deliveries.ts";
import type {
  IncidentEvent,
  IncidentId,
  IncidentRecord,
  NewIncidentEvent,
} from "../../storage/incident-events.ts";
import type { ChatParts } from "../../bot/parts.ts";
import { FakeHistory } from "./history.ts";

/** Nothing has happened yet, unless `history` knows better. */
export function historyInMemory(
  history = new FakeHistory(),
): Pick<ChatParts, "history" | "remover" | "incidents" | "outbox"> {
  return { history, remover: history, incidents: new FakeIncidents(), outbox: new FakeOutbox() };
}

export class FakeOutbox {
  readonly kept = new Map<IncidentId, IncidentDeliveries>();

  find(id: IncidentId): IncidentDeliveries | undefined {
    return this.kept.get(id);
  }
}

export class FakeIncidents {
  readonly records = new Map<IncidentId, IncidentRecord>();
  readonly happened = new Map<IncidentId, IncidentEvent[]>();
  readonly files = new Map<string, Buffer>();

  add(record: IncidentRecord, events: readonly IncidentEvent[]): void {
    this.records.set(record.id, record);
    this.happened.set(record.id, [...events]);
  }

  record(id: IncidentId): Promise<IncidentRecord> {
    return thereOrNot(this.records.get(id), id);
  }

  events(id: IncidentId): Promise<IncidentEvent[]> {
    return Promise.resolve([...(this.happened.get(id) ?? [])]);
  }

  readFile(id: IncidentId, name: string): Promise<Buffer> {
    return thereOrNot(this.files.get(`${id}/${name}`), `${id}/${name}`);
  }

  async append(id: IncidentId, event: NewIncidentEvent): Promise<IncidentEvent> {
    const events = await thereOrNot(this.happened.get(id), id);
    const placed = { ...event, seq: (events.at(-1)?.seq ?? 0) + 1, at: 0 };
    events.push(placed);
    return placed;
  }
}

function thereOrNot<T>(found: T | undefined, what: string): Promise<T> {
  return found === undefined
    ? Promise.reject(storageError("read", what, Object.assign(new Error(), { code: "ENOENT" })))
    : Promise.resolve(found);
}
