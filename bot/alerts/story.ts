// Owns what an incident's events come to: what was seen, by whom it is told, and which of a chat's
// messages an event belongs to. Pure; everything is read anew from the events each time.
import type { MessageRole } from "../../storage/deliveries.ts";
import type { IncidentEvent, StoredPhoto } from "../../storage/incident-events.ts";
import {
  entryOf,
  type Events,
  type FaceEvent,
  facesIn,
  isDoubtful,
  isQuiet,
  openingOf,
  resolutionOf,
  strangerIn,
} from "../../storage/incident-reading.ts";

export {
  type Events,
  type FaceEvent,
  facesIn,
  isQuiet,
  isToldAfterAll,
  openingOf,
  resolutionOf,
  sinceOpening,
  strangerIn,
} from "../../storage/incident-reading.ts";

/** What an alert says that it is. entry: it is no alarm yet; in_time: and it became none. */
export type Sight =
  | "movement"
  | "no_face"
  | "unsure"
  | "stranger"
  | "household"
  | "entry"
  | "in_time";

/** The photos an alert may show, the best first; `strangerApart`: the stranger's is shown elsewhere. */
export function photosOf(events: Events, strangerApart: boolean): StoredPhoto[] {
  const escalated = events.find((event) => event.kind === "escalated");
  const photos = [strangerApart ? null : escalated?.photo, openingOf(events)?.photo];
  return photos.filter((photo) => photo !== null && photo !== undefined);
}

/** Faces that somebody of the household may know: nobody or not surely recognised, and kept. */
export function facesToName(events: Events): FaceEvent[] {
  return facesIn(events).filter(({ verdict, face }) => face !== null && isDoubtful(verdict));
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
      if (!openingOf(events)) return [];
      if (isNewsOfVisits(event, events)) return [escalates(events) ? "stranger" : "alert"];
      return isNews(event, events) ? ["alert"] : [];
    case "escalated":
      return escalates(events) ? ["stranger"] : [];
    case "raised":
      return raises(events) ? ["alert", "raised"] : ["alert"];
    case "marked":
    case "pinned":
      return wholeAlert(events);
    case "resolved":
      return event.loud ? [...wholeAlert(events), "all_well"] : wholeAlert(events);
    case "excused":
      return entryOf(events)?.outcome.kind === "disarmed" ? ["alert"] : [];
    case "removed":
      // What was told is told; only its files are gone.
      return [];
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

/** Whether more is known of a stranger's earlier visits than was told before: a silent edit. */
function isNewsOfVisits({ track, seq, verdict, seenBefore }: FaceEvent, events: Events): boolean {
  const before = events.findLast(
    (event) => event.kind === "face" && event.track === track && event.seq < seq,
  );
  if (verdict !== "UNKNOWN" || !seenBefore || before?.kind !== "face") return false;
  const told = before.seenBefore;
  return (
    told !== undefined &&
    strangerIn(events)?.face?.track === track &&
    (told.times !== seenBefore.times || told.complete !== seenBefore.complete)
  );
}
