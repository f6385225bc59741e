// /modes as somebody uses it: every button of every page, on what it changes and what it then shows.
import { describe, expect, test } from "vitest";
import { modesControls, modesData } from "../../../bot/modes/taps.ts";
import { StorageError } from "../../../storage/errors.ts";
import { armedModes } from "../../../storage/incident-events.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { openFacesRoom } from "../people/household.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

/** With Anna and Ben known by face, on the page of `mode`. */
async function knowing(mode: "Away" | "Home" | "Night" = "Away") {
  const room = await openFacesRoom();
  await room.faces.enroll("Anna", { Anna: 0.9 });
  const { telegram } = room;
  await telegram.say(anna, "/modes");
  await room.shows("What alarms when I am armed:");
  await tap(mode);
  return { ...room, page, tap };

  function page() {
    return telegram.last(anna.id);
  }

  async function tap(label: string): Promise<void> {
    await telegram.tap(anna, page(), label);
  }
}

describe("the first page", () => {
  test("one line for each mode, in words, and how it is now", async () => {
    const { telegram, faces, modes, alarm, shows } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await modes.change("armed_night", { movement: "never", unknown: false, unsure: false });
    alarm.show({ state: "armed_away", mode: "armed_away" });
    await telegram.say(anna, "/modes");
    const page = await shows("What alarms when I am armed:");
    expect(page.text).toBe(
      "What alarms when I am armed:\n" +
        "🔒 <b>Away</b> · Movement or a strange face alarms.\n" +
        "<b>Home</b> · Only a strange face alarms; movement alone is silent.\n" +
        "🟠 <b>Night</b> · Nothing would alarm in this mode.",
    );
    expect(labels(page)).toEqual([["Away", "Home", "Night"], ["Back"]]);
    expect(page.silent).toBe(true);
  });

  test("without faces movement alarms everywhere", async () => {
    const { telegram } = openRoom();
    await telegram.say(anna, "/modes");
    expect(telegram.last(anna.id).text).toContain("<b>Home</b> · Movement alarms.");
  });

  test("is the data “modes”, from anywhere; [Back] leads to the settings", async () => {
    const { telegram } = openRoom();
    await telegram.say(anna, "/status");
    const { id } = telegram.last(anna.id);
    await telegram.tapData(anna, telegram.last(anna.id), "modes");
    expect(telegram.last(anna.id)).toMatchObject({ id });
    expect(telegram.last(anna.id).text).toMatch(/^What alarms/);
    expect(telegram.last(anna.id).buttons.at(-1)?.[0]?.callback_data).toBe("settings");
  });
});

