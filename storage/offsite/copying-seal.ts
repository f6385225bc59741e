// Owns that whatever goes into the seal's chain is copied off site, too, and that what a person has
// deleted goes there as well: both are said to the seal, by whoever stores or removes evidence.
import type { EvidenceSeal } from "../evidence-seal.ts";
import type { Offsite } from "./offsite.ts";

/** The seal, and beside it the copy; `offsite` null: the seal alone. */
export function copyingSeal(
  seal: EvidenceSeal,
  offsite: Pick<Offsite, "stored" | "chainGrew" | "removing"> | null,
): EvidenceSeal {
  if (!offsite) return seal;
  return {
    async add(incident, names) {
      // Neither waits for the other.
      offsite.stored(incident, names);
      const head = await seal.add(incident, names);
      offsite.chainGrew();
      return head;
    },
    async addRemoval(removal) {
      await seal.addRemoval(removal);
      offsite.chainGrew();
      await offsite.removing(removal);
    },
  };
}
