// A process that storm.test.ts starts and kills: the real storage, seal, history and alerts against
// the emulator, and a storm of incidents on four cameras told to it as the recorder would. It prints
// what the log of a guard would say: which incidents were created, opened and ended.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Api } from "grammy";
import { createAlerts } from "../../../bot/alerts/alerts.ts";
import { telegramCalls } from "../../../bot/alerts/telegram.ts";
import { systemClock, type Clock } from "../../../storage/clock.ts";
import { openHistory } from "../../../storage/history/open-history.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { silentLog } from "../../../storage/log.ts";
import { lockFolder } from "../../../storage/lock.ts";
import { Outbox } from "../../../storage/outbox.ts";
import { Seal } from "../../../storage/seal/seal.ts";
import { nothingRecorded } from "../../../vision/capture/clip.ts";
import { keepAs } from "../../../vision/capture/durable-file.ts";
import { cutOffIncidents, recoverIncidents } from "../../../vision/recovery.ts";
import { FakeAlarm } from "../../fakes/alarm.ts";
import { readScene } from "./scene.ts";

const [dataDir = "", sceneFile = "", run = "0", mode = "storm"] = process.argv.slice(2);
const scene = await readScene(sceneFile);
const log = silentLog;
/** What waits for minutes waits for a second here, so that kills meet it, too. */
const clock: Clock = {
  ...systemClock,
  after: (ms, callback) => systemClock.after(ms >= 60_000 ? ms / 300 : ms, callback),
};

function say(what: string): void {
  process.stdout.write(`${what}\n`);
}

await lockFolder(dataDir);
const seal = await Seal.open({ dataDir, clock, log });
const incidents = await Incidents.open(dataDir, clock, log, seal);
const outbox = await Outbox.open(path.join(dataDir, "outbox"), clock, log);
const past = await openHistory({ dataDir, incidents, outbox, clock, log });
incidents.beforeSettling((id) => seal.whenSealed(id));
const cutOff = await cutOffIncidents(incidents, clock.wall());
const audience = () => [{ chat: scene.chat, thread: null }];
const alerts = createAlerts({
  api: telegramCalls(new Api(scene.token, { apiRoot: scene.apiRoot, timeoutSeconds: 1500 }), clock),
  clock,
  log,
  incidents,
  outbox,
  mutes: { mutedFor: () => 0 } as unknown as Parameters<typeof createAlerts>[0]["mutes"],
  audience,
  fallback: audience,
  localeOf: () => "en",
  timezone: () => "UTC",
  alarm: new FakeAlarm(clock),
});
await alerts.start();
say("ready");
await recoverIncidents({
  cutOff,
  incidents,
  makeClips: () => Promise.reject(nothingRecorded()),
  log,
  now: () => clock.wall(),
});
if (mode === "storm") await Promise.all(["c1", "c2", "c3", "c4"].map(film));
for (let quietFor = 0; quietFor < 5;) {
  await pause(200);
  const isQuiet = alerts.summary().waiting === 0 && (await incidents.pending()).length === 0;
  quietFor = isQuiet ? quietFor + 1 : 0;
}
await alerts.stop();
await incidents.close();
await past.close();
await seal.close();
say("all told");

/** One incident after another; never ends. */
async function film(camera: string): Promise<never> {
  for (let number = 0; ; number++) {
    await pause(Math.random() * 700);
    const at = clock.wall();
    // A name of its own, by which it is found in the chat.
    const cameraName = `Hall ${camera.slice(1)}${run.padStart(3, "0")}${number}`;
    const { id } = await incidents.create({
      cause: "movement",
      camera,
      cameraName,
      alarm: "armed_away",
      openedAt: at,
      beganAt: at,
      timezone: "UTC",
    });
    say(`created ${id} ${cameraName}`);
    await incidents.saveFile(id, "photo.jpg", scene.photo);
    const photo = { file: "photo.jpg", bytes: scene.photo.length, width: 320, height: 180 };
    await incidents.append(id, { kind: "opened", reason: null, photo: { ...photo, takenAt: at } });
    say(`opened ${id} ${cameraName}`);
    await pause(Math.random() * 300);
    const folder = incidents.folder(id);
    await writeFile(path.join(folder, ".clip-1.mp4.part"), scene.clip);
    await keepAs(path.join(folder, ".clip-1.mp4.part"), path.join(folder, "clip-1.mp4"));
    const sealed = await incidents.seal(id, ["clip-1.mp4"]);
    const size = { bytes: scene.clip.length, width: 320, height: 180, durationMs: 2_000 };
    await incidents.append(id, {
      kind: "clip",
      part: 1,
      cut: "whole",
      continued: false,
      clip: { file: "clip-1.mp4", ...size, startsAt: at, thumbnail: null },
      ...(sealed === null ? {} : { seal: sealed }),
    });
    await incidents.append(id, { kind: "ended", reason: "quiet", endedAt: clock.wall() });
    say(`ended ${id} ${cameraName}`);
  }
}
