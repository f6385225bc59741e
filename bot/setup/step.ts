// Owns what the steps of setup share: the terminal, .env, and what was found out so far.
import path from "node:path";
import type { Api } from "grammy";
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { readConfig, type Config } from "../config.ts";
import type { EnvStore } from "./env-store.ts";
import type { Terminal } from "./terminal.ts";

export interface ReachedBot {
  api: Api;
  /** Without the @. */
  username: string;
  /** As people read it at the top of the chat. */
  name: string;
}

export interface Setup {
  readonly terminal: Terminal;
  readonly env: EnvStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Where Vigil lies; absolute. */
  readonly projectFolder: string;
  /** The bot that TOKEN belongs to; null before it answered. */
  bot: ReachedBot | null;
  /** Telegram's id of the owner; null while nobody is known. */
  ownerId: number | null;
}

/** How a step ended; `line` goes into the summary: "Bot: @my_guard_bot". */
export interface StepResult {
  state: "done" | "skipped";
  line: string;
}

export const done = (line: string): StepResult => ({ state: "done", line });
export const skipped = (line: string): StepResult => ({ state: "skipped", line });

/** What setup itself asks about, and so may be wrong before it. */
export const asked = /^(TOKEN|OWNER_ID|CAMERA(_.+)?_(URL|NAME))$/;

/**
 * Everything else that is configured: the server, the proxy, folders. Throws ConfigError, of
 * which setup can mend nothing.
 */
export function surroundings(env: EnvStore): Config {
  const texts = Object.entries(env.texts()).filter(([name]) => !asked.test(name));
  return readConfig(Object.fromEntries(texts), path.dirname(env.file));
}

/** Writes to .env, and says where what was written goes unheard. */
export async function save(setup: Setup, changes: Record<string, string>): Promise<void> {
  await setup.env.save(changes);
  for (const name of Object.keys(changes).filter((one) => setup.env.isOverridden(one))) {
    setup.terminal.warn(
      `${name} is also set in this shell's environment, which beats .env. ` +
        `Remove it there (unset ${name}) to let .env's count.`,
    );
  }
}
