// The reader with a thread that has no networks: whose turn it is, and what happens when the
// thread doesn't do what it should. With networks: real-faces.test.ts.
import { afterEach, describe, expect, test } from "vitest";
import { FakeClock } from "../../fakes/clock.ts";
import { startFakeFaceWorker } from "../../fakes/face-worker.ts";
import type { FakeFaceWorker } from "../../fakes/face-worker.ts";
import { frameOf, plainPicture } from "../../media/frames.ts";
import { networksIn } from "../../media/networks.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { FaceReader } from "../../../vision/faces/face-reader.ts";

const networks = networksIn("/nowhere");
const readers: FaceReader[] = [];

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
});

function newReader(behaviours: FakeFaceWorker[] = [], clock = systemClock) {
  let starts = 0;
  const reader = new FaceReader({
    clock,
    log: silentLog,
    startWorker: () => startFakeFaceWorker(behaviours[starts++]),
  });
  readers.push(reader);
  return { reader, starts: () => starts };
}

const order = { answer: 5, exit: -1, fallOver: -2, hang: -3, refuse: -4 };

/** A look whose region tells the fake thread what to do; `luma` comes back as the score. */
function look(camera: string, x: number, luma = 16) {
  const frame = { ...frameOf(plainPicture(4, 2)) };
  frame.bytes.fill(luma);
  return { camera, frame, regions: [{ x, y: 0, width: 2, height: 2 }] };
}

describe("turns", () => {
  test("a look is answered with its faces, and its frame stays readable", async () => {
    const { reader } = newReader();
    await reader.start(networks);
    const request = look("hall", order.answer, 77);
    expect(await reader.look(request)).toEqual({
      kind: "seen",
      faces: [{ box: { x: 5, y: 0, width: 2, height: 2 }, score: 77 }],
      networkMs: 1,
      totalMs: 2,
    });
    expect(request.frame.bytes).toHaveLength(12);
    expect(reader.status()).toMatchObject({ state: "ready", trouble: null, done: 1, dropped: 0 });
    expect(reader.status().medianMs).toBeGreaterThan(0);
  });

  test("a frame that is handed over is moved, not copied", async () => {
    const { reader } = newReader();
    await reader.start(networks);
    const request = look("hall", order.answer, 77);
    expect(await reader.look({ ...request, handOver: true })).toMatchObject({ kind: "seen" });
    expect(request.frame.bytes).toHaveLength(0);
  });

  test("of frames that wait only a camera's newest is looked at", async () => {
    const { reader } = newReader();
    const answers = [1, 2, 3].map((luma) => reader.look(look("hall", order.answer, luma)));
    expect(await Promise.all(answers)).toMatchObject(
      // Before the start nothing is asked for at all.
      [1, 2, 3].map(() => ({ kind: "failed", because: "Faces are not read at the moment." })),
    );
    const started = reader.start(networks);
    const waiting = [4, 5, 6].map((luma) => reader.look(look("hall", order.answer, luma)));
    const other = reader.look(look("yard", order.answer, 9));
    await started;
    expect(await Promise.all(waiting)).toMatchObject([
      { kind: "dropped" },
      { kind: "dropped" },
      { kind: "seen", faces: [{ score: 6 }] },
    ]);
    expect(await other).toMatchObject({ kind: "seen", faces: [{ score: 9 }] });
    expect(reader.status()).toMatchObject({ done: 2, dropped: 2, waiting: 0 });
  });

  test("a gallery is learned in small steps, live frames go between them", async () => {
    const { reader } = newReader();
    const started = reader.start(networks);
    const crops = Array.from({ length: 20 }, (_, index) => Uint8Array.of(index));
    const story: string[] = [];
    const learned = reader.embed(crops, {
      onProgress(done, total) {
        story.push(`${done} of ${total}`);
        if (done > 6) return;
        void reader.look(look("hall", order.answer)).then(() => story.push("look"));
      },
    });
    await started;
    const embedded = await learned;
    expect(embedded.map(({ embedding }) => embedding[0])).toEqual(crops.map((crop) => crop[0]));
    expect(story).toEqual(["6 of 20", "look", "12 of 20", "18 of 20", "20 of 20"]);
  });

  test("learning can be called off; learning nobody is done at once", async () => {
    const { reader } = newReader();
    await reader.start(networks);
    const abort = new AbortController();
    const learned = reader.embed(
      Array.from({ length: 20 }, () => Uint8Array.of(1)),
      { signal: abort.signal, onProgress: () => abort.abort(new Error("another pack")) },
    );
    await expect(learned).rejects.toThrow("another pack");
    expect(await reader.embed([])).toEqual([]);
  });

  test("a picture is looked at, and too many at once are not", async () => {
    const { reader } = newReader();
    const started = reader.start(networks);
    const picture = plainPicture(4, 2, [42, 0, 0]);
    const answers = Array.from({ length: 17 }, () => reader.lookAtPicture(picture));
    expect(await answers[16]).toMatchObject({ kind: "failed", because: /Too many/ as unknown });
    await started;
    expect(await answers[0]).toMatchObject({ kind: "seen", faces: [{ score: 42 }] });
    expect(picture.data).toHaveLength(24);
  });
});

