// Owns finding faces in a picture of any size with a network of limited size: look by look, then
// one answer per face.
import { areaOf, keepBest, overlap, sameFace, sharedArea } from "./boxes.ts";
import type { Box, Detection } from "./faces.ts";
import type { Sight } from "./look-input.ts";
import { planLooks } from "./looks.ts";
import type { Look, LookSize } from "./looks.ts";

export interface Detector {
  /** The largest piece that is looked at in one run. */
  readonly input: LookSize;
  /**
   * Faces in `areas` (whole numbers, inside the sight), or in all of it; boxes and points are in
   * its pixels and may reach beyond its edges.
   */
  detect(sight: Sight, areas?: readonly Box[]): Promise<Detection[]>;
  close(): Promise<void>;
}

/** One network that finds faces in one look (ultraface.ts, scrfd.ts). */
export interface FaceFinder {
  readonly input: LookSize;
  /** In pixels of the sight, more than one per face allowed. */
  find(sight: Sight, look: Look): Promise<Detection[]>;
  close(): Promise<void>;
}

/** The detector that goes through a sight with `finder`. */
export function detectorWith(finder: FaceFinder): Detector {
  return {
    input: finder.input,
    async detect(sight, areas = [{ x: 0, y: 0, width: sight.width, height: sight.height }]) {
      const found: FoundInLook[] = [];
      for (const area of areas) {
        for (const look of planLooks(area, finder.input)) {
          for (const detection of keepBest(await finder.find(sight, look))) {
            found.push({ detection, cut: isCut(detection.box, look, sight) });
          }
        }
      }
      return joinLooks(found);
    },
    close: () => finder.close(),
  };
}

export interface FoundInLook {
  detection: Detection;
  /** It touches an edge of its look behind which the sight goes on. */
  cut: boolean;
}

const edgePixels = 2;

/** Whether `box` may be only a part of a face that goes on beyond its look. */
export function isCut(box: Box, look: Look, picture: { width: number; height: number }): boolean {
  const near = edgePixels * look.shrink;
  return (
    (look.x > 0 && box.x <= look.x + near) ||
    (look.y > 0 && box.y <= look.y + near) ||
    (look.x + look.width < picture.width && box.x + box.width >= look.x + look.width - near) ||
    (look.y + look.height < picture.height && box.y + box.height >= look.y + look.height - near)
  );
}

/** More than that of the smaller box inside of the larger one: a part of a face, or its surroundings. */
const inside = 0.7;
/** A larger box loses against one inside of it that is surer by more than this. */
const muchSurer = 0.15;

/**
 * One detection per face. A face on a seam is found whole in one look and cut in others: whole ones
 * go first, and a cut one stays only where no other covers half of it.
 */
export function joinLooks(found: readonly FoundInLook[]): Detection[] {
  const ranked = [...found].sort(
    (a, b) => Number(a.cut) - Number(b.cut) || b.detection.score - a.detection.score,
  );
  const kept: Detection[] = [];
  for (const { detection, cut } of ranked) {
    const again = kept.some((better) => {
      if (overlap(better.box, detection.box) > sameFace) return true;
      return cut && sharedArea(better.box, detection.box) > areaOf(detection.box) / 2;
    });
    if (!again) kept.push(detection);
  }
  return kept.filter((detection) => !kept.some((other) => isPartOf(detection, other)));
}

/** Whether `detection` should go because `other` is the same face at another size. */
function isPartOf(detection: Detection, other: Detection): boolean {
  if (detection === other) return false;
  const [own, others] = [areaOf(detection.box), areaOf(other.box)];
  if (sharedArea(detection.box, other.box) <= inside * Math.min(own, others)) return false;
  return own < others
    ? other.score >= detection.score - muchSurer
    : other.score > detection.score + muchSurer;
}
