// Owns reading what a process and all its children cost, from /proc (Linux only): user and system
// seconds, those of children that have ended included.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

interface Usage {
  parent: number;
  /** Its own seconds and those of its children that were waited for. */
  seconds: number;
}

/** CPU seconds of the tree under `pid`, from their start until now. */
export function treeSeconds(pid: number): number {
  const all = readAll();
  let seconds = 0;
  const open = [pid];
  while (open.length > 0) {
    const next = open.pop() as number;
    seconds += all.get(next)?.seconds ?? 0;
    for (const [child, { parent }] of all) if (parent === next) open.push(child);
  }
  return seconds;
}

function readAll(): Map<number, Usage> {
  const all = new Map<number, Usage>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readStat(entry);
    if (!stat) continue;
    // The name may hold spaces and parentheses; fields are counted from behind it (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const field = (number: number) => Number(fields[number - 3]);
    all.set(Number(entry), {
      parent: field(4),
      seconds: (field(14) + field(15) + field(16) + field(17)) / ticksPerSecond,
    });
  }
  return all;
}

function readStat(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // A process that ended while we looked.
    if (code === "ENOENT" || code === "ESRCH") return null;
    throw error;
  }
}
