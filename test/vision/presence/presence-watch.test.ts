import { describe, expect, test } from "vitest";
import { silentLog } from "../../../storage/log.ts";
import { PresenceSettings } from "../../../storage/presence.ts";
import { PresenceWatch } from "../../../vision/presence/presence-watch.ts";
import { noteWhoIsHome } from "../../../vision/presence/note-who-is-home.ts";
import type { IncidentListener } from "../../../storage/incidents.ts";
import type { IncidentEvent, IncidentRecord } from "../../../storage/incident-events.ts";
import { FakeAlarm } from "../../fakes/alarm.ts";
import { FakeClock, settle } from "../../fakes/clock.ts";
import { FakePhoneNetwork } from "../../fakes/phone-network.ts";
import { SelfActingState } from "../../fakes/self-acting.ts";

const minute = 60_000;
const annas = "192.168.1.23";
const bens = "192.168.1.24";
const person = { means: "person", name: "Anna" } as const;

/** Anna's and Ben's phones, Anna's at home; away after three minutes. */
async function house() {
  const clock = new FakeClock();
  const settings = new PresenceSettings(new SelfActingState(), silentLog);
  await settings.addPhone("Anna", annas);
  await settings.addPhone("Ben", bens);
  await settings.change({ enabled: true, awayAfterMs: 3 * minute });
  const network = new FakePhoneNetwork();
  network.found.set(annas, "here");
  const alarm = new FakeAlarm(clock);
  const told: string[] = [];
  const tell = ({ kind }: { kind: string }) => told.push(kind);
  const watch = new PresenceWatch({ settings, network, alarm, clock, log: silentLog, tell });
  watch.start();
  await settle();
  return { clock, settings, network, alarm, told, watch };
}

describe("everybody leaves", () => {
  test("armed away after the time, by presence, and told once", async () => {
    const { clock, network, alarm, told, watch } = await house();
    await clock.advance(10 * minute);
    expect(watch.of("h1")?.place).toBe("home");
    expect(watch.of("h2")?.place).toBe("away");
    network.found.set(annas, "silent");
    await clock.advance(3 * minute);
    expect(alarm.current().state).toBe("disarmed");
    await clock.advance(minute);
    expect(alarm.current()).toMatchObject({ state: "armed_away", means: "presence" });
    await clock.advance(10 * minute);
    expect(told).toEqual(["armed"]);
    expect(watch.hasArmed).toBe(true);
  });

  test("coming home disarms nothing", async () => {
    const { clock, network, alarm } = await house();
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    network.found.set(annas, "here");
    await clock.advance(5 * minute);
    expect(alarm.current().state).toBe("armed_away");
  });

  test("whoever disarms from afar is obeyed until somebody has come and gone", async () => {
    const { clock, network, alarm, watch } = await house();
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    await alarm.disarm(person);
    expect(watch.hasArmed).toBe(false);
    await clock.advance(10 * minute);
    expect(alarm.current().state).toBe("disarmed");
    network.found.set(annas, "here");
    await clock.advance(minute);
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    expect(alarm.current().state).toBe("armed_away");
  });

  test("a schedule that disarms while nobody is there is made up for", async () => {
    const { clock, network, alarm } = await house();
    await alarm.arm("armed_night", person);
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    expect(alarm.current().state).toBe("armed_night");
    await alarm.disarm({ means: "schedule" });
    await clock.advance(minute);
    expect(alarm.current()).toMatchObject({ state: "armed_away", means: "presence" });
  });

  test("the router is gone: nobody left", async () => {
    const { clock, network, alarm, watch } = await house();
    network.found.set(annas, "silent").set("192.168.1.1", "silent");
    await clock.advance(20 * minute);
    expect(alarm.current().state).toBe("disarmed");
    expect(watch.of("h1")?.place).toBe("unknown");
  });

  test("a disk that refuses is told once, and tried again", async () => {
    const { clock, network, alarm, told } = await house();
    alarm.problem = new Error("disk full");
    network.found.set(annas, "silent");
    await clock.advance(8 * minute);
    alarm.problem = null;
    await clock.advance(minute);
    expect(told).toEqual(["failed", "armed"]);
  });
});

