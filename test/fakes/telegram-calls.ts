// Owns Telegram in the alerts' tests: remembers messages, and fails, hangs or holds back on demand.
import { EventEmitter, once } from "node:events";
import { GrammyError, HttpError } from "grammy";
import type {
  Buttons,
  MediaSource,
  MessageEdit,
  NewMessage,
  SentMessage,
  TelegramCalls,
  Video,
} from "../../bot/alerts/telegram.ts";
import type { Clock } from "../../storage/clock.ts";

export interface MadeCall {
  method: keyof TelegramCalls;
  chat: number;
  thread: number | null;
  html: string;
  buttons: Buttons;
  loud: boolean;
  replyTo: number | null;
  /** The new or edited message. */
  messageId: number;
  source: MediaSource | null;
  video: Video | null;
  /** Monotonic. */
  at: number;
}

export interface ShownMessage {
  chat: number;
  id: number;
  kind: "text" | "photo" | "video";
  html: string;
  buttons: Buttons;
}

/** What Telegram answers when it refuses. */
export function refusal(
  code: number,
  description: string,
  parameters: { retry_after?: number; migrate_to_chat_id?: number } = {},
): GrammyError {
  const answer = { ok: false as const, error_code: code, description, parameters };
  return new GrammyError("Call failed!", answer, "method", {});
}

export function noAnswer(code = "ECONNREFUSED"): HttpError {
  return new HttpError("Network request failed!", Object.assign(new Error(code), { code }));
}

