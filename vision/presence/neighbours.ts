// Owns what this machine knows of the others on its own network (ARP, and its like for IPv6). A
// phone that sleeps answers these questions long after it has stopped to answer a ping.
import { readFile } from "node:fs/promises";
import { isIPv4 } from "node:net";
import { runCommand } from "./run-command.ts";

/**
 * reachable: it has answered within the last half minute. asking: the system is finding out. gone:
 * it was asked and didn't answer. held: it is in a table that doesn't say how old it is. none:
 * nothing is known, because it is elsewhere, nobody asked, or the system doesn't tell.
 */
export type Neighbour = "reachable" | "asking" | "gone" | "held" | "none";

const commandMs = 1_000;

/** What the system says of `address`, an IP address. Never rejects. */
export async function readNeighbour(address: string): Promise<Neighbour> {
  const result = await runCommand("ip", ["neigh", "show", "to", address], commandMs);
  if (result?.exitCode === 0) return neighbourIn(result.output);
  const entry = arpEntries(await readText("/proc/net/arp")).find((one) => one.address === address);
  if (!entry) return "none";
  return entry.isComplete ? "held" : "asking";
}

/** IPv4 addresses of those that answered lately, in the table's order. Never rejects. */
export async function listNeighbours(): Promise<string[]> {
  const result = await runCommand("ip", ["-4", "neigh", "show"], commandMs);
  if (result?.exitCode === 0) {
    const lines = result.output.split("\n").filter((line) => / lladdr /.test(line));
    return unique(lines.map((line) => line.split(" ")[0] ?? "").filter(isIPv4));
  }
  const entries = arpEntries(await readText("/proc/net/arp")).filter((one) => one.isComplete);
  if (entries.length > 0) return unique(entries.map(({ address }) => address));
  // macOS: "? (192.168.1.7) at 3c:22:fb:… on en0 ifscope [ethernet]".
  const arp = await runCommand("arp", ["-an"], commandMs);
  const lines = (arp?.output ?? "").split("\n").filter((line) => / at [\da-f]+:/i.test(line));
  return unique(lines.map((line) => /\(([\d.]+)\)/.exec(line)?.[1] ?? "").filter(isIPv4));
}

/** The router; null where there is none or the system doesn't tell. Never rejects. */
export async function readGateway(): Promise<string | null> {
  const gateway = gatewayIn(await readText("/proc/net/route"));
  if (gateway !== null) return gateway;
  const route = await runCommand("route", ["-n", "get", "default"], commandMs);
  const found = /gateway: ([\d.]+)/.exec(route?.output ?? "")?.[1] ?? "";
  return isIPv4(found) ? found : null;
}

/** "192.0.2.77 dev eth0 FAILED" and its like (ip-neighbour(8)); several lines: the best counts. */
export function neighbourIn(output: string): Neighbour {
  if (/\b(REACHABLE|PERMANENT)\b/.test(output)) return "reachable";
  // STALE becomes DELAY and PROBE as soon as something is sent there.
  if (/\b(STALE|DELAY|PROBE|INCOMPLETE)\b/.test(output)) return "asking";
  return /\bFAILED\b/.test(output) ? "gone" : "none";
}

/** The lines of /proc/net/arp (arp(7)); flag 2: complete. */
export function arpEntries(table: string): { address: string; isComplete: boolean }[] {
  return table.split("\n").flatMap((line) => {
    const [address = "", , flags = ""] = line.trim().split(/\s+/);
    return isIPv4(address) ? [{ address, isComplete: (Number(flags) & 2) !== 0 }] : [];
  });
}

/** The default route in /proc/net/route (addresses as hexadecimal numbers, little-endian). */
export function gatewayIn(table: string): string | null {
  for (const line of table.split("\n")) {
    const [, destination, gateway = "", flags = ""] = line.trim().split(/\s+/);
    const isThrough = (Number.parseInt(flags, 16) & 2) !== 0;
    if (destination !== "00000000" || !isThrough || !/^[\dA-F]{8}$/i.test(gateway)) continue;
    return [...Buffer.from(gateway, "hex")].toReversed().join(".");
  }
  return null;
}

function unique(addresses: string[]): string[] {
  return [...new Set(addresses)];
}

/** Empty where there is no such file: this system keeps it elsewhere. */
async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
