// Owns .env: which variables there are, what each may be, and the one typed object they become.
// The process environment beats .env. An empty value counts as not set. .env.example names them all.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { evidenceLimits, type EvidenceLimits } from "../storage/evidence-settings.ts";
import { isTimezone } from "../storage/household-settings.ts";
import type { CameraId } from "../storage/incident-events.ts";
import { type LogLevel, logLevels } from "../storage/log.ts";
import { type Settings, settingsSchema } from "../storage/settings.ts";
import { readRemote, type Remote, RemoteError } from "../storage/offsite/remote.ts";
import { parseSource, type Source, SourceError } from "../vision/capture/source.ts";
import { householdTimezone } from "./texts/times.ts";

export interface CameraConfig {
  /** "c2" for CAMERA_2_URL; CAMERA_URL is "c1". */
  id: CameraId;
  name: string;
  source: Source;
}

export interface Config {
  /** null: not set; then this is practice. */
  token: string | null;
  /** Who owns the guard from the start; null: the first who pairs. */
  ownerId: number | null;
  /** Where alerts go; null: to the owner. */
  alertChat: { id: number; thread: number | null } | null;
  cameras: CameraConfig[];
  /** Absolute. */
  dataDir: string;
  ffmpegPath: string | null;
  /** null: not set; what is usual depends on what runs. */
  logLevel: LogLevel | null;
  /** Without a slash at the end. */
  telegramApiRoot: string;
  /** How to reach Telegram where not directly (telegram-client.ts); absent: as the system says. */
  proxySettings?: ProxySettings;
  /** Like "Europe/Berlin". */
  timezone: string;
  /** What settings start with; the chat's own settings beat them. */
  startingSettings: Partial<Settings>;
  /** How long evidence is kept, likewise. */
  startingLimits: Partial<EvidenceLimits>;
  /** Copy two of the evidence; absent or null: there is none. */
  offsite?: OffsiteConfig | null;
}

export interface OffsiteConfig {
  remote: Remote;
  /** null: not encrypted by us. */
  password: string | null;
  /** As rclone's --bwlimit. */
  bandwidth: string | null;
  rclonePath: string | null;
  /** rclone's configuration; null: where rclone looks by itself. */
  configFile: string | null;
}

export type ProxySettings = Partial<Record<"HTTPS_PROXY" | "HTTP_PROXY" | "NO_PROXY", string>>;

export interface ConfigProblem {
  variable: string;
  /** What is expected, in words. Never the value: it may be a secret. */
  expected: string;
}

/** Everything that is wrong with the configuration, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, expected }) => `  ${variable}: ${expected}`);
    super(`Please correct in .env (see .env.example):\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

/** A variable whose text `read` turns into a value; undefined from it means: not as `expected`. */
function optional<T>(expected: string, read: (text: string) => T | undefined) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === "") return undefined;
      const value = read(text.trim());
      if (value === undefined) context.addIssue({ code: "custom", message: expected });
      return value;
    });
}

/** A number that fits `schema` after being multiplied by `factor` (1000: seconds in .env). */
function setting(expected: string, schema: z.ZodType<number>, factor = 1) {
  return optional(expected, (text) => schema.safeParse(Number(text) * factor).data);
}

const proxyExpected = "an address like http://proxy.example:3128 (SOCKS does not work)";
/** "proxy:3128" means HTTP, as to curl. */
function proxyAddress(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return /^https?:$/.test(protocolOf(address)) ? address : undefined;
}

/** Whole megabytes, said in gigabytes. */
const gigabytes = (text: string) => Math.round(Number(text) * 1_000) * 1_000_000;

/** A limit that fits `shape`, or the word that says that there is none. */
function limit(
  expected: string,
  none: string,
  shape: z.ZodType<number | null>,
  read: (text: string) => number,
) {
  return optional(expected, (text) =>
    text.toLowerCase() === none ? null : shape.safeParse(read(text)).data,
  );
}

const integer = (text: string) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined);
const limits = settingsSchema.shape;
const kept = evidenceLimits.shape;

