// Taps on an alert's buttons, the same day and long after, answered by the real bot ladder's part.
import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { refusal } from "../../fakes/telegram-calls.ts";
import { type FakeTelegram, anna as annaUser, ben as benUser } from "../../fakes/telegram.ts";
import {
  addClip,
  anna,
  ben,
  endIncident,
  house,
  openMovement,
  pass,
  rest,
  restart,
  told,
  until,
  type House,
} from "./house.ts";
import { control, tap } from "./phone.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

const labels = (home: House, chat = anna) =>
  home.calls
    .messages(chat)[0]
    ?.buttons.flat()
    .map(({ text }) => text);
const answers = (phone: FakeTelegram) =>
  phone.callsOf("answerCallbackQuery").map(({ text }) => text);

test("[Disarm]: answered first, then disarmed, and the button goes", async () => {
  const home = await house();
  const phone = control(home);
  await openMovement(home);
  await told(home);
  await tap(home, phone, "Disarm");
  expect(phone.calls[0]?.method).toBe("answerCallbackQuery");
  expect(home.alarm.current()).toMatchObject({ state: "disarmed", by: "Anna" });
  expect(phone.last(anna)).toMatchObject({ text: "⚪ Disarmed by Anna · 15:00", silent: true });
  await until(() => labels(home)?.[0] === "Mute 1 h");
});

test("[Disarm] does not wait until the others are told: the next tap is answered", async () => {
  const heard: string[] = [];
  const home = await house({
    tellOthers: (_ctx, notice) => {
      const { text } = notice("en");
      heard.push(text);
      return new Promise(() => {});
    },
  });
  const phone = control(home);
  await openMovement(home);
  await told(home);
  await tap(home, phone, "Disarm");
  expect(heard).toEqual(["⚪ Disarmed by Anna · 15:00"]);
  await tap(home, phone, "Mute 1 h");
  expect(answers(phone)).toHaveLength(2);
});

test("[Disarm] found too late: still armed, asked back once", async () => {
  const home = await house();
  const phone = control(home);
  await openMovement(home);
  await told(home);
  phone.failNext("answerCallbackQuery", tooOld);
  await tap(home, phone, "Disarm");
  await pass(home, 3_000);
  expect(home.alarm.current().state).toBe("armed_away");
  expect(phone.shownIn(anna)).toHaveLength(1);
  expect(phone.last(anna).text).toContain("You asked me to disarm earlier");
});

test("[Mute 1 h] and [Unmute] hold for this chat and camera", async () => {
  const home = await house({
    audience: [
      { chat: anna, thread: null },
      { chat: ben, thread: null },
    ],
  });
  const phone = control(home);
  const record = await openMovement(home);
  await told(home);
  await tap(home, phone, "Mute 1 h");
  expect(answers(phone)).toEqual(["Front door makes no sound here until 16:00. I go on watching."]);
  expect(home.mutes.mutedFor(anna, "c1")).toBe(3_600_000);
  expect(home.mutes.mutedFor(ben, "c1")).toBe(0);
  const second = ["Save forever", "Clip again"];
  expect(labels(home)).toEqual(["Disarm", "Unmute", "False alarm", "Save forever"]);
  // The buttons stay right through edits.
  await addClip(home, record);
  await told(home);
  expect(labels(home)).toEqual(["Disarm", "Unmute", "False alarm", ...second]);
  expect(labels(home, ben)).toEqual(["Disarm", "Mute 1 h", "False alarm", ...second]);
  await tap(home, phone, "Unmute");
  expect(home.mutes.mutedFor(anna, "c1")).toBe(0);
  expect(labels(home)?.[1]).toBe("Mute 1 h");
});

test("[Mute 1 h] found too late is asked back, and can be confirmed there", async () => {
  const home = await house();
  const phone = control(home);
  await openMovement(home);
  await told(home);
  phone.failNext("answerCallbackQuery", tooOld);
  await tap(home, phone, "Mute 1 h");
  await pass(home, 3_000);
  expect(home.mutes.mutedFor(anna, "c1")).toBe(0);
  expect(phone.last(anna).text).toContain("You asked me to mute Front door earlier");
  await phone.tap(annaUser, phone.last(anna), "Mute 1 h");
  expect(home.mutes.mutedFor(anna, "c1")).toBeGreaterThan(0);
  await until(() => labels(home)?.[1] === "Unmute");
});

