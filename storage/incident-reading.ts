// Owns what an incident's events come to, wherever that must be the same: in the chat's alerts, in
// the history, in story.json. Pure; everything is read anew from the events each time.
import type { IncidentEvent } from "./incident-events.ts";

export type EventOf<Kind extends IncidentEvent["kind"]> = Extract<IncidentEvent, { kind: Kind }>;
export type FaceEvent = EventOf<"face">;
export type Events = readonly IncidentEvent[];

/**
 * What an alert is about. Where an incident was excused at first, its clips and end from before the
 * opening are another story: the household's.
 */
export function sinceOpening(events: Events): Events {
  const from = isToldAfterAll(events) ? (openingOf(events)?.seq ?? 0) : 0;
  const recorded = new Set<IncidentEvent["kind"]>(["clip", "clip_failed", "ended"]);
  return events.filter(({ seq, kind }) => seq >= from || !recorded.has(kind));
}

/** It was excused, and then somebody else came. */
export function isToldAfterAll(events: Events): boolean {
  const opened = openingOf(events);
  return opened !== undefined && events.some((e) => e.kind === "excused" && e.seq < opened.seq);
}

export function openingOf(events: Events): EventOf<"opened"> | undefined {
  return events.find((event) => event.kind === "opened");
}

/** The last that is known of each face, in the order in which they came. */
export function facesIn(events: Events): FaceEvent[] {
  const faces = new Map<number, FaceEvent>();
  for (const event of events) if (event.kind === "face") faces.set(event.track, event);
  return [...faces.values()];
}

/** When a stranger was certain, and by which track; null: none was. */
export function strangerIn(events: Events): { at: number; face: FaceEvent | null } | null {
  const escalated = events.findLast((event) => event.kind === "escalated");
  const opened = openingOf(events);
  const because = opened?.waited?.because === "stranger" ? opened : null;
  const told = because ?? escalated;
  if (!told) return null;
  const faces = facesIn(events);
  const face =
    faces.find(({ track }) => track === escalated?.track) ??
    faces.find(({ verdict }) => verdict === "UNKNOWN");
  return { at: told.at, face: face ?? null };
}

/** Who it was, if it was the household alone; null as soon as anybody else was seen after that. */
export function resolutionOf(events: Events): EventOf<"resolved"> | null {
  const resolved = events.findLast((event) => event.kind === "resolved");
  if (!resolved) return null;
  const isDoubted = events.some(
    (event) =>
      event.seq > resolved.seq &&
      (event.kind === "escalated" || (event.kind === "face" && isDoubtful(event.verdict))),
  );
  return isDoubted ? null : resolved;
}

/** Nobody was alarmed (yet). */
export function isQuiet(events: Events): boolean {
  return !openingOf(events) && events.some(({ kind }) => kind === "excused");
}

/** Nobody, or not surely anybody, was recognised. */
export function isDoubtful(verdict: FaceEvent["verdict"]): boolean {
  return verdict === "UNKNOWN" || verdict === "UNSURE";
}

/** How an entry delay went: somebody came in, and then it became an alarm, or somebody disarmed in time. */
export interface Entry {
  /** Wall-clock time at which it becomes an alarm by itself, and how long that was after the opening. */
  endsAt: number;
  delayMs: number;
  outcome:
    | { kind: "waiting" }
    /** `early`: a stranger was certain before the delay was over. */
    | { kind: "raised"; at: number; early: boolean }
    | { kind: "disarmed"; at: number; by: string | null }
    /** The guard was stopped or started anew before it was over. */
    | { kind: "cut_off" };
}

/** Clocks and frames are not exact to the millisecond. */
const earlyByMs = 1_000;

/** Null where the incident did not begin within an entry delay. */
export function entryOf(events: Events): Entry | null {
  const opened = openingOf(events);
  if (opened?.entryEndsAt === undefined) return null;
  const endsAt = opened.entryEndsAt;
  const since = events.filter(({ seq }) => seq > opened.seq);
  return { endsAt, delayMs: endsAt - opened.at, outcome: outcomeOf(since, endsAt) };
}

function outcomeOf(events: Events, endsAt: number): Entry["outcome"] {
  const raised = events.find(({ kind }) => kind === "raised");
  if (raised) return { kind: "raised", at: raised.at, early: raised.at < endsAt - earlyByMs };
  const excused = events
    .filter((event) => event.kind === "excused")
    .find(({ because }) => because === "disarmed");
  if (excused) return { kind: "disarmed", at: excused.at, by: excused.by ?? null };
  const ended = events.find((event) => event.kind === "ended");
  if (ended?.reason === "disarmed") {
    return { kind: "disarmed", at: ended.at, by: ended.by ?? null };
  }
  const isCutOff = ended?.reason === "restart" || ended?.reason === "shutdown";
  return { kind: isCutOff ? "cut_off" : "waiting" };
}
