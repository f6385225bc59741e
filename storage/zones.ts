// Owns the zones of each camera: named parts of its picture that are watched or ignored; kept in
// state.json.
import { z } from "zod";

/** Relative to the picture: 0 is left or top, 1 the whole width or height. */
export const zoneBox = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
});
export type ZoneBox = z.infer<typeof zoneBox>;

export const zone = z.object({
  /** "z1", "z2" ...: unique within its camera and never given again. */
  id: z.string(),
  name: z.string(),
  /**
   * watch: once a camera has such zones, only what moves in one of them counts. ignore: what moves
   * in it never counts, also where zones overlap.
   */
  kind: z.enum(["watch", "ignore"]),
  /** What belongs to it; empty: nothing yet. */
  boxes: z.array(zoneBox),
});
export type Zone = z.infer<typeof zone>;

export const storedZones = z.record(z.string(), z.array(zone));
export type StoredZones = z.infer<typeof storedZones>;
