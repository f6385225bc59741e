// Owns what happens at start to incidents that a crash or a power cut left unfinished: their
// spools become clips of what was seen, and each is ended "by a restart".
import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import type { Incidents } from "../storage/incidents.ts";
import type {
  IncidentEvent,
  IncidentId,
  IncidentRecord,
  NewIncidentEvent,
} from "../storage/incident-events.ts";
import type { Log } from "../storage/log.ts";
import { Slots } from "../storage/slots.ts";
import { words } from "../storage/words.ts";
import { ClipError, type ClipMaker } from "./capture/clip.ts";
import { readJpeg } from "./capture/jpeg.ts";
import type { Packet } from "./capture/packet.ts";
import { readSpool } from "./capture/spool-reader.ts";
import { keepSpool, sealed, spoolName, spoolNoteName } from "./part-clip.ts";

const dayMs = 86_400_000;
/** As the recorder calls what shows a movement. */
const photoName = "photo.jpg";
/** A continuation (see cutOffIncidents) is looked for on this many days before today. */
const daysBack = 3;
/** Incidents that are looked at at the same time. */
const readAtOnce = 16;

export interface RecoveryOptions {
  /** What cutOffIncidents() found before the cameras could open new incidents. */
  cutOff: readonly IncidentId[];
  incidents: Incidents;
  makeClips: ClipMaker;
  log: Log;
  /** Wall-clock milliseconds now. */
  now(): number;
}

/** As SpoolNote in part-clip.ts; what it says beside the offset isn't needed here. */
const spoolNote = z.object({ wallOffset: z.number() });

/**
 * The incidents without an end, and of the last days those that had ended but were being
 * continued within the cooldown: nothing marks these but a spool that nobody made a clip of.
 * To be asked before the cameras start, because a running incident looks just the same.
 */
export async function cutOffIncidents(incidents: Incidents, now: number): Promise<IncidentId[]> {
  const cutOff = new Set(await incidents.unfinished());
  const slots = new Slots(readAtOnce);
  // From tomorrow on, because the folders are named after local days.
  for (let day = daysBack; day >= -1; day--) {
    const date = new Date(now - day * dayMs).toISOString().slice(0, 10);
    const ended = (await incidents.day(date)).filter(({ id }) => !cutOff.has(id));
    const continued = await Promise.all(
      ended.map(({ id }) => slots.run(() => isBeingContinued(id, incidents))),
    );
    for (const [index, { id }] of ended.entries()) if (continued[index]) cutOff.add(id);
  }
  return [...cutOff];
}

async function isBeingContinued(id: IncidentId, incidents: Incidents): Promise<boolean> {
  const parts = await spooledParts(id, incidents);
  if (parts.length === 0) return false;
  const events = await incidents.events(id);
  return parts.some((part) => !isOver(part, events));
}

