import { describe, expect, test } from "vitest";
import { summariseDay } from "../../../bot/summary/day-summary.ts";
import { DailySummary } from "../../../bot/summary/daily.ts";
import { gatherSummary, type SummarySources } from "../../../bot/summary/gather.ts";
import { composeSummary } from "../../../bot/summary/words.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { FakeHistory, incidentSummary } from "../../fakes/history.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { anna, ben } from "../../fakes/telegram.ts";

const hour = 3_600_000;
const noon = Date.parse("2026-11-22T12:00:00Z");
const head = { number: 4127, head: "a1b2c3d4".padEnd(64, "0") };
const camera = { id: "c1", name: "Front door" };

const visit = incidentSummary({
  id: "20261122-081200-c1",
  openedAt: noon - 4 * hour,
  endedAt: noon - 4 * hour + 60_000,
  verdict: "household",
  people: ["panna0000"],
});
const stranger = incidentSummary({ id: "20261122-100000-c1", openedAt: noon - 2 * hour });
const cat = incidentSummary({
  id: "20261122-110000-c1",
  openedAt: noon - hour,
  verdict: "movement",
  falseAlarm: true,
});
const lost = incidentSummary({
  id: "20261121-110000-c1",
  cause: "camera_lost",
  verdict: "camera_lost",
  openedAt: noon - 25 * hour,
  beganAt: noon - 25 * hour,
  endedAt: noon - 21 * hour,
});

function sourcesOf(history: FakeHistory, firstAt: number | null = null): SummarySources {
  return {
    history,
    cameras: () => [camera],
    offBetween: () => 0,
    firstAt: () => firstAt,
    limits: () => ({ mostBytes: 20_000_000_000 }),
    freeBytes: () => Promise.resolve(40_000_000_000),
    retentionOf: (day) =>
      day === "2026-11-22"
        ? [{ day, reason: "too_old", count: 12, bytes: 5_000_000, from: day, to: day }]
        : [],
    head: () => head,
  };
}

function openDaily(
  history: FakeHistory,
  options: { clock?: FakeClock; destinations?: number[]; fails?: () => boolean } = {},
) {
  const clock = options.clock ?? new FakeClock(noon);
  const { settings, state } = evidenceInMemory(clock);
  const sent: { chat: number; text: string; silent: boolean }[] = [];
  const daily = new DailySummary({
    sources: sourcesOf(history),
    settings,
    api: () => ({
      sendMessage: async (chat: number | string, text: string, other?: object) => {
        if (options.fails?.()) throw new Error("nobody answers");
        const silent = (other as { disable_notification?: boolean }).disable_notification === true;
        sent.push({ chat: Number(chat), text, silent });
        return {} as never;
      },
    }),
    destinations: () => (options.destinations ?? [1]).map((chat) => ({ chat, thread: null })),
    onMove: () => Promise.resolve(),
    localeOf: () => "en",
    nameOf: (person) => (person === "panna0000" ? "Anna" : null),
    timezone: () => "UTC",
    clock,
    log: new RecordingLog(),
  });
  return { daily, clock, sent, settings, state };
}

describe("a day", () => {
  const span = { from: noon - 24 * hour, to: noon };

  test("counts what began in it, and what of a loss lies in it", () => {
    const day = summariseDay([lost, visit, stranger, cat], [camera], span);
    expect(day.counts).toEqual({
      stranger: 1,
      unsure: 0,
      household: 1,
      movement: 0,
      camera_lost: 0,
    });
    expect(day.falseAlarms).toBe(1);
    expect(day.seen).toEqual([
      { person: "panna0000", first: noon - 4 * hour, last: noon - 4 * hour + 60_000 },
    ]);
    expect(day.cameras).toEqual([{ name: "Front door", lostMs: 3 * hour, losses: 1 }]);
  });

  test("a camera that is still lost is so until now", () => {
    const day = summariseDay([{ ...lost, endedAt: null }], [camera], span);
    expect(day.cameras[0]?.lostMs).toBe(24 * hour);
  });

  test("reads in one glance", async () => {
    const { daily } = openDaily(new FakeHistory(lost, visit, stranger, cat));
    const words = composeSummary(await daily.ofLastDay(), {
      locale: "en",
      timezone: "UTC",
      nameOf: (person) => (person === "panna0000" ? "Anna <3" : null),
    });
    expect(words.split("\n")).toEqual([
      expect.stringMatching(/^🔴 One alarm · /),
      expect.stringMatching(/^From .*12:00 to .*12:00\.$/),
      "One stranger · the household once · one false alarm",
      "Seen: Anna &lt;3 08:00–08:01",
      "Front door was there 87 % of the time: lost once, for 3 h.",
      "Evidence takes 4.0 MB of 20 GB. 40 GB of the disk are free.",
      "12 old incidents were removed by rule (5.0 MB).",
      "Seal a1b2c3d4, entry 4,127. Leave this message here: it proves what was there today.",
    ]);
  });

  test("without anything is a quiet one; with a camera lost it is not", async () => {
    const quiet = await openDaily(new FakeHistory()).daily.ofLastDay();
    const reader = { locale: "en", timezone: "UTC", nameOf: () => null };
    expect(composeSummary(quiet, reader)).toMatch(/^🟢 A quiet day/);
    expect(composeSummary(quiet, reader)).toContain("The camera was there all the time.");
    const degraded = await openDaily(new FakeHistory(lost)).daily.ofLastDay();
    expect(composeSummary(degraded, reader)).toMatch(/^🟠/);
    expect(composeSummary({ ...quiet, offMs: 2 * hour }, reader)).toContain(
      "I was not running for 2 h.",
    );
  });
});

