// Owns what a message with a picture offers to be fetched: the largest photo, or the file, unless
// its own description says already that it can't be used.
import type { Message } from "grammy/types";
import { largestFileBytes } from "../telegram-files.ts";
import type { Arrived } from "./dialog.ts";

const fromApple = /^image\/hei[cf]/;
const fromAppleName = /\.hei[cf]$/i;

/** Null: no picture and no file, like a video or a voice. */
export function incomingPhoto(
  message: Pick<Message, "message_id" | "date" | "photo" | "document" | "animation">,
): Arrived | null {
  const file = fileOf(message);
  return file === null ? null : { message: message.message_id, sentAt: message.date * 1000, file };
}

function fileOf(
  message: Pick<Message, "photo" | "document" | "animation">,
): Arrived["file"] | null {
  const { photo, document, animation } = message;
  if (photo) {
    const fitting = photo.filter(({ file_size: size = 0 }) => size <= largestFileBytes);
    const largest = fitting.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1);
    return largest ? largest.file_id : { kind: "too_large_file" };
  }
  // A GIF comes as an animation, with a document beside it.
  if (!document || animation) return null;
  const { mime_type: type = "", file_name: name = "", file_size: size = 0 } = document;
  if (fromApple.test(type) || fromAppleName.test(name)) return { kind: "heic" };
  // Some programs send pictures without saying so; others are told by their bytes.
  const unnamed = type === "" || type === "application/octet-stream";
  if (!unnamed && !type.startsWith("image/")) return { kind: "not_a_picture" };
  return size > largestFileBytes ? { kind: "too_large_file" } : document.file_id;
}
