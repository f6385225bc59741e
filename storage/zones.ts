// Owns the zones of each camera: named parts of its picture that are watched or ignored; kept in
// state.json.
import { randomInt } from "node:crypto";
import { z } from "zod";
import type { CameraId } from "./incident-events.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import { cleanName, PersonNameError } from "./person-name.ts";
import { boxesOf, type CellArea, cellsOf, isCellArea, painted } from "./zone-cells.ts";

/** Relative to the picture: 0 is left or top, 1 the whole width or height. */
export const zoneBox = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
});
export type ZoneBox = z.infer<typeof zoneBox>;

export const zoneSchema = z.object({
  /** "z" and six letters or digits, drawn by lot: never given again (modes remember ids). */
  id: z.string(),
  name: z.string(),
  /**
   * watch: once a camera has such zones, only what moves in one of them counts. ignore: what moves
   * in it never counts, also where zones overlap.
   */
  kind: z.enum(["watch", "ignore"]),
  /** What belongs to it. Empty: nothing yet, and the guard does as if it were not there. */
  boxes: z.array(zoneBox),
});
export type Zone = z.infer<typeof zoneSchema>;

export const storedZones = z.record(z.string(), z.array(zoneSchema));
export type StoredZones = z.infer<typeof storedZones>;

/** As many as can be told apart in one picture, by one digit each. */
export const mostZones = 9;
export const longestZoneName = 30;

/** Why a zone could not be changed. */
export type ZoneRefusal = "gone" | "too_many" | "name_empty" | "name_too_long" | "not_a_cell";

export class ZoneError extends Error {
  override readonly name = "ZoneError";
  readonly because: ZoneRefusal;

  constructor(camera: CameraId, because: ZoneRefusal) {
    super(`A zone of camera ${camera} was not changed: ${because.replaceAll("_", " ")}`);
    this.because = because;
  }
}

/** What this needs of the state: JsonStore<State> is one. */
export interface ZoneStore {
  readonly value: { readonly zones: StoredZones };
  change(edit: (draft: { zones: StoredZones }) => void): Promise<void>;
}

const none: readonly Zone[] = [];

/** Changes resolve when they are on disk, and reject with ZoneError or StorageError; then nothing changed. */
export class Zones {
  readonly #store: ZoneStore;
  readonly #listeners: Listeners<[CameraId]>;

  constructor(store: ZoneStore, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("zones", log);
  }

  /** In the order in which they were added; the same array until the state is written again. */
  of(camera: CameraId): readonly Zone[] {
    return this.#store.value.zones[camera] ?? none;
  }

  find(camera: CameraId, id: string): Zone | null {
    return this.of(camera).find((zone) => zone.id === id) ?? null;
  }

  /** A new zone without cells. */
  async add(camera: CameraId, kind: Zone["kind"], name: string): Promise<Zone> {
    let added: Zone | undefined;
    await this.#change(camera, (zones) => {
      if (zones.length >= mostZones) throw new ZoneError(camera, "too_many");
      added = { id: newId(zones), name: keptName(camera, name), kind, boxes: [] };
      zones.push(added);
    });
    return added as Zone;
  }

  /** Names need not be unique: people tell zones apart by their numbers, too. */
  rename(camera: CameraId, id: string, name: string): Promise<void> {
    return this.#edit(camera, id, (zone) => {
      zone.name = keptName(camera, name);
    });
  }

  setKind(camera: CameraId, id: string, kind: Zone["kind"]): Promise<void> {
    return this.#edit(camera, id, (zone) => {
      zone.kind = kind;
    });
  }

  /** Takes cells into the zone or out of it. Resolves with its boxes as they were before. */
  async paint(
    camera: CameraId,
    id: string,
    area: CellArea,
    belongs: boolean,
  ): Promise<readonly ZoneBox[]> {
    if (!isCellArea(area)) throw new ZoneError(camera, "not_a_cell");
    let before: readonly ZoneBox[] = [];
    await this.#edit(camera, id, (zone) => {
      before = zone.boxes;
      zone.boxes = boxesOf(painted(cellsOf(zone.boxes), area, belongs));
    });
    return before;
  }

  /** Makes the zone consist of these boxes. */
  setBoxes(camera: CameraId, id: string, boxes: readonly ZoneBox[]): Promise<void> {
    return this.#edit(camera, id, (zone) => {
      zone.boxes = [...boxes];
    });
  }

  remove(camera: CameraId, id: string): Promise<void> {
    return this.#change(camera, (zones) => {
      const index = zones.findIndex((zone) => zone.id === id);
      if (index === -1) throw new ZoneError(camera, "gone");
      zones.splice(index, 1);
    });
  }

  /** Calls `listener` after every change, with the camera's id; returns how to stop that. */
  onChange(listener: (camera: CameraId) => void): () => void {
    return this.#listeners.add(listener);
  }

  #edit(camera: CameraId, id: string, edit: (zone: Zone) => void): Promise<void> {
    return this.#change(camera, (zones) => {
      const zone = zones.find((one) => one.id === id);
      if (!zone) throw new ZoneError(camera, "gone");
      edit(zone);
    });
  }

  async #change(camera: CameraId, edit: (zones: Zone[]) => void): Promise<void> {
    await this.#store.change((draft) => {
      const zones = draft.zones[camera] ?? [];
      edit(zones);
      if (zones.length > 0) draft.zones[camera] = zones;
      else delete draft.zones[camera];
    });
    this.#listeners.tell(camera);
  }
}

function newId(zones: readonly Zone[]): string {
  for (;;) {
    const id = `z${randomInt(36 ** 6)
      .toString(36)
      .padStart(6, "0")}`;
    if (zones.every((zone) => zone.id !== id)) return id;
  }
}

function keptName(camera: CameraId, name: string): string {
  try {
    const kept = cleanName(name);
    if (Array.from(kept).length <= longestZoneName) return kept;
  } catch (error) {
    if (!(error instanceof PersonNameError)) throw error;
    if (error.problem === "empty") throw new ZoneError(camera, "name_empty");
  }
  throw new ZoneError(camera, "name_too_long");
}
