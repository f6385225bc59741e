// Owns what a chat has been told of an incident's alarms: those that have a loud message of their own.
// Pure.
import { rowKey, type Delivery, type MessageRole } from "../../storage/deliveries.ts";
import type { IncidentEvent } from "../../storage/incident-events.ts";
import { escalates, raises } from "./story.ts";

/** The loud message that an event has for itself. */
export function ownMessageOf({ kind }: IncidentEvent): MessageRole | null {
  if (kind === "escalated") return "stranger";
  return kind === "raised" ? "raised" : null;
}

/** Whether the chat knows of the stranger; `telling`: what it is being told at this moment. */
export function toldEscalation(
  events: readonly IncidentEvent[],
  rows: readonly Delivery[],
  chat: number,
  telling: readonly string[] = [],
): boolean {
  if (!escalates(events)) return true;
  const escalation = events.find(({ kind }) => kind === "escalated")?.seq;
  return rows.some(
    (row) =>
      row.chat === chat &&
      row.seq === escalation &&
      (row.state === "sent" || telling.includes(rowKey(row))),
  );
}

/** Whether the chat was alarmed: by the alert itself, or by what has a loud message of its own. */
export function toldAlarm(
  events: readonly IncidentEvent[],
  rows: readonly Delivery[],
  chat: number,
): boolean {
  const alarms = events.filter(
    ({ kind }) =>
      (kind === "escalated" && escalates(events)) || (kind === "raised" && raises(events)),
  );
  if (alarms.length === 0) return true;
  return alarms.some((event) =>
    rows.some(
      ({ chat: other, seq, message, state }) =>
        other === chat && seq === event.seq && message === ownMessageOf(event) && state === "sent",
    ),
  );
}
