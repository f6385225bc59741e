// Which of two streams is recorded, and on which timeline: streams whose packets come when the test
// says so, ten a second with a keyframe every second.
import { expect, test } from "vitest";
import type { Packet } from "../../vision/capture/packet.ts";
import { Ring } from "../../vision/capture/ring.ts";
import { EvidenceStreams, type EvidenceStream } from "../../vision/evidence-streams.ts";
import { FakeClock } from "../fakes/clock.ts";
import { h264, packetAt } from "../fakes/recorded-camera.ts";

const stepMs = 100;

class FakeStream implements EvidenceStream {
  ring: Ring | null = null;
  lastRing: Ring | null = null;
  arrivalOffset: number;
  condition: EvidenceStream["condition"] = { state: "connecting", since: 0, reason: null };

  /** `delayMs`: how much later its moments arrive than they say. */
  constructor(delayMs: number) {
    this.arrivalOffset = delayMs;
  }

  wallOf = (ms: number) => ms + this.arrivalOffset;
  format = () => this.ring?.format ?? null;
  newest = () => this.ring?.newest ?? null;
  past = (ms: number) => this.ring?.from(ms) ?? [];

  connect(): void {
    this.ring = new Ring({ ...h264 }, { seconds: 30, bytes: 1e8 });
    this.lastRing = this.ring;
    this.condition = { state: "live", since: 0, reason: null };
  }

  take(arrival: number): Packet {
    const ms = arrival - this.arrivalOffset;
    const packet = packetAt(ms, arrival % 1_000 === 0);
    this.ring?.push(packet);
    return packet;
  }
}

function twoStreams() {
  const watched = new FakeStream(50);
  const main = new FakeStream(-1_950);
  const recorded: Packet[] = [];
  const switches: string[] = [];
  const state = { recording: false, now: 10_000 };
  const streams = new EvidenceStreams({
    camera: { id: "c1", name: "Garden" },
    watched,
    main,
    pictures: { ffmpeg: { path: "none" }, clock: new FakeClock() },
    recording: () => state.recording,
    onPacket: (packet) => recorded.push(packet),
    onSwitch: (to, ms) => switches.push(`${to} ${ms}`),
  });
  watched.connect();
  /** Both streams' packets for so long, those of the main one only while it is connected. */
  const run = (seconds: number) => {
    for (const end = state.now + seconds * 1_000; state.now < end; state.now += stepMs) {
      if (main.ring) streams.mainPacket(main.take(state.now));
      streams.watchedPacket(watched.take(state.now));
    }
  };
  const lose = () => {
    main.ring = null;
    main.condition = { state: "lost", since: 0, reason: null };
    streams.mainSessionEnded();
  };
  return { streams, watched, main, recorded, switches, state, run, lose };
}

const isRising = (packets: readonly Packet[]) =>
  packets.every(({ ms }, index) => index === 0 || ms > (packets[index - 1]?.ms ?? 0));

test("from the start the main one, on the watched one's time", () => {
  // What it begins with is in its ring already.
  const { streams, watched, main, recorded, run } = twoStreams();
  main.connect();
  run(3);
  expect(streams.current).toBe(main);
  expect(recorded.map(({ ms }) => ms)).toEqual(
    Array.from({ length: 29 }, (_, index) => 10_050 + index * stepMs),
  );
  expect(streams.past(11_300)[0]).toMatchObject({ ms: 10_950, keyframe: true });
  expect(streams.format()).toBe(main.format());
  expect(streams.wallOf(11_300)).toBe(watched.wallOf(11_300));
});

test("one that came later takes its turn when it reaches ten seconds back", () => {
  const { streams, main, watched, run, switches } = twoStreams();
  run(20);
  main.connect();
  run(9.9);
  expect(streams.current).toBe(watched);
  expect(streams.best).toBe(main);
  run(0.5);
  expect(streams.current).toBe(main);
  expect(switches).toHaveLength(1);
});

test("lost and back during a recording: it is cut at its last packet, and again after ten seconds", () => {
  const { streams, main, watched, recorded, state, switches, run, lose } = twoStreams();
  main.connect();
  run(15);
  state.recording = true;
  run(2);
  lose();
  expect(switches).toEqual(["main 9950", `watched ${recorded.at(-1)?.ms}`]);
  expect(streams.current).toBe(watched);
  run(5);
  main.connect();
  // Another session has another time of its own.
  main.arrivalOffset = -400;
  run(9);
  expect(switches).toHaveLength(2);
  run(2);
  expect(streams.current).toBe(main);
  expect(switches).toHaveLength(3);
  expect(isRising(recorded)).toBe(true);
  expect(recorded.at(-1)?.ms).toBe(state.now - stepMs - 50);
});

test("during a recording the two timelines stay as they are to each other", () => {
  const { main, recorded, state, run } = twoStreams();
  main.connect();
  run(3);
  state.recording = true;
  main.arrivalOffset -= 300;
  run(1);
  expect(recorded.at(-1)?.ms).toBe(state.now - stepMs - 50 + 300);
  state.recording = false;
  run(1);
  expect(recorded.at(-1)?.ms).toBe(state.now - stepMs - 50);
});

test("one stream is passed on as it is", () => {
  const watched = new FakeStream(50);
  const recorded: Packet[] = [];
  const streams = new EvidenceStreams({
    camera: { id: "c1", name: "Garden" },
    watched,
    main: null,
    pictures: { ffmpeg: { path: "none" }, clock: new FakeClock() },
    recording: () => false,
    onPacket: (packet) => recorded.push(packet),
    onSwitch: () => expect.unreachable(),
  });
  watched.connect();
  const packet = watched.take(10_000);
  streams.watchedPacket(packet);
  expect(recorded).toEqual([packet]);
  expect(streams.past(0)).toEqual([packet]);
  expect([streams.best, streams.current]).toEqual([watched, watched]);
});

test("of a moment that no stream holds there is no picture", async () => {
  const { streams, main, run } = twoStreams();
  main.connect();
  run(2);
  await expect(streams.still(100)).rejects.toMatchObject({ name: "CameraError" });
});
