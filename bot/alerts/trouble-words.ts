// Owns the words for what should be there and is not: photo, clip, further parts. Pure.
import type { FileProblem } from "../../storage/deliveries.ts";
import type { IncidentEvent, IncidentRecord } from "../../storage/incident-events.ts";
import type { Words } from "../../storage/words.ts";
import { say, sayWords } from "../texts/texts.ts";
import { alertClip, clipRole } from "./clip-roles.ts";
import { photosOf } from "./story.ts";

export interface TroubleView {
  record: IncidentRecord;
  events: readonly IncidentEvent[];
  /** Files that could not be sent, by name. */
  unsendable: Readonly<Record<string, FileProblem>>;
  /** The stranger has a message of its own in this chat. */
  strangerApart: boolean;
  locale: string;
}

/** A reason longer than this was not written for a person. */
const longestReason = 200;
const mostLines = 4;

export function troubleLines({
  record,
  events,
  unsendable,
  strangerApart,
  locale,
}: TroubleView): string[] {
  const lines: string[] = [];
  const shown = alertClip(events, ({ file }) => unsendable[file] === undefined);
  const photos = photosOf(events, strangerApart);
  const [photo] = photos;
  if (!shown && !photo && record.cause === "movement") lines.push(say(locale, "alert-no-picture"));
  if (!shown && photo && photos.every(({ file }) => unsendable[file])) {
    lines.push(photoProblem(unsendable[photo.file], locale));
  }
  for (const event of events) {
    if (event.kind === "clip" && clipRole(event, events) === "alert") {
      const problem = unsendable[event.clip.file];
      const newest = alertClip(events)?.seq === event.seq;
      if (problem && newest) lines.push(clipProblem(problem, locale));
    }
    if (event.kind !== "clip_failed") continue;
    const madeLater = events.some(
      (later) => later.kind === "clip" && later.part === event.part && later.seq > event.seq,
    );
    const repeated = events.some(
      (later) => later.kind === "clip_failed" && later.part === event.part && later.seq > event.seq,
    );
    if (madeLater || repeated || lines.length >= mostLines) continue;
    const reason = reasonText(event, locale);
    lines.push(
      event.part > 1
        ? say(locale, "alert-no-part", { part: event.part, reason })
        : say(locale, "alert-no-clip", { reason }),
    );
  }
  return lines;
}

/** Of a photo that is not shown, because of `problem` or because there is none. */
export function photoProblem(problem: FileProblem | undefined, locale: string): string {
  if (problem === undefined) return say(locale, "alert-no-picture");
  return say(locale, problem === "missing" ? "alert-photo-missing" : "alert-photo-refused");
}

export function clipProblem(problem: FileProblem, locale: string): string {
  const keys = {
    missing: "alert-clip-missing",
    too_big: "alert-clip-too-big",
    refused: "alert-clip-refused",
  };
  return say(locale, keys[problem]);
}

/** An event's reason as a sentence; in English where it is from before it had words. */
export function reasonText(
  { reason, words }: { reason: string | null; words?: Words | undefined },
  locale: string,
): string {
  if (words) return asSentence(sayWords(locale, words));
  return reason === null ? "" : asSentence(reason);
}

/** Reasons come as "nobody answers at 10.0.0.7" or as whole sentences. */
function asSentence(reason: string): string {
  const short = reason.trim().slice(0, longestReason);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
