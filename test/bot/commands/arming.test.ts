import { expect, test } from "vitest";
import { StorageError } from "../../../storage/errors.ts";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";

test("/arm arms away at once and names what is watched", async () => {
  const { telegram, alarm } = openRoom();
  await telegram.say(anna, "/arm");
  expect(alarm.current()).toMatchObject({ state: "armed_away", by: "Anna" });
  const answer = telegram.last(anna.id);
  expect(answer.text).toBe("🔒 Armed (away) · Front door, Hall\nMovement alarms.");
  expect(labels(answer)).toEqual([["Disarm"]]);
  expect(answer.silent).toBe(true);
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
  watch.camera("Hall").now = { state: "lost", since: clock.wall() - 240_000, reason: "no answer" };
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
  expect(telegram.last(anna.id).text).toContain("CAMERA_URL");
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