test("[False alarm] reaches every chat, days later and after a restart, and can be undone", async () => {
  const home = await house({
    audience: [
      { chat: anna, thread: null },
      { chat: ben, thread: null },
    ],
  });
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  await pass(home, 360_000, 60_000);
  await until(async () => (await home.incidents.pending()).length === 0);
  await home.alerts.stop();

  const later = await restart(home, 3 * 24 * 3_600_000);
  const phone = control(later);
  await tap(later, phone, "False alarm", ben);
  expect(answers(phone)).toEqual(["Marked as a false alarm."]);
  await told(later);
  for (const chat of [anna, ben]) {
    expect(later.calls.messages(chat)).toHaveLength(1);
    expect(later.calls.messages(chat)[0]?.html).toContain("A false alarm, says Ben.");
    expect(labels(later, chat)).toContain("Not a false alarm");
  }
  expect(later.calls.done.every(({ method }) => method === "editCaption")).toBe(true);
  // A second tap on the same thing changes nothing.
  await phone.tapData(
    benUser,
    { id: 1, chat: ben, kind: "video", text: "", buttons: [], silent: true, thread: undefined },
    `a:false:${record.id}:1`,
  );
  expect(
    (await later.incidents.events(record.id)).filter(({ kind }) => kind === "marked"),
  ).toHaveLength(1);
  await tap(later, phone, "Not a false alarm");
  await told(later);
  expect(later.calls.messages(ben)[0]?.html).not.toContain("A false alarm");
});

test("[Clip again]: by file_id, else from disk, else a sentence", async () => {
  const home = await house();
  const phone = control(home);
  const record = await openMovement(home);
  await addClip(home, record);
  await addClip(home, record, { cut: "whole" });
  await addClip(home, record, { part: 2, cut: "whole" });
  await endIncident(home, record);
  await told(home);
  await pass(home, 400_000, 100_000);
  const before = home.calls.messages(anna).length;
  await tap(home, phone, "Clip again");
  await until(() => home.calls.messages(anna).length === before + 2);
  const again = home.calls.done.slice(-2);
  expect(again.map(({ source }) => source && "fileId" in source)).toEqual([true, true]);
  expect(again.map(({ loud, replyTo }) => [loud, replyTo])).toEqual([
    [false, home.calls.messages(anna)[0]?.id],
    [false, home.calls.messages(anna)[0]?.id],
  ]);
  expect(again[0]?.html).toBe("Front door · 22 Nov 2026 · 14:59:54–15:00:19\n#frontdoor #movement");

  await home.alerts.stop();
  const later = await restart(home, 24 * 3_600_000);
  const phoneLater = control(later);
  await tap(later, phoneLater, "Clip again");
  await until(() => later.calls.done.length === 2);
  expect(later.calls.done.every(({ source }) => source && "bytes" in source)).toBe(true);

  later.calls.forgetFiles();
  await rm(later.incidents.file(record.id, "clip-1-whole.mp4"));
  await rm(later.incidents.file(record.id, "clip-2-whole.mp4"));
  // The first request may still be putting its things away.
  await until(async () => {
    await tap(later, phoneLater, "Clip again");
    return answers(phoneLater).at(-1) === "Here it comes again…";
  });
  await until(() => later.calls.done.length === 3);
  expect(later.calls.done[2]?.html).toBe(
    "The clip of Front door, 22 Nov 2026 15:00, is no longer kept.",
  );
});

test("[Clip again] twice in a row sends it once", async () => {
  const home = await house();
  const phone = control(home);
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  const release = home.calls.hold(({ method }) => method === "sendVideo");
  const before = home.calls.messages(anna).length;
  await tap(home, phone, "Clip again");
  await tap(home, phone, "Clip again");
  expect(answers(phone)).toEqual(["Here it comes again…", "It is on its way already."]);
  release();
  await until(() => home.calls.messages(anna).length === before + 1);
});

test("[Clip again] that Telegram puts off does not keep me from stopping", async () => {
  const home = await house();
  const phone = control(home);
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  const flood = refusal(429, "Too Many Requests: retry after 50", { retry_after: 50 });
  home.calls.fail(flood, ({ method }) => method === "sendVideo");
  const before = home.calls.attempts.length;
  await tap(home, phone, "Clip again");
  await until(() => home.clock.pending > 0 && home.calls.attempts.length === before + 1);
  await rest();
  await home.alerts.stop();
  expect(home.calls.attempts).toHaveLength(before + 1);
  expect(home.log.messages("error")).toEqual([]);
});

test("every tap is answered, whatever it says", async () => {
  const home = await house();
  const phone = control(home);
  const shown = {
    id: 5,
    chat: anna,
    kind: "photo",
    text: "",
    buttons: [],
    silent: true,
    thread: undefined,
  };
  await phone.tapData(annaUser, shown, "a:false:20200101-000000-c1:1");
  await phone.tapData(annaUser, shown, "a:mute:../../etc:60");
  await phone.tapData(annaUser, shown, "a:mute:no-incident:60");
  await phone.tapData(annaUser, shown, "a:future:1");
  expect(answers(phone)).toEqual([
    "I no longer have this incident.",
    expect.stringContaining("older version"),
    "I no longer have this incident.",
    expect.stringContaining("older version"),
  ]);
  home.alarm.problem = new Error("the disk is full");
  await phone.tapData(annaUser, shown, "a:off:20200101-000000-c1");
  expect(phone.last(anna).text).toContain("That did not work");
});
