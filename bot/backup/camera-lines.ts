// Owns which lines of .env a backup takes along: those that say which cameras there are. Pure.
import { cameraVariable } from "../../storage/backup/backup-content.ts";

/** The variables that name cameras and aren't empty. */
export function camerasIn(texts: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      cameraVariable.test(name) && text?.trim() ? [[name, text]] : [],
    ),
  );
}
