// Owns how far face recognition is, in one line: for /status, /people and the answer to /arm.
import type { Person } from "../../storage/people.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import { downloadProgress } from "../texts/numbers.ts";
import { say } from "../texts/texts.ts";
import { namesOf } from "./names.ts";

/** What the line says beside how far it is. */
export interface FacesLineOptions {
  /** That movement waits for those who are known. */
  onlyStrangers?: boolean;
  /** False: the reader may not /enroll, so it isn't offered. */
  mayEnroll?: boolean;
}

/** "🟢 I know Anna and Ben", "🟠 Learning faces, 40 of 100". */
export function facesLine(
  faces: FacesView,
  locale: string,
  { onlyStrangers = false, mayEnroll = true }: FacesLineOptions = {},
): string {
  const state = faces.state();
  switch (state.kind) {
    case "off":
      return say(locale, "knowing-off", { reason: state.reason });
    case "fetching":
      return state.progress === null
        ? say(locale, "knowing-fetching")
        : say(locale, "knowing-fetching-so-far", {
            progress: downloadProgress(locale, state.progress),
          });
    case "starting":
      return say(locale, "knowing-starting");
    case "nobody":
      return say(locale, "knowing-nobody", { enroll: mayEnroll ? "yes" : "no" });
    case "learning":
      return say(locale, "knowing-learning", { known: state.known, total: state.total });
    case "ready": {
      const names = namesOf(learned(faces), locale);
      return onlyStrangers
        ? say(locale, "knowing-known-only-strangers", { names })
        : say(locale, "knowing-known", { names });
    }
  }
}

/** How many pictures were not read because the machine was busy; nothing where all were. */
export function skippedLine(faces: FacesView, locale: string): string[] {
  const { done, dropped } = faces.readings();
  return dropped > 0 ? [say(locale, "knowing-skipped", { read: done, skipped: dropped })] : [];
}

/** Those who can be recognised now, in the order in which they came. */
export function learned(faces: FacesView): Person[] {
  return faces.people.all().filter(({ id }) => faces.gallery.photosOf(id) > 0);
}
