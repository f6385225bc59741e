// Owns fetching what people send: getFile, then the file from the Bot API's own address, which may
// be http (a server of one's own, the practice chat) and may lie behind a proxy. The address holds
// the token, so it never gets into an error or a log.
import http from "node:http";
import https from "node:https";
import { type Api, GrammyError } from "grammy";
import { type Clock, sleep } from "../storage/clock.ts";
import { forCall } from "./reply.ts";
import { telegramClient, type TelegramServer } from "./telegram-client.ts";

/** Telegram gives bots no larger files (core.telegram.org/bots/api#getfile). */
export const largestFileBytes = 20 * 1024 * 1024;
const fetchWithinMs = 60_000;
const retryAfterMs = 1_000;

/** The file is larger than what Telegram gives to bots. */
export class FileTooLargeError extends Error {
  override readonly name = "FileTooLargeError";
}

/** Telegram didn't give us the file. */
export class FileNotFetchedError extends Error {
  override readonly name = "FileNotFetchedError";
}

export interface TelegramFiles {
  /** The bytes behind a file_id. Rejects with FileTooLargeError, FileNotFetchedError. */
  fetch(fileId: string, signal: AbortSignal): Promise<Buffer>;
}

export function telegramFiles(parts: {
  api: Pick<Api, "getFile">;
  server: TelegramServer & { token: string };
  clock: Clock;
}): TelegramFiles {
  const { api, server, clock } = parts;
  const agent = telegramClient(server).baseFetchConfig?.agent;

  return {
    async fetch(fileId, signal) {
      try {
        return await attempt(fileId, signal);
      } catch (error) {
        if (error instanceof FileTooLargeError || signal.aborted) throw error;
        await sleep(clock, retryAfterMs, signal);
      }
      return attempt(fileId, signal);
    },
  };

  async function attempt(fileId: string, signal: AbortSignal): Promise<Buffer> {
    const late = new AbortController();
    const cancel = clock.after(fetchWithinMs, () => late.abort());
    const either = AbortSignal.any([signal, late.signal]);
    try {
      const { file_path: filePath, file_size: size } = await api.getFile(fileId, forCall(either));
      if (filePath === undefined) throw new FileNotFetchedError("Telegram names no place for it");
      if (size !== undefined && size > largestFileBytes) throw new FileTooLargeError();
      const { telegramApiRoot, token } = server;
      return await download(`${telegramApiRoot}/file/bot${token}/${filePath}`, either);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof FileTooLargeError || error instanceof FileNotFetchedError) throw error;
      if (error instanceof GrammyError && error.description.includes("file is too big")) {
        throw new FileTooLargeError();
      }
      const why = late.signal.aborted ? "it took too long" : reasonOf(error);
      throw new FileNotFetchedError(`Telegram didn't give a file: ${why}`);
    } finally {
      cancel();
    }
  }

  async function download(address: string, signal: AbortSignal): Promise<Buffer> {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const { get } = address.startsWith("https:") ? https : http;
      const options = { signal, ...(agent instanceof http.Agent && { agent }) };
      get(address, options, resolve).once("error", reject);
    });
    if (response.statusCode !== 200) {
      response.resume();
      throw new FileNotFetchedError(`Telegram answered ${response.statusCode} for a file`);
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Throws when the connection ends before the file does.
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > largestFileBytes) {
        response.destroy();
        throw new FileTooLargeError();
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

/** What went wrong, without anything that could carry the address. */
function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) return error.description;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "the connection failed";
}
