import { Api, InputMediaBuilder, type Transformer } from "grammy";
import { expect, test } from "vitest";
import { teachManners } from "../../bot/api-transformers.ts";
import { FakeClock } from "../fakes/clock.ts";

interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after: number };
}

/** An Api whose calls `answer` answers in Telegram's place. */
function mannered(answer: (method: string, signal?: AbortSignal) => Answer | Promise<Answer>) {
  const clock = new FakeClock();
  const api = new Api("1:test");
  const payloads: Record<string, unknown>[] = [];
  const server: Transformer = async (_previous, method, payload, signal) => {
    payloads.push(payload as Record<string, unknown>);
    return (await answer(method, signal as unknown as AbortSignal)) as never;
  };
  api.config.use(server);
  const closing = new AbortController();
  teachManners(api, clock, closing.signal);
  return { api, payloads, clock, closing };
}

const fine = () => ({ ok: true, result: true });

test("texts and captions are HTML, also inside media, and what says otherwise stays", async () => {
  const { api, payloads } = mannered(fine);
  const photo = InputMediaBuilder.photo("id", { caption: "<b>x</b>" });
  await api.sendMessage(1, "x");
  await api.sendPhoto(1, "id", { caption: "x" });
  await api.editMessageMedia(1, 2, photo);
  await api.sendMediaGroup(1, [photo, InputMediaBuilder.photo("id")]);
  await api.sendMessage(1, "x", { entities: [] });
  await api.answerCallbackQuery("1", { text: "x" });
  const modes = payloads.map(({ parse_mode: mode }) => mode);
  expect(modes).toEqual(["HTML", "HTML", undefined, undefined, undefined, undefined]);
  expect(payloads[2]?.["media"]).toMatchObject({ parse_mode: "HTML" });
  expect(payloads[3]?.["media"]).toMatchObject([{ parse_mode: "HTML" }, { type: "photo" }]);
  expect(photo).not.toHaveProperty("parse_mode");
});

test("an edit that changes nothing is a success; other refusals are not", async () => {
  const descriptions = [
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
    "Bad Request: message to edit not found",
  ];
  const { api } = mannered(() => ({
    ok: false,
    error_code: 400,
    description: descriptions.shift() ?? "",
  }));
  await expect(api.editMessageText(1, 2, "x")).resolves.toBe(true);
  await expect(api.editMessageText(1, 2, "x")).rejects.toThrow("message to edit not found");
});

test("a server in trouble and a dead network are told at once", async () => {
  let calls = 0;
  const { api } = mannered(() => {
    calls++;
    if (calls === 1) return { ok: false, error_code: 502, description: "Bad Gateway" };
    throw new Error("ECONNRESET");
  });
  await expect(api.sendMessage(1, "x")).rejects.toThrow("Bad Gateway");
  await expect(api.sendMessage(1, "x")).rejects.toThrow();
  expect(calls).toBe(2);
});

test.each([
  ["sendMessage", 45_000, (api: Api) => api.sendMessage(1, "x")],
  ["sendVideo", 300_000, (api: Api) => api.sendVideo(1, "id")],
])("%s is given up after %i ms without an answer", async (_method, ms, call) => {
  const { api, clock } = mannered(
    (_name, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("gave up")));
      }),
  );
  let outcome = "waits";
  const calling = call(api).catch(() => {
    outcome = "gave up";
  });
  await clock.advance(ms - 1);
  expect(outcome).toBe("waits");
  await clock.advance(1);
  await calling;
  expect(outcome).toBe("gave up");
  expect(clock.pending).toBe(0);
});

const leaveMeAlone = (seconds: number) => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

test("an answer that Telegram puts off is tried again; the answer to a tap is not", async () => {
  let calls = 0;
  const { api } = mannered(() => (calls++ % 2 === 0 ? leaveMeAlone(0.01) : fine()));
  await expect(api.sendMessage(1, "x")).resolves.toBe(true);
  expect(calls).toBe(2);
  await expect(api.answerCallbackQuery("1")).rejects.toThrow("Too Many Requests");
  expect(calls).toBe(3);
});

test("closing ends the wait for another try, also one that is about to begin", async () => {
  let calls = 0;
  const { api, closing } = mannered(() => {
    calls++;
    // The wait begins right after this answer.
    setImmediate(() => closing.abort());
    return leaveMeAlone(30);
  });
  await expect(api.sendMessage(1, "x")).rejects.toThrow("aborted while waiting");
  const second = mannered(() => {
    second.closing.abort();
    return leaveMeAlone(30);
  });
  await expect(second.api.sendMessage(1, "x")).rejects.toThrow("Too Many Requests");
  expect(calls).toBe(1);
});
