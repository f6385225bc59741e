// A disk that refuses one path after another, as a full one does now here, now there: the alert comes
// with its photo, the alarm does as it is told, somebody is told what is wrong, and everything is on
// disk once there is room. With a real full disk and the whole program: test/e2e/full-disk.test.ts.
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createAlerts } from "../../../bot/alerts/alerts.ts";
import { troubles } from "../../../bot/troubles.ts";
import { Arming } from "../../../storage/arming.ts";
import { openHistory } from "../../../storage/history/open-history.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { Modes } from "../../../storage/mode-rules.ts";
import { Mutes } from "../../../storage/mutes.ts";
import { Outbox } from "../../../storage/outbox.ts";
import { Seal } from "../../../storage/seal/seal.ts";
import { verifyEvidence } from "../../../storage/seal/verify.ts";
import { openState } from "../../../storage/state.ts";
import { HouseAlarm } from "../../../vision/guard/alarm-control.ts";
import { FakeClock, settle } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { FakeTelegramCalls } from "../../fakes/telegram-calls.ts";
import { anna } from "./house.ts";

const photo = Buffer.from("a photo");
const person = { means: "person", name: "Anna" } as const;
const audience = [{ chat: anna, thread: null }];

async function rooms(dataDir: string, clock = new FakeClock()) {
  const log = new RecordingLog();
  const state = await openState(dataDir, clock, log);
  const seal = await Seal.open({ dataDir, clock, log });
  const incidents = await Incidents.open(dataDir, clock, log, seal);
  const outbox = await Outbox.open(path.join(dataDir, "outbox"), clock, log);
  const past = await openHistory({ dataDir, incidents, outbox, clock, log });
  incidents.beforeSettling((id) => seal.whenSealed(id));
  const alarm = new HouseAlarm({
    arming: new Arming(state),
    modes: new Modes(state, log),
    clock,
    log,
  });
  const calls = new FakeTelegramCalls(clock);
  const alerts = createAlerts({
    api: calls,
    clock,
    log,
    incidents,
    outbox,
    mutes: new Mutes(state, clock, log),
    audience: () => audience,
    fallback: () => audience,
    localeOf: () => "en",
    timezone: () => "UTC",
    alarm,
    random: () => 0.5,
  });
  await alerts.start();
  alarm.start();
  return { clock, log, state, seal, incidents, outbox, past, alarm, calls, alerts };
}
type Rooms = Awaited<ReturnType<typeof rooms>>;

async function close({ alerts, alarm, past, incidents, seal, state }: Rooms): Promise<void> {
  await alerts.stop();
  await alarm.close();
  await incidents.close();
  await past.close();
  await seal.close();
  await state.close();
}

/** Waits for the files' real time; the clock moves on with every look. */
function eventually(clock: FakeClock, stepMs: number, look: () => unknown): Promise<void> {
  return vi.waitFor(
    async () => {
      await clock.advance(stepMs);
      await look();
    },
    { timeout: 15_000, interval: 5 },
  );
}

type SaysSo = "status" | "log" | "answer";
/** By path below DATA_DIR; who says that something is wrong, and whether the alert's caption does. */
const paths: [name: string, isMeant: RegExp, saysSo: SaysSo, inCaption: boolean][] = [
  ["everything", /./, "status", true],
  ["state.json", /^\/\.?state\.json/, "answer", false],
  ["incident.json", /^\/incidents\/.*incident\.json/, "status", true],
  ["events.jsonl", /events\.jsonl/, "status", true],
  ["a photo", /photo\.jpg/, "status", true],
  ["new folders of a day", /^\/incidents\/[^/]+\/[^/]+$/, "status", true],
  ["pending/", /^\/pending\//, "status", true],
  ["outbox/", /^\/outbox\//, "status", false],
  ["seal/", /^\/seal\//, "status", false],
  ["the history's index", /index\.json/, "log", false],
  ["story.json and deliveries.json", /(story|deliveries)[^/]*$/, "log", false],
];

test.each(paths)("ENOSPC: %s", async (_name, isMeant, saysSo, inCaption) => {
  const dataDir = await dataFolder();
  const home = await rooms(dataDir);
  const { clock, incidents, alarm, calls, alerts, seal, log } = home;
  onTestFinished(() => void vi.restoreAllMocks());
  const disk = breakDisk(
    (file) =>
      file.startsWith(dataDir) && isMeant.test(file.slice(dataDir.length).replace("/.", "/")),
    "ENOSPC",
  );
  const armed = await alarm.arm("armed_away", person, { exitDelayMs: 0 });
  expect(armed).toMatchObject({ changed: true, alarm: { state: "armed_away" } });
  const { id } = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt: clock.wall(),
    beganAt: clock.wall(),
    timezone: "UTC",
  });
  await incidents.saveFile(id, "photo.jpg", photo);
  const shown = { file: "photo.jpg", bytes: 7, width: 4, height: 3, takenAt: clock.wall() };
  await incidents.append(id, { kind: "opened", photo: shown, reason: null });
  await eventually(clock, 100, () => expect(calls.done).toHaveLength(1));
  expect(calls.done[0]).toMatchObject({ method: "sendPhoto", loud: true });
  expect(calls.done[0]?.source).toMatchObject({ bytes: photo });
  expect(calls.done[0]?.html.includes("Not kept on disk yet: it is full.")).toBe(inCaption);
  await incidents.append(id, { kind: "ended", reason: "quiet", endedAt: clock.wall() });
  const disarmed = await alarm.disarm(person);
  expect(disarmed.alarm.state).toBe("disarmed");
  await eventually(clock, 2_000, () => expect(alerts.summary().waiting).toBe(0));
  // What is told is put away after some minutes, as far as the disk lets it.
  await clock.advance(6 * 60_000);
  const isSaid: Record<SaysSo, boolean> = {
    status: troubles("en", { incidents, seal, alerts, cameras: [] }).length > 0,
    answer: disarmed.unsaved === true,
    log: true,
  };
  expect(isSaid[saysSo]).toBe(true);
  await eventually(clock, 1_000, () =>
    expect([...log.messages("error"), ...log.messages("warn")]).not.toEqual([]),
  );

  disk.mend();
  await eventually(clock, 60_000, async () => {
    expect(troubles("en", { incidents, seal, alerts, cameras: [] })).toEqual([]);
    expect(await incidents.pending()).toEqual([]);
    expect(home.outbox.incidents()).toEqual([]);
  });
  expect(calls.messages(anna)).toHaveLength(1);
  await close(home);

  const again = await rooms(dataDir, new FakeClock(clock.wall()));
  expect(again.alarm.current().state).toBe("disarmed");
  expect((await again.incidents.events(id)).map(({ kind }) => kind)).toEqual(["opened", "ended"]);
  expect(await again.incidents.readFile(id, "photo.jpg")).toEqual(photo);
  expect(await again.past.history.find(id)).toMatchObject({ id, photo: "photo.jpg" });
  await settle(50);
  expect(again.calls.attempts).toEqual([]);
  const report = await verifyEvidence({ dataDir });
  expect(report).toMatchObject({ incidents: 1, waiting: 0 });
  expect(report.files).toBeGreaterThan(2);
  await close(again);
});
