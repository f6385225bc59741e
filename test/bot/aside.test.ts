import { Composer } from "grammy";
import { expect, test, vi } from "vitest";
import { holdAtMostMs } from "../../bot/aside.ts";
import { answerFirst } from "../../bot/lateness.ts";
import type { ChatContext } from "../../bot/context.ts";
import { FakeClock, settle } from "../fakes/clock.ts";
import { openRoom } from "../fakes/control-room.ts";
import { evidenceInMemory } from "../fakes/evidence.ts";
import { anna, ben } from "../fakes/telegram.ts";

test("/disarm takes effect while the answer to /status waits for Telegram", async () => {
  const { telegram, alarm, control } = openRoom();
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  const release = telegram.hold("sendMessage");
  await telegram.say(anna, "/status");
  await telegram.say(anna, "/disarm");
  expect(alarm.current().state).toBe("disarmed");
  expect(telegram.shownIn(anna.id)).toEqual([]);
  release();
  await control.idle();
  // In the order of the questions: else the older answer would say last that it is armed.
  expect(telegram.shownIn(anna.id).map(({ text }) => text.split("\n")[0])).toEqual([
    expect.stringContaining("🔒 Armed (away) since"),
    expect.stringContaining("⚪ Disarmed by Anna"),
  ]);
});

test("a chat that Telegram puts off doesn't hold up another one", async () => {
  const { telegram, control } = openRoom();
  const release = telegram.hold("sendMessage");
  await telegram.say(anna, "/status");
  telegram.letThrough("sendMessage");
  await telegram.say(ben, "/status");
  expect(telegram.shownIn(ben.id)).toHaveLength(1);
  expect(telegram.shownIn(anna.id)).toHaveLength(0);
  release();
  await control.idle();
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
});

test("an urgent tap's slow reply holds the loop for moments only", async () => {
  const urgent = new Composer<ChatContext>();
  const done: string[] = [];
  urgent.callbackQuery(/^a:/, async (ctx) => {
    done.push(await answerFirst(ctx));
    await ctx.reply("done");
    done.push("replied");
  });
  const { telegram, alarm, clock, control } = openRoom({ urgent });
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  await telegram.say(anna, "/start");
  const release = telegram.hold("sendMessage");
  const tapped = telegram.tapData(anna, telegram.last(anna.id), "a:unmute:anything");
  const typed = tapped.then(() => telegram.say(anna, "/disarm"));
  await settle();
  expect(done).toEqual(["answered"]);
  expect(alarm.current().state).toBe("armed_away");
  await clock.advance(holdAtMostMs);
  await typed;
  expect(alarm.current().state).toBe("disarmed");
  release();
  await control.idle();
  expect(done).toEqual(["answered", "replied"]);
  expect(clock.pending).toBe(0);
});

test("a tap whose answer took too long is asked back: newer wishes may have overtaken it", async () => {
  const { telegram, alarm, clock, control } = openRoom();
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  await telegram.say(anna, "/status");
  const release = telegram.hold("answerCallbackQuery");
  const tapped = telegram.tapData(anna, telegram.last(anna.id), "disarm");
  await clock.advance(holdAtMostMs);
  await tapped;
  release();
  await control.idle();
  await clock.advance(1_000);
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.last(anna.id).text).toContain("Disarm now?");
});

test("a tap that Telegram is too busy to answer is asked back", async () => {
  const { telegram, alarm, clock } = openRoom();
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  await telegram.say(anna, "/status");
  telegram.failNext("answerCallbackQuery", "Too Many Requests: retry after 25", 429);
  await telegram.tapData(anna, telegram.last(anna.id), "disarm");
  await clock.advance(1_000);
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.last(anna.id).text).toContain("Disarm now?");
});

test("what fails beside the loop is told, and the chat's next answer comes all the same", async () => {
  const { evidence } = evidenceInMemory(new FakeClock());
  vi.spyOn(evidence.retention, "measure").mockRejectedValue(new Error("no such folder"));
  const { telegram, log } = openRoom({ evidence });
  await telegram.say(anna, "/status");
  await telegram.say(anna, "/help");
  const [failure, help] = telegram.shownIn(anna.id);
  expect(failure?.text).toContain("That went wrong");
  expect(help?.text).toContain("/snapshot");
  expect(log.messages("error")).toEqual(["/status failed"]);
});
