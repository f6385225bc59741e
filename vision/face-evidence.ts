// Owns what an incident keeps of faces: the best crop of each, and the picture in which a stranger
// is marked, beside the picture as the camera took it.
import type { Clock } from "../storage/clock.ts";
import { StorageError } from "../storage/errors.ts";
import { cropsOfTrack, nextCropName } from "../storage/face-crop-names.ts";
import { encodeFaceCrop } from "../storage/face-crop.ts";
import type {
  IncidentId,
  NewIncidentEvent,
  StoredFace,
  StoredPhoto,
} from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { FrameSize } from "./capture/decoder-command.ts";
import { scaledBox } from "./faces/boxes.ts";
import type { TrackView } from "./faces/tracks.ts";
import { annotate } from "./pictures/annotate.ts";
import { PictureError, sizeOfJpeg } from "./pictures/picture-jpeg.ts";
import { storePhoto } from "./store-photo.ts";
import type { StrangerWitness } from "./strangers/strangers-view.ts";
import type { Still } from "./watch-view.ts";

export interface FaceEvidenceOptions {
  incidents: Incidents;
  ffmpeg: { readonly path: string };
  clock: Clock;
  log: Log;
  wallOf(ms: number): number;
  /** Of the frames in whose pixels boxes are, which may be of another stream; null: the still's. */
  frameSize: FrameSize | null;
  /** Knows whether a stranger was here before; left out: nobody does. */
  strangers?: StrangerWitness;
}

/** The event that says what is known of a face, its crop stored. */
export async function faceEvent(
  options: FaceEvidenceOptions,
  id: IncidentId,
  track: TrackView,
): Promise<NewIncidentEvent> {
  const { id: number, verdict, embedding } = track;
  const face = await storeFace(options, id, track);
  const seenBefore = options.strangers?.see({
    incident: id,
    track: number,
    file: face?.file ?? null,
    verdict,
    embedding,
  });
  return {
    kind: "face",
    track: number,
    verdict,
    people: track.top.map(({ person, score, agreeing }) => ({ person, score, frames: agreeing })),
    face,
    seenMs: track.seenMs,
    ...(seenBefore && { seenBefore }),
  };
}

async function storeFace(
  { incidents, log, wallOf }: FaceEvidenceOptions,
  id: IncidentId,
  { id: number, best }: TrackView,
): Promise<StoredFace | null> {
  let file: string;
  try {
    const png = await encodeFaceCrop(best.crop);
    const newest = cropsOfTrack(number, await incidents.files(id)).at(-1);
    const isSame = newest !== undefined && (await incidents.readFile(id, newest)).equals(png);
    file = isSame ? newest : nextCropName(number, newest);
    if (!isSame) await incidents.saveFile(id, file, png);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.error("A face could not be stored", { incident: id, error });
    return null;
  }
  const { x, y, width, height } = best.box;
  return { file, takenAt: wallOf(best.ms), box: { x, y, width, height } };
}

/**
 * The still with the face marked and enlarged beside it, stored as `name`.jpg beside the still
 * itself (`name`-original.jpg); the still alone where marking fails; null where there is none.
 */
export async function storeMarkedPhoto(
  options: FaceEvidenceOptions,
  id: IncidentId,
  name: string,
  still: Still | null,
  track: TrackView,
): Promise<StoredPhoto | null> {
  const plain = await storePhoto(options, id, `${name}-original.jpg`, still);
  if (!still) return null;
  const { ffmpeg, clock, log, frameSize } = options;
  const { best, verdict } = track;
  const box = scaledBox(best.box, frameSize ?? still, still);
  try {
    const mark = { number: 1, verdict };
    const jpeg = await annotate(still.jpeg, [{ ...mark, box }], {
      ffmpeg,
      clock,
      faces: [{ ...mark, crop: best.crop }],
    });
    const marked = { ...still, jpeg, ...sizeOfJpeg(jpeg) };
    return (await storePhoto(options, id, `${name}.jpg`, marked)) ?? plain;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    log.warn("A face could not be marked; the picture goes without", { incident: id, error });
    return plain;
  }
}
