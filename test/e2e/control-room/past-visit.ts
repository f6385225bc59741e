// Owns the visit of a stranger that the house of faces remembers: an incident of two days ago on its
// disk, with the stranger's face.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeFaceCrop } from "../../../storage/face-crop.ts";
import { dateOf, incidentId } from "../../../storage/incident-id.ts";
import {
  ended,
  face,
  opened,
  placed,
  recordOf,
  writeIncident,
} from "../../storage/history/stories.ts";

const dayMs = 86_400_000;

/** `crop`: RGB24, 112 x 112. */
export async function writePastVisit(dataDir: string, crop: Uint8Array): Promise<void> {
  const openedAt = Date.now() - 2 * dayMs;
  const id = incidentId(openedAt, "UTC", "c1", 1);
  const record = recordOf(id, { openedAt, beganAt: openedAt });
  const over = { ...ended, endedAt: openedAt + 20_000 };
  const events = placed({ ...opened, photo: null }, face(1, "UNKNOWN"), over);
  await writeIncident(dataDir, record, events);
  const folder = path.join(dataDir, "incidents", dateOf(id), id);
  await writeFile(path.join(folder, "face-1.png"), await encodeFaceCrop(crop));
}
