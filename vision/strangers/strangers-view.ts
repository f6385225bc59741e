// Owns what may be asked about strangers who come again: by the chat (visits, forgetting), and by
// the cameras, which show each face that they have judged.
import type { IncidentId, SeenBefore } from "../../storage/incident-events.ts";
import type { Verdict } from "../faces/faces.ts";

/** off: nobody is enrolled or no models, so nobody is a stranger. `total`: faces to look through. */
export type StrangersState =
  | { readonly kind: "off" }
  | { readonly kind: "looking"; readonly known: number; readonly total: number }
  | { readonly kind: "ready" };

/** One coming of somebody: incidents of theirs that are close together. Wall-clock milliseconds. */
export interface StrangerVisit {
  readonly from: number;
  readonly to: number;
  /** Where they are seen best in it, and that face's file there. */
  readonly incident: IncidentId;
  readonly file: string;
}

/** All visits of the strangers of an incident but the one it belongs to; both newest first. */
export interface StrangerVisits {
  readonly earlier: readonly StrangerVisit[];
  readonly later: readonly StrangerVisit[];
}

/** What forgetting removes, or has removed. */
export interface StrangerTraces {
  readonly faces: number;
  readonly incidents: number;
}

export interface Forgotten extends StrangerTraces {
  /** Incidents that go on, or are being told: their faces of the stranger stay for now. */
  readonly inUse: number;
}

export interface StrangersView {
  state(): StrangersState;
  /** Empty where nobody is a stranger (any more), or faces are not looked for. */
  visits(incident: IncidentId): StrangerVisits;
  /** What is kept of the strangers of that incident, everywhere. */
  traces(incident: IncidentId): StrangerTraces;
  /** RGB24, 112 x 112; null where it is not kept (any more). */
  crop(incident: IncidentId, file: string): Promise<Uint8Array | null>;
  /**
   * Removes all faces of the strangers of that incident, from every incident. `by`: first name.
   * Rejects with StorageError when some could not be removed; the others are gone then.
   */
  forget(incident: IncidentId, by: string): Promise<Forgotten>;
}

/** A face in a running incident, as far as its track has come. */
export interface Sighting {
  readonly incident: IncidentId;
  readonly track: number;
  /** Its crop's file; null where none could be stored. */
  readonly file: string | null;
  readonly verdict: Verdict | null;
  /** Of the track, length 1; null before its first good face. */
  readonly embedding: Float32Array | null;
}

export interface StrangerWitness {
  /**
   * What is known of earlier visits of a stranger; undefined of everybody else, and where faces are
   * not looked for. Takes milliseconds, and remembers the face.
   */
  see(sighting: Sighting): SeenBefore | undefined;
}
