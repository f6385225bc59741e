// Owns the shape of what the outbox keeps on disk: for one incident, what every chat was told or
// must yet be told. A field may be added here, but never renamed or given another meaning.
import { z } from "zod";

export const deliveryStates = ["waiting", "sending", "sent", "parked", "dropped"] as const;
export const messageKind = z.enum(["text", "photo", "video"]);
export type MessageKind = z.infer<typeof messageKind>;

/**
 * The messages that one incident may have in a chat. alert: the one that develops. stranger: the
 * loud one of an escalation. raised: the loud one at the end of an entry delay. all_well: the reply
 * when it was nobody else than the household. line: the quiet one about somebody of the household
 * who alarmed nobody.
 */
export const messageRole = z.enum(["alert", "stranger", "raised", "all_well", "line"]);
export type MessageRole = z.infer<typeof messageRole>;

/** One event that one message in one chat must tell. */
export const delivery = z.object({
  seq: z.number().int().positive(),
  chat: z.number().int(),
  message: messageRole.default("alert"),
  /** The topic of a forum; null for the chat itself. */
  thread: z.number().int().nullable(),
  /**
   * sending: may or may not have arrived. parked: the chat takes nothing from us (bot blocked,
   * chat gone). dropped: nobody needs it any more, because a later one says it too.
   */
  state: z.enum(deliveryStates),
  loud: z.boolean(),
  attempts: z.number().int().nonnegative(),
  /** What was left of the wait before the next attempt when this was written (decision 12). */
  waitMs: z.number().nonnegative(),
  /** The message that carried it, once sent. */
  messageId: z.number().int().nullable(),
  mediaKind: messageKind.nullable(),
  late: z.boolean(),
  /** Wall-clock time when Telegram confirmed it; null before, and in older files. */
  sentAt: z.number().nullable().default(null),
  lastError: z.string().nullable(),
});
export type Delivery = z.infer<typeof delivery>;

/** A message of an incident in a chat that is edited as things develop. */
export const alertMessage = z.object({
  /** null when a person deleted it (or the group moved away from it). */
  messageId: z.number().int().nullable(),
  kind: messageKind,
  /** Wall-clock time when it was told, if that was late; stays in its caption. */
  toldLateAt: z.number().nullable(),
  /** It said from the start that all was well, so it never takes anything back. */
  toldResolved: z.boolean().default(false),
});
export type AlertMessage = z.infer<typeof alertMessage>;

/** Why a file cannot be sent: gone from disk, more than Telegram carries, or not taken by it. */
export const fileProblem = z.enum(["missing", "too_big", "refused"]);
export type FileProblem = z.infer<typeof fileProblem>;

/** An incident that a chat heard of in a digest, with many others. */
export const digested = z.object({
  /** The digest's message. */
  messageId: z.number().int(),
  /** Nothing but the digest tells of it there: it has no message of its own, and gets none. */
  only: z.boolean(),
});
export type Digested = z.infer<typeof digested>;

export const incidentDeliveries = z.object({
  version: z.literal(1),
  incident: z.string(),
  rows: z.array(delivery),
  /** By alertKey(). */
  alerts: z.record(z.string(), alertMessage),
  /** Telegram's ids of files that are up already, by fileKey(): no need to upload them again. */
  fileIds: z.record(z.string(), z.string()),
  /** By file name where it holds for every chat, by chatFileKey() where it is this chat's doing. */
  unsendable: z.record(z.string(), fileProblem),
  /** By chat. */
  digests: z.record(z.string(), digested).default({}),
});
export type IncidentDeliveries = z.infer<typeof incidentDeliveries>;

/** Why a chat takes nothing from us, as far as Telegram says. */
export const goneReasons = ["blocked", "not_in_it", "may_not_write", "not_found", "gone"] as const;
export type GoneReason = (typeof goneReasons)[number];

/** A digest that Telegram has confirmed, until every incident in it knows. */
export const toldDigest = z.object({
  chat: z.number().int(),
  messageId: z.number().int(),
  /** Wall-clock time. */
  at: z.number(),
  /** Those that nothing but the digest tells of, up to this event each. */
  only: z.record(z.string(), z.number().int()),
  /** Those that it named and that have messages of their own all the same. */
  also: z.array(z.string()),
});
export type ToldDigest = z.infer<typeof toldDigest>;

/** What Telegram said about chats, for whatever comes after. */
export const chatNotes = z.object({
  version: z.literal(1),
  /** Groups that became supergroups: old id → new id. */
  movedTo: z.record(z.string(), z.number().int()),
  /** Topics that are gone, as threadKey(). */
  lostThreads: z.array(z.string()),
  /** Chats that took nothing from us the last time, until one takes something again. */
  gone: z.array(z.number().int()).default([]),
  /** Why those took nothing, by chat. */
  goneBecause: z.record(z.string(), z.enum(goneReasons)).default({}),
  toldDigests: z.array(toldDigest).default([]),
});
export type ChatNotes = z.infer<typeof chatNotes>;

/** The chat's own id for the alert, so that what was kept before there were others still counts. */
export function alertKey(chat: number, message: MessageRole): string {
  return message === "alert" ? String(chat) : `${chat}/${message}`;
}

/** Tells the deliveries of one incident in one chat apart. */
export function rowKey({ seq, message }: Pick<Delivery, "seq" | "message">): string {
  return `${seq}/${message}`;
}

/** file_ids hold for one media type only, so the type is part of the key. */
export function fileKey(file: string, kind: "photo" | "video"): string {
  return `${file}|${kind}`;
}

export function chatFileKey(chat: number, file: string): string {
  return `${chat}/${file}`;
}

/** What cannot be sent to `chat`, by file name. */
export function problemsIn(
  { unsendable }: Readonly<IncidentDeliveries>,
  chat: number,
): Record<string, FileProblem> {
  const problems: Record<string, FileProblem> = {};
  for (const [key, problem] of Object.entries(unsendable)) {
    const [owner, file] = key.includes("/") ? key.split("/") : [String(chat), key];
    if (file !== undefined && owner === String(chat)) problems[file] = problem;
  }
  return problems;
}

export function threadKey(chat: number, thread: number): string {
  return `${chat}:${thread}`;
}

/** Whether the chat must still hear of it. */
export function isOpen(row: Delivery): boolean {
  return row.state === "waiting" || row.state === "sending";
}
