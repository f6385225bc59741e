// Owns the practice page's own port on loopback: which address leads where, and the end of it all.
// It is not the emulator's port, because that one is what network(false) cuts.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../../storage/clock.ts";
import type { Log } from "../../../storage/log.ts";
import type { Emulator } from "../emulator.ts";
import { addresses } from "../page/protocol.ts";
import type { ActAnswer, PracticePerson, SampleState } from "../page/protocol.ts";
import { ActError, Actions, answerOf } from "./actions.ts";
import { buildPage } from "./bundle.ts";
import type { PageFiles } from "./bundle.ts";
import { admit, guardedHeaders } from "./door.ts";
import type { Door } from "./door.ts";
import { sendKeptFile } from "./kept-files.ts";
import { NewsDesk } from "./news-desk.ts";
import { NewsStreams } from "./news-streams.ts";
import { readUpload, sendUpload } from "./uploads.ts";

export interface PageServerOptions {
  emulator: Emulator;
  /** Only their private chats are shown. */
  people: readonly PracticePerson[];
  botName: string;
  log: Log;
  clock: Clock;
  /** Where the page comes from; by default built from bot/practice/page. */
  page?: () => Promise<PageFiles>;
}

export interface PageAddress {
  /** "http://127.0.0.1:PORT/SECRET/"; whoever knows it gets in. */
  url: string;
  /** Somebody else has the preferred port; the url has another one. */
  portWasTaken: boolean;
}

const maximumJsonBytes = 64 * 1024;
const filePrefix = addresses.file("");

export class PageServer {
  readonly #emulator: Emulator;
  readonly #log: Log;
  readonly #loadPage: () => Promise<PageFiles>;
  readonly #actions: Actions;
  readonly #desk: NewsDesk;
  readonly #streams: NewsStreams;
  readonly #secret = randomBytes(24).toString("base64url");
  #server: http.Server | undefined;

  /** The people are in the emulator from now on. */
  constructor(options: PageServerOptions) {
    const { emulator, people, botName, clock } = options;
    this.#emulator = emulator;
    this.#log = options.log;
    this.#loadPage = options.page ?? buildPage;
    this.#actions = new Actions(emulator, people);
    this.#streams = new NewsStreams({ clock, log: options.log });
    this.#desk = new NewsDesk({
      emulator,
      people,
      botName,
      tell: (news) => this.#streams.tell(news),
    });
  }

  /**
   * Listens on 127.0.0.1 at `preferredPort`, or at a free port when somebody else has that one (0
   * takes a free one at once). Throws PageBuildError when the page can't be built.
   */
  async start(preferredPort: number): Promise<PageAddress> {
    const page = await this.#loadPage();
    const server = http.createServer();
    // Longer than any client keeps an idle connection, so that none is closed under a new request.
    server.keepAliveTimeout = 75_000;
    const portWasTaken = !(await listen(server, preferredPort));
    const { port } = server.address() as AddressInfo;
    const door = { secret: this.#secret, port };
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(door, page, request, response);
    });
    this.#server = server;
    return { url: `http://127.0.0.1:${port}/${this.#secret}/`, portWasTaken };
  }

  showSample(state: SampleState): void {
    this.#desk.showSample(state);
  }

  /** Tells every page that this was all, and closes the port and all connections. */
  async stop(): Promise<void> {
    this.#desk.stop();
    this.#streams.close({ kind: "ended" });
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    // The last words are handed to the sockets before these are closed.
    await setImmediate();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  async #serve(
    door: Door,
    page: PageFiles,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    for (const [name, value] of Object.entries(guardedHeaders)) response.setHeader(name, value);
    const place = admit(door, request);
    try {
      if (place !== undefined && this.#server) {
        if (request.method === "GET" && this.#show(page, place, request, response)) return;
        if (request.method === "POST" && (await this.#take(place, request, response))) return;
      }
      answer(response, 404, "text/plain; charset=utf-8", "Not found\n");
    } catch (error) {
      if (response.destroyed) return;
      this.#log.error("The practice page could not answer", { error, place });
      if (response.headersSent) response.destroy();
      else answer(response, 500, "text/plain; charset=utf-8", "Something is wrong; see the log.\n");
    }
  }

  #show(
    page: PageFiles,
    place: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): boolean {
    switch (place) {
      case "":
        answer(response, 200, "text/html; charset=utf-8", page.html);
        return true;
      case addresses.script:
        answer(response, 200, "text/javascript; charset=utf-8", page.script);
        return true;
      case addresses.style:
        answer(response, 200, "text/css; charset=utf-8", page.style);
        return true;
      case addresses.news:
        this.#streams.open(response, this.#desk.snapshot());
        return true;
      default: {
        // File ids are base64url, so that there is nothing to decode.
        const fileId = place.startsWith(filePrefix) ? place.slice(filePrefix.length) : "";
        const file = this.#emulator.keptFile(fileId);
        if (file) sendKeptFile(response, file, request.headers.range);
        return file !== undefined;
      }
    }
  }

  async #take(place: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (place === addresses.act) {
      const json = await readText(request);
      const tooLong: ActAnswer = { ok: false, sentence: "That is too long to be sent." };
      answerAct(response, json === undefined ? tooLong : this.#actions.act(json));
      return true;
    }
    if (place !== addresses.upload) return false;
    answerAct(response, await this.#takeUpload(request));
    return true;
  }

  async #takeUpload(request: IncomingMessage): Promise<ActAnswer> {
    try {
      const upload = await readUpload(request);
      return answerOf(() => {
        sendUpload(this.#actions.person(upload.person), upload);
        return { ok: true };
      });
    } catch (error) {
      if (!(error instanceof ActError)) throw error;
      return { ok: false, sentence: error.message };
    }
  }
}

/** True at the port asked for; false at another, because that one is taken or not for us. */
async function listen(server: http.Server, port: number): Promise<boolean> {
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (port === 0 || (code !== "EADDRINUSE" && code !== "EACCES")) throw error;
    await listen(server, 0);
    return false;
  }
}

/** The whole body, or undefined when it is too large (it is read to its end all the same). */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maximumJsonBytes) chunks.push(chunk);
  }
  return length <= maximumJsonBytes ? Buffer.concat(chunks).toString() : undefined;
}

/** What people did wrong is an answer like any other, so that the page needs to read one thing only. */
function answerAct(response: ServerResponse, act: ActAnswer): void {
  answer(response, 200, "application/json", JSON.stringify(act));
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
