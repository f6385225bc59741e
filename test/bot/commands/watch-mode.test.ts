import { describe, expect, test } from "vitest";
import type { FacesState } from "../../../vision/faces/faces-view.ts";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { openFacesRoom } from "../people/household.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
const everything = "Movement or a strange face alarms.";
const onlyStrangers =
  "Movement waits up to 8 s for a face; family alone is silent; no face or a stranger alarms.";

async function household() {
  const room = await openFacesRoom();
  await room.faces.enroll("Anna", { Anna: 0.9 });
  await room.faces.enroll("Ben", { Ben: 0.9 });
  return room;
}

describe("the answer to /arm", () => {
  test("says what alarms and who is known, and offers the other way to watch", async () => {
    const { telegram, shows } = await household();
    await telegram.say(anna, "/arm");
    const answer = await shows("🔒 Armed (away) · Front door, Hall");
    expect(answer.text.split("\n")[1]).toBe(`${everything} Anna and Ben are known.`);
    expect(labels(answer)).toEqual([["Disarm", "Home", "Night"], ["Only strangers"]]);
  });

  test("the button changes it in place, with the same button back, and the others hear it", async () => {
    const { telegram, modes, shows, tap, control } = await household();
    await telegram.say(anna, "/arm");
    const { id } = await shows("🔒 Armed (away)");
    await control.idle();
    await tap("🔒 Armed (away)", "Only strangers");
    const changed = await shows(`${onlyStrangers} Anna and Ben are known.`);
    expect(changed).toMatchObject({ id });
    expect(changed.text).toContain("🔒 Armed (away) since 14:00 by Anna · Front door, Hall");
    expect(labels(changed)).toEqual([["Disarm", "Home", "Night"], ["Everything"]]);
    expect(modes.rules("armed_away").movement).toBe("unless_known");
    await control.idle();
    expect(telegram.last(ben.id)).toMatchObject({
      text: "🔒 Only strangers alarm, said Anna · 14:00",
      silent: true,
    });
    expect(labels(telegram.last(ben.id))).toEqual([["Everything"]]);

    await telegram.tap(ben, telegram.last(ben.id), "Everything");
    await shows(`${everything} Anna and Ben are known.`, ben.id);
    expect(modes.rules("armed_away").movement).toBe("at_once");
  });

  test("a member may make it louder, but what is quieter for good is the owner's to say", async () => {
    const { telegram, modes, control } = await household();
    await telegram.say(ben, "/arm");
    await control.idle();
    await telegram.tapData(ben, telegram.last(ben.id), "mode:only_strangers:alarm");
    expect(modes.rules("armed_away").movement).toBe("at_once");
    await modes.change("armed_away", { movement: "unless_known" });
    await telegram.tapData(ben, telegram.last(ben.id), "mode:everything:alarm");
    await control.idle();
    expect(modes.rules("armed_away").movement).toBe("at_once");
  });

  test("twice the same tap changes and tells it once", async () => {
    const { telegram, modes, shows, control } = await household();
    await telegram.say(anna, "/arm");
    const before = structuredClone(await shows("🔒 Armed (away)"));
    await control.idle();
    const toBen = telegram.shownIn(ben.id).length;
    await telegram.tap(anna, before, "Only strangers");
    await telegram.tap(anna, before, "Only strangers");
    await shows(onlyStrangers);
    await control.idle();
    expect(modes.rules("armed_away").movement).toBe("unless_known");
    expect(telegram.shownIn(ben.id)).toHaveLength(toBen + 1);
  });

  test("a tap that comes late is asked back and changes nothing", async () => {
    const { telegram, modes, shows, clock } = await household();
    await telegram.say(anna, "/arm");
    const answer = await shows("🔒 Armed (away)");
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tap(anna, answer, "Only strangers");
    await clock.advance(2_000);
    const question = await shows("⚪ You asked me to watch for strangers only earlier");
    expect(labels(question)).toEqual([["Only strangers", "Everything"]]);
    expect(modes.rules("armed_away").movement).toBe("at_once");
    await telegram.tap(anna, question, "Only strangers");
    await shows("🔒 Armed (away) since 14:00 by Anna · Front door, Hall\n" + onlyStrangers);
    expect(modes.rules("armed_away").movement).toBe("unless_known");
  });

  test("the buttons mean the mode it is armed in; at home, where only faces alarm, there are none", async () => {
    const { telegram, modes, shows, tap } = await household();
    await telegram.say(anna, "/arm night");
    await shows("🔒 Armed (night)");
    await tap("🔒 Armed (night)", "Everything");
    await shows(everything);
    expect(modes.rules("armed_night").movement).toBe("at_once");
    expect(modes.rules("armed_away").movement).toBe("at_once");
    await telegram.say(anna, "/arm home");
    const answer = await shows("🔒 Armed (home)");
    expect(answer.text.split("\n")[1]).toBe(
      "Only a strange face alarms; movement alone is silent. Anna and Ben are known.",
    );
    expect(labels(answer)).toEqual([["Disarm", "Away", "Night"]]);
  });

  test("a tap under it after disarming shows both as they are", async () => {
    const { telegram, shows } = await household();
    await telegram.say(anna, "/arm");
    const before = structuredClone(await shows("🔒 Armed (away)"));
    await telegram.say(anna, "/disarm");
    await telegram.tap(anna, before, "Only strangers");
    const answer = await shows(`Once armed: ${onlyStrangers}`);
    expect(labels(answer)).toEqual([["Arm", "Everything"]]);
  });
});

