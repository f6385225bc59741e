// Owns the sentences about what alarms in a mode: below the answer to /arm, and on the pages of
// /modes. Where faces can't be judged, movement alarms at once, whatever the mode says
// (vision/guard/face-policy.ts), and so they say.
import type { ArmedMode } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import type { ChatContext } from "../context.ts";
import { namesOf } from "../people/names.ts";
import { facesLine, learned } from "../people/state-line.ts";
import { mayDo } from "../rights.ts";
import { say } from "../texts/texts.ts";

type Faces = Pick<FacesView, "state"> | undefined;

/** Whether faces are judged here, now or as soon as they are learned. */
export function judgesFaces(faces: Faces): boolean {
  const kind = faces?.state().kind;
  return kind === "ready" || kind === "learning";
}

/** One line for the reader: what alarms, and who is known or why nobody is. */
export function whatAlarms(
  faces: FacesView | undefined,
  mode: ArmedMode,
  rules: ModeRules,
  { locale, person }: Pick<ChatContext, "locale" | "person">,
): string {
  if (!faces) return say(locale, "armed-movement");
  const state = faces.state();
  if (state.kind === "ready") {
    const who = learned(faces);
    const known = say(locale, "armed-known", { names: namesOf(who, locale), count: who.length });
    return `${ruleSentence(mode, rules, locale)} ${known}`;
  }
  if (state.kind === "nobody") {
    return say(locale, "armed-nobody-known", { enroll: mayDo(person.role, "own") ? "yes" : "no" });
  }
  // Without faces it is as it was before there were any; only who waits for them must be told.
  if (state.kind === "off" && rules.movement === "at_once") return say(locale, "armed-movement");
  // Nobody edits this answer later: bytes and seconds would stand there for ever.
  const why =
    state.kind === "fetching" ? say(locale, "knowing-fetching") : facesLine(faces, locale);
  return `${say(locale, "armed-movement-at-once")} ${why}`;
}

/** "Movement or a strange face alarms.": what the rules say where faces are judged. */
export function ruleSentence(mode: ArmedMode, rules: ModeRules, locale: string): string {
  return say(locale, "mode-alarms", {
    movement: rules.movement,
    unknown: onOrOff(rules.unknown),
    unsure: onOrOff(rules.unsure),
    mode,
  });
}

/** What becomes of a face that can't be told for sure; "" where movement alarms at once anyway. */
export function unsureSentence(mode: ArmedMode, rules: ModeRules, locale: string): string {
  const isSaid = rules.movement === "never" && !rules.unknown;
  if (!rules.unsure || rules.movement === "at_once" || isSaid) return "";
  return say(locale, "mode-alarms-unsure", { mode });
}

export function onOrOff(value: boolean): "on" | "off" {
  return value ? "on" : "off";
}
