// Owns a practice page for tests: a real emulator and a real server, with a reader of its news.
import http from "node:http";
import { Emulator } from "../../../../bot/practice/emulator.ts";
import type { EmulatorOptions } from "../../../../bot/practice/emulator.ts";
import type {
  ActAnswer,
  PageNews,
  PageRequest,
  PageSnapshot,
  PracticePerson,
} from "../../../../bot/practice/page/protocol.ts";
import { PageServer } from "../../../../bot/practice/web/page-server.ts";
import { until } from "../../../cameras/until.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { RecordingLog } from "../../../fakes/log.ts";

export const people: readonly PracticePerson[] = [
  { id: 1001, firstName: "Anna", username: "anna", role: "owner", explanation: "You." },
  { id: 1002, firstName: "Ben", username: null, role: "stranger", explanation: "Nobody." },
];

export class ServedPage {
  readonly clock = new FakeClock();
  readonly log = new RecordingLog();
  readonly emulator: Emulator;
  readonly server: PageServer;
  readonly #readers: NewsReader[] = [];
  url = "";

  constructor(options: EmulatorOptions = {}) {
    this.emulator = new Emulator(options);
    this.server = new PageServer({
      emulator: this.emulator,
      people,
      botName: "Vigil",
      log: this.log,
      clock: this.clock,
      page: () => Promise.resolve({ html: "<!doctype html>", style: "p {}", script: "void 0;" }),
    });
  }

  async start(preferredPort = 0): Promise<this> {
    await this.emulator.start();
    this.url = (await this.server.start(preferredPort)).url;
    return this;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.emulator.stop();
    for (const reader of this.#readers) await reader.ended;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async act(request: PageRequest | object): Promise<ActAnswer> {
    const body = JSON.stringify(request);
    const response = await fetch(`${this.url}act`, { method: "POST", body });
    return (await response.json()) as ActAnswer;
  }

  async upload(form: FormData): Promise<ActAnswer> {
    const response = await fetch(`${this.url}upload`, { method: "POST", body: form });
    return (await response.json()) as ActAnswer;
  }

  /** Connects; resolves once the snapshot is there. */
  async read(): Promise<NewsReader> {
    const leaving = new AbortController();
    const response = await fetch(`${this.url}news`, { signal: leaving.signal });
    const reader = new NewsReader(response, () => leaving.abort());
    this.#readers.push(reader);
    await until(() => reader.news.length > 0, "the snapshot arrives");
    return reader;
  }

  /** The status of a request with these very headers, which fetch() would not send. */
  statusOf(path: string, headers: http.OutgoingHttpHeaders, method = "GET"): Promise<number> {
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.port, path, method, headers, agent: false };
      const request = http.request(options, (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      });
      request.on("error", reject);
      request.end();
    });
  }
}

/** One open stream, as the browser would read it. */
export class NewsReader {
  readonly response: Response;
  /** Cuts the connection from this side. */
  readonly leave: () => void;
  readonly news: PageNews[] = [];
  /** Lines that are no data: the heartbeat, the reconnection time. */
  readonly asides: string[] = [];
  /** Resolves when the stream has ended, in order or not. */
  readonly ended: Promise<"in order" | "cut">;

  constructor(response: Response, leave: () => void) {
    this.response = response;
    this.leave = leave;
    this.ended = this.#readAll().then(
      () => "in order",
      () => "cut",
    );
  }

  get snapshot(): PageSnapshot {
    const [first] = this.news;
    if (first?.kind !== "snapshot") throw new Error("The stream did not begin with a snapshot.");
    return first;
  }

  of<K extends PageNews["kind"]>(kind: K): Extract<PageNews, { kind: K }>[] {
    return this.news.filter((news) => news.kind === kind) as Extract<PageNews, { kind: K }>[];
  }

  /** Waits until there are `count` news of a kind; the last of them. */
  async next<K extends PageNews["kind"]>(
    kind: K,
    count = 1,
  ): Promise<Extract<PageNews, { kind: K }>> {
    await until(() => this.of(kind).length >= count, `${count} news of kind ${kind}`);
    return this.of(kind)[count - 1] as Extract<PageNews, { kind: K }>;
  }

  async #readAll(): Promise<void> {
    let rest = "";
    if (!this.response.body) return;
    for await (const chunk of this.response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter((text) => text !== "")) {
        if (line.startsWith("data: ")) this.news.push(JSON.parse(line.slice(6)) as PageNews);
        else this.asides.push(line);
      }
    }
  }
}
