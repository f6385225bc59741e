// Owns when arming is doubtful: a camera that counts shows nothing, or somebody is still moving; and
// when it makes no sense, because nothing would alarm. Pure.
import type { ArmedMode } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import { cellsAcross } from "../../storage/zone-cells.ts";
import type { Zones } from "../../storage/zones.ts";
import { maskOf } from "../../vision/motion/zones.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import type { AcceptedMissing } from "../callback-data.ts";

/**
 * A camera that has just begun to connect is no reason to ask: it watches in a moment, and if it
 * doesn't, its loss is told after as long (vision/outage.ts).
 */
const connectsWithinMs = 30_000;
/** Who moved so lately is likely to be there still. */
const stillMovingMs = 10_000;

type Camera = Pick<CameraView, "id" | "status">;

/** The cameras that count under `rules`. */
export function countingCameras<Some extends Pick<Camera, "id">>(
  cameras: readonly Some[],
  { camerasOff }: Pick<ModeRules, "camerasOff">,
): Some[] {
  return cameras.filter(({ id }) => !camerasOff.includes(id));
}

/** Those of them that count and still see nothing: every part of the picture is ignored there. */
export function blindCameras<Some extends Pick<Camera, "id">>(
  cameras: readonly Some[],
  rules: Pick<ModeRules, "camerasOff" | "zonesOff">,
  zones: Pick<Zones, "of">,
): Some[] {
  const off = new Set(rules.zonesOff);
  const grid = { width: cellsAcross, height: cellsAcross };
  return countingCameras(cameras, rules).filter(({ id }) => {
    const inForce = zones.of(id).filter((zone) => !off.has(`${id}/${zone.id}`));
    return maskOf(inForce, grid)?.counting === 0;
  });
}

/**
 * Why nothing would alarm in `mode` under `rules`; null: something would. An unsure face alarms only
 * when nobody is at home (vision/guard/standing-orders.ts).
 */
export function deafness(
  mode: ArmedMode,
  rules: Pick<ModeRules, "movement" | "unknown" | "unsure" | "camerasOff" | "zonesOff">,
  cameras: readonly Pick<Camera, "id">[],
  zones: Pick<Zones, "of">,
): "triggers" | "cameras" | null {
  const unsureAlarms = rules.unsure && mode === "armed_away";
  if (rules.movement === "never" && !rules.unknown && !unsureAlarms) return "triggers";
  // Without any camera that is another matter, which nobody solves here.
  if (cameras.length === 0) return null;
  const blind = blindCameras(cameras, rules, zones).length;
  return countingCameras(cameras, rules).length === blind ? "cameras" : null;
}

export interface Doubts<Some> {
  /** All that count and show nothing now, also those that were accepted. */
  missing: Some[];
  /** Whether one of them is a reason to ask. */
  asksForMissing: boolean;
  /** Where somebody is still moving, and that is a reason to ask. */
  moving: Some[];
}

/** `delayMs`: the exit delay; with one, whoever moves is expected to. `now` is wall milliseconds. */
export function doubtsAbout<Some extends Camera>(
  cameras: readonly Some[],
  wish: { rules: ModeRules; delayMs: number; missing: AcceptedMissing; moving: boolean },
  now: number,
): Doubts<Some> {
  const counting = countingCameras(cameras, wish.rules);
  const missing = counting.filter((camera) => camera.status().state !== "live");
  const isAccepted = ({ id }: Some) => wish.missing === "any" || wish.missing.includes(id);
  const isJustConnecting = (camera: Some) => {
    const { state, since } = camera.status();
    return state === "connecting" && now - since < connectsWithinMs;
  };
  const asksForMovement = !wish.moving && wish.delayMs === 0 && wish.rules.movement !== "never";
  return {
    missing,
    asksForMissing: missing.some((camera) => !isAccepted(camera) && !isJustConnecting(camera)),
    moving: asksForMovement ? counting.filter((camera) => movesStill(camera, now)) : [],
  };
}

function movesStill(camera: Camera, now: number): boolean {
  const { state, lastMovementAt } = camera.status();
  return state === "live" && lastMovementAt !== null && now - lastMovementAt < stillMovingMs;
}
