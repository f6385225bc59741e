// Owns looking for cameras on the network: ONVIF's WS-Discovery, one multicast question on every
// network this machine is in, and some seconds of listening.
import type { RemoteInfo } from "node:dgram";
import { networkInterfaces } from "node:os";
import onvif from "onvif";
import { matchesIn, readProbeMatch, type FoundCamera } from "./found-camera.ts";

export type { FoundCamera } from "./found-camera.ts";

/** ONVIF lets a camera wait up to half a second; slow ones and a lost packet get the rest. */
const usualTimeoutMs = 4_000;
/** Somebody who answers for a thousand cameras wants something else. */
const mostCameras = 64;

export interface DiscoverOptions {
  signal?: AbortSignal;
  /** 4 s unless said. */
  timeoutMs?: number;
  /** The network interfaces to ask on, by name; all that lead out of this machine unless said. */
  interfaces?: readonly string[];
}

const { Discovery } = onvif;
// The package tells of unreadable answers by an "error" event, which without a listener would
// throw. Such answers are other devices' business.
Discovery.on("error", () => undefined);

/**
 * The cameras that answer within `timeoutMs`, each address once, in the order of their addresses;
 * none when the network can't be asked. Rejects only with the signal's reason.
 */
export async function discoverCameras(options: DiscoverOptions = {}): Promise<FoundCamera[]> {
  const { signal, timeoutMs = usualTimeoutMs, interfaces = outwardInterfaces() } = options;
  signal?.throwIfAborted();
  const found = new Map<string, FoundCamera>();
  const hear = (answer: unknown, sender: RemoteInfo) => {
    for (const match of matchesIn(answer)) {
      const camera = readProbeMatch(match, sender.address);
      if (camera && found.size < mostCameras) found.set(`${camera.host}:${camera.port}`, camera);
    }
  };
  Discovery.on("device", hear);
  try {
    const probes = Promise.all(interfaces.map((device) => probe(device, timeoutMs)));
    await (signal ? Promise.race([probes, aborted(signal)]) : probes);
  } finally {
    Discovery.off("device", hear);
  }
  return [...found.values()].sort((a, b) => byAddress(a.host) - byAddress(b.host));
}

/** Resolves when its time is over or the network refuses; the answers come as events. */
function probe(device: string, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    Discovery.probe({ device, timeout, resolve: false }, () => resolve());
  });
}

/** A multicast leaves by one network only, and a machine may have cable and Wi-Fi. */
function outwardInterfaces(): string[] {
  return Object.entries(networkInterfaces())
    .filter(([, addresses]) => addresses?.some((one) => one.family === "IPv4" && !one.internal))
    .map(([name]) => name);
}

function byAddress(host: string): number {
  return host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
