// Whether connections that were opened and closed leave anything behind. In a file (a process) of
// its own, because it counts what the process has.
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMjpegCamera } from "../../cameras/mjpeg-camera.ts";
import { startRtspCamera } from "../../cameras/rtsp-camera.ts";
import type { TestCamera } from "../../cameras/rtsp-camera.ts";
import { until } from "../../cameras/until.ts";
import { drawScene } from "../../media/drawn.ts";
import { listen } from "./listen.ts";
import { ffmpegs } from "./streams.ts";

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
  const framesPerSecond = 20;
  camera = await startRtspCamera({ file: h264, codec: "h264", framesPerSecond, ffmpeg: drawer });
  pictures = await startMjpegCamera({ file: mjpeg, framesPerSecond });
});
afterAll(async () => {
  await Promise.all([camera.close(), pictures.close()]);
});

/** Opens every address with both generations at once, takes some packets and closes them. */
async function round(addresses: readonly string[]): Promise<void> {
  const listeners = ffmpegs.flatMap((ffmpeg) =>
    addresses.map((address) => listen(address, ffmpeg)),
  );
  await Promise.all(listeners.map((listener) => listener.more(3)));
  await Promise.all(listeners.map((listener) => listener.session.stop()));
  await until(() => camera.playing() === 0 && pictures.playing() === 0, "the cameras are alone");
}

test("connections leave no process and no handle", { timeout: 60_000 }, async () => {
  const addresses = [
    `rtsp://localhost:${camera.port}/cam`,
    `http://localhost:${pictures.port}/video`,
    // A shell that waits for a child: both must go.
    `pipe:${drawer} -nostdin -v error -re -f lavfi -i testsrc -c:v mjpeg -f mjpeg - & wait`,
  ];
  await round(addresses); // what is made once and kept
  const before = { children: children(), handles: handles() };
  for (let count = 0; count < 3; count++) await round(addresses);
  // A closed socket's descriptor goes in its own time.
  await until(() => handles() <= before.handles, `handles as before: ${JSON.stringify(before)}`);
  expect(children()).toBe(before.children);
});

/** Children of this process and of its shells, zombies included. */
function children(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ", 1)[0]));
    } catch {
      parents.delete(Number(name)); // gone since it was listed
    }
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === process.pid || isOurs(parents.get(pid)));
  return [...parents.keys()].filter((pid) => pid !== process.pid && isOurs(pid)).length;
}

function handles(): number {
  return readdirSync("/proc/self/fd").length;
}
