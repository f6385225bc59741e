// Owns what the house of the scripted chat looks back on: incidents that lie on disk before the
// program starts, as a guard has left them that knew the same cameras.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { alertKey, type Delivery, type IncidentDeliveries } from "../../../storage/deliveries.ts";
import type { IncidentRecord, NewIncidentEvent } from "../../../storage/incident-events.ts";
import { dateOf, incidentId } from "../../../storage/incident-id.ts";
import type { StoredMovement } from "../../../vision/store-movement.ts";
import { jpeg } from "../../bot/practice/pictures.ts";
import { annaId } from "../household.ts";

const timezone = "UTC";
const dayMs = 86_400_000;
const [width, height] = [320, 180];

export interface Past {
  /** The day, "2026-11-19", on which most of it happened: eight times at the front door. */
  day: string;
  /** Longer ago than a month, shorter than evidence is usually kept: twice in the hall. */
  oldDay: string;
}

/** What happened once: whether the household said that it was nothing, and what had moved. */
interface Happened {
  falseAlarm: boolean;
  areas: readonly number[];
  box: NonNullable<StoredMovement["box"]>;
}

const thief: Happened = {
  falseAlarm: false,
  areas: [30_000, 40_000, 35_000],
  box: [0.3, 0.2, 0.3, 0.5],
};
/** Always in the same corner. */
const leaves: Happened = {
  falseAlarm: true,
  areas: [20_000, 21_000],
  box: [0.1, 0.8, 0.1, 0.1],
};
/** Just large enough for how cameras are usually set, and far from the leaves. */
const cat: Happened = {
  falseAlarm: true,
  areas: [5_100, 6_200, 6_100],
  box: [0.85, 0.05, 0.05, 0.05],
};

/** The cameras that are added in the chat first and second are c1001 and c1002. */
export async function writePast(dataDir: string): Promise<Past> {
  const midnight = Math.floor(Date.now() / dayMs) * dayMs;
  const [recent, old] = [midnight - 3 * dayMs, midnight - 40 * dayMs];
  const front = [thief, leaves, leaves, cat, thief, leaves, thief, thief];
  for (const [index, one] of front.entries()) {
    await write(dataDir, recent + (9 + index) * 3_600_000, "c1001", "Front door", one);
  }
  for (const hour of [10, 20]) {
    await write(dataDir, old + hour * 3_600_000, "c1002", "Hall", thief);
  }
  return { day: dateOf(idAt(recent)), oldDay: dateOf(idAt(old)) };
}

const idAt = (at: number) => incidentId(at, timezone, "c1001", 1);

async function write(
  dataDir: string,
  openedAt: number,
  camera: string,
  cameraName: string,
  { falseAlarm, areas, box }: Happened,
): Promise<void> {
  const id = incidentId(openedAt, timezone, camera, 1);
  const folder = path.join(dataDir, "incidents", dateOf(id), id);
  await mkdir(folder, { recursive: true });
  const record: IncidentRecord = {
    id,
    cause: "movement",
    camera,
    cameraName,
    alarm: "armed_away",
    openedAt,
    beganAt: openedAt - 800,
    timezone,
  };
  const picture = await jpeg(width, height, falseAlarm ? 0x445544ff : 0x884433ff);
  const photo = { file: "photo.jpg", bytes: picture.length, width, height, takenAt: openedAt };
  const events: NewIncidentEvent[] = [
    { kind: "opened", photo, reason: null },
    { kind: "ended", reason: "quiet", endedAt: openedAt + 12_000 },
    ...(falseAlarm ? [{ kind: "marked" as const, falseAlarm, by: "Anna" }] : []),
  ];
  const lines = events.map((event, index) => {
    return `${JSON.stringify({ seq: index + 1, at: openedAt + index * 12_000, ...event })}\n`;
  });
  const movement = areas.map((area, index): StoredMovement => {
    return { at: openedAt + index * 200, area, box };
  });
  await Promise.all([
    writeFile(path.join(folder, "incident.json"), `${JSON.stringify(record, null, 2)}\n`),
    writeFile(path.join(folder, "events.jsonl"), lines.join("")),
    writeFile(path.join(folder, "movement.json"), `${JSON.stringify(movement)}\n`),
    writeFile(path.join(folder, "photo.jpg"), picture),
    writeFile(path.join(folder, "deliveries.json"), JSON.stringify(toldToAnna(record, events))),
  ]);
}

/** She has deleted the message since. */
function toldToAnna({ id, openedAt }: IncidentRecord, events: readonly unknown[]) {
  const rows = events.map((_, index): Delivery => {
    return {
      seq: index + 1,
      chat: annaId,
      message: "alert",
      thread: null,
      state: "sent",
      loud: index === 0,
      attempts: 1,
      waitMs: 0,
      messageId: 1,
      mediaKind: "photo",
      late: false,
      sentAt: openedAt + 1_000 + index * 12_000,
      lastError: null,
    };
  });
  const alert = { messageId: null, kind: "photo", toldLateAt: null, toldResolved: false } as const;
  return {
    version: 1,
    incident: id,
    rows,
    alerts: { [alertKey(annaId, "alert")]: alert },
    fileIds: {},
    unsendable: {},
    digests: {},
  } satisfies IncidentDeliveries;
}
