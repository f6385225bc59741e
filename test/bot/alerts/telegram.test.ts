// How long a call to Telegram may take before it is given up.
import { Api } from "grammy";
import { expect, test } from "vitest";
import { telegramCalls, type NewMessage } from "../../../bot/alerts/telegram.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { noAnswer } from "../../fakes/telegram-calls.ts";

const message: NewMessage = {
  chat: 1,
  thread: null,
  html: "",
  buttons: [],
  loud: true,
  replyTo: null,
};

/** A server that takes everything and never answers. */
function silentServer() {
  const clock = new FakeClock();
  const silence = (_url: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => {
      const giveUp = () => reject(noAnswer("ABORT_ERR"));
      if (signal.aborted) giveUp();
      signal.addEventListener("abort", giveUp);
    });
  const api = new Api("1:TEST", { fetch: silence as never, timeoutSeconds: 3_600 });
  return { clock, calls: telegramCalls(api, clock) };
}

function outcomeOf(call: Promise<unknown>) {
  const outcome = { state: "under way" };
  call.then(
    () => (outcome.state = "answered"),
    () => (outcome.state = "given up"),
  );
  return outcome;
}

const file = (bytes: number) => ({ bytes: Buffer.alloc(bytes), name: "file" });
const video = (bytes: number) => ({
  source: file(bytes),
  width: 1,
  height: 1,
  durationSeconds: 1,
  thumbnail: null,
});

test("a small photo that gets no answer is given up after some seconds", async () => {
  const { clock, calls } = silentServer();
  const outcome = outcomeOf(calls.sendPhoto(message, file(30_000)));
  await clock.advance(14_000);
  expect(outcome.state).toBe("under way");
  await clock.advance(2_000);
  expect(outcome.state).toBe("given up");
});

test("the largest clip has twenty minutes", async () => {
  const { clock, calls } = silentServer();
  const outcome = outcomeOf(calls.sendVideo(message, video(49_000_000)));
  await clock.advance(20 * 60_000);
  expect(outcome.state).toBe("under way");
  await clock.advance(2 * 60_000);
  expect(outcome.state).toBe("given up");
});

test("an upload that is cut off ends at once, also when that came before it began", async () => {
  const { clock, calls } = silentServer();
  const cutOff = new AbortController();
  const outcome = outcomeOf(calls.sendVideo(message, video(1_000), cutOff.signal));
  await clock.advance(1);
  expect(outcome.state).toBe("under way");
  cutOff.abort();
  await clock.advance(1);
  expect(outcome.state).toBe("given up");
  await expect(calls.sendVideo(message, video(1_000), cutOff.signal)).rejects.toThrow();
  expect(clock.pending).toBe(0);
});
