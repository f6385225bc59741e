import { beforeEach, describe, expect, test } from "vitest";
import { silentLog } from "../../storage/log.ts";
import { defaultSettings, type Settings } from "../../storage/settings.ts";
import { Attention } from "../../vision/attention.ts";
import type { Frame, Packet } from "../../vision/capture/packet.ts";
import type { CameraCondition } from "../../vision/camera-status.ts";
import { settle } from "../fakes/clock.ts";
import { keyframeEveryMs, packetAt } from "../fakes/recorded-camera.ts";
import { Drawing } from "./motion/scene.ts";
import { reasonOfOthers } from "../../storage/words.ts";

/** A wall, and somebody large and pale before it, of whom no trace stays in the background. */
const quiet = new Drawing(320, 180, 120);
const walker = (left: number) => quiet.copy().rectangle(left, 40, 60, 120, 85);

interface LookBack {
  packets: Packet[];
  signal: AbortSignal;
  show(frame: Frame): void;
  finish(problem?: Error): Promise<void>;
}

let camera: FakeAttendedCamera;
let settings: Settings;
let armed: boolean;
let undecided: boolean;
let recording: boolean;
/** "2000 live moving", in the order in which the guard hears it. */
let heard: string[];
let attention: Attention;

class FakeAttendedCamera {
  condition: CameraCondition = { state: "live", since: 0, reason: null };
  interval: number | null = keyframeEveryMs;
  stood: boolean[] = [];
  lookBacks: LookBack[] = [];
  readonly ring = { keyframeInterval: () => this.interval };
  decoding: FakeDecoding | null = new FakeDecoding(this.lookBacks);

  past(ms: number): Packet[] {
    const from = Math.floor(ms / keyframeEveryMs) * keyframeEveryMs;
    return Array.from({ length: 50 }, (_, index) => packetAt(from + index * 200, index % 10 === 0));
  }

  pictureStood(still: boolean): void {
    this.stood.push(still);
  }
}

class FakeDecoding {
  open = false;
  needsEveryPacket = false;
  readonly #lookBacks: LookBack[];

  constructor(lookBacks: LookBack[]) {
    this.#lookBacks = lookBacks;
  }

  attend(everyFrame: boolean): void {
    this.open = everyFrame;
  }

  lookBack(packets: Packet[], signal: AbortSignal, show: (frame: Frame) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = async (problem?: Error) => {
        if (problem) reject(problem);
        else resolve();
        await settle();
      };
      this.#lookBacks.push({ packets, signal, show, finish });
    });
  }
}

beforeEach(() => {
  camera = new FakeAttendedCamera();
  settings = { ...defaultSettings };
  armed = true;
  recording = false;
  undecided = false;
  heard = [];
  attention = new Attention({
    camera,
    log: silentLog,
    settings: () => settings,
    armed: () => armed,
    recording: () => recording,
    undecided: () => undecided,
    onExamined: ({ ms, moving }, live) => {
      heard.push(`${ms} ${live ? "live" : "back"} ${moving ? "moving" : "quiet"}`);
    },
    onLookBackOver: () => heard.push("look-back over"),
  });
});

/** Frames of a quiet wall every `everyMs`. */
function beQuiet(fromMs: number, toMs: number, everyMs = keyframeEveryMs): void {
  for (let ms = fromMs; ms <= toMs; ms += everyMs) attention.examine(quiet.frame(ms));
}

const isOpen = () => camera.decoding?.open;

describe("a keyframe that moves", () => {
  test("wakes the look, and what lay before it is looked at, then it once more", async () => {
    beQuiet(0, 8_000);
    expect(isOpen()).toBe(false);
    attention.examine(walker(40).frame(10_000));
    expect(isOpen()).toBe(true);
    expect(heard.at(-1)).toBe("10000 live moving");

    const [lookBack] = camera.lookBacks;
    expect(camera.lookBacks).toHaveLength(1);
    expect(lookBack?.packets.map(({ ms }) => ms)).toEqual(
      Array.from({ length: 10 }, (_, index) => 8_000 + index * 200),
    );
    // 8000 was examined before; live frames have come meanwhile.
    lookBack?.show(quiet.frame(8_000));
    lookBack?.show(quiet.frame(8_200));
    attention.examine(walker(60).frame(10_200));
    lookBack?.show(walker(10).frame(8_400));
    await lookBack?.finish();
    expect(heard.slice(-6)).toEqual([
      "10000 live moving",
      "8200 back quiet",
      "10200 live moving",
      "8400 back moving",
      "10000 back moving",
      "look-back over",
    ]);
  });

  test("after the look came to rest in mid-group: only what nobody has seen is looked at", async () => {
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    await camera.lookBacks[0]?.finish();
    beQuiet(6_200, 9_200, 200);
    expect(isOpen()).toBe(false);
    attention.examine(walker(200).frame(10_000));
    const [, lookBack] = camera.lookBacks;
    heard = [];
    for (const { ms } of lookBack?.packets ?? []) lookBack?.show(quiet.frame(ms));
    // It rests from 9000 on, and 9200 was still on its way.
    expect(heard).toEqual(["9400 back quiet", "9600 back quiet", "9800 back quiet"]);
  });

  test("while the look is open already there is nothing to look back at", () => {
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    attention.examine(walker(60).frame(6_200));
    attention.examine(walker(80).frame(8_000));
    expect(camera.lookBacks).toHaveLength(1);
  });

  test("in the very first frames only makes the background", () => {
    attention.examine(walker(40).frame(0));
    expect(isOpen()).toBe(false);
    expect(camera.lookBacks).toEqual([]);
  });

  test("a look-back that fails keeps nobody from the next one", async () => {
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    await camera.lookBacks[0]?.finish(new Error("the decoder ended with 1"));
    expect(heard.slice(-2)).toEqual(["6000 live moving", "look-back over"]);
    beQuiet(6_200, 10_000, 200);
    attention.examine(walker(200).frame(12_000));
    expect(camera.lookBacks).toHaveLength(2);
  });
});

