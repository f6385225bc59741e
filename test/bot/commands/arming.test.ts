import { describe, expect, test } from "vitest";
import { StorageError } from "../../../storage/errors.ts";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben, group, type ShownMessage } from "../../fakes/telegram.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

test("/arm arms away at once and names what is watched", async () => {
  const { telegram, alarm } = openRoom();
  await telegram.say(anna, "/arm");
  expect(alarm.current()).toMatchObject({ state: "armed_away", by: "Anna" });
  const answer = telegram.last(anna.id);
  expect(answer.text).toBe("🔒 Armed (away) · Front door, Hall\nMovement alarms.");
  expect(labels(answer)).toEqual([["Disarm", "Home", "Night"]]);
  expect(answer.silent).toBe(true);
});

test("a camera whose zones leave nothing of its picture is named, and alone it is no guard", async () => {
  const { telegram, alarm, zones } = openRoom();
  const ignoreAll = async (camera: string) => {
    const { id } = await zones.add(camera, "ignore", "All");
    await zones.setBoxes(camera, id, [{ x: 0, y: 0, width: 1, height: 1 }]);
  };
  await ignoreAll("c2");
  await telegram.say(anna, "/arm");
  const blind = "🟠 Hall: nothing of the picture counts, all of it is ignored.";
  expect(telegram.last(anna.id).text).toContain(blind);
  await telegram.say(anna, "/status");
  expect(telegram.last(anna.id).text).toContain(blind);
  await telegram.say(anna, "/disarm");
  await ignoreAll("c1");
  await telegram.say(anna, "/arm");
  expect(alarm.current().state).toBe("disarmed");
});

test("the others and the alert chat hear who acted, silently, once each", async () => {
  const { telegram, control } = openRoom({ config: { alertChat: { id: group.id, thread: 9 } } });
  await telegram.say(anna, "/arm");
  await control.idle();
  for (const chat of [ben.id, group.id]) {
    expect(telegram.shownIn(chat)).toHaveLength(1);
    expect(telegram.last(chat)).toMatchObject({
      text: "🔒 Armed (away) by Anna · 14:00",
      silent: true,
    });
    expect(labels(telegram.last(chat))).toEqual([["Disarm"]]);
  }
  expect(telegram.last(group.id).thread).toBe(9);
  expect(telegram.last(ben.id).thread).toBeUndefined();
  expect(telegram.shownIn(anna.id)).toHaveLength(1);

  await telegram.tap(ben, telegram.last(ben.id), "Disarm");
  await control.idle();
  expect(telegram.last(ben.id).text).toBe("⚪ Disarmed by Ben · 14:00");
  expect(telegram.last(anna.id).text).toBe("⚪ Disarmed by Ben · 14:00");
});

test("somebody who cannot be told is no failure for the one who acted", async () => {
  const { telegram, control, log } = openRoom();
  telegram.failNext("sendMessage", "Forbidden: bot was blocked by the user", 403, ben.id);
  await telegram.say(anna, "/arm");
  await control.idle();
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(log.messages("warn")).toEqual([`Chat ${ben.id} could not be told who acted`]);
});

test("what changes nothing is told to nobody else", async () => {
  const { telegram, control, clock } = openRoom();
  await telegram.say(anna, "/arm");
  await clock.advance(60_000);
  await control.idle();
  await telegram.say(ben, "/arm");
  await control.idle();
  expect(telegram.last(ben.id).text).toBe(
    "🔒 Armed (away) since 14:00 by Anna · Front door, Hall\nMovement alarms.",
  );
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
});

test("/disarm says who and when, and offers to arm", async () => {
  const { telegram, alarm } = openRoom();
  await telegram.say(anna, "/disarm");
  expect(telegram.last(anna.id).text).toBe("⚪ Disarmed since 14:00");
  await telegram.say(anna, "/arm");
  await telegram.say(anna, "/disarm");
  expect(alarm.current().state).toBe("disarmed");
  expect(telegram.last(anna.id).text).toBe("⚪ Disarmed by Anna · 14:00");
  expect(labels(telegram.last(anna.id))).toEqual([["Arm"]]);
});

