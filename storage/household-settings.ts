// Owns what belongs to the household as a whole: its language and timezone; kept in state.json.
import { z } from "zod";

export const householdSettings = z.object({
  /** What groups read, and members whose Telegram speaks none of ours; null: English. */
  language: z.string().nullable().default(null),
  /** Like "Europe/Berlin"; null: .env's, or the machine's. */
  timezone: z.string().nullable().default(null),
});
export type HouseholdSettingsValue = z.infer<typeof householdSettings>;
