// Owns the house of the scripted chat about faces: the whole control side, the alerts and the memory
// of strangers on the emulator, over faces made by formula, so that each photo and each stranger is as
// the script says.
import path from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { createAlerts } from "../../../bot/alerts/alerts.ts";
import { telegramCalls } from "../../../bot/alerts/telegram.ts";
import { createBot } from "../../../bot/bot.ts";
import { facePictures } from "../../../bot/face-pictures.ts";
import { Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import { Enrolling } from "../../../storage/enrolling.ts";
import { encodeFaceCrop } from "../../../storage/face-crop.ts";
import { openHistory } from "../../../storage/history/open-history.ts";
import type { IncidentRecord } from "../../../storage/incident-events.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { Mutes } from "../../../storage/mutes.ts";
import { Outbox } from "../../../storage/outbox.ts";
import { openState } from "../../../storage/state.ts";
import { Api } from "grammy";
import { jpeg } from "../../bot/practice/pictures.ts";
import { face } from "../../bot/alerts/incident-script.ts";
import { FakeAlarm } from "../../fakes/alarm.ts";
import { annaOwns, fakeParts } from "../../fakes/control-room.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { cropOf, FakeFaces, seenFace, type Likeness } from "../../fakes/faces.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { FakeWatch } from "../../fakes/watch.ts";
import type { SeenFace } from "../../../vision/faces/faces.ts";
import { StrangerMemory } from "../../../vision/strangers/stranger-memory.ts";
import { tools } from "../../vision/pictures/pictures.ts";
import { writePastVisit } from "./past-visit.ts";
import { ScriptedChat, type Phone } from "./scripted-chat.ts";

export interface FaceHouse {
  chat: ScriptedChat;
  faces: FakeFaces;
  alarm: FakeAlarm;
  log: RecordingLog;
  anna: Phone;
  /** Sends photos, each of which shows these faces, as one album. */
  sends(...photos: (Likeness | SeenFace)[][]): Promise<void>;
  /** An alert about somebody with these faces, none of them known. Dora was here two days ago. */
  strangers(...likenesses: Likeness[]): Promise<IncidentRecord>;
  /** That alert's first face is surely a stranger's. */
  escalate(record: IncidentRecord): Promise<void>;
}

export async function openFaceHouse(): Promise<FaceHouse> {
  const emulator = await new Emulator().start();
  onTestFinished(() => emulator.stop());
  const folder = await dataFolder();
  const clock = systemClock;
  const log = new RecordingLog();
  const state = await openState(folder, clock, log);
  await writePastVisit(folder, sharpCrop({ Dora: 0.85 }));
  const incidents = await Incidents.open(folder, clock, log);
  const outbox = await Outbox.open(path.join(folder, "outbox"), clock, log);
  const past = await openHistory({ dataDir: folder, incidents, outbox, clock, log });
  const mutes = new Mutes(state, clock, log);
  const faces = await FakeFaces.open({ dataDir: folder, clock });
  const memory = new StrangerMemory({ ...past, incidents, faces, clock, log });
  memory.start();
  const pictures = facePictures(tools);
  const alarm = new FakeAlarm(clock);
  const watch = new FakeWatch("Front door");
  const seen = await jpeg(320, 180);
  for (const camera of watch.cameras) camera.jpeg = seen;
  const config = { token: emulator.token, telegramApiRoot: emulator.url };
  const annas = { chat: 1001, thread: null };
  const client = { apiRoot: emulator.url, timeoutSeconds: 60 };
  const alerts = createAlerts({
    api: telegramCalls(new Api(emulator.token, client), clock),
    clock,
    log,
    incidents,
    outbox,
    mutes,
    audience: () => [annas],
    fallback: () => [annas],
    localeOf: () => "en",
    timezone: () => "UTC",
    alarm,
    faces,
    facePictures: pictures,
  });
  const { parts } = fakeParts(
    {
      members: annaOwns(),
      watch,
      alarm,
      log,
      faces,
      facePictures: pictures,
      enrolling: await Enrolling.open(folder, clock, log),
      mutes,
      incidents,
      outbox,
      history: past.history,
      remover: past.remover,
      seenBefore: memory,
      urgent: alerts.taps,
      config,
    },
    clock,
  );
  const control = createBot(parts);
  await control.bot.init();
  await alerts.start();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  onTestFinished(async () => {
    await control.bot.stop();
    await control.close();
    await polling;
    await alerts.stop();
    await memory.stop();
    await past.close();
  });

  const chat = new ScriptedChat(emulator);
  const person = emulator.person(annas.chat, { firstName: "Anna" });
  const anna = chat.phone(person);
  // Who never opened the bot can't be told what others do.
  emulator.person(1002, { firstName: "Ben" }).start();

  return {
    chat,
    faces,
    alarm,
    log,
    anna,
    async sends(...photos) {
      const files = photos.map((found) =>
        faces.photoOf(
          ...found.map((one) =>
            "embedding" in one ? (one as SeenFace) : seenFace(one as Likeness),
          ),
        ),
      );
      await anna.sendsPhotos(files);
    },
    async strangers(...likenesses) {
      // It looks through faces of earlier days once somebody is enrolled.
      const isReady = () => expect(memory.state()).toEqual({ kind: "ready" });
      await vi.waitFor(isReady, { timeout: 30_000 });
      const record = await incidents.create({
        cause: "movement",
        camera: "c1",
        cameraName: "Front door",
        alarm: "armed_away",
        openedAt: clock.wall(),
        beganAt: clock.wall() - 200,
        timezone: "UTC",
      });
      await incidents.saveFile(record.id, "photo.jpg", seen);
      const photo = { file: "photo.jpg", bytes: seen.length, width: 320, height: 180 };
      await incidents.append(record.id, {
        kind: "opened",
        photo: { ...photo, takenAt: clock.wall() },
        reason: null,
      });
      for (const [index, likeness] of likenesses.entries()) {
        const track = index + 1;
        const file = `face-${track}.png`;
        const crop = sharpCrop(likeness);
        await incidents.saveFile(record.id, file, await encodeFaceCrop(crop));
        const [embedding = null] = await faces.embed([crop]);
        const sighting = {
          incident: record.id,
          track,
          file,
          verdict: "UNKNOWN",
          embedding,
        } as const;
        const seenBefore = memory.see(sighting);
        const stored = {
          file,
          takenAt: clock.wall(),
          box: { x: 10, y: 10, width: 90, height: 90 },
        };
        const more = { face: stored, ...(seenBefore && { seenBefore }) };
        await incidents.append(record.id, face(track, "UNKNOWN", [], more));
      }
      return record;
    },
    async escalate({ id }) {
      await incidents.append(id, { kind: "escalated", track: 1, photo: null });
    },
  };
}

/** A face as cameras see it, sharp enough to know somebody by. */
function sharpCrop(likeness: Likeness): Uint8Array {
  const crop = cropOf(likeness);
  // Its first rows tell the fake whose it is.
  for (let at = 112 * 3 * 4; at < crop.length; at++) {
    const checked = (Math.floor(at / 9) + Math.floor(at / 1008)) % 2 === 0;
    crop[at] = checked ? 150 : 90;
  }
  return crop;
}