test("a lost camera makes it an honest question, and arming without it says so", async () => {
  const { telegram, alarm, watch, clock } = openRoom();
  watch.camera("Hall").now = {
    state: "lost",
    since: clock.wall() - 240_000,
    reason: wordsOfOthers("no answer"),
  };
  await telegram.say(anna, "/arm");
  const question = telegram.last(anna.id);
  expect(alarm.current().state).toBe("disarmed");
  expect(question.text).toBe("🟠 Not armed yet: Hall has been lost for 4 min.");
  expect(labels(question)).toEqual([["Arm without Hall"], ["Show what I see", "Cancel"]]);
  await telegram.tap(anna, question, "Arm without Hall");
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.last(anna.id)).toMatchObject({
    id: question.id,
    text: "🔒 Armed (away) · Front door\nMovement alarms.\n🟠 Not yet watching: Hall has been lost for 4 min.",
  });
});

test("[Arm without Hall] asks again when another camera went in between", async () => {
  const { telegram, alarm, watch, clock } = openRoom({ cameras: ["Front door", "Hall", "Garden"] });
  watch.camera("Hall").now = { state: "lost", since: clock.wall() };
  await telegram.say(anna, "/arm");
  watch.camera("Garden").now = { state: "connecting", since: clock.wall() - 45_000 };
  await telegram.tap(anna, telegram.last(anna.id), "Arm without Hall");
  expect(alarm.current().state).toBe("disarmed");
  expect(telegram.last(anna.id).text).toContain("Garden is still connecting, for 45 s now.");
  expect(labels(telegram.last(anna.id))[0]).toEqual(["Arm without Hall, Garden"]);
});

test("a camera that has just begun to connect does not hold it up, and is named", async () => {
  const { telegram, alarm, watch, clock } = openRoom({ cameras: ["Front door", "Hall"] });
  watch.camera("Hall").now = { state: "connecting", since: clock.wall() - 2_000 };
  await telegram.say(anna, "/arm");
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.last(anna.id).text).toBe(
    "🔒 Armed (away) · Front door\nMovement alarms.\n" +
      "🟠 Not yet watching: Hall is still connecting, for 2 s now.",
  );
});

test("no camera live: anyway or not; [Cancel] leaves it disarmed, and later taps still work", async () => {
  const { telegram, alarm, watch } = openRoom({ cameras: ["Door & <yard>"] });
  watch.camera("Door & <yard>").now = { state: "connecting", since: 0 };
  await telegram.say(anna, "/arm");
  const question = telegram.last(anna.id);
  expect(question.text).toContain("Door &amp; &lt;yard&gt; is still connecting");
  expect(labels(question)[0]).toEqual(["Arm anyway"]);
  const before = structuredClone(question);
  await telegram.tap(anna, question, "Cancel");
  expect(telegram.last(anna.id).text).toBe("⚪ Disarmed since 14:00");
  await telegram.tap(anna, before, "Arm anyway");
  expect(alarm.current().state).toBe("armed_away");
});

test("without any camera it says how to add one", async () => {
  const { telegram, alarm } = openRoom({ cameras: [] });
  await telegram.say(anna, "/arm");
  expect(alarm.current().state).toBe("disarmed");
  expect(telegram.last(anna.id).text).toContain("Paste its address here");
});

test("a button whose message is gone answers with a new message", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/arm");
  telegram.failNext("editMessageText", "Bad Request: message to edit not found");
  await telegram.tap(anna, telegram.last(anna.id), "Disarm");
  await settle();
  expect(telegram.shownIn(anna.id).map(({ text }) => text.split("\n")[0])).toEqual([
    "🔒 Armed (away) · Front door, Hall",
    "⚪ Disarmed by Anna · 14:00",
  ]);
});

test.each([
  ["ENOSPC", "🟠 My disk is full, so nothing was changed. Free some space on it and try again."],
  ["EROFS", "🟠 I couldn't write to my disk, so nothing was changed."],
])("a disk that refuses (%s) is said in words, without paths", async (code, sentence) => {
  const { telegram, alarm, log } = openRoom();
  const cause = Object.assign(new Error("refused"), { code });
  alarm.problem = new StorageError("/data/state.json", "Cannot write /data/state.json", { cause });
  await telegram.say(anna, "/arm");
  expect(telegram.last(anna.id).text).toContain(sentence);
  expect(telegram.last(anna.id).text).not.toContain("/data");
  expect(log.messages("error")).toEqual(["/arm failed"]);
});

