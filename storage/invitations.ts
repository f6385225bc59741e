// Owns who may join: single-use invitations that expire, as they lie in state.json; and how many
// strangers the owner heard of.
import { z } from "zod";

export const invitation = z.object({
  /** SHA-256 of the code, in hexadecimal: who reads the file can't join by it. */
  hash: z.string(),
  role: z.enum(["member", "viewer"]),
  /** By first name. */
  by: z.string(),
  /** Wall-clock milliseconds. */
  expiresAt: z.number(),
});
export type Invitation = z.infer<typeof invitation>;
