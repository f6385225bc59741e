// Owns the plain data that the watch leaves for the chat: what an incident is and what happens
// to it. These records lie on disk as JSON (incident.json, events.jsonl), so a field may be
// added here, but never renamed or given another meaning.
import { z } from "zod";
import { storedWords } from "./words.ts";

/** "c1", "c2" ...: the camera's number in .env. Names may change, ids don't. */
export type CameraId = string;
/** Sortable and short enough for a button, like "20261122-140211-c1"; also the folder's name. */
export type IncidentId = string;

export const alarmStates = [
  "disarmed",
  "arming",
  "armed_home",
  "armed_away",
  "armed_night",
  "pending",
  "triggered",
] as const;
export const alarmState = z.enum(alarmStates);
export type AlarmState = z.infer<typeof alarmState>;

/** The modes there are to arm in. */
export const armedModes = ["armed_away", "armed_home", "armed_night"] as const;
export const armedMode = z.enum(armedModes);
export type ArmedMode = z.infer<typeof armedMode>;

export const incidentRecord = z.object({
  id: z.string(),
  /** What it is about: something moved, or the camera itself was lost. */
  cause: z.enum(["movement", "camera_lost"]),
  camera: z.string(),
  cameraName: z.string(),
  /** The alarm's state when it opened. */
  alarm: alarmState,
  /** When it was noticed; wall-clock milliseconds since 1970, as all times here. */
  openedAt: z.number(),
  /** When the movement (or the loss) began: at or before openedAt. */
  beganAt: z.number(),
  /** The household's timezone then, like "Europe/Berlin". */
  timezone: z.string(),
});
export type IncidentRecord = z.infer<typeof incidentRecord>;

/** A JPEG in the incident's folder. */
export const storedPhoto = z.object({
  file: z.string(),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  takenAt: z.number(),
});
export type StoredPhoto = z.infer<typeof storedPhoto>;

/** An H.264 MP4 in the incident's folder that every Telegram client plays. */
export const storedClip = z.object({
  file: z.string(),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  durationMs: z.number(),
  /** Wall-clock time of its first picture. */
  startsAt: z.number(),
  /** A JPEG of at most 320 x 320 px and 200 kB, where one could be made. */
  thumbnail: z.string().nullable(),
});
export type StoredClip = z.infer<typeof storedClip>;

export const faceVerdict = z.enum(["KNOWN", "UNKNOWN", "UNSURE", "TOO_SMALL"]);

/** A face of somebody the cameras saw: 112 x 112, in the incident's folder. */
export const storedFace = z.object({
  file: z.string(),
  takenAt: z.number(),
  /** In pixels of the picture at takenAt. */
  box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});
export type StoredFace = z.infer<typeof storedFace>;

/**
 * Somebody as an id of storage/people.ts and nothing else: who is forgotten there has no name here.
 * `score` is a cosine, `frames` how many agreed.
 */
export const recognisedPerson = z.object({
  person: z.string(),
  score: z.number(),
  frames: z.number().int(),
});
export type RecognisedPerson = z.infer<typeof recognisedPerson>;

/** What is known of a stranger's earlier visits. */
export const seenBefore = z.object({
  /** How many earlier visits: incidents close together are one. */
  times: z.number().int().nonnegative(),
  /** Wall-clock time of the first of them; null where there is none. */
  since: z.number().nullable(),
  /** The newest of them. */
  last: z.string().nullable(),
  /** False while not all kept faces were looked at yet: there may be more. */
  complete: z.boolean(),
});
export type SeenBefore = z.infer<typeof seenBefore>;

/** Why a movement that had waited for a verdict is an alarm after all. */
export const alarmReasons = [
  "stranger",
  "unsure",
  "no_face",
  "no_verdict",
  "camera_lost",
  "faces_off",
  "shutdown",
] as const;

export const endReasons = [
  "quiet",
  "disarmed",
  "camera_lost",
  "restart",
  "shutdown",
  "back",
] as const;

