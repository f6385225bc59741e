// Owns what the one message of an enrolment shows: how far it is, a line for each photo, the faces
// as a sheet, and the buttons for what can be done next. Pure.
import { InlineKeyboard } from "grammy";
import type { EnrollingDialog, PhotoVerdict, SentPhoto } from "../../storage/enrolling.ts";
import type { Verdict } from "../../vision/faces/faces.ts";
import { shortName } from "../people/names.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { acceptedPhotos, isQuestion, mayFinish, questioned, wantedPhotos } from "./dialog.ts";
import { enrollData } from "./taps.ts";

/** A caption has 1024 characters at most: so many lines fit, and the newest matter. */
const shownPhotos = 7;
const buttonsInRow = 5;

/** A face of the sheet, by its crop's name; null: there is none to show. */
export interface SheetCell {
  photo: number;
  crop: string | null;
  label: string;
  verdict: Verdict | null;
}

/** Telegram HTML; also fits a caption. */
export function progressText(dialog: EnrollingDialog): string {
  const { locale, photos } = dialog;
  const name = shortName(dialog.name ?? "");
  const accepted = acceptedPhotos(dialog).length;
  if (dialog.step === "storing") return say(locale, "enroll-storing", { name, accepted });
  if (photos.length === 0) {
    const ask = dialog.person === null ? "enroll-photos-ask" : "enroll-photos-ask-more";
    return `${say(locale, ask, { name })}\n${say(locale, "enroll-consent", { name })}`;
  }
  const head =
    accepted > wantedPhotos
      ? say(locale, "enroll-head-enough", { name, accepted })
      : say(locale, "enroll-head", { name, accepted, wanted: wantedPhotos });
  const shown = photosShown(dialog);
  const lines = [head];
  const earlier = photos.length - shown.length;
  if (earlier > 0) lines.push(say(locale, "enroll-earlier", { count: earlier }));
  lines.push(...shown.map((photo) => photoLine(dialog, photo)));
  if (mayFinish(dialog) && !questioned(dialog)) {
    const missing = wantedPhotos - accepted;
    const rest = missing > 0 ? "enroll-more-is-better" : "enroll-enough";
    lines.push(say(locale, rest, missing > 0 ? { missing } : {}));
  }
  return lines.join("\n");
}

/** The newest, and the one that is asked about. */
function photosShown(dialog: EnrollingDialog): SentPhoto[] {
  const newest = dialog.photos.slice(-shownPhotos);
  const asked = questioned(dialog);
  return asked && !newest.includes(asked) ? [asked, ...newest.slice(1)] : newest;
}

function photoLine(dialog: EnrollingDialog, { number, verdict }: SentPhoto): string {
  const key = `enroll-photo-${verdict.kind.replaceAll("_", "-")}`;
  return say(dialog.locale, key, { number, ...variablesOf(dialog, verdict) });
}

function variablesOf({ name, locale }: EnrollingDialog, verdict: PhotoVerdict) {
  const own = { name: shortName(name ?? "") };
  switch (verdict.kind) {
    case "looks_like_another":
      return { ...own, other: shortName(verdict.name), score: scoreText(locale, verdict.score) };
    case "unlike_previous":
      return { ...own, score: scoreText(locale, verdict.score) };
    case "too_small":
      return { value: Math.round(verdict.value), limit: Math.ceil(verdict.limit) };
    case "unreadable":
      return { message: verdict.words ?? verdict.message };
    default:
      return own;
  }
}

export function progressKeyboard(dialog: EnrollingDialog): InlineKeyboard {
  const { id, locale } = dialog;
  const keyboard = new InlineKeyboard();
  if (dialog.step === "storing") return keyboard;
  const asked = questioned(dialog);
  if (asked) {
    if (asked.verdict.kind === "several_faces") {
      for (const index of asked.faces.keys()) {
        if (index > 0 && index % buttonsInRow === 0) keyboard.row();
        keyboard.text(String(index + 1), enrollData.face(id, asked.number, index));
      }
      keyboard.row();
    } else {
      keyboard.text(sayPlain(locale, "button-use-anyway"), enrollData.use(id, asked.number));
    }
    keyboard
      .text(sayPlain(locale, "button-leave-out"), enrollData.leaveOut(id, asked.number))
      .row();
  }
  // While a photo is being looked at the button stays, and says so when it is tapped.
  if (acceptedPhotos(dialog).length > 0) {
    keyboard.text(sayPlain(locale, "button-done"), enrollData.done(id));
  }
  return keyboard.text(sayPlain(locale, "button-cancel"), enrollData.cancel(id));
}

/** The faces to choose from while a photo shows several, else one cell for each photo. */
export function sheetCells(dialog: EnrollingDialog): SheetCell[] {
  const asked = questioned(dialog);
  if (asked?.verdict.kind === "several_faces") {
    return asked.faces.map(({ crop }, index) => ({
      photo: asked.number,
      crop,
      label: String(index + 1),
      verdict: null,
    }));
  }
  return photosShown(dialog).map((photo) => ({
    photo: photo.number,
    crop: photo.verdict.kind === "several_faces" ? null : (photo.faces[0]?.crop ?? null),
    label: String(photo.number),
    verdict: lookOfVerdict(photo.verdict),
  }));
}

function lookOfVerdict(verdict: PhotoVerdict): Verdict | null {
  if (verdict.kind === "accepted") return "KNOWN";
  if (verdict.kind === "waiting") return null;
  return isQuestion(verdict) ? "UNSURE" : "TOO_SMALL";
}
