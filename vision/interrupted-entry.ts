// Owns incidents of an entry delay that a restart interrupted: the alarm goes on with the time left,
// and what was told before the restart becomes an alarm, or is called off, as if there had been none.
import type { IncidentEvent, IncidentId } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { AlarmControl, AlarmView } from "./watch-view.ts";

const dayMs = 86_400_000;
/** A machine may have been off for so many days. */
const daysBack = 3;
/** An incident opens a moment before the alarm notes that it is pending. */
const slackMs = 2_000;

/**
 * Those whose entry delay still runs, or ran out unnoticed: told without a sound since the alarm is
 * in its present state, and neither raised nor disarmed. To be asked before the cameras start.
 */
export async function interruptedEntries(
  incidents: Pick<Incidents, "day" | "events">,
  alarm: AlarmView,
  now: number,
): Promise<IncidentId[]> {
  if (alarm.state === "disarmed" || alarm.state === "arming") return [];
  const interrupted: IncidentId[] = [];
  // From tomorrow on, because the folders are named after local days.
  for (let day = daysBack; day >= -1; day--) {
    const date = new Date(now - day * dayMs).toISOString().slice(0, 10);
    for (const { id, openedAt } of await incidents.day(date)) {
      if (openedAt < alarm.since - slackMs) continue;
      const events = await incidents.events(id);
      const isQuiet = events.some((event) => event.kind === "opened" && event.entryEndsAt);
      if (isQuiet && !events.some(decidesIt)) interrupted.push(id);
    }
  }
  return interrupted;
}

function decidesIt(event: IncidentEvent): boolean {
  const { kind } = event;
  if (kind === "ended") return event.reason === "disarmed";
  return kind === "raised" || kind === "escalated" || kind === "excused";
}

/**
 * Follows up on `interrupted`: at once where the alarm is not pending (it was killed between telling
 * it and noting that), else when that ends. Returns how to stop waiting.
 */
export function followInterrupted(
  interrupted: readonly IncidentId[],
  options: {
    alarm: Pick<AlarmControl, "current" | "onChange">;
    incidents: Pick<Incidents, "append">;
    log: Log;
  },
): () => void {
  const { alarm } = options;
  if (interrupted.length === 0) return () => undefined;
  if (alarm.current().state !== "pending") {
    void note(alarm.current());
    return () => undefined;
  }
  const stop = alarm.onChange((now) => {
    stop();
    return note(now);
  });
  return stop;

  async function note({ state, by }: AlarmView): Promise<void> {
    const { incidents, log } = options;
    for (const id of interrupted) {
      try {
        await incidents.append(
          id,
          state === "disarmed"
            ? {
                kind: "excused",
                because: "disarmed",
                people: [],
                ...(by === null ? {} : { by }),
              }
            : { kind: "raised" },
        );
      } catch (error) {
        log.error("How an entry delay ended could not be written down", { incident: id, error });
      }
    }
  }
}
