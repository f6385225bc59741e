// Owns when the alarm is to be armed and disarmed by itself, as it lies in state.json. What follows
// from it at a moment is decided in vision/guard/schedule/.
import { z } from "zod";
import { armedMode } from "./incident-events.ts";

/** Minutes since midnight, as the household's clock shows them. */
export const minuteOfDay = z.number().int().min(0).max(1439);

export const scheduleEntry = z.object({
  /** "s1", "s2" ...: never given again. */
  id: z.string(),
  /** 1 is Monday, 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)),
  minute: minuteOfDay,
  /** The mode to arm, or "disarmed". */
  wanted: z.union([armedMode, z.literal("disarmed")]),
  enabled: z.boolean(),
  /** The one day (household's timezone, "2026-11-22") on which it does nothing. */
  skip: z.string().nullable().default(null),
});
export type ScheduleEntry = z.infer<typeof scheduleEntry>;

export const storedSchedule = z.object({
  entries: z.array(scheduleEntry).default([]),
  lastNumber: z.number().int().default(0),
  /** So long before it arms by itself it says so; 0: never. */
  remindMinutes: z.number().int().min(0).max(120).default(10),
  /** Wall-clock time up to which entries were carried out. */
  doneUntil: z.number().nullable().default(null),
  /** Which reminders were sent, as "s1/2026-11-22". */
  reminded: z.array(z.string()).default([]),
});
export type StoredSchedule = z.infer<typeof storedSchedule>;

/** Arming when the household's phones have left the network; off until switched on. */
export const storedPresence = z.object({
  enabled: z.boolean().default(false),
  phones: z
    .array(
      z.object({
        /** "h1", "h2" ...: never given again. */
        id: z.string(),
        name: z.string(),
        /** IPv4, IPv6 or a host name on the household's network. */
        address: z.string(),
      }),
    )
    .default([]),
  lastNumber: z.number().int().default(0),
  /** All phones must have been away so long. */
  awayAfterMs: z.number().int().min(60_000).max(7_200_000).default(600_000),
});
export type StoredPresence = z.infer<typeof storedPresence>;
