// Owns what the history knows of an incident without opening its folder: one line of a day's index.
// The index can be made anew from the folders at any time, so a field may be added here freely.
import { z } from "zod";
import { alarmState } from "../incident-events.ts";

/**
 * What it came to. stranger: somebody unknown was certain. unsure: a face, but whose? household: them
 * alone. movement: no face was judged. camera_lost: the camera itself was the story.
 */
export const historyVerdicts = [
  "stranger",
  "unsure",
  "household",
  "movement",
  "camera_lost",
] as const;
export const historyVerdict = z.enum(historyVerdicts);
export type HistoryVerdict = z.infer<typeof historyVerdict>;

export const incidentSummary = z.object({
  id: z.string(),
  cause: z.enum(["movement", "camera_lost"]),
  camera: z.string(),
  cameraName: z.string(),
  alarm: alarmState,
  openedAt: z.number(),
  beganAt: z.number(),
  /** null while it goes on, and where a crash took the end. */
  endedAt: z.number().nullable(),
  timezone: z.string(),
  verdict: historyVerdict,
  /** Somebody was told of it as an alarm (not excused, not recorded only). */
  alarmed: z.boolean(),
  /** Ids of those who were KNOWN, each once. */
  people: z.array(z.string()),
  /** How many different faces nobody knew. */
  strangers: z.number().int(),
  /** The file of the picture to show first: the stranger's where there is one. */
  photo: z.string().nullable(),
  /** Stored crops of faces that nobody knows, best first. */
  faces: z.array(z.string()),
  clips: z.number().int(),
  /** What the household said last. */
  falseAlarm: z.boolean(),
  pinned: z.boolean(),
  /** Of all its files. */
  bytes: z.number(),
});
export type IncidentSummary = z.infer<typeof incidentSummary>;
