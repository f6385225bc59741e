// Owns who was told of an incident, and when: from the outbox, or, once everything of it is told, from
// the incident's own folder.
import { hasCode, StorageError } from "../../storage/errors.ts";
import {
  type Delivery,
  type IncidentDeliveries,
  incidentDeliveries,
  isOpen,
} from "../../storage/deliveries.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import { deliveriesName } from "../../storage/settled-deliveries.ts";
import type { ControlRoom } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import type { Reader } from "../wording.ts";
import type { Story } from "./incident-story.ts";

const longestName = 20;

/** Null where nobody was told, or nobody knows any more. */
export async function deliveriesOf(
  { outbox, incidents, log }: ControlRoom,
  id: IncidentId,
): Promise<IncidentDeliveries | null> {
  const open = outbox.find(id);
  if (open) return open;
  try {
    const newest = await newestText(incidents, id);
    return newest === null ? null : incidentDeliveries.parse(JSON.parse(newest));
  } catch (error) {
    const isBroken = error instanceof SyntaxError || (error as Error).name === "ZodError";
    if (!isBroken && !(error instanceof StorageError)) throw error;
    log.warn("Who was told of an incident could not be read", { incident: id, error });
    return null;
  }
}

/** Of its last version; null: there is none. */
async function newestText(incidents: ControlRoom["incidents"], id: IncidentId) {
  let newest: string | null = null;
  try {
    for (let version = 1; ; version++) {
      newest = (await incidents.readFile(id, deliveriesName(version))).toString("utf8");
    }
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    return newest;
  }
}

/** "Told: Anna at 14:02:12, Ben at 14:02:13." and who was not (yet). */
export function toldLines(room: ControlRoom, reader: Reader, story: Story): string[] {
  const { locale } = reader;
  const { incident, deliveries } = story;
  const chats = new Map<number, Delivery[]>();
  for (const row of deliveries?.rows ?? []) {
    chats.set(row.chat, [...(chats.get(row.chat) ?? []), row]);
  }
  const told: string[] = [];
  const waiting: string[] = [];
  const unreached: string[] = [];
  for (const [chat, rows] of chats) {
    const name = chatName(room, locale, chat);
    const first = rows.find(({ state }) => state === "sent");
    if (first?.sentAt != null) {
      const time = clockTime(first.sentAt, incident.timezone, { seconds: true });
      told.push(sayPlain(locale, "history-told-one", { name, time }));
    } else if (first) told.push(name);
    else if (rows.some(isOpen)) waiting.push(name);
    else if (rows.some(({ state }) => state === "parked")) unreached.push(name);
  }
  const lines: string[] = [];
  if (told.length > 0) lines.push(say(locale, "history-told", listed(told)));
  if (waiting.length > 0) lines.push(say(locale, "history-told-waiting", listed(waiting)));
  if (unreached.length > 0) lines.push(say(locale, "history-told-unreached", listed(unreached)));
  if (lines.length === 0 && !incident.alarmed) lines.push(say(locale, "history-told-nobody"));
  return lines;
}

function listed(names: readonly string[]): { names: string } {
  return { names: names.join(", ") };
}

/** Somebody's first name, the group's title, or that it is a chat of former days. */
function chatName({ household, targets }: ControlRoom, locale: string, chat: number): string {
  const person = household.member(chat)?.name;
  if (person !== undefined) return shortName(person, longestName);
  const group = targets.groups().find((target) => target.chat === chat);
  if (group?.chosen) return shortName(group.chosen.title, longestName);
  return sayPlain(locale, chat < 0 ? "history-told-group" : "history-told-former");
}
