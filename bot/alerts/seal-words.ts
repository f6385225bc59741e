// Owns how a clip's caption says where the seal stood when the clip went into it.
import { say } from "../texts/texts.ts";
import type { ClipEvent } from "./clip-roles.ts";

/** The caption's last line with "Seal a1b2c3d4" behind it, where the clip has one. */
export function withSeal(line: string, clip: ClipEvent | undefined, locale: string): string {
  const head = clip?.seal;
  return head === undefined ? line : `${line} · ${say(locale, "verify-caption", { head })}`;
}
