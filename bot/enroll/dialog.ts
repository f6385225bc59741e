// Owns how an enrolment goes on: from the name over photos and questions to the end. Pure; the desk
// (desk.ts) carries it out and keeps it on disk.
//
// A state of our own rather than one replayed conversation, because of the photos: each is fetched
// and judged once and no restart may fetch it anew, their questions are answered in any order, and
// an update of Vigil must not lose what somebody has sent. Only the name is a conversation.
import type {
  EnrollingDialog,
  FoundFace,
  PhotoVerdict,
  SentPhoto,
} from "../../storage/enrolling.ts";
import { mostCrops } from "../../storage/person.ts";

/** An enrolment that nobody does anything for is over. */
export const idleMs = 3_600_000;
/** From so many photos on, more are not asked for. */
export const wantedPhotos = 3;
/** More than the five that are asked for may come, but not without end. */
const mostAccepted = 10;
/** Photos in all, also those that could not be used. */
const mostSent = 40;

export interface Beginning {
  id: string;
  chat: number;
  locale: string;
  now: number;
}

export function begin({ id, chat, locale, now }: Beginning): EnrollingDialog {
  return {
    version: 1,
    id,
    chat,
    locale,
    startedAt: now,
    touchedAt: now,
    step: "naming",
    storingAt: null,
    name: null,
    person: null,
    shown: null,
    photos: [],
  };
}

/** It is somebody new called `name`, or `person`, who has that name already. */
export function named(
  dialog: EnrollingDialog,
  name: string,
  person: string | null,
): EnrollingDialog {
  return { ...dialog, step: "photos", name, person };
}

/** The name is asked for again; the photos stay. */
export function unnamed(dialog: EnrollingDialog): EnrollingDialog {
  return { ...dialog, step: "naming", person: null };
}

export interface Arrived {
  message: number;
  sentAt: number;
  /** Telegram's file_id, or why it isn't even fetched. */
  file: string | { kind: "not_a_picture" | "heic" | "too_large_file" };
}

/** `photosBefore`: how many photos the person has already. */
export function arrived(
  dialog: EnrollingDialog,
  { message, sentAt, file }: Arrived,
  photosBefore: number,
): EnrollingDialog {
  // Telegram may bring an update twice.
  if (dialog.photos.length >= mostSent || dialog.photos.some((one) => one.message === message)) {
    return dialog;
  }
  const room = Math.min(mostAccepted, mostCrops - photosBefore);
  const enough = dialog.photos.filter(isWanted).length >= room;
  const verdict: PhotoVerdict = enough
    ? { kind: "enough" }
    : typeof file === "string"
      ? { kind: "waiting" }
      : file;
  const photo: SentPhoto = {
    number: dialog.photos.length + 1,
    message,
    sentAt,
    file: verdict.kind === "waiting" && typeof file === "string" ? file : null,
    verdict,
    faces: [],
  };
  return { ...dialog, photos: [...dialog.photos, photo] };
}

/** What came of photo `number`. Only of what is accepted or asked about are faces kept. */
export function judged(
  dialog: EnrollingDialog,
  number: number,
  verdict: PhotoVerdict,
  faces: readonly FoundFace[],
): EnrollingDialog {
  const kept = isKept(verdict) ? [...faces] : [];
  return {
    ...dialog,
    photos: dialog.photos.map((photo) =>
      photo.number === number ? { ...photo, file: null, verdict, faces: kept } : photo,
    ),
  };
}

/** Whether faces of such a photo are kept. */
export function isKept(verdict: PhotoVerdict): boolean {
  return verdict.kind === "accepted" || isQuestion(verdict);
}

export function isQuestion({ kind }: PhotoVerdict): boolean {
  return kind === "several_faces" || kind === "looks_like_another" || kind === "unlike_previous";
}

/** Accepted, or perhaps going to be. */
function isWanted({ verdict }: SentPhoto): boolean {
  return verdict.kind === "waiting" || isKept(verdict);
}

export function acceptedPhotos({ photos }: EnrollingDialog): SentPhoto[] {
  return photos.filter(({ verdict }) => verdict.kind === "accepted");
}

export function waitingPhoto({ photos }: EnrollingDialog): SentPhoto | null {
  return photos.find(({ verdict }) => verdict.kind === "waiting") ?? null;
}

/** The photo that is asked about now: the first of those. */
export function questioned({ photos }: EnrollingDialog): SentPhoto | null {
  return photos.find(({ verdict }) => isQuestion(verdict)) ?? null;
}

/** Photo `number`, if it is asked about. */
export function askedPhoto(dialog: EnrollingDialog, number: number): SentPhoto | null {
  const photo = dialog.photos.find((one) => one.number === number);
  return photo && isQuestion(photo.verdict) ? photo : null;
}

/** Whether there is something to store, and nothing that is still being looked at. */
export function mayFinish(dialog: EnrollingDialog): boolean {
  return (
    dialog.step === "photos" && acceptedPhotos(dialog).length > 0 && waitingPhoto(dialog) === null
  );
}

export function storing(dialog: EnrollingDialog, now: number): EnrollingDialog {
  return { ...dialog, step: "storing", storingAt: now };
}

/** It could not be stored: the photos wait for another [Done]. */
export function notStored(dialog: EnrollingDialog): EnrollingDialog {
  return { ...dialog, step: "photos", storingAt: null };
}
