// Hours without Telegram and an incident a minute, then a Telegram that wants to be left alone again
// and again: everything arrives, in order. PROVE=full: six hours, and thousands that wait at a start.
import { expect, test, vi } from "vitest";
import { refusal } from "../../fakes/telegram-calls.ts";
import {
  addClip,
  anna,
  endIncident,
  group,
  house,
  openMovement,
  restart,
  type House,
} from "./house.ts";

const isFull = process.env["PROVE"] === "full";
/** In minutes, an incident each. */
const lengths = isFull ? [360, 2_000] : [24];
const minute = 60_000;
const audience = [
  { chat: anna, thread: null },
  { chat: group, thread: null },
];

async function incidentsWithoutTelegram(home: House, count: number): Promise<string[]> {
  home.calls.down = true;
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    const camera = `c${(number % 4) + 1}`;
    const record = await openMovement(home, { camera, cameraName: `Camera ${camera}` });
    await home.clock.advance(12_000);
    await addClip(home, record, { cut: "whole" });
    await endIncident(home, record);
    ids.push(record.id);
    await home.clock.advance(minute - 12_000);
  }
  return ids;
}

/** Every incident's opening is sent, by the digest or its own message; those come in order. */
async function expectAllTold(home: House, ids: readonly string[]): Promise<void> {
  const { outbox, incidents, calls, alerts } = home;
  expect(alerts.summary()).toMatchObject({ waiting: 0, parked: 0 });
  // Some were put away meanwhile.
  for (const id of ids) await outbox.takeBack(id, incidents.folder(id));
  const count = `${ids.length.toLocaleString("en")} incidents`;
  for (const { chat } of audience) {
    const messages = ids.map((id) => {
      const rows = outbox.find(id)?.rows.filter((row) => row.chat === chat) ?? [];
      const opening = rows.find(({ seq }) => seq === 1);
      return opening?.messageId ?? rows.find(({ state }) => state === "sent")?.messageId ?? null;
    });
    const digest = calls.messages(chat).find(({ html }) => html.includes(count));
    expect(messages.every((id) => id !== null)).toBe(true);
    expect(messages.filter((id) => id === digest?.id)).toHaveLength(ids.length - 10);
    expect(messages.slice(-10).every((id) => id !== null && id > (digest?.id ?? 0))).toBe(true);
    expect(messages.toSorted((a, b) => Number(a) - Number(b))).toEqual(messages);
    expect(calls.messages(chat)).toHaveLength(11);
  }
}

test.each(lengths)(
  "%i minutes of outage and a restart, then 429s: all arrive, in order",
  { timeout: 600_000 },
  async (minutes) => {
    const before = await house({ audience });
    const ids = await incidentsWithoutTelegram(before, minutes);
    const began = performance.now();
    const home = await restart(before);
    const started = performance.now() - began;
    const { calls } = home;
    // Every third call is told to come back later.
    let made = 0;
    const slow = refusal(429, "Too Many Requests: retry after 23", { retry_after: 23 });
    calls.fail(slow, () => ++made % 3 === 0, Number.POSITIVE_INFINITY);
    await vi.waitFor(
      async () => {
        await home.clock.advance(2_000);
        expect(home.alerts.summary().waiting).toBe(0);
      },
      { timeout: 240_000, interval: 3 },
    );
    const seconds = [started, performance.now() - began].map((ms) => (ms / 1000).toFixed(1));
    console.log(`${minutes} incidents: taken up in ${seconds[0]} s, told after ${seconds[1]} s`);
    await expectAllTold(home, ids);
    expect(calls.attempts.length - calls.done.length).toBeGreaterThan(5);
  },
);
