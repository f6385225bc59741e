// Owns DATA_DIR/state.json: everything small that must outlive a restart, in one file that a
// person can read. What each part means is owned by the file that its schema comes from.
import { stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { alertChat } from "./alert-chats.ts";
import { storedCameras } from "./camera-list.ts";
import { evidenceSettings } from "./evidence-settings.ts";
import { faceSettingsSchema } from "./face-settings.ts";
import { makeFolder, removeLeftovers } from "./files.ts";
import { householdSettings } from "./household-settings.ts";
import { alarmState, armedMode } from "./incident-events.ts";
import { invitation } from "./invitations.ts";
import { JsonStore } from "./json-store.ts";
import type { Log } from "./log.ts";
import { storedModeRules } from "./mode-rules.ts";
import { storedOffsite } from "./offsite/told.ts";
import { question } from "./questions.ts";
import { storedPresence } from "./presence.ts";
import { minuteOfDay, storedSchedule } from "./schedule.ts";
import { defaultSettings, storedSettings } from "./settings.ts";
import { storedStrangers } from "./strangers.ts";
import { storedZones } from "./zones.ts";

export const member = z.object({
  /** Telegram's numeric id of the person. */
  id: z.number().int(),
  name: z.string(),
  role: z.enum(["owner", "member", "viewer"]),
  /** Wall-clock milliseconds since when. */
  since: z.number(),
  /** Chosen in the chat; null: as Telegram says. */
  language: z.string().nullable().default(null),
  /** What Telegram said last, like "de"; null: nothing. */
  telegramLanguage: z.string().nullable().default(null),
  /** Alarms come without a sound; `to` may be the next morning. null: never. */
  quietHours: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable().default(null),
  /** Alerts come to them alone, too, where they go to a group. */
  alsoPrivately: z.boolean().default(false),
});
export type Member = z.infer<typeof member>;

export const state = z.object({
  version: z.literal(1),
  arming: z
    .object({
      state: alarmState.default("disarmed"),
      /** The mode it is armed or being armed in; null while disarmed, and in older files. */
      mode: armedMode.nullable().default(null),
      since: z.number().nullable().default(null),
      by: z.string().nullable().default(null),
      /** What of the machine brought it there, where it wasn't a person. */
      means: z.enum(["person", "schedule", "presence", "guard"]).default("person"),
      /** arming, pending, triggered: how much was left when this was written; else null. */
      remainingMs: z.number().int().nonnegative().nullable().default(null),
    })
    .prefault({}),
  modes: storedModeRules.prefault({}),
  schedule: storedSchedule.prefault({}),
  presence: storedPresence.prefault({}),
  household: householdSettings.prefault({}),
  cameras: storedCameras.prefault({}),
  zones: storedZones.prefault({}),
  alertChats: z.array(alertChat).default([]),
  invitations: z.array(invitation).default([]),
  strangers: storedStrangers.prefault({}),
  questions: z.array(question).default([]),
  members: z.array(member).default([]),
  settings: storedSettings.prefault({}),
  faces: faceSettingsSchema.prefault({}),
  evidence: evidenceSettings.prefault({}),
  offsite: storedOffsite.prefault({}),
  mutes: z
    .array(
      z.object({
        chat: z.number().int(),
        camera: z.string(),
        /** How much of it was left when this was written (DESIGN.md decision 12). */
        remainingMs: z.number().int().positive(),
      }),
    )
    .default([]),
  /** One-time notices by name, with the wall-clock time at which they were told. */
  told: z.record(z.string(), z.number()).default({}),
});
export type State = z.infer<typeof state>;

/**
 * Opens DATA_DIR/state.json (0600), making the folder (0700) if it is missing. A folder that is
 * already there keeps its rights. Throws StorageError when the folder cannot be made or read.
 */
export async function openState(
  dataDir: string,
  clock: Clock,
  log: Log,
): Promise<JsonStore<State>> {
  await makeFolder(dataDir);
  await removeLeftovers(dataDir);
  await warnWhenOpenToOthers(dataDir, log);
  const file = path.join(dataDir, "state.json");
  const schema = z.preprocess(withUnknownTimeMoved, state);
  return JsonStore.open({ file, schema, version: 1, clock, log });
}

/** What a state.json of any age says. Throws ZodError for what is none. */
export function readState(raw: unknown): State {
  return state.parse(withUnknownTimeMoved(raw));
}

const facesOfOld = z.looseObject({
  faces: z.looseObject({ unknownMs: z.number() }),
  settings: z.looseObject({ household: z.looseObject({}).default({}) }).prefault({}),
});

/** How long a stranger must be seen was kept with the faces until it became a camera's setting. */
function withUnknownTimeMoved(raw: unknown): unknown {
  const old = facesOfOld.safeParse(raw);
  if (!old.success) return raw;
  const { faces, settings } = old.data;
  if (faces.unknownMs === defaultSettings.unknownMs) return raw;
  const household = { unknownMs: faces.unknownMs, ...settings.household };
  return { ...old.data, settings: { ...settings, household } };
}

async function warnWhenOpenToOthers(dataDir: string, log: Log): Promise<void> {
  if (process.platform === "win32") return;
  const { mode } = await stat(dataDir);
  // What we put into it is private all the same, so this is no more than a hint.
  if ((mode & 0o022) !== 0) {
    log.warn(`${dataDir} can be changed by other users of this machine; chmod 700 prevents that`);
  }
}