describe("without verdicts", () => {
  const states: [FacesState, "everything" | "only_strangers", string][] = [
    [{ kind: "nobody" }, "everything", "Movement alarms at once until I know somebody: /enroll"],
    [
      { kind: "nobody" },
      "only_strangers",
      "Movement alarms at once until I know somebody: /enroll",
    ],
    [{ kind: "off", reason: wordsOfOthers("No models.") }, "everything", "Movement alarms."],
    [
      { kind: "off", reason: wordsOfOthers("No models.") },
      "only_strangers",
      "Movement alarms at once as long as I can't recognise faces. ⚪ I don't recognise faces: No models.",
    ],
    [
      { kind: "learning", known: 40, total: 100 },
      "everything",
      "Movement alarms at once as long as I can't recognise faces. 🟠 Learning faces, 40 of 100",
    ],
  ];

  test.each(states)("%j, %s: movement alarms at once, said honestly", async (state, mode, line) => {
    const { telegram, faces, modes, shows } = await household();
    await modes.change("armed_away", {
      movement: mode === "everything" ? "at_once" : "unless_known",
    });
    faces.fixedState = state;
    await telegram.say(anna, "/arm");
    const answer = await shows("🔒 Armed (away)");
    expect(answer.text.split("\n")[1]).toBe(line);
    expect(labels(answer)).toEqual([["Disarm", "Home", "Night"]]);
  });
});

describe("/status", () => {
  test.each<[FacesState, string]>([
    [
      { kind: "off", reason: wordsOfOthers("It <failed>.") },
      "⚪ I don't recognise faces: It &lt;failed&gt;.",
    ],
    [{ kind: "fetching", progress: null }, "⚪ Fetching what I need to recognise faces."],
    [
      {
        kind: "fetching",
        progress: { receivedBytes: 3_100_000, totalBytes: 41_000_000, bytesPerSecond: 0 },
      },
      "⚪ Fetching what I need to recognise faces: 3.1 MB of 41 MB",
    ],
    [{ kind: "starting" }, "⚪ Face recognition is starting."],
    [{ kind: "nobody" }, "⚪ I know nobody by face yet: /enroll"],
    [{ kind: "learning", known: 40, total: 100 }, "🟠 Learning faces, 40 of 100"],
  ])("%j is a line without a button", async (state, line) => {
    const { telegram, faces, shows } = await household();
    faces.fixedState = state;
    await telegram.say(anna, "/status");
    const glance = await shows(line);
    expect(labels(glance)).toEqual([
      ["Front door", "Hall"],
      ["Arm", "Refresh"],
    ]);
  });

  test("names who is known; the button changes the way to watch in place", async () => {
    const { telegram, shows, tap } = await household();
    await telegram.say(anna, "/status");
    const glance = await shows("🟢 I know Anna and Ben");
    expect(labels(glance).slice(1)).toEqual([["Arm", "Refresh"], ["Only strangers"]]);
    await tap("🟢 I know Anna and Ben", "Only strangers");
    const changed = await shows("🟢 I know Anna and Ben · only strangers alarm");
    expect(changed.id).toBe(glance.id);
    expect(changed.text).toContain("Front door · 20 fps");
    expect(labels(changed)[1]).toEqual(["Arm", "Refresh", "Everything"]);
  });
});

test("while it alarms, the way to watch is changed and said all the same", async () => {
  const { telegram, alarm, modes, shows, tap } = await household();
  alarm.show({ state: "triggered", mode: "armed_away", leftMs: 90_000 });
  await telegram.say(anna, "/arm");
  await shows(`🔴 Alarm (away) since 14:00\n${everything}`);
  await tap("🔴 Alarm (away) since 14:00", "Only strangers");
  const changed = await shows(`🔴 Alarm (away) since 14:00\n${onlyStrangers}`);
  expect(labels(changed)).toEqual([["Disarm", "Everything"]]);
  expect(modes.rules("armed_away").movement).toBe("unless_known");
});
