// What the alarm's state and its mode's rules ask of one camera.
import { expect, test } from "vitest";
import { alarmStates, type AlarmState, type ArmedMode } from "../../../storage/incident-events.ts";
import { policyUnder } from "../../../vision/guard/face-policy.ts";
import { standingOrders, zonesOffNow } from "../../../vision/guard/standing-orders.ts";
import type { AlarmView } from "../../../vision/watch-view.ts";
import { FakeModes } from "../../fakes/modes.ts";

function view(state: AlarmState, mode: ArmedMode | null, leftMs: number | null = null): AlarmView {
  return { state, mode, since: 0, by: "Ada", means: "person", leftMs };
}

async function modesWith(mode: ArmedMode, rules: Parameters<FakeModes["change"]>[1]) {
  const modes = new FakeModes();
  await modes.change(mode, rules);
  return modes;
}

test("armed in every state but disarmed and arming", () => {
  const armed = alarmStates.filter((state) => {
    const mode = state === "disarmed" ? null : "armed_home";
    return standingOrders(view(state, mode), new FakeModes(), "c1").armed;
  });
  expect(armed).toEqual(["armed_home", "armed_away", "armed_night", "pending", "triggered"]);
});

test("a camera that is off in the mode isn't, in none of its states; one added later is", async () => {
  const modes = await modesWith("armed_night", { camerasOff: ["c2"] });
  for (const state of ["armed_night", "pending", "triggered"] as const) {
    const armed = (camera: string) =>
      standingOrders(view(state, "armed_night", 5), modes, camera).armed;
    expect([armed("c1"), armed("c2"), armed("c3")]).toEqual([true, false, true]);
  }
  expect(standingOrders(view("armed_away", "armed_away"), modes, "c2").armed).toBe(true);
});

test.each<[AlarmState, ArmedMode, boolean]>([
  ["armed_away", "armed_away", true],
  ["armed_home", "armed_home", false],
  ["armed_night", "armed_night", false],
  ["pending", "armed_away", true],
  // It may be the cat: somebody is at home.
  ["pending", "armed_home", false],
  // An alarm that went off is not asked twice.
  ["triggered", "armed_home", true],
])("%s of %s: nobody is at home: %s", (state, mode, away) => {
  expect(standingOrders(view(state, mode, 5), new FakeModes(), "c1").away).toBe(away);
});

test("time to disarm: the mode's, then what is left of it, then none", async () => {
  const modes = await modesWith("armed_away", { entryDelayMs: 30_000 });
  const entryMs = (state: AlarmState, left: number | null) =>
    standingOrders(view(state, "armed_away", left), modes, "c1").entryMs;
  expect(entryMs("armed_away", null)).toBe(30_000);
  expect(entryMs("pending", 12_000)).toBe(12_000);
  expect(entryMs("triggered", 100_000)).toBe(0);
});

test("the mode's rules for faces and movement", async () => {
  const rules = { movement: "never", unknown: false, unsure: false } as const;
  const modes = await modesWith("armed_home", rules);
  const orders = standingOrders(view("pending", "armed_home", 5), modes, "c1");
  expect(orders).toMatchObject(rules);
  expect(policyUnder(orders, { ready: true, resolvingFrames: 3 })).toEqual({
    ...rules,
    away: false,
    entryMs: 5,
    ready: true,
    resolvingFrames: 3,
  });
  expect(policyUnder(orders, null)).toMatchObject({ ready: false });
});

test("zones that are off: the mode's, also on the way out; none while disarmed", async () => {
  const modes = await modesWith("armed_home", { zonesOff: ["c1/z1", "c2/z1"] });
  expect([...zonesOffNow(view("armed_home", "armed_home"), modes)]).toEqual(["c1/z1", "c2/z1"]);
  expect([...zonesOffNow(view("arming", "armed_home"), modes)]).toEqual(["c1/z1", "c2/z1"]);
  expect([...zonesOffNow(view("armed_away", "armed_away"), modes)]).toEqual([]);
  expect([...zonesOffNow(view("disarmed", null), modes)]).toEqual([]);
});
