import { expect, test } from "vitest";
import { Schedule, type ScheduleEntry } from "../../../../storage/schedule.ts";
import { silentLog } from "../../../../storage/log.ts";
import { Scheduler, type ScheduleNews } from "../../../../vision/guard/schedule/scheduler.ts";
import { FakeAlarm } from "../../../fakes/alarm.ts";
import { FakeClock, settle } from "../../../fakes/clock.ts";
import { RecordingLog } from "../../../fakes/log.ts";
import { SelfActingState } from "../../../fakes/self-acting.ts";

const minute = 60_000;
const hour = 60 * minute;
const every = [1, 2, 3, 4, 5, 6, 7];

type Wish = [time: string, wanted: ScheduleEntry["wanted"]];

/** A house in Berlin whose wall clock shows `local` on 22 November 2026 (UTC+1). */
async function house(local: string, ...wishes: Wish[]) {
  const clock = new FakeClock(Date.parse(`2026-11-22T${local}:00+01:00`));
  const state = new SelfActingState();
  const schedule = new Schedule(state, silentLog);
  for (const [time, wanted] of wishes) {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    await schedule.add({ weekdays: every, minute: hours * 60 + minutes, wanted, enabled: true });
  }
  const alarm = new FakeAlarm(clock);
  const log = new RecordingLog();
  const told: string[] = [];
  const zone = { name: "Europe/Berlin" };
  let asleep = 0;
  const start = () => {
    const scheduler = new Scheduler({
      schedule,
      alarm,
      clock,
      uptime: () => clock.monotonic() + asleep,
      timezone: () => zone.name,
      log,
      tell: (news) => told.push(inShort(news)),
    });
    scheduler.start();
    return scheduler;
  };
  const sleep = (ms: number) => {
    asleep += ms;
    clock.stepWall(ms);
  };
  const running = start();
  await settle();
  return { clock, state, schedule, alarm, log, told, zone, start, sleep, scheduler: running };
}

function inShort(news: ScheduleNews): string {
  if (news.kind === "unreadable") return `unreadable ${news.timezone}`;
  if (news.kind === "ask") return `ask ${news.because}`;
  const late = "late" in news && news.late !== null ? ` ${news.late}` : "";
  return `${news.kind} ${news.occurrence.entry.id}${late}`;
}

test("three days by themselves: reminded, armed, disarmed, each once a day and to the minute", async () => {
  const { clock, alarm, told, sleep } = await house(
    "12:00",
    ["23:00", "armed_night"],
    ["07:00", "disarmed"],
  );
  const states: string[] = [];
  alarm.onChange((now) => {
    states.push(
      `${now.state} ${now.means} ${new Date(now.since + hour).toISOString().slice(11, 19)}`,
    );
  });
  for (let day = 0; day < 3; day++) {
    // Through the hours in which nothing is due it may as well sleep.
    sleep(10.75 * hour);
    await clock.advance(20 * minute);
    sleep(7.75 * hour);
    await clock.advance(20 * minute);
    sleep(24 * hour - 10.75 * hour - 7.75 * hour - 40 * minute);
  }
  expect(told).toHaveLength(9);
  expect(told.slice(0, 3)).toEqual(["reminder s1", "armed s1", "disarmed s2"]);
  expect(new Set(states)).toEqual(
    new Set(["armed_night schedule 23:00:00", "disarmed schedule 07:00:00"]),
  );
});

test("off at 23:00: armed at the start, and said so", async () => {
  const { clock, alarm, told, scheduler, start } = await house("22:00", ["23:00", "armed_night"]);
  await scheduler.stop();
  expect(clock.pending).toBe(0);
  clock.stepWall(3 * hour);
  start();
  await settle();
  expect(alarm.current()).toMatchObject({ state: "armed_night", means: "schedule" });
  expect(told).toEqual(["armed s1 off"]);
});

test("off at 07:00: stays armed, and asks", async () => {
  const { clock, alarm, told, scheduler, start } = await house("06:00", ["07:00", "disarmed"]);
  await alarm.arm("armed_night", { means: "person", name: "Anna" });
  await scheduler.stop();
  clock.stepWall(2 * hour);
  start();
  await settle();
  expect(alarm.current().state).toBe("armed_night");
  expect(told).toEqual(["ask off"]);
});

