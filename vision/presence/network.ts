// Owns what the looks for phones need of the network; test/fakes/phone-network.ts stands in for it.
import type { Sighting } from "./presence.ts";

export interface PhoneNetwork {
  /** Looks for whoever has `address` for at most `withinMs`. Never rejects. */
  look(address: string, withinMs: number): Promise<Sighting>;
  /** The router's address; null: there is none, or this machine doesn't tell. Never rejects. */
  gateway(): Promise<string | null>;
  /** IPv4 addresses that this machine has lately talked with on its own network, without the router. Never rejects. */
  neighbours(): Promise<string[]>;
}

/**
 * Looks for each of `addresses` (by id). That nobody answers means something only while the network
 * does: if nobody is there, not even the router, nothing is known.
 */
export async function lookForAll(
  network: PhoneNetwork,
  addresses: ReadonlyMap<string, string>,
  withinMs: number,
): Promise<Map<string, Sighting>> {
  const isUp = async () => {
    const gateway = await network.gateway();
    return gateway !== null && (await network.look(gateway, withinMs)) === "here";
  };
  const looks = [...addresses].map(async ([id, address]): Promise<[string, Sighting]> => {
    return [id, await network.look(address, withinMs)];
  });
  const [routerIsThere, ...found] = await Promise.all([isUp(), ...looks]);
  const works = routerIsThere || found.some(([, sighting]) => sighting === "here");
  return new Map(found.map(([id, sighting]) => [id, works ? sighting : "unknown"]));
}
