// Owns manifest.json, which tells a program (and a patient person) what is in an export: what
// happened when and where, each file with its SHA-256, and what the seal's chain says of it. Pure.
import { DateTime } from "luxon";
import type { IncidentId } from "../incident-events.ts";
import type { IncidentSummary } from "../history/incident-summary.ts";
import type { FileRole } from "./exported-file.ts";
import type { SealedLine } from "./sealed-lines.ts";

/** A file as it lies in the ZIP. */
export interface PackedFile {
  incident: IncidentId;
  name: string;
  role: FileRole;
  /** Where in the ZIP. */
  path: string;
  bytes: number;
  sha256: string;
  /** SHA-256 of as many bytes from its beginning as the chain's last line about it speaks of. */
  beginning: { bytes: number; sha256: string } | null;
}

export interface ManifestFacts {
  version: string;
  madeAt: number;
  /** First name. */
  by: string;
  timezone: string;
  part: number;
  parts: number;
  /** All of the export, in whichever part. */
  incidents: readonly IncidentSummary[];
  /** Parts that an incident has files in. */
  partsOf: (id: IncidentId) => readonly number[];
  /** In this part. */
  files: readonly PackedFile[];
  /** Files that were there when the export began, and went before they were packed. */
  gone: readonly { incident: IncidentId; name: string }[];
  tooLarge: readonly { incident: IncidentId; name: string; bytes: number }[];
  /** The name that somebody has now; null: forgotten by the household. */
  nameOf: (person: string) => string | null;
  lines: readonly SealedLine[];
}

/** Plain data for JSON; times are ISO 8601 with the offset that held where the camera stands. */
export function manifest(facts: ManifestFacts): object {
  const here = new Set(facts.files.map(({ incident }) => incident));
  return {
    format: "vigil-export-1",
    vigil: facts.version,
    exported: { at: iso(facts.madeAt, facts.timezone), by: facts.by },
    timezone: facts.timezone,
    part: facts.part,
    parts: facts.parts,
    incidents: facts.incidents
      .filter(({ id }) => here.has(id))
      .map((one) => incidentIn(one, facts)),
    all: facts.incidents.map(({ id, camera, cameraName, openedAt, timezone }) => ({
      incident: id,
      camera: { id: camera, name: cameraName },
      opened: iso(openedAt, timezone),
      parts: facts.partsOf(id),
    })),
    notIncluded: [
      ...facts.tooLarge.map((file) => ({ ...file, because: "larger than Telegram takes" })),
      ...facts.gone.map((file) => ({ ...file, because: "removed while the export was made" })),
    ],
  };
}

function incidentIn(one: IncidentSummary, facts: ManifestFacts): object {
  const { timezone } = one;
  const people = one.people.map((id) => ({ id, name: facts.nameOf(id) }));
  return {
    incident: one.id,
    cause: one.cause,
    camera: { id: one.camera, name: one.cameraName },
    alarm: one.alarm,
    timezone,
    began: iso(one.beganAt, timezone),
    opened: iso(one.openedAt, timezone),
    ended: one.endedAt === null ? null : iso(one.endedAt, timezone),
    verdict: one.verdict,
    alarmed: one.alarmed,
    known: people,
    strangers: one.strangers,
    markedFalseAlarm: one.falseAlarm,
    keptForEver: one.pinned,
    files: facts.files
      .filter(({ incident }) => incident === one.id)
      .map((file) => fileIn(file, facts)),
  };
}

function fileIn(
  { path, role, bytes, sha256, incident, name, beginning }: PackedFile,
  facts: ManifestFacts,
) {
  const line = lastLineOf(facts.lines, incident, name);
  const recorded = line?.sha256.get(name);
  const sealed = line && {
    number: line.number,
    at: iso(line.at, facts.timezone),
    head: line.head,
    // Of a file that grows: so many bytes from its beginning.
    bytes: line.files.find((file) => file.name === name)?.bytes,
    sha256: recorded,
    matches: recorded === sha256 || recorded === beginning?.sha256,
  };
  return { path, role, bytes, sha256, seal: sealed };
}

/** The newest line of the chain that seals this file; null where none does. */
export function lastLineOf(
  lines: readonly SealedLine[],
  incident: IncidentId,
  name: string,
): SealedLine | null {
  const about = (line: SealedLine) =>
    line.kind === "sealed" && line.incident === incident && line.sha256.has(name);
  return lines.findLast(about) ?? null;
}

function iso(at: number, timezone: string): string | null {
  return DateTime.fromMillis(at, { zone: timezone }).toISO();
}
