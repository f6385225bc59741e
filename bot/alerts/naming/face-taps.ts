// Owns what the buttons say by which somebody tells whose face a camera saw: explicit values in at
// most 64 bytes.
import type { IncidentId } from "../../../storage/incident-events.ts";
import type { Control } from "../../rights.ts";
import type { AdditionId, PersonId } from "../../../storage/person.ts";

/** One of the faces of an incident. */
export interface FaceInIncident {
  incident: IncidentId;
  track: number;
}

export type FaceTap =
  | { kind: "know"; incident: IncidentId }
  /** Which of several, and which page of the people to choose from. */
  | ({ kind: "choose"; page: number } & FaceInIncident)
  /** `sure`: although it looks like somebody else. */
  | ({ kind: "is"; person: PersonId; sure: boolean } & FaceInIncident)
  | ({ kind: "new"; sure: boolean } & FaceInIncident)
  | { kind: "cancel" }
  | { kind: "undo"; addition: AdditionId }
  | { kind: "keep" };

/** What every callback of this family begins with. */
export const faceTapPrefix = "k:";

const face = String.raw`([\w-]{1,40}):(\d{1,10})`;
const patterns = {
  know: /^k:who:([\w-]{1,40})$/,
  choose: new RegExp(`^k:face:${face}:(\\d{1,3})$`),
  is: new RegExp(`^k:(is|sure):${face}:(p[a-z0-9]{8})$`),
  new: new RegExp(`^k:(new|newer):${face}$`),
  undo: /^k:undo:(a[a-z0-9]{8})$/,
  cancel: /^k:cancel$/,
  keep: /^k:keep$/,
};

/** Who is let past in silence is the owner's to say. */
export const faceControls: readonly Control[] = Object.entries(patterns).map(([key, pattern]) => {
  return { name: `face.${key}`, pattern, needs: "own" };
});

/** What a tap means; null for data that this version does not write. */
export function parseFaceTap(data: string): FaceTap | null {
  if (data === "k:cancel") return { kind: "cancel" };
  if (data === "k:keep") return { kind: "keep" };
  const know = patterns.know.exec(data);
  if (know?.[1]) return { kind: "know", incident: know[1] };
  const choose = patterns.choose.exec(data);
  if (choose?.[1]) {
    const [, incident, track, page] = choose;
    return { kind: "choose", incident, track: Number(track), page: Number(page) };
  }
  const is = patterns.is.exec(data);
  if (is?.[2] && is[4]) {
    const [, how, incident, track, person] = is;
    return { kind: "is", incident, track: Number(track), person, sure: how === "sure" };
  }
  const made = patterns.new.exec(data);
  if (made?.[2]) {
    const [, how, incident, track] = made;
    return { kind: "new", incident, track: Number(track), sure: how === "newer" };
  }
  const undo = patterns.undo.exec(data);
  return undo?.[1] ? { kind: "undo", addition: undo[1] } : null;
}

export function faceTapData(tap: FaceTap): string {
  switch (tap.kind) {
    case "know":
      return `k:who:${tap.incident}`;
    case "choose":
      return `k:face:${tap.incident}:${tap.track}:${tap.page}`;
    case "is":
      return `k:${tap.sure ? "sure" : "is"}:${tap.incident}:${tap.track}:${tap.person}`;
    case "new":
      return `k:${tap.sure ? "newer" : "new"}:${tap.incident}:${tap.track}`;
    case "undo":
      return `k:undo:${tap.addition}`;
    default:
      return `k:${tap.kind}`;
  }
}
