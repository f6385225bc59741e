// Owns everything the practice server knows. It outlives the listening socket, so that the network
// (or the server) can go away and come back with nothing forgotten.
import type { BotCommand, Message, User } from "grammy/types";
import type { Clock } from "../../storage/clock.ts";
import { Changes } from "./changes.ts";
import { Chats } from "./chats.ts";
import { FileStore } from "./files.ts";
import { RateLimits } from "./limits.ts";
import { CallbackQueries } from "./queries.ts";
import { Updates } from "./updates.ts";

export interface StateOptions {
  clock: Clock;
  bot: User & { username: string };
  rateLimits: boolean;
  queryLifetimeMs: number;
  /** Files beyond this are forgotten; see FileStore.forgetBeyond. */
  maximumKeptBytes: number;
}

export class PracticeState {
  readonly clock: Clock;
  readonly bot: User & { username: string };
  readonly changes = new Changes();
  readonly files = new FileStore();
  readonly chats: Chats;
  readonly updates: Updates;
  readonly queries: CallbackQueries;
  readonly limits: RateLimits | undefined;
  /** Commands by scope and language, as methods/commands.ts writes the key. */
  readonly commands = new Map<string, readonly BotCommand[]>();
  /** Descriptions by kind and language. */
  readonly descriptions = new Map<string, string>();
  webhook = "";
  #albums = 0;

  constructor(options: StateOptions) {
    this.clock = options.clock;
    this.bot = options.bot;
    // Ids start where no earlier practice server can have come, so that a bot which remembers an
    // offset or a message from then doesn't take new ones for old.
    const firstId = Math.max(1, Math.floor(this.clock.wall() / 1000 - 1_750_000_000));
    this.chats = new Chats(this.clock, this.changes, firstId);
    this.updates = new Updates(this.clock, firstId, () => this.changes.tell({ kind: "polled" }));
    this.queries = new CallbackQueries(this.clock, options.queryLifetimeMs);
    this.limits = options.rateLimits ? new RateLimits(this.clock.monotonic()) : undefined;
    this.changes.on(({ kind }) => {
      // After all messages of an album are there, whose files were stored before the first was sent.
      if (kind === "chat") queueMicrotask(() => this.#forgetFiles(options.maximumKeptBytes));
    });
  }

  #forgetFiles(maximumBytes: number): void {
    this.files.forgetBeyond(maximumBytes, () => {
      const messages = this.chats.all().flatMap((record) => [...record.messages.values()]);
      return new Set(messages.flatMap(fileIdsOf));
    });
  }

  /** Seconds since 1970, as every date in the Bot API. */
  seconds(): number {
    return Math.floor(this.clock.wall() / 1000);
  }

  nextAlbumId(): string {
    this.#albums += 1;
    return String(13_500_000_000_000_000 + this.seconds() * 1000 + this.#albums);
  }
}

function fileIdsOf({ photo, video, animation, document }: Message): string[] {
  const ids = (photo ?? []).map(({ file_id }) => file_id);
  for (const media of [video, animation, document]) {
    if (media) ids.push(media.file_id);
    if (media?.thumbnail) ids.push(media.thumbnail.file_id);
  }
  return ids;
}
