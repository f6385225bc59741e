// Owns the photo's speed: milliseconds from the camera sending the first frame in which the walker
// covers 2 x MIN_AREA to Telegram (the emulator) having accepted the photo, ten times from a quiet
// look and ten times from a wide-awake one.
import { startRtspCamera } from "../cameras/rtsp-camera.ts";
import { headline, openHousehold } from "../e2e/household.ts";
import { drawScene, type Walk } from "../media/drawn.ts";

const runs = 10;
const rate = 20;
const secondsPerRun = 14;
const size = { width: 1280, height: 720 };
const walker = { width: 160, height: 400, speed: 400 };
/** 2 x MIN_AREA (5000 px of a 640x480 picture) in pixels of this one. */
const coveredPixels = (2 * 5_000 * size.width * size.height) / (640 * 480);
/** Seconds after stepping in at the left edge until so much of the walker shows. */
const coverSeconds = coveredPixels / walker.height / walker.speed;

export async function benchLatency(): Promise<void> {
  const walks: Walk[] = Array.from({ length: runs }, (_, run) => {
    // Each walk comes at another moment between two keyframes.
    const from = run * secondsPerRun + 6 + run * 0.2;
    return {
      from,
      to: from + 2,
      width: walker.width,
      height: walker.height,
      fromX: -walker.width,
      toX: walker.speed * 2 - walker.width,
      y: 250,
    };
  });
  const file = drawScene({
    seconds: runs * secondsPerRun + 4,
    walks,
    lifelike: true,
    kilobitsPerSecond: 2_500,
  });
  console.log(
    `\nMilliseconds from the first frame with 2 x MIN_AREA to the accepted photo, ${runs} runs`,
  );
  const results = await Promise.all([
    measure("from idle", file, walks, {}),
    measure("from active", file, walks, { IDLE_LOOK: "every_frame" }),
  ]);
  for (const { name, waits } of results) {
    const sorted = waits.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    console.log(
      `${name.padEnd(12)} median ${Math.round(median)}  worst ${Math.round(sorted.at(-1) ?? Number.NaN)}  (${sorted.map(Math.round).join(" ")})`,
    );
    if (sorted.length < runs)
      console.log(`${name}: only ${sorted.length} of ${runs} walks were told`);
  }
}

async function measure(name: string, file: string, walks: Walk[], env: Record<string, string>) {
  /** When the frame that first covers enough was sent, by walk. */
  const shown: number[] = [];
  const frames = new Set(walks.map(({ from }) => Math.ceil((from + coverSeconds) * rate)));
  const camera = await startRtspCamera({
    file,
    codec: "h264",
    framesPerSecond: rate,
    loop: false,
    onPicture(index) {
      if (frames.has(index)) shown.push(Date.now());
    },
  });
  const household = await openHousehold({
    name: "bench-latency",
    cameras: [{ name: "Hall", url: `rtsp://127.0.0.1:${camera.port}/cam` }],
    env: { ...env, COOLDOWN: "0", POST_MOTION_TIME: "1", LOG_LEVEL: "info" },
  });
  household.start();
  await household.ready();
  await household.arm();
  await new Promise((resolve) => {
    setTimeout(resolve, runs * secondsPerRun * 1_000);
  });
  const photos = household.emulator
    .log(household.anna.chatId)
    .filter(
      ({ kind, message }) =>
        kind === "sent" && message.photo && headline(message).includes("Movement at"),
    );
  const waits = shown.flatMap((at, run) => {
    const until = shown[run + 1] ?? Number.POSITIVE_INFINITY;
    // A photo may be there before the walker has come in that far.
    const photo = photos.find((sent) => sent.at > at - 2_000 && sent.at < until - 2_000);
    return photo ? [photo.at - at] : [];
  });
  await household.close();
  await camera.close();
  return { name, waits };
}
