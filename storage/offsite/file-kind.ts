// Owns what a file of an incident is worth in a hurry. Pure.
import { isEvidence } from "../seal/file-kinds.ts";

/**
 * In the order in which they are copied. A picture comes with incident.json and the first of
 * events.jsonl, which are small and say what it shows. other: what follows, as more events.
 */
export const fileKinds = ["picture", "first_clip", "clip", "other"] as const;
export type FileKind = (typeof fileKinds)[number];

/** null: a file to work with, which is never copied. `isNew`: none of that name has been copied. */
export function fileKind(name: string, isNew: boolean): FileKind | null {
  if (!isEvidence(name)) return null;
  if (/^clip-.*-first\.mp4$/.test(name)) return "first_clip";
  if (name.endsWith(".mp4")) return "clip";
  if (name.startsWith("clip-")) return "other";
  if (/\.(jpe?g|png)$/.test(name)) return "picture";
  if (isNew && /^(incident\.json|events\.jsonl)$/.test(name)) return "picture";
  return "other";
}

/** 0 first. What goes on now comes before what has waited for longer. */
export function urgency(kind: FileKind, isLive: boolean): number {
  return fileKinds.indexOf(kind) + (isLive ? 0 : fileKinds.length);
}

/** Only this may go out beside a copy that is under way: a thief may be at the machine. */
export const mostUrgent = fileKinds.indexOf("first_clip");

/** A picture or clip goes at once; a record waits for its picture, further events for each other. */
const recordMs = 1_000;
const otherMs = 10_000;

/** How long what was just stored waits for more, and whether it is a picture; null: nothing to copy. */
export function gathering(
  names: readonly string[],
  isNew: boolean,
): { delayMs: number; isPicture: boolean } | null {
  const kinds = names.map((name) => fileKind(name, isNew));
  if (kinds.every((kind) => kind === null)) return null;
  const isPicture = names.some(
    (name, i) => kinds[i] === "picture" && fileKind(name, false) === "picture",
  );
  const isClip = kinds.some((kind) => kind === "first_clip" || kind === "clip");
  if (isPicture || isClip) return { delayMs: 0, isPicture };
  return { delayMs: kinds.includes("picture") ? recordMs : otherMs, isPicture };
}
