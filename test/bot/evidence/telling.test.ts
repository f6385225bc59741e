// What owners are told by itself, from reports as the keeper makes them to what their chats show.
import { HttpError } from "grammy";
import { expect, onTestFinished, test, vi } from "vitest";
import { Household } from "../../../bot/household.ts";
import { RetentionTeller } from "../../../bot/evidence/telling.ts";
import { storageError } from "../../../storage/errors.ts";
import type { EvidenceLimits } from "../../../storage/evidence-settings.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { annaOwns, labels, openRoom } from "../../fakes/control-room.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { FakeHistory } from "../../fakes/history.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { day, gigabyte, incidentAt, start } from "../../storage/retention/incidents.ts";

const minute = 60_000;

/** Ten days with 1 GB each, a keeper that runs, and owners who are told. */
async function telling(starting: Partial<EvidenceLimits>, isQuiet = false) {
  const clock = new FakeClock();
  const incidents = Array.from({ length: 10 }, (_, index) =>
    incidentAt(start - (10 - index) * day, { bytes: gigabyte }),
  );
  const history = new FakeHistory(...incidents);
  const fakes = evidenceInMemory(clock, { history, starting });
  const room = openRoom({ clock, evidence: fakes.evidence, history, remover: history });
  const { control, telegram, log } = room;
  const newTeller = () =>
    new RetentionTeller({
      ...fakes,
      api: () => control.bot.api,
      household: new Household(annaOwns(), null),
      localeOf: () => "en",
      isQuietNow: () => isQuiet,
      log,
    });
  let teller = newTeller();
  fakes.retention.onReport((report) => teller.tell(report));
  fakes.retention.start();
  onTestFinished(() => fakes.retention.stop());
  const shown = () =>
    telegram.shownIn(anna.id).map((message) => {
      return { ...message, text: message.text.replaceAll(/\s*–\s*/g, "–") };
    });
  const add = (bytes: number, ago: number) => {
    history.incidents.push(incidentAt(clock.wall() - ago, { bytes }, history.incidents.length));
  };
  const restart = () => {
    teller = newTeller();
  };
  await clock.advance(minute);
  return { ...room, ...fakes, incidents, shown, add, restart };
}

test("before the room runs out: once per crossing, silently, with what to do", async () => {
  const { shown, clock, history, restart, settings, telegram } = await telling({
    mostBytes: 11 * gigabyte,
  });
  const [warning] = shown();
  expect(warning?.text).toBe(
    "🟠 Evidence takes 10 of 11 GB. In about 1 day I begin to remove the oldest.\nFalse alarms go first; what is saved forever stays.",
  );
  expect(warning?.silent).toBe(true);
  expect(labels(warning as never)).toEqual([
    ["Keep more", "What would go"],
    ["Save what must stay"],
  ]);
  // Only owners can do something about it.
  expect(telegram.shownIn(ben.id)).toEqual([]);
  restart();
  await clock.advance(30 * minute);
  expect(shown()).toHaveLength(1);
  // Away from it, and there again.
  const taken = history.incidents.splice(0, 3);
  await clock.advance(10 * minute);
  expect(settings.current().warned).toEqual({});
  history.incidents.push(...taken);
  await clock.advance(10 * minute);
  expect(shown()).toHaveLength(2);
  await telegram.tap(anna, telegram.last(anna.id), "Keep more");
  expect(telegram.last(anna.id).text).toContain("Evidence may take 11 GB.");
});

test("what had to go: one message a day, edited as the day goes on", async () => {
  const { shown, clock, add, incidents, history, telegram } = await telling({
    mostBytes: 9 * gigabyte,
  });
  expect(history.removed).toHaveLength(2);
  expect(shown().map(({ text }) => text)).toEqual([
    "Removed 2 incidents of 12–13 Nov to stay under 9 GB.",
  ]);
  expect(labels(shown()[0] as never)).toEqual([["Keep more", "What would go"]]);
  const first = shown()[0]?.id;
  add(2 * gigabyte, 2 * 3_600_000);
  await clock.advance(10 * minute);
  expect(shown().map(({ text, id }) => [text, id])).toEqual([
    ["Removed 4 incidents of 12–15 Nov to stay under 9 GB.", first],
  ]);
  // Somebody deleted that message.
  telegram.failNext("editMessageText", "Bad Request: message to edit not found");
  add(2 * gigabyte, 2 * 3_600_000);
  await clock.advance(10 * minute);
  expect(shown()[1]?.text).toContain("Removed 6 incidents of 12–17 Nov");
  await clock.advance(day);
  expect(shown()).toHaveLength(2);
  add(2 * gigabyte, 2 * 3_600_000);
  await clock.advance(10 * minute);
  expect(shown()[2]?.text).toMatch(/^Removed \d incidents? of 18/);
  expect(incidents).toHaveLength(10);
});

