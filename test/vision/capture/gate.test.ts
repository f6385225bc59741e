import { describe, expect, test } from "vitest";
import { Gate, startsWithIdr } from "../../../vision/capture/gate.ts";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { Ring } from "../../../vision/capture/ring.ts";
import { randomNumbers } from "./streams.ts";

const idr = Buffer.from([0, 0, 0, 1, 0x67, 1, 0, 0, 1, 0x68, 1, 0, 0, 1, 0x65, 9]);
const nonIdr = Buffer.from([0, 0, 0, 1, 0x67, 1, 0, 0, 1, 0x06, 1, 0, 0, 1, 0x41, 9]);

/** A camera of 20 pictures a second with a keyframe every two, its ring and its gate. */
class Bench {
  readonly ring: Ring;
  readonly gate: Gate;
  readonly sent: Packet[] = [];
  readonly fed: Packet[] = [];
  backlog = 0;
  #keyframeBytes: Buffer;

  /** MJPEG: one in so many ms while open. */
  openMs = 190;

  constructor(format: Partial<VideoFormat> = {}, keyframeBytes = idr, ringBytes = 1e9) {
    const whole: VideoFormat = {
      codec: "h264",
      width: 640,
      height: 360,
      extradata: Buffer.alloc(0),
      decodeDelay: 0,
      ...format,
    };
    this.#keyframeBytes = keyframeBytes;
    this.ring = new Ring(whole, { seconds: 10, bytes: ringBytes });
    this.gate = new Gate({
      format: whole,
      pendingBytes: () => this.backlog,
      openMs: () => this.openMs,
    });
  }

  send(count: number): number[] {
    const before = this.fed.length;
    for (let index = 0; index < count; index++) {
      const number = this.sent.length;
      const keyframe = this.ring.format.codec === "mjpeg" || number % 40 === 0;
      const bytes = Buffer.from(keyframe ? this.#keyframeBytes : nonIdr);
      const packet: Packet = { ms: number * 50, keyframe, bytes };
      this.sent.push(packet);
      this.ring.push(packet);
      this.fed.push(...this.gate.offer(packet));
    }
    return this.fed.slice(before).map((packet) => packet.ms);
  }

  open(): number[] {
    const packets = this.gate.open(this.ring);
    this.fed.push(...packets);
    return packets.map((packet) => packet.ms);
  }
}

function every(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, index) => from + index * step,
  );
}

test("closed, keyframes go through; open, everything", () => {
  const bench = new Bench();
  expect(bench.send(100)).toEqual([0, 2_000, 4_000]);
  expect(bench.open()).toEqual(every(4_050, 4_950, 50));
  expect(bench.send(50)).toEqual(every(5_000, 7_450, 50));
  bench.gate.close();
  expect(bench.send(50)).toEqual([8_000]);
});

test("opened again within a group, it goes on after the last packet given", () => {
  const bench = new Bench();
  bench.send(10);
  bench.open();
  bench.send(2);
  bench.gate.close();
  bench.send(5);
  expect(bench.open()).toEqual([600, 650, 700, 750, 800]);
  expect(bench.open()).toEqual([]);
  expect(bench.send(1)).toEqual([850]);
});

test("a packet that the ring had before the gate is not given twice", () => {
  const bench = new Bench();
  bench.send(3);
  const packet: Packet = { ms: 150, keyframe: false, bytes: nonIdr };
  bench.ring.push(packet);
  expect(bench.open()).toEqual([50, 100, 150]);
  expect(bench.gate.offer(packet)).toEqual([]);
});

test("when the decoder can't keep up, it waits for the next keyframe", () => {
  const bench = new Bench();
  bench.send(1);
  bench.open();
  bench.send(4);
  bench.backlog = 8_000_001;
  expect(bench.send(40)).toEqual([]); // the keyframe at 2000, too
  bench.backlog = 8_000_000;
  expect(bench.send(30)).toEqual([]);
  expect(bench.send(10)).toEqual(every(4_000, 4_200, 50));
});

test("a hole left by a backlog can be closed from the ring", () => {
  const bench = new Bench();
  bench.send(1);
  bench.open();
  bench.backlog = 9e6;
  bench.send(3);
  bench.backlog = 0;
  expect(bench.open()).toEqual([50, 100, 150]);
});

test("a group too large for the ring is not continued", () => {
  const bench = new Bench({}, idr, 200);
  bench.send(30);
  expect(bench.ring.newest).toBeNull();
  expect(bench.open()).toEqual([]);
  expect(bench.send(10)).toEqual([]);
  expect(bench.send(2)).toEqual([2_000, 2_050]);
});