describe("the modes", () => {
  test.each([
    ["/arm home", "armed_home", "🔒 Armed (home) · Front door, Hall"],
    ["/arm NIGHT", "armed_night", "🔒 Armed (night) · Front door, Hall"],
    ["/ARM Away", "armed_away", "🔒 Armed (away) · Front door, Hall"],
    ["/Arm@vigil_bot night", "armed_night", "🔒 Armed (night) · Front door, Hall"],
  ])("%s", async (text, state, line) => {
    const { telegram, alarm } = openRoom();
    await telegram.say(anna, text);
    expect(alarm.current().state).toBe(state);
    expect(telegram.last(anna.id).text.split("\n")[0]).toBe(line);
  });

  test("the other modes are one tap away, and the others hear of each change", async () => {
    const { telegram, alarm, control } = openRoom();
    await telegram.say(anna, "/arm");
    await telegram.tap(anna, telegram.last(anna.id), "Night");
    expect(alarm.current().state).toBe("armed_night");
    const answer = telegram.last(anna.id);
    expect(answer.text).toContain("🔒 Armed (night) · Front door, Hall");
    expect(labels(answer)).toEqual([["Disarm", "Away", "Home"]]);
    await telegram.tap(anna, answer, "Home");
    await telegram.tap(anna, telegram.last(anna.id), "Away");
    expect(alarm.current().state).toBe("armed_away");
    await control.idle();
    expect(telegram.shownIn(ben.id).map(({ text }) => text)).toEqual([
      "🔒 Armed (away) by Anna · 14:00",
      "🔒 Armed (night) by Anna · 14:00",
      "🔒 Armed (home) by Anna · 14:00",
      "🔒 Armed (away) by Anna · 14:00",
    ]);
  });

  test("/arm dusk: which word, and the buttons that do; nothing is armed", async () => {
    const { telegram, alarm } = openRoom();
    await telegram.say(anna, "/arm <dusk>");
    const answer = telegram.last(anna.id);
    expect(answer.text).toBe(
      "🟠 I don't know what “&lt;dusk&gt;” means after /arm, so I changed nothing.\n" +
        "Tap a way to arm, or send for example /arm night 30s.",
    );
    expect(labels(answer)).toEqual([["Away", "Home", "Night"]]);
    expect(alarm.current().state).toBe("disarmed");
    await telegram.tap(anna, answer, "Home");
    expect(alarm.current().state).toBe("armed_home");
    await telegram.say(anna, "/arm 20m");
    expect(telegram.last(anna.id).text).toMatch(/^🟠 You have 10 min at most to leave/);
  });

  test("only cameras that count are named, and missed", async () => {
    const { telegram, alarm, modes, watch } = openRoom();
    await modes.change("armed_night", { camerasOff: ["c2"] });
    watch.camera("Hall").now = { state: "lost", since: 0 };
    await telegram.say(anna, "/arm night");
    expect(alarm.current().state).toBe("armed_night");
    expect(telegram.last(anna.id).text).toBe("🔒 Armed (night) · Front door\nMovement alarms.");
  });

  test.each([
    [{ movement: "never", unknown: false, unsure: false } as const, "Movement and faces are all"],
    [{ camerasOff: ["c1", "c2"] }, "No camera counts there."],
  ])("nothing would alarm (%j): refused, with the way to change that", async (rules, why) => {
    const { telegram, alarm, modes } = openRoom();
    await modes.change("armed_away", rules);
    await telegram.say(anna, "/arm");
    expect(alarm.current().state).toBe("disarmed");
    const answer = telegram.last(anna.id);
    expect(answer.text).toMatch(/^🟠 Not armed: nothing would alarm \(away\)\. /);
    expect(answer.text).toContain(why);
    expect(labels(answer)).toEqual([["What alarms there"], ["Home", "Night"]]);
    await telegram.tap(anna, answer, "What alarms there");
    expect(telegram.last(anna.id).text).toContain("🟠 Nothing would alarm in this mode");
  });
});