test("off all night: nothing is armed in the morning", async () => {
  const { clock, alarm, told, scheduler, start } = await house(
    "22:00",
    ["23:00", "armed_night"],
    ["07:00", "disarmed"],
  );
  await scheduler.stop();
  clock.stepWall(10 * hour);
  start();
  await settle();
  expect(alarm.current().state).toBe("disarmed");
  expect(told).toEqual([]);
});

test("killed right after a change: a restart repeats nothing and forgets nothing", async () => {
  const { clock, alarm, told, state, start } = await house("22:59", ["23:00", "armed_night"]);
  await clock.advance(2 * minute);
  await alarm.disarm({ means: "person", name: "Anna" });
  // Nobody stopped the first one: what is kept is what was written when it armed.
  expect(state.value.schedule.done).toHaveLength(1);
  start();
  await clock.advance(5 * minute);
  expect(alarm.current().state).toBe("disarmed");
  expect(told.filter((one) => one.startsWith("armed"))).toHaveLength(1);
});

test("an alarm is never ended by the clock", async () => {
  const { clock, alarm, told } = await house("06:59", ["07:00", "disarmed"]);
  alarm.show({ state: "triggered", mode: "armed_away", leftMs: 120_000 });
  await clock.advance(5 * minute);
  expect(alarm.current().state).toBe("triggered");
  expect(told).toEqual(["ask alarm"]);
});

test("the wall clock steps forwards over both: it arms, and does not disarm", async () => {
  const night = await house("22:00", ["23:00", "armed_night"]);
  night.clock.stepWall(2 * hour);
  await night.clock.advance(minute);
  expect(night.alarm.current().state).toBe("armed_night");
  expect(night.told).toEqual(["armed s1 clock"]);

  const morning = await house("06:00", ["07:00", "disarmed"]);
  await morning.alarm.arm("armed_away", { means: "person", name: "Anna" });
  morning.clock.stepWall(2 * hour);
  await morning.clock.advance(minute);
  expect(morning.alarm.current().state).toBe("armed_away");
  expect(morning.told).toEqual(["ask clock"]);
});

test("even a step of less than a minute does not disarm by itself", async () => {
  const { clock, alarm, told } = await house("06:59", ["07:00", "disarmed"]);
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  clock.stepWall(90_000 - 1_000);
  await clock.advance(minute);
  expect(alarm.current().state).toBe("armed_away");
  expect(told).toEqual(["ask clock"]);
});

test("backwards over a moment: nothing comes twice, the next day goes on", async () => {
  const { clock, alarm, told, sleep } = await house("06:30", ["07:00", "disarmed"]);
  await alarm.arm("armed_night", { means: "person", name: "Anna" });
  await clock.advance(45 * minute);
  expect(told).toEqual(["disarmed s1"]);
  clock.stepWall(-hour);
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  await clock.advance(hour);
  expect(alarm.current().state).toBe("armed_away");
  expect(told).toEqual(["disarmed s1"]);
  sleep(23.5 * hour);
  await clock.advance(hour);
  expect(told).toEqual(["disarmed s1", "disarmed s1"]);
});

test("a clock that was a year ahead does not stop the schedule for a year", async () => {
  const { clock, alarm, told, sleep } = await house("12:00", ["23:00", "armed_night"]);
  clock.stepWall(365 * 24 * hour);
  await clock.advance(minute);
  clock.stepWall(-365 * 24 * hour);
  await clock.advance(minute);
  // What a year held was made up for once; then it goes on as every day.
  expect(told).toEqual(["armed s1 clock"]);
  await alarm.disarm({ means: "person", name: "Anna" });
  sleep(10.75 * hour);
  await clock.advance(20 * minute);
  expect(told).toEqual(["armed s1 clock", "reminder s1", "armed s1"]);
});

