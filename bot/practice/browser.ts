// Owns how whoever started us gets to see the practice chat: opened in the desktop's browser where
// there is one, and from another computer through SSH.
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

/**
 * What to type at the computer one sits at when this one is reached by SSH, so that `url` leads here
 * from there, too; null without SSH.
 */
export function tunnelCommand(env: NodeJS.ProcessEnv, url: string): string | null {
  // The client's address and port, then ours (ssh(1), ENVIRONMENT).
  const ourAddress = env["SSH_CONNECTION"]?.split(" ")[2];
  if (ourAddress === undefined) return null;
  const { port, host } = new URL(url);
  const login = env["USER"] ? `${env["USER"]}@${ourAddress}` : ourAddress;
  return `ssh -N -L ${port}:${host} ${login}`;
}