describe("switched off and on", () => {
  test("off: nobody is looked for; on: it must see somebody first", async () => {
    const { clock, network, alarm, settings, watch } = await house();
    await settings.change({ enabled: false });
    await settle();
    const before = network.looks.length;
    network.found.set(annas, "silent");
    await clock.advance(10 * minute);
    expect(network.looks.length).toBe(before);
    expect(clock.pending).toBe(0);
    await settings.change({ enabled: true });
    await clock.advance(20 * minute);
    expect(watch.of("h1")?.place).toBe("away");
    expect(alarm.current().state).toBe("disarmed");
  });

  test("a phone added later must be known before anybody counts as away", async () => {
    const { clock, network, alarm, settings, watch } = await house();
    network.found.set(annas, "silent");
    await clock.advance(2 * minute);
    await settings.addPhone("Carla", "carla.lan");
    await clock.advance(2 * minute);
    expect(alarm.current().state).toBe("disarmed");
    await settings.removePhone("h3");
    await clock.advance(minute);
    expect(alarm.current().state).toBe("armed_away");
    expect(watch.of("h3")).toBeNull();
  });

  test("stopped, nothing is left behind", async () => {
    const { clock, watch } = await house();
    await watch.stop();
    expect(clock.pending).toBe(0);
  });
});

describe("who is home, asked before alarming", () => {
  test("somebody who has just come is found", async () => {
    const { clock, network, watch } = await house();
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    expect(await watch.someoneIsHome()).toEqual({ answer: "away", phones: [] });
    network.found.set(bens, "here");
    const found = await watch.someoneIsHome();
    expect(found.answer).toBe("home");
    expect(found.phones.map(({ name }) => name)).toEqual(["Ben"]);
    expect(network.looks.at(-1)?.withinMs).toBe(1_000);
  });

  test("never longer than a second; then nobody knows", async () => {
    const { clock, network, watch } = await house();
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    network.held = new Promise(() => undefined);
    let answer = "";
    void watch.someoneIsHome().then((found) => {
      answer = found.answer;
    });
    await clock.advance(999);
    expect(answer).toBe("");
    await clock.advance(1);
    expect(answer).toBe("unknown");
  });

  test("switched off, nobody knows", async () => {
    const { settings, watch } = await house();
    await settings.change({ enabled: false });
    expect(await watch.someoneIsHome()).toEqual({ answer: "unknown", phones: [] });
  });

  test("an incident that presence's arming made gets a line, and no other does", async () => {
    const { clock, network, alarm, watch } = await house();
    let hear: IncidentListener = () => undefined;
    const lines: unknown[] = [];
    const incidents = {
      onEvent: (listener: IncidentListener) => {
        hear = listener;
        return () => undefined;
      },
      append: async (id: string, event: object) => {
        lines.push({ id, ...event });
        return event as IncidentEvent;
      },
    };
    noteWhoIsHome(incidents, watch);
    const opened = { kind: "opened", seq: 1, at: 0, photo: null, reason: null } as const;
    const record = { id: "20261122-140211-c1", cause: "movement" } as IncidentRecord;

    await alarm.arm("armed_away", person);
    hear(record, opened);
    await settle();
    await alarm.disarm(person);
    network.found.set(annas, "silent");
    await clock.advance(5 * minute);
    expect(alarm.current().means).toBe("presence");
    // The guard's own alarm does not make it forget who armed.
    alarm.show({ state: "triggered", mode: "armed_away" });
    hear(record, opened);
    await settle();
    expect(lines).toEqual([]);
    network.found.set(bens, "here");
    hear({ ...record, cause: "camera_lost" }, opened);
    hear(record, opened);
    await settle();
    expect(lines).toEqual([{ id: record.id, kind: "phones_home", phones: ["Ben"] }]);
  });
});
