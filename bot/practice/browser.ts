// Owns opening the practice chat where there is a browser to open it in.
import open from "open";
import type { Log } from "../../storage/log.ts";

/**
 * Opens `url` in the desktop's browser if somebody sits at one: not for programs that read our
 * output, not over SSH, not on a server. The address stands in the console in any case.
 */
export function openInBrowser(url: string, log: Log): void {
  if (!isAtADesk(process.env, process.platform, process.stdout.isTTY)) return;
  const explain = (error: unknown) => log.debug("No browser could be opened", { error });
  open(url).then((child) => child.once("error", explain), explain);
}

/** Whether a browser window would be seen by whoever started us. */
export function isAtADesk(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  isTerminal: boolean,
): boolean {
  if (!isTerminal || env["CI"] || env["SSH_CONNECTION"] || env["SSH_TTY"]) return false;
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
}
