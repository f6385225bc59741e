import { expect, test } from "vitest";
import { backoff } from "../../../bot/alerts/backoff.ts";
import { Pace } from "../../../bot/alerts/pace.ts";

/** Sends as fast as `pace` allows for `ms`; returns the times. */
function storm(pace: Pace, ms: number, loud: boolean): number[] {
  const times: number[] = [];
  let now = 0;
  while (now < ms) {
    const wait = pace.waitFor(now, loud);
    now += wait;
    if (wait > 0) continue;
    pace.spend(now);
    times.push(now);
  }
  return times;
}

test("a group gets 20 a minute, of which silent ones leave 5 to alarms", () => {
  const pace = new Pace(-5);
  expect(storm(pace, 60_000, false).filter((at) => at < 60_000)).toHaveLength(15);
  const alarms = new Pace(-5);
  for (let sent = 0; sent < 15; sent++) alarms.spend(0);
  expect(alarms.waitFor(0, false)).toBe(60_000);
  expect(alarms.waitFor(0, true)).toBe(0);
  for (let sent = 0; sent < 5; sent++) alarms.spend(10_000);
  expect(alarms.waitFor(10_000, true)).toBe(50_000);
});

test("a private chat gets one a second in the long run", () => {
  const times = storm(new Pace(5), 100_000, true);
  expect(times.length).toBeLessThanOrEqual(105);
  expect(times.length).toBeGreaterThan(95);
});

test("what took long to send counts from its end", () => {
  const pace = new Pace(-5);
  const ends = Array.from({ length: 20 }, () => pace.spend(0));
  for (const end of ends) end(50_000);
  expect(pace.waitFor(60_000, true)).toBe(50_000);
});

test("waits grow from about a second to the longest and no further", () => {
  const longest = 15 * 60_000;
  expect(backoff(1, longest, () => 0)).toBe(1_000);
  expect(backoff(4, longest, () => 0)).toBe(8_000);
  expect(backoff(500, longest, () => 0)).toBe(longest);
  expect(backoff(500, longest, () => 1)).toBe(longest / 2);
});
