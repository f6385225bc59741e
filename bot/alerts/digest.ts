// Owns the decision when a chat is told of many incidents in one message instead of a flood, and which
// of them get messages of their own all the same. Pure.
//
// The rule: as soon as more than 20 incidents' first messages wait for one chat, one digest names them
// all. Messages of their own follow, in order and without a sound (the digest rang), for the newest
// 10, for the newest 10 of the older ones with a certain stranger, and for cameras that are still
// lost. What was in a digest is never counted again.
import type { Delivery, IncidentDeliveries } from "../../storage/deliveries.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import { compareIncidentIds } from "../../storage/incident-id.ts";
import type { Telling } from "./step.ts";
import { resolutionOf, strangerIn, type Events } from "./story.ts";

/** More openings than this that wait for one chat are told together. */
export const mostOneByOne = 20;
const newestAlso = 10;
const strangersAlso = 10;

export interface WaitingIncident {
  telling: Telling;
  deliveries: Readonly<IncidentDeliveries>;
}

export interface DigestPlan {
  chat: number;
  thread: number | null;
  /** All that it names, oldest first. */
  named: readonly Telling[];
  /** Of those, the ones that have messages of their own as well. */
  also: ReadonlySet<IncidentId>;
  /** Those that would have rung on their own. */
  loud: readonly Telling[];
}

/** What `chat` should be told together now; null while there is not enough of it. */
export function planDigest(chat: number, incidents: Iterable<WaitingIncident>): DigestPlan | null {
  const waiting: WaitingIncident[] = [];
  for (const one of incidents) if (opens(chat, one)) waiting.push(one);
  if (waiting.length <= mostOneByOne) return null;
  waiting.sort((a, b) => compareIncidentIds(a.telling.record.id, b.telling.record.id));
  const named = waiting.map(({ telling }) => telling);
  const newest = named.slice(-newestAlso);
  const older = named.slice(0, -newestAlso);
  const strangers = older.filter(({ events }) => isStranger(events)).slice(-strangersAlso);
  const lost = older.filter(isStillLost);
  const rowsOf = ({ deliveries }: WaitingIncident) => openRows(deliveries.rows, chat);
  return {
    chat,
    thread: waiting.flatMap(rowsOf).at(-1)?.thread ?? null,
    named,
    also: new Set([...strangers, ...lost, ...newest].map(({ record }) => record.id)),
    loud: waiting.filter((one) => rowsOf(one).some(({ loud }) => loud)).map((one) => one.telling),
  };
}

/** Somebody unknown was certain, and it was not the household after all. */
export function isStranger(events: Events): boolean {
  return strangerIn(events) !== null && resolutionOf(events) === null;
}

function isStillLost({ record, events }: Telling): boolean {
  return record.cause === "camera_lost" && !events.some(({ kind }) => kind === "ended");
}

/** Whether the first that the chat hears of it waits: the alert, or the line about who came home. */
function opens(chat: number, { telling, deliveries }: WaitingIncident): boolean {
  if (deliveries.digests[chat]) return false;
  return openRows(deliveries.rows, chat).some(({ seq, message }) => {
    if (message !== "alert" && message !== "line") return false;
    const kind = telling.events.find((event) => event.seq === seq)?.kind;
    return kind === (message === "alert" ? "opened" : "excused");
  });
}

function openRows(rows: readonly Delivery[], chat: number): Delivery[] {
  return rows.filter((row) => row.chat === chat && row.state === "waiting");
}
