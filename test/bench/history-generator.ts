// Owns making a long history for the bench: a year of incidents as they lie on disk, with every kind
// of story in it. Photos, clips and crops are hard links to a few small files.
import { linkSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { IncidentRecord, NewIncidentEvent } from "../../storage/incident-events.ts";
import { incidentId } from "../../storage/incident-id.ts";

export const rarePerson = "pseldom00";
const household = ["panna0000", "pben00000", "pcleo0000"];
const cameras = ["Front door", "Hall", "Garden", "Garage"];
const dayMs = 86_400_000;
const lastDay = Date.UTC(2026, 10, 22);

/** A file can be linked 65,000 times on ext4. */
const linksToOne = 20_000;

/** Fills DATA_DIR/incidents; the rare person is in the oldest incident alone. */
export function generateHistory(dataDir: string, incidents: number, days: number): void {
  for (let number = 0; number < incidents; number += linksToOne) {
    const sources = sourcesFor(dataDir, number);
    mkdirSync(sources, { recursive: true });
    for (const [name, bytes] of Object.entries({ jpg: 40_000, mp4: 400_000, png: 20_000 })) {
      writeFileSync(path.join(sources, name), Buffer.alloc(bytes, name));
    }
  }
  const perDay = incidents / days;
  for (let number = 0; number < incidents; number++) {
    const day = Math.floor(number / perDay);
    const share = (number - day * perDay) / perDay;
    const openedAt = lastDay - (days - 1 - day) * dayMs + Math.floor(share * dayMs);
    const camera = number % cameras.length;
    const timezone = "UTC";
    const record: IncidentRecord = {
      id: incidentId(openedAt, timezone, `c${camera + 1}`, 1),
      cause: number % 50 === 7 ? "camera_lost" : "movement",
      camera: `c${camera + 1}`,
      cameraName: cameras[camera] ?? "",
      alarm: "armed_away",
      openedAt,
      beganAt: openedAt - 800,
      timezone,
    };
    write(dataDir, record, number === 0 ? rarePerson : null, number);
  }
}

function write(dataDir: string, record: IncidentRecord, rare: string | null, number: number) {
  const date = new Date(record.openedAt).toISOString().slice(0, 10);
  const folder = path.join(dataDir, "incidents", date, record.id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "incident.json"), `${JSON.stringify(record, null, 2)}\n`);
  const lines = storyOf(record, rare, number).map((event, index) =>
    JSON.stringify({ seq: index + 1, at: record.openedAt + index * 1000, ...event }),
  );
  writeFileSync(path.join(folder, "events.jsonl"), `${lines.join("\n")}\n`);
  for (const name of ["photo.jpg", "clip-1-first.mp4", "clip-1.mp4", "face-1.png"]) {
    linkSync(path.join(sourcesFor(dataDir, number), name.slice(-3)), path.join(folder, name));
  }
}

function sourcesFor(dataDir: string, number: number): string {
  return path.join(dataDir, `sources-${Math.floor(number / linksToOne)}`);
}

function storyOf(
  { cause, openedAt }: IncidentRecord,
  rare: string | null,
  number: number,
): NewIncidentEvent[] {
  const photo = { file: "photo.jpg", bytes: 40_000, width: 640, height: 360, takenAt: openedAt };
  const clip = { bytes: 400_000, width: 640, height: 360, durationMs: 12_000, thumbnail: null };
  const parts = (["first", "whole"] as const).map((cut) => ({
    kind: "clip" as const,
    part: 1,
    cut,
    continued: false,
    clip: {
      ...clip,
      file: cut === "first" ? "clip-1-first.mp4" : "clip-1.mp4",
      startsAt: openedAt,
    },
  }));
  const opened = { kind: "opened" as const, photo, reason: null };
  const ended = {
    kind: "ended" as const,
    reason: "quiet" as const,
    endedAt: openedAt + 20_000,
  };
  if (cause === "camera_lost") return [{ ...opened, photo: null }, ended];
  const person = rare ?? (number % 2 === 0 ? household[number % household.length] : undefined);
  const box = { x: 300, y: 80, width: 60, height: 60 };
  const face = {
    kind: "face" as const,
    track: 1,
    verdict: person === undefined ? ("UNKNOWN" as const) : ("KNOWN" as const),
    people: [{ person: person ?? "panna0000", score: person ? 0.61 : 0.12, frames: 6 }],
    face: { file: "face-1.png", takenAt: openedAt, box },
    seenMs: 2300,
  };
  if (person !== undefined) {
    return [opened, face, { kind: "resolved", people: face.people, loud: false }, ...parts, ended];
  }
  const marked = { kind: "marked" as const, falseAlarm: true, by: "Anna" };
  return [
    opened,
    face,
    { kind: "escalated", track: 1, photo },
    ...parts,
    ended,
    ...(number % 40 === 1 ? [marked] : []),
  ];
}
