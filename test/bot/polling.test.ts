import { Bot } from "grammy";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChatContext } from "../../bot/context.ts";
import { Polling, TokenError } from "../../bot/polling.ts";
import { Emulator } from "../../bot/practice/emulator.ts";
import { systemClock } from "../../storage/clock.ts";
import { silentLog } from "../../storage/log.ts";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await new Emulator().start();
});

afterEach(async () => {
  await emulator.stop();
});

function pollingBot(token = emulator.token) {
  const heard: string[] = [];
  const warnings: string[] = [];
  const bot = new Bot<ChatContext>(token, { client: { apiRoot: emulator.url } });
  bot.on("message:text", (ctx) => void heard.push(ctx.message.text));
  let ready = 0;
  const polling = new Polling({
    bot,
    clock: systemClock,
    log: { ...silentLog, warn: (message) => void warnings.push(message) },
    onReady: () => void (ready += 1),
  });
  return { polling, heard, warnings, ready: () => ready };
}

test("hears messages, and stops when asked", async () => {
  const { polling, heard, ready } = pollingBot();
  const running = polling.run();
  const anna = emulator.person(7);
  anna.start();
  anna.say("hello");
  await emulator.waitFor(() => heard.includes("hello"), { what: "the bot to hear hello" });
  expect(ready()).toBe(1);
  await polling.stop();
  await running;
});

test("a token that Telegram does not know is a TokenError", async () => {
  const { polling } = pollingBot("123456:wrong-token-of-the-right-shape-000");
  await expect(polling.run()).rejects.toThrow(TokenError);
});

test("starts hearing once the network is there, and again after it was gone", async () => {
  emulator.network(false);
  const { polling, heard, warnings } = pollingBot();
  const running = polling.run();
  await vi.waitUntil(() => warnings.length > 0);
  emulator.network(true);
  const anna = emulator.person(7);
  anna.start();
  anna.say("first");
  await emulator.waitFor(() => heard.includes("first"), { what: "first", timeoutMs: 10_000 });
  emulator.network(false);
  anna.say("second");
  emulator.network(true);
  await emulator.waitFor(() => heard.includes("second"), { what: "second", timeoutMs: 15_000 });
  expect(heard.slice(-2)).toEqual(["first", "second"]);
  await polling.stop();
  await running;
});
