// Owns the log: lines on standard output, with every secret taken out on the way.
// A secret is what register() was told (the token, camera passwords) and whatever looks like
// one (user:password@ in an address, a bot token), so that a forgotten call leaks nothing.
import pino from "pino";
import pretty from "pino-pretty";

export type LogFields = Record<string, unknown>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log with a name and fields that every line of it carries. */
  child(fields: LogFields): Log;
}

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const secrets = new Set<string>();
const tokenPattern = /\b\d{6,12}:[A-Za-z0-9_-]{30,}/g;
const credentialsPattern = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'\\]+@/gi;

/** Makes `text` unprintable in every log from now on. Too short texts (under 4) would hit words. */
export function registerSecret(text: string): void {
  if (text.length < 4) return;
  secrets.add(text);
  secrets.add(encodeURIComponent(text));
}

/** `text` with registered secrets, bot tokens and credentials in addresses replaced by ***. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of secrets) clean = clean.replaceAll(secret, "***");
  return clean.replaceAll(tokenPattern, "***").replaceAll(credentialsPattern, "$1***@");
}

/** A log that prints lines of at least `level` in a form made for people. */
export function createLog(level: LogLevel): Log {
  const stream = pretty({ ignore: "pid,hostname", sync: true, colorize: process.stdout.isTTY });
  const root = pino(
    {
      level,
      hooks: { streamWrite: withoutSecrets },
      serializers: { error: pino.stdSerializers.err },
    },
    stream,
  );
  return wrap(root);
}

/** A log that prints nothing, for tests and tools. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLog,
};

function wrap(logger: pino.Logger): Log {
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
    child: (fields) => wrap(logger.child(fields)),
  };
}
