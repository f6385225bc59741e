// Owns looking at one photo of an enrolment: fetch it, find the faces, judge them. Whatever goes
// wrong is a verdict, too: the other photos are not lost for it.
import type { Clock } from "../../storage/clock.ts";
import { sleep } from "../../storage/clock.ts";
import type {
  EnrollingDialog,
  Enrolling,
  FoundFace,
  PhotoVerdict,
  SentPhoto,
} from "../../storage/enrolling.ts";
import type { Log } from "../../storage/log.ts";
import { type EnrolmentAnswer, judgePhoto, selfieLimits } from "../../vision/faces/enrolment.ts";
import type { SeenFace } from "../../vision/faces/faces.ts";
import { type FacesView, PhotoError } from "../../vision/faces/faces-view.ts";
import { FileNotFetchedError, FileTooLargeError, type TelegramFiles } from "../telegram-files.ts";
import { acceptedPhotos } from "./dialog.ts";

export interface LookParts {
  faces: FacesView;
  files: TelegramFiles;
  store: Enrolling;
  clock: Clock;
  log: Log;
}

export interface Looked {
  verdict: PhotoVerdict;
  /** The face that is meant, or those to choose from. */
  faces: readonly SeenFace[];
}

/** More to choose from don't fit below a message. */
const mostToChooseFrom = 10;
const readyAgainMs = 1_000;

/** Fetches and judges `photo`. Rejects with the signal's reason, and for nothing else. */
export async function lookAt(
  parts: LookParts,
  dialog: EnrollingDialog,
  photo: SentPhoto,
  signal: AbortSignal,
): Promise<Looked> {
  const { faces, files, clock, log } = parts;
  try {
    // Just started, the models may still be on their way.
    while (!faces.canRead() && faces.state().kind !== "off") {
      await sleep(clock, readyAgainMs, signal);
    }
    const bytes = await files.fetch(photo.file ?? "", signal);
    const read = await faces.readPhoto(bytes);
    return await judge(parts, dialog, read.faces);
  } catch (error) {
    signal.throwIfAborted();
    const verdict = verdictOfFailure(error);
    if (verdict.kind === "failed") log.error("A photo could not be judged", { error });
    else if (verdict.kind === "not_fetched") log.warn("A photo could not be fetched", { error });
    return { verdict, faces: [] };
  }
}

function verdictOfFailure(error: unknown): PhotoVerdict {
  if (error instanceof PhotoError) {
    return { kind: "unreadable", message: error.message, words: error.words };
  }
  if (error instanceof FileTooLargeError) return { kind: "too_large_file" };
  return { kind: error instanceof FileNotFetchedError ? "not_fetched" : "failed" };
}

/** Judges the face that was tapped among those of `photo`. */
export async function lookAtChosen(
  parts: LookParts,
  dialog: EnrollingDialog,
  found: FoundFace,
): Promise<Looked> {
  const crop = await parts.store.crop(dialog.chat, found.crop);
  const [embedding] = await parts.faces.embed([crop]);
  if (!embedding) throw new Error("A crop came back without its embedding");
  return judge(parts, dialog, [{ ...found, crop, embedding }]);
}

async function judge(
  parts: LookParts,
  dialog: EnrollingDialog,
  found: readonly SeenFace[],
): Promise<Looked> {
  const { faces } = parts;
  const { person } = dialog;
  const known = person === null ? [] : [...faces.gallery.embeddingsOf(person).values()];
  const answer = judgePhoto({
    faces: found,
    chosen: null,
    previous: [...known, ...(await acceptedEmbeddings(parts, dialog))],
    person,
    gallery: faces.gallery,
    pack: faces.thresholds(),
    limits: selfieLimits,
  });
  return looked(faces, answer);
}

/** Embeddings are never kept on disk, so after a restart they are made anew. */
export async function acceptedEmbeddings(
  { faces, store }: Pick<LookParts, "faces" | "store">,
  dialog: EnrollingDialog,
): Promise<Float32Array[]> {
  const crops = await acceptedCrops(store, dialog);
  return crops.length === 0 ? [] : faces.embed(crops.map(({ rgb }) => rgb));
}

export function acceptedCrops(
  store: Enrolling,
  dialog: EnrollingDialog,
): Promise<{ rgb: Uint8Array; sentAt: number }[]> {
  const kept = acceptedPhotos(dialog).flatMap(({ faces, sentAt }) =>
    faces.slice(0, 1).map(({ crop }) => ({ crop, sentAt })),
  );
  return Promise.all(
    kept.map(async ({ crop, sentAt }) => ({ rgb: await store.crop(dialog.chat, crop), sentAt })),
  );
}

function looked(faces: FacesView, answer: EnrolmentAnswer): Looked {
  switch (answer.kind) {
    case "no_face":
      return { verdict: answer, faces: [] };
    case "several_faces":
      return { verdict: { kind: answer.kind }, faces: largest(answer.faces) };
    case "accepted":
      return { verdict: { kind: answer.kind }, faces: [answer.face] };
    case "looks_like_another": {
      const { person, score } = answer.closest;
      const name = faces.people.find(person)?.name ?? "";
      return { verdict: { kind: answer.kind, name, score }, faces: [answer.face] };
    }
    case "unlike_previous":
      return { verdict: { kind: answer.kind, score: answer.score }, faces: [answer.face] };
    default: {
      const { kind, value, limit } = answer;
      return { verdict: { kind, value, limit }, faces: [answer.face] };
    }
  }
}

/** As many as can be chosen from, still from left to right. */
function largest(faces: readonly SeenFace[]): SeenFace[] {
  const bySize = faces.toSorted((a, b) => b.box.width - a.box.width);
  const chosen = new Set(bySize.slice(0, mostToChooseFrom));
  return faces.filter((face) => chosen.has(face));
}

/** What is kept of a face beside its crop, which goes by the name `crop`. */
export function foundFace(face: SeenFace, crop: string): FoundFace {
  const { box, landmarks, score, rawNorm, sharpness, brightness, pose } = face;
  const [a, b, c, d, e] = landmarks;
  return { crop, box, landmarks: [a, b, c, d, e], score, rawNorm, sharpness, brightness, pose };
}
