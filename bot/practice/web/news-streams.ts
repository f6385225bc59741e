// Owns the open streams of news (server-sent events): who listens, the heartbeat, and that a reader
// who doesn't read cannot fill our memory. The browser connects again by itself and starts over.
import type { ServerResponse } from "node:http";
import type { Cancel, Clock } from "../../../storage/clock.ts";
import type { Log } from "../../../storage/log.ts";
import type { PageNews } from "../page/protocol.ts";

export interface NewsStreamsOptions {
  clock: Clock;
  log: Log;
  /** How many bytes may wait for a reader, beyond its snapshot; 4 MB by default. */
  maximumWaitingBytes?: number;
}

/** Shows us readers that are gone without a word, and the browser that we are there. */
const heartbeatMs = 15_000;
const defaultWaitingBytes = 4 * 1024 * 1024;
/** What EventSource waits before it connects again. */
const reconnectMs = 1000;

export class NewsStreams {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #maximumWaitingBytes: number;
  /** With the bytes that may wait for each. */
  readonly #readers = new Map<ServerResponse, number>();
  #cancelHeartbeat: Cancel | undefined;

  constructor(options: NewsStreamsOptions) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#maximumWaitingBytes = options.maximumWaitingBytes ?? defaultWaitingBytes;
  }

  get count(): number {
    return this.#readers.size;
  }

  /** Begins a stream with `first`; from then on it gets everything that is told. */
  open(response: ServerResponse, first: PageNews): void {
    const text = `retry: ${reconnectMs}\n${asEvent(first)}`;
    response.on("close", () => this.#forget(response));
    response.on("error", (error) => this.#log.debug("A stream of news broke", { error }));
    response.socket?.setNoDelay(true);
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write(text);
    this.#readers.set(response, Buffer.byteLength(text) + this.#maximumWaitingBytes);
    if (!this.#cancelHeartbeat) this.#beatLater();
  }

  tell(news: PageNews): void {
    if (this.#readers.size > 0) this.#write(asEvent(news));
  }

  /** Ends all streams with `last`. */
  close(last: PageNews): void {
    for (const response of this.#readers.keys()) response.end(asEvent(last));
    this.#readers.clear();
    this.#cancelHeartbeat?.();
    this.#cancelHeartbeat = undefined;
  }

  #write(text: string): void {
    for (const [response, mayWait] of this.#readers) {
      if (response.writableLength <= mayWait) {
        response.write(text);
        continue;
      }
      this.#log.debug("A practice page reads too slowly; it has to connect again");
      this.#forget(response);
      response.destroy();
    }
  }

  #beatLater(): void {
    this.#cancelHeartbeat = this.#clock.after(heartbeatMs, () => {
      this.#write(": here\n\n");
      this.#beatLater();
    });
  }

  #forget(response: ServerResponse): void {
    this.#readers.delete(response);
    if (this.#readers.size > 0) return;
    this.#cancelHeartbeat?.();
    this.#cancelHeartbeat = undefined;
  }
}

/** JSON has no line breaks, so one line of data is enough. */
function asEvent(news: PageNews): string {
  return `data: ${JSON.stringify(news)}\n\n`;
}
