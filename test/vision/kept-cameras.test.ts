import { expect, onTestFinished, test, vi } from "vitest";
import { CameraList } from "../../storage/camera-list.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import { withoutSecrets } from "../../storage/log.ts";
import { parseSource, SourceError, type Source } from "../../vision/capture/source.ts";
import type { SessionOptions } from "../../vision/capture/session.ts";
import { KeptCameras } from "../../vision/kept-cameras.ts";
import { ringShare, smallRing } from "../../vision/ring-share.ts";
import { Watch } from "../../vision/watch.ts";
import { type KeptCamera, undoForMs } from "../../vision/watch-view.ts";
import { until } from "../cameras/until.ts";
import { FakeAlarm } from "../fakes/alarm.ts";
import { CamerasStateInMemory } from "../fakes/camera-desk.ts";
import { FakeSessions } from "../fakes/session.ts";
import { describeEvent } from "./recorder-script.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";

const hall = { url: "rtsp://admin:s3same-street@10.0.0.2/hall", name: "Hall", by: "Anna" };
const scene = sceneOf(320, 180);

/** .env's Garden (c1), and whatever is added; each address has its own sessions. */
async function household(state = new CamerasStateInMemory()) {
  const { watchOptions, clock, log, incidents } = await watchedScene();
  const sessions = new Map<string, FakeSessions>();
  const sessionsAt = (host: string) => {
    const found = sessions.get(host) ?? new FakeSessions();
    sessions.set(host, found);
    return found;
  };
  const open = (source: Source, options: SessionOptions) =>
    sessionsAt("host" in source ? source.host : "").open(source, options);
  const resumed: KeptCamera[] = [];
  const fromEnv = [{ id: "c1", name: "Garden" }];
  const kept = new KeptCameras({
    list: new CameraList(state, fromEnv, log),
    fromEnv: new Map([["c1", parseSource("rtsp://10.0.0.1/garden")]]),
    clock,
    log,
    optionsFor: (camera) => ({ ...watchOptions, ...camera, openSession: open }),
    onResumed: (camera) => resumed.push(camera),
  });
  const watch = new Watch(kept.watchOptions(), new FakeAlarm(clock));
  watch.start();
  kept.start(watch);
  /** What needs time to end gets it. */
  const done = async <T>(work: Promise<T>): Promise<T> => {
    const progress = { over: false };
    const settled = () => {
      progress.over = true;
    };
    work.then(settled, settled);
    while (!progress.over) await clock.advance(50);
    return work;
  };
  let closing: Promise<void> | null = null;
  const end = async () => {
    await kept.close();
    await done(watch.stop());
  };
  const close = () => (closing ??= end());
  onTestFinished(close);
  /** Shows the scene's first packets and waits for a picture. */
  const show = async (id: CameraId, host: string) => {
    const session = sessionsAt(host).newest;
    session.format(scene.format);
    for (const { ms, keyframe, bytes } of scene.packets.slice(0, 60)) {
      session.packet({ pts: ms, keyframe, bytes });
    }
    await until(() => watch.find(id)?.status().state === "live", "a picture");
  };
  return { kept, watch, clock, log, incidents, state, sessionsAt, resumed, done, close, show };
}

test("a camera that is added is watched at once, and none of the others is disturbed", async () => {
  const { kept, watch, sessionsAt, done, log } = await household();
  await done(kept.add(hall));
  expect(watch.cameras.map(({ id, name }) => `${id} ${name}`)).toEqual(["c1 Garden", "c1001 Hall"]);
  expect(sessionsAt("10.0.0.2").alive).toBe(1);
  expect(kept.find("c1001")?.address).toBe("rtsp://10.0.0.2/hall");

  await done(kept.rename("c1001", "Cellar"));
  expect(watch.find("c1001")?.name).toBe("Cellar");
  await done(kept.remove("c1001", "Anna"));
  expect(watch.cameras.map(({ id }) => id)).toEqual(["c1"]);
  expect(sessionsAt("10.0.0.2").alive).toBe(0);
  expect(sessionsAt("10.0.0.2").opened).toHaveLength(1);
  expect(sessionsAt("10.0.0.1").opened).toHaveLength(1);
  expect(sessionsAt("10.0.0.1").alive).toBe(1);
  expect(JSON.stringify(log.lines)).not.toContain("s3same-street");
  expect(withoutSecrets("s3same-street")).toBe("***");
});

