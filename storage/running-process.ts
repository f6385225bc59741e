// Owns telling one run of a process from another: process ids are used again, after a reboot or
// in a container even the same one at once.
import { readFile } from "node:fs/promises";
import { hasCode } from "./errors.ts";

export interface RunningProcess {
  pid: number;
  /** Changes with every run; null where the system doesn't tell (only Linux does). */
  started: string | null;
}

/** This process. */
export async function thisProcess(): Promise<RunningProcess> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

/** Whether that very run still goes on. A process that was killed but not yet reaped does not. */
export async function stillRuns({ pid, started }: RunningProcess): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (hasCode(error, "ESRCH")) return false;
    // EPERM: it exists and belongs to somebody else.
  }
  if (started === null || process.platform !== "linux") return true;
  return (await startOf(pid)) === started;
}

/**
 * Boot and start time in clock ticks since then, from /proc (proc_pid_stat(5), fields 3 and 22);
 * null for a process that is gone or a zombie, and everywhere but on Linux.
 */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform !== "linux") return null;
  try {
    const [boot, stat] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    // Field 2 is the command in parentheses and may hold anything; field 3 comes after the last.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [condition, ticks] = [fields[0], fields[19]];
    if (condition === undefined || ticks === undefined || "ZXx".includes(condition)) return null;
    return `${boot.trim()}/${ticks}`;
  } catch (error) {
    if (hasCode(error, "ENOENT") || hasCode(error, "ESRCH")) return null;
    throw error;
  }
}