const common = { seq: z.number().int().positive(), at: z.number() };
export const incidentEvent = z.discriminatedUnion("kind", [
  /** First of every incident. Without a photo (none could be made in time) it is told in words. */
  z.object({
    ...common,
    kind: z.literal("opened"),
    photo: storedPhoto.nullable(),
    /** camera_lost: why, in English; movement: null. */
    reason: z.string().nullable(),
    /** The same for readers of every language; older events have none. */
    words: storedWords.optional(),
    /** Where the movement had waited for a verdict; otherwise it was told at once, and loud. */
    waited: z.object({ because: z.enum(alarmReasons), loud: z.boolean() }).optional(),
    /**
     * It began within an entry delay: told without a sound, so that who comes home can disarm. At
     * this wall-clock time it becomes an alarm ("raised") by itself.
     */
    entryEndsAt: z.number().optional(),
    /** The watched zones that it was in at first, by name; left out where there was none. */
    zones: z.array(z.string()).optional(),
  }),
  /**
   * A playable clip. Part 1 comes twice: "first" (pre-roll and the first 10 s, while the incident
   * goes on) and "whole". Parts from 2 on are "whole": what came after 60 s, or after the end
   * but within the cooldown (then `continued` is true).
   */
  z.object({
    ...common,
    kind: z.literal("clip"),
    part: z.number().int().positive(),
    cut: z.enum(["first", "whole"]),
    continued: z.boolean(),
    clip: storedClip,
    /** The first eight characters of the seal's head once the clip was in the chain; stands in its caption. */
    seal: z.string().optional(),
  }),
  /** Nothing could be made of what was recorded: why, in English and for every language. */
  z.object({
    ...common,
    kind: z.literal("clip_failed"),
    part: z.number().int(),
    reason: z.string(),
    words: storedWords.optional(),
  }),
  /** The incident is over. Clips of a continuation may still follow. */
  z.object({
    ...common,
    kind: z.literal("ended"),
    reason: z.enum(endReasons),
    /** When the movement (or the loss) was over. */
    endedAt: z.number(),
    /** disarmed: who did it, by first name, where that is known. */
    by: z.string().optional(),
  }),
  /** Somebody judged it, by a tap; may come days later and be taken back. `by` is a first name. */
  z.object({ ...common, kind: z.literal("marked"), falseAlarm: z.boolean(), by: z.string() }),
  /**
   * What is known of one face, followed as `track`. A later one of the same track replaces it. It
   * alarms nobody by itself.
   */
  z.object({
    ...common,
    kind: z.literal("face"),
    track: z.number().int(),
    verdict: faceVerdict.nullable(),
    /** The three who come closest, best first; KNOWN: the first is who it is. */
    people: z.array(recognisedPerson),
    face: storedFace.nullable(),
    /** How long it was in view so far, pauses not counted. */
    seenMs: z.number().nonnegative().optional(),
    /** Of a stranger: in which earlier incidents. Left out: nobody looked. */
    seenBefore: seenBefore.optional(),
  }),
  /** Somebody wants it kept for ever ([Save forever]), or no longer; `by` is a first name. */
  z.object({ ...common, kind: z.literal("pinned"), pinned: z.boolean(), by: z.string() }),
  /** Files of it went by rule, while the rest stays: a stranger was forgotten. The seal knows them. */
  z.object({
    ...common,
    kind: z.literal("removed"),
    because: z.literal("forgotten"),
    files: z.array(z.string()),
    by: z.string().nullable(),
  }),
  /** Movement turned out to be a stranger's: a loud message of its own. */
  z.object({
    ...common,
    kind: z.literal("escalated"),
    track: z.number().int(),
    photo: storedPhoto.nullable(),
  }),
  /**
   * The entry delay is over and nobody disarmed (or a stranger was certain before): what was told
   * without a sound is an alarm now, with a loud message of its own.
   */
  z.object({ ...common, kind: z.literal("raised") }),
  /** Presence had armed, and yet these phones (by name) are on the network at home. */
  z.object({ ...common, kind: z.literal("phones_home"), phones: z.array(z.string()) }),
  /** It was the household, and nobody else (DESIGN.md decision 10). `loud`: so was the alarm. */
  z.object({
    ...common,
    kind: z.literal("resolved"),
    people: z.array(recognisedPerson),
    loud: z.boolean(),
  }),
  /**
   * Nobody was alarmed: the household was recognised, or disarmed, in time. only_movement: nothing
   * but movement was seen, in a mode in which only faces alarm. Disarmed also comes after "opened":
   * it had ended already when somebody disarmed within the entry delay.
   */
  z.object({
    ...common,
    kind: z.literal("excused"),
    because: z.enum(["known", "disarmed", "only_movement"]),
    people: z.array(recognisedPerson),
    /** disarmed: who did it, by first name, where that is known. */
    by: z.string().optional(),
  }),
]);
export type IncidentEvent = z.infer<typeof incidentEvent>;
/** An event before the store gave it its place in the incident. */
export type NewIncidentEvent = DistributiveOmit<IncidentEvent, "seq" | "at">;
export type EndReason = (typeof endReasons)[number];

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