describe("somebody is still moving", () => {
  const moving = async () => {
    const room = openRoom();
    const { clock, watch, telegram } = room;
    watch.camera("Hall").now = { lastMovementAt: clock.wall() - 4_000 };
    await telegram.say(anna, "/arm");
    return { ...room, question: telegram.last(anna.id) };
  };

  test("is a reason to ask, with four ways on", async () => {
    const { alarm, question } = await moving();
    expect(alarm.current().state).toBe("disarmed");
    expect(question.text).toBe("🟠 Not armed yet: Hall still sees movement.");
    expect(labels(question)).toEqual([
      ["Arm anyway", "Arm in 30 s"],
      ["Show what I see", "Cancel"],
    ]);
  });

  test("[Arm anyway]", async () => {
    const { telegram, alarm, question } = await moving();
    await telegram.tap(anna, question, "Arm anyway");
    expect(alarm.current().state).toBe("armed_away");
    expect(telegram.last(anna.id).id).toBe(question.id);
  });

  test("[Arm in 30 s]", async () => {
    const { telegram, alarm, question } = await moving();
    await telegram.tap(anna, question, "Arm in 30 s");
    expect(alarm.askedFor).toEqual({ mode: "armed_away", exitDelayMs: 30_000 });
    expect(alarm.current().state).toBe("arming");
  });

  test("[Show what I see] and [Cancel] change nothing", async () => {
    const { telegram, alarm, control, question } = await moving();
    await telegram.tap(anna, question, "Show what I see");
    await control.idle();
    expect(telegram.callsOf("sendMediaGroup")).toHaveLength(1);
    await telegram.tap(anna, question, "Cancel");
    expect(alarm.current().state).toBe("disarmed");
  });

  test("a camera lost meanwhile is asked for all the same", async () => {
    const { telegram, alarm, watch, question } = await moving();
    watch.camera("Front door").now = { state: "lost", since: 0 };
    await telegram.tap(anna, question, "Arm anyway");
    expect(alarm.current().state).toBe("disarmed");
    expect(telegram.last(anna.id).text).toContain("Front door has been lost");
  });

  test("with time to leave, or armed like this already, nothing is asked", async () => {
    const { telegram, alarm, clock, watch } = await moving();
    await telegram.say(anna, "/arm 30s");
    expect(alarm.current().state).toBe("arming");
    alarm.show({ state: "armed_away", by: "Anna", leftMs: null });
    watch.camera("Hall").now = { lastMovementAt: clock.wall() };
    await telegram.say(anna, "/arm");
    expect(telegram.last(anna.id).text).toMatch(/^🔒 Armed \(away\) since/);
  });
});

describe("the exit delay", () => {
  const leave = async () => {
    const room = openRoom();
    await room.telegram.say(anna, "/arm 30s");
    await settle();
    return { ...room, message: room.telegram.last(anna.id) };
  };
  const line = ({ text }: ShownMessage) => text.split("\n")[0];
  const armed = { state: "armed_away", by: "Anna", leftMs: null } as const;

  test("says until when, with the ways out of it; the others hear nothing yet", async () => {
    const { telegram, control, message } = await leave();
    expect(message.text).toBe("🔒 Arming (away) · armed at 14:00:30\nMovement alarms.");
    expect(labels(message)).toEqual([["Disarm", "Arm now"]]);
    await control.idle();
    expect(telegram.shownIn(ben.id)).toEqual([]);
  });

  test("when it is over the same message says so, and the others hear it once", async () => {
    const { telegram, control, alarm, message } = await leave();
    alarm.show(armed);
    await control.idle();
    expect(telegram.shownIn(anna.id)).toHaveLength(1);
    expect(line(telegram.last(anna.id))).toBe("🔒 Armed (away) · Front door, Hall");
    expect(telegram.last(anna.id).id).toBe(message.id);
    expect(labels(telegram.last(anna.id))[0]).toEqual(["Disarm", "Home", "Night"]);
    expect(telegram.shownIn(ben.id).map(({ text }) => text)).toEqual([
      "🔒 Armed (away) by Anna · 14:00",
    ]);
    alarm.show({ state: "triggered", leftMs: 120_000 });
    alarm.show(armed);
    await control.idle();
    expect(telegram.shownIn(ben.id)).toHaveLength(1);
    expect(telegram.shownIn(anna.id)).toHaveLength(1);
  });

  test("[Arm now]: at once, in the same message, told once", async () => {
    const { telegram, control, alarm, message } = await leave();
    await telegram.tap(anna, message, "Arm now");
    await control.idle();
    expect(alarm.current().state).toBe("armed_away");
    expect(telegram.shownIn(anna.id).map(line)).toEqual(["🔒 Armed (away) · Front door, Hall"]);
    expect(telegram.shownIn(ben.id)).toHaveLength(1);
  });

  test("[Disarm] below it, and somebody else's /disarm: it promises nothing any more", async () => {
    const { telegram, control, message } = await leave();
    await telegram.tap(anna, message, "Disarm");
    await control.idle();
    expect(telegram.shownIn(anna.id).map(line)).toEqual(["⚪ Disarmed by Anna · 14:00"]);

    const second = await leave();
    await second.telegram.say(ben, "/disarm");
    await second.control.idle();
    const [own] = second.telegram.shownIn(anna.id);
    expect(own?.id).toBe(second.message.id);
    expect(own?.text).toBe("⚪ Disarmed since 14:00 by Ben");
  });

  test("a disk that refuses to disarm leaves the message as it is, and alive", async () => {
    const { telegram, control, alarm, message } = await leave();
    alarm.problem = new StorageError("/data/state.json", "Cannot write");
    await telegram.tap(anna, message, "Disarm");
    alarm.problem = null;
    alarm.show(armed);
    await control.idle();
    const shown = telegram.shownIn(anna.id).find(({ id }) => id === message.id);
    expect(shown && line(shown)).toBe("🔒 Armed (away) · Front door, Hall");
  });

  test("armed before Telegram took the message: it is put right at once", async () => {
    const { telegram, control, alarm } = openRoom();
    const release = telegram.hold("sendMessage");
    await telegram.say(anna, "/arm 10s");
    alarm.show(armed);
    release();
    await control.idle();
    expect(telegram.shownIn(anna.id).map(line)).toEqual(["🔒 Armed (away) · Front door, Hall"]);
  });

  test("the mode's own delay, which a command's or a button's beats", async () => {
    const { telegram, alarm, modes } = openRoom();
    await modes.change("armed_night", { exitDelayMs: 45_000 });
    await telegram.say(anna, "/arm night");
    expect(alarm.askedFor).toEqual({ mode: "armed_night", exitDelayMs: null });
    await telegram.say(anna, "/disarm");
    await telegram.say(anna, "/arm night 0");
    expect(alarm.askedFor).toEqual({ mode: "armed_night", exitDelayMs: 0 });
  });

  test("begun before a restart: everybody hears silently that it is armed, once", async () => {
    const { telegram, alarm, clock } = openRoom();
    alarm.show({ state: "arming", mode: "armed_away", by: "Anna", means: "person", leftMs: 9_000 });
    alarm.show({ ...armed, since: clock.wall() });
    await settle();
    for (const { id } of [anna, ben]) {
      expect(telegram.shownIn(id).map(({ text }) => text)).toEqual([
        "🔒 Armed (away) by Anna · 14:00",
      ]);
      expect(telegram.last(id).silent).toBe(true);
    }
  });

  test("what the schedule armed is not told here", async () => {
    const { telegram, alarm } = openRoom();
    alarm.show({ state: "arming", mode: "armed_night", means: "schedule", leftMs: 9_000 });
    alarm.show({ state: "armed_night", leftMs: null });
    await settle();
    expect(telegram.shownIn(anna.id)).toEqual([]);
  });
});