/** Finishes what was left; one incident that can't be finished is logged and doesn't stop the rest. */
export async function recoverIncidents(options: RecoveryOptions): Promise<void> {
  const { cutOff, log } = options;
  for (const id of cutOff) {
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
  const { incidents, log } = options;
  const record = await incidents.record(id);
  const events = await incidents.events(id);
  // One that was excused alarmed nobody, and so will its rest.
  if (!events.some(({ kind }) => kind === "opened" || kind === "excused")) {
    await incidents.append(id, await openingOf(record, options));
  }
  let lastPictureAt = record.openedAt;
  for (const part of await spooledParts(id, incidents)) {
    try {
      lastPictureAt = Math.max(lastPictureAt, await recoverPart(id, part, events, options));
    } catch (error) {
      // The end must be told all the same.
      log.error("A recording that a restart had cut off is left as it is", {
        incident: id,
        part,
        error,
      });
    }
  }
  if (events.some((event) => event.kind === "ended")) return;
  for (const event of events) {
    if (event.kind !== "clip") continue;
    lastPictureAt = Math.max(lastPictureAt, event.clip.startsAt + event.clip.durationMs);
  }
  const endedAt = record.cause === "camera_lost" ? options.now() : lastPictureAt;
  await incidents.append(id, { kind: "ended", reason: "restart", endedAt });
}

/**
 * The opening that nobody wrote. Without its photo it was killed before that was ready, and the clip
 * will show it; with it, the incident was held back for a verdict that never came.
 */
async function openingOf(
  { id, cause, openedAt }: IncidentRecord,
  { incidents, log }: RecoveryOptions,
): Promise<NewIncidentEvent> {
  const opened = { kind: "opened" as const, photo: null, reason: null };
  const isThere = (await incidents.files(id)).includes(photoName);
  if (cause !== "movement" || !isThere) return opened;
  const waited = { because: "shutdown" as const, loud: true };
  const jpeg = await incidents.readFile(id, photoName).catch((error: unknown) => {
    log.warn("The photo of an incident cannot be read; it is told in words", {
      incident: id,
      error,
    });
    return null;
  });
  const size = jpeg && readJpeg(jpeg);
  if (!size) return { ...opened, waited };
  const { width, height } = size;
  const photo = { file: photoName, bytes: jpeg.length, width, height, takenAt: openedAt };
  return { ...opened, waited, photo };
}

/**
 * Makes the part's clip where it has none yet, and removes its spool once the clip is whole.
 * Returns when its last picture was taken; 0 when that wasn't asked or there is none.
 */
async function recoverPart(
  id: IncidentId,
  part: number,
  events: readonly IncidentEvent[],
  { incidents, makeClips, log }: RecoveryOptions,
): Promise<number> {
  // What could not be made then is kept as it is: trying it at every start would only tell it again.
  if (events.some((event) => event.kind === "clip_failed" && event.part === part)) return 0;
  let endedAt = 0;
  if (!isOver(part, events)) {
    const spool = await readSpool(incidents.file(id, spoolName(part)), log);
    const first = spool?.packets.findIndex((packet) => packet.keyframe) ?? -1;
    if (!spool || first === -1) {
      const reason = "The recording was cut off before a picture was on disk.";
      const said = words("why-cut-off-early");
      await keepSpool(id, part, incidents);
      await incidents.append(id, { kind: "clip_failed", part, reason, words: said });
      return 0;
    }
    const packets = spool.packets.slice(first);
    const wallOffset = await wallOffsetOf(id, part, packets, incidents);
    endedAt = (packets.at(-1)?.ms ?? 0) + wallOffset;
    try {
      const clips = await makeClips({
        format: spool.format,
        packets,
        folder: incidents.folder(id),
        name: await freeClipName(id, part, incidents),
        wallOf: (ms) => ms + wallOffset,
      });
      const continued = events.some((event) => event.kind === "ended");
      for (const clip of clips) {
        const seal = await sealed(id, clip, incidents);
        await incidents.append(id, { kind: "clip", part, cut: "whole", continued, clip, ...seal });
      }
    } catch (error) {
      if (!(error instanceof ClipError)) throw error;
      const { message: reason, words: said } = error;
      await keepSpool(id, part, incidents);
      await incidents.append(id, { kind: "clip_failed", part, reason, words: said });
      return endedAt;
    }
  }
  await incidents.removeFile(id, spoolName(part));
  await incidents.removeFile(id, spoolNoteName(part));
  return endedAt;
}

/**
 * "clip-1", unless the last process had made that one and was killed before it could tell of it: what
 * is sealed is not written over.
 */
async function freeClipName(id: IncidentId, part: number, incidents: Incidents): Promise<string> {
  const names = await incidents.files(id);
  const isTaken = (name: string) =>
    names.some((file) => file === `${name}.mp4` || file === `${name}-1.mp4`);
  const name = `clip-${part}`;
  if (!isTaken(name)) return name;
  for (let attempt = 2; ; attempt++) {
    const other = `${name}-restart-${attempt}`;
    if (!isTaken(other)) return other;
  }
}

/** Whether what became of the part was told: its whole clip, or that none could be made. */
function isOver(part: number, events: readonly IncidentEvent[]): boolean {
  return events.some(
    (event) =>
      (event.kind === "clip" && event.part === part && event.cut === "whole") ||
      (event.kind === "clip_failed" && event.part === part),
  );
}

/** From the note beside the spool; without one, the last picture came when the file was written. */
async function wallOffsetOf(
  id: IncidentId,
  part: number,
  packets: readonly Packet[],
  incidents: Incidents,
): Promise<number> {
  const note = await readNote(incidents.file(id, spoolNoteName(part)));
  if (note) return note.wallOffset;
  const { mtimeMs } = await stat(incidents.file(id, spoolName(part)));
  return Math.round(mtimeMs) - (packets.at(-1)?.ms ?? 0);
}

/** Null when there is none that can be used. */
async function readNote(file: string): Promise<z.infer<typeof spoolNote> | null> {
  try {
    return spoolNote.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null; // missing, torn or unreadable: all the same to whoever asks
  }
}

async function spooledParts(id: IncidentId, incidents: Incidents): Promise<number[]> {
  return (await incidents.files(id))
    .flatMap((name) => {
      const part = /^spool-(\d+)\.mkv$/.exec(name)?.[1];
      return part === undefined ? [] : [Number(part)];
    })
    .sort((a, b) => a - b);
}
