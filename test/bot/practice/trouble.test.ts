// Everything that can go wrong between the bot and Telegram, done on purpose.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Emulator } from "../../../bot/practice/emulator.ts";
import type { Person } from "../../../bot/practice/emulator.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { ask, refusal } from "./raw.ts";

const clock = new FakeClock();
let emulator: Emulator;
let anna: Person;
beforeEach(async () => {
  emulator = await new Emulator({ clock }).start();
  anna = emulator.person(1001);
  anna.start();
});
afterEach(() => emulator.stop());

const hello = () => ({ chat_id: anna.chatId, text: "hello" });
const said = () => emulator.messages(anna.chatId).filter(({ text }) => text === "hello").length;

describe("faults", () => {
  test("an error instead of an effect, with parameters and Retry-After, as often as asked", async () => {
    const fault = { status: 429, parameters: { retry_after: 7 } };
    emulator.faults.next("sendMessage", fault, 2);
    const response = await fetch(`${emulator.url}/bot${emulator.token}/sendmessage?text=x`);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await ask(emulator, "sendMessage", hello())).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 7",
      parameters: { retry_after: 7 },
    });
    expect(said()).toBe(0);
    expect(await refusal(emulator, "sendMessage", hello())).toBe("ok");
    expect(emulator.calls("sendMessage").map((call) => call.error?.status)).toEqual([
      429,
      429,
      undefined,
    ]);
  });

  test("for every method until cleared; only the named method otherwise", async () => {
    emulator.faults.next("*", { status: 500 }, Infinity);
    for (const method of ["getMe", "getUpdates", "sendMessage"]) {
      expect(await refusal(emulator, method, hello())).toBe("500 Internal Server Error: restart");
    }
    emulator.faults.clear();
    emulator.faults.next("sendPhoto", { status: 400, description: "Bad Request: odd" });
    expect(await refusal(emulator, "sendMessage", hello())).toBe("ok");
    expect(await refusal(emulator, "sendPhoto", hello())).toBe("400 Bad Request: odd");
  });

  test("a connection lost before the effect, and one lost after it", async () => {
    emulator.faults.next("sendMessage", { reset: "before" });
    await expect(ask(emulator, "sendMessage", hello())).rejects.toThrow();
    expect(said()).toBe(0);
    emulator.faults.next("sendMessage", { reset: "after" });
    await expect(ask(emulator, "sendMessage", hello())).rejects.toThrow();
    expect(said()).toBe(1);
    const calls = emulator.calls("sendMessage");
    expect(calls.map(({ fault, result }) => [fault, result !== undefined])).toEqual([
      ["reset before", false],
      ["reset after", true],
    ]);
  });

  test("silence lasts until the client gives up", async () => {
    emulator.faults.next("sendMessage", { silence: "after" });
    const controller = new AbortController();
    const waiting = fetch(`${emulator.url}/bot${emulator.token}/sendMessage`, {
      method: "POST",
      body: new URLSearchParams({ chat_id: String(anna.chatId), text: "hello" }),
      signal: controller.signal,
    });
    await emulator.waitFor(() => emulator.calls("sendMessage").length === 1);
    expect(said()).toBe(1);
    controller.abort();
    await expect(waiting).rejects.toThrow();
  });

  test("a delay holds back the effect too, by the injected clock", async () => {
    emulator.faults.next("sendMessage", { delayMs: 5000 });
    const slow = ask(emulator, "sendMessage", hello());
    while (clock.pending === 0) await clock.advance(0);
    await clock.advance(4000);
    expect(said()).toBe(0);
    await clock.advance(1000);
    expect(await slow).toMatchObject({ ok: true });
    expect(said()).toBe(1);
  });
});

test("a cut network resets open and new connections; people go on, and nothing is lost", async () => {
  await ask(emulator, "getUpdates", { offset: 2 ** 31 });
  const open = ask(emulator, "getUpdates", { timeout: 50 }).catch((error: unknown) => error);
  await emulator.waitFor(() => emulator.polling);
  emulator.network(false);
  anna.say("while it is away");
  expect(await open).toMatchObject({ message: "fetch failed" });
  await expect(ask(emulator, "sendMessage", hello())).rejects.toThrow("fetch failed");
  expect(said()).toBe(0);
  emulator.network(true);
  expect(await ask(emulator, "getUpdates")).toMatchObject({
    result: [{ message: { text: "while it is away" } }],
  });
  expect(clock.pending).toBe(0);
});

test("what took effect is answered before the network goes, so that nothing is sent twice", async () => {
  for (let round = 1; round <= 20; round++) {
    const answer = ask(emulator, "sendMessage", hello());
    await emulator.waitFor(() => said() === round);
    emulator.network(false);
    expect(await answer).toMatchObject({ ok: true });
    emulator.network(true);
  }
});

describe("rate limits, when they are on", () => {
  test("one a second in a chat after a burst; another chat isn't held up; edits count", async () => {
    const limited = await new Emulator({ clock, rateLimits: true }).start();
    try {
      for (const id of [1001, 1002]) limited.person(id).start();
      const send = (chat_id: number) => ask(limited, "sendMessage", { chat_id, text: "x" });
      for (let sent = 0; sent < 5; sent++) expect(await send(1001)).toMatchObject({ ok: true });
      expect(await send(1001)).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
      const edit = { chat_id: 1001, message_id: 1, text: "x" };
      expect(await ask(limited, "editMessageText", edit)).toMatchObject({ error_code: 429 });
      expect(await send(1002)).toMatchObject({ ok: true });
      expect(await ask(limited, "getMe")).toMatchObject({ ok: true });
      await clock.advance(1000);
      expect(await send(1001)).toMatchObject({ ok: true });
    } finally {
      await limited.stop();
    }
  });

  test("20 a minute in a group", async () => {
    const limited = await new Emulator({ clock, rateLimits: true }).start();
    try {
      const group = limited.group({ title: "House", members: [limited.person(1001)] });
      let refused: unknown;
      for (let sent = 0; sent < 30 && !refused; sent++) {
        const answer = await ask(limited, "sendMessage", { chat_id: group.id, text: "x" });
        if (!answer.ok) refused = { sent, answer };
        await clock.advance(1000);
      }
      // 20 at once, and one more every 3 s: the 30th in as many seconds is within reach of neither.
      expect(refused).toMatchObject({ sent: 29, answer: { error_code: 429 } });
    } finally {
      await limited.stop();
    }
  });
});

describe("waiting", () => {
  test("ends with what was looked for, at the change that brings it", async () => {
    const found = emulator.waitFor(() =>
      emulator.messages(anna.chatId).find(({ text }) => text === "hello"),
    );
    await ask(emulator, "sendMessage", hello());
    expect(await found).toMatchObject({ text: "hello" });
  });

  test("fails with what was wanted and what happened instead", async () => {
    await ask(emulator, "sendMessage", { ...hello(), disable_notification: true });
    await ask(emulator, "sendMessage", { chat_id: 5, text: "x" });
    const waited = emulator.waitFor(() => false, { timeoutMs: 50, what: "an alarm" });
    await expect(waited).rejects.toThrow(/Waited 0.05 s for an alarm/);
    const story = emulator.transcript();
    expect(story).toContain("bot silently sends");
    expect(story).toContain('"hello"');
    expect(story).toContain("sendMessage 400 Bad Request: chat not found");
  });
});