test("on the first day it speaks of no more than the guard has seen", async () => {
  const firstAt = noon - hour;
  const span = { from: noon - 24 * hour, to: noon };
  const summary = await gatherSummary(sourcesOf(new FakeHistory(lost), firstAt), span, "UTC");
  expect(summary.from).toBe(firstAt);
  expect(summary.cameras).toEqual([{ name: "Front door", lostMs: 0, losses: 0 }]);
});

describe("the daily one", () => {
  test("does not come on the first day, then at its minute, silently, and its head is kept", async () => {
    const { daily, clock, sent, settings } = openDaily(new FakeHistory(stranger), {
      destinations: [1, 2],
    });
    await daily.start();
    await clock.advance(19 * hour);
    expect(sent).toEqual([]);
    await clock.advance(hour + 1000);
    expect(sent.map(({ chat, silent }) => [chat, silent])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(settings.current()).toMatchObject({
      summaryOf: "2026-11-23",
      toldHeads: [{ number: 4127, head: head.head }],
    });
    await clock.advance(23 * hour);
    expect(sent.length).toBe(2);
    await clock.advance(hour);
    expect(sent.length).toBe(4);
    await daily.stop();
    expect(clock.pending).toBe(0);
  });

  test("waits for Telegram and then comes late", async () => {
    let isDown = true;
    const { daily, clock, sent, settings } = openDaily(new FakeHistory(), {
      fails: () => isDown,
    });
    await daily.start();
    await clock.advance(22 * hour);
    expect(settings.current().toldHeads).toEqual([]);
    isDown = false;
    await clock.advance(6 * 60_000);
    expect(sent.length).toBe(1);
    await daily.stop();
  });

  test("follows its hour, and comes no more where it is not wanted", async () => {
    const { daily, clock, sent, settings } = openDaily(new FakeHistory());
    await daily.start();
    await settings.change({ summaryAt: null });
    await clock.advance(48 * hour);
    expect(sent).toEqual([]);
    await settings.change({ summaryAt: 13 * 60 });
    await clock.advance(hour + 1000);
    expect(sent.length).toBe(1);
    await daily.stop();
  });
});

test("/summary tells at once; the hour is chosen by thumb, by owners", async () => {
  const { daily, clock, settings } = openDaily(new FakeHistory(stranger));
  const { control, telegram } = openRoom({ clock, summary: { daily, settings } });
  await telegram.say(anna, "/summary");
  await control.idle();
  const told = telegram.last(anna.id);
  expect(told.text).toContain("🔴 One alarm");
  await telegram.tap(anna, told, "When");
  const page = telegram.last(anna.id);
  expect(page.id).not.toBe(told.id);
  expect(page.text).toBe("The daily summary comes at 08:00, without a sound.");
  await telegram.tap(anna, page, "20:00");
  expect(telegram.last(anna.id).text).toContain("20:00");
  expect(settings.current().summaryAt).toBe(1200);
  await telegram.tap(anna, telegram.last(anna.id), "Never");
  expect(settings.current().summaryAt).toBeNull();
  expect(telegram.last(anna.id).text).toContain("No daily summary comes.");
  await telegram.tap(anna, telegram.last(anna.id), "Show it now");
  await control.idle();
  expect(telegram.last(anna.id).text).toContain("🔴 One alarm");

  await telegram.say(ben, "/summary");
  await control.idle();
  await telegram.tap(ben, telegram.last(ben.id), "When");
  expect(labels(telegram.last(ben.id)).flat()).toEqual(["Show it now", "Back"]);
});