test("an address that can't be read, and a name that is taken, change nothing", async () => {
  const { kept, watch, done } = await household();
  await expect(done(kept.add({ ...hall, url: "nonsense" }))).rejects.toThrow(SourceError);
  await expect(done(kept.add({ ...hall, name: "garden" }))).rejects.toMatchObject({
    problem: "taken",
  });
  expect(watch.cameras).toHaveLength(1);
});

test("a paused camera is let go of, forgotten, and comes back when it is resumed", async () => {
  const { kept, watch, sessionsAt, done, show, clock, incidents } = await household();
  await show("c1", "10.0.0.1");
  expect(watch.find("c1")?.status().ringBytes).toBeGreaterThan(0);
  const before = watch.find("c1");
  const pausedAt = clock.wall();
  await done(kept.pause("c1", "Ben", null));
  expect(sessionsAt("10.0.0.1").alive).toBe(0);
  expect(watch.find("c1")?.status()).toMatchObject({
    state: "paused",
    paused: { by: "Ben", leftMs: null },
    ringMs: 0,
    ringBytes: 0,
    watching: "nothing",
  });
  expect(watch.find("c1")?.status().since).toBeLessThanOrEqual(pausedAt + 100);
  await expect(watch.find("c1")?.still()).rejects.toThrow(/paused by Ben/);
  await expect(watch.find("c1")?.clip(5)).rejects.toThrow(/paused by Ben/);
  // Nor has whoever still holds the former loop any picture.
  expect(await before?.lastStill()).toBeNull();
  expect(await watch.find("c1")?.lastStill()).toBeNull();

  // However long, it is neither tried nor told as lost.
  await clock.advance(3_600_000);
  expect(sessionsAt("10.0.0.1").opened).toHaveLength(1);
  expect(await incidents.day("2026-11-22")).toEqual([]);
  await done(kept.resume("c1"));
  expect(sessionsAt("10.0.0.1").opened).toHaveLength(2);
  expect(watch.find("c1")?.status().state).toBe("connecting");
});

test("a pause of an hour ends by itself, with what a restart left of it", async () => {
  const state = new CamerasStateInMemory();
  const first = await household(state);
  await first.done(first.kept.pause("c1", "Ben", 3_600_000));
  await first.clock.advance(20 * 60_000);
  expect(first.watch.find("c1")?.status().paused?.leftMs).toBeLessThanOrEqual(40 * 60_000);
  await first.close();

  const second = await household(state);
  expect(second.watch.find("c1")?.status()).toMatchObject({ state: "paused" });
  expect(second.sessionsAt("10.0.0.1").opened).toHaveLength(0);
  await second.clock.advance(38 * 60_000);
  expect(second.resumed).toEqual([]);
  await second.clock.advance(3 * 60_000);
  await until(() => second.resumed.length > 0, "the end of the pause");
  expect(second.resumed.map(({ name }) => name)).toEqual(["Garden"]);
  expect(second.sessionsAt("10.0.0.1").alive).toBe(1);
  expect(state.value.cameras.changes["c1"]?.paused).toBeUndefined();
});

test("a pause that is over ends, though the disk refuses to keep that", async () => {
  const { kept, watch, state, clock, done, resumed, sessionsAt } = await household();
  await done(kept.pause("c1", "Ben", 3_600_000));
  state.problem = new Error("the disk is full");
  await clock.advance(3_601_000);
  await until(() => sessionsAt("10.0.0.1").alive === 1, "the camera to be watched again");
  expect(watch.find("c1")?.status().paused).toBeNull();
  expect(resumed).toHaveLength(1);
  state.problem = null;
  await clock.advance(10_000);
  await until(() => !state.value.cameras.changes["c1"]?.paused, "the disk to know");
  expect(resumed).toHaveLength(1);
  expect(sessionsAt("10.0.0.1").opened).toHaveLength(2);
});