test("while somebody is in or it alarms, /arm changes nothing and says how it is", async () => {
  const { telegram, alarm, clock, watch } = openRoom();
  await telegram.say(anna, "/arm");
  watch.camera("Hall").now = { lastMovementAt: clock.wall() };
  alarm.show({ state: "pending", leftMs: 18_000 });
  await telegram.say(anna, "/arm night");
  expect(telegram.last(anna.id).text).toBe(
    "🟠 Somebody is in · alarm in 18 s unless somebody disarms\nMovement alarms.",
  );
  expect(labels(telegram.last(anna.id))).toEqual([["Disarm"]]);
});

test("a late /arm night is asked back as such, also when it is armed otherwise by now", async () => {
  const { telegram, alarm, clock } = openRoom();
  await telegram.say(anna, "/arm night", { secondsAgo: 3600 });
  await clock.advance(1000);
  expect(telegram.last(anna.id).text).toBe(
    "⚪ You asked me to arm (night) at 13:00, while I was offline.\nI am still disarmed. Arm now?",
  );
  await telegram.tap(anna, telegram.last(anna.id), "Arm");
  expect(alarm.current().state).toBe("armed_night");
  await telegram.say(anna, "/arm home", { secondsAgo: 3600 });
  await clock.advance(1000);
  const question = telegram.last(anna.id);
  expect(question.text).toBe(
    "⚪ You asked me to arm (home) at 13:00, while I was offline.\nI am armed (night) now. Change it?",
  );
  expect(labels(question)).toEqual([["Home", "Stay armed"]]);
  await telegram.tap(anna, question, "Home");
  expect(alarm.current().state).toBe("armed_home");
});

test("on a full disk it is armed and disarmed all the same, and says until when that holds", async () => {
  const { telegram, alarm } = openRoom();
  alarm.forgets = true;
  await telegram.say(anna, "/arm");
  expect(telegram.last(anna.id).text).toMatch(
    /^🔒 Armed \(away\).*\n(.*\n)*🟠 But I could not write/,
  );
  await telegram.say(anna, "/disarm");
  expect(alarm.current().state).toBe("disarmed");
  expect(telegram.last(anna.id).text).toMatch(/^⚪ Disarmed.*\n🟠 .*I would be armed again\./);
  expect(telegram.last(ben.id).text).not.toContain("🟠");
});
