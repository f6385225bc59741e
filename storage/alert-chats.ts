// Owns the groups and topics that alerts go to, beside CHAT_ID of .env; kept in state.json.
import { z } from "zod";

export const alertChat = z.object({
  chat: z.number().int(),
  /** A topic's message_thread_id; null: General, or a group without topics. */
  thread: z.number().int().nullable(),
  title: z.string(),
  /** By first name. */
  addedBy: z.string(),
});
export type AlertChat = z.infer<typeof alertChat>;
