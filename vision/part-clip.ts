// Owns making the clips of one recorded part of an incident, and what is told of it: the clips, or
// why there are none.
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { IncidentId, StoredClip } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import {
  ClipError,
  isDiskTrouble,
  nothingRecorded,
  type ClipMaker,
  type ClipRequest,
} from "./capture/clip.ts";
import type { IncidentStory } from "./incident-story.ts";
import type { Recording } from "./recording.ts";
import { inSpareFolder } from "./spare-folder.ts";

/** Beside each spool: what turns its times into wall-clock times after a restart. */
export interface SpoolNote {
  part: number;
  /** Add to a packet's own ms to get wall-clock milliseconds. */
  wallOffset: number;
}

export const spoolName = (part: number) => `spool-${part}.mkv`;
export const spoolNoteName = (part: number) => `spool-${part}.json`;

export interface PartClip {
  id: IncidentId;
  story: IncidentStory;
  part: number;
  cut: "first" | "whole";
  continued: boolean;
  /** On the camera's own timeline. */
  fromMs: number;
  toMs: number;
  /** Null where nothing was recorded. */
  recording: Recording | null;
  /** Add to the camera's own time to get wall-clock milliseconds. */
  wallOffset: number;
  /** The moment that the thumbnail shows; left out: the clip's middle. */
  thumbnailMs?: number;
}

/** Rejects only for what is no matter of the clip; a whole clip that can't be made is told. */
export async function storePartClip(
  clip: PartClip,
  options: { incidents: Incidents; makeClips: ClipMaker; log: Log },
): Promise<void> {
  const { id, story, part, cut, continued, recording, wallOffset, thumbnailMs } = clip;
  const { incidents, log } = options;
  try {
    const packets = recording ? await recording.packets(clip.fromMs, clip.toMs) : [];
    if (packets.length === 0 || !recording) {
      throw nothingRecorded();
    }
    const made = await makeAnywhere(id, options, {
      format: recording.format,
      packets,
      folder: incidents.folder(id),
      name: `clip-${part}${cut === "first" ? "-first" : ""}`,
      wallOf: (ms) => ms + wallOffset,
      ...(thumbnailMs === undefined ? {} : { thumbnailMs }),
    });
    for (const one of made) {
      await story.add(id, {
        kind: "clip",
        part,
        cut,
        continued,
        clip: one,
        ...(await sealed(id, one, incidents)),
      });
    }
    if (cut === "whole") {
      await incidents.removeFile(id, spoolName(part));
      await incidents.removeFile(id, spoolNoteName(part));
    }
  } catch (error) {
    if (!(error instanceof ClipError)) throw error;
    log.error("A clip could not be made", { incident: id, part, cut, error });
    if (cut === "whole") {
      const { message: reason, words } = error;
      await keepSpool(id, part, incidents);
      await story.add(id, { kind: "clip_failed", part, reason, words });
    }
  }
}

/** Where no clip could be made of it, the recording itself is what there is: it stays, and is sealed. */
export async function keepSpool(
  id: IncidentId,
  part: number,
  incidents: Pick<Incidents, "seal">,
): Promise<void> {
  await incidents.seal(id, [spoolName(part), spoolNoteName(part)]);
}

/**
 * In the incident's folder; where the disk refuses, in one elsewhere, from which it is sent from memory
 * and written when the disk allows (Incidents.saveFile). Rejects with ClipError.
 */
async function makeAnywhere(
  id: IncidentId,
  { incidents, makeClips, log }: { incidents: Incidents; makeClips: ClipMaker; log: Log },
  request: ClipRequest,
): Promise<StoredClip[]> {
  try {
    return await makeClips(request);
  } catch (error) {
    if (!(error instanceof ClipError) || !isDiskTrouble(error)) throw error;
    const made = await inSpareFolder(request.folder, async (folder) => {
      const clips = await makeClips({ ...request, folder });
      for (const { file, thumbnail } of clips) {
        for (const name of thumbnail === null ? [file] : [thumbnail, file]) {
          await incidents.saveFile(id, name, await readFile(path.join(folder, name)));
        }
      }
      return clips;
    }).catch((cause: unknown) => {
      // The first reason is the one to tell: what helps is room on the disk.
      log.warn("Nor could a clip be made in memory", { incident: id, error: cause });
      return null;
    });
    if (!made) throw error;
    log.warn("A clip was made in memory, because the disk refuses it", { incident: id, error });
    return made;
  }
}

/** Puts a clip into the seal's chain before anybody hears of it, so that its caption can say so. */
export async function sealed(
  id: IncidentId,
  { file, thumbnail }: StoredClip,
  incidents: Pick<Incidents, "seal">,
): Promise<{ seal?: string }> {
  const seal = await incidents.seal(id, thumbnail === null ? [file] : [file, thumbnail]);
  return seal === null ? {} : { seal };
}
