// Owns the settings of the watching: what there is, in which ranges, and which one holds for a
// camera. Stored are only differences: the household's over the defaults, a camera's over those.
import { z } from "zod";
import type { CameraId } from "./incident-events.ts";

export const settingsSchema = z.object({
  /** Difference in luma from which a pixel counts as changed; lower sees more. */
  sensitivity: z.number().int().min(1).max(255),
  /** Smallest moving region that counts, in pixels of a 640x480 picture. */
  minimumArea: z.number().min(50).max(307_200),
  /** Learning rate of the background per frame at 15 frames a second. */
  backgroundAlpha: z.number().min(0.001).max(1),
  /** Quiet after an incident during which movement continues it silently. */
  cooldownMs: z.number().int().min(0).max(3_600_000),
  /** Quiet after which an incident ends. */
  postMotionMs: z.number().int().min(0).max(60_000),
  /** How long before the first movement a clip begins; the packet ring holds 30 s. */
  preRollMs: z.number().int().min(0).max(25_000),
  /** Whether a quiet picture is watched by its keyframes only. */
  idleLook: z.enum(["keyframes", "every_frame"]),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The first reference system's values (DESIGN.md decision 7, issue 2). */
export const defaultSettings: Readonly<Settings> = {
  sensitivity: 25,
  minimumArea: 5000,
  backgroundAlpha: 0.05,
  cooldownMs: 30_000,
  postMotionMs: 4000,
  preRollMs: 5000,
  idleLook: "keyframes",
};

const someSettings = settingsSchema.partial();

/** How settings lie in state.json. */
export const storedSettings = z.object({
  household: someSettings.prefault({}),
  cameras: z.record(z.string(), someSettings).prefault({}),
});
export type StoredSettings = z.infer<typeof storedSettings>;

/**
 * What holds for `camera`: its own setting, else the household's, else the starting default
 * (from .env), else ours. A key that is undefined counts as not set.
 */
export function effectiveSettings(
  stored: Readonly<StoredSettings>,
  camera: CameraId,
  startingDefaults: Partial<Settings> = {},
): Settings {
  const effective = { ...defaultSettings };
  const own = Object.hasOwn(stored.cameras, camera) ? stored.cameras[camera] : undefined;
  for (const layer of [startingDefaults, stored.household, own ?? {}]) {
    Object.assign(
      effective,
      Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)),
    );
  }
  return effective;
}