test("a laptop that slept through 07:00 asks, one that slept through 23:00 arms", async () => {
  const { clock, alarm, told, sleep } = await house(
    "06:00",
    ["07:00", "disarmed"],
    ["23:00", "armed_night"],
  );
  await alarm.arm("armed_night", { means: "person", name: "Anna" });
  sleep(2 * hour);
  await clock.advance(minute);
  expect(alarm.current().state).toBe("armed_night");
  expect(told).toEqual(["ask off"]);
  await alarm.disarm({ means: "person", name: "Anna" });
  sleep(16 * hour);
  await clock.advance(minute);
  expect(alarm.current().state).toBe("armed_night");
  expect(told).toEqual(["ask off", "armed s2 off"]);
});

test("not tonight: no arming, and the next night as usual", async () => {
  const { clock, alarm, told, schedule, sleep } = await house("22:55", ["23:00", "armed_night"]);
  expect(told).toEqual(["reminder s1"]);
  await schedule.change("s1", { skip: "2026-11-22" });
  await clock.advance(10 * minute);
  expect(alarm.current().state).toBe("disarmed");
  sleep(23.6 * hour);
  await clock.advance(30 * minute);
  expect(alarm.current().state).toBe("armed_night");
  expect(told).toEqual(["reminder s1", "reminder s1", "armed s1"]);
});

test("a change counts from when it is made: what is past already waits for tomorrow", async () => {
  const { clock, alarm, told, schedule, start, scheduler } = await house("12:00");
  await clock.advance(30_000);
  await schedule.add({ weekdays: every, minute: 12 * 60, wanted: "armed_away", enabled: true });
  await schedule.add({ weekdays: every, minute: 9 * 60, wanted: "armed_away", enabled: true });
  await clock.advance(5 * minute);
  expect(alarm.current().state).toBe("disarmed");
  await scheduler.stop();
  start();
  await clock.advance(minute);
  expect(alarm.current().state).toBe("disarmed");
  expect(told).toEqual([]);
});

test("the household moves: from the next look on the other timezone counts", async () => {
  const { clock, alarm, zone, sleep } = await house("12:00", ["23:00", "armed_night"]);
  zone.name = "Asia/Tokyo";
  // 12:00 in Berlin is 20:00 in Tokyo.
  await clock.advance(minute);
  sleep(2.9 * hour);
  await clock.advance(3 * hour - 2.9 * hour - 2 * minute);
  expect(alarm.current().state).toBe("disarmed");
  await clock.advance(minute);
  expect(alarm.current().state).toBe("armed_night");
});

test("a timezone that nobody knows: the alarm stays as it is, once told, and it recovers", async () => {
  const { clock, alarm, told, zone } = await house(
    "21:00",
    ["22:00", "disarmed"],
    ["23:00", "armed_night"],
  );
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  zone.name = "Atlantis/Capital";
  await clock.advance(65 * minute);
  expect(told).toEqual(["unreadable Atlantis/Capital"]);
  expect(alarm.current().state).toBe("armed_away");
  zone.name = "Europe/Berlin";
  await clock.advance(hour);
  expect(alarm.current().state).toBe("armed_night");
});

test("a disk that refuses is told once, and tried until it is armed", async () => {
  const { clock, alarm, told } = await house("22:59", ["23:00", "armed_night"]);
  alarm.problem = new Error("disk full");
  await clock.advance(5 * minute);
  expect(told).toEqual(["reminder s1", "failed s1"]);
  alarm.problem = null;
  await clock.advance(minute);
  expect(alarm.current().state).toBe("armed_night");
  expect(told.at(-1)).toBe("armed s1 disk");
});

test("an idle hour writes nothing to the disk", async () => {
  const { clock, state } = await house("12:00", ["23:00", "armed_night"]);
  const before = state.changes;
  await clock.advance(hour);
  expect(state.changes).toBe(before);
});

test("its progress on a disk that refuses is logged, and nothing comes twice", async () => {
  const { clock, state, log, told } = await house("22:59", ["23:00", "armed_night"]);
  state.problem = new Error("disk full");
  await clock.advance(10 * minute);
  expect(told).toEqual(["reminder s1", "armed s1"]);
  expect(log.messages("warn")).toContain("How far the schedule was carried out could not be kept");
});
