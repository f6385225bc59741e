import { describe, expect, test } from "vitest";
import type { FacesState } from "../../../vision/faces/faces-view.ts";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { openFacesRoom } from "../people/household.ts";

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
    expect(labels(answer)).toEqual([["Disarm", "Only strangers"]]);
  });

  test("the button changes it in place, with the same button back, and the others hear it", async () => {
    const { telegram, faces, shows, tap, control } = await household();
    await telegram.say(anna, "/arm");
    const { id } = await shows("🔒 Armed (away)");
    await control.idle();
    await tap("🔒 Armed (away)", "Only strangers");
    const changed = await shows(`${onlyStrangers} Anna and Ben are known.`);
    expect(changed).toMatchObject({ id });
    expect(changed.text).toContain("🔒 Armed (away) since 14:00 by Anna · Front door, Hall");
    expect(labels(changed)).toEqual([["Disarm", "Everything"]]);
    expect(faces.settings.value.watchMode).toBe("only_strangers");
    await control.idle();
    expect(telegram.last(ben.id)).toMatchObject({
      text: "🔒 Only strangers alarm, said Anna · 14:00",
      silent: true,
    });
    expect(labels(telegram.last(ben.id))).toEqual([["Everything"]]);

    await telegram.tap(ben, telegram.last(ben.id), "Everything");
    await shows(`${everything} Anna and Ben are known.`, ben.id);
    expect(faces.settings.value.watchMode).toBe("everything");
  });

  test("twice the same tap changes and tells it once", async () => {
    const { telegram, faces, shows, control } = await household();
    await telegram.say(anna, "/arm");
    const before = structuredClone(await shows("🔒 Armed (away)"));
    await control.idle();
    const toBen = telegram.shownIn(ben.id).length;
    await telegram.tap(anna, before, "Only strangers");
    await telegram.tap(anna, before, "Only strangers");
    await shows(onlyStrangers);
    await control.idle();
    expect(faces.settings.value.watchMode).toBe("only_strangers");
    expect(telegram.shownIn(ben.id)).toHaveLength(toBen + 1);
  });

  test("a tap that comes late is asked back and changes nothing", async () => {
    const { telegram, faces, shows, clock } = await household();
    await telegram.say(anna, "/arm");
    const answer = await shows("🔒 Armed (away)");
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tap(anna, answer, "Only strangers");
    await clock.advance(2_000);
    const question = await shows("⚪ You asked me to watch for strangers only earlier");
    expect(labels(question)).toEqual([["Only strangers", "Everything"]]);
    expect(faces.settings.value.watchMode).toBe("everything");
    await telegram.tap(anna, question, "Only strangers");
    await shows("🔒 Armed (away) since 14:00 by Anna · Front door, Hall\n" + onlyStrangers);
    expect(faces.settings.value.watchMode).toBe("only_strangers");
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
    [{ kind: "off", reason: "No models." }, "everything", "Movement alarms."],
    [
      { kind: "off", reason: "No models." },
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
    const { telegram, faces, shows } = await household();
    await faces.settings.change({ watchMode: mode });
    faces.fixedState = state;
    await telegram.say(anna, "/arm");
    const answer = await shows("🔒 Armed (away)");
    expect(answer.text.split("\n")[1]).toBe(line);
    expect(labels(answer)).toEqual([["Disarm"]]);
  });
});

describe("/status", () => {
  test.each<[FacesState, string]>([
    [{ kind: "off", reason: "It <failed>." }, "⚪ I don't recognise faces: It &lt;failed&gt;."],
    [{ kind: "fetching", progress: null }, "⚪ Fetching what I need to recognise faces."],
    [
      { kind: "fetching", progress: "3.1 of 41 MB" },
      "⚪ Fetching what I need to recognise faces: 3.1 of 41 MB",
    ],
    [{ kind: "starting" }, "⚪ Face recognition is starting."],
    [{ kind: "nobody" }, "⚪ I know nobody by face yet: /enroll"],
    [{ kind: "learning", known: 40, total: 100 }, "🟠 Learning faces, 40 of 100"],
  ])("%j is a line without a button", async (state, line) => {
    const { telegram, faces, shows } = await household();
    faces.fixedState = state;
    await telegram.say(anna, "/status");
    const glance = await shows(line);
    expect(labels(glance)).toEqual([["Front door", "Hall"], ["Refresh"]]);
  });

  test("names who is known; the button changes the way to watch in place", async () => {
    const { telegram, shows, tap } = await household();
    await telegram.say(anna, "/status");
    const glance = await shows("🟢 I know Anna and Ben");
    expect(labels(glance)[1]).toEqual(["Refresh", "Only strangers"]);
    await tap("🟢 I know Anna and Ben", "Only strangers");
    const changed = await shows("🟢 I know Anna and Ben · only strangers alarm");
    expect(changed.id).toBe(glance.id);
    expect(changed.text).toContain("Front door · 20 fps");
    expect(labels(changed)[1]).toEqual(["Refresh", "Everything"]);
  });
});
