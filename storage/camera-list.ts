// Owns which cameras there are beyond .env's, and what was changed about any of them in the chat;
// kept in state.json, which nobody else may read (it holds the cameras' passwords).
import { z } from "zod";

export const addedCamera = z.object({
  /** "c1", "c2" ...: never one that .env or another camera has had. */
  id: z.string(),
  name: z.string(),
  /** As it was sent: it may hold a password. */
  url: z.string(),
  /** By first name. */
  addedBy: z.string(),
  addedAt: z.number(),
});
export type AddedCamera = z.infer<typeof addedCamera>;

/** What the chat changed about a camera, whether it is .env's or was added. */
export const cameraChange = z.object({
  name: z.string().optional(),
  /** Privacy: nothing of it is fetched. */
  paused: z.object({ by: z.string(), since: z.number() }).optional(),
  /** .env's camera that isn't wanted any more. */
  removed: z.boolean().optional(),
  /** A smaller stream of the same camera that is watched, while evidence comes from its url. */
  detectionUrl: z.string().optional(),
});
export type CameraChange = z.infer<typeof cameraChange>;

export const storedCameras = z.object({
  added: z.array(addedCamera).default([]),
  changes: z.record(z.string(), cameraChange).default({}),
  /** The highest number that a camera added in the chat ever had. */
  lastNumber: z.number().int().default(0),
});
export type StoredCameras = z.infer<typeof storedCameras>;
