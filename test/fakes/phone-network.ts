// Owns the household's network in tests: who is there is what the test says.
import type { PhoneNetwork } from "../../vision/presence/network.ts";
import type { Sighting } from "../../vision/presence/presence.ts";

export class FakePhoneNetwork implements PhoneNetwork {
  /** By address; who isn't in it is silent. */
  readonly found = new Map<string, Sighting>();
  router: string | null = "192.168.1.1";
  around: string[] = [];
  readonly looks: { address: string; withinMs: number }[] = [];
  /** Looks take until this is settled. */
  held: Promise<void> | null = null;

  constructor() {
    this.found.set("192.168.1.1", "here");
  }

  async look(address: string, withinMs: number): Promise<Sighting> {
    this.looks.push({ address, withinMs });
    await this.held;
    return this.found.get(address) ?? "silent";
  }

  async gateway(): Promise<string | null> {
    return this.router;
  }

  async neighbours(): Promise<string[]> {
    return this.around;
  }
}
