// Owns the wire: HTTP on loopback with the Bot API's addresses and envelope, downloads, faults, and
// a network that can be cut. What methods do is none of its business.
import http from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../storage/clock.ts";
import { sleep } from "../../storage/clock.ts";
import type { Call } from "./changes.ts";
import { ApiError } from "./errors.ts";
import { faultDescription } from "./faults.ts";
import type { Fault, Faults } from "./faults.ts";
import { readParameters } from "./parameters.ts";
import type { Parameters } from "./parameters.ts";

/** What the wire leads to. */
export interface Backend {
  readonly token: string;
  readonly clock: Clock;
  readonly faults: Faults;
  methodName(spelled: string): string;
  call(method: string, parameters: Parameters, signal: AbortSignal): Promise<unknown>;
  download(filePath: string): Buffer | undefined;
  record(call: Call): void;
}

/** 50 MB for the file, and a little for the rest of the form. */
const maximumBodyBytes = 50 * 1024 * 1024 + 64 * 1024;

export class PracticeServer {
  readonly #backend: Backend;
  readonly #sockets = new Set<Socket>();
  #server: http.Server | undefined;
  #networkUp = true;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Listens on 127.0.0.1; port 0 takes a free one. Returns the port. */
  start(port: number): Promise<number> {
    const server = http.createServer((request, response) => {
      void this.#serve(request, response);
    });
    // Longer than any client keeps an idle connection, so that none is closed under a new request.
    server.keepAliveTimeout = 75_000;
    server.on("connection", (socket) => {
      if (!this.#networkUp) {
        socket.resetAndDestroy();
        return;
      }
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        this.#server = server;
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  /** Closes the port and every connection, after what has already taken effect is answered. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    await setImmediate();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  get networkUp(): boolean {
    return this.#networkUp;
  }

  get listening(): boolean {
    return this.#server !== undefined;
  }

  /**
   * Cuts every connection and resets new ones, until the network is up again. What has already taken
   * effect is still answered, so that whoever cuts at the sight of a message doesn't make the bot
   * believe that it failed; a lost answer is the fault {reset: "after"}.
   */
  setNetwork(up: boolean): void {
    this.#networkUp = up;
    if (!up) void this.#cutConnections([...this.#sockets]);
  }

  async #cutConnections(sockets: readonly Socket[]): Promise<void> {
    await setImmediate();
    for (const socket of sockets) socket.resetAndDestroy();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on("close", () => gone.abort(new Error("the client has gone")));
    try {
      await this.#route(request, response, gone.signal);
    } catch (error) {
      if (gone.signal.aborted) return;
      if (error instanceof ApiError) answerError(response, error);
      else answerError(response, new ApiError(500, `Internal Server Error: ${stackOf(error)}`));
    }
  }

  async #route(
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const body = await readBody(request);
    if (!this.#networkUp || !this.#server) {
      response.socket?.resetAndDestroy();
      return;
    }
    const address = decodeURIComponent(url.pathname);
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(address);
    if (file) return this.#download(response, file[1] ?? "", file[2] ?? "", signal);
    const method = /^\/bot([^/]+)\/(\w+)$/.exec(address);
    if (!method) throw new ApiError(404, "Not Found");
    this.#checkToken(method[1] ?? "");
    if (!body) throw new ApiError(413, "Request Entity Too Large");
    const parameters = await readParameters(url.searchParams, request.headers, body);
    return this.#call(response, method[2] ?? "", parameters, signal);
  }

  #checkToken(token: string): void {
    if (token === this.#backend.token) return;
    const wellFormed = /^\d+:[\w-]+$/.test(token);
    throw new ApiError(401, wellFormed ? "Unauthorized" : "Unauthorized: invalid token specified");
  }

  async #call(
    response: ServerResponse,
    spelled: string,
    parameters: Parameters,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, faults } = this.#backend;
    const method = this.#backend.methodName(spelled);
    const call = { method, parameters: parameters.record(), at: clock.wall() };
    const fault = faults.take(method) ?? {};
    if (fault.delayMs !== undefined) await sleep(clock, fault.delayMs, signal);
    if (fault.reset === "before" || fault.silence === "before") {
      this.#backend.record({ ...call, fault: fault.reset ? "reset before" : "silence before" });
      await withhold(response, fault, signal);
      return;
    }
    try {
      if (fault.status !== undefined) {
        throw new ApiError(fault.status, faultDescription(fault), fault.parameters);
      }
      const result = await this.#backend.call(method, parameters, signal);
      const lost = fault.reset ? "reset after" : fault.silence ? "silence after" : undefined;
      this.#backend.record({ ...call, result, ...(lost ? { fault: lost } : {}) });
      if (lost) await withhold(response, fault, signal);
      else answer(response, 200, { ok: true, result });
    } catch (error) {
      if (error instanceof ApiError) {
        const { status, message: description } = error;
        this.#backend.record({ ...call, error: { status, description } });
      }
      throw error;
    }
  }

  async #download(
    response: ServerResponse,
    token: string,
    filePath: string,
    signal: AbortSignal,
  ): Promise<void> {
    const fault = this.#backend.faults.take("file") ?? {};
    if (fault.delayMs !== undefined) await sleep(this.#backend.clock, fault.delayMs, signal);
    if (fault.reset || fault.silence) return withhold(response, fault, signal);
    if (fault.status !== undefined) {
      throw new ApiError(fault.status, faultDescription(fault), fault.parameters);
    }
    const bytes = token === this.#backend.token ? this.#backend.download(filePath) : undefined;
    if (!bytes) throw new ApiError(404, "Not Found");
    response.writeHead(200, {
      "content-type": "application/octet-stream",
      "content-length": bytes.length,
    });
    if (fault.truncate === undefined) {
      response.end(bytes);
      return;
    }
    response.write(bytes.subarray(0, fault.truncate), () => response.socket?.destroy());
  }
}

/** The whole body, or undefined when it is too large (it is read to its end all the same). */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maximumBodyBytes) chunks.push(chunk);
    else chunks = [];
  }
  return length <= maximumBodyBytes ? Buffer.concat(chunks) : undefined;
}

/** Drops the connection, or lets the client wait until it goes by itself. */
async function withhold(
  response: ServerResponse,
  fault: Fault,
  signal: AbortSignal,
): Promise<void> {
  if (fault.reset) {
    response.socket?.resetAndDestroy();
    return;
  }
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function answerError(response: ServerResponse, error: ApiError): void {
  const { status, message, parameters } = error;
  const retryAfter = parameters?.retry_after;
  answer(
    response,
    status,
    {
      ok: false,
      error_code: status,
      description: message,
      ...(parameters ? { parameters } : {}),
    },
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
  );
}

function answer(
  response: ServerResponse,
  status: number,
  envelope: object,
  headers: Record<string, string> = {},
): void {
  const body = JSON.stringify(envelope);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** A fault of the emulator itself should be found at once, so its whole trace goes to the client. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
