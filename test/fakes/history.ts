// Owns a history in memory: the incidents that a test names, asked as storage/history is asked.
import type { IncidentId } from "../../storage/incident-events.ts";
import type {
  EvidenceRemover,
  HistoryPage,
  HistoryPlace,
  HistoryQuery,
  HistoryTotals,
  HistoryView,
} from "../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import { compareIncidentIds, dateOf } from "../../storage/incident-id.ts";

/** A stranger at the front door, unless said otherwise. */
export function incidentSummary(part: Partial<IncidentSummary> & { id: string }): IncidentSummary {
  const openedAt = part.openedAt ?? Date.UTC(2026, 10, 22, 14, 2, 11);
  return {
    cause: "movement",
    camera: "c1",
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt,
    beganAt: openedAt - 1000,
    endedAt: openedAt + 20_000,
    timezone: "UTC",
    verdict: "stranger",
    alarmed: true,
    people: [],
    strangers: 1,
    photo: "photo.jpg",
    faces: [],
    clips: 1,
    falseAlarm: false,
    pinned: false,
    bytes: 1_000_000,
    ...part,
  };
}

export class FakeHistory implements HistoryView, EvidenceRemover {
  incidents: IncidentSummary[];
  /** What was taken away, and why. */
  readonly removed: { id: IncidentId; reason: string; by: string | null }[] = [];
  readonly removedFiles: { id: IncidentId; files: readonly string[]; by: string | null }[] = [];
  readonly #listeners = new Set<(id: IncidentId, now: IncidentSummary | null) => void>();

  constructor(...incidents: IncidentSummary[]) {
    this.incidents = incidents;
  }

  page(query: HistoryQuery, place: HistoryPlace, limit: number): Promise<HistoryPage> {
    const all = this.#matching(query);
    const compare = ({ id }: IncidentSummary, other: string) => compareIncidentIds(id, other);
    let start = 0;
    if (place.from === "older") start = all.findIndex((one) => compare(one, place.than) < 0);
    if (place.from === "at") start = all.findIndex((one) => compare(one, place.incident) <= 0);
    if (start === -1) start = all.length;
    let end = start + limit;
    if (place.from === "newer") {
      end = all.filter((one) => compare(one, place.than) > 0).length;
      start = Math.max(0, end - limit);
    }
    return Promise.resolve({
      incidents: all.slice(start, end),
      newer: start > 0,
      older: end < all.length,
    });
  }

  count(query: HistoryQuery): Promise<number> {
    return Promise.resolve(this.#matching(query).length);
  }

  find(id: IncidentId): Promise<IncidentSummary | null> {
    return Promise.resolve(this.incidents.find((one) => one.id === id) ?? null);
  }

  days(): Promise<string[]> {
    const days = new Set(this.incidents.map(({ id }) => dateOf(id)));
    return Promise.resolve([...days].toSorted().toReversed());
  }

  day(date: string): Promise<IncidentSummary[]> {
    const found = this.incidents.filter(({ id }) => dateOf(id) === date);
    return Promise.resolve(found.toSorted((one, other) => compareIncidentIds(one.id, other.id)));
  }

  async totals(): Promise<HistoryTotals> {
    const sum = (all: readonly IncidentSummary[]) =>
      all.reduce((bytes, incident) => bytes + incident.bytes, 0);
    return {
      incidents: this.incidents.length,
      bytes: sum(this.incidents),
      pinnedBytes: sum(this.incidents.filter(({ pinned }) => pinned)),
      oldestDay: (await this.days()).at(-1) ?? null,
    };
  }

  onChange(listener: (id: IncidentId, now: IncidentSummary | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As an event of the incident changes what is known of it. */
  change(id: IncidentId, part: Partial<IncidentSummary>): void {
    const found = this.incidents.find((one) => one.id === id);
    if (!found) throw new Error(`No incident ${id}`);
    Object.assign(found, part);
    for (const tell of this.#listeners) tell(id, found);
  }

  removeIncident(
    id: IncidentId,
    { reason, by }: { reason: string; by: string | null },
  ): Promise<boolean> {
    const there = this.incidents.some((one) => one.id === id);
    if (there) this.removed.push({ id, reason, by });
    this.incidents = this.incidents.filter((one) => one.id !== id);
    for (const tell of this.#listeners) tell(id, null);
    return Promise.resolve(there);
  }

  removeFiles(id: IncidentId, files: readonly string[], by: string | null): Promise<void> {
    this.removedFiles.push({ id, files, by });
    return Promise.resolve();
  }

  #matching({ kind, person, camera, from, to }: HistoryQuery): IncidentSummary[] {
    return this.incidents
      .filter((one) => person === undefined || one.people.includes(person))
      .filter((one) => camera === undefined || one.camera === camera)
      .filter(({ id }) => from === undefined || dateOf(id) >= from)
      .filter(({ id }) => to === undefined || dateOf(id) <= to)
      .filter((one) => {
        if (kind === "events") return true;
        if (kind === "false_alarm") return one.falseAlarm;
        if (kind === "pinned") return one.pinned;
        if (kind !== "intruders") return one.verdict === kind;
        const isNobody = one.verdict === "household" || one.cause === "camera_lost";
        return one.alarmed && !one.falseAlarm && !isNobody;
      })
      .toSorted((one, other) => compareIncidentIds(other.id, one.id));
  }
}
