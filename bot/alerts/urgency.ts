// Owns which step goes before which, and what may be under way at the same time. Pure.
import { compareIncidentIds } from "../../storage/incident-id.ts";
import type { Act, Step } from "./step.ts";

/** Steps that Telegram is busy with for a chat, and one that could be next. */
export function mayStart(candidate: Step, underWay: readonly Step[]): boolean {
  if (underWay.length === 0) return true;
  // A long upload must not hold back an alarm. But only beside an edit, which may be repeated
  // unnoticed: of two new messages a crash could double both.
  return (
    underWay.length === 1 &&
    underWay.every(({ act }) => isEdit(act)) &&
    underWay.every((step) => step.incident !== candidate.incident || isAlarmOfItsOwn(candidate)) &&
    candidate.loud &&
    (candidate.act.kind === "send_photo" || candidate.act.kind === "send_text")
  );
}

/**
 * What to cut off among the steps under way so that `candidate`, which may not start beside them,
 * need not wait for a long upload: an alarm goes before clips. What is cut off is sent again.
 */
export function inTheWay(candidate: Step, underWay: readonly Step[]): Step[] {
  if (!candidate.loud) return [];
  const others = underWay.filter((step) => !isLong(step));
  return mayStart(candidate, others) ? underWay.filter(isLong) : [];
}

/** It has a message of its own, so nothing of its incident is in its way. */
function isAlarmOfItsOwn({ message, act }: Step): boolean {
  return (message === "stranger" || message === "raised") && !isEdit(act);
}

function isLong({ loud, act }: Step): boolean {
  return !loud && (act.kind === "send_clip" || act.kind === "edit_to_clip");
}

function isEdit({ kind }: Act): boolean {
  return kind === "edit_to_clip" || kind === "edit_caption" || kind === "edit_text";
}

/**
 * Loud ones first, then by age of the incident. Ids sort by local time: in the hour that the end
 * of summer time repeats, the order may be wrong, but nothing is left out.
 */
export function byUrgency(a: Step, b: Step): number {
  if (a.loud !== b.loud) return a.loud ? -1 : 1;
  return compareIncidentIds(a.incident, b.incident);
}
