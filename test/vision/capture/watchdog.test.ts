import { expect, test } from "vitest";
import { FrozenPicture, Watchdog } from "../../../vision/capture/watchdog.ts";
import type { DecoderFeed } from "../../../vision/capture/watchdog.ts";

const everything: DecoderFeed = { fed: "everything", keyframeIntervalMs: 2000 };
const keyframes: DecoderFeed = { fed: "keyframes", keyframeIntervalMs: 2000 };
const nothing: DecoderFeed = { fed: "nothing", keyframeIntervalMs: 2000 };

/** Packets every `interval` ms from 0 to `end`, each of them decoded. */
function lively(interval: number, end: number): Watchdog {
  const dog = new Watchdog(0);
  for (let now = 0; now <= end; now += interval) {
    dog.packet(now);
    dog.frame(now);
  }
  return dog;
}

test("25 s for the first packet, and for the second", () => {
  const dog = new Watchdog(1000);
  expect(dog.check(25_999, keyframes)).toBe(null);
  expect(dog.check(26_000, keyframes)).toMatchObject({
    kind: "silent",
    sentence: "no picture came within 25 s",
  });
  const slow = new Watchdog(0);
  slow.packet(1000);
  slow.frame(1000);
  expect(slow.check(25_999, everything)?.kind).not.toBe("silent");
  expect(slow.check(26_000, nothing)?.kind).toBe("silent");
});

test("3 s of silence, or ten of its own intervals where it is slow", () => {
  const quick = lively(50, 5000);
  expect(quick.check(7999, nothing)).toBe(null);
  expect(quick.check(8000, nothing)?.sentence).toBe("connected, but no picture for 3 s");
  const slow = lively(1000, 20_000);
  expect(slow.check(29_999, nothing)).toBe(null);
  expect(slow.check(30_000, nothing)?.sentence).toBe("connected, but no picture for 10 s");
});

test("one long gap does not make it patient", () => {
  const dog = lively(50, 2000);
  dog.packet(4900);
  dog.frame(4900);
  expect(dog.check(7900, nothing)?.kind).toBe("silent");
});

/** Packets go on from 5 s to `end` without a frame. */
function blind(end: number, feed: DecoderFeed) {
  const dog = lively(50, 5000);
  dog.check(5000, feed);
  for (let now = 5050; now <= end; now += 50) dog.packet(now);
  return dog.check(end, feed);
}

test("no frame for 3 s while fed everything, 2.5 keyframe intervals while fed keyframes", () => {
  expect(blind(7950, everything)).toBe(null);
  expect(blind(8000, everything)?.kind).toBe("undecodable");
  expect(blind(9950, keyframes)).toBe(null);
  expect(blind(10_000, keyframes)?.kind).toBe("undecodable");
  expect(blind(60_000, nothing)).toBe(null);
});

test("keyframes at an unknown distance: as patient as with the first picture", () => {
  const unknown: DecoderFeed = { fed: "keyframes", keyframeIntervalMs: null };
  expect(blind(29_950, unknown)).toBe(null);
  expect(blind(30_000, unknown)?.kind).toBe("undecodable");
});

test("keyframes often: still never less than 3 s", () => {
  const often: DecoderFeed = { fed: "keyframes", keyframeIntervalMs: 500 };
  expect(blind(7950, often)).toBe(null);
  expect(blind(8000, often)?.kind).toBe("undecodable");
});

test("what was not asked for is not late when it is asked for", () => {
  const dog = lively(50, 5000);
  dog.check(5000, keyframes);
  for (let now = 5050; now <= 9000; now += 50) dog.packet(now);
  expect(dog.check(9000, everything)).toBe(null);
  for (let now = 9050; now <= 12_000; now += 50) dog.packet(now);
  expect(dog.check(11_950, everything)).toBe(null);
  expect(dog.check(12_000, everything)?.kind).toBe("undecodable");
});

/** Packets from 0 to `end`, but never a frame. */
function neverAFrame(feed: DecoderFeed, end: number) {
  const dog = new Watchdog(0);
  dog.check(0, feed);
  for (let now = 0; now <= end; now += 50) dog.packet(now);
  return dog.check(end, feed)?.kind ?? null;
}

test("the first frame may take 25 s, or the camera's keyframes longer", () => {
  expect(neverAFrame(everything, 24_950)).toBe(null);
  expect(neverAFrame(everything, 25_000)).toBe("undecodable");
  const rare: DecoderFeed = { fed: "keyframes", keyframeIntervalMs: 20_000 };
  expect(neverAFrame(rare, 49_950)).toBe(null);
  expect(neverAFrame(rare, 50_000)).toBe("undecodable");
});

test("a minute of one and the same picture is a frozen camera", () => {
  const eye = new FrozenPicture();
  for (let now = 0; now < 60_000; now += 2000) expect(eye.look("same", now)).toBe(null);
  expect(eye.look("same", 60_000)).toMatchObject({ kind: "frozen" });
});

test("a bit of noise, or a sleep between two pictures, is none", () => {
  const eye = new FrozenPicture();
  for (let now = 0; now < 200_000; now += 2000) {
    expect(eye.look(now === 50_000 || now === 100_000 || now === 150_000 ? 1 : 0, now)).toBe(null);
  }
  const sleepy = new FrozenPicture();
  sleepy.look("same", 0);
  expect(sleepy.look("same", 3_600_000)).toBe(null);
});