const schema = z.object({
  TOKEN: optional(
    "the token that @BotFather gave you, digits:letters, without spaces or quotes",
    (text) => (/^\d+:[\w-]+$/.test(text) ? text : undefined),
  ),
  OWNER_ID: optional("your numeric Telegram id, like 123456789 (ask @userinfobot)", (text) => {
    const id = integer(text);
    return id !== undefined && id > 0 ? id : undefined;
  }),
  CHAT_ID: optional(
    "the numeric id of a chat, like 123456789, or -1001234567890 for a group",
    (text) => integer(text) || undefined,
  ),
  CHAT_THREAD: optional("the number of a topic in the group CHAT_ID, like 7", (text) => {
    const thread = integer(text);
    return thread !== undefined && thread > 0 ? thread : undefined;
  }),
  DATA_DIR: optional("a folder", (text) => text),
  FFMPEG_PATH: optional("the path of an ffmpeg program", (text) => text),
  LOG_LEVEL: optional(`one of ${logLevels.join(", ")}`, (text) =>
    logLevels.find((level) => level === text),
  ),
  TELEGRAM_API_ROOT: optional("an address like https://api.telegram.org", (text) =>
    /^https?:$/.test(protocolOf(text)) ? text.replace(/\/+$/, "") : undefined,
  ),
  HTTPS_PROXY: optional(proxyExpected, proxyAddress),
  HTTP_PROXY: optional(proxyExpected, proxyAddress),
  NO_PROXY: optional("host names with commas between them", (text) => text),
  TZ: optional("a timezone like Europe/Berlin", (text) => (isTimezone(text) ? text : undefined)),
  SENSITIVITY: setting("a whole number from 1 to 255 (25 is usual)", limits.sensitivity),
  MIN_AREA: setting("pixels from 50 to 307200 (5000 is usual)", limits.minimumArea),
  BG_UPDATE_ALPHA: setting("a number from 0.001 to 1 (0.05 is usual)", limits.backgroundAlpha),
  COOLDOWN: setting("seconds from 0 to 3600 (30 is usual)", limits.cooldownMs, 1000),
  POST_MOTION_TIME: setting("seconds from 0 to 60 (4 is usual)", limits.postMotionMs, 1000),
  IDLE_LOOK: optional(
    "keyframes or every_frame (keyframes is usual)",
    (text) => limits.idleLook.safeParse(text).data,
  ),
  BACKUP_REMOTE: z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === "") return undefined;
      try {
        return readRemote(text.trim());
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error;
        context.addIssue({ code: "custom", message: error.message });
        return undefined;
      }
    }),
  BACKUP_PASSWORD: optional("a password of at least 8 letters", (text) =>
    text.length >= 8 ? text : undefined,
  ),
  BACKUP_BANDWIDTH: optional(
    "a speed like 1M or 500k, or a timetable as rclone reads it",
    (text) =>
      /^[\w.:,\- ]+$/.test(text) && /\d|off/.test(text) && !text.startsWith("-") ? text : undefined,
  ),
  RCLONE_PATH: optional("the path of rclone", (text) => text),
  RCLONE_CONFIG: optional("the path of rclone's configuration file", (text) => text),
  PRE_ROLL: setting("seconds from 0 to 25 (5 is usual)", limits.preRollMs, 1000),
  KEEP_DAYS: limit("days from 1 to 3650, or ever (60 is usual)", "ever", kept.keepDays, Number),
  KEEP_GB: limit("gigabytes over 0, or all (20 is usual)", "all", kept.mostBytes, gigabytes),
  MIN_FREE_GB: optional(
    "gigabytes, 0 or more (1 is usual)",
    (text) => kept.minimumFreeBytes.safeParse(gigabytes(text)).data,
  ),
});

/** Every variable there is, a camera's number written as N. */
export const variableNames: readonly string[] = [
  ...Object.keys(schema.shape),
  "CAMERA_URL",
  "CAMERA_NAME",
  "CAMERA_N_URL",
  "CAMERA_N_NAME",
];

/**
 * The configuration from `env` and the file `envFile`, which may be missing. Throws ConfigError
 * with all problems at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv, envFile: string): Config {
  const texts = { ...parseEnv(readIfThere(envFile)), ...definedIn(env) };
  return readConfig(texts, path.dirname(envFile));
}

/** The configuration that variables of these names and texts make; `folder` is .env's. */
export function readConfig(texts: NodeJS.Dict<string>, folder: string): Config {
  const parsed = schema.safeParse(texts);
  const problems: ConfigProblem[] = (parsed.error?.issues ?? []).map((issue) => ({
    variable: String(issue.path[0]),
    expected: issue.message,
  }));
  const cameras = readCameras(texts, problems);
  const values = parsed.data;
  if (values?.CHAT_THREAD !== undefined && !((values.CHAT_ID ?? 0) < 0)) {
    problems.push({ variable: "CHAT_THREAD", expected: "a CHAT_ID of a group beside it" });
  }
  if (!values || problems.length > 0) throw new ConfigError(problems);
  const { CHAT_ID: chat } = values;
  return {
    token: values.TOKEN ?? null,
    ownerId: values.OWNER_ID ?? (chat !== undefined && chat > 0 ? chat : null),
    alertChat: chat === undefined ? null : { id: chat, thread: values.CHAT_THREAD ?? null },
    cameras,
    dataDir: path.resolve(folder, values.DATA_DIR ?? "data"),
    ffmpegPath: values.FFMPEG_PATH ?? null,
    logLevel: values.LOG_LEVEL ?? null,
    telegramApiRoot: values.TELEGRAM_API_ROOT ?? "https://api.telegram.org",
    ...proxySettings(values),
    timezone: values.TZ ?? householdTimezone(),
    startingSettings: startingSettings(values),
    startingLimits: startingLimits(values),
    ...offsite(values, folder),
  };
}