describe("a new decoder", () => {
  test("gets the keyframe of the current group while closed", () => {
    const bench = new Bench();
    bench.send(60);
    expect(bench.gate.restart(bench.ring).map((packet) => packet.ms)).toEqual([2_000]);
    expect(bench.open()).toEqual(every(2_050, 2_950, 50));
  });

  test("gets the whole group while open", () => {
    const bench = new Bench();
    bench.send(60);
    bench.open();
    expect(bench.gate.restart(bench.ring).map((packet) => packet.ms)).toEqual(
      every(2_000, 2_950, 50),
    );
    expect(bench.send(1)).toEqual([3_000]);
  });

  test("gets nothing before the first keyframe", () => {
    const bench = new Bench();
    expect(bench.gate.restart(bench.ring)).toEqual([]);
    expect(bench.open()).toEqual([]);
    expect(bench.send(2)).toEqual([0, 50]);
  });
});

describe("B-frames", () => {
  test("H.264, closed: copies of the keyframe push it out of the decoder", () => {
    const bench = new Bench({ decodeDelay: 2 });
    expect(bench.send(41)).toEqual([0, 1, 2, 2_000, 2_001, 2_002]);
    expect(new Set(bench.fed.slice(0, 3).map((packet) => packet.bytes)).size).toBe(1);
    expect(bench.send(3)).toEqual([]);
    expect(bench.open()).toEqual([2_050, 2_100, 2_150]);
    expect(bench.send(1)).toEqual([2_200]);
  });

  test("HEVC never closes", () => {
    const bench = new Bench({ codec: "hevc", decodeDelay: 2 });
    expect(bench.gate.neverCloses).toBe("b_frames");
    bench.gate.close();
    expect(bench.gate.isOpen).toBe(true);
    expect(bench.send(60)).toEqual(every(0, 2_950, 50));
  });
});

test("HEVC without B-frames closes", () => {
  const bench = new Bench({ codec: "hevc" });
  expect(bench.send(60)).toEqual([0, 2_000]);
});

test("H.264 whose keyframes aren't IDR pictures never closes", () => {
  const bench = new Bench({}, nonIdr);
  expect(bench.send(3)).toEqual([0, 50, 100]);
  expect(bench.gate.neverCloses).toBe("unclean_keyframes");
  expect(startsWithIdr(idr)).toBe(true);
  expect(startsWithIdr(Buffer.from([0, 0, 1]))).toBe(false);
});

test("when only the second keyframe shows that, what was held back so far follows first", () => {
  const bench = new Bench();
  expect(bench.send(40)).toEqual([0]);
  const keyframe: Packet = { ms: 2_000, keyframe: true, bytes: nonIdr };
  expect(bench.gate.offer(keyframe).map((packet) => packet.ms)).toEqual(every(50, 2_000, 50));
  bench.gate.close();
  const next: Packet = { ms: 2_050, keyframe: false, bytes: nonIdr };
  expect(bench.gate.offer(next)).toEqual([next]);
});

test("MJPEG is thinned: one in 500 ms closed, one in 190 ms open", () => {
  const bench = new Bench({ codec: "mjpeg" });
  expect(bench.send(31)).toEqual([0, 500, 1_000, 1_500]);
  bench.send(3);
  expect(bench.open()).toEqual([]); // 150 ms since the last one
  expect(bench.send(9)).toEqual([1_700, 1_900, 2_100]);
  bench.gate.close();
  bench.send(8);
  expect(bench.open()).toEqual([2_500]);
  bench.openMs = 95;
  expect(bench.send(5)).toEqual([2_600, 2_700]);
});

test("whatever happens, only a keyframe or the very next packet is given, and each once", () => {
  const random = randomNumbers(7);
  let violations = 0;
  let given = 0;
  for (let round = 0; round < 40; round++) {
    const bench = new Bench({}, idr, round % 4 === 0 ? 500 : 1e9);
    for (let step = 0; step < 300; step++) {
      const dice = random();
      if (dice < 0.1) bench.open();
      else if (dice < 0.2) bench.gate.close();
      else if (dice < 0.25) bench.backlog = random() < 0.5 ? 9e6 : 0;
      else if (dice < 0.26) {
        // The new decoder knows nothing: its packets are looked at on their own.
        violations += follows(bench) ? 0 : 1;
        given += bench.fed.length;
        bench.fed.length = 0;
        bench.fed.push(...bench.gate.restart(bench.ring));
      } else bench.send(1 + Math.floor(random() * 6));
    }
    violations += follows(bench) ? 0 : 1;
    given += bench.fed.length;
  }
  expect(violations).toBe(0);
  expect(given).toBeGreaterThan(5_000);
});

function follows(bench: Bench): boolean {
  let last = -1;
  return bench.fed.every((packet) => {
    const number = bench.sent.indexOf(packet);
    const right = packet.keyframe ? number > last : number === last + 1 && last !== -1;
    last = number;
    return right;
  });
}
