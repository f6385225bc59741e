import { expect, test } from "vitest";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, group } from "../../fakes/telegram.ts";

test("one photo, refreshed every 3 s for a minute, then it says that it ended", async () => {
  const { telegram, clock, control } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/live");
  await settle();
  expect(telegram.last(anna.id)).toMatchObject({ kind: "photo", silent: true });
  expect(labels(telegram.last(anna.id))).toEqual([["Stop"]]);
  await clock.advance(2999);
  expect(telegram.callsOf("editMessageMedia")).toHaveLength(0);
  await clock.advance(1);
  expect(telegram.callsOf("editMessageMedia")).toHaveLength(1);
  expect(labels(telegram.last(anna.id))).toEqual([["Stop"]]);
  await clock.advance(57_000);
  await control.idle();
  expect(telegram.callsOf("editMessageMedia")).toHaveLength(20);
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(telegram.last(anna.id).text).toMatch(/^Hall · .*\n#hall\n⚪ Live has ended\.$/);
  expect(labels(telegram.last(anna.id))).toEqual([["Live again", "Clip 10 s"]]);
  expect(clock.pending).toBe(0);
});

test("in groups every 6 s", async () => {
  const { telegram, clock, control } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/live", { chat: group });
  await settle();
  await clock.advance(60_000);
  await control.idle();
  expect(telegram.callsOf("editMessageMedia")).toHaveLength(10);
});

test("[Stop] ends it; on an old message it says that it is over", async () => {
  const { telegram, clock, control } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/live");
  await settle();
  const photo = structuredClone(telegram.last(anna.id));
  await telegram.tap(anna, photo, "Stop");
  await control.idle();
  expect(telegram.last(anna.id).text).toContain("Live has ended");
  await clock.advance(60_000);
  expect(telegram.callsOf("editMessageMedia")).toHaveLength(0);
  await telegram.tap(anna, photo, "Stop");
  expect(telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toBe("It has ended already.");
});

test("a second /live takes the first one's place", async () => {
  const { telegram, clock, control } = openRoom();
  await telegram.say(anna, "/live hall");
  await settle();
  const first = telegram.last(anna.id);
  await telegram.say(anna, "/live front");
  await settle();
  expect(first.text).toContain("Live has ended");
  const second = telegram.last(anna.id);
  expect(second.text).toContain("Front door");
  await clock.advance(3000);
  expect(telegram.callsOf("editMessageMedia").map(({ message_id: id }) => id)).toEqual([second.id]);
  await telegram.tap(anna, second, "Stop");
  await control.idle();
  expect(clock.pending).toBe(0);
});

test("several cameras are asked for by buttons", async () => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, "/live");
  expect(labels(telegram.last(anna.id))).toEqual([["Front door", "Hall"]]);
  await telegram.tap(anna, telegram.last(anna.id), "Hall");
  await settle();
  expect(telegram.last(anna.id).text).toContain("Hall · ");
  await control.close();
});

test("a camera that gets lost ends it with the reason", async () => {
  const { telegram, clock, control, watch } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/live");
  await settle();
  watch.camera("Hall").stillProblem = "Hall is lost. I keep trying.";
  await clock.advance(3000);
  await control.idle();
  expect(telegram.last(anna.id).text).toContain("🟠 Hall is lost. I keep trying.");
  expect(labels(telegram.last(anna.id))).toEqual([["Live again", "Clip 10 s"]]);
});

test("a photo that was deleted ends it without a word", async () => {
  const { telegram, clock, control, log } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/live");
  await settle();
  telegram.failNext("editMessageMedia", "Bad Request: message to edit not found");
  await clock.advance(3000);
  await control.idle();
  expect(telegram.callsOf("editMessageCaption")).toEqual([]);
  expect(log.lines.filter(({ level }) => level !== "debug")).toEqual([]);
  expect(clock.pending).toBe(0);
});

test("any other refused edit ends it too, and the log knows why", async () => {
  const { telegram, clock, control, log } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/live");
  await settle();
  telegram.failNext("editMessageMedia", "Bad Request: IMAGE_PROCESS_FAILED");
  await clock.advance(3000);
  await control.idle();
  expect(telegram.last(anna.id).text).toContain("Live has ended");
  expect(log.messages("error")).toEqual(["/live failed"]);
});

test("no picture at the start is a sentence; closing ends what runs", async () => {
  const { telegram, control, watch, clock } = openRoom();
  watch.camera("Front door").stillProblem = "Front door is lost. I keep trying.";
  await telegram.say(anna, "/live 1");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe("🟠 Front door is lost. I keep trying.");
  await telegram.say(anna, "/live 2");
  await settle();
  await control.close();
  expect(telegram.last(anna.id).text).toContain("Live has ended");
  expect(clock.pending).toBe(0);
});
