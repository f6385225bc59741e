// Owns the last question before a false alarm: presence has armed because nobody was at home, and now
// something moves. Is it somebody whose phone has just come back? The alert goes out meanwhile, as
// loud as any; the answer, a second later, is only one more line in it. A thief can't use it.
import type { Incidents } from "../../storage/incidents.ts";
import type { PresenceWatch } from "./presence-watch.ts";

/** Returns how to stop. */
export function noteWhoIsHome(
  incidents: Pick<Incidents, "onEvent" | "append">,
  presence: Pick<PresenceWatch, "hasArmed" | "someoneIsHome">,
): () => void {
  return incidents.onEvent(async (record, event) => {
    if (event.kind !== "opened" || record.cause !== "movement" || !presence.hasArmed) return;
    const { answer, phones } = await presence.someoneIsHome();
    if (answer !== "home") return;
    const names = phones.map(({ name }) => name);
    await incidents.append(record.id, { kind: "phones_home", phones: names });
  });
}
