// Owns the words for what a check of the evidence came to, for the chat and for the terminal.
import type { CameraId, IncidentId } from "../../storage/incident-events.ts";
import { shortHeadLength } from "../../storage/seal/entry.ts";
import type { FoundHead } from "../../storage/seal/find-head.ts";
import {
  type ChainFault,
  type FileFault,
  fileFaults,
  isWell,
  type SealReport,
} from "../../storage/seal/report.ts";
import { bytes } from "../texts/numbers.ts";
import { say, type TextVariables } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";

export interface ReportReader {
  locale: string;
  timezone: string;
  /** say() for the chat, sayPlain() for a terminal. */
  write: typeof say;
  /** null: nobody knows such a camera any more. */
  cameraName(id: CameraId): string | null;
}

/** The verdict first, then the first thing that is wrong, then what there is. */
export function reportLines(report: SealReport, reader: ReportReader): string[] {
  const { locale, write } = reader;
  const { chain, faults, counts, head, begunAt } = report;
  const lines = [write(locale, isWell(report) ? "verify-well" : "verify-wrong")];
  for (const fault of chain.slice(0, 3)) lines.push(chainLine(fault, reader));
  const [first] = faults;
  if (first) lines.push(`${write(locale, "verify-first")} ${fileLine(first, reader)}`);
  const found = fileFaults.filter((kind) => counts[kind] > 0);
  if (found.length > 0) {
    const all = found.map((kind) => write(locale, "verify-count", { kind, count: counts[kind] }));
    lines.push(write(locale, "verify-in-all", { counts: all.join(", ") }));
  }
  if (begunAt !== null) {
    lines.push(
      write(locale, "verify-checked", {
        files: report.files,
        incidents: report.incidents,
        size: bytes(locale, report.bytes),
        since: calendarDate(locale, begunAt, reader.timezone),
      }),
    );
  }
  lines.push(...countLines(report, reader));
  if (head) {
    const short = head.head.slice(0, shortHeadLength);
    lines.push(write(locale, "verify-head", { head: short, number: head.number }));
  }
  return lines;
}

/** What a search for `wanted` came to. */
export function foundLines(
  wanted: string,
  found: FoundHead | null,
  reader: ReportReader,
): string[] {
  const { locale, timezone, write } = reader;
  if (!found) return [write(locale, "verify-not-found", { head: wanted })];
  const { entry, genuine } = found;
  const variables = {
    head: wanted,
    number: entry.number,
    when: dateAndTime(entry.at, locale, timezone),
  };
  if (!genuine) return [write(locale, "verify-found-changed", variables)];
  const lines = [write(locale, "verify-found", variables)];
  if (entry.kind === "begun") return [...lines, write(locale, "verify-found-begun")];
  const files = entry.files.map(({ name }) => name).join(", ");
  const what = { kind: entry.kind, files, ...placeOf(entry.incident, reader) };
  lines.push(write(locale, "verify-found-what", what));
  return lines;
}

/** "photo.jpg (Front door, 22 Nov 2026 14:02:11) was changed." */
export function fileLine({ kind, incident, file }: FileFault, reader: ReportReader): string {
  const place = placeOf(incident, reader);
  return reader.write(reader.locale, "verify-file", { kind, file: file ?? "", ...place });
}

export function chainLine({ kind, number, at }: ChainFault, reader: ReportReader): string {
  const { locale, timezone, write } = reader;
  return write(locale, "verify-chain", {
    kind,
    number: number ?? 0,
    when: at === null ? "" : dateAndTime(at, locale, timezone),
  });
}

function countLines(report: SealReport, reader: ReportReader): string[] {
  const { locale, write } = reader;
  const { removed, older, waiting, afterRestart, unproven, recordings } = report;
  const lines: string[] = [];
  const add = (key: string, count: number, more: TextVariables = {}) => {
    if (count > 0) lines.push(write(locale, key, { count, ...more }));
  };
  add("verify-removed", removed.files, { incidents: removed.incidents });
  add("verify-older", older);
  add("verify-waiting", waiting);
  add("verify-after-restart", afterRestart);
  add("verify-unproven", unproven);
  const { count, first } = recordings;
  if (first) {
    const { file, incident } = first;
    add("verify-recordings", count, { file, ...placeOf(incident, reader) });
  }
  return lines;
}

/** Why the seal had to begin anew at this start. */
export function sealedAnew(locale: string, because: "secret_lost" | "damaged"): string {
  return say(locale, "verify-anew", { because });
}

/** The camera and the local time that the incident's name says. */
function placeOf(id: IncidentId, { locale, cameraName }: ReportReader) {
  const [date = "", time = "", camera = ""] = id.split("-");
  const digits = [date.slice(0, 4), date.slice(4, 6), date.slice(6), time.slice(0, 2)];
  const [year = 0, month = 1, day = 1, hour = 0] = digits.map(Number);
  const at = Date.UTC(year, month - 1, day, hour, Number(time.slice(2, 4)), Number(time.slice(4)));
  return { camera: cameraName(camera) ?? camera, when: dateAndTime(at, locale, "UTC") };
}

function dateAndTime(at: number, locale: string, timezone: string): string {
  return `${calendarDate(locale, at, timezone)}, ${clockTime(at, timezone, { seconds: true })}`;
}
