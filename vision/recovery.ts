// Owns what happens at start to incidents that a crash or a power cut left unfinished: their
// spools become clips of what was seen, and each is ended "by a restart".
import type { Incidents } from "../storage/incidents.ts";
import type { IncidentEvent, IncidentId } from "../storage/incident-events.ts";
import type { Log } from "../storage/log.ts";
import { ClipError, type ClipMaker } from "./capture/clip.ts";
import { readSpool } from "./capture/spool-reader.ts";
import { spoolName, spoolNoteName, type SpoolNote } from "./recorder.ts";

export interface RecoveryOptions {
  /** Incidents without an end, taken before the cameras could open new ones. */
  unfinished: readonly IncidentId[];
  incidents: Incidents;
  makeClips: ClipMaker;
  log: Log;
  /** Wall-clock milliseconds now. */
  now(): number;
}

/** Finishes what was left; one incident that can't be finished is logged and doesn't stop the rest. */
export async function recoverIncidents(options: RecoveryOptions): Promise<void> {
  const { unfinished, log } = options;
  for (const id of unfinished) {
    try {
      await recover(id, options);
      log.info("An incident that a restart had cut off was finished", { incident: id });
    } catch (error) {
      log.error("An incident that a restart had cut off could not be finished", {
        incident: id,
        error,
      });
    }
  }
}

async function recover(id: IncidentId, options: RecoveryOptions): Promise<void> {
  const { incidents } = options;
  const record = await incidents.record(id);
  const events = await incidents.events(id);
  if (!events.some((event) => event.kind === "opened")) {
    // Killed before the photo was ready: the clip will show it.
    await incidents.append(id, { kind: "opened", photo: null, reason: null });
  }
  let endedAt = record.openedAt;
  if (record.cause === "movement") {
    for (const part of await spooledParts(id, incidents)) {
      endedAt = Math.max(endedAt, await recoverPart(id, part, events, options));
    }
  } else {
    endedAt = options.now();
  }
  await incidents.append(id, { kind: "ended", reason: "restart", endedAt });
}

/** Makes the part's clip where it has none yet; returns when its last picture was taken. */
async function recoverPart(
  id: IncidentId,
  part: number,
  events: IncidentEvent[],
  { incidents, makeClips, log }: RecoveryOptions,
): Promise<number> {
  const note = JSON.parse(
    (await incidents.readFile(id, spoolNoteName(part))).toString("utf8"),
  ) as SpoolNote;
  const spool = await readSpool(incidents.file(id, spoolName(part)), log);
  const first = spool?.packets.findIndex((packet) => packet.keyframe) ?? -1;
  const told = events.some(
    (event) => event.kind === "clip" && event.part === part && event.cut === "whole",
  );
  let endedAt = 0;
  if (spool && first !== -1) {
    const packets = spool.packets.slice(first);
    endedAt = (packets.at(-1)?.ms ?? 0) + note.wallOffset;
    if (!told) {
      try {
        const clips = await makeClips({
          format: spool.format,
          packets,
          folder: incidents.folder(id),
          name: `clip-${part}`,
          wallOf: (ms) => ms + note.wallOffset,
        });
        for (const clip of clips) {
          await incidents.append(id, { kind: "clip", part, cut: "whole", continued: false, clip });
        }
      } catch (error) {
        if (!(error instanceof ClipError)) throw error;
        await incidents.append(id, { kind: "clip_failed", part, reason: error.message });
        return endedAt;
      }
    }
  } else if (!told) {
    await incidents.append(id, {
      kind: "clip_failed",
      part,
      reason: "The recording was cut off before a picture was on disk.",
    });
  }
  await incidents.removeFile(id, spoolName(part));
  await incidents.removeFile(id, spoolNoteName(part));
  return endedAt;
}

async function spooledParts(id: IncidentId, incidents: Incidents): Promise<number[]> {
  const names = new Set(await incidents.files(id));
  return [...names]
    .flatMap((name) => {
      const part = /^spool-(\d+)\.mkv$/.exec(name)?.[1];
      return part && names.has(spoolNoteName(Number(part))) ? [Number(part)] : [];
    })
    .sort((a, b) => a - b);
}
