// Owns the memory of strangers: who asks "was this one here before?" is answered from the kept faces
// of the last 30 days. It is in this process alone; nothing of it is ever written.
import { StorageError } from "../../storage/errors.ts";
import { readFaceCrop } from "../../storage/face-crop.ts";
import {
  type EvidenceRemover,
  type HistoryView,
  InUseError,
} from "../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { IncidentId, SeenBefore } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { FacesView } from "../faces/faces-view.ts";
import { KeptFaces, type KeptFace } from "./kept-faces.ts";
import { LookingThrough, type LookingThroughOptions } from "./looking-through.ts";
import { isEnrolled, seenBeforeIn, visitsAround } from "./matching.ts";
import type {
  Forgotten,
  Sighting,
  StrangersState,
  StrangersView,
  StrangerTraces,
  StrangerVisits,
  StrangerWitness,
} from "./strangers-view.ts";
import { ToldTooEarly } from "./told-too-early.ts";

export interface StrangerMemoryOptions extends Omit<LookingThroughOptions, "kept" | "onComplete"> {
  history: Pick<HistoryView, "days" | "day" | "onChange">;
  remover: Pick<EvidenceRemover, "removeFiles">;
  incidents: Pick<Incidents, "file" | "events" | "append">;
  faces: Pick<FacesView, "gallery" | "pack" | "thresholds" | "state" | "embed" | "readings">;
}

const nobody: StrangerVisits = { earlier: [], later: [] };

export class StrangerMemory implements StrangersView, StrangerWitness {
  readonly #options: StrangerMemoryOptions;
  readonly #kept = new KeptFaces();
  readonly #looking: LookingThrough;
  readonly #early: ToldTooEarly;
  #telling: Promise<void> = Promise.resolve();
  #unsubscribe: (() => void) | null = null;

  constructor(options: StrangerMemoryOptions) {
    this.#options = options;
    this.#early = new ToldTooEarly(options.incidents, options.log);
    this.#looking = new LookingThrough({
      ...options,
      kept: this.#kept,
      onComplete: () => {
        this.#telling = this.#early.tell(({ incident, embedding }) =>
          this.#seenBefore(incident, embedding),
        );
      },
    });
  }

  /** Begins in the background; begins in earnest when there is somebody to tell strangers from. */
  start(): void {
    this.#unsubscribe = this.#options.history.onChange((id, now) => this.#changed(id, now));
    this.#looking.start();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#looking.stop();
    await this.#telling;
  }

  state(): StrangersState {
    if (!this.#isOn) return { kind: "off" };
    return this.#looking.complete ? { kind: "ready" } : { kind: "looking", ...this.#kept.progress };
  }

  see({ incident, track, file, verdict, embedding }: Sighting): SeenBefore | undefined {
    if (verdict === "KNOWN") {
      this.#early.forget(incident, track);
      if (file !== null) this.#kept.forget(incident, [file]);
      return undefined;
    }
    if (verdict !== "UNKNOWN" || !this.#isOn || !embedding) return undefined;
    if (file !== null) this.#kept.see(incident, file, embedding, this.#options.clock.wall());
    const known = this.#seenBefore(incident, embedding);
    if (known.complete) this.#early.forget(incident, track);
    else this.#early.note({ incident, track, embedding });
    return known;
  }

  visits(incident: IncidentId): StrangerVisits {
    if (!this.#isOn) return nobody;
    const probes = this.#strangersIn(incident).flatMap(
      (face) => this.#kept.embeddingOf(face) ?? [],
    );
    return probes.length === 0 ? nobody : this.#visits(incident, probes);
  }

  traces(incident: IncidentId): StrangerTraces {
    const faces = this.#tracesOf(incident);
    return { faces: faces.length, incidents: new Set(faces.map((face) => face.incident)).size };
  }

  async crop(incident: IncidentId, file: string): Promise<Uint8Array | null> {
    const { incidents, log } = this.#options;
    try {
      return await readFaceCrop(incidents.file(incident, file));
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.warn("A stranger's face can't be shown", { incident, error });
      return null;
    }
  }

  async forget(incident: IncidentId, by: string): Promise<Forgotten> {
    const files = new Map<IncidentId, string[]>();
    for (const face of this.#tracesOf(incident)) {
      files.set(face.incident, [...(files.get(face.incident) ?? []), face.file]);
    }
    const gone = { faces: 0, incidents: 0, inUse: 0 };
    const refused: unknown[] = [];
    for (const [id, names] of files) {
      try {
        await this.#options.remover.removeFiles(id, names, by);
        this.#kept.forget(id, names);
        this.#early.forget(id);
        gone.faces += names.length;
        gone.incidents++;
      } catch (error) {
        if (error instanceof InUseError) gone.inUse++;
        else refused.push(error);
      }
    }
    if (refused.length > 0) throw refused[0];
    return gone;
  }

  /** Without verdicts nobody is a stranger. */
  get #isOn(): boolean {
    return this.#options.faces.state().kind === "ready";
  }

  #changed(id: IncidentId, now: IncidentSummary | null): void {
    this.#looking.changed(id);
    if (!now) {
      this.#kept.forget(id);
      this.#early.forget(id);
      return;
    }
    this.#kept.list(now, this.#options.clock.wall());
  }

  #seenBefore(incident: IncidentId, embedding: Float32Array): SeenBefore {
    return seenBeforeIn(this.#visits(incident, [embedding]), this.#looking.complete);
  }

  #visits(incident: IncidentId, probes: readonly Float32Array[]): StrangerVisits {
    const own = this.#kept.spanOf(incident, this.#options.clock.wall());
    return visitsAround(own, this.#alike(probes));
  }

  /** The threshold is the pack's own: the household's choice is about its people, not strangers. */
  #alike(probes: readonly Float32Array[]) {
    const { seenBefore } = this.#options.faces.pack.thresholds;
    return this.#kept.alike(probes, seenBefore).filter(({ face }) => this.#isStranger(face));
  }

  #strangersIn(incident: IncidentId): KeptFace[] {
    return this.#kept.of(incident).filter((face) => this.#isStranger(face));
  }

  /** The strangers' faces in that incident, and all that look like them elsewhere. */
  #tracesOf(incident: IncidentId): KeptFace[] {
    const own = this.#strangersIn(incident);
    const probes = own.flatMap((face) => this.#kept.embeddingOf(face) ?? []);
    return [...new Set([...own, ...this.#alike(probes).map(({ face }) => face)])];
  }

  /** Who was enrolled meanwhile is a stranger no more. */
  #isStranger(face: KeptFace): boolean {
    const { gallery, thresholds } = this.#options.faces;
    const embedding = this.#kept.embeddingOf(face);
    return !embedding || !isEnrolled(embedding, gallery, thresholds.call(this.#options.faces));
  }
}
