// Owns parked deliveries: those of a chat that takes nothing from us (bot blocked, not in the
// group, no right to write). They wait there until the chat takes something again.
import { isOpen, type GoneReason, type IncidentDeliveries } from "../../storage/deliveries.ts";
import type { Log } from "../../storage/log.ts";
import type { Outbox } from "../../storage/outbox.ts";

/** An alert that comes back out of parking later than this no longer rings. */
const ringsForMs = 10 * 60_000;

/** Parks all that waits for `chat`, and notes that it is gone. True when that is new. */
export async function park(
  chat: number,
  why: GoneReason,
  { outbox, log }: { outbox: Outbox; log: Log },
): Promise<boolean> {
  log.warn("A chat takes no alerts from me: the bot is blocked there, or the chat is gone", {
    chat,
    why,
  });
  const { gone, goneBecause } = outbox.chats();
  const isNew = !gone.includes(chat);
  const written: Promise<void>[] = [];
  if (isNew || goneBecause[chat] !== why) {
    written.push(
      outbox.changeChats((notes) => {
        if (isNew) notes.gone.push(chat);
        notes.goneBecause[chat] = why;
      }),
    );
  }
  for (const incident of outbox.openIn(chat)) {
    written.push(
      outbox.change(incident, ({ rows }) => {
        for (const row of rows) if (row.chat === chat && isOpen(row)) row.state = "parked";
      }),
    );
  }
  await Promise.all(written);
  return isNew;
}

/** Lets `chat`'s parked deliveries of an incident that opened `ageMs` ago wait again. */
export function unpark({ rows }: IncidentDeliveries, chat: number, ageMs: number): void {
  for (const row of rows) {
    if (row.chat !== chat || row.state !== "parked") continue;
    Object.assign(row, { state: "waiting", waitMs: 0, loud: row.loud && ageMs < ringsForMs });
  }
}

export function hasParked({ rows }: Readonly<IncidentDeliveries>, chat: number): boolean {
  return rows.some((row) => row.chat === chat && row.state === "parked");
}