describe("the page of a mode", () => {
  test("says what alarms, which cameras count, how much time there is; every value is shown", async () => {
    const { page } = await knowing();
    expect(page().text).toBe(
      "<b>Away</b>\n" +
        "Movement or a strange face alarms.\n" +
        "Cameras that count: Front door, Hall.\n" +
        "It is armed at once.\n" +
        "What alarms does so at once.",
    );
    expect(labels(page())).toEqual([
      ["✓ At once", "Unless known", "Never"],
      ["Strangers: on", "Unsure faces: on"],
      ["Cameras: 2 of 2"],
      ["Exit: 0 s", "+"],
      ["Entry: 0 s", "+"],
      ["Reset", "Back"],
    ]);
  });

  test("movement: each of the three, in place, kept and said", async () => {
    const { page, tap, modes } = await knowing();
    const { id } = page();
    await tap("Unless known");
    expect(modes.rules("armed_away").movement).toBe("unless_known");
    expect(page().text).toContain(
      "Movement waits up to 8 s for a face; family alone is silent; no face or a stranger alarms.\n" +
        "A face I am not sure about alarms, too.",
    );
    expect(labels(page())[0]).toEqual(["At once", "✓ Unless known", "Never"]);
    await tap("Never");
    expect(modes.rules("armed_away").movement).toBe("never");
    expect(page().text).toContain("Only a strange face alarms; movement alone is silent.");
    await tap("At once");
    expect(modes.rules("armed_away").movement).toBe("at_once");
    expect(page().id).toBe(id);
  });

  test("the same value twice is no error, and its old message means the same", async () => {
    const { page, tap, modes, telegram } = await knowing();
    const before = structuredClone(page());
    await tap("Never");
    await telegram.tap(anna, before, "Never");
    await telegram.tap(anna, before, "Strangers: on");
    await telegram.tap(anna, before, "Strangers: on");
    expect(modes.rules("armed_away")).toMatchObject({ movement: "never", unknown: false });
  });

  test("faces: on and off, and what becomes of unsure ones at home", async () => {
    const { page, tap, modes } = await knowing("Home");
    expect(page().text).toContain("A face I am not sure about is told without a sound.");
    await tap("Unsure faces: on");
    expect(modes.rules("armed_home").unsure).toBe(false);
    expect(page().text).not.toContain("not sure");
    await tap("Unsure faces: off");
    expect(modes.rules("armed_home").unsure).toBe(true);
    await tap("Strangers: on");
    expect(modes.rules("armed_home").unknown).toBe(false);
    expect(page().text).toContain(
      "🟠 Nothing would alarm in this mode: movement and faces are all silent.",
    );
    await tap("Strangers: off");
    expect(modes.rules("armed_home").unknown).toBe(true);
  });

  test("the delays: + and − through the steps, the value is a way to the page itself", async () => {
    const { page, telegram, modes } = await knowing();
    const button = (row: number, text: string) => {
      const found = page().buttons[row]?.find((one) => one.text === text);
      return telegram.tapData(anna, page(), found?.callback_data ?? "none");
    };
    for (let taps = 0; taps < 3; taps++) await button(3, "+");
    await button(4, "+");
    expect(modes.rules("armed_away")).toMatchObject({ exitDelayMs: 30_000, entryDelayMs: 10_000 });
    expect(page().text).toContain(
      "After arming you have 30 s to leave.\nWho comes in has 10 s to disarm before it alarms.",
    );
    expect(labels(page()).slice(3, 5)).toEqual([
      ["−", "Exit: 30 s", "+"],
      ["−", "Entry: 10 s", "+"],
    ]);
    await button(3, "−");
    await button(4, "−");
    expect(modes.rules("armed_away")).toMatchObject({ exitDelayMs: 20_000, entryDelayMs: 0 });
    await button(3, "Exit: 20 s");
    await button(4, "Entry: 0 s");
    expect(page().text).toContain("<b>Away</b>");
    await modes.change("armed_away", { entryDelayMs: 300_000 });
    await button(4, "Entry: 0 s");
    expect(labels(page())[4]).toEqual(["−", "Entry: 5 min"]);
  });

  test("[Reset] at once, and [Undo] brings all of it back", async () => {
    const { page, tap, modes, telegram } = await knowing("Night");
    const own = { movement: "never", exitDelayMs: 45_000, camerasOff: ["c2"] } as const;
    await modes.change("armed_night", { ...own, camerasOff: ["c2"] });
    await tap("Reset");
    expect(modes.rules("armed_night")).toMatchObject({ movement: "unless_known", camerasOff: [] });
    expect(page().text).toMatch(/^⚪ Night is as it was in the beginning\./);
    const reset = structuredClone(page());
    await tap("Undo");
    expect(modes.rules("armed_night")).toMatchObject(own);
    expect(page().text).toMatch(/^🟢 Night is as it was before\./);
    await telegram.tap(anna, reset, "Undo");
    expect(page().text).toMatch(/^⚪ There is nothing left to undo\./);
    expect(modes.rules("armed_night")).toMatchObject(own);
  });

  test("[Back] leads to the first page", async () => {
    const { page, tap } = await knowing();
    await tap("Back");
    expect(page().text).toMatch(/^What alarms when I am armed/);
  });

  test("nobody known: why faces are not offered, and how to change that", async () => {
    const { telegram, shows } = await openFacesRoom();
    await telegram.say(anna, "/modes");
    await shows("What alarms");
    await telegram.tap(anna, telegram.last(anna.id), "Home");
    expect(telegram.last(anna.id).text).toContain(
      "As long as I recognise nobody by face, movement alarms at once in every mode.",
    );
    expect(labels(telegram.last(anna.id))[0]).toEqual(["Enroll somebody"]);
  });

  test("a disk that refuses is said, and the page stays true", async () => {
    const { page, tap, modes } = await knowing();
    modes.problem = new StorageError("/data/state.json", "Cannot write");
    await tap("Never");
    expect(page().text).toContain("🟠 I couldn't write to my disk");
    expect(modes.rules("armed_away").movement).toBe("at_once");
  });

  test("a tap found too late changes nothing; the page is shown anew", async () => {
    const { telegram, page, tap, modes, clock } = await knowing();
    telegram.failNext("answerCallbackQuery", tooOld);
    await tap("Never");
    await clock.advance(2_000);
    expect(modes.rules("armed_away").movement).toBe("at_once");
    expect(page().text).toMatch(/^⚪ You changed this earlier, while I was offline/);
    await tap("Never");
    expect(modes.rules("armed_away").movement).toBe("never");
  });
});

