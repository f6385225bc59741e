// Owns what is done about an address the moment it was sent: a password in it is deleted from the
// chat before all else, and whether it can be tried.
import { displayName } from "../../vision/capture/source.ts";
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { say } from "../texts/texts.ts";
import { localPath, type SentAddress } from "./address.ts";
import { deleteSecret } from "./delete-secret.ts";

/** Deletes the message if there is a password in it, and says so; undefined where there is none. */
export async function deletedNote(
  ctx: ChatContext,
  sent: SentAddress,
): Promise<string | undefined> {
  if (sent.kind === "pipe" || !sent.hasPassword) return undefined;
  const deleted = (await deleteSecret(ctx)) === "deleted";
  return say(ctx.locale, deleted ? "cameras-deleted" : "cameras-delete-yourself");
}

/** Why this can't be used, as Telegram HTML; null where it can be tried. */
export async function addressProblem(
  room: ControlRoom,
  { locale, person }: ChatContext,
  sent: SentAddress,
): Promise<string | null> {
  if (!mayDo(person.role, "own")) return say(locale, "cameras-owner-only");
  if (sent.kind === "pipe") return say(locale, "cameras-pipe");
  if (sent.kind === "other") return say(locale, "cameras-not-an-address");
  const path = localPath(sent.source);
  if (path === null || (await room.cameraDesk.isThere(path))) return null;
  return say(locale, "cameras-no-file", { place: displayName(sent.source) });
}
