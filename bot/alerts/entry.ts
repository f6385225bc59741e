// Owns how an entry delay went, read from an incident's events: somebody came in, and then it became
// an alarm, or somebody disarmed in time. Pure.
import type { IncidentEvent, IncidentRecord } from "../../storage/incident-events.ts";
import { say } from "../texts/texts.ts";
import { clockTime, span } from "../texts/times.ts";

type Events = readonly IncidentEvent[];

export interface Entry {
  /** Wall-clock time at which it becomes an alarm by itself, and how long that was after the opening. */
  endsAt: number;
  delayMs: number;
  outcome:
    | { kind: "waiting" }
    /** `early`: a stranger was certain before the delay was over. */
    | { kind: "raised"; at: number; early: boolean }
    | { kind: "disarmed"; at: number; by: string | null }
    /** I was stopped or started anew before it was over. */
    | { kind: "cut_off" };
}

/** Clocks and frames are not exact to the millisecond. */
const earlyByMs = 1_000;

/** Null where the incident did not begin within an entry delay. */
export function entryOf(events: Events): Entry | null {
  const opened = events.find((event) => event.kind === "opened");
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
