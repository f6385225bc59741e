import { createServer } from "node:http";
import { Api } from "grammy";
import { beforeEach, afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { Emulator, type Person } from "../../bot/practice/emulator.ts";
import {
  FileNotFetchedError,
  FileTooLargeError,
  largestFileBytes,
  telegramFiles,
} from "../../bot/telegram-files.ts";
import { systemClock } from "../../storage/clock.ts";
import { FakeClock } from "../fakes/clock.ts";

let emulator: Emulator;
let anna: Person;
const nobody = new AbortController().signal;

beforeEach(async () => {
  emulator = await new Emulator().start();
  anna = emulator.person(1001);
  anna.start();
});

afterEach(() => emulator.stop());

function filesOf(telegramApiRoot: string, clock = systemClock) {
  const token = emulator.token;
  const api = new Api(token, { apiRoot: telegramApiRoot });
  return telegramFiles({ api, server: { telegramApiRoot, token }, clock });
}

function sendFile(bytes: Buffer): string {
  return anna.sendDocument(bytes).document?.file_id ?? "";
}

/** A Bot API server that gives whatever `answer` writes for a file. */
async function oddServer(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/file/")) {
      response.end(JSON.stringify({ ok: true, result: { file_path: "photos/a.jpg" } }));
    } else {
      answer?.(request, response as never);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

test("the bytes that were sent, up to 20 MB", async () => {
  const bytes = Buffer.alloc(largestFileBytes, 7);
  const fetched = await filesOf(emulator.url).fetch(sendFile(bytes), nobody);
  expect(fetched.equals(bytes)).toBe(true);
});

test("what Telegram gives to no bot is asked for once", async () => {
  const file = sendFile(Buffer.alloc(largestFileBytes + 1));
  const failed = filesOf(emulator.url).fetch(file, nobody);
  await expect(failed).rejects.toThrow(FileTooLargeError);
  expect(emulator.calls("getFile")).toHaveLength(1);
});

test("a failure is tried once more", async () => {
  const file = sendFile(Buffer.from("picture"));
  emulator.faults.next("getFile", { status: 500 });
  expect((await filesOf(emulator.url).fetch(file, nobody)).toString()).toBe("picture");
  expect(emulator.calls("getFile")).toHaveLength(2);
});

describe("no error holds the token", () => {
  const words = (error: unknown) => `${String(error)} ${JSON.stringify(error)}`;
  const failureOf = (apiRoot: string) =>
    filesOf(apiRoot)
      .fetch("x", nobody)
      .then(
        () => null,
        (error: unknown) => error,
      );

  test("an unknown file, a server that isn't there", async () => {
    for (const root of [emulator.url, "http://127.0.0.1:9"]) {
      const error = await failureOf(root);
      expect(error).toBeInstanceOf(FileNotFetchedError);
      expect(words(error)).not.toContain(emulator.token);
    }
  });

  test("404 for the file, and one that breaks off", async () => {
    const missing = await oddServer((_request, response) => {
      response.writeHead(404).end();
    });
    const torn = await oddServer((_request, response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write("half", () => response.destroy());
    });
    for (const root of [missing, torn]) {
      const error = await failureOf(root);
      expect(error).toBeInstanceOf(FileNotFetchedError);
      expect(words(error)).not.toContain(emulator.token);
    }
  });

  test("one that never ends is cut at 20 MB", async () => {
    const endless = await oddServer((_request, response) => {
      const chunk = Buffer.alloc(1 << 20);
      const write = (): void => {
        if (!response.destroyed) response.write(chunk, write);
      };
      write();
    });
    expect(await failureOf(endless)).toBeInstanceOf(FileTooLargeError);
  });
});

test("one that takes too long is given up, and so is one that nobody wants any more", async () => {
  let asked = 0;
  const silent = await oddServer(() => {
    asked += 1;
  });
  const clock = new FakeClock();
  const files = filesOf(silent, clock);
  const failed = files.fetch("x", nobody).catch((error: unknown) => error);
  const until = (count: number) => vi.waitFor(() => expect(asked).toBe(count), { timeout: 10_000 });
  await until(1);
  await clock.advance(60_000);
  await vi.waitFor(() => expect(clock.pending).toBe(1)); // the wait before the second try
  await clock.advance(1_000);
  await until(2);
  await clock.advance(60_000);
  expect(await failed).toBeInstanceOf(FileNotFetchedError);
  expect(String(await failed)).toContain("took too long");

  const leaving = new AbortController();
  const left = files.fetch("x", leaving.signal).catch((error: unknown) => error);
  await until(3);
  leaving.abort();
  expect(await left).toMatchObject({ name: "AbortError" });
});
