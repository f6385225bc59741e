// Owns what zones mean to motion and faces: which cells of the detector's grid count, which zone a
// movement was in, and whether a point of the picture counts. Pure. The meaning itself is told in
// storage/zones.ts: what is ignored never counts, and once something is watched only that counts.
import { fillBox } from "../../storage/zone-cells.ts";
import type { Zone, ZoneBox } from "../../storage/zones.ts";
import type { Region } from "./regions.ts";

/** A zone as a result names it. */
export type NamedZone = Pick<Zone, "id" | "name">;

/** What zones make of one grid; made once per change of either. */
export interface ZoneMask {
  /** 1 for cells that count, one byte a cell. */
  readonly counts: Uint8Array;
  /** How many do. */
  readonly counting: number;
  /** The watched zones; the first belongs to bit 0 of `owners`. */
  readonly watched: readonly NamedZone[];
  /** For each cell, the watched zones that it belongs to. */
  readonly owners: Uint16Array;
  /** How many cells of each watched zone count; where none is watched, of all that is left as one. */
  readonly sizes: readonly number[];
}

interface GridSize {
  readonly width: number;
  readonly height: number;
}

export const noZones: readonly Zone[] = [];
/** Bits in `owners`. */
const mostNamed = 16;
/** A zone is named where at least this share of a region's cells lies in it. */
const namedFrom = 0.1;
/**
 * Share of the picture, and of what counts in it, from which a change is the camera's own: a hand
 * or a bag on it, or somebody who turns it away. Such a thing alarms whatever zones say, as long
 * as it reaches into what they leave.
 */
const wholeView = 0.75;
/** Share of a small zone that has to change where the whole of it is less than the minimum area. */
const filledFrom = 0.5;

/** Null where everything counts: no zones, or none with anything in it. */
export function maskOf(zones: readonly Zone[], grid: GridSize): ZoneMask | null {
  const used = zones.filter(({ boxes }) => boxes.length > 0);
  if (used.length === 0) return null;
  const cells = grid.width * grid.height;
  const counts = new Uint8Array(cells);
  const owners = new Uint16Array(cells);
  const watched = used.filter(({ kind }) => kind === "watch");
  if (watched.length === 0) counts.fill(1);
  for (const [index, { boxes }] of watched.entries()) {
    const own = new Uint8Array(cells);
    for (const box of boxes) fillBox(own, grid, box, 1);
    const bit = index < mostNamed ? 1 << index : 0;
    for (let cell = 0; cell < cells; cell++) {
      if (own[cell] === 0) continue;
      counts[cell] = 1;
      owners[cell] = (owners[cell] as number) | bit;
    }
  }
  for (const { kind, boxes } of used) {
    if (kind === "ignore") for (const box of boxes) fillBox(counts, grid, box, 0);
  }
  let counting = 0;
  for (const value of counts) counting += value;
  const names = watched.slice(0, mostNamed).map(({ id, name }) => ({ id, name }));
  const sizes = names.length === 0 ? [counting] : names.map(() => 0);
  if (names.length > 0) countOwned(counts, owners, sizes);
  return { counts, counting, watched: names, owners, sizes };
}

/** Adds to each of `sizes` how many cells that are 1 belong to the zone of that bit. */
function countOwned(cells: Uint8Array, owners: Uint16Array, sizes: number[]): void {
  for (let cell = 0; cell < cells.length; cell++) {
    const bits = cells[cell] === 1 ? (owners[cell] as number) : 0;
    for (let index = 0; bits >> index !== 0; index++) {
      if ((bits & (1 << index)) !== 0) sizes[index] = (sizes[index] as number) + 1;
    }
  }
}

/**
 * What is so small that no movement in it reaches the minimum area (or hardly), and changed by half:
 * the watched zones of that kind; `moving` also where no zone is watched and so little is left.
 * Without this such a zone would be blind, and nobody would know. `smallest` is in cells; `changed`
 * holds only what counts.
 */
export function filledZones(
  changed: Uint8Array,
  smallest: number,
  { watched, owners, sizes }: ZoneMask,
): { moving: boolean; zones: readonly NamedZone[] } {
  const isSmall = (size: number) => size > 0 && size * filledFrom < smallest;
  if (!sizes.some(isSmall)) return { moving: false, zones: [] };
  const inside = sizes.map(() => 0);
  if (watched.length > 0) countOwned(changed, owners, inside);
  else for (const value of changed) inside[0] = (inside[0] as number) + value;
  const isFilled = (index: number) => {
    const size = sizes[index] as number;
    return isSmall(size) && (inside[index] as number) >= Math.max(1, size * filledFrom);
  };
  const zones = watched.filter((_, index) => isFilled(index));
  return { moving: zones.length > 0 || (watched.length === 0 && isFilled(0)), zones };
}