describe("rest", () => {
  test("3 s after nothing moves any more, not before", () => {
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    beQuiet(6_200, 8_800, 200);
    expect(isOpen()).toBe(true);
    beQuiet(9_000, 9_000);
    expect(isOpen()).toBe(false);
  });

  test("not while an incident is recorded", () => {
    beQuiet(0, 4_000);
    recording = true;
    attention.examine(walker(40).frame(6_000));
    beQuiet(6_200, 12_000, 200);
    expect(isOpen()).toBe(true);
    recording = false;
    beQuiet(12_200, 12_200);
    expect(isOpen()).toBe(false);
  });
});

describe("disarmed", () => {
  test("nothing wakes the look", () => {
    armed = false;
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    attention.examine(walker(60).frame(8_000));
    expect(heard.at(-1)).toBe("8000 live moving");
    expect(isOpen()).toBe(false);
    expect(camera.lookBacks).toEqual([]);
  });

  test("not even every frame is asked for then; armed, it is at once", () => {
    settings.idleLook = "every_frame";
    armed = false;
    beQuiet(0, 4_000);
    expect(isOpen()).toBe(false);
    armed = true;
    attention.adjust();
    expect(isOpen()).toBe(true);
  });

  test("in the middle of a movement: the look rests at once", () => {
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    armed = false;
    attention.adjust();
    expect(isOpen()).toBe(false);
  });
});

describe("every frame", () => {
  test.each([
    { why: "asked", make: () => (settings.idleLook = "every_frame") },
    { why: "unknown", make: () => (camera.interval = null) },
    { why: "rare", seconds: 4, make: () => (camera.interval = 4_000) },
    {
      why: "video",
      make: () => Object.assign(camera.decoding ?? {}, { needsEveryPacket: true }),
    },
  ])("because: $why", ({ make, ...values }) => {
    make();
    beQuiet(0, 8_000);
    expect(isOpen()).toBe(true);
    const watchingBecause = { key: "why-every-frame", values };
    expect(attention.describe()).toEqual({ watching: "every_frame", watchingBecause });
    attention.examine(walker(40).frame(10_000));
    expect(camera.lookBacks).toEqual([]);
  });

  test("until the interval is known", () => {
    camera.interval = null;
    beQuiet(0, 0);
    expect(isOpen()).toBe(true);
    camera.interval = 2_000;
    beQuiet(200, 200);
    expect(isOpen()).toBe(false);
    expect(attention.describe()).toEqual({ watching: "keyframes", watchingBecause: null });
  });
});

describe("the end of a session", () => {
  test("calls the look-back off: its frames belong to another picture", async () => {
    beQuiet(0, 4_000);
    attention.examine(walker(40).frame(6_000));
    const [lookBack] = camera.lookBacks;
    attention.sessionEnded();
    heard = [];
    expect(lookBack?.signal.aborted).toBe(true);
    lookBack?.show(walker(10).frame(4_200));
    await lookBack?.finish();
    expect(heard).toEqual([]);
  });

  test("the next session may have another size, and its first frames are the background", () => {
    beQuiet(0, 4_000);
    attention.sessionEnded();
    const larger = new Drawing(640, 360, 60);
    for (let ms = 6_000; ms <= 10_000; ms += 2_000) attention.examine(larger.frame(ms));
    expect(heard.slice(-3).map((line) => line.split(" ")[2])).toEqual(["quiet", "quiet", "quiet"]);
    attention.examine(larger.copy().rectangle(50, 50, 200, 300, 200).frame(12_000));
    expect(heard.at(-1)).toBe("12000 live moving");
    // Back to the new session's own last frame, not to the old one's.
    expect(camera.lookBacks[0]?.packets[0]?.ms).toBe(10_000);
  });

  test("without a session there is nothing to open, and nothing to be seen", () => {
    camera.decoding = null;
    camera.condition = { state: "lost", since: 0, reason: reasonOfOthers("nobody answers") };
    settings.idleLook = "every_frame";
    attention.adjust();
    attention.examine(walker(40).frame(0));
    expect(heard).toEqual([]);
    expect(attention.describe()).toEqual({ watching: "nothing", watchingBecause: null });
  });
});

test("every frame is asked whether it is the one before it, bit for bit", () => {
  beQuiet(0, 2_000);
  attention.examine(walker(40).frame(4_000));
  expect(camera.stood).toEqual([false, true, false]);
});
