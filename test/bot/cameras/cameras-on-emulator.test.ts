// The whole guard against the emulator, with a camera that wants a password, on this machine's own
// network: what the chat wishes is done to real connections and processes.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../bot/config.ts";
import { startGuard } from "../../../bot/guard.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { startRtspCamera } from "../../cameras/rtsp-camera.ts";
import { until } from "../../cameras/until.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { drawScene } from "../../media/drawn.ts";

const password = "s3same#street";
const patienceMs = 60_000;

/** The processes whose command line names that port. */
function processesAt(port: number): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
        return command.includes(`:${port}/`) ? [command.split("\0")[0] ?? ""] : [];
      } catch {
        return []; // it has ended in the meantime
      }
    });
}

test.skipIf(process.platform !== "linux")(
  "a camera is added by its address, paused, resumed and removed while the guard runs",
  { timeout: 120_000 },
  async () => {
    let sent = 0;
    const camera = await startRtspCamera({
      onPicture: (index) => {
        sent = index;
      },
      file: drawScene({
        size: { width: 320, height: 240 },
        framesPerSecond: 10,
        keyframeEvery: 10,
        seconds: 4,
        walks: [],
      }),
      codec: "h264",
      framesPerSecond: 10,
      login: { kind: "digest", user: "admin", password },
    });
    onTestFinished(() => camera.close());
    const emulator = await new Emulator().start();
    onTestFinished(() => emulator.stop());
    const folder = await dataFolder();
    const log = new RecordingLog();
    const config = readConfig(
      { TOKEN: emulator.token, TELEGRAM_API_ROOT: emulator.url, OWNER_ID: "1001", TZ: "UTC" },
      folder,
    );
    const guard = await startGuard({
      config: { ...config, token: emulator.token },
      clock: systemClock,
      log,
      temporaryFolder: path.join(folder, "temporary"),
      print: () => undefined,
    });
    let stopped: Promise<void> | null = null;
    const stop = () => (stopped ??= guard.stop());
    onTestFinished(stop);

    const anna = emulator.person(1001, { firstName: "Anna" });
    const texts = () => emulator.messages(anna.chatId).map((one) => one.text ?? one.caption ?? "");
    const shown = (part: string): Promise<ChatMessage> =>
      emulator.waitFor(
        () =>
          emulator
            .messages(anna.chatId)
            .findLast((one) => (one.text ?? one.caption ?? "").includes(part)),
        { timeoutMs: patienceMs },
      );

    anna.start();
    const welcome = await shown("Paste its address here");
    expect(texts().join()).toContain("No camera yet");

    anna.say(`rtsp://admin:wrong-pass@127.0.0.1:${camera.port}/cam`);
    anna.tap(await shown("Add this as a camera?"), "Add it");
    await shown("shows nothing: wrong password.");

    anna.tap(welcome, "Add a camera");
    await shown("Paste the camera's address here");
    anna.say(`rtsp://admin:${password}@127.0.0.1:${camera.port}/cam`);
    const picture = await shown("I see a picture");
    expect(picture.photo?.length).toBeGreaterThan(0);
    expect(picture.caption).toContain("H.264, 320 × 240 · 10 pictures a second");
    expect(picture.caption).toContain("A keyframe every 1 s");
    await until(() => camera.playing() === 0, "the trial to let go", patienceMs);
    sent = 0;

    anna.tap(picture, "Keep it as “Camera 1”");
    const kept = await shown("Camera 1 is one of my cameras now");
    await until(() => camera.playing() === 1, "the watching to begin", patienceMs);
    expect(processesAt(camera.port)).toHaveLength(1);
    anna.tap(kept, "Camera 1");
    const page = await shown(`At rtsp://127.0.0.1:${camera.port}/cam`);
    const isLive = () => log.messages("info").includes("Camera 1 shows a picture");
    await until(() => isLive() && sent > 25, "two seconds to look at", patienceMs);
    anna.tap(page, "Test the night");
    const seen = await shown("Brightness");
    expect(seen.photo?.length).toBeGreaterThan(0);
    expect(seen.caption).toMatch(/Night test · Camera 1\n🟢 .*\nBrightness \d+ of 255/);
    anna.tap(seen, "Back");
    anna.tap(await shown(`At rtsp://127.0.0.1:${camera.port}/cam`), "Pause");
    anna.tap(await shown("Pause Camera 1?"), "Pause until I resume");
    const paused = await shown("Camera 1 is paused.");
    expect(camera.playing()).toBe(0);
    expect(processesAt(camera.port)).toEqual([]);
    expect(texts().join()).toContain("⚪ Camera 1 · paused by Anna since");

    anna.tap(paused, "Resume");
    const resumed = await shown("Camera 1 is watched again.");
    await until(() => camera.playing() === 1, "it to come back", patienceMs);

    anna.tap(resumed, "Remove");
    anna.tap(await shown("Really remove Camera 1?"), "Remove");
    await shown("Camera 1 is removed.");
    expect(camera.playing()).toBe(0);
    expect(processesAt(camera.port)).toEqual([]);

    await stop();
    // Nobody who looks at the chat or the log finds a password; the messages that held it are gone.
    const told = texts().join("\n") + JSON.stringify(log.lines);
    for (const secret of [password, encodeURIComponent(password), "wrong-pass"]) {
      expect(told).not.toContain(secret);
    }
    expect(log.messages("error")).toEqual([]);
  },
);
