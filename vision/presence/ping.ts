// Owns asking one address for a sign of life over IP: an echo where the system has a ping that may
// be used, and a datagram to a closed port, which a phone refuses (or wakes its neighbour entry).
import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Clock } from "../../storage/clock.ts";
import { runCommand } from "./run-command.ts";

/** cannot: the question didn't get out. */
export type Sign = "answered" | "silent" | "cannot";

/** "discard" (RFC 863): no phone listens there, so it refuses, and that is an answer. */
const discardPort = 9;

/** One echo. iputils, busybox and macOS know these options; macOS waits in milliseconds. */
export async function ping(address: string, withinMs: number, command?: string): Promise<Sign> {
  const isMac = process.platform === "darwin";
  // macOS has a program of its own for IPv6, which can't be told how long to wait.
  const program = command ?? (isMac && isIPv6(address) ? "ping6" : "ping");
  const seconds = Math.max(1, Math.floor(withinMs / 1_000));
  const wait = isMac ? String(seconds * 1_000) : String(seconds);
  // -q: without looking up the name of who answers, which may take longer than the answer.
  const args = ["-q", "-c1", ...(program === "ping6" ? [] : [`-W${wait}`]), address];
  const result = await runCommand(program, args, withinMs);
  if (!result) return "cannot";
  if (result.exitCode === 0) return "answered";
  // 1: nobody answered. iputils' 2: no route, no permission, no such name.
  return result.exitCode === 1 || result.exitCode === null ? "silent" : "cannot";
}

/**
 * One datagram. answered: it was refused, so somebody is there. silent: nothing came back (a sleeping
 * phone), or the next hop says that nobody is there. Never rejects.
 */
export function poke(address: string, withinMs: number, clock: Clock): Promise<Sign> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
    let isOver = false;
    const end = (sign: Sign) => {
      if (isOver) return;
      isOver = true;
      cancel();
      socket.close();
      resolve(sign);
    };
    const cancel = clock.after(withinMs, () => end("silent"));
    const fail = (error: NodeJS.ErrnoException) => end(meaningOf(error.code));
    socket.on("error", fail);
    socket.on("message", () => end("answered"));
    // Called with an error, too, whatever its type says.
    socket.connect(discardPort, address, (failed?: NodeJS.ErrnoException) => {
      if (failed) fail(failed);
      if (isOver) return;
      socket.send(Buffer.alloc(1), (error) => {
        if (error) fail(error);
      });
    });
  });
}

function meaningOf(code: string | undefined): Sign {
  if (code === "ECONNREFUSED") return "answered";
  return code === "EHOSTUNREACH" || code === "EHOSTDOWN" ? "silent" : "cannot";
}