/**
 * Takes out of `changed` (0 or 1 a cell; a buffer of its own) what doesn't count, unless so much
 * changed that it is the camera that is covered or turned. `count` is how many cells changed;
 * returns how many are left.
 */
export function applyMask(
  changed: Uint8Array,
  count: number,
  { counts, counting }: ZoneMask,
): number {
  const wholly = count >= wholeView * changed.length && counting > 0;
  if (wholly && both(changed, counts, false) >= wholeView * counting) return count;
  return both(changed, counts, true);
}

/** How many cells are 1 in both; `keep`: `changed` keeps only those. Four cells at a time. */
function both(changed: Uint8Array, counts: Uint8Array, keep: boolean): number {
  const words = changed.length >> 2;
  const four = new Uint32Array(changed.buffer, changed.byteOffset, words);
  const mask = new Uint32Array(counts.buffer, counts.byteOffset, words);
  let cells = 0;
  for (let at = 0; at < words; at++) {
    const before = four[at]!;
    if (before === 0) continue;
    const left = before & mask[at]!;
    if (keep) four[at] = left;
    // The sum of the word's four bytes, as its highest one.
    cells += Math.imul(left, 0x01010101) >>> 24;
  }
  for (let at = words * 4; at < changed.length; at++) {
    const left = changed[at]! & counts[at]!;
    if (keep) changed[at] = left;
    cells += left;
  }
  return cells;
}

/** The watched zones in which a region of at least `minimumArea` lies, in the order of zones. */
export function zonesOf(
  regions: readonly Region[],
  minimumArea: number,
  changed: Uint8Array,
  { watched, owners }: ZoneMask,
  grid: GridSize,
): readonly NamedZone[] {
  if (watched.length === 0) return watched;
  const touched = new Set<NamedZone>();
  for (const region of regions) {
    if (region.area < minimumArea) break; // the largest come first
    for (const zone of zonesUnder(region, changed, watched, owners, grid)) touched.add(zone);
  }
  return watched.filter((zone) => touched.has(zone));
}

function zonesUnder(
  region: Region,
  changed: Uint8Array,
  watched: readonly NamedZone[],
  owners: Uint16Array,
  grid: GridSize,
): NamedZone[] {
  const left = Math.round(region.x * grid.width);
  const right = Math.round((region.x + region.width) * grid.width);
  const top = Math.round(region.y * grid.height);
  const bottom = Math.round((region.y + region.height) * grid.height);
  const inside = watched.map(() => 0);
  let cells = 0;
  for (let y = top; y < bottom; y++) {
    for (let cell = y * grid.width + left; cell < y * grid.width + right; cell++) {
      if (changed[cell] !== 1) continue;
      cells++;
      const bits = owners[cell] as number;
      if (bits === 0) continue;
      for (let index = 0; index < inside.length; index++) {
        if ((bits & (1 << index)) !== 0) inside[index] = (inside[index] as number) + 1;
      }
    }
  }
  return watched.filter((_, index) => (inside[index] as number) >= Math.max(1, cells * namedFrom));
}

/** Whether what is at this point of the picture (0 to 1) counts. */
export function countsAt(zones: readonly Zone[], x: number, y: number): boolean {
  let watches = false;
  let watched = false;
  for (const { kind, boxes } of zones) {
    if (boxes.length === 0) continue;
    const here = boxes.some((box) => holds(box, x, y));
    if (kind === "ignore" && here) return false;
    if (kind === "watch") {
      watches = true;
      watched ||= here;
    }
  }
  return watched || !watches;
}

function holds(box: ZoneBox, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

/**
 * A camera's zones without those that are switched off: the same array as long as both stay what
 * they are, so that whoever makes something of it need not make it again.
 */
export class ZonesInForce {
  #zones: readonly Zone[] = noZones;
  #off: readonly string[] = [];
  #inForce: readonly Zone[] = noZones;

  /** `off` holds "camera/zone". */
  of(camera: string, zones: readonly Zone[], off: ReadonlySet<string>): readonly Zone[] {
    if (zones.length === 0) return noZones;
    const offHere = off.size === 0 ? [] : zones.filter(({ id }) => off.has(`${camera}/${id}`));
    const ids = offHere.map(({ id }) => id);
    if (zones !== this.#zones || ids.join() !== this.#off.join()) {
      this.#zones = zones;
      this.#off = ids;
      this.#inForce = ids.length === 0 ? zones : zones.filter(({ id }) => !ids.includes(id));
    }
    return this.#inForce;
  }
}