test("what goes by age is no message of its own", async () => {
  const { shown, clock, retention } = await telling({ keepDays: 7 });
  await clock.advance(90 * minute);
  expect(retention.retentionOf("2026-11-22")).toMatchObject([{ reason: "too_old", count: 3 }]);
  expect(shown()).toEqual([]);
});

test("a disk that is full of something else rings, once, and says what that means", async () => {
  const { shown, clock, disk, history } = await telling({});
  history.incidents = [];
  disk.otherBytes = 63.96e9;
  await clock.advance(20 * minute);
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toMatchObject({
    text: "🟠 The disk is full: 40 MB are left, and no evidence can go to make room.\nAlerts still come, but soon without evidence on the disk. Evidence takes 0 kB of its 64 GB: free some space on this machine, or let go of what need not stay.",
    silent: false,
  });
  expect(labels(shown()[0] as never)).toEqual([["What is saved", "Evidence"]]);
  disk.otherBytes = 0;
  await clock.advance(10 * minute);
  disk.otherBytes = 63.96e9;
  await clock.advance(10 * minute);
  expect(shown()).toHaveLength(2);
});

test("a disk that fills up: before, and then what had to go; quiet hours keep it silent", async () => {
  const { shown, clock, disk, history } = await telling({}, true);
  disk.otherBytes = 52.9e9;
  await clock.advance(10 * minute);
  expect(shown()[0]?.text).toBe(
    "🟠 The disk fills up: 1.1 GB are free, and 1 GB shall stay so. Soon I begin to remove the oldest evidence.\nFalse alarms go first; what is saved forever stays.",
  );
  expect(shown()[0]?.silent).toBe(true);
  disk.otherBytes = 54e9;
  await clock.advance(10 * minute);
  expect(history.removed).toHaveLength(2);
  expect(shown()[1]?.text).toBe("Removed 2 incidents of 12–13 Nov to keep 1 GB of the disk free.");
});

test("pins that fill the room are said", async () => {
  const { shown, clock, history, settings, incidents } = await telling({});
  for (const { id } of incidents) history.change(id, { pinned: true });
  await settings.change({ mostBytes: 9 * gigabyte });
  await clock.advance(10 * minute);
  expect(shown().map(({ text }) => text)).toEqual([
    "🟠 What is saved forever takes 10 GB, and all evidence may take 9 GB: nothing else goes to make room.\nLet go of what need not stay, or keep more.",
  ]);
});

test("what the network refused is told after the next run; a chat that refuses is let be", async () => {
  const { shown, clock, settings, control, telegram } = await telling({});
  const send = vi.spyOn(control.bot.api, "sendMessage");
  send.mockRejectedValue(new HttpError("no network", new Error("ECONNREFUSED")));
  await settings.change({ mostBytes: 11 * gigabyte });
  await clock.advance(2 * minute);
  expect(send).toHaveBeenCalledTimes(1);
  expect(settings.current().warned).toEqual({});
  send.mockRestore();
  await clock.advance(10 * minute);
  expect(shown()).toHaveLength(1);
  await settings.change({ mostBytes: 30 * gigabyte });
  await clock.advance(2 * minute);
  telegram.failNext("sendMessage", "Forbidden: bot was blocked by the user", 403);
  await settings.change({ mostBytes: 11 * gigabyte });
  await clock.advance(20 * minute);
  expect(shown()).toHaveLength(1);
  expect(settings.current().warned).toHaveProperty("room");
});

test("a state that can't be written tells once all the same", async () => {
  const { shown, clock, state, disk, history } = await telling({});
  const code = "ENOSPC";
  state.problem = storageError("write", "state", Object.assign(new Error(code), { code }));
  history.incidents = [];
  disk.otherBytes = 64e9;
  await clock.advance(60 * minute);
  expect(shown()).toHaveLength(1);
});
