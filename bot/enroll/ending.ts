// Owns what an enrolment leaves in the chat: how well the person is told apart, or that nothing was
// kept, and what can be done next. Pure.
import { InlineKeyboard } from "grammy";
import type { EnrollingDialog } from "../../storage/enrolling.ts";
import { shortName } from "../people/names.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { wantedPhotos } from "./dialog.ts";
import type { Kept } from "./keeping.ts";
import type { Content } from "./shown-message.ts";
import { enrollData } from "./taps.ts";

type Stored = Extract<Kept, { kind: "kept" }>;

/** How it went for whoever was enrolled. */
export interface KeptContent {
  text: string;
  person: string;
  addition: string;
}

/** In words, and what its buttons are about. */
export function keptContent(
  { locale }: EnrollingDialog,
  kept: Stored,
  nameOf: (person: string) => string | null,
): KeptContent {
  const { person, addition, photos, separation } = kept;
  const name = shortName(person.name);
  const lines: string[] = [];
  const other = separation?.closest ? nameOf(separation.closest.person) : null;
  if (!separation || (separation.closest && other === null)) {
    lines.push(say(locale, "enroll-done", { name }));
  } else if (!separation.closest || other === null) {
    lines.push(say(locale, "enroll-done-alone", { name }));
  } else {
    const score = scoreText(locale, separation.closest.score);
    lines.push(
      say(locale, `enroll-done-${separation.quality}`, { name, other: shortName(other), score }),
    );
  }
  const kinds = say(locale, "enroll-done-photos", { count: photos });
  const few = person.crops.length < wantedPhotos;
  lines.push(few ? `${kinds} ${say(locale, "enroll-done-few", { wanted: wantedPhotos })}` : kinds);
  return { text: lines.join("\n"), person: person.id, addition };
}

/** The last content of its message. */
export function endingOf(
  { id, locale, photos }: EnrollingDialog,
  ending: "enroll-cancelled" | "enroll-timed-out" | KeptContent,
): Content {
  const keyboard = new InlineKeyboard();
  if (photos.length > 0) {
    keyboard.text(sayPlain(locale, "button-delete-selfies"), enrollData.selfies(id)).row();
  }
  if (typeof ending === "string") {
    keyboard.text(sayPlain(locale, "button-start-again"), enrollData.begin());
    return { text: say(locale, ending), keyboard, cells: [] };
  }
  keyboard
    .text(sayPlain(locale, "button-add-more"), enrollData.more(ending.person))
    .text(sayPlain(locale, "button-add-somebody"), enrollData.begin())
    .row()
    .text(sayPlain(locale, "button-undo"), enrollData.undo(ending.addition));
  return { text: ending.text, keyboard, cells: [] };
}
