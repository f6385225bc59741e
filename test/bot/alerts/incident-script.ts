// Owns made-up incidents for tests of words and rules: events in order, one second after another.
import type {
  IncidentEvent,
  IncidentRecord,
  NewIncidentEvent,
  RecognisedPerson,
  StoredPhoto,
} from "../../../storage/incident-events.ts";

export const openedAt = Date.parse("2026-11-22T13:02:11Z");

export const record: IncidentRecord = {
  id: "20261122-140211-c1",
  cause: "movement",
  camera: "c1",
  cameraName: "Front door",
  alarm: "armed_away",
  openedAt,
  beganAt: openedAt - 500,
  timezone: "Europe/Berlin",
};

/** The first happens at openedAt, each further one a second later. */
export function story(...events: NewIncidentEvent[]): IncidentEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1, at: openedAt + index * 1000 }));
}

export function photo(file = "photo.jpg"): StoredPhoto {
  return { file, bytes: 9, width: 4, height: 3, takenAt: openedAt };
}

type Opened = Extract<NewIncidentEvent, { kind: "opened" }>;

export function opened(because?: NonNullable<Opened["waited"]>["because"]): Opened {
  const event = { kind: "opened" as const, reason: null, photo: photo() };
  return because ? { ...event, waited: { because, loud: true } } : event;
}

export function clip(cut: "first" | "whole" = "whole", part = 1): NewIncidentEvent {
  const file = `clip-${part}-${cut}.mp4`;
  const size = { bytes: 9, width: 4, height: 3, thumbnail: null };
  const times = { durationMs: 20_000, startsAt: openedAt - 5_500 };
  return { kind: "clip", part, cut, continued: part > 1, clip: { file, ...size, ...times } };
}

export function ended(): NewIncidentEvent {
  return { kind: "ended", reason: "quiet", endedAt: openedAt + 20_000 };
}

export function person(id: string, score: number): RecognisedPerson {
  return { person: id, score, frames: 6 };
}

type Face = Extract<NewIncidentEvent, { kind: "face" }>;

export function face(
  track: number,
  verdict: Face["verdict"],
  people: RecognisedPerson[] = [],
  more: Partial<Face> = {},
): Face {
  const box = { x: 0, y: 0, width: 60, height: 70 };
  const stored = { file: `face-${track}.png`, takenAt: openedAt + track * 1000, box };
  return { kind: "face", track, verdict, people, face: stored, ...more };
}

export function escalated(track: number): Extract<NewIncidentEvent, { kind: "escalated" }> {
  return { kind: "escalated", track, photo: photo("stranger.jpg") };
}

export function resolved(loud: boolean, ...people: RecognisedPerson[]): NewIncidentEvent {
  return { kind: "resolved", people, loud };
}

export function excused(...people: RecognisedPerson[]): NewIncidentEvent {
  return { kind: "excused", because: people.length > 0 ? "known" : "disarmed", people };
}
