// Owns turning a host name into an IP address. Node does it, because statically linked ffmpegs
// crash on any host name; and because only so a wrong name can be told from a camera that is off.
import { lookup as systemLookup } from "node:dns/promises";
import { isIP } from "node:net";
import { errorCode } from "./error-text.ts";
import { words, type Words } from "../../storage/words.ts";

/** A name that leads nowhere; `message` is a clause for the user. */
export class AddressError extends Error {
  override readonly name = "AddressError";
  readonly words: Words;

  constructor(message: string, said: Words) {
    super(message);
    this.words = said;
  }
}

export type Lookup = (name: string) => Promise<readonly { address: string; family: number }[]>;

const systemwide: Lookup = (name) => systemLookup(name, { all: true });

/**
 * The IP address of `host` (a name or an address, IPv6 without brackets), IPv4 where there is
 * one: cameras listen there. Throws AddressError, or the signal's reason when it aborts: a dead
 * name server is waited for longer than anybody wants to wait for the end.
 */
export async function resolveHost(
  host: string,
  options: { signal?: AbortSignal; lookup?: Lookup } = {},
): Promise<string> {
  if (isIP(host) !== 0) return host;
  const { signal, lookup = systemwide } = options;
  let found: readonly { address: string; family: number }[];
  try {
    found = await Promise.race([lookup(host), ...(signal ? [aborted(signal)] : [])]);
  } catch (error) {
    signal?.throwIfAborted();
    if (errorCode(error) === "EAI_AGAIN") {
      throw new AddressError(
        `the name ${host} cannot be looked up just now (is the network down?)`,
        words("why-no-lookup", { name: host }),
      );
    }
    throw unknownName(host);
  }
  const best = found.find((entry) => entry.family === 4) ?? found[0];
  if (!best) throw unknownName(host);
  return best.address;
}

function unknownName(name: string): AddressError {
  return new AddressError(
    `nobody is known by the name ${name}`,
    words("why-name-unknown", { name }),
  );
}

/** "192.168.1.15:554", "[fe80::1]:554". */
export function hostAndPort(host: string, port: number): string {
  return `${hostInUrl(host)}:${port}`;
}

/** `host` as it stands in a URL: IPv6 in brackets. */
export function hostInUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
