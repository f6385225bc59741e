// Owns a face that a camera saw and an incident kept, as a photo of somebody: whether it is good
// enough to know them by, and adding it to the household's people.
import { faceCropSide, readFaceCrop } from "../../../storage/face-crop.ts";
import type { Incidents } from "../../../storage/incidents.ts";
import type { IncidentRecord, StoredFace } from "../../../storage/incident-events.ts";
import type { Addition, NewCrop, PersonId } from "../../../storage/person.ts";
import { template } from "../../../vision/faces/align.ts";
import { lightOf } from "../../../vision/faces/crop-quality.ts";
import { cameraLimits, judgePhoto, type EnrolmentAnswer } from "../../../vision/faces/enrolment.ts";
import type { FacesView } from "../../../vision/faces/faces-view.ts";

export interface SeenFaceParts {
  incidents: Pick<Incidents, "file">;
  faces: FacesView;
}

/** Whose it would be; null: somebody new. */
export type Whose = PersonId | null;

/** RGB24, 112 x 112. Rejects with StorageError, `code` "ENOENT" when it is not kept any more. */
export function readSeenFace(
  { id }: Pick<IncidentRecord, "id">,
  face: StoredFace,
  { incidents }: Pick<SeenFaceParts, "incidents">,
): Promise<Uint8Array> {
  return readFaceCrop(incidents.file(id, face.file));
}

/**
 * What enrolment would say of it. How far it was turned away is not kept, and that it is a face was
 * found when it was seen. Rejects with FaceReaderError.
 */
export async function judgeSeenFace(
  rgb: Uint8Array,
  { box }: StoredFace,
  person: Whose,
  { faces }: Pick<SeenFaceParts, "faces">,
): Promise<EnrolmentAnswer> {
  const { gallery } = faces;
  const [embedding] = await faces.embed([rgb]);
  if (!embedding) throw new RangeError(`No embedding of ${faceCropSide} x ${faceCropSide} pixels`);
  const seen = { box, score: 1, landmarks: template, embedding, rawNorm: Infinity, pose: 0 };
  return judgePhoto({
    faces: [{ ...seen, ...lightOf(rgb), crop: rgb }],
    chosen: null,
    previous: person === null ? [] : [...gallery.embeddingsOf(person).values()],
    person,
    gallery,
    pack: faces.thresholds(),
    limits: cameraLimits,
  });
}

/** Rejects as People.addCrops() and People.add() do; `name` is that of somebody new. */
export function addSeenFace(
  rgb: Uint8Array,
  { id, camera, cameraName }: IncidentRecord,
  { takenAt }: StoredFace,
  whose: { person: PersonId } | { name: string },
  { faces: { people } }: Pick<SeenFaceParts, "faces">,
): Promise<Addition> {
  const source = { kind: "camera" as const, camera, cameraName, incident: id };
  const crops: NewCrop[] = [{ rgb, takenAt, source }];
  return "person" in whose ? people.addCrops(whose.person, crops) : people.add(whose.name, crops);
}
