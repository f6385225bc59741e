// Owns the words for how an entry delay went: somebody came in, and then it became an alarm, or somebody
// disarmed in time. Pure.
import type { IncidentRecord } from "../../storage/incident-events.ts";
import type { Entry } from "../../storage/incident-reading.ts";
import { say } from "../texts/texts.ts";
import { clockTime, span } from "../texts/times.ts";

/** "Alarm at 14:02:41 unless somebody disarms."; "" where there is nothing to say. */
export function entryLine(entry: Entry, words: EntryWords): string {
  const { record, now, locale } = words;
  const { outcome, endsAt } = entry;
  const timeOf = (at: number) => clockTime(at, record.timezone, { seconds: true });
  switch (outcome.kind) {
    case "waiting":
      return say(locale, now < endsAt ? "alert-entry-waiting" : "alert-entry-over", {
        time: timeOf(endsAt),
      });
    case "raised":
      return say(locale, outcome.early ? "alert-entry-raised-early" : "alert-entry-raised", {
        time: timeOf(outcome.at),
      });
    default:
      return "";
  }
}

export interface EntryWords {
  record: IncidentRecord;
  /** Wall-clock milliseconds: what lies ahead now may lie behind when it is told late. */
  now: number;
  locale: string;
}

/** "🟢 Disarmed in time by Anna · Hall · 14:02"; null where nobody did. */
export function inTimeHeadline({ outcome }: Entry, words: EntryWords): string | null {
  if (outcome.kind !== "disarmed") return null;
  const { record, locale } = words;
  return say(locale, "alert-in-time", {
    who: outcome.by === null ? "nobody_known" : "known",
    name: outcome.by ?? "",
    camera: record.cameraName,
    time: clockTime(outcome.at, record.timezone),
  });
}

/** The first two lines of the loud message: "🔴 Alarm: Hall · 14:02:41" and why. */
export function raisedLines({ outcome, delayMs }: Entry, words: EntryWords): string[] {
  if (outcome.kind !== "raised") return [];
  const { record, locale } = words;
  const time = clockTime(outcome.at, record.timezone, { seconds: true });
  return [
    say(locale, "alert-raised", { camera: record.cameraName, time }),
    outcome.early
      ? say(locale, "alert-raised-stranger")
      : // The incident opens some frames after the delay began: 19.3 s of 20.
        say(locale, "alert-raised-nobody", {
          span: span(locale, Math.ceil(delayMs / 1000) * 1000),
        }),
  ];
}
