// Owns saying why faces can't be looked at now, where they can't.
import type { FacesView } from "../../vision/faces/faces-view.ts";
import { downloadProgress } from "../texts/numbers.ts";
import { say } from "../texts/texts.ts";

/** A sentence for the user as Telegram HTML; null: photos can be read. */
export function whyNoFaces(locale: string, faces: FacesView | undefined): string | null {
  if (!faces) return say(locale, "faces-missing");
  const state = faces.state();
  switch (state.kind) {
    case "off":
      return say(locale, "faces-off", { reason: state.reason });
    case "fetching":
      return state.progress === null
        ? say(locale, "faces-fetching")
        : say(locale, "faces-fetching-progress", {
            progress: downloadProgress(locale, state.progress),
          });
    case "starting":
      return say(locale, "faces-starting");
    default:
      return faces.canRead() ? null : say(locale, "faces-starting");
  }
}
