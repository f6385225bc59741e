// Owns a house with a schedule for the tests of /schedule: the chat with fakes around it.
import { vi } from "vitest";
import type { ScheduleEntry } from "../../../storage/schedule.ts";
import { openRoom } from "../../fakes/control-room.ts";
import { settingsInMemory } from "../../fakes/settings.ts";
import { selfActingInMemory } from "../../fakes/self-acting.ts";
import { anna, type ShownMessage } from "../../fakes/telegram.ts";

/** Generous: the turns of a busy machine. */
const withinMs = 15_000;

/** It is Sunday, 22 November 2026, 14:00, in UTC. */
export async function openHouse(...entries: Partial<ScheduleEntry>[]) {
  const selfActing = selfActingInMemory();
  for (const entry of entries) {
    const usual = { minute: 23 * 60, wanted: "armed_night", enabled: true } as const;
    const weekdays = entry.weekdays ?? [1, 2, 3, 4, 5];
    const added = await selfActing.schedule.add({ ...usual, ...entry, weekdays });
    if (added && entry.skip) await selfActing.schedule.change(added.id, { skip: entry.skip });
  }
  const { householdSettings } = settingsInMemory();
  const room = openRoom({ selfActing, householdSettings });
  const { telegram } = room;
  return { ...room, selfActing, householdSettings, shows, tap, find, type };

  function find(text: string, chat = anna.id): ShownMessage | undefined {
    return telegram.shownIn(chat).findLast((one) => `\n${one.text}`.includes(`\n${text}`));
  }

  /** The newest message with a line that begins with `text`, as soon as that chat shows it. */
  function shows(text: string, chat = anna.id): Promise<ShownMessage> {
    return vi.waitFor(
      () => {
        const message = find(text, chat);
        if (message) return message;
        const shown = telegram.shownIn(chat).map((one) => one.text);
        throw new Error(`Nothing says "${text}": ${shown.join(" | ")}`);
      },
      { timeout: withinMs, interval: 5 },
    );
  }

  /** Anna taps `label` under the message that says `under`. */
  async function tap(under: string, label: string, person = anna): Promise<void> {
    await telegram.tap(person, await shows(under, person.id), label);
  }

  async function type(text: string): Promise<void> {
    await telegram.say(anna, text);
  }
}
