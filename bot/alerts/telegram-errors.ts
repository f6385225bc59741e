// Owns what a failed call to Telegram means for a delivery. Exact texts: facts/telegram.md §3.3.
import { GrammyError, HttpError } from "grammy";
import type { GoneReason } from "../../storage/deliveries.ts";
import { EvidenceError } from "./evidence-file.ts";

export type Fault =
  /** No answer, or one from a server in trouble. It may have arrived all the same. */
  | { kind: "unreachable" }
  | { kind: "slow_down"; seconds: number }
  /** Nobody there takes anything from us until a person changes that. */
  | { kind: "chat_gone"; why: GoneReason }
  | { kind: "moved"; to: number }
  | { kind: "thread_gone" }
  /** The message to be edited was deleted, or may not be edited any more. */
  | { kind: "message_gone" }
  /** It says so already: as good as done. */
  | { kind: "not_modified" }
  | { kind: "file_id_refused" }
  /** This file can't be sent, now or later. */
  | { kind: "media_refused"; problem: "missing" | "too_big" | "refused" }
  /** Anything else that Telegram will refuse every time. */
  | { kind: "refused" }
  /** Not Telegram's doing (a disk that fails to read). Worth another attempt. */
  | { kind: "unexpected" };

const byDescription: [RegExp, Fault][] = [
  [/message is not modified/, { kind: "not_modified" }],
  [
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/,
    { kind: "message_gone" },
  ],
  [/message thread not found|TOPIC_CLOSED|TOPIC_DELETED/, { kind: "thread_gone" }],
  [
    /not enough rights to send (photos|videos|media|documents)|CHAT_SEND_\w+_FORBIDDEN/,
    { kind: "media_refused", problem: "refused" },
  ],
  [/blocked by the user/, { kind: "chat_gone", why: "blocked" }],
  [/bot was kicked|bot is not a member/, { kind: "chat_gone", why: "not_in_it" }],
  [/(user is|chat was) (deactivated|deleted)/, { kind: "chat_gone", why: "gone" }],
  [
    /chat not found|chat_id is empty|PEER_ID_INVALID|can't initiate conversation/,
    { kind: "chat_gone", why: "not_found" },
  ],
  [
    /not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/,
    { kind: "chat_gone", why: "may_not_write" },
  ],
  [
    /wrong (remote )?file.?(identifier|_id)|file is temporarily unavailable|FILE_REFERENCE|can't use file of type/i,
    { kind: "file_id_refused" },
  ],
  [/is too big|Request Entity Too Large/, { kind: "media_refused", problem: "too_big" }],
  [
    /PHOTO_INVALID_DIMENSIONS|PHOTO_SAVE_FILE_INVALID|IMAGE_PROCESS_FAILED|MEDIA_EMPTY|VIDEO_\w+|file must be non-empty|there is no (photo|video) in the request/,
    { kind: "media_refused", problem: "refused" },
  ],
];

/** What `error`, thrown by TelegramCalls or while reading evidence, means. */
export function faultOf(error: unknown): Fault {
  if (error instanceof EvidenceError) return { kind: "media_refused", problem: error.problem };
  if (error instanceof HttpError) return { kind: "unreachable" };
  if (!(error instanceof GrammyError)) return { kind: "unexpected" };
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id) return { kind: "moved", to: parameters.migrate_to_chat_id };
  if (code === 429) return { kind: "slow_down", seconds: parameters.retry_after ?? 30 };
  // 401 and 404 are about the token, not the message: the alerts wait until that is put right.
  if (code >= 500 || code === 401 || code === 404) return { kind: "unreachable" };
  if (code === 413) return { kind: "media_refused", problem: "too_big" };
  for (const [pattern, fault] of byDescription) if (pattern.test(description)) return fault;
  return code === 403 ? { kind: "chat_gone", why: "may_not_write" } : { kind: "refused" };
}

/** `error` in a few words for the outbox and the log, without addresses that hold the token. */
export function describeError(error: unknown): string {
  if (error instanceof GrammyError) return `${error.error_code}: ${error.description}`;
  if (error instanceof HttpError) {
    const { error: cause } = error;
    const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    const name =
      cause instanceof Error && cause.name === "AbortError" ? " (no answer in time)" : "";
    return `Telegram could not be reached${code || name}`;
  }
  return error instanceof Error ? error.message : String(error);
}