describe("cameras", () => {
  test("each counts or not; the page and its mode say so", async () => {
    const { telegram, modes } = openRoom();
    await telegram.say(anna, "/modes");
    const tap = (label: string) => telegram.tap(anna, telegram.last(anna.id), label);
    await tap("Night");
    await tap("Cameras: 2 of 2");
    expect(labels(telegram.last(anna.id))).toEqual([["✓ Front door"], ["✓ Hall"], ["Back"]]);
    await tap("✓ Hall");
    expect(modes.rules("armed_night").camerasOff).toEqual(["c2"]);
    expect(labels(telegram.last(anna.id))[1]).toEqual(["Hall: off"]);
    await tap("✓ Front door");
    expect(telegram.last(anna.id).text).toContain("🟠 Nothing would alarm in this mode: no camera");
    await tap("Front door: off");
    await tap("Back");
    expect(telegram.last(anna.id).text).toContain(
      "Cameras that count: Front door.\nCameras that don't count here: Hall.",
    );
    expect(labels(telegram.last(anna.id))[0]).toEqual(["Cameras: 1 of 2"]);
  });
});

describe("zones", () => {
  test("only where there are any; of one camera at once, of several by camera", async () => {
    const { telegram, modes, zones } = openRoom();
    const tap = (label: string) => telegram.tap(anna, telegram.last(anna.id), label);
    const shown = () => telegram.last(anna.id);
    await telegram.say(anna, "/modes");
    await tap("Night");
    expect(labels(shown()).flat()).not.toContain("Zones");
    const sofa = await zones.add("c2", "watch", "Sofa");
    await telegram.say(anna, "/modes");
    await tap("Night");
    await tap("Zones");
    expect(shown().text).toContain("Hall: a zone that is off");
    await tap("✓ Sofa");
    expect(modes.rules("armed_night").zonesOff).toEqual([`c2/${sofa.id}`]);
    expect(labels(shown())).toEqual([["Sofa: off"], ["Back"]]);
    await tap("Back");
    expect(shown().text).toContain("Zones that don't count here: Hall: Sofa.");

    await zones.add("c1", "ignore", "Street");
    await tap("Zones");
    expect(labels(shown())).toEqual([["Front door"], ["Hall"], ["Back"]]);
    await tap("Hall");
    await tap("Sofa: off");
    expect(modes.rules("armed_night").zonesOff).toEqual([]);
    await tap("Back");
    await tap("Front door");
    expect(labels(shown())).toEqual([["✓ Street"], ["Back"]]);
  });

  test("taps on what is gone show what there is", async () => {
    const { telegram } = openRoom();
    await telegram.say(anna, "/modes");
    await telegram.tapData(anna, telegram.last(anna.id), modesData.zones("armed_home"));
    expect(telegram.last(anna.id).text).toContain("No camera has zones: /zones draws some.");
  });
});

