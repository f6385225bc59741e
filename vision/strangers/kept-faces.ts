// Owns which strangers' faces are kept in mind: at most 2,000 of the last 30 days, the newest
// first, with their embeddings as far as they are known. In memory alone. Plain data, no waiting.
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import { EmbeddingRows } from "../faces/embedding-rows.ts";
import type { IncidentSpan, Resemblance } from "./matching.ts";

export const mostFaces = 2_000;
export const keptForMs = 30 * 24 * 3_600_000;

export interface KeptFace {
  readonly incident: IncidentId;
  readonly file: string;
  from: number;
  to: number;
  /** Where its embedding is; null: not known yet. */
  row: number | null;
  /** Its file can't be read: there is nothing to wait for. */
  unreadable: boolean;
  /** The history knows it, too; a face of this moment may be a little ahead of it. */
  listed: boolean;
}

export class KeptFaces {
  readonly #faces = new Map<IncidentId, Map<string, KeptFace>>();
  readonly #rows = new EmbeddingRows<KeptFace>();
  #count = 0;

  /** How many embeddings are known, and how many there will be. */
  get progress(): { known: number; total: number } {
    let total = 0;
    for (const { unreadable } of this.#all()) total += unreadable ? 0 : 1;
    return { known: this.#rows.labels.length, total };
  }

  /** The faces that an incident's summary names; what it does not name (any more) is let go. */
  list(summary: Pick<IncidentSummary, "id" | "faces" | "openedAt" | "endedAt">, now: number): void {
    const { id, openedAt, endedAt } = summary;
    const named = new Set(now - openedAt <= keptForMs ? summary.faces : []);
    for (const face of this.of(id)) if (face.listed && !named.has(face.file)) this.#remove(face);
    for (const file of named) {
      const face = this.#faceOf(id, file, openedAt);
      Object.assign(face, { listed: true, from: openedAt, to: endedAt ?? openedAt });
    }
    this.#evict(now);
  }

  /** A stranger's face of this moment; its embedding replaces an earlier one. */
  see(incident: IncidentId, file: string, embedding: Float32Array, now: number): void {
    const face = this.#faceOf(incident, file, now);
    face.to = Math.max(face.to, now);
    this.learn(face, embedding);
    this.#evict(now);
  }

  /** Ignored where the face was let go meanwhile. */
  learn(face: KeptFace, embedding: Float32Array): void {
    if (this.#faces.get(face.incident)?.get(face.file) !== face) return;
    if (face.row === null) face.row = this.#rows.add(face, embedding);
    else this.#rows.set(face.row, embedding);
  }

  /** All faces of one incident. */
  of(incident: IncidentId): KeptFace[] {
    return [...(this.#faces.get(incident)?.values() ?? [])];
  }

  /** The newest `count` whose embeddings are to be found out. */
  unread(count: number): KeptFace[] {
    return [...this.#all()]
      .filter(({ row, unreadable }) => row === null && !unreadable)
      .toSorted((one, other) => other.from - one.from)
      .slice(0, count);
  }

  /** A copy; null while it isn't known. */
  embeddingOf({ row }: KeptFace): Float32Array | null {
    return row === null ? null : this.#rows.at(row).slice();
  }

  /** Those that look like one of `probes` by `threshold` or more, each with the better cosine. */
  alike(probes: readonly Float32Array[], threshold: number): (Resemblance & { face: KeptFace })[] {
    if (probes.length === 0) return [];
    return this.#rows.labels.flatMap((face, row) => {
      const score = Math.max(...probes.map((probe) => this.#rows.cosine(row, probe)));
      const { incident, file, from, to } = face;
      return score >= threshold ? [{ incident, file, from, to, score, face }] : [];
    });
  }

  /** When the incident was, as far as its faces tell; `now` where it has none. */
  spanOf(incident: IncidentId, now: number): IncidentSpan {
    const [face] = this.of(incident);
    return { incident, from: face?.from ?? now, to: face?.to ?? now };
  }

  forget(incident: IncidentId, files?: readonly string[]): void {
    for (const face of this.of(incident)) {
      if (!files || files.includes(face.file)) this.#remove(face);
    }
  }

  /** Embeddings of another pack mean nothing. */
  unlearn(): void {
    for (const face of this.#all()) face.row = null;
    for (let row = this.#rows.labels.length - 1; row >= 0; row--) this.#rows.remove(row);
  }

  #faceOf(incident: IncidentId, file: string, at: number): KeptFace {
    const faces = this.#faces.get(incident) ?? new Map<string, KeptFace>();
    this.#faces.set(incident, faces);
    const known = faces.get(file);
    if (known) return known;
    const [sibling] = faces.values();
    const face: KeptFace = {
      incident,
      file,
      from: sibling?.from ?? at,
      to: sibling?.to ?? at,
      row: null,
      unreadable: false,
      listed: false,
    };
    faces.set(file, face);
    this.#count++;
    return face;
  }

  #remove(face: KeptFace): void {
    const faces = this.#faces.get(face.incident);
    if (!faces?.delete(face.file)) return;
    this.#count--;
    if (faces.size === 0) this.#faces.delete(face.incident);
    if (face.row === null) return;
    const moved = this.#rows.remove(face.row);
    if (moved) moved.row = face.row;
    face.row = null;
  }

  #evict(now: number): void {
    for (const face of this.#all()) if (now - face.from > keptForMs) this.#remove(face);
    if (this.#count <= mostFaces) return;
    const oldest = [...this.#all()].toSorted((one, other) => one.from - other.from);
    for (const face of oldest.slice(0, this.#count - mostFaces)) this.#remove(face);
  }

  *#all(): Iterable<KeptFace> {
    for (const faces of this.#faces.values()) yield* faces.values();
  }
}
