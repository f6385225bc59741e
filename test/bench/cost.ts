// Owns the price of watching: CPU seconds per camera-minute of copying, of decoding, of Vigil while
// quiet and of Vigil looking at every frame, side by side on 720p20 H.264 over RTSP.
import { spawn, type ChildProcess } from "node:child_process";
import { startRtspCamera } from "../cameras/rtsp-camera.ts";
import { openHousehold, type Household } from "../e2e/household.ts";
import { drawScene } from "../media/drawn.ts";
import { treeSeconds } from "./cpu.ts";

const warmUpSeconds = 25;
const measuredSeconds = Number(process.env["BENCH_SECONDS"] ?? 120);
/** In one process, as in a household; start-up and garbage are shared as they would be there. */
const camerasOfVigil = 3;

interface Contender {
  name: string;
  pid: number;
  cameras: number;
}

export async function benchCost(): Promise<void> {
  const file = drawScene({
    seconds: 40,
    walks: [],
    lifelike: true,
    kilobitsPerSecond: 2_500,
    noise: 10,
  });
  const camera = await startRtspCamera({ file, codec: "h264", framesPerSecond: 20 });
  const url = `rtsp://127.0.0.1:${camera.port}/cam`;
  const ffmpegs = [
    ffmpeg("copy", ["-rtsp_transport", "tcp", "-i", url, "-c", "copy", "-f", "null", "-"]),
    ffmpeg("decode-only", [
      "-threads",
      "1",
      "-rtsp_transport",
      "tcp",
      "-i",
      url,
      "-f",
      "null",
      "-",
    ]),
  ];
  const quiet = await vigil("idle", url, {});
  const active = await vigil("active", url, { IDLE_LOOK: "every_frame" });
  const contenders: Contender[] = [
    ...ffmpegs.map(({ name, child }) => ({ name, pid: child.pid as number, cameras: 1 })),
    { name: "Vigil idle", pid: quiet.vigil().pid, cameras: camerasOfVigil },
    { name: "Vigil active", pid: active.vigil().pid, cameras: camerasOfVigil },
  ];
  await wait(warmUpSeconds);
  const before = contenders.map(({ pid }) => treeSeconds(pid));
  await wait(measuredSeconds);
  const perMinute = contenders.map(
    ({ pid, cameras }, index) =>
      ((treeSeconds(pid) - (before[index] as number)) / cameras / measuredSeconds) * 60,
  );
  const decodeOnly = perMinute[1] as number;
  console.log(
    `\nCPU seconds per camera-minute, 720p20 H.264 2.5 Mbit/s over RTSP, ${measuredSeconds} s`,
  );
  for (const [index, { name, cameras }] of contenders.entries()) {
    const seconds = perMinute[index] as number;
    const ratio = (seconds / decodeOnly).toFixed(2);
    console.log(
      `${name.padEnd(14)} ${seconds.toFixed(2).padStart(6)}  ${ratio} x decode-only  (${cameras} camera${cameras > 1 ? "s" : ""})`,
    );
  }
  for (const { child } of ffmpegs) child.kill("SIGKILL");
  await quiet.close();
  await active.close();
  await camera.close();
}

function ffmpeg(name: string, args: string[]): { name: string; child: ChildProcess } {
  const all = ["-nostdin", "-v", "error", ...args];
  return { name, child: spawn("ffmpeg", all, { stdio: ["ignore", "ignore", "inherit"] }) };
}

async function vigil(name: string, url: string, env: Record<string, string>): Promise<Household> {
  const cameras = Array.from({ length: camerasOfVigil }, (_, index) => ({
    name: `Room ${index + 1}`,
    url,
  }));
  const household = await openHousehold({
    name: `bench-${name}`,
    cameras,
    env: { ...env, LOG_LEVEL: "info" },
  });
  household.start();
  await household.ready();
  await household.arm();
  return household;
}

async function wait(seconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1_000);
  });
}
