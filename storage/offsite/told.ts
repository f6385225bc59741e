// Owns which messages say that the copy off site fails, so that they can be resolved after a restart,
// too; kept in state.json.
import { z } from "zod";

export const storedOffsite = z.object({
  told: z
    .object({
      /** Since when it fails, by the wall clock. */
      since: z.number(),
      messages: z.array(z.object({ chat: z.number().int(), message: z.number().int() })),
    })
    .nullable()
    .default(null),
});
export type StoredOffsite = z.infer<typeof storedOffsite>;
