// Owns which files of an incident's folder are handed out, and as what: what the camera gave, copies
// that Vigil drew on or cut out of it, and what was written down.
import { isEvidence } from "../seal/file-kinds.ts";
import { isSettledDeliveries } from "../settled-deliveries.ts";

/** Folders within an incident's in the ZIP. */
export type FileRole = "originals" | "annotated" | "records";

/**
 * Null for what stays: recordings that are still being made, what was set aside, and who in the
 * household was told in which chat.
 */
export function roleOf(name: string, all: readonly string[]): FileRole | null {
  if (!isEvidence(name) || isSettledDeliveries(name)) return null;
  if (name.endsWith(".mp4")) return "originals";
  if (!/\.(jpe?g|png)$/.test(name)) return "records";
  // A photo with a mark on it lies beside the one without; a clip's small picture, beside the clip.
  const plain = name.replace(/\.(jpe?g|png)$/, "");
  const isCopy = all.includes(`${plain}-original.jpg`) || all.includes(`${plain}.mp4`);
  return isCopy || /^face-\d+\.png$/.test(name) ? "annotated" : "originals";
}

/** Pictures and films don't get smaller by packing them. */
export function isPackedAlready(name: string): boolean {
  return /\.(jpe?g|png|mp4)$/.test(name);
}

/** The only one that grows while it is read: small, and read as a whole. */
export function isText(name: string): boolean {
  return /\.jsonl?$/.test(name);
}
