// Owns what is wrong with this machine's disk now, as sentences for /status.
import type { Reason } from "../storage/words.ts";
import { sayPlain } from "./texts/texts.ts";

export interface TroubleSources {
  incidents: { problem(): string | null };
  /** Left out: nothing is sealed. */
  seal?: { problem(): string | null };
  alerts: { summary(): { unsaved: boolean } };
  cameras: readonly { name: string; recordingProblem: Reason | null }[];
}

/** Plain text, without paths; empty while all is well. */
export function troubles(
  locale: string,
  { incidents, seal, alerts, cameras }: TroubleSources,
): string[] {
  const found: string[] = [];
  // The problem's own words name files; those are for the log.
  if (incidents.problem() !== null) found.push(sayPlain(locale, "trouble-evidence"));
  if (seal && seal.problem() !== null) found.push(sayPlain(locale, "trouble-seal"));
  if (alerts.summary().unsaved) found.push(sayPlain(locale, "trouble-outbox"));
  for (const { name, recordingProblem } of cameras) {
    if (recordingProblem === null) continue;
    found.push(
      sayPlain(locale, "trouble-recording", { camera: name, why: recordingProblem.words }),
    );
  }
  return found;
}
