// Owns a setup in tests: a terminal that somebody types at, a .env in a fresh folder, and Telegram.
import path from "node:path";
import { onTestFinished } from "vitest";
import { EnvStore } from "../../../bot/setup/env-store.ts";
import type { Setup } from "../../../bot/setup/step.ts";
import { Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { writeFile } from "node:fs/promises";
import { dataFolder } from "../../fakes/data-folder.ts";
import { TypedTerminal } from "./typed-terminal.ts";

export interface SetupScene {
  setup: Setup;
  typist: TypedTerminal;
  emulator: Emulator;
  folder: string;
  /** What .env says now. */
  env(): NodeJS.Dict<string>;
}

/** `text` is .env before; TELEGRAM_API_ROOT is in the environment. */
export async function setupScene(
  options: { text?: string; environment?: Record<string, string> } = {},
): Promise<SetupScene> {
  const emulator = await new Emulator().start();
  onTestFinished(() => emulator.stop());
  const folder = await dataFolder();
  const file = path.join(folder, ".env");
  if (options.text !== undefined) await writeFile(file, options.text);
  const environment = { TELEGRAM_API_ROOT: emulator.url, ...options.environment };
  const env = await EnvStore.open(file, environment);
  const typist = new TypedTerminal();
  return {
    typist,
    emulator,
    folder,
    setup: {
      terminal: typist.terminal,
      env,
      clock: systemClock,
      log: silentLog,
      projectFolder: folder,
      bot: null,
      ownerId: null,
    },
    env: () => env.texts(),
  };
}
