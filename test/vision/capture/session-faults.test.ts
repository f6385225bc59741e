// What happens to a connection when the way to the camera fails.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestContext } from "vitest";
import { startFaultProxy } from "../../cameras/fault-proxy.ts";
import { startMjpegCamera } from "../../cameras/mjpeg-camera.ts";
import { startRtspCamera } from "../../cameras/rtsp-camera.ts";
import type { TestCamera } from "../../cameras/rtsp-camera.ts";
import { until } from "../../cameras/until.ts";
import { drawScene } from "../../media/drawn.ts";
import { systemClock } from "../../../storage/clock.ts";
import { Watchdog } from "../../../vision/capture/watchdog.ts";
import { listen } from "./listen.ts";
import type { Listener } from "./listen.ts";
import { ffmpegs, tried } from "./streams.ts";

const drawer = ffmpegs[0]?.path ?? "ffmpeg";
const scene = {
  size: { width: 320, height: 240 },
  framesPerSecond: 20,
  keyframeEvery: 20,
  walks: [],
};

let camera: TestCamera;
let pictures: TestCamera;
beforeAll(async () => {
  const h264 = drawScene({ ...scene, codec: "h264", seconds: 4 }, drawer);
  const mjpeg = drawScene({ ...scene, codec: "mjpeg", seconds: 2 }, drawer);
  camera = await startRtspCamera({
    file: h264,
    codec: "h264",
    framesPerSecond: 20,
    ffmpeg: drawer,
  });
  pictures = await startMjpegCamera({ file: mjpeg, framesPerSecond: 20 });
});
afterAll(async () => {
  await Promise.all([camera.close(), pictures.close()]);
});

describe.each(tried)("ffmpeg $version", { concurrent: true }, (ffmpeg) => {
  const kinds = [
    ["RTSP", () => camera, "rtsp", "cam"],
    ["MJPEG", () => pictures, "http", "video"],
  ] as const;

  describe.each(kinds)("%s", (_, target, scheme, path) => {
    async function goThroughProxy({ onTestFinished }: TestContext) {
      const proxy = await startFaultProxy(target().port);
      onTestFinished(() => proxy.close());
      const connect = () => {
        const listener = listen(`${scheme}://127.0.0.1:${proxy.port}/${path}`, ffmpeg);
        onTestFinished(() => listener.session.stop());
        return listener;
      };
      return { proxy, connect };
    }

    test("frozen: the watchdog says so while the connection is open, and it can be stopped", async (context) => {
      const { proxy, connect } = await goThroughProxy(context);
      const listener = connect();
      await listener.more(20);
      proxy.freeze();
      expect(await watch(listener)).toBe("connected, but no picture for 3 s");
      expect(listener.losses).toEqual([]);
      await listener.session.stop();
    });

    test("dead for a while: a loss at once, refused meanwhile, back after", async (context) => {
      const { proxy, connect } = await goThroughProxy(context);
      const first = connect();
      await first.more(20);
      proxy.die(60_000);
      expect((await first.lost()).kind).toBe("ended");
      const meanwhile = connect();
      expect((await meanwhile.lost()).kind).toBe("ended");
      expect(meanwhile.packets).toEqual([]);
      proxy.heal();
      const after = connect();
      await after.more(20);
      await after.session.stop();
    });

    test("damaged bytes: packets go on, or it ends with a reason; never an exception", async (context) => {
      const { proxy, connect } = await goThroughProxy(context);
      const listener = connect();
      await listener.more(5);
      proxy.corrupt(0.05);
      const before = listener.packets.length;
      await until(
        () => listener.packets.length > before + 40 || listener.losses.length > 0,
        "40 damaged packets, or a loss",
      );
      expect(listener.formats).toHaveLength(1);
      await listener.session.stop();
    });
  });
});

/** The watchdog's word on a session, asked as camera.ts asks it. */
async function watch(listener: Listener): Promise<string> {
  const dog = new Watchdog(listener.packets[0]?.arrival ?? 0);
  for (const packet of listener.packets) dog.packet(packet.arrival);
  let told = listener.packets.length;
  let said: string | undefined;
  await until(() => {
    for (; told < listener.packets.length; told++) dog.packet(listener.packets[told]?.arrival ?? 0);
    const feed = { fed: "nothing", keyframeIntervalMs: null } as const;
    said = dog.check(systemClock.monotonic(), feed)?.sentence;
    return said !== undefined;
  }, "the watchdog barks");
  return said ?? "";
}