test("a camera that is brought back stays paused for what was left, not for ever", async () => {
  const state = new CamerasStateInMemory();
  const first = await household(state);
  await first.done(first.kept.pause("c1", "Ben", 3_600_000));
  await first.done(first.kept.remove("c1", "Anna"));
  await first.close();
  const second = await household(state);
  expect(await second.done(second.kept.restore("c1"))).toBe(true);
  expect(second.watch.find("c1")?.status().paused?.leftMs).toBeLessThanOrEqual(3_600_000);
  // And where the pause ends while it is away, there is none left to come back to.
  await second.done(second.kept.remove("c1", "Anna"));
  await second.clock.advance(3_700_000);
  await until(() => !state.value.cameras.changes["c1"]?.paused, "the pause to be over");
  expect(await second.done(second.kept.restore("c1"))).toBe(true);
  expect(second.watch.find("c1")?.status().paused).toBeNull();
});

test("removing a camera in the middle of an incident ends it with its evidence", async () => {
  const { kept, watch, sessionsAt, done, incidents, clock, close } = await household();
  const session = sessionsAt("10.0.0.1").newest;
  session.format(scene.format);
  for (const [index, { ms, keyframe, bytes }] of scene.packets.slice(0, 120).entries()) {
    session.packet({ pts: ms, keyframe, bytes });
    const at = clock.wall();
    if (index % 4 === 0) {
      await until(() => (watch.find("c1")?.status().lastPictureAt ?? 0) >= at, `frame ${ms}`);
    }
    await clock.advance(50);
  }
  await done(kept.remove("c1", "Anna"));
  expect(watch.cameras).toEqual([]);
  expect(await done(kept.restore("c1"))).toBe(true);
  expect(sessionsAt("10.0.0.1").opened).toHaveLength(2);
  const [record, ...more] = await incidents.day("2026-11-22");
  expect(more).toEqual([]);
  await close();
  const told = (await incidents.events(record?.id ?? "")).map(describeEvent);
  expect(told).toEqual(["opened with photo", "clip 1 whole", "ended shutdown"]);
  expect(sessionsAt("10.0.0.1").alive).toBe(0);
});

test("a loss that was told is over when its camera is removed; minutes later it is forgotten", async () => {
  const { kept, watch, done, incidents, clock, state } = await household();
  await done(kept.add(hall));
  await clock.advance(31_000);
  const lost = (await incidents.day("2026-11-22")).find(({ camera }) => camera === "c1001");
  await done(kept.remove("c1001", "Anna"));
  await vi.waitFor(
    async () => {
      const events = await incidents.events(lost?.id ?? "");
      expect(events.at(-1)).toMatchObject({ kind: "ended", reason: "shutdown" });
    },
    { timeout: 15_000 },
  );
  expect(kept.removed()).toMatchObject([{ id: "c1001", name: "Hall", by: "Anna" }]);
  expect(JSON.stringify(state.value)).toContain("s3same-street");
  await clock.advance(undoForMs);
  await until(() => kept.removed().length === 0, "it to be forgotten");
  expect(JSON.stringify(state.value)).not.toContain("s3same-street");
  expect(await done(kept.restore("c1001"))).toBe(false);
  expect(watch.cameras.map(({ id }) => id)).toEqual(["c1"]);
});

test("memory is shared out anew when cameras come and go", () => {
  let count = 1;
  const limits = ringShare(() => count);
  expect(limits.bytes).toBe(48_000_000);
  count = 8;
  expect(limits.bytes).toBe(20_000_000);
  count = 0;
  expect(limits.bytes).toBe(48_000_000);
});

