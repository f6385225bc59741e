import { describe, expect, test } from "vitest";
import { nextCondition, Pace, type CameraCondition } from "../../vision/camera-status.ts";
import { reasonOfOthers } from "../../storage/words.ts";

describe("the pace", () => {
  test("pictures a second over the last five seconds", () => {
    const pace = new Pace();
    for (let ms = 0; ms <= 10_000; ms += 50) pace.count(ms);
    expect(pace.perSecond(10_000)).toBe(20);
    for (let ms = 10_200; ms <= 20_000; ms += 200) pace.count(ms);
    expect(pace.perSecond(20_000)).toBe(5);
  });

  test("unknown before a second was seen, after five without a picture, and after a loss", () => {
    const pace = new Pace();
    expect(pace.perSecond(0)).toBeNull();
    for (let ms = 0; ms < 1_000; ms += 100) pace.count(ms);
    expect(pace.perSecond(900)).toBeNull();
    pace.count(1_000);
    expect(pace.perSecond(1_000)).toBe(10);
    expect(pace.perSecond(6_100)).toBeNull();
    for (let ms = 7_000; ms <= 9_000; ms += 100) pace.count(ms);
    pace.reset();
    expect(pace.perSecond(9_000)).toBeNull();
  });

  test("also of more pictures than are usual, with nobody asking in between", () => {
    const pace = new Pace();
    for (let ms = 0; ms <= 20_000; ms += 2) pace.count(ms);
    expect(pace.perSecond(20_000)).toBe(500);
  });
});

describe("the condition", () => {
  const connecting: CameraCondition = { state: "connecting", since: 1, reason: null };
  const lost: CameraCondition = {
    state: "lost",
    since: 10,
    reason: reasonOfOthers("wrong password"),
  };
  const live: CameraCondition = { state: "live", since: 20, reason: null };

  test.each([
    { from: connecting, happened: { kind: "picture" }, to: { ...live, since: 99 } },
    {
      from: connecting,
      happened: { kind: "lost", reason: reasonOfOthers("nobody answers") },
      to: { state: "lost", since: 99, reason: reasonOfOthers("nobody answers") },
    },
    { from: lost, happened: { kind: "picture" }, to: { ...live, since: 99 } },
    // Lost since the first loss, for the newest reason.
    {
      from: lost,
      happened: { kind: "lost", reason: reasonOfOthers("nobody answers") },
      to: { ...lost, reason: reasonOfOthers("nobody answers") },
    },
    {
      from: live,
      happened: { kind: "lost", reason: reasonOfOthers("it ended") },
      to: { state: "lost", since: 99, reason: reasonOfOthers("it ended") },
    },
  ] as const)("$from.state, then $happened.kind", ({ from, happened, to }) => {
    expect(nextCondition(from, happened, 99)).toEqual(to);
  });

  test("another picture of a live camera is no news", () => {
    expect(nextCondition(live, { kind: "picture" }, 99)).toBe(live);
  });
});
