// Owns the names on what a camera shows on request: its still with the faces marked and numbered, and
// a line for each below it. Where faces can't be told apart now, the still is shown as it is.
import type { Still } from "../vision/watch-view.ts";
import type { ControlRoom } from "./parts.ts";
import { shortName } from "./people/names.ts";
import { markedFaces, recognise, type RecognisedFace } from "./people/recognise.ts";
import { scoreText } from "./texts/numbers.ts";
import { say } from "./texts/texts.ts";

/** A caption has 1024 characters, and most of them are spoken for. */
const mostNamed = 5;

export interface AnnotatedStill {
  still: Still;
  /** Telegram HTML, a line for each face; empty where there is none. */
  lines: readonly string[];
}

/** Never rejects: a picture without names is better than none. */
export async function annotatedStill(
  room: Pick<ControlRoom, "faces" | "facePictures" | "log">,
  still: Still,
  locale: string,
): Promise<AnnotatedStill> {
  const { faces, facePictures, log } = room;
  // In a house without people this would start the thread with the networks.
  if (!facePictures || faces?.state().kind !== "ready") return { still, lines: [] };
  try {
    const { picture, faces: found } = await faces.readPhoto(still.jpeg);
    const seen = recognise(faces, found);
    if (seen.length === 0) return { still, lines: [] };
    const jpeg = await facePictures.marked(picture, markedFaces(seen));
    const shown = seen.slice(0, mostNamed).map((one) => lineOf(one));
    const more = seen.length - shown.length;
    if (more > 0) shown.push(say(locale, "who-more", { count: more }));
    const { width, height } = picture;
    return { still: { ...still, jpeg, width, height }, lines: shown };
  } catch (error) {
    log.warn("A still could not be looked at for faces", { error });
    return { still, lines: [] };
  }

  function lineOf({ number, verdict, match }: RecognisedFace): string {
    if (verdict === "TOO_SMALL") return say(locale, "who-too-small", { number });
    const [first] = match.top;
    const name = first && faces?.people.find(first.person)?.name;
    if (!first || name === undefined) return say(locale, "who-nobody", { number });
    const variables = { number, name: shortName(name, 24), score: scoreText(locale, first.score) };
    return say(locale, `who-${verdict.toLowerCase()}`, variables);
  }
}
