// Owns what a trial of a camera's second stream came to: its picture, how large it is beside the one
// that the camera has, and what it can be used for.
import { InlineKeyboard } from "grammy";
import type { PendingCamera } from "../../storage/camera-list.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import type { CameraTrial } from "../../vision/capture/trial.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { sizeText } from "../wording.ts";
import { viewOf } from "./desk.ts";
import { cameraData } from "./taps.ts";
import { keyframeWords, pictureWords } from "./trial-words.ts";

interface Size {
  width: number;
  height: number;
}

/** `camera` is the one whose second stream was tried. */
export function secondTrialPage(
  room: ControlRoom,
  { locale }: ChatContext,
  camera: CameraId,
  pending: PendingCamera,
  { address, trial }: { address: string; trial: CameraTrial },
): Page {
  const own = ownSize(room, camera);
  const lines = [pictureWords(locale, address, trial), ...keyframeWords(locale, trial)];
  const comparison = own ? compare(own, trial) : "unknown";
  const isLarger = comparison === "larger";
  if (own) {
    const [watched, kept] = isLarger ? [own, trial] : [trial, own];
    const sizes = { watched: sizeText(watched), kept: sizeText(kept) };
    lines.push(say(locale, "cameras-smaller-sizes", sizes));
  }
  if (comparison !== "smaller") {
    lines.push(say(locale, "cameras-smaller-compare", { why: comparison }));
  }
  const keyboard = new InlineKeyboard();
  const { id } = pending;
  if (isLarger) {
    keyboard.text(sayPlain(locale, "cameras-button-swap"), cameraData.useSmaller(id, "kept"));
  } else {
    keyboard.text(sayPlain(locale, "cameras-button-use-it"), cameraData.useSmaller(id, "watched"));
  }
  keyboard
    .row()
    .text(sayPlain(locale, "cameras-button-another"), cameraData.another(id))
    .text(sayPlain(locale, "button-cancel"), cameraData.discard(id));
  return { text: lines.join("\n"), keyboard, picture: trial.jpeg };
}

function compare(own: Size, sent: Size): "smaller" | "same" | "larger" {
  const difference = sent.width * sent.height - own.width * own.height;
  if (difference === 0) return "same";
  return difference < 0 ? "smaller" : "larger";
}

/** Of the stream at the camera's own address; null where none comes now. */
function ownSize(room: ControlRoom, id: CameraId): Size | null {
  const status = viewOf(room, id)?.status();
  const isKept = room.cameraDesk.keeper.find(id)?.second?.use === "watched";
  const { width, height } = (isKept ? status?.mainStream : status) ?? {};
  return width && height ? { width, height } : null;
}
