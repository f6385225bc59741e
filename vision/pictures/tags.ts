// Owns where the numbers go: each beside its box, never outside of the picture, not on another
// number, and on a face only where there is no other place.
import { sharedArea } from "../faces/boxes.ts";
import type { Box, Point } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";

export interface PlacedTag {
  box: Box;
  /** Joins a tag that had to move away to its box; null when it is beside or on it. */
  leader: { from: Point; to: Point } | null;
}

/** Places a tag of each size beside the box of the same index; the first have the first choice. */
export function placeTags(
  boxes: readonly Box[],
  tags: readonly Size[],
  picture: Size,
): PlacedTag[] {
  const placed: Box[] = [];
  return boxes.map((box, index) => {
    const place = bestPlace(box, tags[index] as Size, picture, placed, boxes);
    placed.push(place);
    return { box: place, leader: leaderBetween(place, box) };
  });
}

function bestPlace(
  box: Box,
  tag: Size,
  picture: Size,
  placed: readonly Box[],
  faces: readonly Box[],
): Box {
  const beside = besideBox(box, tag).map((corner) => intoPicture(corner, tag, picture));
  const near = leastCovering(beside, placed, faces);
  if (covered(near, placed) === 0) return near;
  const places = everywhere(tag, picture);
  const free = places.filter((place) => covered(place, placed) === 0);
  if (free.length === 0) return leastCovering([near, ...places], placed, faces);
  // Of those that are about as near as the nearest, one that leaves the faces free.
  const away = free.map((place) => distance(place, box));
  const reach = Math.min(...away) + tag.height;
  const within = free.filter((_, index) => (away[index] as number) <= reach);
  return leastCovering(within, placed, faces);
}

/** Above, below, at the sides, and at last inside; each from the left first. */
function besideBox({ x, y, width, height }: Box, tag: Size): Point[] {
  const [right, bottom] = [x + width - tag.width, y + height - tag.height];
  return [
    { x, y: y - tag.height },
    { x: right, y: y - tag.height },
    { x, y: y + height },
    { x: right, y: y + height },
    { x: x + width, y },
    { x: x - tag.width, y },
    { x: x + width, y: bottom },
    { x: x - tag.width, y: bottom },
    { x, y },
    { x: right, y: bottom },
  ];
}

function everywhere(tag: Size, picture: Size): Box[] {
  const places: Box[] = [];
  const step = Math.max(4, Math.round(tag.height / 2));
  for (let y = 0; y + tag.height <= picture.height; y += step) {
    for (let x = 0; x + tag.width <= picture.width; x += step) places.push({ x, y, ...tag });
  }
  return places;
}

/** Covering another number is a hundred times as bad as covering a face. */
function leastCovering(places: readonly Box[], tags: readonly Box[], faces: readonly Box[]): Box {
  const costs = places.map((place) => 100 * covered(place, tags) + covered(place, faces));
  return places[costs.indexOf(Math.min(...costs))] as Box;
}

function covered(place: Box, others: readonly Box[]): number {
  return others.reduce((area, other) => area + sharedArea(place, other), 0);
}

function intoPicture({ x, y }: Point, tag: Size, picture: Size): Box {
  return {
    x: Math.max(0, Math.min(x, picture.width - tag.width)),
    y: Math.max(0, Math.min(y, picture.height - tag.height)),
    width: Math.min(tag.width, picture.width),
    height: Math.min(tag.height, picture.height),
  };
}

function leaderBetween(tag: Box, box: Box): PlacedTag["leader"] {
  if (distance(tag, box) === 0) return null;
  const from = { x: tag.x + tag.width / 2, y: tag.y + tag.height / 2 };
  return { from, to: nearestPoint(box, from) };
}

/** How far two boxes are apart; 0 when they touch. */
function distance(a: Box, b: Box): number {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
  const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
  return Math.hypot(across, down);
}

function nearestPoint(box: Box, { x, y }: Point): Point {
  return {
    x: Math.min(Math.max(x, box.x), box.x + box.width),
    y: Math.min(Math.max(y, box.y), box.y + box.height),
  };
}
