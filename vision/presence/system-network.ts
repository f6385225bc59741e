// Owns looking for phones with what this machine has: ping, a datagram, and the table of neighbours
// that both of them make the system refresh. Nothing here needs to be root.
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { type Clock, sleep } from "../../storage/clock.ts";
import { checkAddress } from "./address.ts";
import type { PhoneNetwork } from "./network.ts";
import { listNeighbours, type Neighbour, readGateway, readNeighbour } from "./neighbours.ts";
import { ping, poke, type Sign } from "./ping.ts";
import type { Sighting } from "./presence.ts";

const askAgainMs = 500;
/** The system itself needs 5 s to doubt an old entry and 3 s to ask (DELAY and PROBE, arp(7)). */
const settledAfterMs = 9_000;
const pingMs = 1_000;

export class SystemNetwork implements PhoneNetwork {
  readonly #clock: Clock;
  /** Where names pointed to last: a phone that left may lose its name, too. */
  readonly #addresses = new Map<string, string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async look(address: string, withinMs: number): Promise<Sighting> {
    const start = this.#clock.monotonic();
    const resolved = await this.#resolve(address, withinMs);
    if (resolved === null) return "unknown";
    const leftMs = () => withinMs - (this.#clock.monotonic() - start);
    const signMs = Math.max(1, Math.min(pingMs, leftMs()));
    const over = new AbortController();
    try {
      // The first that is sure of somebody decides; else what all of them say in the end.
      return await new Promise<Sighting>((resolve) => {
        const tell = (sign: Sign) => {
          if (sign === "answered") resolve("here");
          return sign;
        };
        const echo = ping(resolved, signMs).then(tell);
        const refusal = poke(resolved, signMs, this.#clock).then(tell);
        const neighbour = this.#watchNeighbour(resolved, leftMs, over.signal);
        void neighbour.then((found) => {
          if (found === "reachable") resolve("here");
        });
        void Promise.all([echo, refusal, neighbour]).then(([first, second, third]) => {
          resolve(sum(first, second, third, withinMs));
        });
      });
    } finally {
      over.abort();
    }
  }

  gateway(): Promise<string | null> {
    return readGateway();
  }

  async neighbours(): Promise<string[]> {
    const [all, router] = await Promise.all([listNeighbours(), readGateway()]);
    return all.filter((address) => address !== router);
  }

  /** What the table of neighbours says in the end, or as soon as it is sure. Never rejects. */
  async #watchNeighbour(
    address: string,
    leftMs: () => number,
    signal: AbortSignal,
  ): Promise<Neighbour> {
    for (;;) {
      // First a moment for the datagram to be on its way: it is what makes the system ask.
      const isTime = await sleep(this.#clock, Math.min(askAgainMs, leftMs()), signal).then(
        () => true,
        () => false,
      );
      if (!isTime) return "none";
      const found = await readNeighbour(address);
      const isSettled = found !== "asking" && found !== "held";
      if (isSettled || leftMs() <= 0) return found;
    }
  }

  async #resolve(address: string, withinMs: number): Promise<string | null> {
    if (isIP(address) !== 0) return address;
    if (checkAddress(address) !== null) return null;
    const enough = new AbortController();
    const found = await Promise.race([
      lookup(address).then(
        (one) => one.address,
        () => null,
      ),
      sleep(this.#clock, Math.min(withinMs, pingMs), enough.signal).then(
        () => null,
        () => null,
      ),
    ]);
    enough.abort();
    if (found !== null) this.#addresses.set(address, found);
    return this.#addresses.get(address) ?? null;
  }
}

/** What nobody was sure of. */
function sum(echo: Sign, refusal: Sign, neighbour: Neighbour, withinMs: number): Sighting {
  // A table without ages: by now the system would have taken out who didn't answer.
  if (neighbour === "held" && withinMs >= settledAfterMs) return "here";
  if (neighbour === "gone" || echo === "silent") return "silent";
  // Only the datagram got out, to an address on another network: silence is usual there.
  return refusal === "silent" && neighbour === "asking" ? "silent" : "unknown";
}