describe("trouble", () => {
  test("networks that can't be opened are a sentence, and another start may succeed", async () => {
    const { reader } = newReader([{ refuse: "The model x.onnx can't be opened." }]);
    await expect(reader.start(networks)).rejects.toThrow("The model x.onnx can't be opened.");
    expect(reader.status()).toMatchObject({
      state: "down",
      trouble: "The model x.onnx can't be opened.",
    });
    expect(await reader.look(look("hall", order.answer))).toEqual({
      kind: "failed",
      because: "The model x.onnx can't be opened.",
    });
    await expect(reader.embed([Uint8Array.of(1)])).rejects.toThrow("can't be opened");
    await reader.start(networks);
    expect(await reader.look(look("hall", order.answer))).toMatchObject({ kind: "seen" });
  });

  test.each([
    ["exits", order.exit, "exit code 7"],
    ["throws", order.fallOver, "out of its mind"],
  ])("a thread that %s is started again, once", async (_what, fatal, reason) => {
    const { reader, starts } = newReader();
    await reader.start(networks);
    const lost = reader.look(look("hall", fatal));
    const waiting = reader.look(look("yard", order.answer, 8));
    const sentence = `The face reader crashed (${reason}) and was started again.`;
    expect(await lost).toEqual({ kind: "failed", because: sentence });
    expect(await waiting).toMatchObject({ kind: "seen", faces: [{ score: 8 }] });
    expect(reader.status()).toMatchObject({ state: "ready", trouble: sentence });

    const again = reader.look(look("hall", fatal));
    const behind = reader.look(look("yard", order.answer));
    const stays = `The face reader crashed twice (${reason}), so it stays off until Vigil restarts.`;
    expect(await again).toEqual({ kind: "failed", because: stays });
    expect(await behind).toEqual({ kind: "failed", because: stays });
    expect(reader.status()).toMatchObject({ state: "down", trouble: stays, waiting: 0 });
    expect(starts()).toBe(2);
  });

  test("a gallery that was being learned goes on where it was after a crash", async () => {
    const { reader } = newReader();
    await reader.start(networks);
    const crops = Array.from({ length: 14 }, (_, index) => Uint8Array.of(index));
    let crashed: Promise<unknown> = Promise.resolve();
    const learned = reader.embed(crops, {
      onProgress: (done) => {
        if (done === 6) crashed = reader.look(look("hall", order.exit));
      },
    });
    expect((await learned).map(({ embedding }) => embedding[0])).toEqual(
      crops.map((crop) => crop[0]),
    );
    expect(await crashed).toMatchObject({ kind: "failed" });
  });

  test("a thread that never gets ready is given up after two tries", async () => {
    const { reader, starts } = newReader([{ exitAtOnce: true }, { exitAtOnce: true }]);
    await expect(reader.start(networks)).rejects.toThrow("crashed twice (exit code 9)");
    expect(starts()).toBe(2);
  });

  test("one task that fails is one answer, and the next is answered well", async () => {
    const { reader } = newReader();
    await reader.start(networks);
    expect(await reader.look(look("hall", order.refuse))).toEqual({
      kind: "failed",
      because: "Faces could not be read (no).",
    });
    expect(await reader.look(look("hall", order.answer))).toMatchObject({ kind: "seen" });
  });

  test("a thread that hangs is ended after two minutes", async () => {
    const clock = new FakeClock();
    const { reader } = newReader([], clock);
    await reader.start(networks);
    const lost = reader.look(look("hall", order.hang));
    await clock.advance(119_000);
    expect(reader.status().state).toBe("ready");
    await clock.advance(2_000);
    expect(await lost).toMatchObject({ kind: "failed" });
    expect(await reader.look(look("hall", order.answer))).toMatchObject({ kind: "seen" });
    expect(clock.pending).toBe(0);
  });

  test("stopping answers whoever waits, and leaves nothing behind", async () => {
    const clock = new FakeClock();
    const { reader } = newReader([], clock);
    await reader.start(networks);
    const answers = [
      reader.look(look("hall", order.hang)),
      reader.look(look("yard", order.answer)),
    ];
    const learned = reader.embed([Uint8Array.of(1)]).catch((error: Error) => error.message);
    await reader.stop();
    expect(await Promise.all(answers)).toMatchObject([{ kind: "failed" }, { kind: "failed" }]);
    expect(await learned).toBe("Face reading was switched off.");
    expect(reader.status().state).toBe("off");
    expect(clock.pending).toBe(0);
    expect(process.getActiveResourcesInfo().filter((name) => name === "MessagePort")).toEqual([]);
    await reader.stop(); // twice does nothing
  });
});