test("an address that somebody broke in state.json leaves the other cameras alone", async () => {
  const state = new CamerasStateInMemory();
  const added = { id: "c1001", name: "Hall", url: "nonsense", addedBy: "Anna", addedAt: 0 };
  state.value.cameras.added.push(added);
  const { kept, watch, log } = await household(state);
  expect(watch.cameras.map(({ id }) => id)).toEqual(["c1"]);
  expect(kept.all().map(({ id }) => id)).toEqual(["c1"]);
  expect(log.messages("error")).toEqual(["The address of Hall can't be read, so it is left out"]);
});

test("a command in state.json is not run: the chat takes none, and a backup may bring anything", async () => {
  const state = new CamerasStateInMemory();
  const added = { id: "c1001", name: "Hall", url: "pipe:touch owned", addedBy: "Anna", addedAt: 0 };
  state.value.cameras.added.push(added);
  state.value.cameras.changes["c1"] = { detectionUrl: "pipe:touch owned" };
  const { kept, watch } = await household(state);
  expect(watch.cameras.map(({ id }) => id)).toEqual(["c1"]);
  expect(kept.all()).toMatchObject([{ id: "c1", second: null }]);
});

test("a second stream is watched from now on, and no other camera is disturbed", async () => {
  const state = new CamerasStateInMemory();
  const { kept, watch, sessionsAt, done, close, log } = await household(state);
  await done(kept.add(hall));
  const small = { url: "rtsp://admin:s3same-street@10.0.0.3/small", use: "watched" } as const;
  await done(kept.useSecond("c1001", small, "Anna"));
  expect(kept.find("c1001")).toMatchObject({
    address: "rtsp://10.0.0.2/hall",
    second: { address: "rtsp://10.0.0.3/small", use: "watched" },
  });
  expect(sessionsAt("10.0.0.2").opened).toHaveLength(2);
  expect(sessionsAt("10.0.0.3").alive).toBe(1);
  expect(sessionsAt("10.0.0.1").opened).toHaveLength(1);
  expect([watch.running, watch.runningWithTwoStreams]).toEqual([2, 1]);
  expect(log.messages("info")).toContain("Anna changed the streams of the camera Hall");

  // Renamed and paused it keeps it, also over a restart.
  await done(kept.rename("c1001", "Stairs"));
  await close();
  const next = await household(state);
  expect(next.kept.find("c1001")).toMatchObject({ name: "Stairs", second: { use: "watched" } });
  expect(next.sessionsAt("10.0.0.3").alive).toBe(1);
  await next.done(next.kept.useSecond("c1001", null, "Anna"));
  expect(next.kept.find("c1001")?.second).toBeNull();
  expect(next.sessionsAt("10.0.0.3").alive).toBe(0);
  expect(next.watch.runningWithTwoStreams).toBe(0);
});

test("of a larger second stream the camera's own one is watched", async () => {
  const { kept, watch, sessionsAt, done } = await household();
  const large = { url: "rtsp://10.0.0.4/large", use: "kept" } as const;
  await done(kept.useSecond("c1", large, "Anna"));
  sessionsAt("10.0.0.1").newest.format({ ...scene.format, width: 320 });
  sessionsAt("10.0.0.4").newest.format({ ...scene.format, width: 640 });
  expect(watch.find("c1")?.status()).toMatchObject({ width: 320, mainStream: { width: 640 } });
  const unreadable = { url: "nonsense", use: "kept" } as const;
  await expect(kept.useSecond("c1", unreadable, "Anna")).rejects.toThrow(SourceError);
  expect(kept.find("c1")?.second).toMatchObject({ use: "kept" });
});

test("smaller streams take their part of the rings' memory", () => {
  const streams = { all: 4, small: 0 };
  const limits = ringShare(
    () => streams.all,
    () => streams.small,
  );
  expect(limits.bytes).toBe(40_000_000);
  streams.small = 4;
  expect(4 * (limits.bytes + smallRing.bytes)).toBe(160_000_000);
  Object.assign(streams, { all: 20, small: 20 });
  expect(limits.bytes).toBe(4_000_000);
});