export class FakeTelegramCalls implements TelegramCalls {
  /** Every attempt, also those that failed. */
  readonly attempts: MadeCall[] = [];
  /** What Telegram took. */
  readonly done: MadeCall[] = [];
  readonly shown = new Map<string, ShownMessage>();
  probes = 0;
  /** Nothing gets through. */
  down = false;
  /** The process that made these calls is gone: no call ever comes back. */
  dead = false;
  /** Calls that a test holds back. */
  stuck = 0;
  readonly #clock: Clock;
  readonly #files = new Map<string, "photo" | "video">();
  #failures: {
    matches: (call: MadeCall) => boolean;
    error: Error;
    left: number;
    after: boolean;
  }[] = [];
  #holds: { matches: (call: MadeCall) => boolean; until: Promise<void> }[] = [];
  #last: number;

  constructor(clock: Clock, firstMessageId = 1) {
    this.#clock = clock;
    this.#last = firstMessageId - 1;
  }

  /** The next `times` calls that match fail; with `after`, although Telegram took them. */
  fail(error: Error, matches: (call: MadeCall) => boolean = () => true, times = 1, after = false) {
    this.#failures.push({ matches, error, left: times, after });
  }

  mend(): void {
    this.#failures = [];
  }

  /** Calls that match wait until the returned function is called. */
  hold(matches: (call: MadeCall) => boolean): () => void {
    const gate = new EventEmitter();
    const hold = { matches, until: once(gate, "open").then(() => undefined) };
    this.#holds.push(hold);
    return () => {
      this.#holds = this.#holds.filter((other) => other !== hold);
      gate.emit("open");
    };
  }

  /** What the chat shows now, oldest first. */
  messages(chat: number): ShownMessage[] {
    return [...this.shown.values()].filter((message) => message.chat === chat);
  }

  /** A person deletes it. */
  delete(chat: number, id: number): void {
    this.shown.delete(`${chat}/${id}`);
  }

  forgetFiles(): void {
    this.#files.clear();
  }

  async probe(): Promise<void> {
    this.probes += 1;
    if (this.dead) await forever();
    if (this.down) throw noAnswer();
  }

  sendText = (message: NewMessage) => this.#send("sendText", "text", message, null, null);
  sendPhoto = (message: NewMessage, source: MediaSource) =>
    this.#send("sendPhoto", "photo", message, source, null);
  sendVideo = (message: NewMessage, video: Video, cutOff?: AbortSignal) =>
    this.#send("sendVideo", "video", message, video.source, video, cutOff);

  editText = async (edit: MessageEdit) => void (await this.#edit("editText", "text", edit, null));
  editCaption = async (edit: MessageEdit) =>
    void (await this.#edit("editCaption", null, edit, null));
  editToVideo = (edit: MessageEdit, video: Video, cutOff?: AbortSignal) =>
    this.#edit("editToVideo", "video", edit, video, cutOff);
  editButtons = async (edit: Omit<MessageEdit, "html">) =>
    void (await this.#edit("editButtons", null, edit, null));

  async showUploading(): Promise<void> {}
  abort(): void {}

  async #send(
    method: keyof TelegramCalls,
    kind: ShownMessage["kind"],
    message: NewMessage,
    source: MediaSource | null,
    video: Video | null,
    cutOff?: AbortSignal,
  ): Promise<SentMessage> {
    const call = { ...message, method, source, video, messageId: 0, at: this.#clock.monotonic() };
    return this.#attempt(
      call,
      () => {
        const fileId = this.#take(source, kind);
        this.#last += 1;
        call.messageId = this.#last;
        const { chat, html, buttons } = message;
        this.shown.set(`${chat}/${this.#last}`, { chat, id: this.#last, kind, html, buttons });
        return { messageId: this.#last, fileId };
      },
      cutOff,
    );
  }

  async #edit(
    method: keyof TelegramCalls,
    kind: ShownMessage["kind"] | null,
    edit: Omit<MessageEdit, "html"> & { html?: string },
    video: Video | null,
    cutOff?: AbortSignal,
  ): Promise<SentMessage> {
    const { chat, messageId, buttons } = edit;
    const call: MadeCall = {
      method,
      chat,
      messageId,
      buttons,
      video,
      source: video?.source ?? null,
      html: edit.html ?? "",
      thread: null,
      loud: false,
      replyTo: null,
      at: this.#clock.monotonic(),
    };
    return this.#attempt(
      call,
      () => {
        const before = this.shown.get(`${chat}/${messageId}`);
        if (!before) throw refusal(400, "Bad Request: message to edit not found");
        const fileId = this.#take(call.source, "video");
        const now = {
          ...before,
          buttons,
          html: edit.html ?? before.html,
          kind: kind ?? before.kind,
        };
        if (!video && JSON.stringify(now) === JSON.stringify(before)) {
          throw refusal(400, "Bad Request: message is not modified: specified new message content");
        }
        this.shown.set(`${chat}/${messageId}`, now);
        return { messageId, fileId };
      },
      cutOff,
    );
  }

  async #attempt<T>(call: MadeCall, take: () => T, cutOff?: AbortSignal): Promise<T> {
    this.attempts.push(call);
    if (this.dead) await forever();
    for (const { matches, until } of this.#holds) {
      if (!matches(call)) continue;
      this.stuck += 1;
      await Promise.race([until, aborted(cutOff)]);
      this.stuck -= 1;
    }
    if (cutOff?.aborted) throw noAnswer("ABORT_ERR");
    if (this.down) throw noAnswer();
    const failure = this.#failures.find(({ left, matches }) => left > 0 && matches(call));
    if (failure) {
      failure.left -= 1;
      if (failure.after) this.done.push({ ...call, messageId: -1 });
      throw failure.error;
    }
    const taken = take();
    this.done.push(call);
    if (this.dead) await forever();
    return taken;
  }

  #take(source: MediaSource | null, kind: ShownMessage["kind"]): string | null {
    if (!source || kind === "text") return null;
    if ("fileId" in source) {
      if (this.#files.get(source.fileId) === kind) return source.fileId;
      throw refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
    }
    const fileId = `${kind}-${this.#files.size + 1}`;
    this.#files.set(fileId, kind);
    return fileId;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<unknown> {
  return signal ? once(signal, "abort") : forever();
}

function forever(): Promise<never> {
  return new Promise(() => {});
}
