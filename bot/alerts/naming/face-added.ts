// Owns what is said when a face was added, or could not be for its name's sake.
import { InlineKeyboard } from "grammy";
import type { IncidentRecord } from "../../../storage/incident-events.ts";
import { PersonNameError } from "../../../storage/person-name.ts";
import {
  mostCrops,
  TooManyCropsError,
  type Addition,
  type PersonId,
} from "../../../storage/person.ts";
import type { EnrolmentAnswer } from "../../../vision/faces/enrolment.ts";
import type { ChatContext } from "../../context.ts";
import { shortName } from "../../people/names.ts";
import type { Answer } from "../../reply.ts";
import type { Notice } from "../../tell-others.ts";
import { scoreText } from "../../texts/numbers.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { faceTapData } from "./face-taps.ts";

/** Somebody there is, or a new person of that name. */
export type Whose = { person: PersonId } | { name: string };

/** What happens now: for whoever tapped, and for everybody else. */
export function faceAdded(
  { id: addition, person, newPerson }: Addition,
  { cameraName: camera }: IncidentRecord,
  judged: EnrolmentAnswer | null,
  ctx: ChatContext,
): { own: Answer; others: Notice } {
  const name = shortName(person.name);
  const { person: by, locale: own } = ctx;
  const undo = (locale: string) =>
    new InlineKeyboard().text(
      sayPlain(locale, "know-button-undo"),
      faceTapData({ kind: "undo", addition }),
    );
  const lines = [
    newPerson
      ? say(own, "know-added-new", { name })
      : say(own, "know-added", { name, count: person.crops.length }),
  ];
  if (judged?.kind === "unlike_previous") {
    lines.push(say(own, "know-unlike", { name, score: scoreText(own, judged.score) }));
  }
  return {
    own: { text: lines.join("\n"), keyboard: undo(own) },
    others: (locale) => ({
      text: say(locale, "know-told-others", { by: by.name, name, camera }),
      keyboard: undo(locale),
    }),
  };
}

/** Why nobody can be called that, or have more photos, in words; null for other errors. */
export function nameRefused(error: unknown, locale: string): string | null {
  if (error instanceof TooManyCropsError) return say(locale, "know-enough", { most: mostCrops });
  if (!(error instanceof PersonNameError)) return null;
  return say(locale, `know-name-${error.problem.replace("_", "-")}`);
}
