// Owns which lines of .env a backup takes along: those that say which cameras there are; and which of
// them come into .env when it is brought back. Pure.
import { cameraVariable } from "../../storage/backup/backup-content.ts";
import { runsCommand } from "../../storage/backup/restore.ts";
import { ConfigError, readConfig } from "../config.ts";

/** The variables that name cameras and aren't empty. */
export function camerasIn(texts: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      cameraVariable.test(name) && text?.trim() ? [[name, text]] : [],
    ),
  );
}

/** How many of a backup's lines are cameras that run a program: those come by hand only. */
export function commandsIn(cameras: Readonly<Record<string, string>>): number {
  const urls = Object.entries(cameras).filter(([name]) => name.endsWith("_URL"));
  return urls.filter(([, url]) => runsCommand(url)).length;
}

/**
 * The lines of a backup that come into a .env that says `texts`. A camera is two lines; where this
 * machine names that number itself, both are its own. A command never comes from a file, because
 * whoever made it could run anything here; nor does what would keep the guard from starting.
 */
export function camerasToBring(
  brought: Readonly<Record<string, string>>,
  texts: NodeJS.Dict<string>,
): Record<string, string> {
  const own = new Set(Object.keys(camerasIn(texts)).map(numberOf));
  const numbers = new Set(Object.keys(brought).map(numberOf));
  let lines: Record<string, string> = {};
  for (const number of numbers) {
    if (own.has(number)) continue;
    const camera = Object.fromEntries(
      Object.entries(brought).filter(([name]) => numberOf(name) === number),
    );
    const more = { ...lines, ...camera };
    const isPlain = Object.values(camera).every((text) => !/[\r\n\0]/.test(text));
    if (isPlain && commandsIn(camera) === 0 && isReadable({ ...texts, ...more })) lines = more;
  }
  return lines;
}

function isReadable(texts: NodeJS.Dict<string>): boolean {
  try {
    readConfig(texts, "");
    return true;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return false;
  }
}

function numberOf(variable: string): string {
  return /^CAMERA_(\d+)_/.exec(variable)?.[1] ?? "1";
}
