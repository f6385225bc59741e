// Owns knowing, for each chat, which incidents it must still hear something of: with thousands in the
// outbox, nobody may look through all of them before every message.
import { isOpen, type IncidentDeliveries } from "./deliveries.ts";
import type { IncidentId } from "./incident-events.ts";

export class OpenDeliveries {
  readonly #byChat = new Map<number, Set<IncidentId>>();
  readonly #byIncident = new Map<IncidentId, ReadonlySet<number>>();

  /** To be called after every change of `deliveries`. */
  note({ incident, rows }: IncidentDeliveries): void {
    const before = this.#byIncident.get(incident);
    const now = new Set(rows.filter(isOpen).map(({ chat }) => chat));
    if (now.size > 0) this.#byIncident.set(incident, now);
    else this.#byIncident.delete(incident);
    for (const chat of before ?? []) if (!now.has(chat)) this.#leave(chat, incident);
    for (const chat of now) {
      const incidents = this.#byChat.get(chat);
      if (incidents) incidents.add(incident);
      else this.#byChat.set(chat, new Set([incident]));
    }
  }

  forget(incident: IncidentId): void {
    for (const chat of this.#byIncident.get(incident) ?? []) this.#leave(chat, incident);
    this.#byIncident.delete(incident);
  }

  incidentsIn(chat: number): IncidentId[] {
    return [...(this.#byChat.get(chat) ?? [])];
  }

  chats(): number[] {
    return [...this.#byChat.keys()];
  }

  #leave(chat: number, incident: IncidentId): void {
    const incidents = this.#byChat.get(chat);
    incidents?.delete(incident);
    if (incidents?.size === 0) this.#byChat.delete(chat);
  }
}
