// Owns a small house for the alerts' tests: real storage in a folder of its own, a clock under the
// test's thumb, a fake Telegram; and events told as the watch would tell them.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { onTestFinished } from "vitest";
import { createAlerts, type Alerts, type AlertsOptions } from "../../../bot/alerts/alerts.ts";
import type { Destination, TelegramCalls } from "../../../bot/alerts/telegram.ts";
import type { TellOthers } from "../../../bot/tell-others.ts";
import type {
  EndReason,
  IncidentEvent,
  IncidentId,
  IncidentRecord,
  StoredClip,
  StoredPhoto,
} from "../../../storage/incident-events.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { Mutes } from "../../../storage/mutes.ts";
import { Outbox } from "../../../storage/outbox.ts";
import { openState } from "../../../storage/state.ts";
import { FakeAlarm } from "../../fakes/alarm.ts";
import { FakeClock, settle } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { FakeTelegramCalls } from "../../fakes/telegram-calls.ts";

export const anna = 1001;
export const ben = 1002;
export const group = -500;

export interface HouseOptions {
  audience?: Destination[];
  /** The household's private chats; by default the audience. */
  fallback?: Destination[];
  tellOthers?: TellOthers;
  /** English for every chat unless said. */
  localeOf?: AlertsOptions["localeOf"];
  folder?: string;
  wall?: number;
  firstMessageId?: number;
  /** What the alerts know of faces; nothing unless said. */
  people?: Pick<
    AlertsOptions,
    "faces" | "facePictures" | "nameOf" | "tellKnown" | "looksForFaces" | "sendsClips"
  >;
  /** What a chat's reader may do, and what else is known of chats. */
  chats?: Pick<AlertsOptions, "rightsIn" | "isQuietNow" | "onMove" | "onTopicLost">;
  /** Instead of the fake; `calls` is unused then. */
  api?: (clock: FakeClock) => TelegramCalls;
}

export interface House {
  folder: string;
  clock: FakeClock;
  log: RecordingLog;
  incidents: Incidents;
  outbox: Outbox;
  mutes: Mutes;
  alarm: FakeAlarm;
  calls: FakeTelegramCalls;
  alerts: Alerts;
  audience: Destination[];
  fallback: Destination[];
  people: NonNullable<HouseOptions["people"]>;
}

/** A house whose alerts listen; the alarm is armed. */
export async function house(options: HouseOptions = {}): Promise<House> {
  const built = await build(options);
  await built.alerts.start();
  onTestFinished(async () => {
    if (built.calls.dead) return;
    await built.alerts.stop();
  });
  return built;
}

/** As house(), but nothing listens yet. */
export async function build(options: HouseOptions = {}): Promise<House> {
  const folder = options.folder ?? (await dataFolder());
  const clock = new FakeClock(options.wall);
  const log = new RecordingLog();
  const state = await openState(folder, clock, log);
  const incidents = await Incidents.open(folder, clock, log);
  const outbox = await Outbox.open(path.join(folder, "outbox"), clock, log);
  const mutes = new Mutes(state, clock, log);
  const alarm = new FakeAlarm(clock);
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  const calls = new FakeTelegramCalls(clock, options.firstMessageId);
  const audience = options.audience ?? [{ chat: anna, thread: null }];
  const fallback = options.fallback ?? audience;
  const alerts = createAlerts({
    api: options.api?.(clock) ?? calls,
    clock,
    log,
    incidents,
    outbox,
    mutes,
    audience: () => audience,
    fallback: () => fallback,
    localeOf: options.localeOf ?? (() => "en"),
    timezone: () => "Europe/Berlin",
    alarm,
    random: () => 0.5,
    ...(options.tellOthers ? { tellOthers: options.tellOthers } : {}),
    ...options.people,
    ...options.chats,
  });
  const parts = { folder, clock, log, incidents, outbox, mutes, alarm, calls, alerts };
  return { ...parts, audience, fallback, people: options.people ?? {} };
}

/** Kills the house's process and starts another on the same folder `laterMs` later. */
export async function restart(old: House, laterMs = 5_000): Promise<House> {
  old.calls.dead = true;
  const next = await house({
    folder: old.folder,
    wall: old.clock.wall() + laterMs,
    audience: old.audience,
    fallback: old.fallback,
    people: old.people,
    firstMessageId: Math.max(0, ...[...old.calls.shown.values()].map(({ id }) => id)) + 1000,
  });
  // People's phones still show what the old process sent.
  for (const [key, message] of old.calls.shown) next.calls.shown.set(key, message);
  return next;
}

const second = 1_000;

export async function openMovement(
  home: House,
  options: {
    camera?: string;
    cameraName?: string;
    photo?: boolean;
    jpeg?: Buffer;
    waited?: Opened["waited"];
    entryEndsAt?: number;
  } = {},
): Promise<IncidentRecord> {
  const record = await createMovement(home, options);
  await tellMovement(home, record, options);
  return record;
}

