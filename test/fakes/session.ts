// Owns a camera's connections in tests: each is opened, delivers and ends when the test says so.
import type { Loss } from "../../vision/capture/loss.ts";
import { wordsOfOthers } from "../../storage/words.ts";
import type { VideoFormat } from "../../vision/capture/packet.ts";
import type { Session, SessionOptions, SessionPacket } from "../../vision/capture/session.ts";

export class FakeSession implements Session {
  started = false;
  stopped = false;
  /** When set, stop() resolves with it. */
  lingering: Promise<void> | null = null;
  readonly #options: SessionOptions;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  start(): void {
    this.started = true;
  }

  async stop(): Promise<void> {
    await this.lingering;
    this.stopped = true;
  }

  // A real session says nothing after stop(); this one does, to see who believes it.

  format(format: VideoFormat): void {
    this.#options.onFormat(format);
  }

  packet(packet: SessionPacket): void {
    this.#options.onPacket(packet, this.#options.clock.monotonic());
  }

  end(sentence = "the camera ended the connection", kind: Loss["kind"] = "ended"): void {
    this.#options.onEnd({ kind, sentence, words: wordsOfOthers(sentence) });
  }
}

/** Opens sessions as openSession() does, and keeps them, the newest last. */
export class FakeSessions {
  readonly opened: FakeSession[] = [];

  readonly open = (_source: unknown, options: SessionOptions): Session => {
    const session = new FakeSession(options);
    this.opened.push(session);
    return session;
  };

  get newest(): FakeSession {
    const session = this.opened.at(-1);
    if (!session) throw new Error("no session was opened");
    return session;
  }

  /** Opened and not yet gone. */
  get alive(): number {
    return this.opened.filter((session) => !session.stopped).length;
  }
}
