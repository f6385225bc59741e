// An entry delay that a restart interrupted: what was told within it is followed up.
import { expect, test } from "vitest";
import { Incidents } from "../../storage/incidents.ts";
import type { AlarmState, NewIncidentEvent } from "../../storage/incident-events.ts";
import { followInterrupted, interruptedEntries } from "../../vision/interrupted-entry.ts";
import type { AlarmView } from "../../vision/watch-view.ts";
import { FakeAlarm } from "../fakes/alarm.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";

async function house() {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const incidents = await Incidents.open(await dataFolder(), clock, log);
  const alarm = new FakeAlarm(clock);
  const quiet: NewIncidentEvent = {
    kind: "opened",
    photo: null,
    reason: null,
    entryEndsAt: clock.wall() + 30_000,
  };
  /** One that was told on `camera` now, and what came then. */
  const incident = async (camera: string, ...events: NewIncidentEvent[]) => {
    const { id } = await incidents.create({
      cause: "movement",
      camera,
      cameraName: "Hall",
      alarm: "armed_away",
      openedAt: clock.wall(),
      beganAt: clock.wall(),
      timezone: "UTC",
    });
    for (const event of events) await incidents.append(id, event);
    return id;
  };
  const kinds = async (id: string) => (await incidents.events(id)).map(({ kind }) => kind);
  const view = (state: AlarmState, since = clock.wall()): AlarmView => {
    const mode = state === "disarmed" ? null : "armed_away";
    return { state, mode, since, by: null, means: "guard", leftMs: null };
  };
  return { clock, log, incidents, alarm, quiet, incident, kinds, view };
}

const ended = (reason: "quiet" | "disarmed" | "restart"): NewIncidentEvent => {
  return { kind: "ended", reason, endedAt: 0 };
};

test("those told since the alarm is pending, unless they are decided", async () => {
  const { clock, incidents, quiet, incident, view } = await house();
  await incident("c1", quiet);
  await clock.advance(600_000);
  const open = await incident("c1", quiet);
  const over = await incident("c2", quiet, ended("quiet"));
  const cutOff = await incident("c3", quiet, ended("restart"));
  await incident("c4", quiet, ended("disarmed"));
  await incident("c5", quiet, { kind: "raised" });
  await incident("c6", { kind: "opened", photo: null, reason: null });
  await incident("c7", quiet, { kind: "excused", because: "disarmed", people: [] });
  const found = await interruptedEntries(incidents, view("pending"), clock.wall());
  expect(found.toSorted()).toEqual([open, over, cutOff].toSorted());
  const states = ["disarmed", "arming"] as const;
  for (const state of states) {
    expect(await interruptedEntries(incidents, view(state), clock.wall())).toEqual([]);
  }
});

test("raised when the rest of the delay is over", async () => {
  const { incidents, alarm, quiet, incident, kinds, log } = await house();
  const id = await incident("c1", quiet, ended("restart"));
  alarm.show({ state: "pending", mode: "armed_away" });
  followInterrupted([id], { alarm, incidents, log });
  expect(await kinds(id)).toEqual(["opened", "ended"]);
  alarm.show({ state: "triggered" });
  await expect.poll(() => kinds(id)).toEqual(["opened", "ended", "raised"]);
  alarm.show({ state: "armed_away" });
  alarm.show({ state: "triggered" });
  expect(await kinds(id)).toHaveLength(3);
});

test("called off by who disarms before", async () => {
  const { incidents, alarm, quiet, incident, kinds, log } = await house();
  const id = await incident("c1", quiet, ended("restart"));
  alarm.show({ state: "pending", mode: "armed_away" });
  followInterrupted([id], { alarm, incidents, log });
  await alarm.disarm({ means: "person", name: "Ada" });
  await expect.poll(() => kinds(id)).toEqual(["opened", "ended", "excused"]);
  expect((await incidents.events(id)).at(-1)).toMatchObject({ because: "disarmed", by: "Ada" });
});

test("at once when the alarm is not pending: it was killed before it could note that", async () => {
  const { incidents, alarm, quiet, incident, kinds, log } = await house();
  const id = await incident("c1", quiet);
  alarm.show({ state: "armed_away", mode: "armed_away" });
  followInterrupted([id], { alarm, incidents, log });
  await expect.poll(() => kinds(id)).toEqual(["opened", "raised"]);
});

test("a disk that refuses one of them is logged", async () => {
  const { incidents, alarm, log } = await house();
  alarm.show({ state: "armed_away", mode: "armed_away" });
  followInterrupted(["20261122-140211-c9"], { alarm, incidents, log });
  await expect.poll(() => log.messages("error")).toHaveLength(1);
});