function offsite(values: z.infer<typeof schema>, folder: string): Pick<Config, "offsite"> {
  const { BACKUP_REMOTE: remote, RCLONE_CONFIG: file, RCLONE_PATH: program } = values;
  if (remote === undefined) return {};
  // A bare name is looked for on the PATH.
  const isName = program === undefined || !/[/\\]/.test(program);
  return {
    offsite: {
      remote,
      password: values.BACKUP_PASSWORD ?? null,
      bandwidth: values.BACKUP_BANDWIDTH ?? null,
      rclonePath: isName ? (program ?? null) : path.resolve(folder, program),
      configFile: file === undefined ? null : path.resolve(folder, file),
    },
  };
}

function proxySettings(values: z.infer<typeof schema>): Pick<Config, "proxySettings"> {
  const { HTTPS_PROXY, HTTP_PROXY, NO_PROXY } = values;
  const set = Object.entries({ HTTPS_PROXY, HTTP_PROXY, NO_PROXY }).filter(([, value]) => value);
  return set.length > 0 ? { proxySettings: Object.fromEntries(set) } : {};
}

function startingSettings(values: z.infer<typeof schema>): Partial<Settings> {
  return thoseSet({
    sensitivity: values.SENSITIVITY,
    minimumArea: values.MIN_AREA,
    backgroundAlpha: values.BG_UPDATE_ALPHA,
    cooldownMs: values.COOLDOWN,
    postMotionMs: values.POST_MOTION_TIME,
    preRollMs: values.PRE_ROLL,
    idleLook: values.IDLE_LOOK,
  });
}

function startingLimits(values: z.infer<typeof schema>): Partial<EvidenceLimits> {
  const { KEEP_DAYS: keepDays, KEEP_GB: mostBytes, MIN_FREE_GB: minimumFreeBytes } = values;
  return thoseSet({ keepDays, mostBytes, minimumFreeBytes });
}

function thoseSet(all: object) {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Cameras in the order of their numbers; what is wrong is added to `problems`. */
function readCameras(texts: NodeJS.Dict<string>, problems: ConfigProblem[]): CameraConfig[] {
  const found = new Map<number, { url?: string; name?: string; variable: string }>();
  for (const [variable, text] of Object.entries(texts)) {
    const match = /^CAMERA(?:_(.+))?_(URL|NAME)$/.exec(variable);
    const value = text?.trim();
    if (!match || !value) continue;
    if (match[1] !== undefined && !/^[1-9]\d{0,2}$/.test(match[1])) {
      problems.push({ variable, expected: `a number instead of ${match[1]}, like CAMERA_2_URL` });
      continue;
    }
    const number = Number(match[1] ?? 1);
    const camera = found.get(number) ?? { variable };
    const field = match[2] === "URL" ? "url" : "name";
    if (camera[field] !== undefined) {
      const expected = "only one of this and the same without a number: both are camera 1";
      problems.push({ variable: `CAMERA_1_${match[2]}`, expected });
    }
    camera[field] = value;
    if (field === "url") camera.variable = variable;
    found.set(number, camera);
  }
  const cameras: CameraConfig[] = [];
  for (const [number, camera] of [...found].sort(([a], [b]) => a - b)) {
    const { url, variable } = camera;
    const name = camera.name ?? (found.size === 1 ? "Camera" : `Camera ${number}`);
    const nameVariable = variable.replace(/URL$/, "NAME");
    if (url === undefined) {
      problems.push({ variable, expected: `${variable.replace(/NAME$/, "URL")} beside it` });
      continue;
    }
    if (name.length > 32) problems.push({ variable: nameVariable, expected: "at most 32 letters" });
    if (cameras.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
      problems.push({ variable: nameVariable, expected: "a name that no other camera has" });
    }
    try {
      cameras.push({ id: `c${number}`, name, source: parseSource(url) });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push({ variable, expected: error.message });
    }
  }
  return cameras;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new ConfigError([{ variable: file, expected: "a file that I may read" }]);
  }
}

/**
 * Without variables that are set but empty, which must not hide .env's; nor a TZ that only POSIX
 * understands (":/etc/localtime", "CET-1CEST"): a server's, and nothing to correct in .env.
 */
export function definedIn(env: NodeJS.ProcessEnv): NodeJS.Dict<string> {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => {
      const text = value?.trim();
      return text && (name !== "TZ" || isTimezone(text));
    }),
  );
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : "";
}
