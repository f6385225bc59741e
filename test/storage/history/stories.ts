// Owns incidents for the tests of the history: on disk as the guard leaves them, told and settled.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type {
  IncidentEvent,
  IncidentRecord,
  NewIncidentEvent,
} from "../../../storage/incident-events.ts";
import { dateOf } from "../../../storage/incident-id.ts";

export type New<Kind extends NewIncidentEvent["kind"]> = Extract<NewIncidentEvent, { kind: Kind }>;

/** Movement at the front door; the rest of the id says where and when. */
export function recordOf(id: string, part: Partial<IncidentRecord> = {}): IncidentRecord {
  const [date = "", time = "", camera = "c1"] = id.split("-");
  const iso = `${date.replace(/(....)(..)(..)/, "$1-$2-$3")}T${time.replace(/(..)(..)(..)/, "$1:$2:$3")}Z`;
  const openedAt = Date.parse(iso);
  return {
    id,
    cause: "movement",
    camera,
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt,
    beganAt: openedAt - 800,
    timezone: "UTC",
    ...part,
  };
}

/** Events with their places, a second apart. */
export function placed(...events: NewIncidentEvent[]): IncidentEvent[] {
  return events.map((event, index) => ({ seq: index + 1, at: 1000 * (index + 1), ...event }));
}

export const photo = (file: string) => ({ file, bytes: 4, width: 640, height: 360, takenAt: 5 });
export const opened: New<"opened"> = { kind: "opened", photo: photo("photo.jpg"), reason: null };
export const ended: New<"ended"> = { kind: "ended", reason: "quiet", endedAt: 20_000 };
export const escalated = (track: number, file = "stranger.jpg"): NewIncidentEvent => ({
  kind: "escalated",
  track,
  photo: photo(file),
});
export const clip = (part: number, cut: "first" | "whole" = "whole"): NewIncidentEvent => ({
  kind: "clip",
  part,
  cut,
  continued: false,
  clip: {
    file: `clip-${part}${cut === "first" ? "-first" : ""}.mp4`,
    bytes: 4,
    width: 640,
    height: 360,
    durationMs: 12_000,
    startsAt: 5,
    thumbnail: `clip-${part}.jpg`,
  },
});
export const person = (id: string) => ({ person: id, score: 0.6, frames: 6 });
export const face = (
  track: number,
  verdict: "KNOWN" | "UNKNOWN" | "UNSURE" | "TOO_SMALL",
  who = "panna0000",
  seenMs = 2000,
): NewIncidentEvent => ({
  kind: "face",
  track,
  verdict,
  people: [person(who)],
  face: {
    file: `face-${track}.png`,
    takenAt: 5,
    box: { x: 0, y: 0, width: 50, height: 50 },
  },
  seenMs,
});

/** An incident's folder as it lies there when all is told. */
export async function writeIncident(
  dataDir: string,
  record: IncidentRecord,
  events: readonly IncidentEvent[],
  files: Readonly<Record<string, number>> = {},
): Promise<void> {
  const folder = path.join(dataDir, "incidents", dateOf(record.id), record.id);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "incident.json"), JSON.stringify(record));
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
  await writeFile(path.join(folder, "events.jsonl"), lines);
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(path.join(folder, name), Buffer.alloc(bytes));
  }
}