/** The incident alone, as it is while it is held. */
export function createMovement(
  { incidents, clock }: House,
  options: { camera?: string; cameraName?: string } = {},
): Promise<IncidentRecord> {
  return incidents.create({
    cause: "movement",
    camera: options.camera ?? "c1",
    cameraName: options.cameraName ?? "Front door",
    alarm: "armed_away",
    openedAt: clock.wall(),
    beganAt: clock.wall() - 200,
    timezone: "Europe/Berlin",
  });
}

export async function tellMovement(
  home: House,
  { id }: IncidentRecord,
  options: {
    photo?: boolean;
    jpeg?: Buffer;
    waited?: Opened["waited"];
    entryEndsAt?: number;
  } = {},
): Promise<void> {
  const { waited, entryEndsAt } = options;
  const photo =
    (options.photo ?? true) ? await savePhoto(home, id, "photo.jpg", options.jpeg) : null;
  const opened = { kind: "opened" as const, photo, reason: null };
  await home.incidents.append(id, {
    ...opened,
    ...(waited && { waited }),
    ...(entryEndsAt !== undefined && { entryEndsAt }),
  });
}

type Opened = Extract<IncidentEvent, { kind: "opened" }>;

export async function savePhoto(
  home: House,
  id: IncidentId,
  file: string,
  bytes: Buffer = Buffer.from(`a photo of ${id}`),
): Promise<StoredPhoto> {
  await home.incidents.saveFile(id, file, bytes);
  return { file, bytes: bytes.length, width: 1280, height: 720, takenAt: home.clock.wall() };
}

export async function addClip(
  home: House,
  record: IncidentRecord,
  options: Partial<{
    part: number;
    cut: "first" | "whole";
    continued: boolean;
    file: string;
    jpeg: Buffer;
  }> = {},
): Promise<StoredClip> {
  const { part = 1, cut = "first", continued = false } = options;
  const file = options.file ?? `clip-${part}-${cut}.mp4`;
  const thumbnail = `clip-${part}-${cut}.jpg`;
  const folder = home.incidents.folder(record.id);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, file), `a clip: ${file}`);
  await writeFile(path.join(folder, thumbnail), options.jpeg ?? "a thumbnail");
  const clip = {
    file,
    thumbnail,
    bytes: 100,
    width: 1280,
    height: 720,
    durationMs: (cut === "first" ? 15 : 25) * second,
    startsAt: record.beganAt - 5 * second + (part - 1) * 60 * second,
  };
  await home.incidents.append(record.id, { kind: "clip", part, cut, continued, clip });
  return clip;
}

export async function endIncident(
  home: House,
  record: IncidentRecord,
  reason: EndReason = "quiet",
  afterMs = 20 * second,
  by?: string,
): Promise<void> {
  const endedAt = record.openedAt + afterMs;
  const who = by === undefined ? {} : { by };
  await home.incidents.append(record.id, { kind: "ended", reason, endedAt, ...who });
}

/** Resolves when `condition` holds; the files' real time passes, the clock stands still. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what = condition.toString(),
): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited 15 s for ${what}`);
    await settle(5);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
}

/** Resolves when nothing waits to be told; the clock moves on as far as the pace demands. */
export async function told(home: House): Promise<void> {
  await rest(2);
  // Nothing waiting does not mean that nothing is under way: an answer may just be on its way to disk.
  await quiet(home);
  const deadline = performance.now() + 15_000;
  while (home.alerts.summary().waiting > 0) {
    if (performance.now() > deadline) throw new Error("Waited 15 s for everything to be told");
    await pass(home, 500, 500);
  }
}

/** Lets `ms` pass on the clock, in steps, giving files their real time in between. */
export async function pass(home: House, ms: number, step = second): Promise<void> {
  await quiet(home);
  for (let gone = 0; gone < ms; gone += step) {
    await home.clock.advance(Math.min(step, ms - gone));
    await quiet(home);
  }
}

/** Lets what was begun come to an end, or to where it waits for the clock or the test. */
async function quiet({ outbox, calls }: House): Promise<void> {
  const rows = () => outbox.incidents().flatMap((id) => outbox.find(id)?.rows ?? []);
  const picture = () =>
    JSON.stringify([calls.attempts.length, calls.done.length, calls.probes, rows()]);
  const isBusy = () => calls.stuck === 0 && rows().some(({ state }) => state === "sending");
  const deadline = performance.now() + 15_000;
  let before = "";
  for (let same = 0; same < 3;) {
    if (performance.now() > deadline) throw new Error("Waited 15 s for deliveries to settle");
    await outbox.written();
    await settle(5);
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
    const now = picture();
    same = now === before && !isBusy() ? same + 1 : 0;
    before = now;
  }
}

/** Gives whatever is under way ample real time, to show that nothing more comes of it. */
export async function rest(turns = 15): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await settle(5);
    await new Promise((resolve) => {
      setTimeout(resolve, 3);
    });
  }
}
