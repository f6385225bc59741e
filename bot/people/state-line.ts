// Owns how far face recognition is, in one line: for /status, /people and the answer to /arm.
import type { Person } from "../../storage/people.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import { say } from "../texts/texts.ts";
import { namesOf } from "./names.ts";

/** "🟢 I know Anna and Ben", "🟠 Learning faces, 40 of 100". */
export function facesLine(faces: FacesView, locale: string): string {
  const state = faces.state();
  switch (state.kind) {
    case "off":
      return say(locale, "knowing-off", { reason: state.reason });
    case "fetching":
      return state.progress === null
        ? say(locale, "knowing-fetching")
        : say(locale, "knowing-fetching-so-far", { progress: state.progress });
    case "starting":
      return say(locale, "knowing-starting");
    case "nobody":
      return say(locale, "knowing-nobody");
    case "learning":
      return say(locale, "knowing-learning", { known: state.known, total: state.total });
    case "ready": {
      const names = namesOf(learned(faces), locale);
      return faces.settings.value.watchMode === "only_strangers"
        ? say(locale, "knowing-known-only-strangers", { names })
        : say(locale, "knowing-known", { names });
    }
  }
}

/** Those who can be recognised now, in the order in which they came. */
export function learned(faces: FacesView): Person[] {
  return faces.people.all().filter(({ id }) => faces.gallery.photosOf(id) > 0);
}

/** What movement does once armed, and why: the second line of the answer to /arm. */
export function whatAlarms(faces: FacesView | undefined, locale: string): string {
  if (!faces) return say(locale, "armed-movement");
  const state = faces.state();
  const onlyStrangers = faces.settings.value.watchMode === "only_strangers";
  if (state.kind === "ready") {
    const who = learned(faces);
    const names = namesOf(who, locale);
    const rule = say(locale, onlyStrangers ? "armed-only-strangers" : "armed-everything");
    return `${rule} ${say(locale, "armed-known", { names, count: who.length })}`;
  }
  if (state.kind === "nobody") return say(locale, "armed-nobody-known");
  // Without faces it is as it was before there were any; only who waits for them must be told.
  if (state.kind === "off" && !onlyStrangers) return say(locale, "armed-movement");
  // Nobody edits this answer later: bytes and seconds would stand there for ever.
  const why =
    state.kind === "fetching" ? say(locale, "knowing-fetching") : facesLine(faces, locale);
  return `${say(locale, "armed-movement-at-once")} ${why}`;
}
