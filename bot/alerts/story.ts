// Owns what an incident's events come to: what was seen, by whom it is told, and which of a chat's
// messages an event belongs to. Pure; everything is read anew from the events each time.
import type { MessageRole } from "../../storage/deliveries.ts";
import type { IncidentEvent, StoredPhoto } from "../../storage/incident-events.ts";
import { entryOf } from "./entry.ts";

type EventOf<Kind extends IncidentEvent["kind"]> = Extract<IncidentEvent, { kind: Kind }>;
export type FaceEvent = EventOf<"face">;
export type Events = readonly IncidentEvent[];

/** What an alert says that it is. entry: it is no alarm yet; in_time: and it became none. */
export type Sight =
  | "movement"
  | "no_face"
  | "unsure"
  | "stranger"
  | "household"
  | "entry"
  | "in_time";

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

/** The photos an alert may show, the best first; `strangerApart`: the stranger's is shown elsewhere. */
export function photosOf(events: Events, strangerApart: boolean): StoredPhoto[] {
  const escalated = events.find((event) => event.kind === "escalated");
  const photos = [strangerApart ? null : escalated?.photo, openingOf(events)?.photo];
  return photos.filter((photo) => photo !== null && photo !== undefined);
}

/** The last that is known of each face, in the order in which they came. */
export function facesIn(events: Events): FaceEvent[] {
  const faces = new Map<number, FaceEvent>();
  for (const event of events) if (event.kind === "face") faces.set(event.track, event);
  return [...faces.values()];
}

/** Faces that somebody of the household may know: nobody or not surely recognised, and kept. */
export function facesToName(events: Events): FaceEvent[] {
  return facesIn(events).filter(({ verdict, face }) => face !== null && isDoubtful(verdict));
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

export function sightOf(events: Events): Sight {
  return resolutionOf(events) ? "household" : reportedAs(events);
}

/** What it was told as before it was known to be the household. */
export function reportedAs(events: Events): Exclude<Sight, "household"> {
  if (strangerIn(events)) return "stranger";
  const entry = entryOf(events)?.outcome.kind;
  if (entry === "disarmed") return "in_time";
  if (entry === "waiting" || entry === "cut_off") return "entry";
  switch (openingOf(events)?.waited?.because) {
    case "unsure":
    case "no_verdict":
      return "unsure";
    case "no_face":
      // A face that is seen later would give the lie to it.
      return facesIn(events).some(({ verdict }) => verdict !== "TOO_SMALL")
        ? "movement"
        : "no_face";
    default:
      return "movement";
  }
}

/** Nobody was alarmed (yet). */
export function isQuiet(events: Events): boolean {
  return !openingOf(events) && events.some(({ kind }) => kind === "excused");
}

/** Whether the escalation is a message of its own, or was in the opening's from the start. */
export function escalates(events: Events): boolean {
  const known = openingOf(events)?.waited?.because === "stranger";
  return !known && events.some(({ kind }) => kind === "escalated");
}

/** Whether the end of the entry delay is a message of its own: a stranger told before is one already. */
export function raises(events: Events): boolean {
  const raised = events.find(({ kind }) => kind === "raised");
  const before = events.filter(({ seq }) => raised !== undefined && seq < raised.seq);
  return raised !== undefined && !escalates(before);
}

/** The alert, and what of it has messages of its own by now. */
function wholeAlert(events: Events): MessageRole[] {
  return [
    "alert",
    ...(escalates(events) ? (["stranger"] as const) : []),
    ...(raises(events) ? (["raised"] as const) : []),
  ];
}

/**
 * Which messages of a chat `event` belongs to, by what was known then: empty where it alone is no
 * reason to write. `tellKnown`: the household wants a line about who came home.
 */
export function messagesFor(event: IncidentEvent, all: Events, tellKnown: boolean): MessageRole[] {
  const events = all.filter(({ seq }) => seq <= event.seq);
  if (isQuiet(events)) {
    if (event.kind === "excused") return tellKnown && event.people.length > 0 ? ["line"] : [];
    return event.kind === "clip" && tellKnown ? ["line"] : [];
  }
  switch (event.kind) {
    case "face":
      return openingOf(events) && isNews(event, events) ? ["alert"] : [];
    case "escalated":
      return escalates(events) ? ["stranger"] : [];
    case "raised":
      return raises(events) ? ["alert", "raised"] : ["alert"];
    case "marked":
      return wholeAlert(events);
    case "resolved":
      return event.loud ? [...wholeAlert(events), "all_well"] : wholeAlert(events);
    case "excused":
      return entryOf(events)?.outcome.kind === "disarmed" ? ["alert"] : [];
    default:
      return ["alert"];
  }
}

/** Whether a verdict is worth a silent edit: the track's first of its kind. A stranger's has its own. */
function isNews(event: FaceEvent, events: Events): boolean {
  if (event.verdict !== "KNOWN" && event.verdict !== "UNSURE") return false;
  return !events.some(
    (before) =>
      before.kind === "face" &&
      before.seq < event.seq &&
      before.track === event.track &&
      before.verdict === event.verdict &&
      (event.verdict === "UNSURE" || before.people[0]?.person === event.people[0]?.person),
  );
}

function isDoubtful(verdict: FaceEvent["verdict"]): boolean {
  return verdict === "UNKNOWN" || verdict === "UNSURE";
}