describe("while it is armed like this", () => {
  test("what would leave it deaf is asked back, in place; [Keep it] and [Change it]", async () => {
    const { page, tap, alarm, modes, telegram, control } = await knowing("Home");
    await alarm.arm("armed_home", { means: "person", name: "Anna" });
    await tap("Strangers: on");
    expect(modes.rules("armed_home").unknown).toBe(true);
    expect(page().text).toBe(
      "🟠 I am armed (home). With this nothing would alarm any more. Change it all the same?",
    );
    expect(labels(page())).toEqual([["Keep it", "Change it"]]);
    const question = structuredClone(page());
    await tap("Keep it");
    expect(page().text).toContain("🔒 <b>Home</b> · armed like this now");
    await telegram.tap(anna, question, "Change it");
    expect(modes.rules("armed_home").unknown).toBe(false);
    expect(page().text).toContain("🟠 Nothing would alarm in this mode");
    await control.idle();
    expect(telegram.last(ben.id).text).toBe(
      "⚪ Anna changed what alarms (home).\n" +
        "🟠 Nothing would alarm in this mode: movement and faces are all silent.",
    );
    expect(telegram.last(ben.id).silent).toBe(true);
  });

  test("the last camera, a reset and an undo are asked back likewise", async () => {
    const { alarm, modes, telegram } = await knowing("Home");
    const shown = () => telegram.last(anna.id);
    const off = { movement: "never", unknown: false, unsure: false } as const;
    await modes.change("armed_away", { ...off });
    await telegram.tapData(anna, shown(), modesData.reset("armed_away"));
    await alarm.arm("armed_away", { means: "person", name: "Anna" });
    await telegram.tap(anna, shown(), "Undo");
    expect(shown().text).toContain("Change it all the same?");
    await telegram.tap(anna, shown(), "Change it");
    expect(modes.rules("armed_away")).toMatchObject(off);

    await modes.reset("armed_away");
    await modes.change("armed_away", { camerasOff: ["c1"] });
    await telegram.tapData(anna, shown(), modesData.camera("armed_away", "c2", false));
    expect(shown().text).toContain("Change it all the same?");
    await telegram.tap(anna, shown(), "Change it");
    expect(modes.rules("armed_away").camerasOff).toEqual(["c1", "c2"]);
  });
});

test("several changes in a row are told to the others once, as they came to be", async () => {
  const { telegram, clock, modes } = openRoom();
  await telegram.say(anna, "/modes");
  await telegram.tap(anna, telegram.last(anna.id), "Night");
  await telegram.tapData(anna, telegram.last(anna.id), modesData.entry("armed_night", 30));
  await clock.advance(5_000);
  await telegram.tapData(anna, telegram.last(anna.id), modesData.exit("armed_night", 60));
  await clock.advance(14_000);
  expect(telegram.shownIn(ben.id)).toEqual([]);
  await clock.advance(2_000);
  expect(telegram.shownIn(ben.id).map(({ text }) => text)).toEqual([
    "⚪ Anna changed what alarms (night).\nMovement alarms.",
  ]);
  await telegram.tap(ben, telegram.last(ben.id), "What alarms");
  expect(telegram.last(ben.id).text).toContain("After arming you have 60 s to leave.");
  expect(modes.rules("armed_night")).toMatchObject({ exitDelayMs: 60_000, entryDelayMs: 30_000 });
});

test("who may only look sees what alarms, and no button that changes it", async () => {
  const members = new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: ben.id, name: "Ben", role: "viewer" },
  );
  const { telegram, modes, zones } = openRoom({ members });
  await zones.add("c1", "watch", "Sofa");
  await telegram.say(ben, "/modes");
  const shown = () => telegram.last(ben.id);
  await telegram.tap(ben, shown(), "Night");
  expect(shown().text).toContain("<b>Night</b>");
  expect(labels(shown())).toEqual([["Back"]]);
  for (const data of [modesData.cameras("armed_night"), modesData.zones("armed_night")]) {
    await telegram.tapData(ben, shown(), data);
    expect(labels(shown())).toEqual([["Back"]]);
  }
  await telegram.tapData(ben, shown(), modesData.movement("armed_night", "never"));
  expect(modes.rules("armed_night").movement).toBe("unless_known");
});

test("what the buttons say fits, and is meant for one control each", () => {
  const camera = "c9999";
  const zone = "zabc123";
  const all = armedModes.flatMap((mode) => [
    modesData.mode(mode),
    ...(["at_once", "unless_known", "never"] as const).map((rule) =>
      modesData.movement(mode, rule),
    ),
    modesData.unknown(mode, true),
    modesData.unsure(mode, false),
    modesData.cameras(mode),
    modesData.camera(mode, camera, false),
    modesData.zones(mode),
    modesData.zonesOf(mode, camera),
    modesData.zone(mode, camera, zone, false),
    modesData.exit(mode, 300),
    modesData.entry(mode, 0),
    modesData.reset(mode),
    modesData.undo(mode, Date.now().toString(36)),
    modesData.sure(modesData.camera(mode, camera, false)),
    modesData.sure(modesData.undo(mode, Date.now().toString(36))),
  ]);
  for (const data of [modesData.root(), ...all]) {
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(
      modesControls.filter(({ pattern }) => pattern.test(data)),
      data,
    ).toHaveLength(1);
  }
});
