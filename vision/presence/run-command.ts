// Owns asking this machine's own small programs (ping, ip) something: without a shell, and never for
// longer than it was said.
import { execFile } from "node:child_process";

export interface CommandResult {
  /** Null: it was ended because it took too long. */
  exitCode: number | null;
  output: string;
}

/** Null when there is no such program, or it may not be run. Never rejects. */
export function runCommand(
  command: string,
  args: readonly string[],
  withinMs: number,
): Promise<CommandResult | null> {
  return new Promise((resolve) => {
    // Whole milliseconds: Node throws at any other number, and 0 would mean for ever.
    const timeout = Math.max(1, Math.ceil(withinMs));
    execFile(command, [...args], { timeout, killSignal: "SIGKILL" }, (error, output) => {
      if (!error) resolve({ exitCode: 0, output });
      else if (typeof error.code === "number") resolve({ exitCode: error.code, output });
      else if (error.killed) resolve({ exitCode: null, output });
      else resolve(null);
    });
  });
}
