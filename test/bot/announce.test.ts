import { expect, test } from "vitest";
import { announce } from "../../bot/announce.ts";
import { stateRepaired } from "../../bot/wording.ts";
import { RecordingLog } from "../fakes/log.ts";

test("every chat is told, in its topic and language, also after one that can't be", async () => {
  const log = new RecordingLog();
  const sent: unknown[] = [];
  const api = {
    async sendMessage(...call: unknown[]) {
      if (call[0] === 2) throw new Error("bot was blocked by the user");
      sent.push(call);
      return {} as never;
    },
  };
  const chats = [
    { chat: 2, thread: null },
    { chat: 1, thread: null },
    { chat: -5, thread: 7 },
  ];
  const localeOf = (chat: number) => (chat === -5 ? "de" : "en");
  await announce((locale) => `<b>${locale}</b>`, {
    api,
    destinations: chats,
    localeOf,
    silent: false,
    log,
  });
  const loud = { disable_notification: false, parse_mode: "HTML" };
  expect(sent).toEqual([
    [1, "<b>en</b>", loud],
    [-5, "<b>de</b>", { ...loud, message_thread_id: 7 }],
  ]);
  expect(log.messages("warn")).toEqual(["Chat 2 could not be told about this machine"]);
});

test("what the settings were opened from is said", () => {
  const check = "check that the alarm is as you want it.";
  expect(stateRepaired("en", "copy")).toBe(
    `🟠 My settings file was broken; I started from its last good copy: ${check}`,
  );
  expect(stateRepaired("en", "nothing")).toBe(
    `🟠 My settings file was broken; I started from nothing: ${check}`,
  );
});
