// Owns getting one address onto the disk with npm's own client (its proxy, certificates, tokens and
// redirects): resuming what an earlier try left, giving up on silence, telling progress. Whether
// the content is right is the caller's to check.
import fs from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import fetch from "npm-registry-fetch";
import {
  brokenOff,
  DownloadError,
  downloadError,
  stalled,
  stopped,
  webPage,
  wrongContent,
  type Attempt,
} from "./download-error.ts";
import { hostOf, proxyHost, type NpmSettings } from "./npm-settings.ts";
import { ProgressMeter, type DownloadProgress } from "./progress.ts";
import { startReceiving } from "./workbench.ts";

export interface Patience {
  /** Silence after which a download is given up; default 30 s. */
  stallMs?: number;
  /** Before a connection that broke off is taken up again; default 1 s. */
  retryMs?: number;
}

export interface Watching {
  signal?: AbortSignal;
  /** At most four times a second, and once at the end. */
  onProgress?: (progress: DownloadProgress) => void;
  patience?: Patience;
}

export interface Download extends Watching {
  /** What the user knows it as. */
  what: string;
  address: string;
  settings: NpmSettings;
  /** null: not known beforehand. */
  expectedBytes: number | null;
}

/** How often a connection may break off before we leave it to a later try. */
const connections = 5;

/**
 * Fetches `address` and hands the file to `use`, which answers whether it is right; afterwards the
 * file is gone. On failure, what came stays in FOLDER/.partial under `key`, and the next call goes on
 * from there, unless it was wrong or the disk is full. Rejects with DownloadError.
 */
export async function downloadAndUse(
  folder: string,
  key: string,
  wanted: Download,
  use: (file: string) => Promise<boolean>,
): Promise<void> {
  const attempt = attemptOf(wanted.what, wanted.address, wanted.settings);
  try {
    const receiving = await startReceiving(folder, key);
    try {
      await download(receiving.file, wanted);
      if (!(await use(receiving.file))) throw wrongContent(attempt);
      await receiving.discard();
      return;
    } catch (cause) {
      const failure = downloadError(cause, attempt);
      const wrong = failure.reason === "wrong_content";
      // A full disk needs the room for what matters more.
      const ended = wrong || failure.reason === "disk" ? receiving.discard() : receiving.keep();
      // If that fails as well, the first failure is the one to tell.
      await ended.catch(() => undefined);
      // A power cut may have spoilt what an earlier try left: that is not the source's fault.
      if (!wrong || !receiving.resumes) throw failure;
    }
  } catch (cause) {
    throw downloadError(cause, attempt);
  }
  await downloadAndUse(folder, key, wanted, use);
}

/**
 * Fetches `address` into `file`. What is in `file` already is taken for the beginning and only the
 * rest is asked for (HTTP Range); a server that can't do that sends everything anew. On failure,
 * `file` holds what came.
 */
async function download(file: string, wanted: Download): Promise<void> {
  for (let connection = 1; ; connection++) {
    try {
      await receive(file, wanted);
      return;
    } catch (cause) {
      const again = cause instanceof DownloadError && cause.reason === "broken_off";
      if (!again || connection === connections) throw cause;
      await pause(wanted);
    }
  }
}

/** What is being fetched from where, for the sentences. */
export function attemptOf(what: string, address: string, settings: NpmSettings): Attempt {
  return { what, host: hostOf(address) ?? "the registry", proxy: proxyHost(settings, address) };
}

/**
 * Does `work`, which must heed the signal it is given and call `alive` whenever something came.
 * Rejects with DownloadError when it fails, is silent for too long or is stopped.
 */
export async function patiently<T>(
  attempt: Attempt,
  { signal, patience }: Watching,
  work: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const stallMs = patience?.stallMs ?? 30_000;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), stallMs);
  const either = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal;
  try {
    if (signal?.aborted) throw stopped(attempt.what);
    return await work(either, () => timer.refresh());
  } catch (cause) {
    if (signal?.aborted) throw stopped(attempt.what);
    if (silence.signal.aborted) throw stalled(attempt, stallMs);
    throw downloadError(cause, attempt);
  } finally {
    clearTimeout(timer);
  }
}

/** How npm's client is asked: one quick second try, and nothing into npm's own cache. */
export function requestOptions(
  settings: NpmSettings,
  signal: AbortSignal,
  patience?: Patience,
): Record<string, unknown> {
  const retryMs = patience?.retryMs ?? 1000;
  const retry = { retries: 1, minTimeout: retryMs, maxTimeout: retryMs };
  return { ...settings, cache: null, retry, signal };
}

/** One connection. */
async function receive(file: string, wanted: Download): Promise<void> {
  const { what, address, settings, expectedBytes, patience, onProgress } = wanted;
  const attempt = attemptOf(what, address, settings);
  const start = await sizeOf(file);
  if (expectedBytes !== null && start === expectedBytes) return;
  await patiently(attempt, wanted, async (signal, alive) => {
    const response = await fetch(address, {
      ...requestOptions(settings, signal, patience),
      headers: {
        // A compressed transfer would make byte counts and ranges meaningless.
        "accept-encoding": "identity",
        ...(start > 0 && { range: `bytes=${start}-` }),
      },
    } as fetch.Options).catch(async (cause: { statusCode?: unknown }) => {
      // What we have cannot be the beginning of what they have.
      if (cause.statusCode !== 416) throw cause;
      await fs.rm(file, { force: true });
      throw brokenOff(attempt, cause);
    });
    alive();
    const offset = continues(response, start) ? start : 0;
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      response.body.resume();
      throw webPage(attempt);
    }
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    const total = Number.isNaN(length) ? expectedBytes : offset + length;
    if (expectedBytes !== null && total !== expectedBytes) throw wrongContent(attempt);
    const meter = new ProgressMeter(offset, total, performance.now());
    const handle = await fs.open(file, offset > 0 ? "a" : "w");
    let received = offset;
    try {
      for await (const chunk of bytesOf(response, attempt, signal)) {
        alive();
        if (received === 0 && looksLikeMarkup(chunk)) throw webPage(attempt);
        received += chunk.length;
        if (total !== null && received > total) throw wrongContent(attempt);
        await handle.writeFile(chunk);
        const progress = meter.add(chunk.length, performance.now());
        if (progress) onProgress?.(progress);
      }
    } finally {
      await handle.close();
    }
    if (total !== null && received < total) throw brokenOff(attempt);
    onProgress?.(meter.progress(performance.now()));
  });
}

type Response = Awaited<ReturnType<typeof fetch>>;

/** The body, whose failures are the connection's: it broke off, unless we ended it ourselves. */
async function* bytesOf(response: Response, attempt: Attempt, signal: AbortSignal) {
  const body = response.body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await body.next().catch((cause: unknown) => {
        throw signal.aborted ? cause : brokenOff(attempt, cause);
      });
      if (next.done) return;
      yield next.value as Buffer;
    }
  } finally {
    await body.return?.();
  }
}

function continues(response: Response, start: number): boolean {
  const range = response.headers.get("content-range") ?? "";
  return start > 0 && response.status === 206 && range.startsWith(`bytes ${start}-`);
}

/** Archives and networks never begin with "<"; login pages of hotels do, whatever type they claim. */
function looksLikeMarkup(chunk: Buffer): boolean {
  return chunk.subarray(0, 100).toString("latin1").trimStart().startsWith("<");
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).size;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw cause;
  }
}

async function pause({ what, signal, patience }: Download): Promise<void> {
  try {
    await wait(patience?.retryMs ?? 1000, undefined, signal ? { signal } : {});
  } catch {
    throw stopped(what);
  }
}
