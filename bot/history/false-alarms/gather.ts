// Owns bringing together what is known of the last false alarms: what moved in each, what moved in the
// real alarms of the same cameras, and how these are set now.
import { type ArmedMode, armedMode } from "../../../storage/incident-events.ts";
import type { HistoryKind } from "../../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import {
  type FalseAlarmCauses,
  findCauses,
  type JudgedIncident,
} from "../../../vision/guard/false-alarm-causes.ts";
import { readMovement } from "../../../vision/store-movement.ts";
import type { CameraView } from "../../../vision/watch-view.ts";
import { cameraById } from "../../cameras-keyboard.ts";
import type { ControlRoom } from "../../parts.ts";
import { settingCatalogue } from "../../settings/catalogue.ts";
import { addDays, dayOf } from "../dates.ts";

/** So far back false alarms are looked at, and real ones that no proposal may lose. */
export const daysBack = 30;
/** The newest of each kind and camera: older ones tell little, and each is a file to read. */
const mostOfEach = 200;

export interface CameraCauses extends FalseAlarmCauses {
  camera: CameraView;
  /** How many false alarms it had. */
  count: number;
}

export interface GatheredCauses {
  cameras: CameraCauses[];
  /** Of false alarms, those of cameras that are gone included. */
  count: number;
  ofGoneCameras: number;
}

type Room = Pick<
  ControlRoom,
  "history" | "incidents" | "watch" | "settings" | "zones" | "modes" | "clock" | "householdSettings"
>;

/** Rejects with StorageError. */
export async function gatherCauses(room: Room): Promise<GatheredCauses> {
  const falseAlarms = await newest(room, "false_alarm");
  const cameras: CameraCauses[] = [];
  for (const id of new Set(falseAlarms.map(({ camera }) => camera))) {
    const camera = cameraById(room.watch, id);
    if (!camera) continue;
    const own = falseAlarms.filter((one) => one.camera === id);
    const real = await newest(room, "intruders", id);
    const found = findCauses(await judged(room, own), await judged(room, real), {
      minimumArea: room.settings.of(id).minimumArea,
      areas:
        settingCatalogue.minimumArea.kind === "number" ? settingCatalogue.minimumArea.scale : [],
      zones: room.zones.of(id),
      movementIn: (mode) => room.modes.rules(mode).movement,
    });
    cameras.push({ ...found, camera, count: own.length });
  }
  const known = cameras.reduce((sum, { count }) => sum + count, 0);
  const { length: count } = falseAlarms;
  return { cameras, count, ofGoneCameras: count - known };
}

async function newest(room: Room, kind: HistoryKind, camera?: string): Promise<IncidentSummary[]> {
  const { timezone } = room.householdSettings.current();
  const from = addDays(dayOf(room.clock.wall(), timezone), -daysBack);
  const query = { kind, from, ...(camera === undefined ? {} : { camera }) };
  return (await room.history.page(query, { from: "newest" }, mostOfEach)).incidents;
}

async function judged(
  { incidents }: Pick<Room, "incidents">,
  summaries: readonly IncidentSummary[],
): Promise<JudgedIncident[]> {
  const all: JudgedIncident[] = [];
  for (const { id, openedAt, timezone, alarm, verdict, strangers } of summaries) {
    all.push({
      id,
      at: openedAt,
      timezone,
      mode: modeOf(alarm),
      household: verdict === "household" && strangers === 0,
      movement: await readMovement(incidents, id),
    });
  }
  return all;
}

/** A triggered alarm does not tell in which mode it was. */
function modeOf(alarm: string): ArmedMode | null {
  const mode = armedMode.safeParse(alarm);
  return mode.success ? mode.data : null;
}
